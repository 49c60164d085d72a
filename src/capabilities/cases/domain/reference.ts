/**
 * Reference data of this room: dated, with its source. It is put into tables and read from there; law and thresholds are never constants in code.
 * All wording of grounds waits for a lawyer's confirmation before real use.
 */

/** One clock; `effect` is a code for what happens when it is missed. */
export const clockRules = [
  {
    code: 'contact',
    minutes: 120,
    warn: 30,
    starts: 'meeting.called',
    effect: 'escalates',
    source: 'practice of routines for acute meetings',
    validFrom: '2026-01-01',
  },
  {
    code: 'meeting',
    minutes: 24 * 60,
    warn: 240,
    starts: 'meeting.called',
    effect: 'escalates',
    source: 'practice of routines for acute meetings',
    validFrom: '2026-01-01',
  },
  {
    code: 'follow_up',
    minutes: 72 * 60,
    warn: 24 * 60,
    starts: 'meeting.held',
    effect: 'escalates',
    source: 'practice of routines for acute meetings',
    validFrom: '2026-01-01',
  },
  { code: 'concern_report', minutes: 60, warn: 30, starts: 'child.suspected', effect: 'duty_breached', source: 'SoL (2025:400) 19:1', validFrom: '2025-07-01' },
  {
    code: 'protection_assessment',
    minutes: 24 * 60,
    warn: 240,
    starts: 'concern.received',
    effect: 'escalates',
    source: 'national guidance on reports of concern',
    validFrom: '2025-07-01',
  },
  {
    code: 'reflection_period',
    minutes: 30 * 24 * 60,
    warn: 14 * 24 * 60,
    starts: 'permit.valid',
    effect: 'permit_ends',
    source: 'UtlL (2005:716) 5:15',
    validFrom: '2022-08-01',
  },
  // How long a risk assessment may hold, by what it found. Practice of this tool, to be set by each national routine.
  {
    code: 'risk_high',
    minutes: 7 * 24 * 60,
    warn: 24 * 60,
    starts: 'risk.assessed',
    effect: 'assess_again',
    source: 'HSLF-FS 2022:39; days are practice',
    validFrom: '2022-08-01',
  },
  {
    code: 'risk_unknown',
    minutes: 3 * 24 * 60,
    warn: 24 * 60,
    starts: 'risk.assessed',
    effect: 'assess_again',
    source: 'HSLF-FS 2022:39; days are practice',
    validFrom: '2022-08-01',
  },
  {
    code: 'risk_other',
    minutes: 30 * 24 * 60,
    warn: 3 * 24 * 60,
    starts: 'risk.assessed',
    effect: 'assess_again',
    source: 'HSLF-FS 2022:39; days are practice',
    validFrom: '2022-08-01',
  },
  // How long the on-call of one shelter is waited for before the next one's rings. Practice of this tool, to be set by each national routine.
  {
    code: 'shelter_on_call',
    minutes: 20,
    warn: 0,
    starts: 'place.requested',
    effect: 'escalates',
    source: 'practice of this tool; SoL (2025:400) 11:5 leaves admission to the shelter',
    validFrom: '2026-01-01',
  },
] as const

const social = ['social_services', 'social_on_call', 'specialist_clinic', 'regional_coordinator'] as const
const health = ['health_care', 'helpline'] as const
const police = ['police', 'prosecutor'] as const
const contract = ['shelter', 'ngo', 'return_partner', 'foreign_partner'] as const
const state = ['migration_agency', 'national_coordination'] as const
const authorities = [...social, ...health, ...police, ...state] as const
const everybody = [...authorities, ...contract] as const

