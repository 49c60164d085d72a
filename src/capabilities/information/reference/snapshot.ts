import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { publicLanguages, type PublicLanguage } from '#kernel/public-language.ts'
import { nationalLinesFirst } from '#capabilities/directory/contract.ts'
import { lineHours, type NationalNumber } from '#capabilities/information/domain/numbers.ts'
import { readMarkdown } from '#capabilities/information/domain/markdown.ts'
import { isPageKey, mayLeadTo, pageKeys } from '#capabilities/information/domain/pages.ts'
import { readText, type Text } from '#capabilities/information/domain/texts.ts'
import type { Service } from '#capabilities/information/domain/where.ts'
import { lineCodes, publicHours, publicKinds } from '#capabilities/information/domain/codes.ts'

/** Everything the public site shows beside the first texts. It is exported as a file, so that the site stands when nothing else does. */
export type Snapshot = { readonly texts: readonly Text[]; readonly services: readonly Service[]; readonly numbers: readonly NationalNumber[] }

const Language = z.enum(publicLanguages as readonly [PublicLanguage, ...PublicLanguage[]])
const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

const SnapshotFile = z.object({
  texts: z.array(
    z.object({
      language: Language,
      page: z.enum(pageKeys),
      number: z.number().int(),
      source: z.number().int(),
      title: z.string(),
      body: z.string(),
      reviewed: z.boolean(),
      legal: z.boolean(),
    }),
  ),
  services: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(publicKinds),
      nameSv: z.string(),
      nameEn: z.string(),
      hours: z.enum(publicHours),
      child: z.boolean(),
      phone: z.string(),
      spoken: z.array(Language),
      interpreter: z.boolean(),
      checkedOn: Day,
      areas: z.array(z.string()),
    }),
  ),
  numbers: z.array(
    z.object({ code: z.enum(lineCodes), number: z.string(), hours: z.enum(publicHours).nullable(), source: z.string(), confirmedOn: Day.nullable() }),
  ),
})

/** Reads an exported snapshot; null when it is none. */
export function readSnapshot(words: string): Snapshot | null {
  try {
    const read = SnapshotFile.safeParse(JSON.parse(words))
    return read.success ? read.data : null
  } catch {
    return null
  }
}

/** The national numbers as the program knows them, in the order in which they help. */
export const firstNumbers = (): readonly NationalNumber[] =>
  lineCodes.flatMap((code) => {
    const line = nationalLinesFirst.find((one) => one.code === code)
    return line ? [{ code, number: line.number, hours: lineHours[code], source: line.source, confirmedOn: line.confirmedOn }] : []
  })

/** What the site shows where nothing was published yet. */
export const emptySnapshot = (): Snapshot => ({ texts: [], services: [], numbers: firstNumbers() })

/** The first version of every text, from the folder `content`. A file that cannot be read is passed over: the page then falls back. */
export function firstTexts(folder: string): readonly Text[] {
  return publicLanguages.flatMap((language) => {
    let files: readonly string[]
    try {
      files = readdirSync(join(folder, language))
    } catch {
      return []
    }
    return files.flatMap((file) => {
      const page = file.replace(/\.md$/, '')
      if (!file.endsWith('.md') || !isPageKey(page)) return []
      const text = readText(readFileSync(join(folder, language, file), 'utf8'), language, page)
      return text.ok && readMarkdown(text.value.body, mayLeadTo).ok ? [text.value] : []
    })
  })
}

/** The built program has the texts with it; from source they lie beside the source. */
export const contentFolder =
  [join(import.meta.dirname, '..', '..', '..', 'content'), join(import.meta.dirname, '..', '..', '..', '..', 'content')].find((folder) => existsSync(folder)) ??
  ''
