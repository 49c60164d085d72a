import type { z } from 'zod'
import type { Door } from '#platform/http/door.ts'

export type FormOf = Door & { kind: 'form' }

export const isFormDoor = (door: Door): door is FormOf => door.kind === 'form'

/** What a form takes in, also where what comes of it is made of that. */
export const objectOf = (schema: z.ZodType): z.ZodObject => ('in' in schema ? objectOf((schema as z.ZodPipe).in as z.ZodType) : (schema as z.ZodObject))
/** The fields of a form, each with the schema that judges it. */
export const fieldsOf = (door: FormOf): ReadonlyMap<string, z.ZodType> => new Map(Object.entries(objectOf(door.accepts).shape as Record<string, z.ZodType>))

/** A box that must be ticked. */
const isMustTick = (schema: z.ZodType): boolean => schema.safeParse(true).success && !schema.safeParse(false).success
/** A box that is ticked or not: whatever else comes is not ticked. */
export const isTick = (schema: z.ZodType): boolean => schema.safeParse({ nothing: 'of the kind' }).success || isMustTick(schema)
/** A field of words, where whatever can be read is right; or of a code that somebody else made up, with full stops or of letters alone. */
export const isWords = (schema: z.ZodType): boolean => ['Ord ord', '1.0', 'ORDO'].some((words) => schema.safeParse(words).success)

/** Right nowhere: neither as words nor as anything else. */
export const neverRight: Readonly<Record<string, string>> = {
  'a NUL': 'Anna\u0000Andersson',
  'a bell': 'Anna\u0007',
  'an escape sequence': 'Anna\u001b[31m',
  'a next-line sign': 'Anna\u0085',
  'an override of the writing direction': 'Anna\u202Egnp.exe',
  'an isolate that is left open': 'Anna\u2067',
  'a byte order mark': 'An\uFEFFna',
  'fifty thousand letters': 'x'.repeat(50_000),
}

/** Right as words, wrong for a day, a moment, a number, a choice, an id or a code. */
export const onlyWords: Readonly<Record<string, string>> = {
  'another choice': 'none-of-these',
  'the day zero': '0000-00-00',
  'a day in the year zero': ['0000', '01', '01'].join('-'),
  'the day without end': '9999-99-99',
  'the last moment': '9999-12-31T23:59',
  'a moment in the year zero': '0000-01-01T00:00',
  infinity: 'Infinity',
  'no number': 'NaN',
  'a number without end': '1e999',
  'a very long number': '9'.repeat(1000),
  'almost an id': '00000000-0000-4000-8000-00000000000g',
  'the name of every object': '__proto__',
  'what every object has': 'constructor',
}

/** Of the wrong kind, as JSON can send it. */
export const wrongKind: Readonly<Record<string, string>> = {
  'an object': '{"$gt":""}',
  'a list in a list': '[[["x"]]]',
  'a number without end': '1e999',
  'a huge number': '1e308',
  'a very long number': '9'.repeat(100_000),
  truth: 'true',
  'half a letter': '"Anna\\ud800"',
  'the other half of a letter': '"\\udc00Anna"',
}

/** Names and words that people write, in letters of many kinds. */
export const rightWords: readonly string[] = [
  'S\u0327tefania \u00c5sa', // a letter with its mark beside it
  'نور مصطفى',
  'ፍቕሪ ገብረመስቀል',
  'Nguyễn Thị Ánh',
  '👩‍👧‍👦 👍🏽',
  'نمی‌خواهم', // with a joiner that keeps letters apart
  "O'Brien-Ólafsdóttir & Söner <3",
  'Жанна; DROP TABLE',
]
