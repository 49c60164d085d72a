import type { ContactFunction } from '#capabilities/directory/domain/contact-function.ts'
import type { Freshness } from '#capabilities/directory/domain/freshness.ts'
import type {
  ExperienceCode,
  MeetingWay,
  NeededDocument,
  OrganisationKind,
  PlaceUnit,
  ServiceHours,
  ServiceNeed,
  ServiceStatus,
  SupportKind,
  TargetGroup,
  VerifiedBy,
  VerifiedOutcome,
} from '#capabilities/directory/domain/offers.ts'

const support: Readonly<Record<SupportKind, string>> = { housing: 'Boende', care: 'Vård', human: 'Stöd', occupation: 'Sysselsättning' }
const needs: Readonly<Record<ServiceNeed, string>> = {
  shelter: 'Skyddat boende',
  other_housing: 'Annat boende',
  health: 'Hälso- och sjukvård',
  dental: 'Tandvård',
  psychosocial: 'Psykosocialt stöd',
  rehabilitation: 'Rehabilitering',
  human_support: 'Medmänskligt stöd',
  legal: 'Juridisk hjälp',
  protection: 'Skydd mot hot',
  economic: 'Ekonomiskt stöd',
  rights: 'Information om rättigheter',
  child: 'Stöd anpassat för barn',
  interpretation: 'Tolk',
  documents: 'Pass och andra handlingar',
  reception: 'Mottagande vid ankomst',
  work: 'Arbete eller praktik',
  education: 'Utbildning',
}
const groups: Readonly<Record<TargetGroup, string>> = {
  women: 'Kvinnor',
  men: 'Män',
  girls: 'Flickor',
  boys: 'Pojkar',
  families: 'Familjer',
  disability: 'Personer med funktionsnedsättning',
}
const organisations: Readonly<Record<OrganisationKind, string>> = {
  municipality: 'Kommun',
  region: 'Region',
  authority: 'Myndighet',
  ngo: 'Ideell organisation',
  shelter_provider: 'Boende',
  clinic: 'Mottagning',
  law_firm: 'Juristbyrå',
  school: 'Skola',
  employer: 'Arbetsgivare',
  faith: 'Trossamfund',
  reception_body: 'Mottagande organ',
  international: 'Internationell organisation',
  embassy: 'Ambassad eller konsulat',
  other: 'Annan organisation',
}
const statuses: Readonly<Record<ServiceStatus, string>> = {
  active: 'I bruk',
  inactive: 'Ur bruk',
  temporarily_closed: 'Tillfälligt stängd',
  defunct: 'Finns inte längre',
}
const hours: Readonly<Record<ServiceHours, string>> = {
  always: 'Dygnet runt',
  office: 'Kontorstid',
  out_of_hours: 'Utanför kontorstid',
  scheduled: 'Egna öppettider',
}
const hows: Readonly<Record<VerifiedBy, string>> = { phone: 'Telefon', visit: 'Besök', written: 'Skriftligt', website: 'Webbplats' }
const outcomes: Readonly<Record<VerifiedOutcome, string>> = { right: 'Uppgifterna stämmer', gone: 'Tjänsten finns inte längre' }
const units: Readonly<Record<PlaceUnit, string>> = {
  place: 'Platser',
  room: 'Rum',
  family_room: 'Familjerum',
  appointment: 'Besökstider',
  job: 'Arbetsplatser',
}
const contactFunctions: Readonly<Record<ContactFunction, string>> = {
  reception: 'Reception',
  switchboard: 'Växel',
  intake: 'Intag',
  on_call: 'Jour',
  helpline: 'Stödlinje',
  advice: 'Rådgivning',
  case_work: 'Handläggning',
  coordination: 'Samordning',
  booking: 'Tidsbokning',
  work_lead: 'Arbetsledning',
  office: 'Kansli',
  management: 'Ledning',
  telephone: 'Telefon',
  contact: 'Kontakt',
}
const documents: Readonly<Record<NeededDocument, string>> = {
  identity: 'Id-handling',
  referral: 'Remiss',
  decision: 'Beslut från socialtjänsten',
  consent: 'Samtycke',
  health_insurance: 'Sjukförsäkring',
}
const experiences: Readonly<Record<ExperienceCode, string>> = {
  answered_quickly: 'Svarade snabbt',
  slow_to_answer: 'Svarade sent',
  turned_away: 'Tackade nej',
  kept_promise: 'Höll det som lovades',
  language_held: 'Språket fungerade',
  good_with_children: 'Bra med barn',
  felt_safe: 'Kändes tryggt',
  felt_unsafe: 'Kändes otryggt',
  respectful: 'Gott bemötande',
}
const meets: Readonly<Record<MeetingWay, string>> = { there: 'På organisationens adress', virtual: 'Utan plats: på telefon, på nätet eller hos någon annan' }
const states: Readonly<Record<Freshness, string>> = {
  fresh: 'Bekräftad',
  ageing: 'Bekräftas snart igen',
  stale: 'För gammal',
  unverified: 'Inte bekräftad',
  dead: 'Troligen borta',
  inactive: 'Ur bruk',
}

/** What the codes of the directory are called. */
export const offersSv = {
  support,
  needs,
  groups,
  organisations,
  statuses,
  hours,
  hows,
  outcomes,
  units,
  documents,
  contactFunctions,
  experiences,
  meets,
  states,
}
