import { nationalLines } from '#capabilities/directory/store/reference/national-lines.ts'
import { isPageKey, mayLeadTo } from '#capabilities/information/domain/pages.ts'

/** Numbers of the whole country, as they are dialled and as they are read. */
export const publicNumbers: ReadonlyMap<string, string> = new Map(nationalLines.map(({ number }) => [number.replace(/\D/g, ''), number]))

/** What each language is written in, and how many words a page may have there (Thai counts shorter words). */
const writing = (script: string, most = 350): { readonly script: string; readonly most: number } => ({ script, most })
export const languages: Readonly<Record<string, ReturnType<typeof writing>>> = {
  sv: writing('Latin'),
  'sv-easy': writing('Latin'),
  en: writing('Latin'),
  ro: writing('Latin'),
  bg: writing('Cyrillic'),
  sr: writing('Latin'),
  es: writing('Latin'),
  hu: writing('Latin'),
  pl: writing('Latin'),
  sk: writing('Latin'),
  lt: writing('Latin'),
  ne: writing('Devanagari'),
  th: writing('Thai', 500),
  uk: writing('Cyrillic'),
  ru: writing('Cyrillic'),
  ar: writing('Arabic'),
  ti: writing('Ethiopic'),
}
/** Letters that show that a text is in the wrong language of a shared script. */
const foreign: Readonly<Record<string, RegExp>> = { ru: /[іїєґ]/i, uk: /[ыэъё]/i, bg: /[ыэёіїє]/i }

/** Stems that no title holds: a title is read over a shoulder. */
const telling =
  /traffick|prostitu|\bsex|sexo|victim|\boffer|offret|brott|crime|delito|trat[ae] de|handel|handl(?:u|em) |trafic|трафик|торгов|торгів|прост[иі]ту|секс|жертв|злоч|преступ|вик[оа]рист|szex|áldozat|kereskedel|obchodovan|obeť|žrtv|trgovin|prekyb|auk[ao]\b|seks|ofiar|الاتجار|الدعارة|جنس|ضحي|ค้ามนุษย์|โสเภณี|เพศ|เหยื่อ|बेचबिखन|वेश्या|यौन|पीडित|ወሲብ|ዝሙት|ግዳይ/iu

export type Page = { readonly language: string; readonly key: string; readonly head: ReadonlyMap<string, string>; readonly body: string }

export const pageOf = (path: string, text: string): Page => {
  const [, language = '', key = ''] = /^content\/([^/]+)\/([^/]+)\.md$/.exec(path) ?? []
  const [, head = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? []
  const lines = head === '' ? [] : head.split('\n').map((line): [string, string] => [line.replace(/:.*$/, ''), line.replace(/^[^:]*:\s*/, '')])
  return { language, key, head: new Map(lines), body }
}

export const linksIn = (body: string): readonly { readonly text: string; readonly to: string }[] =>
  [...body.matchAll(/\[([^\]]*)\]\(([^)]*)\)/g)].map((match) => ({ text: match[1] ?? '', to: match[2] ?? '' }))
