import type { ContactFunction } from '#capabilities/directory/domain/contact-function.ts'
import type {
  ExperienceCode,
  OrganisationKind,
  PlaceUnit,
  ServiceHours,
  ServiceNeed,
  ServiceStatus,
  TargetGroup,
} from '#capabilities/directory/domain/offers.ts'

/** A service of the demo world. Days and hours count back from the demo's today. */
export type DemoService = {
  readonly name: string
  readonly description?: string
  readonly protected?: true
  readonly status?: ServiceStatus
  readonly needs: readonly ServiceNeed[]
  readonly groups: readonly TargetGroup[]
  readonly languages: readonly string[]
  readonly areas?: readonly string[]
  readonly hours?: Exclude<ServiceHours, 'scheduled'>
  /** Hours of its own, as they are typed: a line each. */
  readonly openings?: string
  readonly eligibility?: string
  readonly interpretation?: true
  readonly verifiedDaysAgo: number | null
  readonly how?: 'phone' | 'visit' | 'written' | 'website'
  readonly by?: string
  readonly free?: { readonly unit?: PlaceUnit; readonly available: number; readonly maximum: number; readonly hoursAgo?: number }
  readonly experience?: Readonly<Partial<Record<ExperienceCode, number>>>
}
export type DemoOrganisation = {
  readonly zone: string
  readonly country: string
  readonly kind: OrganisationKind
  readonly name: string
  readonly description: string
  readonly website?: string
  readonly email?: string
  readonly answers?: ContactFunction
  readonly phone?: string
  readonly city?: string
  readonly street?: string
  readonly services: readonly DemoService[]
}

export const women = ['women', 'girls'] as const
export const adults = ['women', 'men'] as const
export const everybody = ['women', 'men', 'girls', 'boys', 'families', 'disability'] as const
const north = { zone: 'NORD', country: 'SE', by: 'coordinator.nord' } as const
const capital = { zone: 'STHM', country: 'SE', by: 'coordinator.sthm' } as const

