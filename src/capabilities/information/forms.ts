import { z } from 'zod'
import { publicLanguages, type PublicLanguage } from '#kernel/public-language.ts'
import { choice, day, many, optionalText, text, ticked, wholeNumber } from '#platform/http/fields.ts'
import { lineCodes } from '#capabilities/information/domain/codes.ts'
import { pageKeys } from '#capabilities/information/domain/pages.ts'
import { decisions } from '#capabilities/information/domain/version.ts'

export const editors = ['editor'] as const
/** Those who keep the functions of their zone in the directory, and say which may be shown. */
export const keepers = ['editor', 'org_admin', 'regional_coordinator'] as const

const languages = publicLanguages as readonly [PublicLanguage, ...PublicLanguage[]]
export const OfText = z.object({ language: z.enum(languages), page: z.enum(pageKeys) })
export const OfNumber = z.object({ code: z.enum(lineCodes) })

export const NewText = z.object({ title: text(200), body: text(20_000), source: wholeNumber(1, 9999), reviewed: ticked(), legal: ticked() })
export const NewNumber = z.object({ phone: text(20), whence: text(200), day: day() })
export const NewService = z.object({ shown: ticked(), phone: optionalText(20), day: day(), spoken: many(languages), interpreter: ticked() })
export const Deciding = z.object({ decision: choice(decisions) })
