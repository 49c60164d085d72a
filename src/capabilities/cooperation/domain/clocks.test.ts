import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { minutesAfter } from '#kernel/time.ts'
import { answerBy, isOpen, startedAt, stateOf } from '#capabilities/cooperation/domain/clocks.ts'

const start = new Date('2026-01-14T22:15:00Z')
const contact = { minutes: 120, warn: 30 }

describe('a clock', () => {
  it.each([
    [0, null, 'running'],
    [89, null, 'running'],
    [90, null, 'soon'],
    [119, null, 'soon'],
    [120, null, 'late'],
    [500, 120, 'met'],
    [500, 121, 'met_late'],
    [10, 5, 'met'],
  ] as const)('after %s minutes, met at %s, is %s', (passed, met, state) => {
    const clock = { ...startedAt(start, contact), metAt: met === null ? null : minutesAfter(start, met) }
    expect(stateOf(clock, minutesAfter(start, passed))).toBe(state)
  })

  it('is due its minutes after it began, also when clocks change', () => {
    const night = new Date('2026-03-29T00:30:00Z')
    expect(startedAt(night, contact).dueAt.toISOString()).toBe('2026-03-29T02:30:00.000Z')
  })

  it('is open until it is met, late or not', () => {
    expect([isOpen({ metAt: null }), isOpen({ metAt: start })]).toEqual([true, false])
  })

  it('that warns longer than it runs is soon from the start', () => {
    expect(startedAt(start, { minutes: 10, warn: 30 })).toEqual({ soonAt: start, dueAt: minutesAfter(start, 10) })
  })

  it('once late stays late until it is met', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 0, max: 5000 }), (due, first, more) => {
        const clock = { ...startedAt(start, { minutes: due, warn: 5 }), metAt: null }
        if (stateOf(clock, minutesAfter(start, first)) === 'late') expect(stateOf(clock, minutesAfter(start, first + more))).toBe('late')
      }),
    )
  })
})

describe('the time to answer', () => {
  it.each([
    [10, 5],
    [40, 20],
    [600, 30],
    [-30, 5],
  ])('when the meeting is in %s minutes is %s', (until, minutes) => {
    expect(answerBy(start, minutesAfter(start, until))).toEqual(minutesAfter(start, minutes))
  })
})
