import { createHash } from 'node:crypto'
import type { Id } from '#kernel/id.ts'
import type { Language } from '#kernel/language.ts'
import { base32 } from '#capabilities/people/commands/check-code.ts'
import type { Role } from '#capabilities/people/domain/roles.ts'
import type { ZoneKind } from '#capabilities/people/domain/zones.ts'

/** The people of the demo world. All of them, and all the organisations, are invented; nothing here is a contact of anybody. */

const digest = (...parts: readonly string[]): Buffer =>
  createHash('sha256')
    .update(['lilja demo', ...parts].join('|'))
    .digest()

/** The same id for the same word, in every demo world: for rooms that need rows with fixed ids. */
export function demoId(kind: string, name: string): Id {
  const hex = digest('id', kind, name).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

export type DemoZone = {
  readonly id: Id
  readonly code: string
  readonly name: string
  readonly kind: ZoneKind
  readonly municipalityCode: string | null
  readonly countyCode: string | null
  readonly countryCode: string
  readonly parent: string | null
}
const zone = (
  code: string,
  name: string,
  kind: ZoneKind,
  municipalityCode: string | null,
  countyCode: string | null,
  more: { countryCode?: string; parent?: string } = {},
): DemoZone => ({
  id: demoId('zone', code),
  code,
  name,
  kind,
  municipalityCode,
  countyCode,
  countryCode: more.countryCode ?? 'SE',
  parent: more.parent ?? null,
})

/** The municipalities are real places so that the directory has somewhere to stand; the boards in them are made up. A17 is nowhere on purpose. */
export const demoZones: readonly DemoZone[] = [
  zone('ALFA', 'Socialnämnden ALFA', 'social_services', '2480', '24'),
  zone('JOUR', 'Socialjouren ALFA', 'social_on_call', '2480', '24', { parent: 'ALFA' }),
  zone('BETA', 'Socialnämnden BETA', 'social_services', '0188', '01'),
  zone('NORD', 'Regionkoordinator Norr', 'regional_coordinator', null, '24'),
  zone('STHM', 'Regionkoordinator Stockholm', 'regional_coordinator', null, '01'),
  zone('A17', 'Boende A17, region Mitt', 'shelter', null, null),
  zone('POLN', 'Polisens kontaktpunkt Norr', 'police', null, '24'),
  zone('VARD', 'Kliniken GAMMA', 'health_care', null, '24'),
  zone('RETUR', 'Återvändandeprogrammet', 'return_partner', null, null),
  zone('DELTA', 'Partner DELTA', 'foreign_partner', null, null, { countryCode: 'RO' }),
  zone('NSPM', 'Nationella samordningen', 'national_coordination', null, null),
]

export type DemoPerson = {
  readonly id: Id
  /** What one signs in with. */
  readonly login: string
  readonly zone: string
  readonly name: string
  readonly staffCode: string
  readonly roles: readonly [Role, ...Role[]]
  readonly language: Language
  readonly unitHead: boolean
  /** Can open the zone's duty key. */
  readonly duty: boolean
  readonly passphrase: string
  readonly totp: Uint8Array
}

const wordList = [
  'granit',
  'ljung',
  'tallkotte',
  'farstu',
  'kajuta',
  'vindel',
  'hjortron',
  'slalom',
  'kompass',
  'tranbok',
  'trappa',
  'lavendel',
  'skridsko',
  'mosaik',
  'fyrtorn',
  'kastrull',
]
const passphraseOf = (login: string): string => {
  const bytes = digest('passphrase', login)
  return [0, 1, 2, 3].map((place) => wordList[(bytes[place] ?? 0) % wordList.length]).join(' ') + ` ${(bytes[4] ?? 0) + 100}`
}

type Told = readonly [
  part: string,
  name: string,
  roles: readonly [Role, ...Role[]],
  more?: { readonly unitHead?: true; readonly duty?: true; readonly language?: Language },
]
const told: Readonly<Record<string, readonly Told[]>> = {
  ALFA: [
    ['operator', 'Disa Övning', ['hotline_operator'], { duty: true }],
    ['worker', 'Elin Exempel', ['case_worker']],
    ['worker2', 'Ture Exempel', ['case_worker']],
    ['placing', 'Siv Påhittström', ['placing_handler']],
    ['head', 'Gun Övningsdotter', ['case_worker', 'key_officer'], { unitHead: true, duty: true }],
    ['finance', 'Nils Exempelsson', ['finance_officer']],
    ['reviewer', 'Maj Granskar', ['log_reviewer']],
    ['admin', 'Rolf Övningsson', ['org_admin']],
  ],
  JOUR: [
    ['operator', 'Nora Nattpåhitt', ['hotline_operator', 'case_worker'], { duty: true }],
    ['head', 'Karl Jourexempel', ['case_worker', 'org_admin', 'key_officer'], { unitHead: true, duty: true }],
  ],
  BETA: [
    ['operator', 'Moa Låtsas', ['hotline_operator'], { duty: true }],
    ['worker', 'Ivar Påhittsson', ['case_worker']],
    ['head', 'Berit Övningslund', ['case_worker', 'placing_handler', 'key_officer'], { unitHead: true, duty: true }],
    ['admin', 'Stig Exempelmark', ['org_admin']],
  ],
  NORD: [['coordinator', 'Aina Norrexempel', ['regional_coordinator', 'org_admin', 'key_officer'], { unitHead: true, duty: true }]],
  STHM: [['coordinator', 'Olle Söderpåhitt', ['regional_coordinator', 'org_admin', 'key_officer'], { unitHead: true, duty: true }]],
  A17: [
    ['shelter', 'Hedda Hittepå', ['shelter_staff']],
    ['night', 'Lo Nattövning', ['shelter_staff', 'hotline_operator'], { duty: true }],
    ['head', 'Vera Tryggexempel', ['shelter_staff', 'org_admin', 'key_officer'], { unitHead: true, duty: true }],
  ],
  POLN: [
    ['police', 'Jan Kontaktexempel', ['police_contact', 'org_admin', 'key_officer'], { unitHead: true, duty: true }],
    ['threat', 'Eva Bedömövning', ['threat_assessor']],
  ],
  VARD: [['nurse', 'Sara Vårdpåhitt', ['health_staff', 'org_admin', 'key_officer'], { unitHead: true, duty: true }]],
  RETUR: [['return', 'Anna Hemvägsexempel', ['return_officer', 'org_admin', 'key_officer'], { unitHead: true, duty: true }]],
  DELTA: [['partner', 'Ileana Exemplu', ['return_officer', 'org_admin', 'key_officer'], { unitHead: true, duty: true, language: 'en' }]],
  NSPM: [
    ['statistician', 'Tage Tabellsson', ['statistician']],
    ['statistician2', 'Ulla Räknelund', ['statistician']],
    ['editor', 'Pia Påhittad', ['editor']],
    ['keys1', 'Bo Nyckelövning', ['key_officer']],
    ['keys2', 'Inga Nyckelexempel', ['key_officer']],
    ['admin', 'Ebba Ordning', ['org_admin', 'key_officer'], { unitHead: true, duty: true }],
    ['editor2', 'Kaj Textexempel', ['editor']],
  ],
}

export const demoPeople: readonly DemoPerson[] = Object.entries(told).flatMap(([code, people]) =>
  people.map(([part, name, roles, more], place) => {
    const login = `${part}.${code.toLowerCase()}`
    return {
      id: demoId('person', login),
      login,
      zone: code,
      name,
      staffCode: `${code}-${String(place + 1).padStart(2, '0')}`,
      roles,
      language: more?.language ?? 'sv',
      unitHead: more?.unitHead ?? false,
      duty: more?.duty ?? false,
      passphrase: passphraseOf(login),
      totp: new Uint8Array(digest('totp', login).subarray(0, 20)),
    }
  }),
)

export function demoPerson(login: string): DemoPerson {
  const found = demoPeople.find((one) => one.login === login)
  if (!found) throw new Error(`nobody called ${login} in the demo world`)
  return found
}
export function demoZone(code: string): DemoZone {
  const found = demoZones.find((one) => one.code === code)
  if (!found) throw new Error(`no zone ${code} in the demo world`)
  return found
}

/** The two national key officers serve every zone; the third is the zone's own. They gain recovery only. */
export function demoOfficers(code: string): readonly string[] {
  const own = demoPeople.find((one) => one.zone === code && one.roles.includes('key_officer') && !one.login.startsWith('keys'))
  return ['keys1.nspm', 'keys2.nspm', ...(own ? [own.login] : [])]
}

/** What `lilja demo people --json` lists. `secondFactor` is the secret an authenticator app is given, in base 32. */
export const demoAccounts = () =>
  demoPeople.map((person) => ({
    id: person.login,
    name: person.name,
    zone: demoZone(person.zone).name,
    role: person.roles.join(', '),
    passphrase: person.passphrase,
    secondFactor: base32(person.totp),
  }))
