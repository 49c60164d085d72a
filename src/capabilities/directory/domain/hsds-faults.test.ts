import { describe, expect, it } from 'vitest'
import { RowReader } from '#capabilities/directory/domain/hsds-faults.ts'
import type { HsdsRow } from '#capabilities/directory/domain/hsds-tables.ts'

const reader = (row: HsdsRow) => new RowReader('service', row)
const asked = <Value>(row: HsdsRow, ask: (one: RowReader) => Value) => {
  const one = reader(row)
  return [ask(one), one.fault]
}

describe('a row that is read', () => {
  it.each<[string, unknown, unknown, string | null]>([
    ['https://example.org/a?b=c', 'address', 'https://example.org/a?b=c', null],
    ['http://example.org', 'address', 'http://example.org', null],
    ['example.org', 'address', null, 'not-an-address-of-the-net'],
    ['javascript:https://example.org', 'address', null, 'not-an-address-of-the-net'],
    ['https://example.org/ a', 'address', null, 'not-an-address-of-the-net'],
    ['https://example.org/"', 'address', null, 'not-an-address-of-the-net'],
    ['https://', 'address', null, 'not-an-address-of-the-net'],
    [`https://${'x'.repeat(292)}`, 'address', `https://${'x'.repeat(292)}`, null],
    [`https://${'x'.repeat(293)}`, 'address', null, 'too-long'],
    ['info@example.org', 'mail', 'info@example.org', null],
    ['info@example', 'mail', null, 'not-a-mail-address'],
    ['a b@example.org', 'mail', null, 'not-a-mail-address'],
    ['info@example.org b', 'mail', null, 'not-a-mail-address'],
    ['@example.org', 'mail', null, 'not-a-mail-address'],
    [`${'x'.repeat(188)}@example.org`, 'mail', `${'x'.repeat(188)}@example.org`, null],
    [`${'x'.repeat(189)}@example.org`, 'mail', null, 'too-long'],
    ['+46 (0)8-465/00', 'phone', '+46 (0)8-465/00', null],
    ['112', 'phone', '112', null],
    ['1', 'phone', null, 'not-a-phone-number'],
    ['ring 112', 'phone', null, 'not-a-phone-number'],
    ['112 Anna', 'phone', null, 'not-a-phone-number'],
    ['1'.repeat(31), 'phone', '1'.repeat(31), null],
    ['1'.repeat(32), 'phone', null, 'too-long'],
  ])('with %j as %s says %j: %s', (words, how, value, reason) =>
    expect(asked({ x: words }, (one) => one[how as 'address' | 'mail' | 'phone']('x'))).toEqual([value, reason && { reason, column: 'x' }]),
  )
  it('with nothing in a column says nothing', () => {
    for (const how of ['address', 'mail', 'phone', 'age'] as const) expect(asked({}, (one) => one[how]('x'))).toEqual([null, null])
    expect(asked({}, (one) => [one.text('x', 1), one.called('x', 1), one.id(), one.id('x')])).toEqual([[null, '', '', ''], null])
  })
  it('has words so long and no longer, and numbers as words', () => {
    expect(asked({ x: 'abc' }, (one) => one.text('x', 3))).toEqual(['abc', null])
    expect(asked({ x: 'abc' }, (one) => one.text('x', 2))).toEqual([null, { reason: 'too-long', column: 'x' }])
    expect(asked({ id: 'a', x: 12 }, (one) => [one.text('x', 2), one.id(), one.id('x')])).toEqual([['12', 'a', '12'], null])
  })
  it.each([
    ['Reception', null],
    ['Jour 24/7, enhet 3', null],
    ['Ring 08-465 004 01', 'holds-contact'],
    ['a@example', 'holds-contact'],
    ['HTTPS://example', 'holds-contact'],
    ['http://example', 'holds-contact'],
    ['www.example', 'holds-contact'],
  ])('is called %j: %s', (words, reason) => expect(asked({ x: words }, (one) => one.called('x', 99))).toEqual([words, reason && { reason, column: 'x' }]))
  it.each<[string | number, number | null]>([
    [0, 0],
    [120, 120],
    [121, null],
    [-1, null],
    [1.5, null],
    ['18', null],
  ])('is for the age %j: %s', (given, age) =>
    expect(asked({ x: given }, (one) => one.age('x'))).toEqual([age, age === null ? { reason: 'not-a-number', column: 'x' } : null]),
  )
})

describe('what is held stays', () => {
  const empty = reader({ told: 'new', _empty: 'name phones' })
  it('where the file does not speak of it, and goes where it says that there is nothing', () => {
    expect([empty.saysEmpty('name'), empty.saysEmpty('phones'), empty.saysEmpty('phone'), reader({}).saysEmpty('name')]).toEqual([true, true, false, false])
    expect(empty.orHeld<string | null>('told', 'new', 'old')).toBe('new')
    expect(empty.orHeld<string | null>('name', null, 'old')).toBeNull()
    expect(empty.orHeld<string | null>('fees', null, 'old')).toBe('old')
    expect(empty.orHeld<string | null>('fees', 'first', undefined)).toBe('first')
  })
  it('of a list where nothing of it could be read', () => {
    expect(empty.listOrHeld('languages', ['swe'], ['ron'])).toEqual(['swe'])
    expect(empty.listOrHeld('languages', [], ['ron'])).toEqual(['ron'])
    expect(empty.listOrHeld('phones', [], ['1'])).toEqual([])
    expect(empty.listOrHeld('languages', [], undefined)).toEqual([])
  })
})

describe('a row that is refused', () => {
  it('is told by the first thing that is wrong with it, and where it stands', () => {
    const one = reader({ id: 'a', _place: 'services.csv 2' })
    expect([one.wrong('required', 'name'), one.wrong('not-a-code', 'status')]).toEqual([null, null])
    expect(one.refused()).toEqual({ table: 'service', place: 'services.csv 2', id: 'a', reason: 'required', column: 'name' })
    expect(one.refused({ reason: 'twice' })).toEqual({ table: 'service', place: 'services.csv 2', id: 'a', reason: 'twice' })
  })
  it('of which nothing is known is no row', () => {
    const one = reader({})
    expect(one.refused()).toEqual({ table: 'service', place: '', id: '', reason: 'not-a-row' })
    one.wrong('no-country')
    expect(one.refused()).toStrictEqual({ table: 'service', place: '', id: '', reason: 'no-country' })
  })
})
