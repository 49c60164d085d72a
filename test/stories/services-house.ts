import { expect } from 'vitest'
import type { Colleague } from '#test/stories/directory-house.ts'

export const idOf = (response: Response): string => /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(response.headers.get('location') ?? '')?.[0] ?? ''

/** An invented organisation, as it is typed. */
export const organisation = (more: Record<string, string> = {}): Record<string, string> => ({
  country: 'SE',
  kind: 'ngo',
  name: 'Föreningen Påhittad',
  description: 'An invented organisation that supports people.',
  ...more,
})

/** An invented service, as it is typed: legal help for women in one municipality, by telephone. */
export const service = (more: Record<string, string> = {}): Record<string, string> => ({
  name: 'Invented advice',
  needs: 'legal',
  groups: 'women',
  languages: 'ron',
  municipalities: '1480',
  hours: 'office',
  meets: 'virtual',
  ...more,
})

/** Makes an organisation through its form, and answers its id. */
export async function adds(keeper: Colleague, more: Record<string, string> = {}): Promise<string> {
  const made = await keeper.fills('/directory/organisations/new', organisation(more))
  expect(made.status, await made.clone().text()).toBe(303)
  return idOf(made)
}

/** Makes a service of an organisation through its form, and answers its id. */
export async function offers(keeper: Colleague, organisationId: string, more: Record<string, string> = {}): Promise<string> {
  const made = await keeper.fills(`/directory/organisations/${organisationId}/services/new`, service(more))
  expect(made.status, await made.clone().text()).toBe(303)
  return idOf(made)
}

export const verifies = (keeper: Colleague, id: string, more: Record<string, string> = {}): Promise<Response> =>
  keeper.fills(`/directory/services/${id}/verify`, { how: 'phone', outcome: 'right', verified_on: '2026-11-21', ...more })

export type Found = { readonly id: string; readonly name: string; readonly state: string; readonly freePlaces: boolean }
export type Search = {
  readonly found: readonly Found[]
  readonly next: string | null
  readonly meant: readonly { code: string }[]
  readonly unknownPlace: boolean
}
export const searches = async (who: Colleague, query = ''): Promise<Search> => (await (await who.asks(`/directory/services?${query}`)).json()) as Search
export const names = async (who: Colleague, query = ''): Promise<readonly string[]> => (await searches(who, query)).found.map((each) => each.name)
