import { fold } from '#kernel/fold.ts'
import type { PublicLanguage } from '#kernel/public-language.ts'
import { plainWords, showMarkdown } from '#capabilities/information/domain/markdown.ts'
import { mayLeadTo, type PageKey } from '#capabilities/information/domain/pages.ts'
import type { Text } from '#capabilities/information/domain/texts.ts'

type Section = { readonly id: string | null; readonly heading: string; readonly text: string; readonly folded: string }
type Entry = { readonly page: PageKey; readonly title: string; readonly foldedTitle: string; readonly sections: readonly Section[] }
/** What can be found in one language, made once. */
export type Index = readonly Entry[]
export type Hit = { readonly page: PageKey; readonly title: string; readonly id: string | null; readonly heading: string; readonly excerpt: string }

function entryOf(text: Text): Entry {
  const sections: { id: string | null; heading: string; words: string[] }[] = [{ id: null, heading: '', words: [] }]
  for (const block of showMarkdown(text.body, mayLeadTo)) {
    if (block.kind === 'heading') sections.push({ id: block.id, heading: plainWords(block.parts), words: [] })
    else sections.at(-1)?.words.push(...(block.kind === 'list' ? block.items.map(plainWords) : [plainWords(block.parts)]))
  }
  return {
    page: text.page,
    title: text.title,
    foldedTitle: fold(text.title),
    sections: sections.map(({ id, heading, words }) => ({ id, heading, text: words.join(' '), folded: fold(`${heading} ${words.join(' ')}`) })),
  }
}

export const indexOf = (standing: ReadonlyMap<string, Text>, language: PublicLanguage): Index =>
  [...standing.values()].filter((text) => text.language === language).map(entryOf)

const excerptOf = (section: Section, word: string): string => {
  const at = Math.max(0, fold(section.text).indexOf(word))
  const from = at < 60 ? 0 : section.text.lastIndexOf(' ', at - 40) + 1
  const piece = section.text.slice(from, from + 140)
  return `${from > 0 ? '… ' : ''}${piece}${from + 140 < section.text.length ? ' …' : ''}`
}

/** At most ten places, the best first: a word in the title counts most, then in a heading, then in the text. */
export function search(index: Index, asked: string): readonly Hit[] {
  const words = [
    ...new Set(
      fold(asked)
        .split(/[^\p{L}\p{N}]+/u)
        .filter((word) => word !== ''),
    ),
  ].slice(0, 8)
  const found: { hit: Hit; score: number }[] = []
  for (const entry of index) {
    for (const section of entry.sections) {
      let score = 0
      for (const word of words)
        score +=
          (section.folded.includes(word) ? 2 : 0) +
          (fold(section.heading).includes(word) ? 2 : 0) +
          (entry.foldedTitle.includes(word) && section.id === null ? 6 : 0)
      const word = words.find((one) => section.folded.includes(one)) ?? words[0]
      if (score > 0 && word !== undefined)
        found.push({ score, hit: { page: entry.page, title: entry.title, id: section.id, heading: section.heading, excerpt: excerptOf(section, word) } })
    }
  }
  return found
    .sort((a, b) => b.score - a.score)
    .slice(0, 10)
    .map(({ hit }) => hit)
}
