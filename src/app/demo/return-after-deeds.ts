import type { SealedWords } from '#app/demo/sealed-words.ts'
import { idOf, keep, must, on, step, type Story } from '#app/demo/story.ts'
import { addSupportLine, confirmReception, moveSupportLine, type NewReception, type NewSupport } from '#capabilities/returning/commands/confirm-reception.ts'
import { recordFollowUp, type NewTry } from '#capabilities/returning/commands/follow-up.ts'
import { approveGrant, noteReceipt, payGrant, planGrant, type NewGrant } from '#capabilities/returning/commands/grants.ts'
import { sayGoal } from '#capabilities/returning/commands/say-goal.ts'
import { resultKeys, type How, type Point, type Results, type SupportState, type WhyNot } from '#capabilities/returning/domain/after-codes.ts'
import type { GoalState } from '#capabilities/returning/domain/goals.ts'
import type { Milestone } from '#capabilities/returning/domain/home-plan.ts'
import { prepareFollowUp } from '#capabilities/returning/queries/after-forms.ts'
import { enterAfter, type AfterEntered } from '#capabilities/returning/queries/enter-after.ts'
import { prepareGoal } from '#capabilities/returning/queries/goals.ts'
import { findGrant, type Grant } from '#capabilities/returning/store/grant.ts'
import { findSupportLine, receptionsOf } from '#capabilities/returning/store/reception.ts'
import type { Instant } from '#kernel/time.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'

/** What comes after the journey, as steps of a story: codes, days and amounts, and words that come sealed or not at all. */

/** The return and the own part of the case, after the journey. */
export const entered = async (visit: Visit, story: Story): Promise<AfterEntered> => {
  const found = await enterAfter(visit, idOf(story, 'case'))
  if (!found) throw new Error('the return is not there')
  return found
}

type Received = Omit<NewReception, 'arrivedAt' | 'confirmedAt' | 'words'> & { readonly arrived: Instant; readonly words?: SealedWords }
export const confirmsReception = (story: Story, at: Instant, by: string, { arrived, words, ...made }: Received): void =>
  step(story, at, by, 'reception.confirmed', async (visit) => {
    const here = await entered(visit, story)
    const version = (await receptionsOf(visit.tx, here.journey.id))[0]?.number ?? 0
    must(await confirmReception(visit, here, { ...made, arrivedAt: arrived, confirmedAt: at, words: words ?? null }, version))
  })

export const addsSupportThere = (
  story: Story,
  at: Instant,
  by: string,
  made: Pick<NewSupport, 'code' | 'givenBy'> & { readonly as: string; readonly words?: SealedWords },
): void =>
  step(story, at, by, 'return-support.added', async (visit) => {
    const { code, givenBy, words } = made
    keep(story, made.as, must(await addSupportLine(visit, await entered(visit, story), { code, givenBy, fromOn: isoDay(at), words: words ?? null })))
  })
export const movesSupportThere = (story: Story, at: Instant, by: string, word: string, state: SupportState): void =>
  step(story, at, by, 'return-support.moved', async (visit) => {
    const line = await findSupportLine(visit.tx, (await entered(visit, story)).journey.id, idOf(story, word))
    if (!line) throw new Error('the support is not there')
    must(await moveSupportLine(visit, line, state, line.version))
  })

export const saysGoal = (story: Story, at: Instant, by: string, milestone: Milestone, state: GoalState): void =>
  step(story, at, by, 'return-goal.said', async (visit) => {
    const goal = await prepareGoal(visit, idOf(story, 'case'), milestone)
    if (!goal) throw new Error('the goal is not in the plan')
    must(await sayGoal(visit, goal, { state, onDay: isoDay(at) }, goal.goal.number))
  })

export const grantOf = async (visit: Visit, story: Story, here: AfterEntered, word: string): Promise<Grant> => {
  const found = await findGrant(visit.tx, here.journey.id, idOf(story, word))
  if (!found) throw new Error('the grant is not there')
  return found
}
type Granted = Omit<NewGrant, 'herWordOn'> & { readonly as: string; readonly sek?: string }
/** How far it has come, in days ago; what is left out has not happened. */
type Course = { readonly planned: number; readonly approved?: number; readonly paid?: number; readonly receipt?: number }
type Hands = { readonly plans: string; readonly approves: string }
/** Planned by one, approved by another, paid, with a receipt: as far as it has come. */
export function grants(story: Story, { planned, approved, paid, receipt }: Course, { plans, approves }: Hands, { as: word, sek, ...made }: Granted): void {
  step(story, on(story, planned, '10:00'), plans, 'return-grant.planned', async (visit) =>
    keep(story, word, must(await planGrant(visit, await entered(visit, story), { ...made, herWordOn: null }))),
  )
  const onGrant = (
    daysAgo: number | undefined,
    by: string,
    act: string,
    deed: (visit: Visit, here: AfterEntered, grant: Grant, day: string) => Promise<unknown>,
  ): void => {
    if (daysAgo === undefined) return
    const at = on(story, daysAgo, '11:00')
    step(story, at, by, act, async (visit) => {
      const here = await entered(visit, story)
      await deed(visit, here, await grantOf(visit, story, here, word), isoDay(at))
    })
  }
  onGrant(approved, approves, 'return-grant.approved', async (visit, here, grant, day) =>
    must(await approveGrant(visit, here, grant, { sek: sek ?? null, rateOn: sek === undefined ? null : day }, grant.version)),
  )
  onGrant(paid, plans, 'return-grant.paid', async (visit, here, grant, day) => must(await payGrant(visit, here, grant, day, grant.version)))
  onGrant(receipt, plans, 'return-grant.receipt-noted', async (visit, here, grant, day) =>
    must(await noteReceipt(visit, here, grant, { thereIs: true, code: `K-${planned}`, onDay: day })),
  )
}

const nothing = Object.fromEntries(resultKeys.map((key) => [key, null])) as NewTry['results']
type Tried = Pick<NewTry, 'reach'> & { readonly how?: How; readonly why?: WhyNot; readonly results?: Results; readonly words?: SealedWords }
export const followsUp = (story: Story, at: Instant, by: string, point: Point, { reach, how, why, results, words }: Tried): void =>
  step(story, at, by, 'follow-up.recorded', async (visit) => {
    const model = await prepareFollowUp(visit, idOf(story, 'case'))
    if (!model) throw new Error('nobody has arrived')
    must(
      await recordFollowUp(visit, model.entered, model.points, {
        point,
        onDay: isoDay(at),
        reach,
        how: how ?? null,
        why: why ?? null,
        results: results ?? nothing,
        words: words ?? null,
      }),
    )
  })
