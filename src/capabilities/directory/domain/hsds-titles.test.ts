import { describe, expect, it } from 'vitest'
import { noRows, type HsdsRow } from '#capabilities/directory/domain/hsds-tables.ts'
import { withFunctions } from '#capabilities/directory/domain/hsds-titles.ts'
import { placeColumn } from '#capabilities/directory/domain/hsds-values.ts'

const titleOr = (words: string) =>
  new Map([
    ['växel', 'Switchboard'],
    ['contact', 'Contact'],
  ]).get(words.toLowerCase()) ?? null
const read = (table: 'contact' | 'phone', row: HsdsRow) => {
  const { rows, renamed } = withFunctions({ ...noRows(), [table]: [{ ...row, [placeColumn]: '3' }] }, titleOr)
  return { row: rows[table][0], renamed }
}

describe('who answers, as a file says it', () => {
  it('is one of our functions by its words', () => {
    expect(read('contact', { id: 'c', title: 'Växel' })).toMatchObject({ row: { title: 'Switchboard' }, renamed: [] })
    expect(read('phone', { id: 'p', description: 'VÄXEL' })).toMatchObject({ row: { description: 'Switchboard' }, renamed: [] })
  })
  it('is a contact when they are none of ours, and the row is told', () => {
    expect(read('contact', { id: 'c', title: 'Anna' })).toMatchObject({ row: { title: 'Contact' }, renamed: [{ table: 'contact', place: '3' }] })
    expect(read('phone', { id: 'p', description: 'Anna' })).toMatchObject({ row: { description: 'Contact' }, renamed: [{ table: 'phone', place: '3' }] })
  })
  it.each<[why: string, table: 'contact' | 'phone', row: HsdsRow]>([
    ['a number in it is refused as it stands', 'contact', { id: 'c', title: 'Anna 08-465 004 19' }],
    ['is too long', 'contact', { id: 'c', title: 'a'.repeat(121) }],
    ['is empty', 'contact', { id: 'c', title: ' ' }],
    ['is not there', 'contact', { id: 'c' }],
    ['belongs to a function with a title', 'phone', { id: 'p', contact_id: 'c', description: 'Anna' }],
  ])('stays when it %s', (_why, table, row) => {
    expect(read(table, row)).toMatchObject({ row, renamed: [] })
  })
  it('is read of a hundred and twenty letters', () => {
    expect(read('contact', { id: 'c', title: 'a'.repeat(120) })).toMatchObject({ row: { title: 'Contact' }, renamed: [{ place: '3' }] })
  })
})
