import type { SealedWords } from '#app/demo/sealed-words.ts'
import { idOf, keep, must, on, personId, step, type Story } from '#app/demo/story.ts'
import { addMeasure } from '#capabilities/support/commands/add-measure.ts'
import { agreePlan, type AgreedPlan } from '#capabilities/support/commands/agree-plan.ts'
import { assessNeed } from '#capabilities/support/commands/assess-need.ts'
import { endGoal } from '#capabilities/support/commands/end-goal.ts'
import { evaluateMeasure } from '#capabilities/support/commands/evaluate-measure.ts'
import { sayOutcome } from '#capabilities/support/commands/say-outcome.ts'
import { tellRights, type ToldRights } from '#capabilities/support/commands/tell-rights.ts'
import { writeGoal } from '#capabilities/support/commands/write-goal.ts'
import type { Area, Assessor, NeedAnswer, Urgency } from '#capabilities/support/domain/areas.ts'
import { areaOf, type Helped, type MeasureCode, type Outcome, type Payer } from '#capabilities/support/domain/measures.ts'
import type { GoalEnd, PlanPart } from '#capabilities/support/domain/plan.ts'
import { enter, type Entered } from '#capabilities/support/queries/enter.ts'
import { ownersIn } from '#capabilities/support/queries/owners.ts'
import { agreedOf, newestAgreed } from '#capabilities/support/store/agreed.ts'
import { goalsOf } from '#capabilities/support/store/goal.ts'
import { measuresOf, type MeasureRow } from '#capabilities/support/store/measure.ts'
import { needsOf, newestNeed } from '#capabilities/support/store/need.ts'
import type { Instant } from '#kernel/time.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'

/** What somebody needs, wants and is given, as steps of a story. Words of the person come sealed or not at all. */

const entered = async (visit: Visit, story: Story): Promise<Entered> => {
  const found = await enter(visit, idOf(story, 'case'))
  if (!found) throw new Error('the case is not there')
  return found
}
const dayOf = (story: Story, daysAgo: number): string => isoDay(on(story, daysAgo, '12:00'))

type Asked = { readonly answer: NeedAnswer; readonly urgency?: Urgency; readonly assessor?: Assessor; readonly words?: SealedWords }
export const asksNeed = (story: Story, at: Instant, by: string, area: Area, { answer, urgency, assessor = 'i_myself', words }: Asked): void =>
  step(story, at, by, 'needs.assessed', async (visit) => {
    const there = await entered(visit, story)
    const before = newestNeed(await needsOf(visit.tx, there.card.id, area), there.wall, area)
    const said = { answer, urgency: urgency ?? null, assessor, assessedOn: isoDay(at), words: words ?? null }
    must(await assessNeed(visit, there, area, said, before?.number ?? 0))
  })

export const wantsGoal = (story: Story, at: Instant, by: string, area: Area, words: SealedWords, as: string): void =>
  step(story, at, by, 'support.goal-written', async (visit) => keep(story, as, must(await writeGoal(visit, await entered(visit, story), { area, words }))))

export const endsGoal = (story: Story, at: Instant, by: string, goal: string, ended: GoalEnd): void =>
  step(story, at, by, 'support.goal-ended', async (visit) => {
    const caseId = idOf(story, 'case')
    const found = (await goalsOf(visit.tx, caseId)).find((one) => one.id === idOf(story, goal))
    if (!found) throw new Error('the goal is not there')
    must(await endGoal(visit, caseId, found, found.version, ended))
  })

type Added = {
  readonly code: Exclude<MeasureCode, 'other'>
  /** Somebody of the own zone by login, or the function of another zone of the case. */
  readonly who: string
  readonly due: Instant
  /** Days ago; a negative number lies ahead. */
  readonly start: number
  readonly goal?: string
  readonly payer?: Payer
  readonly words?: SealedWords
  readonly as: string
}
export const addsSupport = (story: Story, at: Instant, by: string, { code, who, due, start, goal, payer = 'not_settled', words, as }: Added): void =>
  step(story, at, by, 'support.measure-added', async (visit) => {
    const there = await entered(visit, story)
    const owner = (await ownersIn(visit, there.card.id)).find((one) => (who.includes('.') ? one.personId === personId(who) : one.role === who))
    const area = areaOf(code)
    if (area === null) throw new Error('the measure has no area')
    const goalId = goal === undefined ? null : idOf(story, goal)
    const made = { goalId, area, code, startOn: dayOf(story, start), dueAt: due, payer, functionId: null, words: words ?? null }
    keep(story, as, must(await addMeasure(visit, there, owner ?? null, made)))
  })

const measureOf = async (visit: Visit, story: Story, as: string): Promise<MeasureRow> => {
  const found = (await measuresOf(visit.tx, idOf(story, 'case'))).find((one) => one.id === idOf(story, as))
  if (!found) throw new Error('the measure is not there')
  return found
}
export const saysOutcome = (story: Story, at: Instant, by: string, measure: string, outcome: Outcome, words?: SealedWords): void =>
  step(story, at, by, 'support.outcome-said', async (visit) => {
    const found = await measureOf(visit, story, measure)
    must(await sayOutcome(visit, found, found.version, { outcome, outcomeOn: isoDay(at), words: words ?? null }))
  })
export const evaluates = (story: Story, at: Instant, by: string, measure: string, helped: Helped, words?: SealedWords): void =>
  step(story, at, by, 'support.evaluated', async (visit) => {
    must(await evaluateMeasure(visit, await measureOf(visit, story, measure), { helped, saidOn: isoDay(at), words: words ?? null }))
  })

type Agreeing = Pick<AgreedPlan, 'kind' | 'path' | 'language' | 'consented'> & {
  readonly parts: Readonly<Partial<Record<PlanPart, SealedWords>>>
  /** Days ago; a negative number lies ahead. */
  readonly review: number
}
export const agreesPlan = (story: Story, at: Instant, by: string, { review, ...plan }: Agreeing): void =>
  step(story, at, by, 'support.plan-agreed', async (visit) => {
    const there = await entered(visit, story)
    const before = newestAgreed(await agreedOf(visit.tx, there.card.id), there.wall, plan.kind)
    must(await agreePlan(visit, there, { ...plan, agreedOn: isoDay(at), reviewOn: dayOf(story, review) }, before?.number ?? 0))
  })

type Telling = Pick<ToldRights, 'language' | 'interpreter' | 'items' | 'sheet'> & {
  readonly unclear?: ToldRights['unclear']
  readonly words?: SealedWords
  /** Days ago; a negative number lies ahead. */
  readonly again?: number
}
export const tells = (story: Story, at: Instant, by: string, { unclear = [], words, again, ...told }: Telling): void =>
  step(story, at, by, 'rights.told', async (visit) => {
    const repeatOn = again === undefined ? null : dayOf(story, again)
    must(await tellRights(visit, await entered(visit, story), { ...told, unclear, toldOn: isoDay(at), repeatOn, words: words ?? null }))
  })
