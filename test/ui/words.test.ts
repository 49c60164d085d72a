import { describe, expect, test } from 'vitest'
import { uiWords } from '#ui/words.ts'

type Leaf = readonly [path: string, value: unknown]
const leavesOf = (value: unknown, path = ''): readonly Leaf[] =>
  typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, inside]) => leavesOf(inside, `${path}.${key}`)) : [[path, value]]

describe('the words of the components', () => {
  test('both languages have the same sentences, and none is empty', () => {
    const sv = leavesOf(uiWords.sv)
    const en = leavesOf(uiWords.en)
    expect(en.map(([path]) => path)).toEqual(sv.map(([path]) => path))
    for (const [path, value] of [...sv, ...en]) {
      const said: unknown = typeof value === 'function' ? (value as (first: number, second: number) => unknown)(2, 3) : value
      expect(said, path).toMatch(/\S/)
    }
  })

  test('nothing is left in the other language', () => {
    const same = leavesOf(uiWords.sv).filter(
      ([path, value]) => typeof value === 'string' && leavesOf(uiWords.en).some(([other, word]) => other === path && word === value),
    )
    expect(same.map(([path]) => path)).toEqual(['.tones.info'])
  })

  test('every refusal of a field has words', () => {
    expect(Object.keys(uiWords.sv.errors).sort()).toEqual([
      'not-a-choice',
      'not-a-date',
      'not-a-number',
      'not-a-time',
      'not-an-id',
      'not-text',
      'required',
      'too-long',
    ])
  })
})
