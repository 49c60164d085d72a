import {
  documentUri,
  protectedCode,
  statusOut,
  taxonomies,
  unsaid,
  type EntryContact,
  type KeptOrganisation,
  type KeptService,
  type Taxonomy,
} from '#capabilities/directory/domain/hsds-entries.ts'
import { noRows, type Gathering, type HsdsRow, type HsdsRows, type HsdsTable } from '#capabilities/directory/domain/hsds-tables.ts'

/** Makes the same id of the same words each time (a UUID), and says what a code is called. */
export type Naming = {
  readonly idOf: (...parts: readonly string[]) => string
  readonly say: (list: Taxonomy | 'language' | 'document' | 'area' | 'unit', code: string) => string
}

/** What is not known is not written. */
const known = (row: Readonly<Record<string, string | number | null>>): HsdsRow =>
  Object.fromEntries(Object.entries(row).filter((entry): entry is [string, string | number] => entry[1] !== null))

const areaType = (code: string): string => (/^\d{4}$/.test(code) ? 'municipality' : /^\d{2}$/.test(code) ? 'county' : 'country')

class Writer {
  readonly rows: Gathering = noRows()
  readonly #once = new Set<string>()
  readonly #naming: Naming
  constructor(naming: Naming) {
    this.#naming = naming
  }

  put(table: HsdsTable, row: Readonly<Record<string, string | number | null>>): void {
    this.rows[table].push(known(row))
  }
  once(table: HsdsTable, row: Readonly<Record<string, string | number | null>>): void {
    const key = `${table} ${String(row['id'])}`
    if (this.#once.has(key)) return
    this.#once.add(key)
    this.put(table, row)
  }

  term(of: 'organization' | 'service', id: string, list: Taxonomy, code: string): void {
    const { idOf, say } = this.#naming
    const { name, description } = taxonomies[list]
    const taxonomy = idOf('taxonomy', name)
    const term = idOf('taxonomy_term', name, code)
    const called = say(list, code)
    this.once('taxonomy', { id: taxonomy, name, description })
    this.once('taxonomy_term', { id: term, code, name: called, description: called, taxonomy: name, taxonomy_id: taxonomy })
    this.put('attribute', { id: idOf('attribute', id, name, code), link_id: id, link_entity: of, taxonomy_term_id: term })
  }

  contact(by: 'organization_id' | 'service_id', id: string, contact: EntryContact, place: number): void {
    const { idOf } = this.#naming
    const contactId = idOf('contact', id, String(place))
    this.put('contact', { id: contactId, [by]: id, title: contact.title, email: contact.email })
    if (contact.phone !== null) this.put('phone', { id: idOf('phone', contactId), contact_id: contactId, number: contact.phone, type: contact.phoneType })
  }

  #lists(service: KeptService): void {
    const { idOf, say } = this.#naming
    const { id } = service
    for (const code of service.languages) this.put('language', { id: idOf('language', id, code), service_id: id, name: say('language', code), code })
    for (const code of service.areas)
      this.put('service_area', { id: idOf('service_area', id, code), service_id: id, name: say('area', code), extent: code, extent_type: areaType(code) })
    for (const code of service.documents)
      this.put('required_document', { id: idOf('required_document', id, code), service_id: id, document: say('document', code), uri: documentUri(code) })
    for (const [at, one] of service.schedules.entries())
      this.put('schedule', {
        id: idOf('schedule', id, String(at)),
        service_id: id,
        valid_from: one.validFrom,
        valid_to: one.validTo,
        wkst: 'MO',
        freq: 'WEEKLY',
        interval: 1,
        byday: one.byday.join(','),
        opens_at: `${one.opensAt}:00`,
        closes_at: `${one.closesAt}:00`,
      })
    for (const { unit, available, maximum, saidAt } of service.capacities) {
      const unitId = idOf('unit', unit)
      this.once('unit', { id: unitId, name: say('unit', unit) })
      this.put('service_capacity', {
        id: idOf('service_capacity', id, unit),
        service_id: id,
        unit_id: unitId,
        available,
        maximum,
        updated: saidAt.toISOString(),
      })
    }
  }

  service(organisation: KeptOrganisation, service: KeptService): void {
    const { idOf } = this.#naming
    const { id } = service
    this.put('service', {
      id,
      organization_id: organisation.id,
      name: service.name,
      description: service.description,
      url: service.website,
      status: statusOut(service.status),
      interpretation_services: service.interpretation ? 'yes' : null,
      application_process: service.howToReach,
      fees_description: service.fees,
      eligibility_description: service.eligibility,
      minimum_age: service.minimumAge,
      maximum_age: service.maximumAge,
      assured_date: service.verifiedOn,
      last_modified: service.changedAt.toISOString(),
    })
    for (const code of service.needs) this.term('service', id, 'need', code)
    for (const code of service.groups) this.term('service', id, 'group', code)
    this.term('service', id, 'hours', service.hours)
    if (service.isProtected) this.term('service', id, 'protection', protectedCode)
    this.#lists(service)
    // The tables hold that a protected service has no contact and is at a virtual place only; what leaves says so once more.
    if (!service.isProtected) for (const [at, contact] of service.contacts.entries()) this.contact('service_id', id, contact, at)
    const virtual = new Set(organisation.locations.filter((one) => one.kind === 'virtual').map((one) => one.id))
    for (const locationId of service.locationIds)
      if (!(service.isProtected || organisation.hidesPlace) || virtual.has(locationId))
        this.put('service_at_location', { id: idOf('service_at_location', id, locationId), service_id: id, location_id: locationId })
  }

  organisation(organisation: KeptOrganisation): void {
    const { idOf } = this.#naming
    const { id } = organisation
    this.put('organization', {
      id,
      name: organisation.name,
      alternate_name: organisation.alternateName,
      description: organisation.description,
      email: organisation.email,
      website: organisation.website,
    })
    this.term('organization', id, 'country', organisation.country)
    this.term('organization', id, 'kind', organisation.kind)
    for (const [at, contact] of organisation.contacts.entries()) this.contact('organization_id', id, contact, at)
    // The tables hold this too: an organisation with a protected place is nowhere else but virtually.
    const hides = organisation.hidesPlace || organisation.services.some((service) => service.isProtected)
    for (const { id: locationId, kind, name, address } of organisation.locations.filter((one) => !hides || one.kind === 'virtual')) {
      const told = kind === 'virtual' ? null : address
      this.put('location', {
        id: locationId,
        location_type: kind,
        organization_id: id,
        name: hides ? null : name,
        latitude: told?.latitude ?? null,
        longitude: told?.longitude ?? null,
      })
      if (told)
        this.put('address', {
          id: idOf('address', locationId),
          location_id: locationId,
          address_1: told.address1,
          city: told.city,
          state_province: told.stateProvince || unsaid,
          postal_code: told.postalCode || unsaid,
          country: organisation.country,
          address_type: kind,
        })
    }
    for (const service of organisation.services) this.service(organisation, service)
  }
}

/** The directory as rows of HSDS. What a protected place must not say is not in it: it is virtual, without address, number or contact. */
export function rowsOf(organisations: readonly KeptOrganisation[], naming: Naming): HsdsRows {
  const writer = new Writer(naming)
  for (const organisation of organisations) writer.organisation(organisation)
  return writer.rows
}
