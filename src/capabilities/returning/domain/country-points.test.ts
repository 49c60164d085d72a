import { describe, expect, it } from 'vitest'
import { isoCountries } from '#capabilities/directory/contract.ts'
import { countryPoints, routeOf } from '#capabilities/returning/domain/country-points.ts'

describe('the way on a map', () => {
  it('knows countries once, on the globe, and none that is not there', () => {
    expect(new Set(countryPoints.map((one) => one.code)).size).toBe(countryPoints.length)
    expect(countryPoints.filter(({ code }) => !isoCountries.some((one) => one.code === code))).toEqual([])
    for (const { code, north, east } of countryPoints) expect([code, Math.abs(north) <= 90, Math.abs(east) <= 180]).toEqual([code, true, true])
  })
  it('goes from stop to stop in order, by the short side of the world', () => {
    expect(routeOf(['SE', 'DE', 'RO'])?.stops.map((one) => one.code)).toEqual(['SE', 'DE', 'RO'])
    const across = routeOf(['JP', 'US'])?.stops.map((one) => one.x) ?? []
    expect(Math.abs((across[1] ?? 0) - (across[0] ?? 0))).toBeLessThan(180)
    expect(routeOf(['NZ', 'WS'])?.box[2]).toBeLessThan(60)
  })
  it('is not drawn where nothing is known', () => {
    expect(routeOf([])).toBeNull()
    expect(routeOf(['AQ'])).toBeNull()
  })
})
