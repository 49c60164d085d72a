import { describe, expect, it } from 'vitest'
import { hasWords, noWords } from '#capabilities/contact/domain/call-words.ts'
import { caseFrom, maySettle, mayStay, urgencyOf, wordsMayCross } from '#capabilities/contact/domain/call.ts'
import { countsAsChild } from '#capabilities/contact/domain/child.ts'
import { answers, callStates } from '#capabilities/contact/domain/codes.ts'
import { mayAnswer, stateAfter } from '#capabilities/contact/domain/hand-over.ts'
import { languageCodes } from '#capabilities/contact/domain/languages.ts'
import { takesCalls } from '#capabilities/contact/domain/roles.ts'

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
    const settled = { ok: false, refusal: { kind: 'already-settled' } }
    expect([maySettle('handed_over'), mayStay('stays')]).toEqual([settled, settled])
  })

  it.each([
    [true, 'no', 'acute'],
    [false, 'yes', 'danger'],
    [false, 'unknown', 'unknown'],
    [false, 'no', 'none'],
  ] as const)('acute %s, danger %s: %s in the list', (acute, danger, urgency) => expect(urgencyOf({ acute, danger })).toBe(urgency))

  it('has words as soon as anything was said in words', () => {
    expect(hasWords(noWords)).toBe(false)
    for (const kind of ['summary', 'names', 'codeWord', 'safeWords']) expect(hasWords({ ...noWords, [kind]: 'x' })).toBe(true)
  })

  it('is taken by who takes calls, whatever else they are', () => {
    expect([['hotline_operator'], ['auditor', 'case_worker'], ['regional_coordinator']].map(takesCalls)).toEqual([true, true, true])
    expect([[], ['auditor'], ['zone_admin']].map(takesCalls)).toEqual([false, false, false])
  })

  it('may be in a language that is not known yet', () => expect(languageCodes).toEqual(expect.arrayContaining(['swe', 'und'])))
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
