/**
 * The part of the Human Services Data Specification (HSDS 3.1, https://openreferral.org/) that the directory speaks: its tables, their columns,
 * and how they hang together when they are written inside each other.
 */

export type ColumnType = 'string' | 'number' | 'date' | 'datetime' | 'time'
export type Column = { readonly name: string; readonly type: ColumnType; readonly format?: 'uuid' | 'uri' | 'email'; readonly required?: true }

/** One row of a table; what is not known is not there. */
export type HsdsRow = Readonly<Record<string, string | number>>

const id: Column = { name: 'id', type: 'string', format: 'uuid', required: true }
const to = (name: string): Column => ({ name, type: 'string', format: 'uuid' })
const words = (...names: readonly string[]): readonly Column[] => names.map((name) => ({ name, type: 'string' }))
const must = (...names: readonly string[]): readonly Column[] => names.map((name) => ({ name, type: 'string', required: true }))
const numbers = (...names: readonly string[]): readonly Column[] => names.map((name) => ({ name, type: 'number' }))

export const hsdsTables = {
  organization: {
    file: 'organizations.csv',
    columns: [
      id,
      ...must('name'),
      ...words('alternate_name'),
      ...must('description'),
      { name: 'email', type: 'string', format: 'email' },
      { name: 'website', type: 'string', format: 'uri' },
    ],
  },
  service: {
    file: 'services.csv',
    columns: [
      id,
      { ...to('organization_id'), required: true },
      ...must('name'),
      ...words('description'),
      { name: 'url', type: 'string', format: 'uri' },
      ...must('status'),
      ...words('interpretation_services', 'application_process', 'fees_description', 'eligibility_description'),
      ...numbers('minimum_age', 'maximum_age'),
      { name: 'assured_date', type: 'date' },
      { name: 'last_modified', type: 'datetime' },
    ],
  },
  location: {
    file: 'locations.csv',
    columns: [id, ...must('location_type'), to('organization_id'), ...words('name'), ...numbers('latitude', 'longitude')],
  },
  address: {
    file: 'addresses.csv',
    columns: [id, to('location_id'), ...must('address_1', 'city', 'state_province', 'postal_code', 'country', 'address_type')],
  },
  service_at_location: {
    file: 'service_at_location.csv',
    columns: [id, { ...to('service_id'), required: true }, { ...to('location_id'), required: true }],
  },
  contact: {
    file: 'contacts.csv',
    columns: [id, to('organization_id'), to('service_id'), ...words('title'), { name: 'email', type: 'string', format: 'email' }],
  },
  phone: { file: 'phones.csv', columns: [id, to('service_id'), to('organization_id'), to('contact_id'), ...must('number'), ...words('type', 'description')] },
  language: { file: 'languages.csv', columns: [id, to('service_id'), ...words('name', 'code')] },
  schedule: {
    file: 'schedules.csv',
    columns: [
      id,
      to('service_id'),
      { name: 'valid_from', type: 'date' },
      { name: 'valid_to', type: 'date' },
      ...words('wkst', 'freq'),
      ...numbers('interval'),
      ...words('byday'),
      { name: 'opens_at', type: 'time' },
      { name: 'closes_at', type: 'time' },
    ],
  },
  service_area: { file: 'service_areas.csv', columns: [id, to('service_id'), ...words('name', 'extent', 'extent_type')] },
  service_capacity: {
    file: 'service_capacity.csv',
    columns: [
      id,
      { ...to('service_id'), required: true },
      { ...to('unit_id'), required: true },
      { name: 'available', type: 'number', required: true },
      ...numbers('maximum'),
      { name: 'updated', type: 'datetime', required: true },
    ],
  },
  unit: { file: 'units.csv', columns: [id, ...must('name')] },
  required_document: { file: 'required_documents.csv', columns: [id, to('service_id'), ...words('document'), { name: 'uri', type: 'string', format: 'uri' }] },
  attribute: {
    file: 'attributes.csv',
    columns: [id, { ...to('link_id'), required: true }, { ...to('taxonomy_term_id'), required: true }, ...must('link_entity')],
  },
  taxonomy_term: {
    file: 'taxonomy_terms.csv',
    columns: [id, ...words('code'), ...must('name', 'description'), ...words('taxonomy'), to('taxonomy_id')],
  },
  taxonomy: { file: 'taxonomies.csv', columns: [id, ...must('name', 'description')] },
} as const satisfies Readonly<Record<string, { readonly file: string; readonly columns: readonly Column[] }>>

export type HsdsTable = keyof typeof hsdsTables
export const hsdsTableNames = Object.keys(hsdsTables) as readonly HsdsTable[]
export const columnsOf = (table: HsdsTable): readonly Column[] => hsdsTables[table].columns

/** Rows by table. */
export type HsdsRows = Readonly<Record<HsdsTable, readonly HsdsRow[]>>
export type Gathering = Record<HsdsTable, HsdsRow[]>
export const noRows = (): Gathering => Object.fromEntries(hsdsTableNames.map((table) => [table, []])) as unknown as Gathering

/** What is written inside a row as a list, and which column of its own points back. */
export type Inside = { readonly as: string; readonly table: HsdsTable; readonly by: string }
const inside = (as: string, table: HsdsTable, by: string): Inside => ({ as, table, by })
export const insides: Readonly<Partial<Record<HsdsTable, readonly Inside[]>>> = {
  organization: [
    inside('contacts', 'contact', 'organization_id'),
    inside('phones', 'phone', 'organization_id'),
    inside('locations', 'location', 'organization_id'),
    inside('services', 'service', 'organization_id'),
    inside('attributes', 'attribute', 'link_id'),
  ],
  service: [
    inside('contacts', 'contact', 'service_id'),
    inside('phones', 'phone', 'service_id'),
    inside('languages', 'language', 'service_id'),
    inside('schedules', 'schedule', 'service_id'),
    inside('service_areas', 'service_area', 'service_id'),
    inside('service_at_locations', 'service_at_location', 'service_id'),
    inside('required_documents', 'required_document', 'service_id'),
    inside('capacities', 'service_capacity', 'service_id'),
    inside('attributes', 'attribute', 'link_id'),
  ],
  location: [inside('addresses', 'address', 'location_id')],
  contact: [inside('phones', 'phone', 'contact_id')],
}

/** What is written inside a row as one thing, and which column of the row points at it. */
export const embeds: Readonly<Partial<Record<HsdsTable, Inside>>> = {
  service_at_location: inside('location', 'location', 'location_id'),
  service_capacity: inside('unit', 'unit', 'unit_id'),
  attribute: inside('taxonomy_term', 'taxonomy_term', 'taxonomy_term_id'),
  taxonomy_term: inside('taxonomy_detail', 'taxonomy', 'taxonomy_id'),
}
