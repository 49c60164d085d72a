import { sayLanguageName } from '#kernel/spoken-language.ts'
import type { Language } from '#kernel/language.ts'
import { classWords, isInformationClass, sealedClasses, type SealedClass } from '#capabilities/people/contract.ts'
import { casePaths } from '#capabilities/cases/paths.ts'
import { casesWords } from '#capabilities/cases/words.ts'

export type CaseHead = { readonly id: string; readonly pseudonym: string }

/** One level up: the list and the case. */
export const trailTo = (card: CaseHead, language: Language) => [
  { href: casePaths.list, text: casesWords[language].title },
  { href: casePaths.one(card.id), text: card.pseudonym },
]

/** What lets something leave the country, as a row; none when it stays. */
export const transferRow = (ground: string | null, language: Language) => {
  const t = casesWords[language]
  return ground === null ? [] : [{ key: 'transfer', text: t.disclosures.transfer, value: t.transfers[ground] ?? ground }]
}

/** A link back beside a form's button. */
export const BackTo = ({ href, language }: { readonly href: string; readonly language: Language }) => (
  <a class="l-form__back" href={href}>
    {casesWords[language].back}
  </a>
)

export const sayClass = (cls: string, language: Language): string => (isInformationClass(cls) ? classWords(cls, language) : cls)
export const sayClasses = (classes: readonly string[], language: Language): string =>
  sealedClasses
    .filter((cls) => classes.includes(cls))
    .map((cls) => classWords(cls, language))
    .join(', ')

export const optionsFrom = <Key extends string>(keys: readonly Key[], words: Readonly<Record<string, string>>) =>
  keys.map((key) => ({ value: key, text: words[key] ?? key }))
export const classOptions = (classes: readonly SealedClass[], language: Language) => classes.map((cls) => ({ value: cls, text: classWords(cls, language) }))

/** A language by its code; what is no code stands as it is. */
export const sayLanguage = (code: string, language: Language): string =>
  code === 'mis' ? casesWords[language].consents.otherLanguage : sayLanguageName(code, language)
