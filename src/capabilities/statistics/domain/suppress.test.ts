import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attack, below, exposed, suppress, type Counts, type Rule } from '#capabilities/statistics/domain/suppress.ts'
import { rounds } from '#test/rounds.ts'

/** A table with its margins, named `row|column`; `*` is a margin. */
function twoWay(lines: Readonly<Record<string, readonly number[]>>, columns: readonly string[], fixedMargins = false): Counts {
  const rows = Object.keys(lines)
  const count = (row: string, column: string): number => {
    const some = row === '*' ? rows : [row]
    return some.reduce((sum, one) => sum + columns.reduce((part, name, at) => part + (column === '*' || column === name ? lines[one]![at]! : 0), 0), 0)
  }
  const cells = [...rows, '*'].flatMap((row) =>
    [...columns, '*'].map((column) => ({
      name: `${row}|${column}`,
      count: count(row, column),
      fixed: fixedMargins ? row === '*' || column === '*' : row === '*' && column === '*',
    })),
  )
  return {
    cells,
    sums: [
      ...[...rows, '*'].map((row) => ({ total: `${row}|*`, parts: columns.map((column) => `${row}|${column}`) })),
      ...[...columns, '*'].map((column) => ({ total: `*|${column}`, parts: rows.map((row) => `${row}|${column}`) })),
    ],
  }
}
const oneWay = (counts: Readonly<Record<string, number>>): Counts => ({
  cells: [
    ...Object.entries(counts).map(([name, count]) => ({ name, count })),
    { name: 'total', count: Object.values(counts).reduce((a, b) => a + b, 0), fixed: true },
  ],
  sums: [{ total: 'total', parts: Object.keys(counts) }],
})

describe('a table in which every row and column hides two counts', () => {
  const counts = twoWay({ w: [30, 47, 64, 89], x: [90, 124, 5, 31], y: [92, 100, 59, 85], z: [800, 991, 651, 685] }, ['a', 'b', 'c', 'd'], true)
  const hidden = ['w|a', 'w|b', 'w|c', 'x|a', 'x|c', 'y|b', 'y|d', 'z|b', 'z|d']

  it('still gives one away exactly', () => {
    expect(attack(counts, new Set(hidden), null).get('w|b')?.blind).toEqual({ min: 47, max: 47 })
  })

  it('is mended by hiding one more', () => {
    const rule: Rule = { secret: (cell) => hidden.includes(cell.name), reach: (cell) => ({ low: cell.count - 1, high: cell.count + 1 }), threshold: null }
    const found = suppress(counts, rule, hidden)
    expect(found.ok && [...found.value].filter((name) => !hidden.includes(name))).toEqual(['x|d'])
    expect(found.ok && attack(counts, found.value, null).get('w|b')?.blind).toEqual({ min: 0, max: 78 })
  })
})

describe('the groups of the 37 cases at a threshold of five', () => {
  const counts = oneWay({ women: 27, girls: 3, men: 4, boys: 3 })
  const small = new Set(['girls', 'men', 'boys'])

  it('look safe to somebody who only adds', () => {
    for (const name of small) expect(attack(counts, small, 5).get(name)?.blind).toEqual({ min: 0, max: 10 })
  })
  it('are nearly known to somebody who knows the threshold, so that is not enough', () => {
    for (const name of small) expect(attack(counts, small, 5).get(name)?.informed).toEqual({ min: 2, max: 4 })
    expect(exposed(counts, small, below(5)).length).toBe(3)
  })
  it('hide the women as well', () => {
    const found = suppress(counts, below(5))
    expect(found.ok && found.value).toEqual(new Set(['girls', 'men', 'boys', 'women']))
  })
})

describe('what is secret', () => {
  const rule = below(5)
  it('is a count below the threshold, none included, and never the fixed one', () => {
    expect([0, 4, 5].map((count) => rule.secret({ name: 'a', count }))).toEqual([true, true, false])
    expect(rule.secret({ name: 'a', count: 0, fixed: true })).toBe(false)
  })
  it('could be anything from one to just below, or none where there is none', () =>
    expect([0, 1, 4].map((count) => rule.reach({ name: 'a', count }))).toEqual([
      { low: 0, high: 4 },
      { low: 1, high: 4 },
      { low: 1, high: 4 },
    ]))
  it('is exposed while it is shown', () => expect(exposed(oneWay({ a: 3, b: 20 }), new Set(), rule).map((cell) => cell.name)).toEqual(['a']))
})

