/** How a day came about: which of three sentences is true. */
export type Why = 'stated' | 'at_once' | 'computed'
export const whyOf = (one: { readonly fromDocument: boolean; readonly rule: { readonly unit: string } }): Why =>
  one.fromDocument ? 'stated' : one.rule.unit === 'immediately' ? 'at_once' : 'computed'
