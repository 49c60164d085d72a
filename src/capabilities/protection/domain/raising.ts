import type { ProtectionLevel } from '#capabilities/cases/contract.ts'
import { dangers, type Danger, type Judgements, type Level } from '#capabilities/protection/domain/levels.ts'

/**
 * The protection level that each answer asks for, looked up and never counted. A high danger from somebody else is a credible threat: level 2. What is
 * not known is treated as level 1. Danger to herself needs closeness, not fewer people who may know: level 1.
 */
const asks: Readonly<Record<Danger, Readonly<Record<Level, ProtectionLevel>>>> = {
  acute: { low: 0, medium: 0, high: 2, unknown: 1 },
  lethal: { low: 0, medium: 0, high: 2, unknown: 1 },
  again: { low: 0, medium: 0, high: 2, unknown: 1 },
  self: { low: 0, medium: 0, high: 1, unknown: 1 },
}

/** At least this level. Lowering is a decision of its own, with a second person. */
export const protectionFor = (judgements: Judgements): ProtectionLevel =>
  dangers.map((danger) => asks[danger][judgements[danger].level]).reduce<ProtectionLevel>((most, one) => (one > most ? one : most), 0)
