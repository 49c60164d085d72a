import { describe, expect, it } from 'vitest'
import { flatten, mostRows, rowsOfTables, tableOfFile, type ReadRows } from '#capabilities/directory/domain/hsds-flatten.ts'
import { nest } from '#capabilities/directory/domain/hsds-nest.ts'
import { hsdsTables, type HsdsTable } from '#capabilities/directory/domain/hsds-tables.ts'

const uuid = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const organization = (number: number, more: object = {}) => ({ id: uuid(number), name: 'Huset', description: 'Stöd.', ...more })
const service = (number: number, more: object = {}) => ({ id: uuid(number), name: 'Samtal', status: 'active', ...more })
const language = (number: number, code = 'swe') => ({ id: uuid(number), code })

const read = (document: unknown): ReadRows => {
  const rows = flatten(document)
  if (!rows.ok) throw new Error(rows.refusal.kind)
  return rows.value
}
const refusal = (document: unknown): string | null => {
  const rows = flatten(document)
  return rows.ok ? null : rows.refusal.kind
}
/** What was read: the table, the place and the number of each row. */
const placed = ({ rows }: ReadRows) =>
  Object.entries(rows).flatMap(([table, all]) => all.map((row) => `${table} ${String(row['_place'])} ${Number(String(row['id']).slice(-4))}`))
const refused = ({ refused: all }: ReadRows) =>
  all.map(({ table, place, id, reason }) => `${table} ${place} ${id === null ? '-' : Number(id.slice(-4))} ${reason}`)

describe('a document', () => {
  const list = [organization(1)]
  it.each<[string, unknown, string[]]>([
    ['is a list', list, ['organization 0 1']],
    ['is a page of a list', { contents: list, page: 1 }, ['organization 0 1']],
    ['is a list by its name', { organizations: list }, ['organization 0 1']],
    ['is one organisation', organization(1), ['organization 0 1']],
  ])('%s', (_, document, rows) => expect(placed(read(document))).toEqual(rows))
  it.each<[string, unknown, string]>([
    ['an empty list', [], 'nothing-in-it'],
    ['an empty page', { contents: [] }, 'nothing-in-it'],
    ['a thing without an id', { name: 'Huset' }, 'nothing-in-it'],
    ['no list', { contents: 'Huset' }, 'nothing-in-it'],
    ['nothing', null, 'nothing-in-it'],
    ['a word', 'Huset', 'nothing-in-it'],
    ['a name that means something to the machine', [JSON.parse('{"__proto__": 1}')], 'too-deep'],
    ['a name that makes things', { id: 1, constructor: 1 }, 'too-deep'],
    ['a name that things are made by', [organization(1, { inner: { prototype: 1 } })], 'too-deep'],
  ])('that is %s is %s', (_, document, kind) => expect(refusal(document)).toBe(kind))

  it('hangs together so deep and no deeper', () => {
    const nested = (depth: number): unknown => (depth === 0 ? 'end' : [nested(depth - 1)])
    expect([refusal([organization(1, { more: nested(14) })]), refusal([organization(1, { more: nested(15) })])]).toEqual([null, 'too-deep'])
  })
})

describe('what is written inside each other', () => {
  it('is taken apart, and points back', () => {
    const { rows } = read([
      organization(1, {
        services: [
          service(2, {
            languages: [language(3), language(4, 'ron')],
            service_at_locations: [{ id: uuid(5), location: { id: uuid(6), location_type: 'virtual' } }],
            attributes: [
              {
                id: uuid(7),
                taxonomy_term: {
                  id: uuid(8),
                  name: 'Stöd',
                  description: 'Stöd',
                  taxonomy_detail: { id: uuid(9), name: 'Lista', description: 'Lista' },
                },
              },
            ],
          }),
        ],
      }),
    ])
    expect(rows.service).toEqual([{ ...service(2), organization_id: uuid(1), _place: '0/services/0' }])
    expect(rows.language.map((row) => [row['service_id'], row['_place']])).toEqual([
      [uuid(2), '0/services/0/languages/0'],
      [uuid(2), '0/services/0/languages/1'],
    ])
    expect(rows.service_at_location).toEqual([{ id: uuid(5), service_id: uuid(2), location_id: uuid(6), _place: '0/services/0/service_at_locations/0' }])
    expect(rows.location).toEqual([{ id: uuid(6), location_type: 'virtual', _place: '0/services/0/service_at_locations/0/location' }])
    expect(rows.attribute).toEqual([{ id: uuid(7), link_id: uuid(2), link_entity: 'service', taxonomy_term_id: uuid(8), _place: '0/services/0/attributes/0' }])
    expect(rows.taxonomy_term).toMatchObject([{ id: uuid(8), taxonomy_id: uuid(9), _place: '0/services/0/attributes/0/taxonomy_term' }])
    expect(rows.taxonomy).toMatchObject([{ id: uuid(9), _place: '0/services/0/attributes/0/taxonomy_term/taxonomy_detail' }])
  })

  it('belongs to what it stands in, whatever it says itself', () =>
    expect(read([organization(1, { services: [service(2, { organization_id: uuid(9) })] })]).rows.service).toMatchObject([{ organization_id: uuid(1) }]))

  it('is no row where it is no thing', () =>
    expect(refused(read([organization(1, { services: ['x', null, [service(2)]] }), 7]))).toEqual([
      'service 0/services/0 - not-a-row',
      'service 0/services/1 - not-a-row',
      'service 0/services/2 - not-a-row',
      'organization 1 - not-a-row',
    ]))

  it('is no list where it is a thing', () => expect(placed(read([organization(1, { services: service(2) })]))).toEqual(['organization 0 1']))

  it('says that there is nothing, in a column or a list', () => {
    const said = (more: object) => read([organization(1, more)]).rows.organization[0]?.['_empty']
    expect(said({})).toBeUndefined()
    expect(said({ alternate_name: null, website: '' })).toBe('alternate_name website')
    expect(said({ contacts: [], locations: null, services: [] })).toBe('contacts locations services')
    expect(said({ contacts: 'x', phones: {} })).toBeUndefined()
    expect(said({ email: '', phones: [] })).toBe('email phones')
  })
})

