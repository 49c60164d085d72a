import { describe, expect, it } from 'vitest'
import { closedPeriod, closedTable, tableOf } from '#capabilities/statistics/domain/closed.ts'

describe('closed cases', () => {
  it('are not counted aloud while they are few', () => {
    expect(closedTable([{ sex: 'woman', age_group: '25-34', count: 4 }])).toEqual({ total: null, rows: [], threshold: 5 })
    expect(closedTable([])).toEqual({ total: null, rows: [], threshold: 5 })
  })

  it('show no count below five, and none that gives one away', () => {
    const table = closedTable([
      { sex: 'woman', age_group: '25-34', count: 40 },
      { sex: 'woman', age_group: '15-17', count: 12 },
      { sex: 'man', age_group: '25-34', count: 22 },
      { sex: 'man', age_group: '0-14', count: 3 },
      { sex: 'other', age_group: '18-24', count: 9 },
      { sex: 'unknown', age_group: 'unknown', count: 30 },
    ])
    expect(table.total).toBe(116)
    for (const row of table.rows) for (const count of [row.adult, row.child, row.unknown, row.all]) expect(count === null || count >= 5).toBe(true)
    expect(table.rows.find((row) => row.sex === 'man')?.child ?? null).toBeNull()
  })

  it('wait for the quarter in which they are enough, and are then counted to its end', () => {
    const woman = { sex: 'woman', age_group: '25-34' }
    const few = [{ ...woman, count: 4, quarter: '2026-07-01' }]
    expect([closedPeriod('2026-04-01', few), closedPeriod('2026-04-01', [])]).toEqual([null, null])
    const enough = [
      { ...woman, count: 1, quarter: '2026-10-01' },
      { ...woman, count: 4, quarter: '2026-07-01' },
    ]
    expect(closedPeriod('2026-04-01', enough)).toMatchObject({ from: '2026-04-01', last: '2026-10-01', total: 5, threshold: 5 })
  })

  it('are the same table when they are kept and read again', () => {
    const closed = [
      { sex: 'woman', age_group: '25-34', count: 40, quarter: '2026-07-01' },
      { sex: 'woman', age_group: '15-17', count: 12, quarter: '2026-07-01' },
      { sex: 'man', age_group: '25-34', count: 22, quarter: '2026-07-01' },
      { sex: 'man', age_group: '0-14', count: 3, quarter: '2026-07-01' },
      { sex: 'other', age_group: '18-24', count: 9, quarter: '2026-07-01' },
      { sex: 'unknown', age_group: 'unknown', count: 30, quarter: '2026-07-01' },
    ]
    const period = closedPeriod('2026-07-01', closed)
    const { total, rows } = closedTable(closed)
    expect(period?.cells).toHaveLength(20)
    expect(period && tableOf(period)).toEqual({ total, rows })
    expect(tableOf({ cells: [], total: 5 })).toEqual({ total: 5, rows: [] })
  })

  it('count a person of unknown age neither as a child nor as an adult', () => {
    const table = closedTable([{ sex: 'unknown', age_group: 'unknown', count: 50 }])
    expect(table.rows.every((row) => row.child === null || row.child === 0)).toBe(true)
  })
})
