import { page } from '#platform/http/door.ts'
import { roles } from '#capabilities/people/contract.ts'
import { entryKeepers } from '#capabilities/directory/domain/keepers.ts'
import { OfCounty, Search } from '#capabilities/directory/forms/services.ts'
import { countriesPage, coveragePage } from '#capabilities/directory/pages/coverage-pages.tsx'
import { duePage, organisationPage } from '#capabilities/directory/pages/organisation-page.tsx'
import { searchPage } from '#capabilities/directory/pages/search-page.tsx'
import { servicePage } from '#capabilities/directory/pages/service-page.tsx'
import { FoundServices, searchServices } from '#capabilities/directory/queries/search-services.ts'
import { AfterOrganisation, DueServices, showDue } from '#capabilities/directory/queries/services-due.ts'
import { Countries, Coverage, showCountries, showCoverage } from '#capabilities/directory/queries/show-coverage.ts'
import { OrganisationView, showOrganisation } from '#capabilities/directory/queries/show-organisation.ts'
import { ServiceView, showService } from '#capabilities/directory/queries/show-service.ts'

export const servicesDoor = page({
  path: '/directory/services',
  name: 'directory-services',
  may: roles,
  query: Search,
  records: 'directory.services-searched',
  answers: FoundServices,
  read: async (visit, { query }) => await searchServices(visit, query),
  view: searchPage,
})

export const coverageDoor = page({
  path: '/directory/coverage',
  name: 'directory-coverage',
  may: roles,
  query: OfCounty,
  records: 'directory.coverage-seen',
  answers: Coverage,
  read: async (visit, { query }) => await showCoverage(visit, query.county ?? null),
  view: coveragePage,
})

export const countriesDoor = page({
  path: '/directory/countries',
  name: 'directory-countries',
  may: roles,
  records: 'directory.countries-seen',
  answers: Countries,
  read: async (visit) => await showCountries(visit),
  view: countriesPage,
})

export const dueDoor = page({
  path: '/directory/due',
  name: 'directory-due',
  may: entryKeepers,
  query: AfterOrganisation,
  records: 'directory.due-listed',
  answers: DueServices,
  read: async (visit, { query }) => await showDue(visit, query),
  view: duePage,
})

export const serviceDoor = page({
  path: '/directory/services/:id',
  name: 'directory-service',
  may: roles,
  records: 'directory.service-seen',
  answers: ServiceView,
  read: async (visit, { params }) => {
    const { id } = params as { id: string }
    visit.note({ object: id })
    return await showService(visit, id)
  },
  view: servicePage,
})

export const organisationDoor = page({
  path: '/directory/organisations/:id',
  name: 'directory-organisation',
  may: roles,
  records: 'directory.organisation-seen',
  answers: OrganisationView,
  read: async (visit, { params }) => {
    const { id } = params as { id: string }
    visit.note({ object: id })
    return await showOrganisation(visit, id)
  },
  view: organisationPage,
})
