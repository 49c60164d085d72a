import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { advice, answers, callStates, callers, consents, subjects } from '#capabilities/contact/domain/codes.ts'
import { maySettle, urgencies, urgencyOf } from '#capabilities/contact/domain/call.ts'
import { countsAsChild } from '#capabilities/contact/domain/child.ts'
import { languageCodes } from '#capabilities/contact/domain/languages.ts'
import { channels, decideContact, nobodySaid, ruleOf, safeContactFlags } from '#capabilities/contact/domain/safe-contact.ts'
import { asCallWords, openWords } from '#capabilities/contact/store/call-seal.ts'
import { noWords, type CallWords } from '#capabilities/contact/domain/call-words.ts'
import { municipalityName } from '#capabilities/contact/queries/places.ts'
import { findCall } from '#capabilities/contact/store/call.ts'
import type { Call } from '#capabilities/contact/store/call.ts'
import { myCallKey } from '#capabilities/contact/store/call-key.ts'
import { pendingOf } from '#capabilities/contact/store/hand-over.ts'
import { isMember } from '#capabilities/cases/contract.ts'

const why = z.enum([...safeContactFlags, 'outside_hours', 'no_rule'])

export const callAnswer = z.object({
  id: z.string(),
  takenAt: z.date(),
  mine: z.boolean(),
  urgency: z.enum(urgencies),
  state: z.enum(callStates),
  caller: z.enum(callers),
  subject: z.enum(subjects),
  danger: z.enum(answers),
  child: z.enum(answers),
  countsAsChild: z.boolean(),
  municipality: z.object({ code: z.string(), name: z.string().nullable() }),
  language: z.enum(languageCodes).nullable(),
  interpreter: z.enum(answers),
  consents: z.array(z.enum(consents)),
  advice: z.array(z.enum(advice)),
  safe: z.object({
    flags: z.array(z.enum(safeContactFlags)),
    hours: z.object({ from: z.string(), until: z.string() }).nullable(),
    now: z.array(z.object({ channel: z.enum(channels), why: why.nullable() })),
    /** Nobody has said what is safe, and it may still be said here. */
    toSay: z.boolean(),
    /** It has been said, and may still be made stricter here. */
    mayAdd: z.boolean(),
  }),
  /** `null` when they are sealed to others, or have moved into a case. */
  words: z.object({ summary: z.string(), names: z.string(), codeWord: z.string(), safeWords: z.string() }).nullable(),
  wordsMoved: z.boolean(),
  caseId: z.string().nullable(),
  handOver: z.string().nullable(),
  version: z.number().int(),
})
export type CallAnswer = z.output<typeof callAnswer>

/** The words of a call, when this person holds a key to them. */
export async function wordsOf(visit: Visit, call: Pick<Call, 'id' | 'words'>): Promise<CallWords | null> {
  if (call.words === null) return null
  const wrap = await myCallKey(visit.tx, call.id)
  if (wrap === null) return null
  const opened = await openWords(visit, call.id, call.words, wrap)
  return opened === null ? null : asCallWords(opened)
}

/** A call to read back. `null` when it is not the zone's. */
export async function showCall(visit: Visit, id: Id): Promise<CallAnswer | null> {
  const call = await findCall(visit.tx, id)
  if (call === null) return null
  const words = await wordsOf(visit, call)
  visit.note({ object: id, ...(words === null ? {} : { records: [id], classes: ['C2', 'C4'] }) })
  const rule = ruleOf(call)
  return {
    id,
    takenAt: call.takenAt,
    mine: call.takenBy === visit.actor.personId,
    urgency: urgencyOf(call),
    state: call.state,
    caller: call.caller,
    subject: call.subject,
    danger: call.danger,
    child: call.child,
    countsAsChild: countsAsChild(call.child),
    municipality: { code: call.municipality, name: await municipalityName(visit.tx, call.municipality) },
    language: call.language,
    interpreter: call.interpreter,
    consents: [...call.consents],
    advice: [...call.advice],
    safe: {
      flags: [...call.safeFlags],
      hours: rule.hours === null ? null : { from: rule.hours.from, until: rule.hours.to },
      now: channels.map((channel) => {
        const answer = decideContact([rule], channel, visit.now)
        return { channel, why: answer.may ? null : answer.why }
      }),
      toSay: nobodySaid(call) && maySettle(call.state).ok,
      mayAdd: !nobodySaid(call) && maySettle(call.state).ok,
    },
    // Nobody wrote any: that is not the same as words that somebody else may read.
    words: call.words === null && call.caseId === null ? noWords : words,
    wordsMoved: call.caseId !== null,
    caseId: call.caseId !== null && (await isMember(visit.tx, call.caseId)) ? call.caseId : null,
    handOver: await pendingOf(visit.tx, id),
    version: call.version,
  }
}
