import { drawFor } from '#app/demo/draw.ts'
import type { SealedWords } from '#app/demo/sealed-words.ts'
import { idOf, keep, must, stepOutside, zoneId, type Story } from '#app/demo/story.ts'
import { answerTo } from '#capabilities/contact/commands/answer-hand-over.ts'
import { handOverCall } from '#capabilities/contact/commands/hand-over-call.ts'
import { joinCaseWithCall } from '#capabilities/contact/commands/join-case-with-call.ts'
import { openCaseFromCall } from '#capabilities/contact/commands/open-case-from-call.ts'
import { stayCall } from '#capabilities/contact/commands/stay-call.ts'
import { takeCall } from '#capabilities/contact/commands/take-call.ts'
import type { Advice, Caller, Consent, NonDataKind, Subject, YesNoUnknown } from '#capabilities/contact/domain/codes.ts'
import type { LanguageCode } from '#capabilities/contact/domain/languages.ts'
import type { Channel, SafeContactFlag } from '#capabilities/contact/domain/safe-contact.ts'
import { callForm } from '#capabilities/contact/forms.ts'
import { findCall, type Call } from '#capabilities/contact/store/call.ts'
import { findHandOver } from '#capabilities/contact/store/hand-over.ts'
import { count } from '#capabilities/contact/store/tally.ts'
import { minutesAfter, type Instant } from '#kernel/time.ts'
import type { Visit } from '#platform/http/visit.ts'

/** Calls, as steps of a story. */

type Told = {
  readonly danger: YesNoUnknown
  readonly municipality: string
  readonly acute?: boolean
  readonly child?: YesNoUnknown
  readonly caller?: Caller
  readonly subject?: Subject
  readonly language?: LanguageCode
  readonly interpreter?: YesNoUnknown
  readonly ways?: readonly Channel[]
  readonly anyHour?: 'yes'
  readonly safe?: readonly SafeContactFlag[]
  readonly safeFrom?: string
  readonly safeUntil?: string
  readonly consents?: readonly Consent[]
  readonly advice?: readonly Advice[]
  readonly summary?: SealedWords
  readonly names?: SealedWords
  readonly codeWord?: SealedWords
  readonly safeWords?: SealedWords
}
/** A call that lasted so many minutes and is written down when it ends. */
export const takes = (story: Story, at: Instant, by: string, { acute, ...told }: Told & { readonly minutes?: number; readonly as?: string }): void =>
  stepOutside(story, at, by, 'call.taken', async (visit) => {
    const startedAt = minutesAfter(at, -(told.minutes ?? 2)).toISOString()
    const form = callForm.parse({ ...told, ...(acute ? { acute: 'yes' } : {}), startedAt })
    keep(story, told.as ?? 'call', must(await takeCall(visit, form)))
  })

const callOf = async (visit: Visit, story: Story, word: string): Promise<Call> => {
  const call = await findCall(visit.tx, idOf(story, word))
  if (!call) throw new Error('the call is not there')
  return call
}
export const becomesCase = (story: Story, at: Instant, by: string, word = 'call'): void =>
  stepOutside(story, at, by, 'call.became-case', async (visit) =>
    keep(story, 'case', must(await openCaseFromCall(visit, await callOf(visit, story, word), drawFor(story.name)))),
  )
export const joinsCase = (story: Story, at: Instant, by: string, word = 'call'): void =>
  stepOutside(story, at, by, 'call.joined-case', async (visit) => must(await joinCaseWithCall(visit, await callOf(visit, story, word), idOf(story, 'case'))))
export const stays = (story: Story, at: Instant, by: string, word = 'call'): void =>
  stepOutside(story, at, by, 'call.stays', async (visit) => must(await stayCall(visit, await callOf(visit, story, word))))

export const handsOver = (story: Story, at: Instant, by: string, asked: { readonly call: string; readonly to: string; readonly as: string }): void =>
  stepOutside(story, at, by, 'call.handed-over', async (visit) =>
    keep(story, asked.as, must(await handOverCall(visit, await callOf(visit, story, asked.call), { zone: zoneId(asked.to) }))),
  )
/** Received: the own zone gets a call of its own, found again under `as`. */
export const receives = (story: Story, at: Instant, by: string, handOver: string, as: string): void =>
  stepOutside(story, at, by, 'hand-over.answered', async (visit) => {
    const found = await findHandOver(visit.tx, idOf(story, handOver))
    if (!found) throw new Error('the hand-over is not there')
    const { callId } = must(await answerTo(visit, found, 'received', null))
    if (callId !== null) keep(story, as, callId)
  })

/** Calls that leave only a number. */
export function counts(story: Story, at: Instant, by: string, kinds: readonly NonDataKind[]): void {
  for (const kind of kinds) stepOutside(story, at, by, 'call.counted', async (visit) => await count(visit.tx, kind, 1))
}
