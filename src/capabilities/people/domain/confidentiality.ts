/** One promise of the confidentiality code, accepted before anything can be opened. */
export type CodeArticle = { readonly key: 'need' | 'place' | 'share' | 'conflict' | 'own' | 'log' | 'after'; readonly text: string }
