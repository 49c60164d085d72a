import { describe, expect, it } from 'vitest'
import { dayOf, lastMomentOf } from '#capabilities/cases/domain/day.ts'

describe('the last moment of a day', () => {
  it.each([
    ['2026-06-30', '2026-06-30T21:59:59.000Z'],
    ['2026-12-31', '2026-12-31T22:59:59.000Z'],
    ['2026-03-29', '2026-03-29T21:59:59.000Z'],
    ['2026-10-25', '2026-10-25T22:59:59.000Z'],
  ])('is on that day in Sweden, summer and winter: %s', (day, moment) => {
    expect(lastMomentOf(day).toISOString()).toBe(moment)
    expect(dayOf(lastMomentOf(day))).toBe(day)
  })
})
