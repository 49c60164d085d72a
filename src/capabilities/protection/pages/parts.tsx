import type { VNode } from 'preact'
import type { Language } from '#kernel/language.ts'
import type { Tone } from '#ui/components/shape.tsx'
import { casePaths } from '#capabilities/cases/contract.ts'
import type { ReviewState } from '#capabilities/protection/domain/assessment.ts'
import type { Level } from '#capabilities/protection/domain/levels.ts'
import { protectionWords } from '#capabilities/protection/words.ts'

export type CaseHead = { readonly id: string; readonly pseudonym: string }

export const trailTo = (head: CaseHead, ...more: readonly { readonly href: string; readonly text: string }[]) => [
  { href: casePaths.one(head.id), text: head.pseudonym },
  ...more,
]

export const BackToCase = ({ head, language }: { readonly head: CaseHead; readonly language: Language }): VNode => (
  <a class="l-form__back" href={casePaths.one(head.id)}>
    {protectionWords[language].back}
  </a>
)

export const optionsFrom = <Key extends string>(keys: readonly Key[], words: Readonly<Record<Key, string>>) =>
  keys.map((key) => ({ value: key, text: words[key] }))

/** Word and shape; what is not known is as urgent to mend as what is high, and looks like itself. */
export const levelTone: Readonly<Record<Level, Tone>> = { high: 'late', medium: 'soon', low: 'done', unknown: 'new' }
export const reviewTone: Readonly<Record<ReviewState, Tone>> = { later: 'done', due: 'soon', overdue: 'late' }
