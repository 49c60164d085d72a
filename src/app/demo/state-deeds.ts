import type { SealedWords } from '#app/demo/sealed-words.ts'
import { idOf, must, on, personId, step, stepOutside, type Story } from '#app/demo/story.ts'
import { decideAdmission, movePlace } from '#capabilities/protection/commands/admit.ts'
import { keepApart } from '#capabilities/protection/commands/keep-apart.ts'
import { openPlace } from '#capabilities/protection/commands/keep-place.ts'
import type { OwnRefusal } from '#capabilities/protection/domain/places.ts'
import { prepareRequest } from '#capabilities/protection/queries/case-placement.ts'
import { prepareAsk } from '#capabilities/protection/queries/show-ask.ts'
import { places, staysOfPlace } from '#capabilities/protection/store/place.ts'
import { closeDeadline } from '#capabilities/support/commands/close-deadline.ts'
import { decidePermit } from '#capabilities/support/commands/decide-permit.ts'
import type { Outcome } from '#capabilities/support/domain/deadline-codes.ts'
import { enterLaw } from '#capabilities/support/queries/enter-law.ts'
import { deadlinesOf, decisionsOf } from '#capabilities/support/store/deadline.ts'
import { permitsOf } from '#capabilities/support/store/permit.ts'
import type { Instant } from '#kernel/time.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'

/** What seldom happens to a place, an application or a day by law, as steps of a story. */

const there = <Value>(value: Value | null | undefined): Value => {
  if (value === null || value === undefined) throw new Error('it is not there')
  return value
}
const placeCalled = async (visit: Visit, codeName: string) => there((await places(visit.tx)).find((one) => one.codeName === codeName))

export const refusesAdmission = (story: Story, at: Instant, by: string, as: string, why: OwnRefusal): void =>
  stepOutside(story, at, by, 'admission.decided', async (visit) => {
    const model = there(await prepareAsk(visit, idOf(story, as)))
    must(await decideAdmission(visit, model, { answer: 'refuse', why, conditions: false }, model.ask.version))
  })
/** To another place of the shelter, until that many days ago. */
export const movesTo = (story: Story, at: Instant, by: string, as: string, codeName: string, until: number): void =>
  stepOutside(story, at, by, 'place.moved', async (visit) => {
    const model = there(await prepareAsk(visit, idOf(story, as)))
    const to = { placeId: (await placeCalled(visit, codeName)).id, from: isoDay(at), until: isoDay(on(story, until, '12:00')) }
    must(await movePlace(visit, model, to, model.ask.version))
  })
export const opensPlace = (story: Story, at: Instant, by: string, codeName: string): void =>
  stepOutside(story, at, by, 'place.opened', async (visit) => {
    const place = await placeCalled(visit, codeName)
    const closed = there((await staysOfPlace(visit.tx, place.id)).find((one) => one.kind === 'closed'))
    must(await openPlace(visit, place, closed.id))
  })
/** Whom to keep apart from: by what somebody is called, and because whoever lives here may be in touch with those who recruit. */
export const keepsAlone = (story: Story, at: Instant, by: string, nick: SealedWords): void =>
  step(story, at, by, 'apart.recorded', async (visit) => {
    const { entered } = there(await prepareRequest(visit, idOf(story, 'case')))
    must(await keepApart(visit, entered, { names: [], nicks: [nick], phones: [], mayRecruit: true }))
  })

/** An application that led to nothing. */
export const endsPermit = (story: Story, at: Instant, by: string, as: string, outcome: 'refused' | 'withdrawn', deputy: string): void =>
  step(story, at, by, 'permit.decided', async (visit) => {
    const entered = there(await enterLaw(visit, idOf(story, 'case')))
    const permit = there((await permitsOf(visit.tx, entered.card.id)).find((one) => one.id === idOf(story, as)))
    const said = { outcome, decidedOn: isoDay(at), validFrom: null, validTo: null, checked: false, number: null }
    must(await decidePermit(visit, entered, permit, permit.version, { ...said, personId: personId(by), deputyId: personId(deputy) }))
  })
/** What came of the days that the latest decision set going. */
export const endsDays = (story: Story, at: Instant, by: string, outcome: Outcome, words: SealedWords): void =>
  step(story, at, by, 'deadline.closed', async (visit) => {
    const caseId = idOf(story, 'case')
    const newest = there((await decisionsOf(visit.tx, caseId)).toSorted((a, b) => b.madeAt.getTime() - a.madeAt.getTime())[0])
    for (const day of (await deadlinesOf(visit.tx, caseId)).filter((one) => one.decisionId === newest.id && one.outcome === null))
      must(await closeDeadline(visit, day, day.version, { outcome, doneOn: isoDay(at), reason: words }, false))
  })