describe('somebody outside', () => {
  it('knows nothing of a threshold that there is none of', () => {
    const seen = attack(oneWay({ a: 3, b: 4, c: 20 }), new Set(['a', 'b']), null)
    expect([...seen]).toEqual([
      ['a', { blind: { min: 0, max: 7 }, informed: null }],
      ['b', { blind: { min: 0, max: 7 }, informed: null }],
    ])
  })
  it.each([null, 5])('is told nothing by a table that does not add up (threshold %s)', (threshold) => {
    const counts = {
      cells: [
        { name: 'a', count: 3 },
        { name: 'total', count: 2 },
      ],
      sums: [
        { total: 'total', parts: ['a', 'b'] },
        { total: 'a', parts: ['b'] },
      ],
    }
    expect(() => attack(counts, new Set(['b']), threshold)).toThrow(new RangeError('the table does not add up'))
  })

  const cells = Object.entries({ a: 3, b: 4, small: 7, c: 5, d: 8, large: 13 }).map(([name, count]) => ({ name, count }))
  const apart = {
    cells,
    sums: [
      { total: 'small', parts: ['a', 'b'] },
      { total: 'large', parts: ['c', 'd'] },
    ],
  }
  it('takes for small only what can be below the threshold', () => {
    const five = { min: 5, max: 5 }
    expect(attack(apart, new Set(['a', 'b', 'c']), 5)).toEqual(
      new Map([
        ['a', { blind: { min: 0, max: 7 }, informed: { min: 3, max: 4 } }],
        ['b', { blind: { min: 0, max: 7 }, informed: { min: 3, max: 4 } }],
        ['c', { blind: five, informed: five }],
      ]),
    )
    expect(attack(apart, new Set(['c']), 5)).toEqual(new Map([['c', { blind: five, informed: null }]]))
  })
  it('learns nothing from a sum that is shown whole', () => {
    const rounded = { ...apart, sums: [...apart.sums, { total: 'large', parts: ['d'] }] }
    expect(attack(rounded, new Set(['a', 'b']), 5)).toEqual(attack(apart, new Set(['a', 'b']), 5))
  })
})

describe('hiding', () => {
  it('keeps hidden what was hidden already, and hides as little beside as it takes', () => {
    const found = suppress(oneWay({ a: 3, b: 20, c: 30, d: 40 }), below(5), ['d'])
    expect(found.ok && found.value).toEqual(new Set(['a', 'd']))
    const alone = suppress(oneWay({ a: 3, b: 20, c: 30, d: 40 }), below(5))
    expect(alone.ok && alone.value).toEqual(new Set(['a', 'b']))
  })
  it('does not show again what was hidden already, needed or not', () => {
    const found = suppress(oneWay({ a: 3, b: 20, c: 30, d: 40 }), below(5), ['b', 'c', 'd'])
    expect(found.ok && found.value).toEqual(new Set(['a', 'b', 'c', 'd']))
  })
  it.each<[string, Counts, string]>([
    // Six beside two are eight: who takes both to be below five finds four and four.
    ['the next smallest where the smallest is too small', oneWay({ a: 30, b: 6, c: 7, d: 2, e: 7 }), 'c d'],
    ['two beside where one is too little', oneWay({ a: 2, b: 6, c: 6, d: 6 }), 'a b d'],
    ['a circle through small counts', twoWay({ x: [6, 23, 33], y: [1, 10, 3], z: [19, 24, 27] }, ['a', 'b', 'c'], true), 'y|a y|c z|a z|c'],
    ['no margin where counts within are cheaper', twoWay({ x: [7, 8, 6], y: [28, 27, 4], z: [5, 1, 6] }, ['a', 'b', 'c']), 'x|a x|b y|b y|c z|a z|b z|c'],
  ])('takes %s', (_, counts, names) => {
    const found = suppress(counts, below(5))
    expect(found.ok && found.value).toEqual(new Set(names.split(' ')))
  })
  it('leaves a table without small counts alone', () => {
    const found = suppress(twoWay({ a: [10, 12], b: [7, 8] }, ['x', 'y']), below(5))
    expect(found.ok && found.value.size).toBe(0)
  })
  it('is refused when the total alone gives a count away', () => {
    expect(suppress(oneWay({ only: 3 }), below(5))).toEqual({ ok: false, refusal: { kind: 'cannot-be-hidden' } })
  })

  it('never leaves a secret count that can be worked out, and never changes what is shown', () => {
    const small = fc
      .array(fc.array(fc.integer({ min: 0, max: 14 }), { minLength: 2, maxLength: 3 }), { minLength: 2, maxLength: 3 })
      .filter((lines) => new Set(lines.map((line) => line.length)).size === 1)
    fc.assert(
      fc.property(small, fc.constantFrom(3, 5), (lines, k) => {
        const columns = lines[0]!.map((_, at) => `c${at}`)
        const counts = twoWay(Object.fromEntries(lines.map((line, at) => [`r${at}`, line])), columns)
        const found = suppress(counts, below(k))
        if (!found.ok) return
        const seen = attack(counts, found.value, k)
        for (const cell of counts.cells) {
          if (cell.fixed || cell.count >= k) continue
          const { blind, informed } = seen.get(cell.name)!
          for (const one of informed ? [blind, informed] : [blind]) {
            expect(one.min).toBeLessThanOrEqual(1)
            expect(one.max ?? Infinity).toBeGreaterThanOrEqual(k - 1)
            expect((one.min <= cell.count && cell.count <= (one.max ?? Infinity)) || one === informed).toBe(true)
          }
        }
        const shown = new Map(counts.cells.filter((cell) => !found.value.has(cell.name)).map((cell) => [cell.name, cell.count]))
        for (const { total, parts } of counts.sums) {
          const all = [total, ...parts].every((name) => shown.has(name))
          if (all) expect(parts.reduce((sum, part) => sum + shown.get(part)!, 0)).toBe(shown.get(total))
          expect([total, ...parts].filter((name) => !shown.has(name)).length).not.toBe(1)
        }
      }),
      { numRuns: rounds(80) },
    )
  })
})
