import { describe, expect, it } from 'vitest'
import { least, leastWhole, type Row } from '#capabilities/statistics/domain/linear.ts'

/** `2 1 <= 4`: twice the first unknown and the second are at most four. */
const rows = (...lines: readonly string[]): readonly Row[] =>
  lines.map((line) => {
    const [, factors = '', is, value] = /^(.*) (=|>=|<=) (-?[\d.]+)$/.exec(line) ?? []
    const terms = factors.split(' ').map((factor, at) => [at, Number(factor)] as const)
    return { terms: terms.filter(([, factor]) => factor !== 0), is: is as Row['is'], value: Number(value) }
  })
const rounded = (found: ReturnType<typeof least>) =>
  found && [found.value, ...found.unknowns].map((value) => (Number.isFinite(value) ? Math.round(value * 1000) / 1000 + 0 : value))

describe('the least of a sum', () => {
  it.each<[string, readonly number[], readonly string[], readonly number[] | null]>([
    ['under no conditions is nothing', [1, 2], [], [0, 0, 0]],
    ['is at a corner', [-1, -1], ['2 1 <= 4', '1 2 <= 4'], [-2.667, 1.333, 1.333]],
    ['is at another corner when it costs otherwise', [-3, -1], ['2 1 <= 4', '1 2 <= 4'], [-6, 2, 0]],
    ['is at least what must be', [2, 3], ['1 1 >= 4', '1 0 <= 3'], [9, 3, 1]],
    ['is exactly what is said', [1, -1], ['1 1 = 4', '0 1 <= 3'], [-2, 1, 3]],
    ['is found where a condition is below nothing', [1, 1], ['-1 0 <= -2', '0 -1 >= -5'], [2, 2, 0]],
    ['is found where a sum is exactly below nothing', [1, 1], ['1 -1 = -2'], [2, 0, 2]],
    ['is found where one is told twice', [1, 1], ['1 1 = 4', '2 2 = 8', '1 0 >= 1'], [4, 1, 3]],
    ['is found where one follows from two others', [1, 2, 3], ['1 1 0 = 4', '0 1 1 = 4', '1 0 -1 = 0'], [8, 0, 4, 0]],
    ['is found where a condition says nothing', [1, 1], ['0 0 = 0', '1 1 >= 2'], [2, 2, 0]],
    ['is found though many conditions meet at one corner', [-1, -1], ['1 0 <= 1', '0 1 <= 1', '1 1 <= 2', '2 1 <= 3', '1 2 <= 3'], [-2, 1, 1]],
    ['is none where the conditions contradict each other', [1], ['1 = 3', '1 <= 2'], null],
    ['is none where a sum would be below nothing', [1, 1], ['1 1 <= -1'], null],
    ['is none where nothing is to be something', [1], ['0 = 1'], null],
    ['is without end where nothing sets one', [-1, 0], ['1 -1 = 0'], [-Infinity, 0, 0]],
    ['has an end though an unknown has none', [1, 0], ['1 -1 = 0'], [0, 0, 0]],
    [
      'does not circle where several ways are as good',
      [-0.75, 150, -0.02, 6],
      ['0.25 -60 -0.04 9 <= 0', '0.5 -90 -0.02 3 <= 0', '0 0 1 0 <= 1'],
      [-0.05, 0.04, 0, 1, 0],
    ],
    // Whoever takes the first of equal ways, the last, or the one of the last unknown, comes back to where it began in six steps.
    ['does not circle where three ways lead round', [0, -1, 0, 7, -3, 2], ['1 1 0 -2 1 -1 = 0', '0 -3 1 3 -2 1 = 0'], [-Infinity, 0, 0, 0, 0, 0, 0]],
    ['does not circle the other way round', [0, -1, 0, 7, -3, 2], ['1 1 0 -2 1 -1 = 0', '0 3 -1 -3 2 -1 = 0'], [-Infinity, 0, 0, 0, 0, 0, 0]],
    ['takes the nearest end, though a later line has an earlier unknown', [2, 2, 3], ['4 0 -1 <= 3', '0 1 1 = 0', '-4 1 -4 <= -1'], [0.5, 0.25, 0, 0]],
    ['is nothing where only nothing fits', [-1, -1], ['-1 -1 = 0'], [0, 0, 0]],
    ['is nothing where only nothing fits and it is said last', [-1, -1], ['1 0 <= 3', '-1 -1 = 0'], [0, 0, 0]],
  ])('%s', (_, price, given, found) => expect(rounded(least(price.length, rows(...given), price))).toEqual(found))

  it('may name an unknown twice in one condition', () =>
    expect(
      rounded(
        least(
          1,
          [
            {
              terms: [
                [0, 1],
                [0, 1],
              ],
              is: '>=',
              value: 6,
            },
          ],
          [1],
        ),
      ),
    ).toEqual([3, 3]))
  it('says how much of each, and looks at no price beyond them', () => {
    expect(least(2, rows('1 1 >= 4', '1 0 <= 3'), [2, 3])).toEqual({ value: 9, unknowns: [3, 1] })
    expect(least(1, rows('1 >= 2'), [1, -7])).toEqual({ value: 2, unknowns: [2] })
  })
  it.each<[string, readonly number[], readonly string[], readonly number[] | null]>([
    ['a factor of a ten-millionth', [-1], ['0.0000001 <= 1'], [-Infinity, 0]],
    ['not of two', [-1], ['0.0000002 <= 1'], [-5_000_000, 5_000_000]],
    ['such a factor also where only nothing fits', [-1], ['0.0000001 = 0'], [-Infinity, 0]],
    ['not of two there', [-1], ['0.0000002 = 0'], [0, 0]],
    ['a price of a ten-millionth', [-0.0000001], ['-1 <= 1'], [0, 0]],
    ['not of two either', [-0.0000002], ['-1 <= 1'], [-Infinity, 0]],
    ['what lacks a hundred-thousandth', [1], ['0 = 0.00001'], [0, 0]],
    ['not what lacks two', [1], ['0 = 0.00002'], null],
  ])('takes for nothing %s', (_, price, given, found) => expect(rounded(least(price.length, rows(...given), price))).toEqual(found))
  it('costs nothing where no price is told', () => expect(rounded(least(2, rows('1 1 >= 4'), [1]))?.[0]).toBe(0))
})

