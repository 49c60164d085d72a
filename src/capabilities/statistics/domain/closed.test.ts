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

  it('are told as they are where nothing is small', () => {
    const many = (sex: string, age_group: string, count: number) => ({ sex, age_group, count })
    const table = closedTable([
      ...['woman', 'man', 'other', 'unknown'].flatMap((sex, at) => [many(sex, '18-24', 10 + at), many(sex, '0-14', 20 + at), many(sex, 'unknown', 30 + at)]),
      many('woman', '65-', 5),
      many('woman', '15-17', 6),
    ])
    expect(table).toEqual({
      total: 269,
      threshold: 5,
      rows: [
        { sex: 'woman', adult: 15, child: 26, unknown: 30, all: 71 },
        { sex: 'man', adult: 11, child: 21, unknown: 31, all: 63 },
        { sex: 'other', adult: 12, child: 22, unknown: 32, all: 66 },
        { sex: 'unknown', adult: 13, child: 23, unknown: 33, all: 69 },
        { sex: 'all', adult: 51, child: 92, unknown: 126, all: 269 },
      ],
    })
  })

  it('are their total alone where even hiding gives one away', () =>
    expect(closedTable([{ sex: 'woman', age_group: '25-34', count: 10 }])).toEqual({ total: 10, rows: [], threshold: 5 }))
  it('hide everything but the total where that is what it takes', () => {
    const nothing = { adult: null, child: null, unknown: null }
    expect(closedTable([{ sex: 'man', age_group: 'unknown', count: 7 }])).toEqual({
      total: 7,
      rows: [...['woman', 'man', 'other', 'unknown'].map((sex) => ({ sex, ...nothing, all: null })), { sex: 'all', ...nothing, all: 7 }],
      threshold: 5,
    })
  })

  it('wait for the quarter in which they are enough, and are then counted to its end', () => {
    const woman = { sex: 'woman', age_group: '25-34' }
    const few = [{ ...woman, count: 4, quarter: '2026-07-01' }]
    expect([closedPeriod('2026-04-01', few), closedPeriod('2026-04-01', [])]).toEqual([null, null])
    const enough = [
      { ...woman, count: 1, quarter: '2026-10-01' },
      { ...woman, count: 3, quarter: '2026-07-01' },
      { ...woman, count: 1, quarter: '2026-04-01' },
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
    expect(tableOf({ cells: [{ sex: 'woman', age: 'adult', count: 6 }], total: 9 }).rows.slice(0, 2)).toEqual([
      { sex: 'woman', adult: 6, child: null, unknown: null, all: null },
      { sex: 'man', adult: null, child: null, unknown: null, all: null },
    ])
  })

  it('count a person of unknown age neither as a child nor as an adult', () => {
    const table = closedTable([{ sex: 'unknown', age_group: 'unknown', count: 50 }])
    expect(table.rows.every((row) => row.child === null || row.child === 0)).toBe(true)
  })
})
