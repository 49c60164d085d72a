/** Times that the law gives, dated and with a source. Put into a table and read from there; nothing in the code is the law. */
export const costRules = [
  { code: 'claim', months: 6, remind: [60, 30, 14, 7], source: 'förordning 2017:193, 19 §', validFrom: '2017-07-01' },
  { code: 'transfer_answer', months: 1, remind: [7], source: 'SoL (2025:400) 29:10–11', validFrom: '2025-07-01' },
] as const
export type CostRuleCode = (typeof costRules)[number]['code']
