import { describe, expect, it } from 'vitest'
import { readDocument } from '#capabilities/directory/domain/hsds-json.ts'

describe('the letters of a file', () => {
  const kind = (words: string) => {
    const answer = readDocument(words)
    return answer.ok ? answer.value : answer.refusal.kind
  }
  const deep = (count: number) => '['.repeat(count) + ']'.repeat(count)
  it.each<[string, unknown]>([
    ['[1, {"a": "b"}]', [1, { a: 'b' }]],
    ['"a', 'not-understood'],
    ['"a\\', 'not-understood'],
    ['{a}', 'not-understood'],
    ['', 'not-understood'],
    [`"${'['.repeat(40)}"`, '['.repeat(40)],
    [`"\\"${'['.repeat(40)}"`, `"${'['.repeat(40)}`],
    [`["\\\\", ${deep(16)}]`, 'too-deep'],
    [deep(16), JSON.parse(deep(16))],
    [deep(17), 'too-deep'],
    ['{"a":'.repeat(17), 'too-deep'],
    [`[${'[],'.repeat(40)}[]]`, Array.from({ length: 41 }, () => [])],
    [`[${'{},'.repeat(40)}{}]`, Array.from({ length: 41 }, () => ({}))],
  ])('%j are %j', (words, answer) => expect(kind(words)).toEqual(answer))
  it('has so many values and no more, however they are written', () => {
    const refusal = (words: string) => {
      const answer = readDocument(words)
      return answer.ok ? null : answer.refusal.kind
    }
    const list = (count: number) => `[${'1,'.repeat(count - 1)}1]`
    expect([refusal(list(600_000 - 1)), refusal(list(600_000)), refusal(list(600_001))]).toEqual([null, null, 'too-many'])
    expect(refusal(`[${'[],'.repeat(300_000)}{}]`)).toBe('too-many')
  })
})
