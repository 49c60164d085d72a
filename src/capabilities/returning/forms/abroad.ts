import { z } from 'zod'
import * as f from '#platform/http/fields.ts'
import { handoverFields, handoverLanguages } from '#capabilities/returning/domain/handover.ts'
import { transferGroundCodes } from '#capabilities/cases/contract.ts'

export const ofCaseParams = z.object({ id: f.id() })
export const prepareParams = z.object({ id: f.id(), to: f.id() })
export const handoverParams = z.object({ id: f.id(), handover: f.id() })
export const answerParams = z.object({ id: f.id(), handover: f.id(), answer: f.id() })

export const HandoverForm = z.object({
  records: f.ids(),
  fields: f.many(handoverFields),
  ground: f.choice(transferGroundCodes),
  language: f.choice(handoverLanguages),
  days: f.wholeNumber(1, 60),
  harmTest: f.text(4000),
})
export const SecondForm = z.object({ answer: f.choice(['yes', 'no']) })
export const KnownForm = z.object({ known: f.mustTick() })
export const ReplyForm = z.object({ words: f.text(2000) })
export const SettleForm = z.object({ deed: f.choice(['noted', 'logged']) })
export const NoFields = z.object({})
