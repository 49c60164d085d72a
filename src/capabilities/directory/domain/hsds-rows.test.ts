import { describe, expect, it } from 'vitest'
import type { KnownCodes } from '#capabilities/directory/domain/hsds-entries.ts'
import { RowReader } from '#capabilities/directory/domain/hsds-faults.ts'
import { RowPile, saysProtected, termsOf } from '#capabilities/directory/domain/hsds-rows.ts'
import { noRows, type HsdsRow, type HsdsRows } from '#capabilities/directory/domain/hsds-tables.ts'
import type { RefusedRow } from '#capabilities/directory/domain/hsds-values.ts'

const pileOf = (rows: Partial<HsdsRows>, refused: readonly RefusedRow[] = []) => new RowPile({ ...noRows(), ...rows }, refused)
const refusals = (pile: RowPile) => pile.refused.map(({ table, id, reason }) => `${table} ${id} ${reason}`)
const language = (id: string, more: HsdsRow = {}): HsdsRow => ({ id, service_id: 's', ...more })

describe('the rows of a file', () => {
  it('are found by what they point at, each time anew', () => {
    const pile = pileOf({ language: [language('a'), language('b', { service_id: 't' }), language('c')], contact: [{ id: 'd', service_id: 's' }] })
    const found = () => pile.of('language', 'service_id', 's')
    expect(found().map((one) => [one.table, one.id()])).toEqual([
      ['language', 'a'],
      ['language', 'c'],
    ])
    found()[0]?.wrong('not-a-code')
    expect(found().map((one) => one.fault)).toEqual([null, null])
    expect([pile.of('contact', 'service_id', 's'), pile.of('language', 'service_id', 'x'), pile.of('language', 'id', 'b')].map((all) => all.length)).toEqual([
      1, 0, 1,
    ])
  })

  it('are kept where nothing is wrong with them or with what is theirs', () => {
    const pile = pileOf({})
    const [good, bad] = [new RowReader('contact', { id: 'a' }), new RowReader('phone', { id: 'b' })]
    bad.wrong('not-a-phone-number', 'number')
    expect([pile.keep('x', good), pile.keep('x', good, good), pile.keep('x', good, bad), pile.keep('x', bad)]).toEqual([['x'], ['x'], [], []])
    expect(refusals(pile)).toEqual(['phone b not-a-phone-number', 'phone b not-a-phone-number'])
    expect([pile.isGone('a'), pile.isGone('b')]).toEqual([false, true])
  })

  it('are gone when they were refused, before or now', () => {
    const before: RefusedRow[] = [
      { table: 'service', place: '0', id: 'a', reason: 'required' },
      { table: 'service', place: '1', id: null, reason: 'required' },
    ]
    const pile = pileOf({}, before)
    pile.refuse(new RowReader('unit', { id: 'b', _place: '7' }), 'twice')
    expect(pile.refused).toEqual([...before, { table: 'unit', place: '7', id: 'b', reason: 'twice' }])
    expect(before).toHaveLength(2)
    expect(['a', 'b', 'c', 'null'].map((id) => pile.isGone(id))).toEqual([true, true, false, false])
  })

  it('are left over when they belong to nothing; those of a refused row went with it', () => {
    const pile = pileOf(
      {
        language: [language('a'), language('b', { service_id: 'x' }), language('c', { service_id: 'gone' }), { id: 'd', _place: 'languages.csv 5' }],
        phone: [
          { id: 'e', contact_id: 'gone', service_id: 'x' },
          { id: 'f', contact_id: 'x', organization_id: 'y' },
        ],
        address: [{ id: 'g', location_id: 'gone' }],
        attribute: [{ id: 'h', link_id: 'gone', taxonomy_term_id: 'x' }],
        contact: [{ id: 'i', organization_id: 'gone' }],
        organization: [{ id: 'j' }],
        service: [{ id: 'k' }],
        service_capacity: [{ id: 'l' }],
        unit: [{ id: 'm' }],
        taxonomy: [{ id: 'n' }],
        taxonomy_term: [{ id: 'o' }],
        location: [{ id: 'p' }],
      },
      [{ table: 'service', place: '0', id: 'gone', reason: 'required' }],
    )
    expect(pile.of('language', 'service_id', 's')).toHaveLength(1)
    pile.refuseLeftOver()
    expect(refusals(pile).slice(1)).toEqual([
      'location p belongs-to-nothing',
      'phone f belongs-to-nothing',
      'language b belongs-to-nothing',
      'language d belongs-to-nothing',
    ])
    expect(pile.refused.map((one) => one.place)).toEqual(['0', '', '', '', 'languages.csv 5'])
  })
})

