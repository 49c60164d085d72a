/** Codes are stored for years: added, never renamed. */
export const costTypes = ['shelter', 'care', 'housing', 'food', 'clothes', 'phone', 'interpreter', 'transport', 'documents', 'school'] as const
export type CostType = (typeof costTypes)[number]

export const legalBases = ['sol_11_1', 'sol_12_1', 'lvu', 'lvm', 'school'] as const
export type LegalBasis = (typeof legalBases)[number]

/** An accompanying child has lines of its own. */
export const whoms = ['person', 'child'] as const
export type Whom = (typeof whoms)[number]

export const reversalReasons = ['wrong_amount', 'wrong_case', 'twice', 'credited'] as const
export type ReversalReason = (typeof reversalReasons)[number]

/** Why the same kind from the same code name on the same days is not the same cost twice. */
export const againReasons = ['another_person', 'several_that_day', 'part_of_price'] as const
export type AgainReason = (typeof againReasons)[number]

export const endings = ['permit_ended', 'refused', 'withdrawn'] as const
export type Ending = (typeof endings)[number]

export const differences = ['outside_time', 'not_entitled', 'amount_changed', 'data_missing', 'not_said'] as const
export type Difference = (typeof differences)[number]

export const repaymentReasons = ['wrong_data', 'reversed', 'demanded'] as const
export type RepaymentReason = (typeof repaymentReasons)[number]

/** A supplier's code name: `A17`, `TOL2`. There is room for no name and no place. */
export const supplierShape = /^[A-Z]{1,3}[0-9]{1,4}$/
/** Begins with a letter or a digit: nothing that a spreadsheet would work out. The table's own check is wider by the leading hyphen. */
export const invoiceShape = /^(?:[A-Z]{1,3}-?)?[0-9]{1,12}(-[0-9]{1,4})?$/

/** Who pays for what beside the boards: to know before somebody sends the bill to the wrong place. */
export const bearers = ['municipality', 'region', 'court', 'return_programme', 'support_programme', 'compensation'] as const
export type Bearer = (typeof bearers)[number]
export const matrixRows = [
  { need: 'shelter', pays: 'municipality' },
  { need: 'daily', pays: 'municipality' },
  { need: 'interpreter', pays: 'municipality' },
  { need: 'transport', pays: 'municipality' },
  { need: 'documents', pays: 'municipality' },
  { need: 'child_care', pays: 'municipality' },
  { need: 'school', pays: 'municipality' },
  { need: 'health', pays: 'region' },
  { need: 'dental', pays: 'region' },
  { need: 'counsel', pays: 'court' },
  { need: 'trial_travel', pays: 'court' },
  { need: 'return_journey', pays: 'return_programme' },
  { need: 'before_report', pays: 'support_programme' },
  { need: 'damages', pays: 'compensation' },
] as const satisfies readonly { readonly need: string; readonly pays: Bearer }[]
export type Need = (typeof matrixRows)[number]['need']
