import { describe, expect, it } from 'vitest'
import { closedTable } from '#capabilities/statistics/domain/closed.ts'

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

  it('count a person of unknown age neither as a child nor as an adult', () => {
    const table = closedTable([{ sex: 'unknown', age_group: 'unknown', count: 50 }])
    expect(table.rows.every((row) => row.child === null || row.child === 0)).toBe(true)
  })
})
