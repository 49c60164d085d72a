import { z } from 'zod'
import * as f from '#platform/http/fields.ts'
import { authorities, callBacks, contactData, deciderChanges, outcomes, whys } from '#capabilities/protection/domain/address.ts'

export const receiveForm = z.object({
  authority: f.choice(authorities),
  functionId: f.optionalId(),
  asked: f.many(contactData).refine((chosen) => chosen.length > 0, 'required'),
  words: f.text(1500),
  dueAt: f.moment(),
  deciderId: f.id(),
})
export const callBackForm = z.object({ callBack: f.choice(callBacks) })
export const deciderForm = z.object({ deciderId: f.id(), because: f.choice(deciderChanges) })
export const decisionForm = z.object({
  outcome: f.choice(outcomes),
  why: f.choice(whys),
  balance: f.text(3000),
  given: f.many(contactData),
  givenWords: f.optionalText(400),
})
