import { describe, expect, it } from 'vitest'
import type { KnownCodes } from '#capabilities/directory/domain/hsds-entries.ts'
import { flatten, type ReadRows } from '#capabilities/directory/domain/hsds-flatten.ts'
import { noRows } from '#capabilities/directory/domain/hsds-tables.ts'
import { wantedOf } from '#capabilities/directory/domain/hsds-wanted.ts'

const uuid = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const known = {
  country: new Set(['SE']),
  kind: new Set(['other']),
  need: new Set(['legal']),
  group: new Set(['women']),
  hours: new Set(['office']),
  language: new Set(['swe']),
  document: new Set(['identity']),
  area: new Set(['24']),
} as KnownCodes
const told = { telephone: 'Telefon', isShelter: false, otherId: (_: string, locationId: string) => locationId }

let last = 1000
const next = (): string => uuid((last += 1))
const term = (taxonomy: string, code: string) => ({ id: next(), taxonomy_term: { id: next(), name: code, description: code, code, taxonomy } })
const service = (number: number, more: object = {}) => ({
  id: uuid(number),
  name: 'Samtal',
  status: 'active',
  service_areas: [{ id: next(), extent: '24' }],
  attributes: [term('lilja-need', 'legal'), term('lilja-target-group', 'women')],
  ...more,
})
const organisation = (more: object = {}) => ({ id: uuid(1), name: 'Huset', description: 'Stöd.', attributes: [term('iso-3166-1', 'SE')], ...more })

function asked(document: unknown) {
  const read = flatten(document)
  if (!read.ok) throw new Error(read.refusal.kind)
  const { wanted, refused } = wantedOf(read.value, known, new Map(), told)
  return {
    wanted,
    refused: refused.map(({ table, id, reason, column }) => `${table} ${Number(id?.slice(-4))} ${reason}${column === undefined ? '' : ` ${column}`}`),
  }
}
/** The services that are taken, and what is refused. */
const answered = (document: unknown) => {
  const { wanted, refused } = asked(document)
  return [...wanted.flatMap((each) => each.services.map((every) => String(Number(every.id.slice(-4))))), ...refused]
}

describe('a service that cannot be taken', () => {
  const number = { name: '08-465 004 01' }
  it.each<[string, object, readonly string[]]>([
    ['has a status that is none', { status: 'sometimes' }, ['service 2 not-a-code status']],
    ['has a number for a name', number, ['service 2 holds-contact name']],
    ['has a name that is too long', { name: 'x'.repeat(161) }, ['service 2 too-long name']],
    ['says too much', { description: 'x'.repeat(2001) }, ['service 2 too-long description']],
    ['asks too much', { eligibility_description: 'x'.repeat(1001) }, ['service 2 too-long eligibility_description']],
    ['is reached in too many words', { application_process: 'x'.repeat(1001) }, ['service 2 too-long application_process']],
    ['costs too many words', { fees_description: 'x'.repeat(301) }, ['service 2 too-long fees_description']],
    ['interprets too much', { interpretation_services: 'x'.repeat(2001) }, ['service 2 too-long interpretation_services']],
    ['has a page that is none', { url: 'x' }, ['service 2 not-an-address-of-the-net url']],
    ['has an age that is none', { minimum_age: -1 }, ['service 2 not-a-number minimum_age']],
    ['has ages that are turned', { minimum_age: 18, maximum_age: 17 }, ['service 2 ages-turned']],
    ['answers nothing', { attributes: [] }, ['service 2 answers-nothing']],
    ['serves nobody', { service_areas: [] }, ['service 2 serves-nobody']],
    [
      'is as long as it may be',
      {
        name: 'x'.repeat(160),
        description: 'x'.repeat(2000),
        eligibility_description: 'x'.repeat(1000),
        application_process: 'x'.repeat(1000),
        fees_description: 'x'.repeat(300),
      },
      ['2'],
    ],
  ])('%s', (_, more, answer) => expect(answered([organisation({ services: [service(2, more)] })])).toEqual(answer))
  it('leaves the parts that can be read', () => {
    const parts = {
      languages: [
        { id: uuid(7), code: 'xx' },
        { id: next(), code: 'swe' },
      ],
      required_documents: [{ id: uuid(8), document: 'x' }],
      schedules: [{ id: uuid(9), byday: 'MO', opens_at: '08:00' }],
    }
    const { wanted, refused } = asked([organisation({ services: [service(2, parts)] })])
    expect(refused).toEqual(['language 7 not-a-code code', 'required_document 8 not-a-code uri', 'schedule 9 required closes_at'])
    expect(wanted[0]?.services).toMatchObject([{ languages: ['swe'], documents: [], schedules: [] }])
  })
  it('belongs to nothing, or to something that was refused', () => {
    const rows = (refused: ReadRows['refused']): ReadRows => ({
      rows: { ...noRows(), service: [{ id: uuid(2), organization_id: uuid(1), name: 'Samtal', status: 'active' }] },
      refused,
    })
    const reasons = (refused: ReadRows['refused']) => wantedOf(rows(refused), known, new Map(), told).refused.map((each) => each.reason)
    expect(reasons([])).toEqual(['belongs-to-nothing'])
    const alone = { ...noRows(), language: [{ id: uuid(3), service_id: uuid(2), code: 'swe' }] }
    expect(wantedOf({ rows: alone, refused: [] }, known, new Map(), told).refused).toMatchObject([{ id: uuid(3), reason: 'belongs-to-nothing' }])
    expect(reasons([{ table: 'organization', place: '0', id: uuid(1), reason: 'required' }])).toEqual(['required', 'organisation-refused'])
    expect(answered([organisation({ name: 'x'.repeat(161), services: [service(2)] })])).toEqual([
      'organization 1 too-long name',
      'service 2 organisation-refused',
    ])
  })
})

describe('an organisation that cannot be taken', () => {
  it.each<[string, object, readonly string[]]>([
    ['has a number for a name', { name: '08-465 004 01' }, ['organization 1 holds-contact name']],
    ['has another name that is too long', { alternate_name: 'x'.repeat(161) }, ['organization 1 too-long alternate_name']],
    ['says too much', { description: 'x'.repeat(2001) }, ['organization 1 too-long description']],
    ['has a page that is none', { website: 'x' }, ['organization 1 not-an-address-of-the-net website']],
    ['has a mail that is none', { email: 'x' }, ['organization 1 not-a-mail-address email']],
    ['is as long as it may be', { name: 'x'.repeat(160), alternate_name: 'x'.repeat(160), description: 'x'.repeat(2000) }, []],
  ])('%s', (_, more, answer) => expect(answered([organisation(more)])).toEqual(answer))
})
