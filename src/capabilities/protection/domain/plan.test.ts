import { describe, expect, it } from 'vitest'
import { classOf, copies, mayPrint, recordKindOf } from '#capabilities/protection/domain/plan.ts'

describe('a safety plan', () => {
  it('lies with what threatens her, a child’s with the child’s', () => {
    expect([classOf('own'), recordKindOf('own')]).toEqual(['C10', 'safety_plan'])
    expect([classOf('child'), recordKindOf('child')]).toEqual(['C9', 'child_safety_plan'])
  })
  it('is not printed when no paper of it may exist', () => expect(copies.filter(mayPrint)).toEqual(['given', 'kept_here']))
})
