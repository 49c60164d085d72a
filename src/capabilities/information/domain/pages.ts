/** The pages that have a text. The order is the order of the matrix. */
export const pageKeys = [
  'start',
  'tonight',
  'am-i',
  'help',
  'rights',
  'child',
  'return',
  'call',
  'phone-safety',
  'relatives',
  'professionals',
  'buying',
  'about',
  'accessibility',
] as const
export type PageKey = (typeof pageKeys)[number]
export const isPageKey = (word: unknown): word is PageKey => (pageKeys as readonly unknown[]).includes(word)

/** What the program makes itself: where to turn, and the search. */
export type SitePage = PageKey | 'where' | 'search'

/** The numbers of the pages in addresses. An address stands in a browser's history, so it says nothing. A number is never given to another page. */
const numbers = {
  tonight: 1,
  'am-i': 2,
  help: 3,
  rights: 4,
  child: 5,
  return: 6,
  call: 7,
  'phone-safety': 8,
  relatives: 9,
  professionals: 10,
  buying: 11,
  about: 12,
  accessibility: 13,
  where: 14,
  search: 15,
} as const satisfies Readonly<Record<Exclude<SitePage, 'start'>, number>>
type Numbered = keyof typeof numbers

/** The address of a page in a language; a county has its code after that of where to turn. */
export const publicPath = (language: string, page: SitePage): string => (page === 'start' ? `/${language}/` : `/${language}/${numbers[page]}`)
/** Which page has the number; `null` where none has. */
export const pageNumbered = (word: string): Numbered | null => (Object.keys(numbers) as Numbered[]).find((page) => String(numbers[page]) === word) ?? null

/** Where a link in a text may lead: a text, or a page that the program makes. */
export const mayLeadTo = (word: string): word is SitePage => isPageKey(word) || word === 'where' || word === 'search'