/** Every name is made up; numbers are those that nobody is given. Fresh, ageing, stale, gone, out of use, full and free are all here. */
export const organisationsAtHome: readonly DemoOrganisation[] = [
  {
    zone: north.zone,
    country: 'SE',
    kind: 'shelter_provider',
    name: 'Boendena ALFA, BETA och GAMMA',
    description: 'Skyddade boenden för den som behöver en trygg plats. Varje boende har ett kodnamn.',
    website: 'https://boendena.example',
    answers: 'intake',
    phone: '08-465 004 10',
    services: [
      {
        name: 'Boende ALFA-1',
        protected: true,
        needs: ['shelter', 'human_support', 'protection'],
        groups: ['women', 'girls', 'families'],
        languages: ['swe', 'eng', 'ron', 'bul'],
        areas: ['24', '25'],
        hours: 'always',
        interpretation: true,
        verifiedDaysAgo: 12,
        how: 'visit',
        by: north.by,
        free: { available: 2, maximum: 6 },
        experience: { answered_quickly: 6, felt_safe: 4, good_with_children: 3, language_held: 2 },
      },
      {
        name: 'Boende BETA-2',
        protected: true,
        needs: ['shelter'],
        groups: ['men'],
        languages: ['swe', 'eng'],
        areas: ['22', '23', '24'],
        hours: 'always',
        verifiedDaysAgo: 30,
        how: 'written',
        by: north.by,
        free: { available: 0, maximum: 4 },
        experience: { turned_away: 3 },
      },
      {
        name: 'Boende GAMMA-3',
        protected: true,
        needs: ['shelter'],
        groups: women,
        languages: ['swe'],
        areas: ['22'],
        hours: 'always',
        verifiedDaysAgo: 210,
        how: 'website',
        by: north.by,
      },
    ],
  },
  {
    zone: north.zone,
    country: 'SE',
    kind: 'clinic',
    name: 'Mottagningen Norrskenet',
    description: 'Vård och samtal, utan remiss och utan att säga sitt namn.',
    website: 'https://norrskenet.example',
    email: 'reception@norrskenet.example',
    answers: 'reception',
    phone: '0980-319 201',
    city: 'Umeå',
    services: [
      {
        name: 'Vård utan remiss',
        needs: ['health', 'dental'],
        groups: everybody,
        languages: ['swe', 'eng', 'tir', 'ara'],
        areas: ['2480', '2482'],
        openings: 'MO-FR 08:00-16:30\nTH 18:00-21:00',
        interpretation: true,
        verifiedDaysAgo: 20,
        by: north.by,
        free: { unit: 'appointment', available: 5, maximum: 20 },
      },
      {
        name: 'Samtal efter våld',
        needs: ['psychosocial', 'rehabilitation'],
        groups: adults,
        languages: ['swe', 'ron', 'rus'],
        areas: ['24'],
        verifiedDaysAgo: 172,
        by: north.by,
        experience: { respectful: 11, slow_to_answer: 3 },
      },
    ],
  },
  {
    zone: north.zone,
    country: 'SE',
    kind: 'employer',
    name: 'Kafé Trollsländan',
    description: 'Arbetsgivare som erbjuder praktik och anställning i lugn takt.',
    answers: 'work_lead',
    phone: '08-465 004 21',
    city: 'Skellefteå',
    services: [
      {
        name: 'Praktikplats i kök',
        needs: ['work'],
        groups: adults,
        languages: ['swe', 'eng', 'spa'],
        areas: ['24'],
        verifiedDaysAgo: 44,
        by: north.by,
        free: { unit: 'job', available: 1, maximum: 2, hoursAgo: 90 },
      },
    ],
  },
  {
    zone: north.zone,
    country: 'SE',
    kind: 'school',
    name: 'Folkhögskolan Ripan',
    description: 'Kurser i svenska och grundkurser med boende på skolan.',
    services: [
      {
        name: 'Svenska från början',
        needs: ['education', 'other_housing'],
        groups: ['women', 'men', 'disability'],
        languages: ['swe', 'eng'],
        areas: ['24', '22'],
        status: 'inactive',
        verifiedDaysAgo: 60,
        by: north.by,
      },
    ],
  },
  {
    zone: capital.zone,
    country: 'SE',
    kind: 'ngo',
    name: 'Föreningen Följeslagarna',
    description: 'Medmänskligt stöd: någon som går med till läkaren, myndigheten och rätten.',
    website: 'https://foljeslagarna.example',
    answers: 'coordination',
    phone: '08-465 004 33',
    city: 'Stockholm',
    services: [
      {
        name: 'Någon som går med',
        needs: ['human_support', 'rights'],
        groups: everybody,
        languages: ['swe', 'eng', 'bul', 'hun', 'rmn'],
        areas: ['SE'],
        openings: 'MO,WE,FR 10:00-15:00\nSA 22:00-02:00',
        verifiedDaysAgo: 8,
        by: capital.by,
        experience: { kept_promise: 7 },
      },
      { name: 'Kläder och mat', needs: ['economic'], groups: everybody, languages: ['swe'], areas: ['01'], verifiedDaysAgo: null },
      {
        name: 'Kvällskafé',
        needs: ['human_support'],
        groups: women,
        languages: ['swe'],
        areas: ['0180'],
        status: 'defunct',
        verifiedDaysAgo: 40,
        by: capital.by,
      },
    ],
  },
  {
    zone: capital.zone,
    country: 'SE',
    kind: 'law_firm',
    name: 'Juristbyrån Paragrafen',
    description: 'Målsägandebiträden och rådgivning om uppehållstillstånd och skadestånd.',
    answers: 'office',
    phone: '08-465 004 45',
    city: 'Stockholm',
    services: [
      {
        name: 'Rådgivning om rättigheter',
        needs: ['legal', 'documents'],
        groups: everybody,
        languages: ['swe', 'eng', 'rus', 'ukr'],
        areas: ['SE'],
        interpretation: true,
        verifiedDaysAgo: 168,
        by: capital.by,
      },
    ],
  },
]
