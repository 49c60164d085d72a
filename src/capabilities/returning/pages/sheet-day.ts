import { languageTag } from '#kernel/spoken-language.ts'

/** How days and countries are said on what she is handed: in her language where the machine knows it, else in English. */
export const saidIn = (language: string): string => {
  const tag = languageTag(language)
  // English as it is written here, with the day before the month.
  if (tag === 'en') return 'en-GB'
  return Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0 ? tag : 'en-GB'
}

/** A day as it is written in her language: *21 noiembrie 2026*. */
export const writtenDay = (day: string, language: string): string =>
  new Intl.DateTimeFormat(saidIn(language), { timeZone: 'Europe/Stockholm', day: 'numeric', month: 'long', year: 'numeric', calendar: 'gregory' }).format(
    new Date(`${day}T12:00:00Z`),
  )
