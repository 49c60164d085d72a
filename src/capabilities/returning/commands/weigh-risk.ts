import { newId, type Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { daysAfter } from '#kernel/time.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'
import { settlePostponement } from '#capabilities/returning/commands/settle-postponement.ts'
import { writeBeforeWords } from '#capabilities/returning/commands/write-before-words.ts'
import type { WordsRefusal } from '#capabilities/returning/commands/write-her-words.ts'
import {
  riskItems,
  sideOf,
  signFault,
  type OwnView,
  type RiskCondition,
  type RiskItem,
  type RiskOutcome,
  type RiskRating,
  type SignFault,
} from '#capabilities/returning/domain/joint-risk.ts'
import type { Entered } from '#capabilities/returning/queries/enter.ts'
import { ownUnit } from '#capabilities/returning/queries/own-unit.ts'
import { gateRule } from '#capabilities/returning/store/gate-rule.ts'
import { addRiskMet, addRiskSide, addRiskSignature, beginRisk, jointRisksOf, type JointRisk } from '#capabilities/returning/store/joint-risk.ts'
import { lockReturn } from '#capabilities/returning/store/lock.ts'

export type SaidSide = {
  readonly ratings: Readonly<Record<RiskItem, RiskRating>>
  readonly ownView: OwnView
  readonly words: string | null
  readonly ownWords: string | null
}
type Moved = { readonly kind: 'moved-on' }
export type SideRefusal = WordsRefusal | Moved | { readonly kind: 'side-said' } | { readonly kind: 'own-view-needed' }

/** A new assessment begins when there is none, or when the newest has been signed by somebody: what was signed is never changed. */
export const isOpenRisk = (newest: JointRisk | null): newest is JointRisk => newest !== null && newest.signed.length === 0

/** What is known on the own side of the border. Whoever says it first begins the assessment; said again before anybody signed, it begins anew. */
export async function sayRiskSide(visit: Visit, { card, journey }: Entered, said: SaidSide): Promise<Result<Id, SideRefusal>> {
  if (said.ownWords !== null && said.ownView === 'not_asked') return refuse({ kind: 'own-view-needed' })
  if (!(await lockReturn(visit.tx, journey.id)) || journey.part === null) return refuse({ kind: 'moved-on' })
  const [newest = null] = await jointRisksOf(visit.tx, journey.id)
  const side = sideOf(journey.part)
  const own = { returnId: journey.id, caseId: card.id, unitId: await ownUnit(visit, card.id) }
  const goesOn = isOpenRisk(newest) && newest.sides.every((one) => one.side !== side)
  const riskId = goesOn ? newest.id : newId()
  if (!goesOn && !(await beginRisk(visit.tx, { ...own, id: riskId, number: (newest?.number ?? 0) + 1 }))) return refuse({ kind: 'moved-on' })
  const words = await writeBeforeWords(visit, card, 'return_risk', said.words)
  if (!words.ok) return words
  const ownWords = await writeBeforeWords(visit, card, 'return_risk', said.ownWords)
  if (!ownWords.ok) return ownWords
  const rated = (rating: RiskRating): readonly RiskItem[] => riskItems.filter((item) => said.ratings[item] === rating)
  const made = { absent: rated('absent'), possible: rated('possible'), present: rated('present'), ownView: said.ownView }
  if (!(await addRiskSide(visit.tx, { ...own, ...made, riskId, side, wordsRecord: words.value, ownRecord: ownWords.value })))
    return refuse({ kind: 'side-said' })
  visit.note({ caseId: card.id, object: riskId })
  return accept(riskId)
}

export type SaidOutcome = { readonly outcome: RiskOutcome; readonly conditions: readonly RiskCondition[]; readonly words: string | null }
export type SignRefusal =
  | WordsRefusal
  | Moved
  | { readonly kind: SignFault }
  | { readonly kind: 'not-a-signer' }
  | { readonly kind: 'side-missing' }
  | { readonly kind: 'signed-already' }
  | { readonly kind: 'not-the-newest' }

/** Signed in the own name for the own part. How long it holds is a dated rule; *not now* postpones the return in the same moment. */
export async function signRisk(visit: Visit, entered: Entered, riskId: Id, said: SaidOutcome): Promise<Result<Id, SignRefusal>> {
  const { card, journey } = entered
  const { part } = journey
  if (part !== 'coordinator' && part !== 'partner') return refuse({ kind: 'not-a-signer' })
  const fault = signFault(said)
  if (fault !== null) return refuse({ kind: fault })
  if (!(await lockReturn(visit.tx, journey.id))) return refuse({ kind: 'moved-on' })
  const [newest = null] = await jointRisksOf(visit.tx, journey.id)
  if (newest?.id !== riskId) return refuse({ kind: 'not-the-newest' })
  if (newest.sides.length < 2) return refuse({ kind: 'side-missing' })
  const rule = await gateRule(visit.tx, 'risk_holds', isoDay(visit.now))
  const words = await writeBeforeWords(visit, card, 'return_risk', said.words)
  if (!words.ok) return words
  const made = {
    riskId,
    part,
    outcome: said.outcome,
    conditions: said.conditions,
    holdsUntil: isoDay(daysAfter(visit.now, rule.days)),
    ruleFrom: rule.validFrom,
  }
  const own = { returnId: journey.id, caseId: card.id, unitId: await ownUnit(visit, card.id) }
  if (!(await addRiskSignature(visit.tx, { ...own, ...made, wordsRecord: words.value }))) return refuse({ kind: 'signed-already' })
  await settlePostponement(visit, entered)
  visit.note({ caseId: card.id, object: riskId, reason: said.outcome })
  return accept(riskId)
}

/** Somebody with a name says that a condition is met. */
export async function meetCondition(
  visit: Visit,
  { card, journey }: Entered,
  risk: JointRisk,
  condition: RiskCondition,
): Promise<Result<Id, { readonly kind: 'no-such-condition' } | { readonly kind: 'met-already' }>> {
  if (!risk.signed.some(({ conditions }) => conditions.includes(condition))) return refuse({ kind: 'no-such-condition' })
  const own = { returnId: journey.id, caseId: card.id, unitId: await ownUnit(visit, card.id) }
  if (!(await addRiskMet(visit.tx, { ...own, riskId: risk.id, condition }))) return refuse({ kind: 'met-already' })
  visit.note({ caseId: card.id, object: risk.id, reason: condition })
  return accept(risk.id)
}
