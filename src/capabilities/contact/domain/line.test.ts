import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bandOf, inQueue, readsNext, readsWhen, stateOf } from '#capabilities/contact/domain/line.ts'

const hours = { opens: '09:00', closes: '16:00', days: ['1', '2', '3', '4', '5'] }

describe('the line', () => {
  it('says whether somebody reads now, and otherwise on which day somebody will', () => {
    expect(readsWhen(hours, 1, '09:00')).toEqual({ open: true, next: 1 })
    expect(readsWhen(hours, 1, '08:59')).toEqual({ open: false, next: 1 })
    expect(readsWhen(hours, 1, '16:00')).toEqual({ open: false, next: 2 })
    expect(readsWhen(hours, 5, '23:00')).toEqual({ open: false, next: 1 })
    expect(readsWhen(hours, 7, '12:00')).toEqual({ open: false, next: 1 })
    expect(readsWhen({ ...hours, days: ['3'] }, 3, '17:00')).toEqual({ open: false, next: 3 })
  })

  it('tells who is served today when somebody reads after that', () => {
    expect(readsNext(hours, 1, '12:00')).toBe(2)
    expect(readsNext(hours, 5, '12:00')).toBe(1)
    expect(readsNext(hours, 1, '08:00')).toBe(1)
    expect(readsNext(hours, 6, '12:00')).toBe(1)
  })

  it('puts nobody both before and after another', () => {
    const placed = fc.record({ danger: fc.constantFrom('yes', 'unknown', 'no'), waitsDays: fc.option(fc.nat(30)) })
    fc.assert(fc.property(placed, placed, (one, other) => Math.sign(inQueue(one, other)) === -Math.sign(inQueue(other, one))))
  })

  it('puts danger first, then who has waited longest, and what is answered last', () => {
    const rows = [
      { danger: 'no', waitsDays: 9 },
      { danger: 'yes', waitsDays: null },
      { danger: 'yes', waitsDays: 0 },
      { danger: 'unknown', waitsDays: 1 },
      { danger: 'unknown', waitsDays: 4 },
    ] as const
    expect(rows.toSorted(inQueue).map((row) => `${row.danger} ${row.waitsDays}`)).toEqual(['yes 0', 'unknown 4', 'unknown 1', 'no 9', 'yes null'])
  })

  it('tells waiting in days', () => {
    expect([-1, 0, 1, 2, 3, 4].map(bandOf)).toEqual(['today', 'today', 'yesterday', 'two_or_three', 'two_or_three', 'longer'])
  })

  it('knows where a thread stands', () => {
    expect(stateOf({ waitsDays: 0, takenBy: null, callId: null })).toBe('waiting')
    expect(stateOf({ waitsDays: 0, takenBy: 'p', callId: 'c' })).toBe('taken')
    expect(stateOf({ waitsDays: null, takenBy: 'p', callId: null })).toBe('answered')
    expect(stateOf({ waitsDays: null, takenBy: 'p', callId: 'c' })).toBe('became_call')
  })
})
