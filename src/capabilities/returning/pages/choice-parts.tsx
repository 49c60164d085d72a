import type { VNode } from 'preact'
import { sayLanguageName } from '#kernel/spoken-language.ts'
import type { Language } from '#kernel/language.ts'
import { casePaths } from '#capabilities/cases/contract.ts'
import { returnPaths } from '#capabilities/returning/paths.ts'
import { choiceWords } from '#capabilities/returning/words.choice.ts'

export type CaseHead = { readonly id: string; readonly pseudonym: string }

/** The case, and unless it is that page itself the way ahead. */
export const returnTrail = (head: CaseHead, language: Language, deep = true) => [
  { href: casePaths.one(head.id), text: head.pseudonym },
  ...(deep ? [{ href: returnPaths.ofCase(head.id), text: choiceWords[language].title }] : []),
]
export const BackTo = ({ href, language }: { readonly href: string; readonly language: Language }): VNode => (
  <a class="l-form__back" href={href}>
    {choiceWords[language].back}
  </a>
)
export const optionsFrom = <Key extends string>(keys: readonly Key[], words: Readonly<Record<Key, string>>) =>
  keys.map((key) => ({ value: key, text: words[key] }))

export const sayLanguage = sayLanguageName