describe('a row that stands twice', () => {
  it('is refused the second time, unless many share it', () => {
    const place = { id: uuid(5), location_type: 'virtual' }
    const at = (number: number) => ({ id: uuid(number), location: place })
    const file = read([
      organization(1, { services: [service(2, { service_at_locations: [at(3), at(4)], languages: [language(6), language(6)] }), service(2)] }),
    ])
    expect(refused(file)).toEqual(['language 0/services/0/languages/1 6 twice', 'service 0/services/1 2 twice'])
    expect(file.rows.location).toHaveLength(1)
    expect(file.rows.service_at_location).toHaveLength(2)
  })
  it('brings nothing with it, and what is shared brings what is its own', () => {
    const file = read([
      organization(1, { locations: [{ id: uuid(5), location_type: 'virtual' }] }),
      organization(1, { services: [service(2)] }),
      organization(3, {
        locations: [
          {
            id: uuid(5),
            location_type: 'virtual',
            addresses: [{ id: uuid(6), address_1: 'a', city: 'b', state_province: 'c', postal_code: 'd', country: 'SE', address_type: 'physical' }],
          },
        ],
      }),
    ])
    expect(refused(file)).toEqual(['organization 1 1 twice', 'service 1/services/0 2 organisation-refused'])
    expect(placed(file)).toEqual(['organization 0 1', 'organization 2 3', 'location 0/locations/0 5', 'address 2/locations/0/addresses/0 6'])
  })
  it('of two tables may have one id', () => expect(refused(read([organization(1, { services: [service(1)] })]))).toEqual([]))
})

describe('an organisation that could not be read', () => {
  it('takes its services with it, each by its name', () =>
    expect(
      refused(read([organization(1, { name: '', services: [service(2), 'x', service(3, { id: 4 })] }), organization(5, { name: null, services: 'x' })])),
    ).toEqual([
      'organization 0 1 required',
      'service 0/services/0 2 organisation-refused',
      'service 0/services/1 - organisation-refused',
      'service 0/services/2 - organisation-refused',
      'organization 1 5 required',
    ]))
  it('alone takes anything with it', () =>
    expect(refused(read([organization(1, { services: [service(2, { name: '', services: [service(3)] })] })]))).toEqual(['service 0/services/0 2 required']))
})

describe('services that bring their organisation', () => {
  it('are its own, and it is read once', () => {
    const file = read([service(2, { organization: organization(1) }), service(3, { organization: organization(1) }), organization(4)])
    expect(placed(file)).toEqual(['organization 0/organization 1', 'organization 2 4', 'service 0 2', 'service 1 3'])
    expect(file.rows.service.map((row) => row['organization_id'])).toEqual([uuid(1), uuid(1)])
    expect(refused(file)).toEqual([])
  })
  it('are none without a status, or where the organisation is no thing', () => {
    expect(refused(read([service(2, { status: undefined, organization: organization(1) })]))).toEqual(['organization 0 2 required'])
    expect(refused(read([service(2, { organization: uuid(1) })]))).toEqual(['organization 0 2 required'])
  })
})

