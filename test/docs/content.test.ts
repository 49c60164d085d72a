import { describe, expect, it } from 'vitest'
import { publicLanguages } from '#kernel/public-language.ts'
import { readMarkdown } from '#capabilities/information/domain/markdown.ts'
import { mayLeadTo, pageKeys } from '#capabilities/information/domain/pages.ts'
import { avoided, excepted } from '#test/docs/avoided.ts'
import { actsIn, differencesOf, faultsOf, languages, linksIn, pageOf, saysLaw, shareOf, type Page } from '#test/docs/content-rules.ts'
import { files, read } from '#test/docs/tree.ts'

const pages: readonly Page[] = files.filter((path) => /^content\/[^/]+\/.+\.md$/.test(path)).map((path) => pageOf(path, read(path)))
const sources = new Map(pages.filter(({ language }) => language === 'sv').map((page) => [page.key, page]))
const nameOf = ({ language, key }: Page): string => `${language}/${key}`
const versionOf = (page: Page | undefined): number => Number(page?.head.get(page.language === 'sv' ? 'version' : 'source') ?? 0)
const faulty = (of: readonly Page[], faults: (page: Page) => readonly string[]): readonly string[] =>
  of.flatMap((page) => faults(page).map((fault) => `${nameOf(page)}: ${fault}`))
const translated = pages.filter(({ language }) => language !== 'sv')

const avoidedIn = (text: string): readonly string[] => {
  const said = excepted.reduce((rest, { phrase }) => rest.replaceAll(new RegExp(phrase, 'giu'), ' '), text)
  return avoided.map(({ word }) => word).filter((word) => new RegExp(`(?<![\\p{L}\\p{N}-])(?:${word})(?![\\p{L}\\p{N}-])`, 'iu').test(said))
}

describe('the public texts', () => {
  it('are whole in Swedish and in English', () => {
    for (const language of ['sv', 'en'])
      expect(
        pages
          .filter((page) => page.language === language)
          .map(({ key }) => key)
          .sort(),
      ).toEqual([...pageKeys].sort())
  })

  it('say in every language where to turn, where to sleep tonight, and what is right', () => {
    const needed = ['start', 'help', 'tonight', 'call', 'phone-safety', 'am-i', 'rights']
    const there = new Set(pages.map(nameOf))
    expect(Object.keys(languages).flatMap((language) => needed.map((key) => `${language}/${key}`).filter((name) => !there.has(name)))).toEqual([])
  })

  it('are in the languages of the site, which can show every page', () => {
    expect(Object.keys(languages).sort()).toEqual([...publicLanguages].sort())
    expect(faulty(pages, ({ body }) => (readMarkdown(body, mayLeadTo).ok ? [] : ['the site cannot show it']))).toEqual([])
  })

  it('keep the rules of a page', () => expect(faulty(pages, faultsOf)).toEqual([]))

  it('give the number for danger first, on the pages that are read in danger', () => {
    const first = pages.filter(({ key }) => ['start', 'tonight', 'call'].includes(key))
    expect(faulty(first, ({ body }) => (linksIn(body).find(({ to }) => to.startsWith('tel:'))?.to === 'tel:112' ? [] : ['112 is not first']))).toEqual([])
  })

  it('say when the law was read, wherever they say the law', () => {
    const withLaw = pages.filter(({ body }) => actsIn(body).length > 0 || body.includes('§'))
    expect(withLaw.length).toBeGreaterThan(0)
    expect(faulty(withLaw, ({ body }) => (/(?<![:\d])202[5-9](?![:\d])/.test(body) ? [] : ['no year']))).toEqual([])
  })

  it('speak no law where somebody asks whether it is right', () =>
    expect(
      faulty(
        pages.filter(({ key }) => key === 'am-i'),
        ({ body }) => (/§|\d{4}:\d/.test(body) ? ['law'] : []),
      ),
    ).toEqual([]))

  it('keep to the words of the glossary in Swedish', () =>
    expect(
      faulty(
        pages.filter(({ language }) => language.startsWith('sv')),
        ({ head, body }) => avoidedIn(`${head.get('title') ?? ''}\n${body}`),
      ),
    ).toEqual([]))
})

describe('a translation', () => {
  it('is of a Swedish text that is there, and not newer than it', () =>
    expect(faulty(translated, (page) => (versionOf(page) <= versionOf(sources.get(page.key)) ? [] : [`made from ${versionOf(page)}`]))).toEqual([]))

  const current = translated.filter((page) => versionOf(page) === versionOf(sources.get(page.key)))
  it('of today’s text has the links, the numbers, the acts and the parts of its source', () => {
    expect(current.length).toBeGreaterThan(0)
    expect(faulty(current, (page) => differencesOf(sources.get(page.key) ?? page, page))).toEqual([])
  })

  it('says of which language the Swedish names in it are, and the English sentence for the telephone', () => {
    const foreign = translated.filter(({ language }) => language !== 'sv-easy')
    const said = (body: string): string => body.replaceAll(/\{[a-z]{2}:[^{}]*\}|\[[^\]]*\]\([^)]*\)/g, ' ')
    const names = /socialjour|socialtjänsten|betänketid|regionkoordinator|målsägandebiträde|god man|Kvinnofridslinjen/
    expect(faulty(foreign, ({ body }) => names.exec(said(body)) ?? [])).toEqual([])
    const others = foreign.filter(({ language }) => language !== 'en')
    expect(others.filter(({ body }) => /\{en:I cannot stay/.test(body)).map(({ key }) => key)).toEqual(Array<string>(15 - 1).fill('tonight'))
    expect(faulty(others, ({ body }) => (/I (?:cannot|need)/.test(said(body)) ? ['English'] : []))).toEqual([])
  })

  it('that is read from right to left is written so', () => {
    const arabic = pages.filter(({ language }) => language === 'ar')
    expect(arabic.length).toBeGreaterThan(0)
    expect(faulty(arabic, ({ body }) => (shareOf(body.replace(/\]\([^)]*\)/g, ''), 'Arabic') > 0.75 ? [] : ['left to right']))).toEqual([])
  })
})

