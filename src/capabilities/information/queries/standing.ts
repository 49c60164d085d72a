import type { Tx } from '#platform/db/tx.ts'
import { isPublicLanguage } from '#kernel/public-language.ts'
import { isPageKey } from '#capabilities/information/domain/pages.ts'
import { whatStands, type Text } from '#capabilities/information/domain/texts.ts'
import type { Version } from '#capabilities/information/domain/version.ts'
import { contentFolder, firstTexts } from '#capabilities/information/reference/snapshot.ts'
import { published } from '#capabilities/information/store/versions.ts'

let first: readonly Text[] | null = null
/** The texts that came with the program, read once. */
export const firstOnes = (): readonly Text[] => (first ??= firstTexts(contentFolder))

/** A published version of a text, as the site shows it; null for what is none. */
export function textOf({ subject, number, source, title, body, reviewed, legal }: Version): Text | null {
  const [language, page] = subject.split('/')
  return isPublicLanguage(language) && isPageKey(page) && source !== null && title !== null && body !== null
    ? { language, page, number, source, title, body, reviewed, legal }
    : null
}

/** Every text that stands, by `language/page`. */
export async function standingTexts(tx: Tx): Promise<ReadonlyMap<string, Text>> {
  return whatStands(
    firstOnes(),
    (await published(tx, 'text')).flatMap((version) => textOf(version) ?? []),
  )
}
