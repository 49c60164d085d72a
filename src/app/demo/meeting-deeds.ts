import type { SealedWords } from '#app/demo/sealed-words.ts'
import { idOf, keep, must, step, stepOutside, zoneId, type Story } from '#app/demo/story.ts'
import { answerInvitation } from '#capabilities/cooperation/commands/answer-invitation.ts'
import { conveneMeeting } from '#capabilities/cooperation/commands/convene-meeting.ts'
import { decide } from '#capabilities/cooperation/commands/decide.ts'
import { holdMeeting } from '#capabilities/cooperation/commands/end-meeting.ts'
import { keepMinutes } from '#capabilities/cooperation/commands/keep-minutes.ts'
import { agendaFor, type DecisionCode } from '#capabilities/cooperation/domain/agenda.ts'
import type { DeclineReason } from '#capabilities/cooperation/domain/meeting.ts'
import { prepareMeeting, valueOf } from '#capabilities/cooperation/queries/prepare-meeting.ts'
import { invitationsOf, invitationsToAnswer } from '#capabilities/cooperation/store/invitation.ts'
import { findMeeting, type Meeting } from '#capabilities/cooperation/store/meeting.ts'
import type { Instant } from '#kernel/time.ts'
import type { Visit } from '#platform/http/visit.ts'

/** A function of a zone at the table. */
export type Chair = readonly [kind: string, zone: string]
const chairOf = ([kind, zone]: Chair): string => valueOf(kind, zoneId(zone))

const meetingOf = async (visit: Visit, story: Story): Promise<Meeting> => {
  const meeting = await findMeeting(visit.tx, idOf(story, 'meeting'))
  if (!meeting) throw new Error('the meeting is not there')
  return meeting
}

export const convenes = (story: Story, at: Instant, by: string, asked: { readonly at: Instant; readonly chairs: readonly Chair[] }): void =>
  step(story, at, by, 'meeting.convened', async (visit) => {
    const model = await prepareMeeting(visit, idOf(story, 'case'))
    if (!model) throw new Error('no meeting can be prepared')
    const form = {
      at: asked.at,
      ask: asked.chairs.map(chairOf),
      mode: 'anonymised' as const,
      consentId: null,
      ground: null,
      agenda: [...agendaFor(model.variant)],
      deputy: model.deputy,
    }
    keep(story, 'meeting', must(await conveneMeeting(visit, model, form)))
  })

/** A zone answers its invitation to the meeting. */
export const answers = (story: Story, at: Instant, by: string, said: 'accept' | DeclineReason): void =>
  stepOutside(story, at, by, 'meeting.answered', async (visit) => {
    const invitation = (await invitationsToAnswer(visit.tx, visit.now)).find((one) => one.meetingId === idOf(story, 'meeting'))
    if (!invitation) throw new Error('nobody invited this zone')
    must(await answerInvitation(visit, invitation, said === 'accept' ? 'accept' : 'decline', said === 'accept' ? null : said))
  })

type Decided = { readonly code: DecisionCode; readonly chair: Chair; readonly due: Instant; readonly words?: SealedWords }
export const decides = (story: Story, at: Instant, by: string, { code, chair, due, words }: Decided): void =>
  step(story, at, by, 'meeting.decided', async (visit) =>
    must(await decide(visit, await meetingOf(visit, story), { code, responsible: chairOf(chair), dueAt: due, words: words ?? null })),
  )

export const keeps = (story: Story, at: Instant, by: string, words: SealedWords): void =>
  step(story, at, by, 'minutes.written', async (visit) => must(await keepMinutes(visit, await meetingOf(visit, story), words)))

export const holds = (story: Story, at: Instant, by: string, came: readonly Chair[], next: Instant): void =>
  step(story, at, by, 'meeting.held', async (visit) => {
    const meeting = await meetingOf(visit, story)
    const there = (await invitationsOf(visit.tx, meeting.id)).filter((one) => came.map(chairOf).includes(valueOf(one.function, one.zoneId)))
    must(
      await holdMeeting(
        visit,
        meeting,
        there.map((one) => one.id),
        next,
      ),
    )
  })
