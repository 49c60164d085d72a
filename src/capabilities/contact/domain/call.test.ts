import { describe, expect, it } from 'vitest'
import { caseFrom, maySettle, mayStay, wordsMayCross } from '#capabilities/contact/domain/call.ts'
import { countsAsChild } from '#capabilities/contact/domain/child.ts'
import { answers, callStates } from '#capabilities/contact/domain/codes.ts'
import { mayAnswer, stateAfter } from '#capabilities/contact/domain/hand-over.ts'

describe('a call that becomes a case', () => {
  it.each([
    ['yes', true],
    ['unknown', true],
    ['no', false],
  ] as const)('child %s counts as a child: %s', (answer, child) => {
    expect(countsAsChild(answer)).toBe(child)
  })

  it.each(answers.flatMap((danger) => answers.map((child) => [danger, child] as const)))('danger %s, child %s', (danger, child) => {
    const start = caseFrom({ state: 'open', danger, acute: false, child, consents: [] })
    expect(start).toEqual({ acute: danger !== 'no', child: child !== 'no', protectionLevel: 1 })
    expect(caseFrom({ state: 'open', danger, acute: true, child, consents: [] }).acute).toBe(true)
  })

  it('is settled once', () => {
    expect(callStates.filter((state) => maySettle(state).ok)).toEqual(['open', 'stays'])
    expect(callStates.filter((state) => mayStay(state).ok)).toEqual(['open'])
  })
})

describe('a hand-over', () => {
  it('takes words along only when the caller agreed', () => {
    expect(wordsMayCross({ consents: ['hand_over'] })).toBe(true)
    expect(wordsMayCross({ consents: ['write_down', 'open_case', 'call_back'] })).toBe(false)
    expect(wordsMayCross({ consents: [] })).toBe(false)
  })

  it('is answered once', () => {
    expect(mayAnswer({ answer: null }).ok).toBe(true)
    expect(mayAnswer({ answer: 'received' })).toEqual({ ok: false, refusal: { kind: 'already-answered' } })
    expect(mayAnswer({ answer: 'declined' }).ok).toBe(false)
  })

  it('that was declined leaves the call with those who had it', () => {
    expect(stateAfter('received')).toBe('handed_over')
    expect(stateAfter('declined')).toBe('open')
  })
})
