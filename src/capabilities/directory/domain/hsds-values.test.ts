import { describe, expect, it } from 'vitest'
import { readRow } from '#capabilities/directory/domain/hsds-values.ts'
import type { HsdsTable } from '#capabilities/directory/domain/hsds-tables.ts'

const id = '0a000000-0000-4000-8000-00000000000b'
const read = (table: HsdsTable, row: Readonly<Record<string, unknown>>) => readRow(table, (column) => row[column])
const unit = (name: unknown) => {
  const row = read('unit', { id, name })
  return row.ok ? row.value['name'] : row.refusal.reason
}
/** One column of a row that is otherwise as it should be; `undefined` is a cell with nothing in it. */
const cell = (table: HsdsTable, column: string, value: unknown) => {
  const row = read(table, { id, location_type: 'physical', [column]: value })
  return row.ok ? row.value[column] : [row.refusal.reason, row.refusal.column]
}

describe('words of a file', () => {
  it.each([
    ['Rum', 'Rum'],
    [' Rum\r\n', 'Rum'],
    ['a\r\nb\rc\nd', 'a\nb\nc\nd'],
    ['a\tb', 'a\tb'],
    [7, '7'],
    ['', 'required'],
    ['  ', 'required'],
    [null, 'required'],
    [undefined, 'required'],
    [true, 'not-text'],
    [{}, 'not-text'],
    [['Rum'], 'not-text'],
    ['a\u0000b', 'not-text'],
    ['a\u001bb', 'not-text'],
    ['a\u0085b', 'not-text'],
    ['a\u202eb', 'not-text'],
    ['a\u2066b', 'not-text'],
    ['a\ufeffb', 'not-text'],
    ['\ud83d', 'not-text'],
    ['\ude00', 'not-text'],
    ['😀', '😀'],
    ['x'.repeat(4000), 'x'.repeat(4000)],
    ['x'.repeat(4001), 'too-long'],
    [` ${'x'.repeat(4000)} `, 'x'.repeat(4000)],
  ])('%j are %j', (given, taken) => expect(unit(given)).toBe(taken))
})

describe('a cell', () => {
  it.each<[HsdsTable, string, unknown, unknown]>([
    ['contact', 'title', '', undefined],
    ['contact', 'title', null, undefined],
    ['location', 'latitude', 63.5, 63.5],
    ['location', 'latitude', ' -63.5 ', -63.5],
    ['location', 'latitude', '63', 63],
    ['location', 'latitude', '', undefined],
    ['location', 'latitude', 'x63', ['not-a-number', 'latitude']],
    ['location', 'latitude', '63x', ['not-a-number', 'latitude']],
    ['location', 'latitude', '63.', ['not-a-number', 'latitude']],
    ['location', 'latitude', '63.55', 63.55],
    ['location', 'latitude', '1e3', ['not-a-number', 'latitude']],
    ['location', 'latitude', Infinity, ['not-a-number', 'latitude']],
    ['location', 'latitude', true, ['not-a-number', 'latitude']],
    ['location', 'latitude', [63], ['not-a-number', 'latitude']],
    ['location', 'latitude', '1234567890', ['not-a-number', 'latitude']],
    ['schedule', 'valid_from', '2026-02-28', '2026-02-28'],
    ['schedule', 'valid_from', '1999-12-31', '1999-12-31'],
    ['schedule', 'valid_from', '2100-01-01', '2100-01-01'],
    ['schedule', 'valid_from', '2026-02-29', ['not-a-date', 'valid_from']],
    ['schedule', 'valid_from', '2026-13-01', ['not-a-date', 'valid_from']],
    ['schedule', 'valid_from', '1826-01-01', ['not-a-date', 'valid_from']],
    ['schedule', 'valid_from', '2026-1-1', ['not-a-date', 'valid_from']],
    ['schedule', 'valid_from', '2026-01-011', ['not-a-date', 'valid_from']],
    ['schedule', 'valid_from', 'x2026-01-01', ['not-a-date', 'valid_from']],
    ['schedule', 'opens_at', '08:00', '08:00'],
    ['schedule', 'opens_at', '23:59:59', '23:59'],
    ['schedule', 'opens_at', '08:15:30.25', '08:15'],
    ['schedule', 'opens_at', '08:15Z', '08:15'],
    ['schedule', 'opens_at', '08:15:00+02:00', '08:15'],
    ['schedule', 'opens_at', '08:15-0200', '08:15'],
    ['schedule', 'opens_at', '24:00', ['not-a-time', 'opens_at']],
    ['schedule', 'opens_at', '8:00', ['not-a-time', 'opens_at']],
    ['schedule', 'opens_at', '08:60', ['not-a-time', 'opens_at']],
    ['schedule', 'opens_at', '08:00 x', ['not-a-time', 'opens_at']],
    ['schedule', 'opens_at', 'x08:00', ['not-a-time', 'opens_at']],
    ['contact', 'service_id', id.toUpperCase(), id],
    ['contact', 'service_id', 'x', ['not-an-id', 'service_id']],
  ])('%s.%s of %j is %j', (table, column, given, taken) => expect(cell(table, column, given)).toEqual(taken))
})

describe('a row', () => {
  it('keeps what the directory knows, and what is not there is not there', () =>
    expect(read('contact', { id, title: 'Reception', email: '', colour: 'blue' })).toStrictEqual({ ok: true, value: { id, title: 'Reception' } }))
  it('is named by its id where it has one', () => {
    expect(read('unit', { id: id.toUpperCase() })).toEqual({ ok: false, refusal: { reason: 'required', column: 'name', id } })
    expect(read('unit', { id: 'x', name: 'Rum' })).toEqual({ ok: false, refusal: { reason: 'not-an-id', column: 'id', id: null } })
    expect(read('unit', { id: 7, name: 'Rum' })).toEqual({ ok: false, refusal: { reason: 'not-an-id', column: 'id', id: null } })
    expect(read('unit', { name: 'Rum' })).toEqual({ ok: false, refusal: { reason: 'required', column: 'id', id: null } })
  })
})
