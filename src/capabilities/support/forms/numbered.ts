import { z } from 'zod'
import * as f from '#platform/http/fields.ts'
import { wordFor } from '#capabilities/support/domain/numbered.ts'

type Words = readonly [string, ...string[]]
/** A word of a list, in an address: by its number, or as it is. */
export const numbered = <const Options extends Words>(words: Options) => z.preprocess((value) => wordFor(words, value), z.enum(words))
export const optionalNumbered = <const Options extends Words>(words: Options) => z.preprocess((value) => wordFor(words, value), f.optionalChoice(words))
