import { z } from 'zod'
import * as f from '#platform/http/fields.ts'
import { functionKinds } from '#capabilities/directory/contract.ts'
import { agendaItems, decisionCodes } from '#capabilities/cooperation/domain/agenda.ts'
import { declineReasons } from '#capabilities/cooperation/domain/meeting.ts'
import { modes } from '#capabilities/cooperation/domain/modes.ts'

/** A function of a zone, as `police_contact.<zone's id>`. */
const chair = new RegExp(`^(?:${functionKinds.join('|')})\\.[0-9a-f-]{36}$`)
const chairs = () =>
  z.preprocess(
    (value) => (value === undefined || value === '' || value === null ? [] : Array.isArray(value) ? value : [value]),
    z.array(z.string().regex(chair, 'not-a-choice')).max(40, 'too-long'),
  )
const oneChair = () => z.preprocess((value) => value ?? '', z.string().min(1, 'required').regex(chair, 'not-a-choice'))

const modeFields = { mode: f.optionalChoice(modes).transform((mode) => mode ?? 'anonymised'), consentId: f.optionalId(), ground: f.optionalText(60) }

export const conveneForm = z.object({ at: f.moment(), ask: chairs(), ...modeFields, agenda: f.many(agendaItems), deputy: f.optionalId() })
export type ConveneForm = z.output<typeof conveneForm>

export const answerForm = z
  .object({ answer: f.choice(['accept', 'decline']), reason: f.optionalChoice(declineReasons), all: f.many(['yes']) })
  .refine((form) => form.answer === 'accept' || form.reason !== null, { path: ['reason'], message: 'required' })

export const modeForm = z.object(modeFields)

export const decisionForm = z.object({ code: f.choice(decisionCodes), responsible: oneChair(), dueAt: f.moment(), words: f.optionalText(2000) })
export type DecisionForm = z.output<typeof decisionForm>

export const heldForm = z.object({ came: f.ids(), nextAt: f.optionalMoment() })
export const minutesForm = z.object({ words: f.text(8000) })
export const askForm = z.object({ chair: oneChair() })
export const nothingForm = z.object({})