describe('the rules of a page', () => {
  const plain = (body: string, head = 'title: Stöd\nversion: 1\nreviewed: no\nlegal: yes', path = 'content/sv/help.md'): readonly string[] =>
    faultsOf(pageOf(path, `---\n${head}\n---\n${body}\n`))
  const enough = `## Stöd\n\n${'du kan få stöd '.repeat(35).trim()}`

  it('let a good page through', () => expect(plain(`${enough}\n\n- [hjälp](call)\n- **ring** [112](tel:112)`)).toEqual([]))

  it.each([
    ['a link to a page that is not there', `${enough} [mer](more)`],
    ['a link out of the site', `${enough} [mer](https://example.org)`],
    ['a number that is not public', `${enough} [070-174 06 11](tel:0701740611)`],
    ['a number that dials another', `${enough} [112](tel:11414)`],
    ['html', `${enough} <b>nu</b>`],
    ['a first heading', `# Stöd\n\n${enough}`],
    ['a table', `${enough}\n\n| a | b |`],
    ['a third level', `${enough}\n\n### mer`],
    ['slanted words', `${enough} *nu*`],
    ['too few words', 'Ring någon.'],
    ['too many words', `${enough} ${'ord '.repeat(300)}`.trim()],
    ['the wrong script', `## Помощь\n\n${'помощь есть всегда тут '.repeat(35).trim()}`],
  ])('notice %s', (_, body) => expect(plain(body)).not.toEqual([]))

  it.each([
    ['a telling title', 'title: Stöd vid människohandel\nversion: 1\nreviewed: no\nlegal: yes'],
    ['a version that is no number', 'title: Stöd\nversion: ny\nreviewed: no\nlegal: yes'],
    ['a line that is missing', 'title: Stöd\nversion: 1\nreviewed: no'],
    ['a translation’s line in the source', 'title: Stöd\nsource: 1\nreviewed: no\nlegal: yes'],
    ['a review that is neither yes nor no', 'title: Stöd\nversion: 1\nreviewed: maybe\nlegal: yes'],
  ])('notice %s', (_, head) => expect(plain(enough, head)).not.toEqual([]))

  it('notice a number on a page that one person could publish alone', () =>
    expect(plain(`${enough} [112](tel:112)`, 'title: Stöd\nversion: 1\nreviewed: no\nlegal: no')).toHaveLength(1))

  it('notice a page or a language that nobody has', () => {
    expect(plain(enough, undefined, 'content/sv/more.md')).toEqual(['no such page: more'])
    expect(plain(enough, 'title: Stöd\nsource: 1\nreviewed: no\nlegal: yes', 'content/xx/help.md')).toEqual(['no such language: xx'])
  })

  it('notice Russian under a Ukrainian name', () => {
    const head = 'title: Помощь\nsource: 1\nreviewed: no\nlegal: yes'
    expect(plain(`## Помощь\n\n${'вы можете это спросить '.repeat(35).trim()}`, head, 'content/uk/help.md')).toEqual(['letters of another language'])
  })

  it('notice what a translation adds or leaves out', () => {
    const body = (text: string, language = 'en'): Page => pageOf(`content/${language}/help.md`, `---\ntitle: Stöd\n---\n${text}\n`)
    const source = body('## Stöd\n\n[112](tel:112) (lag 1988:609)', 'sv')
    expect(differencesOf(source, body('## Help\n\n[112](tel:112) (Act 1988:609)'))).toEqual([])
    expect(differencesOf(source, body('## Help\n\n(Act 1988:609)'))).toEqual(['leaves out tel:112'])
    expect(differencesOf(source, body('## Help\n\n[112](tel:112)'))).toEqual(['leaves out 1988:609'])
    expect(differencesOf(source, body('## Help\n\n## More\n\n[112](tel:112) [more](call) (Act 1988:690)'))).toEqual([
      'adds call',
      'adds 1988:690',
      'leaves out 1988:609',
      'has 2 parts of 1',
    ])
    expect(differencesOf(source, body('Ring [114 14](tel:11414)', 'sv-easy'))).toEqual(['adds tel:11414'])
  })

  it('know a statement of law when they see one', () => {
    expect(['utlänningslagen 5 kap. 15 §', 'lag 1988:609', '[112](tel:112)', 'stanna 30 dagar'].filter((text) => !saysLaw(text))).toEqual([])
    expect(saysLaw('Du är inte ensam.')).toBe(false)
  })
})
