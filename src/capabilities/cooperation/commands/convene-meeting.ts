import { randomInt } from 'node:crypto'
import { newId } from '#kernel/id.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse } from '#kernel/result.ts'
import type { Result } from '#kernel/result.ts'
import type { Visit } from '#platform/http/visit.ts'
import { setNextMeeting } from '#capabilities/cases/contract.ts'
import { askZone } from '#capabilities/cooperation/commands/ask-zone.ts'
import { beginClock } from '#capabilities/cooperation/commands/begin-clock.ts'
import { drawWord, mayAsk, mayBeAt } from '#capabilities/cooperation/domain/meeting.ts'
import type { NobodyAsked, NotSoon } from '#capabilities/cooperation/domain/meeting.ts'
import { chooseMode } from '#capabilities/cooperation/domain/mode-choice.ts'
import type { NoMode } from '#capabilities/cooperation/domain/mode-choice.ts'
import type { ConveneForm } from '#capabilities/cooperation/forms.ts'
import { modeFacts } from '#capabilities/cooperation/queries/mode-facts.ts'
import type { Candidate, Preparing } from '#capabilities/cooperation/queries/prepare-meeting.ts'
import { hadClock } from '#capabilities/cooperation/store/clock.ts'
import { addMeeting } from '#capabilities/cooperation/store/meeting.ts'

export type ConveneRefusal = NotSoon | NobodyAsked | NoMode | { readonly kind: 'not-offered' } | { readonly kind: 'no-such-case' }

const chosen = (model: Preparing, values: readonly string[]): readonly Candidate[] | null => {
  const offered = [...model.candidates, ...model.extras]
  const found = values.map((value) => offered.find((each) => each.value === value))
  return found.every((each) => each !== undefined) ? found : null
}

/** Calls the agencies together. Anonymised unless something else was earned; invitations say nothing of whom it is about. */
export async function conveneMeeting(visit: Visit, model: Preparing, form: ConveneForm): Promise<Result<Id, ConveneRefusal>> {
  const caseId = model.card.id
  const soon = mayBeAt(form.at, visit.now)
  if (!soon.ok) return soon
  const asked = chosen(model, form.ask)
  if (asked === null || (form.deputy !== null && !model.deputies.some((each) => each.id === form.deputy))) return refuse({ kind: 'not-offered' })
  const enough = mayAsk(
    asked.map((each) => ({ zoneId: each.zoneId, functionKind: each.function })),
    visit.actor.zoneId,
  )
  if (!enough.ok) return enough
  const others = [...new Set(asked.filter((each) => !each.own).map((each) => each.zoneId))]
  const mode = chooseMode({ mode: form.mode, consentId: form.consentId, ground: form.ground }, await modeFacts(visit, caseId, others))
  if (!mode.ok) return mode
  const meeting = {
    id: newId(),
    caseId,
    at: form.at,
    word: drawWord(randomInt),
    variant: model.variant,
    agenda: form.agenda,
    mode: form.mode,
    covered: mode.value.classes,
  }
  await addMeeting(visit.tx, {
    ...meeting,
    consentId: form.mode === 'consented' ? form.consentId : null,
    ground: form.mode === 'statutory' ? form.ground : null,
  })
  for (const each of asked)
    await askZone(visit, { meeting, zoneId: each.zoneId, function: each.function, wish: each.wish, deputyZone: each.deputy, standsInFor: null })
  for (const code of ['contact', 'meeting'] as const) {
    if (!(await hadClock(visit.tx, caseId, code))) await beginClock(visit, { caseId, code, since: visit.now, meetingId: meeting.id, deputyId: form.deputy })
  }
  const noted = await setNextMeeting(visit, caseId, form.at)
  if (!noted.ok) return refuse({ kind: 'no-such-case' })
  visit.note({ caseId, object: meeting.id, count: asked.length, ...(form.ground && form.mode === 'statutory' ? { ground: form.ground } : {}) })
  return accept(meeting.id)
}