const sealed = ['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'C8', 'C9', 'C10'] as const
const notWhere = sealed.filter((cls) => cls !== 'C3')

type Rule = {
  readonly code: string
  readonly from: readonly string[]
  readonly to: readonly string[]
  readonly classes: readonly string[]
  readonly law: string
  readonly needsText: boolean
  readonly needsSecond?: boolean
  readonly validFrom: string
}

/** The general clause (OSL 10:27) is not here: it does not reach what OSL 25:1 and 26:1 protect. 10:15 a is not here until a lawyer has said what it reaches. */
const rules: readonly Rule[] = [
  { code: 'consent', from: authorities, to: everybody, classes: sealed, law: 'OSL 10:1, 12:2', needsText: false, validFrom: '2009-06-30' },
  { code: 'consent', from: contract, to: everybody, classes: sealed, law: 'dataskyddsförordningen 6.1 a, 9.2 a', needsText: false, validFrom: '2018-05-25' },
  {
    code: 'necessary_for_own_task',
    from: authorities,
    to: authorities,
    classes: ['C1', 'C2', 'C4', 'C7', 'C9', 'C10'],
    law: 'OSL 10:2',
    needsText: true,
    validFrom: '2009-06-30',
  },
  {
    code: 'necessary_for_own_task',
    from: [...social, ...police],
    to: ['shelter'],
    classes: ['C2', 'C4', 'C10'],
    law: 'OSL 10:2',
    needsText: true,
    validFrom: '2009-06-30',
  },
  {
    code: 'crime_against_child',
    from: [...social, ...health],
    to: police,
    classes: ['C1', 'C2', 'C4', 'C6', 'C9', 'C10'],
    law: 'OSL 10:21',
    needsText: true,
    validFrom: '2025-04-01',
  },
  {
    code: 'serious_crime',
    from: [...social, ...health],
    to: police,
    classes: ['C1', 'C2', 'C6', 'C10'],
    law: 'OSL 10:23',
    needsText: true,
    validFrom: '2025-04-01',
  },
  {
    code: 'prevent_violence',
    from: [...social, ...health],
    to: ['police'],
    classes: ['C1', 'C2', 'C10'],
    law: 'OSL 10:18 c',
    needsText: true,
    validFrom: '2025-04-01',
  },
  {
    code: 'social_and_health',
    from: social,
    to: health,
    classes: ['C1', 'C2', 'C4', 'C5', 'C9', 'C10'],
    law: 'OSL 26:9',
    needsText: true,
    validFrom: '2009-06-30',
  },
  {
    code: 'social_and_health',
    from: health,
    to: social,
    classes: ['C1', 'C2', 'C4', 'C5', 'C9', 'C10'],
    law: 'OSL 25:12',
    needsText: true,
    validFrom: '2009-06-30',
  },
  {
    code: 'feedback_to_reporter',
    from: ['social_services', 'social_on_call'],
    to: [...health, 'police'],
    classes: ['C4'],
    law: 'OSL 26:9 a',
    needsText: true,
    validFrom: '2022-01-01',
  },
  {
    code: 'report_of_concern',
    from: [...authorities, 'shelter'],
    to: ['social_services', 'social_on_call'],
    classes: notWhere,
    law: 'OSL 10:28, SoL (2025:400) 19:1',
    needsText: false,
    validFrom: '2025-07-01',
  },
  {
    code: 'residence_case',
    from: ['social_services'],
    to: ['migration_agency', 'police'],
    classes: ['C1', 'C7'],
    law: 'OSL 10:28, UtlL 17:1',
    needsText: true,
    needsSecond: true,
    validFrom: '2006-03-31',
  },
  { code: 'necessity', from: everybody, to: everybody, classes: sealed, law: 'BrB 24:4', needsText: true, validFrom: '1994-07-01' },
  { code: 'anonymised', from: everybody, to: everybody, classes: ['C4', 'C10'], law: 'OSL 26:1, 25:1', needsText: true, validFrom: '2009-06-30' },
]

export type GroundRow = Omit<Rule, 'from' | 'to' | 'needsSecond'> & {
  readonly fromKind: string
  readonly toKind: string
  readonly source: string
  readonly needsSecond: boolean
}

/** One row per pair of kinds of zones. */
export const groundRows = (): readonly GroundRow[] =>
  rules.flatMap(({ from, to, needsSecond, ...rule }) =>
    from.flatMap((fromKind) => to.map((toKind) => ({ ...rule, fromKind, toKind, source: rule.law, needsSecond: needsSecond ?? false }))),
  )
export const groundCodes = [...new Set(rules.map((rule) => rule.code))] as [string, ...string[]]
