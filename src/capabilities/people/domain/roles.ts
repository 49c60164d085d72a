import { informationClasses } from '#capabilities/people/domain/classes.ts'
import type { InformationClass } from '#capabilities/people/domain/classes.ts'

/** `r` read · `w` read and write · `m` may write a short fixed form, holds no key and reads nothing · `-` nothing. */
export type Right = 'r' | 'w' | 'm'

/**
 * What each role can at most be granted, for C0 … C11 in order. A ceiling gives nothing by itself: membership or a decision does.
 * The database holds the same rows in `people.ceiling`, filled from here.
 */
const ceilings = {
  //                     C0  1 2 3 4 5 6 7 8 9 10 11
  hotline_operator: ' w  w w - w m - - - m w  w',
  case_worker: ' w  w w - w r m w w w w  w',
  placing_handler: ' w  w w r w r m w w r w  w',
  shelter_staff: ' w  r w w w m m m m w w  w',
  threat_assessor: ' w  w r r m - w r - m w  -',
  police_contact: ' w  w r r m - w r - m w  -',
  health_staff: ' r  r r - m w - - - m m  -',
  return_officer: ' w  r r - w m - r w r r  w',
  regional_coordinator: ' w  r r - m - m r r m r  w',
  finance_officer: ' r  m - - - - - - w - -  -',
  statistician: ' -  - - - - - - - - - -  r',
  log_reviewer: ' r  - - - - - - - - - -  -',
  editor: ' -  - - - - - - - - - -  -',
  org_admin: ' -  - - - - - - - - - -  -',
  key_officer: ' -  - - - - - - - - - -  -',
} as const

export type Role = keyof typeof ceilings
export const roles = Object.keys(ceilings) as [Role, ...Role[]]
export const isRole = (word: unknown): word is Role => typeof word === 'string' && Object.hasOwn(ceilings, word)

/** Roles that can ever be in a case. The others administer, count, review or hold keys. */
export const caseRoles = roles.filter((role) => !['statistician', 'log_reviewer', 'editor', 'org_admin', 'key_officer'].includes(role)) as [Role, ...Role[]]

export type CeilingRow = { readonly role: Role; readonly class: InformationClass; readonly right: Right }

/** The table row by row; a class that a role has nothing in has no row. */
export const ceilingRows: readonly CeilingRow[] = roles.flatMap((role) => {
  const rights = ceilings[role].trim().split(/\s+/)
  return informationClasses.flatMap((name, place) => {
    const right = rights[place]
    return right === 'r' || right === 'w' || right === 'm' ? [{ role, class: name, right }] : []
  })
})

export type Ceiling = {
  readonly reads: ReadonlySet<InformationClass>
  readonly writes: ReadonlySet<InformationClass>
  /** Classes into which at least a short fixed form may be written (`m` or `w`). */
  readonly mayForm: ReadonlySet<InformationClass>
}

/** The ceiling of somebody who holds these roles: the widest right in each class. Words that are no role give nothing. */
export function ceilingOf(held: readonly string[]): Ceiling {
  const mine = ceilingRows.filter((row) => held.includes(row.role))
  const classesWith = (...rights: readonly Right[]): ReadonlySet<InformationClass> =>
    new Set(mine.filter((row) => rights.includes(row.right)).map((row) => row.class))
  return { reads: classesWith('r', 'w'), writes: classesWith('w'), mayForm: classesWith('m', 'w') }
}
