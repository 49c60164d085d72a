import { returnOf } from '#app/demo/return-choice-deeds.ts'
import type { SealedWords } from '#app/demo/sealed-words.ts'
import { idOf, keep, must, on, step, type Story } from '#app/demo/story.ts'
import { approveDeparture } from '#capabilities/returning/commands/approve-departure.ts'
import { noteHome } from '#capabilities/returning/commands/note-home.ts'
import { followPaper, listPaper, noteClearance } from '#capabilities/returning/commands/note-paper.ts'
import { meetCondition, sayRiskSide, signRisk } from '#capabilities/returning/commands/weigh-risk.ts'
import { writeHomePlan } from '#capabilities/returning/commands/write-home-plan.ts'
import type { HomeAnswer, HomeArea, HomeChecker } from '#capabilities/returning/domain/home.ts'
import type { BudgetLine, HomePlanPart, Milestone } from '#capabilities/returning/domain/home-plan.ts'
import { riskItems, type OwnView, type RiskCondition, type RiskItem, type RiskOutcome, type RiskRating } from '#capabilities/returning/domain/joint-risk.ts'
import type { FitStatus, PaperKind, PaperStatus, TrialStatus } from '#capabilities/returning/domain/papers.ts'
import { homeChecksOf } from '#capabilities/returning/store/home.ts'
import { homePlansOf } from '#capabilities/returning/store/home-plan.ts'
import { jointRisksOf, type JointRisk } from '#capabilities/returning/store/joint-risk.ts'
import { clearancesOf, papersOf } from '#capabilities/returning/store/papers.ts'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'

/** What has to be there before a journey, as steps of a story. Words of the person come sealed or not at all. Days are days ago; a negative number lies ahead. */

const dayOf = (story: Story, daysAgo: number): string => isoDay(on(story, daysAgo, '12:00'))

export const checksHome = (story: Story, at: Instant, by: string, area: HomeArea, answer: HomeAnswer, checkedBy: HomeChecker, words?: SealedWords): void =>
  step(story, at, by, 'return.home-noted', async (visit) => {
    const there = await returnOf(visit, story)
    const before = (await homeChecksOf(visit.tx, there.journey.id)).find((one) => one.area === area)?.number ?? 0
    must(await noteHome(visit, there, { area, answer, checkedBy, checkedOn: isoDay(at), words: words ?? null }, before))
  })

type Side = {
  readonly rated: Readonly<Partial<Record<RiskItem, RiskRating>>>
  readonly ownView?: OwnView
  readonly words?: SealedWords
  readonly ownWords?: SealedWords
}
export const saysRisk = (story: Story, at: Instant, by: string, { rated, ownView = 'not_asked', words, ownWords }: Side): void =>
  step(story, at, by, 'return.risk-said', async (visit) => {
    const ratings = Object.fromEntries(riskItems.map((item) => [item, rated[item] ?? 'unknown'])) as Record<RiskItem, RiskRating>
    must(await sayRiskSide(visit, await returnOf(visit, story), { ratings, ownView, words: words ?? null, ownWords: ownWords ?? null }))
  })

const newestRisk = async (visit: Visit, returnId: Id): Promise<JointRisk> => {
  const [newest] = await jointRisksOf(visit.tx, returnId)
  if (!newest) throw new Error('nothing has been weighed')
  return newest
}
export const signsRisk = (story: Story, at: Instant, by: string, outcome: RiskOutcome, conditions: readonly RiskCondition[] = [], words?: SealedWords): void =>
  step(story, at, by, 'return.risk-signed', async (visit) => {
    const there = await returnOf(visit, story)
    must(await signRisk(visit, there, (await newestRisk(visit, there.journey.id)).id, { outcome, conditions, words: words ?? null }))
  })
