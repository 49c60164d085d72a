import { z } from 'zod'
import { publicLanguages, type PublicLanguage } from '#kernel/public-language.ts'
import * as f from '#platform/http/fields.ts'
import { advice, answers, callers, consents, declineReasons, handOverAnswers, lines, nonDataKinds, subjects } from '#capabilities/contact/domain/codes.ts'
import { languageCodes } from '#capabilities/contact/domain/languages.ts'
import { translations } from '#capabilities/contact/domain/line.ts'
import { anyHour, channels, contradicts, everyWayClosed, flagsFor, safeContactFlags } from '#capabilities/contact/domain/safe-contact.ts'

/** An hour of the clock, or nothing. */
const hour = () =>
  z.preprocess(
    (value) =>
      typeof value === 'string' && value.trim() !== ''
        ? value
            .trim()
            .replace('.', ':')
            .replace(/^(\d):/, '0$1:')
        : null,
    z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'not-a-time')
      .nullable(),
  )

/** Left out is an answer as well: nobody said. */
const answerOr = <const Fallback extends string, const Options extends readonly [string, ...string[]]>(options: Options, fallback: Fallback) =>
  f.optionalChoice(options).transform((value) => value ?? fallback)

const safeShape = {
  /** How she may be reached; what is not named is closed then. */
  ways: f.many(channels),
  safe: f.many(safeContactFlags),
  safeFrom: hour(),
  safeUntil: hour(),
  anyHour: f.ticked(),
  codeWord: f.optionalText(100),
  safeWords: f.optionalText(1000),
}
type SafeSaid = z.output<z.ZodObject<typeof safeShape>>
type Wrong = (field: keyof SafeSaid, message: string) => void

/** What does not go together, and what nobody has said although somebody is to be in touch: how, when, and what to say if somebody else answers. */
function lookAtSafe(said: SafeSaid, inTouch: boolean, wrong: Wrong): void {
  if ((said.safeFrom === null) !== (said.safeUntil === null)) wrong('safeUntil', 'required')
  // The same hour twice would be any hour, which is a box of its own.
  if (said.safeFrom !== null && said.safeFrom === said.safeUntil) wrong('safeUntil', 'same')
  if (said.anyHour && (said.safeFrom !== null || said.safeUntil !== null)) wrong('anyHour', 'both')
  if (contradicts(said.ways, said.safe)) wrong('ways', 'unsafe')
  if (!inTouch || everyWayClosed(said.safe)) return
  if (said.ways.length === 0) wrong('ways', 'nobody-said')
  if (said.safeFrom === null && said.safeUntil === null && !said.anyHour) wrong('safeFrom', 'nobody-said')
  if (said.safeWords === null) wrong('safeWords', 'nobody-said')
}
const asRule = <Said extends SafeSaid>(said: Said): Said => ({
  ...said,
  safe: [...flagsFor(said.ways, said.safe)],
  ...(said.anyHour ? { safeFrom: anyHour.from, safeUntil: anyHour.to } : {}),
})

/** What is safe, said by itself: how, when and in which words, or that there is no way. */
export const safeForm = z
  .object(safeShape)
  .superRefine((form, context) => lookAtSafe(form, true, (field, message) => context.addIssue({ code: 'custom', path: [field], message })))
  .transform(asRule)
export type SafeForm = z.output<typeof safeForm>

/** Nothing is required but where it is and whether there is danger, and what is safe where somebody is to be in touch. *Acute* is a box and a button; both together still mean once. */
export const callForm = z
  .object({
    acute: z.preprocess((value) => (Array.isArray(value) ? value[0] : value), f.ticked()),
    caller: answerOr(callers, 'unknown'),
    subject: answerOr(subjects, 'one_other'),
    danger: f.choice(answers),
    child: answerOr(answers, 'unknown'),
    municipality: f.text(60),
    language: f.optionalChoice(languageCodes),
    interpreter: answerOr(answers, 'unknown'),
    ...safeShape,
    consents: f.many(consents),
    advice: f.many(advice),
    summary: f.optionalText(4000),
    names: f.optionalText(300),
    fromLine: f.optionalChoice(lines),
    startedAt: f.optionalMoment(),
  })
  .refine((form) => !(form.consents.includes('call_back') && everyWayClosed(form.safe)), { path: ['consents'], message: 'unsafe' })
  .superRefine((form, context) =>
    lookAtSafe(form, form.consents.includes('call_back'), (field, message) => context.addIssue({ code: 'custom', path: [field], message })),
  )
  .transform(asRule)