describe('what the terms of an entry say', () => {
  const known = {
    country: new Set(['SE']),
    kind: new Set(['ngo']),
    need: new Set(['legal', 'health']),
    group: new Set(['women']),
    hours: new Set(['always']),
    language: new Set(),
    document: new Set(),
    area: new Set(),
  } as KnownCodes
  const nothing = { country: [], kind: [], need: [], group: [], hours: [], isProtected: false }
  /** One entry with these terms: `taxonomy code`. */
  const terms = (...all: readonly HsdsRow[]) => {
    const pile = pileOf({
      attribute: all.map((_, at) => ({ id: `a${at}`, link_id: 'e', taxonomy_term_id: `t${at}` })),
      taxonomy_term: all.flatMap((term, at) => (term['name'] === 'missing' ? [] : [{ id: `t${at}`, ...term }])),
    })
    return { ...termsOf(pile, 'e', known), refused: pile.refused.map(({ id, reason }) => `${id} ${reason}`), hides: saysProtected(pile, 'e') }
  }
  const told = (more: object = {}) => ({ ...nothing, refused: [], hides: false, ...more })

  it.each<[string, readonly HsdsRow[], object]>([
    ['nothing, where there are none', [], {}],
    ['a country', [{ taxonomy: 'iso-3166-1', code: 'SE' }], { country: ['SE'] }],
    ['a kind', [{ taxonomy: 'lilja-organisation-kind', code: ' ngo ' }], { kind: ['ngo'] }],
    [
      'needs, groups and hours',
      [
        { taxonomy: 'lilja-need', code: 'legal' },
        { taxonomy: 'lilja-target-group', code: 'women' },
        { taxonomy: 'lilja-need', code: 'health' },
        { taxonomy: 'lilja-hours', code: 'always' },
      ],
      { need: ['legal', 'health'], group: ['women'], hours: ['always'] },
    ],
    ['a need by its name', [{ taxonomy: 'lilja-need', name: 'legal' }], { need: ['legal'] }],
    ['a need by its code, whatever its name', [{ taxonomy: 'lilja-need', code: 'legal', name: 'health' }], { need: ['legal'] }],
    [
      'that it is protected',
      [
        { taxonomy: 'lilja-protection', code: 'protected' },
        { taxonomy: 'lilja-need', code: 'legal' },
      ],
      { need: ['legal'], isProtected: true, hides: true },
    ],
    [
      'nothing that we know of our own lists',
      [
        { taxonomy: 'lilja-need', code: 'women' },
        { taxonomy: 'iso-3166-1', code: 'se' },
      ],
      { refused: ['a0 not-a-code', 'a1 not-a-code'] },
    ],
    ['nothing, where the term is not there', [{ name: 'missing' }], { refused: ['a0 not-a-code'] }],
    ['nothing, where the term of our list is empty', [{ taxonomy: 'lilja-need' }], { refused: ['a0 not-a-code'] }],
    ['what spells the same in the lists of others', [{ taxonomy: 'other', code: 'LEGAL' }, { code: 'Women' }], { need: ['legal'], group: ['women'] }],
    [
      'nothing of countries, kinds and hours in the lists of others',
      [{ taxonomy: 'other', code: 'SE' }, { code: 'ngo' }, { code: 'always' }, { code: 'x' }],
      {},
    ],
  ])('%s', (_, given, answer) => expect(terms(...given)).toEqual(told(answer)))
})
