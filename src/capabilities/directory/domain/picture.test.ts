import { describe, expect, it } from 'vitest'
import { boxAround } from '#capabilities/directory/domain/picture.ts'

const square = 'M10 20l5 0 0 8 -5 0z'
const box = (...outlines: readonly string[]) => {
  const { x, y, width, height } = boxAround(outlines, 3)
  return [x, y, width, height]
}

describe('the box around outlines', () => {
  it.each<[string, readonly string[], readonly number[]]>([
    ['is around one', [square], [7, 17, 11, 14]],
    ['is around several', [square, 'M-2 21l4 1z'], [-5, 17, 23, 14]],
    ['is around the rings of one, each of which begins anew', ['M10 20l5 8zM1 2l-3 -4z'], [-5, -5, 23, 36]],
    ['is the same the next time', [square], [7, 17, 11, 14]],
    ['passes over a number that has no other', ['M10 20l5 8 90z'], [7, 17, 11, 14]],
  ])('%s', (_, outlines, edges) => expect(box(...outlines)).toEqual(edges))
})
