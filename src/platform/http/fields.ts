import { z } from 'zod'
import { isId } from '#kernel/id.ts'

/**
 * What a form or a JSON body may hold. Refusals are codes, not sentences: required, too-long, not-text, not-a-choice,
 * not-a-date, not-a-time, not-an-id, not-a-number. The page finds the words.
 *
 * An HTML form sends nothing for an unticked box and '' for an empty field; both are `null` here where a field may be empty.
 */

/** Control characters (other than tab and line breaks), overrides of the writing direction, and half characters. */
const forbidden =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/

const clean = (max: number) =>
  z
    .string({ error: 'required' })
    .transform((words) => words.replace(/\r\n?/g, '\n').trim())
    .pipe(
      z
        .string()
        .max(max, 'too-long')
        .refine((words) => !forbidden.test(words), 'not-text'),
    )

const empty = (value: unknown): unknown => (value === undefined || (typeof value === 'string' && value.trim() === '') ? null : value)
const maybe = <S extends z.ZodType>(schema: S) => z.preprocess(empty, schema.nullable())

/** Words that must be there. */
export const text = (max = 4000) => clean(max).pipe(z.string().min(1, 'required'))
/** Words that may be left out: `null` then. */
export const optionalText = (max = 4000) => maybe(clean(max))

export const choice = <const Options extends readonly [string, ...string[]]>(options: Options) =>
  z.preprocess(empty, z.enum(options, { error: (issue) => (issue.input === null ? 'required' : 'not-a-choice') }))
export const optionalChoice = <const Options extends readonly [string, ...string[]]>(options: Options) => maybe(z.enum(options, { error: 'not-a-choice' }))

/** Boxes; one, many or none. */
export const many = <const Options extends readonly [string, ...string[]]>(options: Options) =>
  z.preprocess(
    (value) => (value === undefined || value === '' || value === null ? [] : Array.isArray(value) ? value : [value]),
    z.array(z.enum(options, { error: 'not-a-choice' })).max(200, 'too-long'),
  )
/** One box: ticked or not. */
export const ticked = () => z.preprocess((value) => value === true || value === 'yes' || value === 'on' || value === 'true', z.boolean())
/** A box that must be ticked. */
export const mustTick = () => ticked().refine((value) => value, 'required')

export const id = () => z.preprocess(empty, z.string({ error: 'required' }).refine(isId, 'not-an-id'))
export const optionalId = () => maybe(z.string({ error: 'not-an-id' }).refine(isId, 'not-an-id'))
/** Somebody by id, or a function of a zone, as `id.function`. */
export const someone = () => text(80).pipe(z.string().refine((words) => isId(words.slice(0, 36)) && /^(\.[a-z_]+)?$/.test(words.slice(36)), 'not-an-id'))
/** Ids of rows ticked in a list. */
export const ids = () =>
  z.preprocess(
    (value) => (Array.isArray(value) ? value : [value]).filter((one) => empty(one) !== null),
    z.array(z.string().refine(isId, 'not-an-id')).max(200, 'too-long'),
  )

export const wholeNumber = (min: number, max: number) =>
  z.preprocess(
    (value) => (typeof value === 'string' && /^\s*-?\d{1,9}\s*$/.test(value) ? Number(value) : empty(value)),
    z
      .number({ error: (issue) => (issue.input === null ? 'required' : 'not-a-number') })
      .int('not-a-number')
      .min(min, 'not-a-number')
      .max(max, 'not-a-number'),
  )

const dayShape = /^(\d{4})-(\d{2})-(\d{2})$/
/** Nothing in this work happened before 1900 or is planned after 2199: a year outside is a slip of the hand. */
const isYear = (year: number): boolean => year >= 1900 && year <= 2199
const isDay = (words: string): boolean => {
  const match = dayShape.exec(words)
  if (!match || !isYear(Number(match[1]))) return false
  const day = new Date(`${words}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(words)
}
/** A day, as `2026-11-21`. */
export const day = () => z.preprocess(empty, z.string({ error: 'required' }).refine(isDay, 'not-a-date'))
export const optionalDay = () => maybe(z.string({ error: 'not-a-date' }).refine(isDay, 'not-a-date'))

/** A moment: `2026-11-21T23:15` is local time in Sweden (what a form sends); with `Z` or an offset it is exact (what the API may send). */
export const moment = () =>
  z.preprocess(
    empty,
    z
      .string({ error: 'required' })
      .refine((words) => toMoment(words) !== null, 'not-a-time')
      .transform((words) => toMoment(words) ?? new Date(0))
      .pipe(z.date()),
  )
export const optionalMoment = () =>
  maybe(
    z
      .string({ error: 'not-a-time' })
      .refine((words) => toMoment(words) !== null, 'not-a-time')
      .transform((words) => toMoment(words) ?? new Date(0))
      .pipe(z.date()),
  )

/** An exact moment as a page's own links write it, to go on from in a list: kept as it stands, to the last digit. */
export const instant = () => z.iso.datetime({ error: 'not-a-time' }).refine((words) => isYear(Number(words.slice(0, 4))), 'not-a-time')

const local = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::\d{2})?$/
const exact = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/
const wall = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', dateStyle: 'short', timeStyle: 'medium' })

/** Reads a form's time as Swedish local time. In the hour that does not exist in March the later reading is taken, in the doubled hour of October the first. */
function toMoment(words: string): Date | null {
  if (exact.test(words)) {
    const at = new Date(words)
    return isYear(at.getUTCFullYear()) ? at : null
  }
  const match = local.exec(words)
  if (!match?.[1] || !isDay(match[1]) || Number(match[2]) > 23 || Number(match[3]) > 59) return null
  const wanted = `${match[1]} ${match[2]}:${match[3]}:00`
  const utc = new Date(`${match[1]}T${match[2]}:${match[3]}:00Z`).getTime()
  for (const hours of [2, 1]) {
    const guess = new Date(utc - hours * 3_600_000)
    if (wall.format(guess) === wanted) return guess
  }
  return new Date(utc - 3_600_000)
}
