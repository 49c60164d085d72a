import { describe, expect, it } from 'vitest'
import { lastFinished, sayQuarter } from '#capabilities/statistics/domain/quarter.ts'

describe('a finished quarter', () => {
  it.each([
    ['2026-01-01T12:00:00Z', '2025-10-01'],
    ['2026-03-31T21:59:00Z', '2025-10-01'],
    ['2026-03-31T22:01:00Z', '2026-01-01'],
    ['2026-11-21T22:15:00Z', '2026-07-01'],
    ['2026-12-31T22:59:00Z', '2026-07-01'],
    ['2026-12-31T23:01:00Z', '2026-10-01'],
  ])('at %s the last one began on %s, as the calendar in Stockholm says', (now, quarter) => {
    expect(lastFinished(new Date(now))).toBe(quarter)
  })

  it('is said as people say it', () => {
    expect(sayQuarter('2026-07-01', 'kvartal ')).toBe('kvartal 3 2026')
    expect(sayQuarter('2025-10-01', 'Q')).toBe('Q4 2025')
  })
})
