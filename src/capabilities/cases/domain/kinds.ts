/** What a record is, beside its class. Neutral codes; later rooms add their own. */
export const recordKinds = [
  'note',
  'identity',
  'contact_rule',
  'location',
  'call_summary',
  'minutes',
  'health_note',
  'crime_note',
  'migration_note',
  'cost_note',
  'child_note',
  'threat_note',
  'short_form',
  'harm_test',
  'glass_reason',
  'consent_conditions',
  'task_words',
  'way_back',
  'party_note',
  'indicator_note',
  'risk_sheet',
  'safety_plan',
  'child_safety_plan',
  'apart_note',
  'address_request',
  'address_balance',
  'address_given',
  'need_note',
  'goal',
  'measure_note',
  'support_plan',
  'rights_note',
  'deadline_reason',
  'permit_note',
  'permit_paper',
  'child_voice',
  'child_adult',
  'concern_report',
] as const
export type RecordKind = (typeof recordKinds)[number]
export const isRecordKind = (word: unknown): word is RecordKind => (recordKinds as readonly unknown[]).includes(word)

/** Which kinds one may choose when writing into a class by hand. */
export const kindsOf: Readonly<Record<string, readonly RecordKind[]>> = {
  C1: ['identity'],
  C2: ['contact_rule'],
  C3: ['location'],
  C4: ['note', 'call_summary', 'minutes'],
  C5: ['health_note'],
  C6: ['crime_note'],
  C7: ['migration_note'],
  C8: ['cost_note'],
  C9: ['child_note'],
  C10: ['threat_note'],
}

/** Why a wording was replaced. The old one stays readable. */
export const correctionReasons = ['mistake', 'addition', 'other_view', 'new_information'] as const
export type CorrectionReason = (typeof correctionReasons)[number]
