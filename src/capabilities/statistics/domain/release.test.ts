import { describe, expect, it } from 'vitest'
import { codedCases, determined, undetermined } from '#capabilities/statistics/domain/referrals.ts'
import { mergeSmall, releaseOf } from '#capabilities/statistics/domain/release.ts'
import type { Coded } from '#capabilities/statistics/domain/table.ts'

const coded = { rows: codedCases(), determined, undetermined }
type Group = readonly ['female' | 'male', 'adult' | 'child', 'sexual' | 'forced_marriage' | 'domestic_work' | 'other', number]
const of = (groups: readonly Group[]): Coded => ({
  ...coded,
  rows: groups.flatMap(([sex, age, purpose, count]) => Array.from({ length: count }, () => ({ ...coded.rows[0]!, sex, age, purpose }))),
})

describe('a release of the 37 cases', () => {
  it('says 37, of whom 27 women and 10 others', () => {
    const release = releaseOf(coded, ['sex', 'age'])
    if (!release.ok) throw new Error(release.refusal.kind)
    expect(release.value.total).toBe(37)
    expect(release.value.withheld).toBe(false)
    expect(release.value.tables.map((table) => table.rows.map((row) => [row.at, row.count]))).toEqual([
      [
        [{ sex: 'female', age: 'adult' }, 27],
        ['others', 10],
      ],
    ])
  })

  it('names the one purpose that is large enough', () => {
    const release = releaseOf(coded, ['purpose'])
    expect(release.ok && release.value.tables[0]?.rows.map((row) => row.count)).toEqual([25, 12])
  })

  it('keeps the crossing back and tells the tables that may be told', () => {
    const release = releaseOf(coded, ['sex', 'age', 'purpose'])
    expect(release.ok && [release.value.withheld, release.value.tables.length]).toEqual([true, 2])
    const sexOnly = releaseOf(coded, ['sex'])
    expect(sexOnly.ok && [sexOnly.value.withheld, sexOnly.value.tables.length]).toEqual([true, 0])
  })

  it('holds no count below ten', () => {
    const release = releaseOf(coded, ['sex', 'age', 'purpose'])
    for (const table of release.ok ? release.value.tables : []) for (const row of table.rows) expect(row.count).toBeGreaterThanOrEqual(10)
  })

  it('keeps back a table that says nothing but the total', () => {
    const all = of([
      ['male', 'adult', 'other', 15],
      ['male', 'child', 'other', 12],
    ])
    const release = releaseOf(all, ['sex', 'age', 'purpose'])
    expect(release.ok && [release.value.withheld, release.value.tables.map((table) => table.by)]).toEqual([true, [['sex', 'age']]])
    expect(releaseOf(all, ['purpose'])).toEqual({ ok: true, value: { total: 27, tables: [], withheld: true } })
  })

  it.each<readonly Group[]>([
    [
      ['female', 'adult', 'sexual', 5],
      ['male', 'child', 'sexual', 20],
      ['male', 'child', 'domestic_work', 9],
    ],
    [
      ['female', 'adult', 'sexual', 14],
      ['male', 'child', 'domestic_work', 13],
    ],
    [
      ['male', 'child', 'forced_marriage', 25],
      ['female', 'child', 'forced_marriage', 11],
    ],
    [
      ['female', 'child', 'other', 27],
      ['female', 'adult', 'forced_marriage', 23],
    ],
    [
      ['female', 'adult', 'domestic_work', 17],
      ['female', 'adult', 'forced_marriage', 26],
      ['male', 'child', 'sexual', 12],
    ],
  ])('is refused where its tables together give a small group away: %j, …', (...groups) => {
    expect(releaseOf(of(groups), ['sex', 'age'])).toEqual({ ok: false, refusal: { kind: 'cannot-be-hidden' } })
  })

  it('is refused for what the source does not settle, and for too few', () => {
    expect(releaseOf(coded, ['country'])).toMatchObject({ refusal: { kind: 'undetermined' } })
    expect(releaseOf({ ...coded, determined: ['sex'], undetermined: { age: 'not-recorded' } }, ['sex'])).toMatchObject({ refusal: { open: ['age'] } })
    expect(releaseOf(coded, [])).toMatchObject({ refusal: { kind: 'nothing-asked' } })
    expect(releaseOf(coded, ['sex', 'sex'])).toMatchObject({ refusal: { kind: 'asked-twice' } })
    expect(releaseOf({ ...coded, rows: coded.rows.slice(0, 10) }, ['sex', 'age'])).not.toMatchObject({ refusal: { kind: 'too-few' } })
    expect(releaseOf({ ...coded, rows: coded.rows.slice(0, 9) }, ['sex', 'age'])).toMatchObject({ refusal: { kind: 'too-few' } })
  })
})

describe('merging', () => {
  const cells = (...counts: number[]) => counts.map((count, at) => ({ at: { purpose: String(at) }, count }))
  it('takes in larger categories until nobody stands out', () => {
    expect(mergeSmall(cells(40, 12, 3), 10).map((row) => row.count)).toEqual([40, 15])
    expect(mergeSmall(cells(31, 6), 10)).toEqual([])
    expect(mergeSmall(cells(31, 10), 10).map((row) => row.count)).toEqual([31, 10])
    expect(mergeSmall(cells(12, 3, 40, 7), 10)).toMatchObject([
      { count: 40 },
      { count: 12 },
      { at: 'others', count: 10, merged: [{ purpose: '3' }, { purpose: '1' }] },
    ])
    expect(mergeSmall(cells(4, 3), 10)).toEqual([])
    expect(mergeSmall(cells(20, 15), 10)).toEqual([
      { at: { purpose: '0' }, count: 20, merged: [] },
      { at: { purpose: '1' }, count: 15, merged: [] },
    ])
  })
})
