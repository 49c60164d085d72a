import type { VNode } from 'preact'
import type { Language } from '#kernel/language.ts'
import { Tag } from '#ui/components/tag.tsx'
import type { Role } from '#capabilities/people/domain/roles.ts'
import { roleWords, words } from '#capabilities/people/words.ts'

export const saidRoles = (roles: readonly Role[], language: Language): string =>
  roles.length === 0 ? words[language].list.noRoles : roles.map((role) => roleWords(role, language)).join(', ')

export type PersonState = 'active' | 'invited' | 'left'
export const StateTag = ({ state, language }: { readonly state: PersonState; readonly language: Language }): VNode => (
  <Tag tone={{ active: 'done', invited: 'soon', left: 'quiet' }[state] as 'done' | 'soon' | 'quiet'} text={words[language].list.states[state]} />
)
