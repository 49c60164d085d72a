import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { limiter } from '#platform/http/limits.ts'

const small = { burst: 3, perSecond: 10, patience: 200 }

describe('asking too much', () => {
  it('goes, then waits, then is refused, and goes again later', () => {
    const may = limiter(small)
    const kinds = Array.from({ length: 7 }, () => may('a', 0))
    expect(kinds.map((one) => one.kind)).toEqual(['go', 'go', 'go', 'wait', 'wait', 'refuse', 'refuse'])
    expect(kinds[3]).toEqual({ kind: 'wait', ms: 100 })
    expect(kinds[5]).toEqual({ kind: 'refuse', seconds: 1 })
    expect(may('a', 1000).kind).toBe('go')
  })

  it('is nobody else’s trouble', () => {
    const may = limiter(small)
    for (let n = 0; n < 10; n += 1) may('a', 0)
    expect(may('b', 0).kind).toBe('go')
  })

  it('never lets through more than the burst and the rate allow', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 200 }), (gaps) => {
        const may = limiter(small)
        let now = 0
        let through = 0
        for (const gap of gaps) {
          now += gap
          if (may('a', now).kind !== 'refuse') through += 1
        }
        expect(through).toBeLessThanOrEqual(small.burst + (small.patience / 1000) * small.perSecond + Math.ceil((now / 1000) * small.perSecond) + 1)
      }),
    )
  })
})