export const meetsCondition = (story: Story, at: Instant, by: string, condition: RiskCondition): void =>
  step(story, at, by, 'return.condition-met', async (visit) => {
    const there = await returnOf(visit, story)
    must(await meetCondition(visit, there, await newestRisk(visit, there.journey.id), condition))
  })

type Planned = {
  readonly language: string
  readonly parts: Readonly<Partial<Record<HomePlanPart, SealedWords>>>
  readonly lines: readonly BudgetLine[]
  readonly steps: Readonly<Partial<Record<Milestone, number>>>
  readonly agreed: boolean
}
export const plansHome = (story: Story, at: Instant, by: string, { language, parts, lines, steps, agreed }: Planned): void =>
  step(story, at, by, 'return.plan-written', async (visit) => {
    const there = await returnOf(visit, story)
    const before = (await homePlansOf(visit.tx, there.journey.id))[0]?.number ?? 0
    const milestones = (Object.entries(steps) as [Milestone, number][]).map(([milestone, daysAgo]) => ({ milestone, byDay: dayOf(story, daysAgo) }))
    must(await writeHomePlan(visit, there, { language, parts, lines, milestones, agreedOn: agreed ? isoDay(at) : null }, before))
  })

type Paper = { readonly status: PaperStatus; readonly until?: number; readonly words?: SealedWords }
const saidOf = (story: Story, { status, until, words }: Paper) => ({
  status,
  validUntil: until === undefined ? null : dayOf(story, until),
  words: words ?? null,
})
export const listsPaper = (story: Story, at: Instant, by: string, kind: PaperKind, issuer: string | null, paper: Paper, as: string): void =>
  step(story, at, by, 'return.paper-listed', async (visit) =>
    keep(story, as, must(await listPaper(visit, await returnOf(visit, story), { kind, issuer, ...saidOf(story, paper) }))),
  )
export const followsPaper = (story: Story, at: Instant, by: string, as: string, paper: Paper): void =>
  step(story, at, by, 'return.paper-followed', async (visit) => {
    const there = await returnOf(visit, story)
    const found = (await papersOf(visit.tx, there.journey.id)).find((one) => one.id === idOf(story, as))
    if (!found) throw new Error('the paper is not there')
    must(await followPaper(visit, there, found, saidOf(story, paper), found.number))
  })

export const asksTrial = (story: Story, at: Instant, by: string, status: TrialStatus): void =>
  step(story, at, by, 'return.clearance-noted', async (visit) => {
    const there = await returnOf(visit, story)
    const before = (await clearancesOf(visit.tx, there.journey.id)).find((one) => one.kind === 'trial')?.number ?? 0
    const told = status === 'asked' ? 'not_told_yet' : 'in_writing'
    const said = { kind: 'trial', status, told, onDay: isoDay(at), validUntil: null, medicine: null, medicineDays: null, words: null } as const
    must(await noteClearance(visit, there, said, before))
  })
type Fit = { readonly status: FitStatus; readonly until: number; readonly medicineDays?: number; readonly words?: SealedWords }
export const hearsOfHealth = (story: Story, at: Instant, by: string, { status, until, medicineDays, words }: Fit): void =>
  step(story, at, by, 'return.clearance-noted', async (visit) => {
    const there = await returnOf(visit, story)
    const before = (await clearancesOf(visit.tx, there.journey.id)).find((one) => one.kind === 'fit')?.number ?? 0
    const medicine = medicineDays === undefined ? ('none' as const) : ('continuing' as const)
    const coded = { kind: 'fit', status, told: 'in_writing', onDay: isoDay(at), validUntil: dayOf(story, until) } as const
    must(await noteClearance(visit, there, { ...coded, medicine, medicineDays: medicineDays ?? null, words: words ?? null }, before))
  })

/** Every gate must be open: the journey is planned before. */
export const approvesJourney = (story: Story, at: Instant, by: string): void =>
  step(story, at, by, 'return.approved', async (visit) => must(await approveDeparture(visit, await returnOf(visit, story))))
