/** The languages of the staff side. Swedish is the first. */
export const languages = ['sv', 'en'] as const
export type Language = (typeof languages)[number]
export const isLanguage = (text: unknown): text is Language => text === 'sv' || text === 'en'

/** One wording per language; the second is typed against the first, so a missing sentence does not compile. */
export type InLanguages<Words> = Readonly<Record<Language, Words>>
