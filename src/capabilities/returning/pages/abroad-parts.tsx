import type { VNode } from 'preact'
import type { Language } from '#kernel/language.ts'
import type { Tone } from '#ui/components/shape.tsx'
import { casePaths } from '#capabilities/cases/contract.ts'
import { classWords, isInformationClass } from '#capabilities/people/contract.ts'
import { abroadPaths } from '#capabilities/returning/abroad-paths.ts'
import type { HandoverState } from '#capabilities/returning/domain/handover.ts'
import { returnPaths } from '#capabilities/returning/paths.ts'
import { abroadWords } from '#capabilities/returning/words.abroad.ts'

export type CaseHead = { readonly id: string; readonly pseudonym: string }

export const abroadTrail = (head: CaseHead, language: Language, deep = false) => [
  { href: casePaths.one(head.id), text: head.pseudonym },
  ...(deep
    ? [{ href: abroadPaths.ofCase(head.id), text: abroadWords[language].title }]
    : [{ href: returnPaths.ofCase(head.id), text: abroadWords[language].back }]),
]

export const BackFrom = ({ href, language }: { readonly href: string; readonly language: Language }): VNode => (
  <a class="l-form__back" href={href}>
    {abroadWords[language].back}
  </a>
)

export const handoverTone: Readonly<Record<HandoverState, Tone>> = {
  second: 'soon',
  refused: 'quiet',
  approved: 'soon',
  waiting: 'new',
  opened: 'new',
  asked: 'late',
  accepted: 'done',
  over: 'quiet',
}

export const sayClasses = (classes: readonly string[], language: Language): string =>
  classes
    .filter(isInformationClass)
    .map((cls) => classWords(cls, language))
    .join(', ')
