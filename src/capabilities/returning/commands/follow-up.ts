import type { Day } from '#kernel/day.ts'
import { newId, type Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Instant } from '#kernel/time.ts'
import type { Changed } from '#platform/http/door.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'
import { addTask } from '#capabilities/cases/contract.ts'
import type { WordsRefusal } from '#capabilities/returning/commands/write-her-words.ts'
import { sealAfter } from '#capabilities/returning/commands/confirm-reception.ts'
import { resultKeys, type AlarmAnswer, type How, type Point, type Reach, type Results, type WhyNot } from '#capabilities/returning/domain/after-codes.ts'
import { tryFault, type PointView, type TryFault } from '#capabilities/returning/domain/follow-up.ts'
import type { AfterEntered } from '#capabilities/returning/queries/enter-after.ts'
import { mayReach } from '#capabilities/returning/queries/may-reach.ts'
import { insertFollowUp, setAnswered, tellAgain, type KeptAlarm } from '#capabilities/returning/store/follow-up.ts'

export type NewTry = {
  readonly point: Point
  readonly onDay: Day
  readonly reach: Reach
  readonly how: How | null
  readonly why: WhyNot | null
  readonly results: { readonly [Key in keyof Results]: Results[Key] | null }
  readonly words: string | null
}
export type FollowRefusal = WordsRefusal | { readonly kind: TryFault } | { readonly kind: 'not-arrived' } | { readonly kind: 'no-such-point' }

const whole = (results: NewTry['results']): Results | null => (resultKeys.every((key) => results[key] !== null) ? (results as Results) : null)

/** How a try to be in touch went. A no is kept as a no, and nobody is reminded after it; lost is never quiet, and neither is being exploited again. */
export async function recordFollowUp(visit: Visit, entered: AfterEntered, points: readonly PointView[], made: NewTry): Promise<Result<Id, FollowRefusal>> {
  const { journey, place } = entered
  if (!journey.arrivedAt) return refuse({ kind: 'not-arrived' })
  const window = points.find((one) => one.point === made.point)
  if (!window) return refuse({ kind: 'no-such-point' })
  const answered = resultKeys.filter((key) => made.results[key] !== null).length
  const fault = tryFault({ ...made, answered, asked: resultKeys.length }, window, isoDay(journey.arrivedAt), isoDay(visit.now))
  if (fault) return refuse({ kind: fault })
  const words = await sealAfter(visit, entered, made.words)
  if (!words.ok) return words
  const id = newId()
  const { point, onDay, reach } = made
  const tried = reach !== 'not_tried'
  const results = reach === 'reached' ? whole(made.results) : null
  await insertFollowUp(visit.tx, place, {
    id,
    point,
    onDay,
    reach,
    how: tried ? made.how : null,
    why: tried ? null : made.why,
    results,
    wordsRecord: words.value,
  })
  if (results?.exploitedAgain === 'yes') await tellAgain(visit.tx, place, point)
  visit.note({ object: id })
  return accept(id)
}

export type PlanContactRefusal =
  | { readonly kind: 'in-the-past' }
  | { readonly kind: 'she-has-declined' }
  | { readonly kind: 'unsafe-contact' }
  | { readonly kind: 'not-yours' }
/** A contact at a time becomes a task of the own part. It keeps to every rule of safe contact; after a no nobody plans one. */
export async function planContact(
  visit: Visit,
  entered: AfterEntered,
  declined: boolean,
  asked: { readonly at: Instant; readonly how: How },
): Promise<Result<Id, PlanContactRefusal>> {
  if (asked.at <= visit.now) return refuse({ kind: 'in-the-past' })
  if (declined) return refuse({ kind: 'she-has-declined' })
  if (!(await mayReach(visit, entered.card.id, asked.how, asked.at))) return refuse({ kind: 'unsafe-contact' })
  const { actor } = visit
  const task = await addTask(visit, {
    caseId: entered.card.id,
    zoneId: actor.zoneId,
    title: 'follow_up_contact',
    personId: actor.personId,
    dueAt: asked.at,
    reach: asked.how === 'she_called' ? 'she_calls' : asked.how === 'call' ? 'call' : 'somehow',
    shared: false,
    source: 'return',
    sourceId: entered.journey.id,
  })
  return task.ok ? task : refuse({ kind: 'not-yours' })
}

/** What somebody does about an alarm. Only *found* ends it; any other answer says who looks, and it goes further when she is not found in time. */
export async function answerAlarm(
  visit: Visit,
  alarm: KeptAlarm,
  answer: AlarmAnswer,
  version: number,
): Promise<Result<Id, Changed | { readonly kind: 'answered-already' }>> {
  if (alarm.answer !== null) return refuse({ kind: 'answered-already' })
  if (!(await setAnswered(visit.tx, alarm.id, version, answer))) return refuse({ kind: 'changed', theirs: {}, version: alarm.version })
  visit.note({ object: alarm.id, reason: answer })
  return accept(alarm.id)
}