export type CallForm = z.output<typeof callForm>

export const tallyForm = z.object({ kind: f.choice(nonDataKinds), step: f.optionalChoice(['add', 'take_back']).transform((step) => step ?? 'add') })

export const settleForm = z.object({})
export const joinForm = z.object({ caseId: f.id() })

export const handOverForm = z
  .object({ toZone: f.optionalId(), toLine: f.optionalChoice(lines) })
  .refine((form) => (form.toZone === null) !== (form.toLine === null), { path: ['toZone'], message: 'one-of-two' })

export const answerForm = z
  .object({ answer: f.choice(handOverAnswers), reason: f.optionalChoice(declineReasons) })
  .refine((form) => form.answer === 'received' || form.reason !== null, { path: ['reason'], message: 'required' })

const sayings = publicLanguages as unknown as readonly [PublicLanguage, ...PublicLanguage[]]
export const takeForm = z.object({})
export const mostAnswer = 8000
/** Sending needs words; handing on takes along whatever is there, also nothing. */
export const threadAnswerForm = z
  .object({
    words: f.optionalText(mostAnswer).transform((words) => words ?? ''),
    /** Left out, the language that was asked for. */
    language: f.optionalChoice(sayings),
    translated: answerOr(translations, 'no'),
    deed: answerOr(['send', 'pass'], 'send'),
    to: f.optionalId(),
  })
  .refine((form) => form.deed === 'pass' || form.words !== '', { path: ['words'], message: 'required' })
/** What is written so far, and the text that goes after it. */
export const beginForm = z.object({
  words: f.optionalText(mostAnswer).transform((words) => words ?? ''),
  language: f.optionalChoice(sayings),
  translated: answerOr(translations, 'no'),
  to: f.optionalId(),
  text: f.text(100),
})
export const markForm = z.object({ message: f.id(), translated: f.choice(translations) })
export const countForm = z.object({ kind: f.choice(nonDataKinds) })

const clockHour = () =>
  hour()
    .refine((value) => value !== null, 'required')
    .transform((value) => value ?? '')
export const weekdays = ['1', '2', '3', '4', '5', '6', '7'] as const
/** One day or a span on each line, as `2026-12-24` or `2026-12-28 – 2027-01-02`; kept as first and last. */
const closedDays = f
  .optionalText(2000)
  .transform((lines) => (lines ?? '').split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim().split(/\s*[–/]\s*|\s+-\s+/)])))
  .refine((spans) => spans.length <= 50, 'too-many')
  .refine((spans) => spans.every((days) => (days.length === 1 || days.length === 2) && days.every((day) => f.day().safeParse(day).success)), 'not-days')
  .transform((spans) => spans.map(([first = '', last = first]) => `${first}/${last}`).toSorted())
  .refine((spans) => spans.every((span) => span.slice(0, 10) <= span.slice(11)), 'backwards')
export const hoursForm = z
  .object({
    opens: clockHour(),
    closes: clockHour(),
    days: f.many(weekdays).refine((days) => days.length > 0, 'required'),
    redDaysToo: f.ticked(),
    closed: closedDays,
  })
  .refine((form) => form.opens !== form.closes, { path: ['closes'], message: 'same' })
export const withdrawForm = z.object({})
export const templateForm = z.object({ name: f.text(80), language: f.choice(sayings), body: f.text(2000), reviewed: f.ticked() })
