import { drawFor } from '#app/demo/draw.ts'
import { entered, grantOf } from '#app/demo/return-after-deeds.ts'
import type { SealedWords } from '#app/demo/sealed-words.ts'
import { clockStep, idOf, must, step, type Story } from '#app/demo/story.ts'
import { answerAlarm } from '#capabilities/returning/commands/follow-up.ts'
import { counterGrant, dropGrant } from '#capabilities/returning/commands/grants.ts'
import { takeUpAgain } from '#capabilities/returning/commands/take-up-again.ts'
import type { AlarmAnswer, CounterReason, KnownBy, Point } from '#capabilities/returning/domain/after-codes.ts'
import { followAlarms } from '#capabilities/returning/jobs/follow-alarms.ts'
import { abroadJobs } from '#capabilities/returning/jobs/forget-handovers.ts'
import { journeyJobs } from '#capabilities/returning/jobs/journey-jobs.ts'
import { prepareAgain } from '#capabilities/returning/queries/after-forms.ts'
import { alarmsOf } from '#capabilities/returning/store/follow-up.ts'
import type { Instant } from '#kernel/time.ts'
import { isoDay } from '#ui/when.ts'

/** What rings after a journey, what is done about it, and what is undone, as steps of a story. */

/** Somebody is lost, or a time has passed: the clock rings for every return of the demo world that it is true of on that day. */
export const ringsForContact = (story: Story, at: Instant): void => clockStep(story, at, followAlarms)
/** Something expected of a journey has not come, or a journey is over. */
export function ringsForJourney(story: Story, at: Instant): void {
  for (const job of journeyJobs) clockStep(story, at, job)
}
/** What was handed over abroad is over. */
export function forgetsAbroad(story: Story, at: Instant): void {
  for (const job of abroadJobs) clockStep(story, at, job)
}

/** What somebody does about the latest alarm of that point. */
export const answersAlarm = (story: Story, at: Instant, by: string, point: Point, answer: AlarmAnswer): void =>
  step(story, at, by, 'follow-up.alarm-answered', async (visit) => {
    const here = await entered(visit, story)
    const alarm = (await alarmsOf(visit.tx, here.journey.id)).find((one) => one.point === point && one.answer === null)
    if (!alarm) throw new Error('nothing rings')
    must(await answerAlarm(visit, alarm, answer, alarm.version))
  })

type Again = { readonly knownBy: KnownBy; readonly words: SealedWords }
/** Exploited again: the case goes on, is opened again, or another takes it up in a new one. */
export const takesUpAgain = (story: Story, at: Instant, by: string, { knownBy, words }: Again): void =>
  step(story, at, by, 'return.taken-up-again', async (visit) => {
    const model = await prepareAgain(visit, idOf(story, 'case'))
    if (!model) throw new Error('it cannot be taken up here')
    must(await takeUpAgain(visit, model, { knownOn: isoDay(at), knownBy, words }, drawFor(`${story.name} again`)))
  })

export const dropsMoney = (story: Story, at: Instant, by: string, word: string): void =>
  step(story, at, by, 'return-grant.dropped', async (visit) => {
    const here = await entered(visit, story)
    const grant = await grantOf(visit, story, here, word)
    must(await dropGrant(visit, here, grant, grant.version))
  })
export const takesMoneyBack = (story: Story, at: Instant, by: string, word: string, reason: CounterReason): void =>
  step(story, at, by, 'return-grant.taken-back', async (visit) => {
    const here = await entered(visit, story)
    must(await counterGrant(visit, here, await grantOf(visit, story, here, word), reason))
  })
