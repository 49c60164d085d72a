import type { VNode } from 'preact'
import type { Language } from '#kernel/language.ts'
import type { FormState, Page } from '#ui/page.ts'

/** A component in one state, for the gallery, the screenshots and the tests. */
export type Example = { readonly state: string; readonly show: VNode }
export type Examples = { readonly name: string; readonly of: (language: Language) => readonly Example[] }

/** The demo's day, so that pictures stay the same. */
export const exampleNow = new Date('2026-11-21T22:40:00Z')

let key = 0
export const examplePage = (language: Language): Page => ({
  language,
  now: exampleNow,
  path: '/gallery',
  token: 'example',
  newKey: () => `00000000-0000-4000-8000-${String((key += 1)).padStart(12, '0')}`,
  reader: { name: 'Sam Exempel', zone: 'Norrgården', roles: [] },
})

export const exampleForm = (over: Partial<FormState> = {}): FormState => ({
  values: {},
  errors: [],
  notice: null,
  key: '00000000-0000-4000-8000-000000000000',
  conflict: null,
  ...over,
})

/** The words of an example in both languages. */
export const either = (language: Language, sv: string, en: string): string => (language === 'sv' ? sv : en)

export const tooLong = (language: Language): string =>
  either(
    language,
    'En mycket lång text som ingen hade räknat med, med Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft mitt i, och som ändå ska få plats på en liten telefon utan att något hamnar utanför.',
    'A very long text that nobody had reckoned with, with Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft in the middle, and which should still fit a small phone with nothing falling outside.',
  )
