import type { VNode } from 'preact'
import type { Language } from '#kernel/language.ts'
import type { Tone } from '#ui/components/shape.tsx'
import { classWords, isInformationClass } from '#capabilities/people/contract.ts'
import { abroadPaths } from '#capabilities/returning/abroad-paths.ts'
import type { HandoverState } from '#capabilities/returning/domain/handover.ts'
import { returnTrail, type CaseHead } from '#capabilities/returning/pages/choice-parts.tsx'
import { abroadWords } from '#capabilities/returning/words.abroad.ts'

export const abroadTrail = (head: CaseHead, language: Language, deep = false) => [
  ...returnTrail(head, language),
  ...(deep ? [{ href: abroadPaths.ofCase(head.id), text: abroadWords[language].title }] : []),
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