describe('the least in whole numbers', () => {
  it.each<[string, readonly number[], readonly string[], readonly number[] | null]>([
    ['is no fraction', [-2, -3], ['2 1 <= 4', '1 2 <= 4'], [-6, 0, 2]],
    ['is above a fraction', [1], ['2 >= 5'], [3, 3]],
    ['is below a fraction', [-1], ['2 <= 5'], [-2, 2]],
    ['is none where only a fraction fits', [1], ['2 = 3'], null],
    ['is none where the conditions contradict each other', [1], ['1 >= 3', '1 <= 2'], null],
    ['is what was a whole number already', [2, 3], ['1 1 >= 4', '1 0 <= 3'], [9, 3, 1]],
    ['is one less than the first that is found', [4, 3], ['3 2 >= 1', '1 0 <= 6', '0 1 <= 6'], [3, 0, 1]],
    ['is a whole number where a millionth is left', [1], ['1 = 0.000001'], [0, 0]],
    ['is none where only a fraction fits, though it would be without end', [0, -1], ['2 0 = 1'], null],
    ['is far from where the fractions are', [-5, -4], ['6 4 <= 24', '1 2 <= 6'], [-20, 4, 0]],
    [
      'is found in the second half too',
      [-8, -11, -6, -4],
      ['5 7 4 3 <= 14', '1 0 0 0 <= 1', '0 1 0 0 <= 1', '0 0 1 0 <= 1', '0 0 0 1 <= 1'],
      [-21, 0, 1, 1, 1],
    ],
  ])('%s', (_, price, given, found) => expect(rounded(leastWhole(price.length, rows(...given), price))).toEqual(found))
  it('is without end where nothing sets one', () => expect(leastWhole(2, rows('1 -1 = 0'), [-1, 0])?.value).toBe(-Infinity))
  it('is given up when it takes too long, and not before', () => {
    const few = rows('2 2 2 <= 3', '1 0 0 <= 1', '0 1 0 <= 1', '0 0 1 <= 1')
    const tries = (patience: number) => leastWhole(3, few, [-1, -1, -1], patience)?.value
    expect(() => tries(6)).toThrow(new RangeError('the system is too large to settle'))
    expect([tries(7), tries(8)]).toEqual([-1, -1])
  })
})
