import type { DeadlineRule } from '#capabilities/support/domain/deadline-codes.ts'

type Short = Pick<DeadlineRule, 'code' | 'trigger' | 'amount' | 'unit' | 'effect' | 'source' | 'validFrom'> & Partial<DeadlineRule>
export const rule = (short: Short): DeadlineRule => ({ rest: 'none', alerts: [], repeats: false, stated: false, confirmed: true, validTo: null, ...short })

export const week = [3, 1]
export const month = [7, 3, 1]
export const half = [30, 14, 7, 3, 1]
