import type { VNode } from 'preact'
import type { Language } from '#kernel/language.ts'
import type { Tone } from '#ui/components/shape.tsx'
import { sayFullDay } from '#ui/when.ts'
import { casePaths } from '#capabilities/cases/contract.ts'
import { isLastCall, type DeadlineState } from '#capabilities/support/domain/deadline.ts'
import { lawWords } from '#capabilities/support/words.law.ts'

export type LawHead = { readonly id: string; readonly pseudonym: string }

export const lawTrail = (head: LawHead, ...more: readonly { readonly href: string; readonly text: string }[]) => [
  { href: casePaths.one(head.id), text: head.pseudonym },
  ...more,
]

export const BackTo = ({ href, text }: { readonly href: string; readonly text: string }): VNode => (
  <a class="l-form__back" href={href}>
    {text}
  </a>
)
export const lawOptions = <Key extends string>(keys: readonly Key[], words: Readonly<Record<Key, string>>) =>
  keys.map((key) => ({ value: key, text: words[key] }))

export const deadlineTone: Readonly<Record<DeadlineState, Tone>> = {
  met: 'done',
  met_late: 'soon',
  closed: 'quiet',
  running: 'quiet',
  soon: 'soon',
  today: 'late',
  late: 'late',
}

/** How loud a day is among others: the last warnings of a red line are as loud as what is late. */
export const toneOfDay = ({ state, red, daysLeft }: { readonly state: DeadlineState; readonly red: boolean; readonly daysLeft: number }): Tone =>
  state === 'soon' && isLastCall(red, daysLeft) ? 'late' : deadlineTone[state]

/** *måndag 9 mars 2026*. */
export const say = (day: string, language: Language): string => sayFullDay(day, language)
export const sayRule = (code: string, language: Language): string => lawWords[language].clocks.rules[code] ?? code
