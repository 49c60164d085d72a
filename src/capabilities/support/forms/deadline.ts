import { z } from 'zod'
import * as f from '#platform/http/fields.ts'
import { closingOutcomes, triggers } from '#capabilities/support/domain/deadline-codes.ts'

export const lawCase = z.object({ id: f.id() })
export const oneDeadline = z.object({ id: f.id(), deadline: f.id() })
export const oneDecision = z.object({ id: f.id(), decision: f.id() })
export const oneLeave = z.object({ leave: f.id() })

export const decisionFields = z.object({ trigger: f.choice(triggers), onDay: f.day(), endsOn: f.optionalDay(), person: f.id(), deputy: f.optionalId() })
export const closeFields = z.object({ outcome: f.choice(closingOutcomes), doneOn: f.optionalDay(), reason: f.optionalText(1000) })
export const dutyFields = z.object({ person: f.id(), deputy: f.optionalId() })
export const leaveFields = z.object({ person: f.optionalId(), fromDay: f.day(), untilDay: f.day(), deputy: f.id() })
export const nothing = z.object({})
