import { returnOf } from '#app/demo/return-choice-deeds.ts'
import { sealed, type SealedWords } from '#app/demo/sealed-words.ts'
import { idOf, keep, must, personId, step, type Story } from '#app/demo/story.ts'
import { arrangeJourney, checkDeparture } from '#capabilities/returning/commands/arrange-journey.ts'
import { logEvent } from '#capabilities/returning/commands/log-event.ts'
import { addKnower, beginPlan } from '#capabilities/returning/commands/plan-journey.ts'
import { writeLeg } from '#capabilities/returning/commands/write-leg.ts'
import {
  checkItems,
  type Deviation,
  type Escort,
  type EventKind,
  type Fallback,
  type Help,
  type Meeter,
  type Mode,
} from '#capabilities/returning/domain/journey.ts'
import { wallAt } from '#capabilities/returning/domain/wall-time.ts'
import { enterPlanning, type Planning } from '#capabilities/returning/queries/enter-journey.ts'
import { legsOf } from '#capabilities/returning/store/leg.ts'
import type { Instant } from '#kernel/time.ts'
import type { Visit } from '#platform/http/visit.ts'

/** A journey as it is planned and as it goes, as steps of a story. Words come sealed or not at all. */

const planningOf = async (visit: Visit, story: Story): Promise<Planning> => {
  const found = await enterPlanning(visit, idOf(story, 'case'))
  if (!found) throw new Error('the journey is not known here')
  return found
}

export const plansJourney = (story: Story, at: Instant, by: string): void =>
  step(story, at, by, 'journey.begun', async (visit) => must(await beginPlan(visit, await returnOf(visit, story))))
export const letsKnow = (story: Story, at: Instant, by: string, who: string): void =>
  step(story, at, by, 'journey.knower-added', async (visit) => must(await addKnower(visit, await planningOf(visit, story), personId(who))))

type Stop = { readonly at: Instant; readonly country: string; readonly zone: string; readonly place: SealedWords }
export type LegTold = {
  readonly mode: Mode
  readonly from: Stop
  readonly to: Stop
  readonly help: Help
  readonly metBy: Meeter
  readonly number?: SealedWords
  readonly meets?: SealedWords
  readonly note?: SealedWords
  readonly as: string
}
const typed = ({ at, country, zone }: Stop) => ({ wall: wallAt(at, zone), country, zone, fold: null })
const legOf = ({ mode, from, to, help, metBy, number, meets, note }: LegTold) => {
  const words = { from: from.place, to: to.place, number: number ?? null, meets: meets ?? null, note: note ?? null }
  return { mode, depart: typed(from), arrive: typed(to), help, metBy, shortAccepted: false, words }
}
export const writesLeg = (story: Story, at: Instant, by: string, told: LegTold): void =>
  step(story, at, by, 'journey.leg-written', async (visit) =>
    keep(story, told.as, must(await writeLeg(visit, await planningOf(visit, story), legOf(told), null, 0))),
  )
/** The same leg at another time, by other means: what was waited for is waited for no longer. */
export const movesLeg = (story: Story, at: Instant, by: string, told: LegTold): void =>
  step(story, at, by, 'journey.leg-written', async (visit) => {
    const planning = await planningOf(visit, story)
    const before = (await legsOf(visit.tx, planning.journey.id)).find((leg) => leg.id === idOf(story, told.as))
    if (!before) throw new Error('the leg is not there')
    must(await writeLeg(visit, planning, legOf(told), before, before.version))
  })

const receives = sealed({ name: 'Partnerns mottagning, jourhavande på kvällen, hus C' })
type Arranged = {
  readonly escort: Escort
  readonly fallback: readonly Fallback[]
  readonly language: string
  readonly plan: SealedWords
  readonly numbers: SealedWords
  readonly sheet: SealedWords
}
export const arrangesJourney = (story: Story, at: Instant, by: string, { escort, fallback, language, plan, numbers, sheet }: Arranged): void =>
  step(story, at, by, 'journey.arranged', async (visit) => {
    const needsEscort = escort === 'none' ? 'no' : 'yes'
    must(
      await arrangeJourney(
        visit,
        await planningOf(visit, story),
        {
          receiver: 'organisation',
          needsEscort,
          escort,
          fallback,
          language,
          words: { receiver: receives.name, fallback: plan, numbers, sheet },
        },
        0,
      ),
    )
  })
export const checksDeparture = (story: Story, at: Instant, by: string): void =>
  step(story, at, by, 'journey.checked', async (visit) => must(await checkDeparture(visit, await planningOf(visit, story), checkItems)))

export const saysOnTheWay = (
  story: Story,
  at: Instant,
  by: string,
  said: { readonly leg: string; readonly kind: EventKind; readonly deviation?: Deviation; readonly words?: SealedWords },
): void =>
  step(story, at, by, 'journey.said', async (visit) => {
    const event = { kind: said.kind, legId: idOf(story, said.leg), at, deviation: said.deviation ?? null, words: said.words ?? null }
    must(await logEvent(visit, await planningOf(visit, story), event))
  })
