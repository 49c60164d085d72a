import type { SealedWords } from '#app/demo/sealed-words.ts'
import { idOf, keep, must, on, personId, step, type Story } from '#app/demo/story.ts'
import { addMeasure } from '#capabilities/protection/commands/add-measure.ts'
import { assessRisk } from '#capabilities/protection/commands/assess-risk.ts'
import { recordObservation, type Seen } from '#capabilities/protection/commands/record-observation.ts'
import { takeBackObservation } from '#capabilities/protection/commands/take-back-observation.ts'
import { writePlan, type WrittenPlan } from '#capabilities/protection/commands/write-plan.ts'
import type { Instrument, Category, Measure, Occasion } from '#capabilities/protection/domain/assessment.ts'
import { signCodes, type Sighting, type SignCode, type TakeBackReason } from '#capabilities/protection/domain/indicators.ts'
import { items, type Item, type Rating } from '#capabilities/protection/domain/items.ts'
import { dangers, type Danger, type Level, type OwnLevel, type Sureness } from '#capabilities/protection/domain/levels.ts'
import type { Section } from '#capabilities/protection/domain/plan.ts'
import { enter, type Entered } from '#capabilities/protection/queries/enter.ts'
import { ownersIn } from '#capabilities/protection/queries/owners.ts'
import { prepareAssessment } from '#capabilities/protection/queries/show-risk.ts'
import { addInstrument } from '#capabilities/protection/store/instrument.ts'
import { assessmentsOf } from '#capabilities/protection/store/assessment.ts'
import { findObservation } from '#capabilities/protection/store/observation.ts'
import { newestPlan, plansOf } from '#capabilities/protection/store/plan.ts'
import { newId } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'

/** What somebody sees, judges and plans, as steps of a story. Words about a person come sealed or not at all. */

const entered = async (visit: Visit, story: Story): Promise<Entered> => {
  const found = await enter(visit, idOf(story, 'case'))
  if (!found) throw new Error('the case is not there')
  return found
}
const dayOf = (story: Story, daysAgo: number): string => isoDay(on(story, daysAgo, '12:00'))

type Observed = Pick<Seen, 'list' | 'forms' | 'seer' | 'knowing'> & {
  readonly present: readonly SignCode[]
  readonly notSeen?: readonly SignCode[]
  readonly words?: SealedWords
  readonly as?: string
}
export const observes = (story: Story, at: Instant, by: string, { present, notSeen = [], words, as, ...seen }: Observed): void =>
  step(story, at, by, 'indicators.recorded', async (visit) => {
    const sighting = (code: SignCode): Sighting => (present.includes(code) ? 'present' : notSeen.includes(code) ? 'not_seen' : 'unknown')
    const signs = Object.fromEntries(signCodes.map((code) => [code, sighting(code)])) as Record<SignCode, Sighting>
    keep(story, as, must(await recordObservation(visit, await entered(visit, story), { ...seen, signs, seenOn: isoDay(at), words: words ?? null })))
  })

export const takesBack = (story: Story, at: Instant, by: string, observation: string, reason: TakeBackReason): void =>
  step(story, at, by, 'indicators.taken-back', async (visit) => {
    const found = await findObservation(visit.tx, idOf(story, 'case'), idOf(story, observation))
    if (!found) throw new Error('the observation is not there')
    must(await takeBackObservation(visit, found, found.version, reason))
  })

type Judged = readonly [Level, Sureness, OwnLevel, SealedWords?]
type Told = {
  readonly occasion: Occasion
  readonly judged: Readonly<Record<Danger, Judged>>
  readonly ratings?: Readonly<Partial<Record<Item, Rating>>>
  readonly own?: SealedWords
  readonly sources?: SealedWords
  /** Days ago; a negative number lies ahead. */
  readonly review: number
  readonly valid: number
  readonly as?: string
}
export const assesses = (story: Story, at: Instant, by: string, told: Told): void =>
  step(story, at, by, 'risk.assessed', async (visit) => {
    const model = await prepareAssessment(visit, idOf(story, 'case'))
    if (!model) throw new Error('the case is not there to assess')
    const each = <Value>(pick: (judged: Judged) => Value) =>
      Object.fromEntries(dangers.map((danger) => [danger, pick(told.judged[danger])])) as Record<Danger, Value>
    const before = (item: Item): Rating => model.ratings[item]?.rating ?? 'unknown'
    const made = {
      occasion: told.occasion,
      judgements: each(([level, sure, own]) => ({ level, sure, own })),
      reasons: each(([, , , reason]) => reason ?? null),
      ratings: Object.fromEntries(items.map((item) => [item, told.ratings?.[item] ?? before(item)])) as Record<Item, Rating>,
      ownWords: told.own ?? null,
      sources: told.sources ?? null,
      reviewOn: dayOf(story, told.review),
      validUntil: dayOf(story, told.valid),
    }
    keep(story, told.as, must(await assessRisk(visit, model.entered, model.ratings, made, model.before?.number ?? 0)))
  })

type Decided = { readonly assessment: string; readonly code: Measure; readonly who: string; readonly due: Instant; readonly words?: SealedWords }
export const decidesMeasure = (story: Story, at: Instant, by: string, { assessment, code, who, due, words }: Decided): void =>
  step(story, at, by, 'risk.measure-decided', async (visit) => {
    const caseId = idOf(story, 'case')
    const found = (await assessmentsOf(visit.tx, caseId)).find((one) => one.id === idOf(story, assessment))
    const owner = (await ownersIn(visit, caseId)).find((one) => one.personId === personId(who))
    if (!found || !owner) throw new Error('nobody to do it')
    must(await addMeasure(visit, found, owner, { code, dueAt: due, words: words ?? null }))
  })

export const notesInstrument = (
  story: Story,
  at: Instant,
  by: string,
  used: { readonly instrument: Instrument; readonly edition: string; readonly category: Category },
): void =>
  step(story, at, by, 'risk.instrument-recorded', async (visit) => {
    const { card, standing } = await entered(visit, story)
    await addInstrument(visit.tx, { id: newId(), caseId: card.id, unitId: standing.unitId, doneOn: isoDay(at), ...used })
    visit.note({ caseId: card.id })
  })

type Planned = Pick<WrittenPlan, 'kind' | 'language' | 'copy'> & {
  readonly sections: Readonly<Partial<Record<Section, SealedWords>>>
  readonly checks?: WrittenPlan['checks']
  readonly safe?: WrittenPlan['safeFlags']
  readonly hours?: readonly [string, string]
  readonly review: number
}
export const plans = (story: Story, at: Instant, by: string, { sections, checks = [], safe = [], hours, review, ...plan }: Planned): void =>
  step(story, at, by, 'plan.written', async (visit) => {
    const there = await entered(visit, story)
    const before = newestPlan(await plansOf(visit.tx, there.card.id), there.standing.unitId, plan.kind)
    const made = { ...plan, sections, checks, safeFlags: safe, safeFrom: hours?.[0] ?? null, safeUntil: hours?.[1] ?? null, reviewOn: dayOf(story, review) }
    must(await writePlan(visit, there, made, before?.number ?? 0))
  })
