import { page } from '#platform/http/door.ts'
import { roles } from '#capabilities/people/contract.ts'
import { Code, Find, ForWhom } from '#capabilities/directory/forms.ts'
import { directoryPage } from '#capabilities/directory/pages/directory-page.tsx'
import { functionPage } from '#capabilities/directory/pages/function-page.tsx'
import { listPage, municipalityPage } from '#capabilities/directory/pages/municipality-page.tsx'
import { Directory, showDirectory } from '#capabilities/directory/queries/show-directory.ts'
import { FunctionView, showFunction } from '#capabilities/directory/queries/show-function.ts'
import { MunicipalityView, showMunicipality } from '#capabilities/directory/queries/show-municipality.ts'

export const directoryDoor = page({
  path: '/directory',
  name: 'directory',
  may: roles,
  query: Find,
  records: 'directory.seen',
  answers: Directory,
  read: async (visit, { query }) => await showDirectory(visit, query.find ?? ''),
  view: directoryPage,
})

export const municipalityDoor = page({
  path: '/directory/:municipality',
  name: 'directory-municipality',
  may: roles,
  params: Code,
  query: ForWhom,
  records: 'directory.municipality-seen',
  answers: MunicipalityView,
  read: async (visit, { params, query }) => await showMunicipality(visit, params.municipality, query.for),
  view: municipalityPage,
})

export const listDoor = page({
  path: '/directory/:municipality/list',
  name: 'directory-list',
  may: roles,
  params: Code,
  records: 'directory.list-seen',
  api: false,
  answers: MunicipalityView,
  read: async (visit, { params }) => await showMunicipality(visit, params.municipality, 'unknown'),
  view: listPage,
})

export const functionDoor = page({
  path: '/directory/functions/:id',
  name: 'directory-function',
  may: roles,
  records: 'directory.function-seen',
  answers: FunctionView,
  read: async (visit, { params }) => {
    const { id } = params as { id: string }
    visit.note({ object: id })
    return await showFunction(visit, id)
  },
  view: functionPage,
})
