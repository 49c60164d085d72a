import type { Answer } from '#platform/http/door.ts'
import { inBoth, type costWords } from '#capabilities/costs/words.ts'

type Word = keyof (typeof costWords)['sv']['refused']
/** An answer in both languages, from the room's words. */
export const refused = (status: Answer['status'], word: Word, field?: string): Answer => ({
  status,
  words: inBoth((t) => t.refused[word]),
  ...(field ? { field } : {}),
})

/** Words for what cannot be read in a field of a cost line. */
const amount = refused(422, 'notAnAmount').words
const code = refused(422, 'notACode').words
export const costErrors = {
  unit: { 'not-an-amount': amount },
  vat: { 'not-an-amount': amount },
  supplier: { 'not-a-code': code },
  invoice: { 'not-a-code': refused(422, 'notAnInvoice').words },
} as const
export const amountErrors = { amount: { 'not-an-amount': amount } } as const

export const costRefusals = {
  'in-the-future': refused(422, 'inTheFuture', 'fromOn'),
  'no-days': refused(422, 'noDays', 'dischargedOn'),
  'too-long': refused(422, 'tooLong', 'dischargedOn'),
  'school-apart': refused(422, 'schoolApart', 'legal'),
  'nothing-paid': refused(422, 'nothingPaid', 'unit'),
  'too-much': refused(422, 'tooMuch', 'unit'),
  'there-already': refused(422, 'thereAlready', 'again'),
} as const
export const takeBackRefusals = {
  'taken-back-already': refused(409, 'takenBackAlready'),
  'is-a-correction': refused(422, 'isACorrection'),
} as const