describe('tables', () => {
  const tables = (files: Partial<Record<HsdsTable, readonly (readonly string[])[]>>) =>
    rowsOfTables(new Map(Object.entries(files) as [HsdsTable, readonly (readonly string[])[]][]))
  const rowsIn = (files: Parameters<typeof tables>[0]): ReadRows => {
    const answer = tables(files)
    if (!answer.ok) throw new Error(answer.refusal.kind)
    return answer.value
  }
  const head = ['id', 'name', 'description']

  it('are known by the names of their files', () => {
    expect([tableOfFile('organizations.csv'), tableOfFile('Service_At_Location.CSV'), tableOfFile('people.csv')]).toEqual([
      'organization',
      'service_at_location',
      null,
    ])
    for (const [table, { file }] of Object.entries(hsdsTables)) expect(tableOfFile(file)).toBe(table)
  })
  it('are read row by row, by their headings', () => {
    const file = rowsIn({
      organization: [
        ['name', ' description ', 'id'],
        ['Huset', "'=Stöd", uuid(1)],
        ['Huset', 'Stöd', uuid(2), 'more'],
        ['', 'Stöd', uuid(3)],
      ],
    })
    expect(file.rows.organization).toEqual([{ id: uuid(1), name: 'Huset', description: '=Stöd', _place: 'organizations.csv 2' }])
    expect(refused(file)).toEqual(['organization organizations.csv 3 - not-a-row', 'organization organizations.csv 4 3 required'])
  })
  it('point at each other whatever the letters of an id, and its blanks', () => {
    const id = '0a000000-0000-4000-8000-00000000000b'
    const said = (owner: string, pointer: string) =>
      rowsIn({
        organization: [head, [owner, 'Huset', 'Stöd']],
        contact: [
          ['organization_id', 'id', 'title'],
          [pointer, uuid(5), 'Reception'],
        ],
      }).rows.organization[0]?.['_empty']
    expect([said(id, id.toUpperCase()), said(id.toUpperCase(), id), said(` ${id} `, id), said(id, uuid(1))]).toEqual([
      undefined,
      undefined,
      undefined,
      'contacts',
    ])
  })
  it('say that there is nothing by a column or a table without anything in it', () => {
    const files = {
      organization: [
        [...head, 'website'],
        [uuid(1).toUpperCase(), 'Huset', 'Stöd', ''],
        [uuid(2), 'Huset', 'Stöd', 'https://example.org'],
        [uuid(3), 'Huset', 'Stöd'],
      ],
      contact: [
        ['id', ' organization_id ', 'title'],
        [uuid(5), ` ${uuid(1).toUpperCase()} `, 'Reception'],
      ],
      phone: [['id', 'number']],
    }
    expect(rowsIn(files).rows.organization.map((row) => row['_empty'])).toEqual(['website', 'contacts', 'contacts'])
    expect(rowsIn({ organization: files.organization }).rows.organization.map((row) => row['_empty'])).toEqual(['website', undefined, undefined])
  })
  it('are refused without ids, without anything, or with too much', () => {
    const kind = (files: Parameters<typeof tables>[0]) => {
      const answer = tables(files)
      return answer.ok ? null : answer.refusal.kind
    }
    expect(kind({ organization: [['name', 'description']] })).toBe('no-id-column')
    expect([kind({}), kind({ organization: [head] }), kind({ service: [['id']] })]).toEqual(['nothing-in-it', 'nothing-in-it', 'nothing-in-it'])
    expect(kind({ service: [['id'], ['x']] })).toBeNull()
    expect(kind({ organization: [head, [uuid(1), 'Huset', 'Stöd']] })).toBeNull()
  })
})

describe('an organisation is written as one document', () => {
  it('without what is not there', () => {
    const { rows } = read([organization(1, { services: [service(2, { service_at_locations: [{ id: uuid(6), location_id: uuid(9) }] })] })])
    expect(nest(rows)).toMatchObject([{ services: [{ service_at_locations: [{ id: uuid(6), location_id: uuid(9) }] }] }])
  })
  it('with all that is its own inside, and is read again as it was', () => {
    const document = [
      organization(1, {
        locations: [{ id: uuid(5), location_type: 'virtual' }],
        services: [
          service(2, {
            languages: [language(3), language(4, 'ron')],
            service_at_locations: [{ id: uuid(6), location: { id: uuid(5), location_type: 'virtual' } }],
          }),
        ],
      }),
      organization(7),
    ]
    const { rows } = read(document)
    const bare = (value: unknown): unknown =>
      JSON.parse(JSON.stringify(value, (name, inner: unknown) => (name === '_place' || name.endsWith('_id') ? undefined : inner)))
    expect(bare(nest(rows))).toEqual(document)
    expect(nest(rows)[0]).toMatchObject({ services: [{ organization_id: uuid(1), languages: [{ service_id: uuid(2) }, { service_id: uuid(2) }] }] })
  })
})

describe('a file that is too large', () => {
  it('has so many rows and no more', () => {
    // What goes with an organisation that could not be read is counted too.
    const unread = (count: number) => organization(1, { name: '', services: Array.from({ length: count }, () => 'x') })
    expect(placed(read([unread(mostRows - 2), organization(5)]))).toEqual(['organization 1 5'])
    expect(refusal([unread(mostRows - 1), organization(5)])).toBe('too-many')
    expect([refusal([unread(mostRows - 1)]), refusal([unread(mostRows)])]).toEqual([null, 'too-many'])
  })
  it('has so many lines in all its tables and no more', () => {
    const organizations = [
      ['id', 'name', 'description'],
      [uuid(1), 'Huset', 'Stöd'],
    ]
    const kind = (lines: number) => {
      const services = [['id'], ...Array.from({ length: lines }, () => ['x', 'too long'])]
      const answer = rowsOfTables(
        new Map([
          ['organization', organizations],
          ['service', services],
        ]),
      )
      return answer.ok ? null : answer.refusal.kind
    }
    expect([kind(mostRows - 1), kind(mostRows)]).toEqual([null, 'too-many'])
  })
})
