import type { Id } from '#kernel/id.ts'

type Search = Readonly<Partial<Record<'where' | 'need' | 'group' | 'language' | 'words' | 'free' | 'after', string | undefined>>>

const withQuery = (path: string, query: Readonly<Record<string, string | undefined>>): string => {
  const asked = new URLSearchParams(Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined && pair[1] !== ''))
  return asked.size === 0 ? path : `${path}?${asked.toString()}`
}

export const servicePaths = {
  search: (query: Search = {}) => withQuery('/directory/services', query),
  one: (id: Id) => `/directory/services/${id}`,
  edit: (id: Id) => `/directory/services/${id}/edit`,
  verify: (id: Id) => `/directory/services/${id}/verify`,
  places: (id: Id) => `/directory/services/${id}/places`,
  experience: (id: Id) => `/directory/services/${id}/experience`,
  world: () => '/directory/countries',
  coverage: (county?: string) => withQuery('/directory/coverage', { county }),
  due: () => '/directory/due',
  newOrganisation: () => '/directory/organisations/new',
  organisation: (id: Id) => `/directory/organisations/${id}`,
  editOrganisation: (id: Id) => `/directory/organisations/${id}/edit`,
  newService: (organisationId: Id) => `/directory/organisations/${organisationId}/services/new`,
} as const
