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

/** Where a link in a text may lead: a text, or a page that the program makes. */
export const mayLeadTo = (word: string): boolean => isPageKey(word) || word === 'where' || word === 'search'
