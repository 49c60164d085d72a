import type { Day } from '#kernel/day.ts'
import { newId, type Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { hoursAfter } from '#kernel/time.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'
import { addTask, changeCard, findCard, openCase, reopenCase, writeRecord, type Card, type Draw } from '#capabilities/cases/contract.ts'
import { endReturn } from '#capabilities/returning/commands/end-return.ts'
import type { KnownBy } from '#capabilities/returning/domain/after-codes.ts'
import type { AgainModel } from '#capabilities/returning/queries/after-forms.ts'
import { alarmsOf, setAnswered } from '#capabilities/returning/store/follow-up.ts'
import { lockReturn } from '#capabilities/returning/store/lock.ts'
import { insertRenewal } from '#capabilities/returning/store/reception.ts'

export type AgainSaid = { readonly knownOn: Day; readonly knownBy: KnownBy; readonly words: string | null }
export type AgainRefusal =
  | { readonly kind: 'in-the-future' }
  | { readonly kind: 'not-yours' }
  | { readonly kind: 'words-too-long' }
  | { readonly kind: 'words-needed' }
  | { readonly kind: 'moved-on' }

const hoursToAssess = 24

/** The case goes on as acute, from today. What it is otherwise stays. */
async function madeAcute(visit: Visit, card: Card): Promise<boolean> {
  if (card.phase === 'acute' && card.urgent) return true
  const { identification, legal, residence, track, child } = card
  const done = await changeCard(visit, card.id, card.version, {
    phase: 'acute',
    identification,
    legal,
    residence,
    track,
    child,
    urgent: true,
    onDay: isoDay(visit.now),
    nextMeeting: card.nextMeetingAt,
  })
  return done.ok
}

/** A case of the own zone with what is known of the old one in codes; words come by the one who writes them. */
async function inNewCase(visit: Visit, card: Card, draw: Draw | undefined): Promise<Id | null> {
  const { child, track, identification, county, protectionLevel } = card
  const known = { child, track, identification, county, protectionLevel, urgent: true, phase: 'acute', residence: 'returned' } as const
  const opened = await openCase(visit, known, draw)
  return opened.ok ? opened.value.caseId : null
}

/** The danger is judged anew within a day, by the own function; and what rang for it is answered. */
async function setToWork(visit: Visit, caseId: Id, said: AgainSaid): Promise<Result<null, AgainRefusal>> {
  if (said.words !== null) {
    const written = await writeRecord(visit, { caseId, class: 'C4', kind: 'return_after_note', text: said.words })
    if (!written.ok) return refuse({ kind: written.refusal.kind === 'too-long' ? 'words-too-long' : 'not-yours' })
  }
  const { actor } = visit
  const task = await addTask(visit, {
    caseId,
    zoneId: actor.zoneId,
    title: 'assess_risk',
    personId: actor.personId,
    dueAt: hoursAfter(visit.now, hoursToAssess),
  })
  return task.ok ? accept(null) : refuse({ kind: 'not-yours' })
}

/** Her return is over with what is now known, and what rang is answered: somebody has taken it up. */
async function endWithIt(visit: Visit, { journey, card, part }: AgainModel, on: Day): Promise<boolean> {
  for (const alarm of await alarmsOf(visit.tx, journey.id)) if (alarm.answer === null) await setAnswered(visit.tx, alarm.id, alarm.version, 'case_taken_up')
  const held = await lockReturn(visit.tx, journey.id)
  if (!held || held.phase !== 'arrived') return true
  const entered = { card, journey: { ...journey, part, version: held.version } }
  return (await endReturn(visit, entered, held.version, { kind: 'closed', outcome: 're_exploited_known', endedOn: on, wordsRecord: null })).ok
}

/** Exploited again: the case here goes on as acute, is opened again by whoever leads it, or, led by others and closed, is taken up in a new one, whose name is drawn. Answers the case. */
export async function takeUpAgain(visit: Visit, model: AgainModel, said: AgainSaid, draw?: Draw): Promise<Result<Id, AgainRefusal>> {
  const { card, way, place } = model
  const today = isoDay(visit.now)
  if (said.knownOn > today) return refuse({ kind: 'in-the-future' })
  if (way === 'new_case' && said.words === null) return refuse({ kind: 'words-needed' })
  if (way === 'case_reopened' && !(await reopenCase(visit, card.id, { reason: 'new_danger', phase: 'acute' })).ok) return refuse({ kind: 'moved-on' })
  await insertRenewal(visit.tx, place, { id: newId(), knownOn: said.knownOn, knownBy: said.knownBy, way })
  const here = way === 'new_case' ? null : await findCard(visit.tx, card.id)
  if (here && !(await madeAcute(visit, here))) return refuse({ kind: 'moved-on' })
  if (here && !(await endWithIt(visit, model, today))) return refuse({ kind: 'moved-on' })
  const caseId = here?.id ?? (await inNewCase(visit, card, draw))
  if (caseId === null) return refuse({ kind: 'not-yours' })
  const set = await setToWork(visit, caseId, said)
  if (!set.ok) return set
  visit.note({ caseId, object: caseId, reason: way })
  return accept(caseId)
}
