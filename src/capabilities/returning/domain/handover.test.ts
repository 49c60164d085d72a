import { describe, expect, it } from 'vitest'
import { answerClass, isAgain, isAlarming, isPageNumber, partnerEvents, readSnapshot, stateOf, writeSnapshot } from '#capabilities/returning/domain/handover.ts'

const at = new Date('2026-03-10T12:00:00Z')
const fresh = { secondAnswer: null, sentAt: null, openedAt: null, acceptedAt: null, over: null, openQuestions: 0 } as const

describe('a hand-over abroad', () => {
  it.each([
    [{}, 'second'],
    [{ secondAnswer: 'no' as const }, 'refused'],
    [{ secondAnswer: 'yes' as const }, 'approved'],
    [{ secondAnswer: 'yes' as const, sentAt: at }, 'waiting'],
    [{ secondAnswer: 'yes' as const, sentAt: at, openedAt: at }, 'opened'],
    [{ secondAnswer: 'yes' as const, sentAt: at, openedAt: at, acceptedAt: at }, 'accepted'],
    [{ secondAnswer: 'yes' as const, sentAt: at, openedAt: at, acceptedAt: at, openQuestions: 1 }, 'asked'],
    [{ secondAnswer: 'yes' as const, sentAt: at, openedAt: at, over: 'consent' as const }, 'over'],
  ])('says how far it has come: %o is %s', (facts, state) => {
    expect(stateOf({ ...fresh, ...facts })).toBe(state)
  })

  it('keeps what was handed over as it was', () => {
    const snapshot = { texts: ['Möts av moster.\nÅker rullstol.', ''], fields: [{ code: 'destination' as const, value: 'RO' }] }
    expect(readSnapshot(writeSnapshot(snapshot))).toEqual(snapshot)
    expect(() => readSnapshot('{"v":2}')).toThrow('another kind')
  })

  it('reads answers where the journal is read, else where safety is', () => {
    expect(answerClass(new Set(['C4', 'C10']))).toBe('C4')
    expect(answerClass(new Set(['C10']))).toBe('C10')
    expect(answerClass(new Set(['C1']))).toBeNull()
  })

  it('brings a report that somebody must look at now when she is not where she should be', () => {
    expect([...partnerEvents, null].filter(isAlarming)).toEqual(['did_not_arrive', 'contact_lost', 'exploited_again_known', 'exploited_again_suspected'])
    expect([...partnerEvents, null].filter(isAgain)).toEqual(['exploited_again_known', 'exploited_again_suspected', 'exploited_again_unknown'])
  })

  it('has a page number of twelve digits', () => {
    expect(['123456789012', '12345678901', 'a23456789012', ' 123456789012', '1234567890123'].map(isPageNumber)).toEqual([true, false, false, false, false])
  })
})
