import type { VNode } from 'preact'
import { languageNames } from '#kernel/spoken-language.ts'
import type { Language } from '#kernel/language.ts'
import type { Page } from '#ui/page.ts'
import { SealedText } from '#ui/components/sealed-text.tsx'
import type { Tone } from '#ui/components/shape.tsx'
import { casePaths } from '#capabilities/cases/contract.ts'
import type { MeasureState } from '#capabilities/support/domain/measures.ts'
import { supportPaths } from '#capabilities/support/paths.ts'
import type { Writing } from '#capabilities/support/queries/show-needs.ts'
import { supportWords } from '#capabilities/support/words.ts'

export type CaseHead = { readonly id: string; readonly pseudonym: string }

export const trailTo = (head: CaseHead, ...more: readonly { readonly href: string; readonly text: string }[]) => [
  { href: casePaths.one(head.id), text: head.pseudonym },
  ...more,
]
export const toPlan = (head: CaseHead, language: Language) => trailTo(head, { href: supportPaths.plan(head.id), text: supportWords[language].plan.title })

export const BackToCase = ({ head, language }: { readonly head: CaseHead; readonly language: Language }): VNode => (
  <a class="l-form__back" href={casePaths.one(head.id)}>
    {supportWords[language].back}
  </a>
)

export const optionsFrom = <Key extends string>(keys: readonly Key[], words: Readonly<Record<Key, string>>) =>
  keys.map((key) => ({ value: key, text: words[key] }))

/** Who will read, said at the button. */
export const audienceOf = ({ zone, readers }: Writing, language: Language): string => supportWords[language].audience(zone, readers)

/** A language by its code; what is no code stands as it is. */
export const sayLanguage = (code: string, language: Language): string => (languageNames(language) as Readonly<Record<string, string>>)[code] ?? code

export const measureTone: Readonly<Record<MeasureState, Tone>> = {
  coming: 'quiet',
  under_way: 'new',
  late: 'late',
  done: 'done',
  not_needed: 'quiet',
  already_given: 'done',
  declined: 'quiet',
  not_available: 'soon',
}
export const stateWords = (state: MeasureState, language: Language): string => {
  const t = supportWords[language].plan
  return state === 'coming' || state === 'under_way' || state === 'late' ? t.states[state] : t.outcomes[state]
}

type Words = { readonly words: string | null; readonly written: boolean; readonly label: string; readonly page: Page }
/** Words that are there, that are sealed to others, or that nobody wrote. */
export const Said = ({ words, written, label, page: { language } }: Words): VNode =>
  written ? <SealedText text={words} open label={label} language={language} /> : <p class="l-quiet">{supportWords[language].needs.noWords}</p>
