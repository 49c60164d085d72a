import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { avoided, excepted } from '#test/docs/avoided.ts'
import { files, read, root } from '#test/docs/tree.ts'

const swedish = files.filter((path) => /^src\/.*words\.(?:\w+\.)?sv(?:\.\w+)?\.ts$/.test(path))
const englishOf = (path: string): string => path.replace(/\.sv\b/, '.en')

type Leaf = readonly [path: string, value: unknown]
const leavesOf = (value: unknown, path = ''): readonly Leaf[] =>
  typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, inside]) => leavesOf(inside, `${path}.${key}`)) : [[path, value]]
const load = async (path: string): Promise<readonly Leaf[]> => {
  const words = (await import(/* @vite-ignore */ join(root, path))) as Readonly<Record<string, unknown>>
  return Object.entries(words).flatMap(([name, value]) => leavesOf(value, name.replace(/^sv$|^en$|Sv$|En$/, '')))
}

/** What a file says: its texts without the code between, and what is put in as a blank. Keys and imports say nothing. */
const sentencesOf = (source: string): readonly { readonly line: number; readonly text: string }[] =>
  source.split('\n').flatMap((line, place) =>
    /^import |^export .* from /.test(line)
      ? []
      : [...line.matchAll(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g)].map((match) => ({
          line: place + 1,
          text: (match[1] ?? match[2] ?? match[3] ?? '').replace(/\$\{[^}]*\}/g, ' … '),
        })),
  )

const offencesIn = (text: string): readonly string[] => {
  const said = excepted.reduce((rest, { phrase }) => rest.replaceAll(new RegExp(phrase, 'giu'), ' '), text)
  return avoided
    .filter(({ word }) => new RegExp(`(?<![\\p{L}\\p{N}-])(?:${word})(?![\\p{L}\\p{N}-])`, 'iu').test(said))
    .map(({ word, instead }) => `${word} → ${instead}`)
}

describe.each(swedish)('%s', (path) => {
  it('says in English what it says in Swedish, key for key', async () => {
    const [sv, en] = [await load(path), await load(englishOf(path))]
    expect(sv.length).toBeGreaterThan(0)
    expect(en.map(([key]) => key).sort()).toEqual(sv.map(([key]) => key).sort())
    const kinds = new Map(en.map(([key, value]) => [key, typeof value]))
    expect(sv.filter(([key, value]) => kinds.get(key) !== typeof value).map(([key]) => key)).toEqual([])
  })

  it('leaves no sentence empty', async () => {
    const empty = [...(await load(path)), ...(await load(englishOf(path)))].filter(([, value]) => typeof value === 'string' && !/\S/.test(value))
    expect(empty).toEqual([])
  })

  it('keeps to the words of the glossary', () => {
    const offences = sentencesOf(read(path)).flatMap(({ line, text }) => offencesIn(text).map((found) => `${path}:${line} ${found}: ${text}`))
    expect(offences).toEqual([])
  })
})

describe('the glossary', () => {
  it('notices a word that is avoided, and no other that has it inside', () => {
    expect(offencesIn('Klienten har en akt')).toHaveLength(2)
    expect(offencesIn('Delning efter godkännande')).toHaveLength(2)
    expect(offencesIn('Kontakt, fördelning och avfall i så fall')).toEqual([])
  })

  it('has no exception that nothing needs', () => {
    const all = swedish.flatMap((path) => sentencesOf(read(path)).map(({ text }) => text)).join('\n')
    expect(excepted.filter(({ phrase, kept }) => kept !== true && !new RegExp(phrase, 'iu').test(all)).map(({ phrase }) => phrase)).toEqual([])
  })
})
