/**
 * What lets personal data leave the country, as dated reference data with its source. It is put into tables and read from there.
 * All of it waits for a lawyer's confirmation before real use.
 */

/** The European Economic Area: no border for personal data. */
const eea = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SI SK'.split(' ')

/** Countries that the Commission has found to protect data well enough, for every kind of receiver. */
const adequate = 'AD AR CH FO GB GG IL IM JE JP KR NZ UY'.split(' ')

export const transferCountries = [
  ...eea.map((code) => ({ code, standing: 'eea', source: 'EES-avtalet, bilaga XI', validFrom: '2018-07-20' })),
  ...adequate.map((code) => ({ code, standing: 'adequate', source: 'kommissionens beslut enligt dataskyddsförordningen 45.3', validFrom: '2021-12-17' })),
] as const

export const transferGroundCodes = ['within_eea', 'adequacy', 'explicit_consent', 'organisation_channel', 'own_hand'] as const
export type TransferGroundCode = (typeof transferGroundCodes)[number]

type Rule = {
  readonly code: TransferGroundCode
  readonly senders: readonly string[]
  readonly standings: readonly ('eea' | 'adequate' | 'other')[]
  readonly law: string
}
const bound = ['return_partner', 'ngo', 'migration_agency'] as const
const others = ['health_care', 'shelter', 'foreign_partner'] as const
const lawEnforcement = ['police', 'prosecutor'] as const

/**
 * A municipality has no row: it may not transfer in a case like this (lag 2001:454, 16 §). A coordinator, who is employed by one, only what she carries
 * herself. Within the EEA, which is no third country, nothing but that hinders anybody else who helps. Who waits for a lawyer's answer: police and
 * prosecutors, whose processing can fall under another law; a shelter that a municipality runs; a partner abroad.
 */
const rules: readonly Rule[] = [
  { code: 'within_eea', senders: [...bound, ...others, 'regional_coordinator'], standings: ['eea'], law: 'dataskyddsförordningen 1.3' },
  { code: 'within_eea', senders: lawEnforcement, standings: ['eea'], law: 'dataskyddsförordningen 1.3, direktiv (EU) 2016/680 art. 1.2 b' },
  { code: 'adequacy', senders: bound, standings: ['adequate'], law: 'dataskyddsförordningen 45' },
  { code: 'explicit_consent', senders: bound, standings: ['other'], law: 'dataskyddsförordningen 49.1 a' },
  { code: 'organisation_channel', senders: ['return_partner'], standings: ['adequate', 'other'], law: 'dataskyddsförordningen 46, 49' },
  { code: 'own_hand', senders: [...bound, 'regional_coordinator'], standings: ['adequate', 'other'], law: 'lag 2001:454 16 § gäller inte den enskilde själv' },
]

export const transferGrounds = rules.flatMap(({ code, senders, standings, law }) =>
  senders.flatMap((senderKind) => standings.map((standing) => ({ code, senderKind, standing, law, validFrom: '2018-05-25' }))),
)