const proseOf = (body: string): string =>
  body
    .replace(/\]\([^)]*\)/g, ']')
    .replace(/\{[a-z]{2}:([^{}]*)\}/g, '$1')
    .replace(/[[\]*#]/g, '')
export const wordsIn = (body: string, language: string): number =>
  [...new Intl.Segmenter(language === 'sv-easy' ? 'sv' : language, { granularity: 'word' }).segment(proseOf(body))].filter((part) => part.isWordLike).length
/** How much of the letters is written in the script. */
export const shareOf = (text: string, script: string): number => {
  const letters = text.match(/\p{L}/gu) ?? []
  return letters.filter((letter) => new RegExp(`\\p{Script=${script}}`, 'u').test(letter)).length / Math.max(1, letters.length)
}
export const actsIn = (body: string): readonly string[] => [...new Set(body.match(/\b(?:19|20)\d\d:\d+\b/g) ?? [])].sort()
/** A number to call, a paragraph of an act, or days that run. */
export const saysLaw = (body: string): boolean => /\(tel:|§|\b(?:19|20)\d\d:\d+\b|\b30\b|\bkap\.|\bchapter \d/.test(body)

const headFaults = ({ language, key, head }: Page): readonly string[] => {
  const version = language === 'sv' ? 'version' : 'source'
  const wanted = ['title', version, 'reviewed', 'legal']
  const title = head.get('title') ?? ''
  return [
    ...([...head.keys()].join() === wanted.join() ? [] : [`front matter is not ${wanted.join(', ')}`]),
    ...(/^[1-9]\d*$/.test(head.get(version) ?? '') ? [] : [`${version} is not a whole number`]),
    ...(['yes', 'no'].includes(head.get('reviewed') ?? '') ? [] : ['reviewed is not yes or no']),
    ...(['yes', 'no'].includes(head.get('legal') ?? '') ? [] : ['legal is not yes or no']),
    ...(title.trim() === '' || telling.test(title) ? [`title: ${title}`] : []),
    ...(isPageKey(key) ? [] : [`no such page: ${key}`]),
    ...(language in languages ? [] : [`no such language: ${language}`]),
  ]
}

const linkFault = ({ text, to }: { readonly text: string; readonly to: string }): readonly string[] => {
  if (!to.startsWith('tel:')) return mayLeadTo(to) ? [] : [`link to ${to}`]
  const dialled = to.slice(4)
  return publicNumbers.get(dialled) === text ? [] : [`number ${text} that dials ${dialled}`]
}

/** Every line is a heading, an item or a paragraph, and blank lines stand between. */
const shapeFaults = (body: string): readonly string[] => [
  ...(/<\/?[a-z!]|&[a-z#\d]+;/i.test(body) ? ['raw html'] : []),
  ...body.split('\n').filter((line) => /^(?:#(?!# \S)|[>|*+] |\d+\. |\s+\S|```|!\[)/.test(line)),
  ...(/(?<!\*)\*(?!\*)|_{2}|\s_\S/.test(body) ? ['emphasis other than strong'] : []),
  ...((body.match(/\*\*/g)?.length ?? 0) % 2 === 0 ? [] : ['strong that never ends']),
  ...(/\n{3}|[ \t]\n/.test(body) ? ['space too much'] : []),
]

const scriptFaults = ({ language, head, body }: Page): readonly string[] => {
  const script = languages[language]?.script
  if (script === undefined) return []
  const said = `${head.get('title') ?? ''}\n${proseOf(body)}`
  const share = shareOf(said, script)
  return [
    ...(share >= 0.75 ? [] : [`only ${Math.round(share * 100)} % ${script}`]),
    ...(shareOf(head.get('title') ?? '', script) === 1 ? [] : [`title is not ${script}`]),
    ...(foreign[language]?.test(said) === true ? ['letters of another language'] : []),
  ]
}

/** Everything a machine can say against a page by itself. */
export const faultsOf = (page: Page): readonly string[] => {
  const count = wordsIn(page.body, page.language)
  const most = languages[page.language]?.most ?? 350
  return [
    ...headFaults(page),
    ...linksIn(page.body).flatMap(linkFault),
    ...shapeFaults(page.body),
    ...scriptFaults(page),
    ...(count >= 120 && count <= most ? [] : [`${count} words`]),
    ...(saysLaw(page.body) && page.head.get('legal') !== 'yes' ? ['a number or a law, but not legal: yes'] : []),
  ]
}

const linkList = ({ body }: Page): readonly string[] => [...new Set(linksIn(body).map(({ to }) => to))].sort()
const partsIn = ({ body }: Page): number => body.match(/^## /gm)?.length ?? 0

/** What a translation leaves out of its source or adds to it, as far as a machine can see. Easy Swedish may leave out. */
export const differencesOf = (source: Page, page: Page): readonly string[] => {
  const [given, said, acts, saidActs] = [linkList(source), linkList(page), actsIn(source.body), actsIn(page.body)]
  const added = [...said.filter((to) => !given.includes(to)), ...saidActs.filter((act) => !acts.includes(act))].map((thing) => `adds ${thing}`)
  if (page.language === 'sv-easy') return added
  const left = [...given.filter((to) => !said.includes(to)), ...acts.filter((act) => !saidActs.includes(act))].map((thing) => `leaves out ${thing}`)
  return [...added, ...left, ...(partsIn(source) === partsIn(page) ? [] : [`has ${partsIn(page)} parts of ${partsIn(source)}`])]
}
