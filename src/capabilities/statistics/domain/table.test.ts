import { describe, expect, it } from 'vitest'
import { codedCases, determined, referralsId, undetermined } from '#capabilities/statistics/domain/referrals.ts'
import { countAt, cross, nameOf, sumsOf, valuesOf, type Table } from '#capabilities/statistics/domain/table.ts'
import { share } from '#capabilities/statistics/domain/share.ts'
import { variables, type Variable } from '#capabilities/statistics/domain/dataset.ts'

const coded = { rows: codedCases(), determined, undetermined }
const table = (by: readonly Variable[]): Table => {
  const answer = cross(coded, by)
  if (!answer.ok) throw new Error(answer.refusal.kind)
  return answer.value
}

describe(`the 37 cases of ${referralsId}`, () => {
  it('are 27 women, 3 girls, 4 men and 3 boys', () => {
    const groups = table(['sex', 'age'])
    const counts = (['female', 'male'] as const).flatMap((sex) => (['adult', 'child'] as const).map((age) => countAt(groups, { sex, age })))
    expect(counts).toEqual([27, 3, 4, 3])
    expect(countAt(groups, {})).toBe(37)
  })

  it('are 25, 4, 1 and 7 by purpose', () => {
    const groups = table(['purpose'])
    expect(['sexual', 'forced_marriage', 'domestic_work', 'other'].map((purpose) => countAt(groups, { purpose }))).toEqual([25, 4, 1, 7])
  })

  it('agree with every published line in every cell', () => {
    const cells = table(['sex', 'age', 'purpose'])
    const line = (sex: string, age: string) => ['sexual', 'forced_marriage', 'domestic_work', 'other'].map((purpose) => countAt(cells, { sex, age, purpose }))
    expect([line('female', 'adult'), line('female', 'child'), line('male', 'adult'), line('male', 'child')]).toEqual([
      [24, 2, 1, 0],
      [1, 2, 0, 0],
      [0, 0, 0, 4],
      [0, 0, 0, 3],
    ])
    expect(coded.rows.filter((row) => row.begging).length).toBe(3)
  })

  it('add up in every direction', () => {
    const cells = table(['sex', 'age', 'purpose'])
    const count = new Map(cells.cells.map((cell) => [nameOf(cell.at), cell.count]))
    for (const { total, parts } of sumsOf(cells)) expect(parts.reduce((sum, part) => sum + (count.get(part) ?? NaN), 0)).toBe(count.get(total))
  })

  it('give the published shares', () => {
    expect([share(25, 37, 'en'), share(6, 37, 'en'), share(30, 37, 'en')]).toEqual(['67.6 %', '16.2 %', '81.1 %'])
    expect(share(25, 37, 'sv')).toBe('67,6 %')
    expect(share(0, 0, 'sv')).toBeNull()
    expect(() => share(2, 1, 'sv')).toThrow(new RangeError('2 of 1'))
    expect(() => share(-1, 1, 'sv')).toThrow(RangeError)
    expect([share(0, 3, 'en'), share(3, 3, 'en'), share(1, 3, 'sv')]).toEqual(['0.0 %', '100.0 %', '33,3 %'])
  })

  it('are not crossed by country and purpose, because no source did', () => {
    expect(cross(coded, ['country', 'purpose'])).toEqual({
      ok: false,
      refusal: { kind: 'undetermined', asked: ['country', 'purpose'], open: ['country'], silence: 'countries-not-counted' },
    })
  })

  it('refuse every crossing with an open variable in it, and answer every other', () => {
    for (const one of variables)
      for (const other of variables) {
        if (one === other) continue
        expect(cross(coded, [one, other]).ok).toBe(determined.includes(one) && determined.includes(other))
      }
  })

  it('have a reason for each variable that is not settled, and only silence in its column', () => {
    for (const variable of variables) {
      expect(determined.includes(variable)).toBe(undetermined[variable] === undefined)
      expect(coded.rows.some((row) => row[variable] === null)).toBe(!determined.includes(variable))
    }
  })

  it('are not counted twice over, nor by nothing', () => {
    expect(cross(coded, ['sex', 'sex'])).toMatchObject({ refusal: { kind: 'asked-twice' } })
    expect(cross(coded, [])).toMatchObject({ refusal: { kind: 'nothing-asked' } })
  })

  it('are a defect when a row is silent on what is declared settled', () => {
    expect(() => cross({ ...coded, determined: [...determined, 'country'] }, ['sex', 'country'])).toThrow(
      new RangeError('a row is silent on what its source settles'),
    )
  })

  it('are a defect when one row alone is silent', () => {
    const rows = coded.rows.map((row, at) => ({ ...row, country: at === 3 ? null : 'RO' }))
    expect(() => cross({ ...coded, rows, determined: [...determined, 'country'] }, ['country'])).toThrow(RangeError)
  })

  it('have cells that are named whatever the order, and no others', () => {
    expect([nameOf({ sex: 'male', age: 'child' }), nameOf({ age: 'child', sex: 'male' }), nameOf({})]).toEqual([
      'age=child sex=male',
      'age=child sex=male',
      'total',
    ])
    expect(() => countAt(table(['sex']), { age: 'child' })).toThrow(new RangeError('no cell age=child'))
    expect(table(['sex', 'age']).by).toEqual(['sex', 'age'])
    expect(valuesOf('country')).toEqual([])
    expect(cross({ ...coded, undetermined: {} }, ['country'])).toMatchObject({ refusal: { silence: 'not-recorded' } })
  })

  it('add up cell by cell', () => {
    expect(sumsOf(table(['sex']))).toEqual([{ total: 'total', parts: ['sex=female', 'sex=male'] }])
    expect(sumsOf(table(['sex', 'age']))).toHaveLength(6)
  })
})
