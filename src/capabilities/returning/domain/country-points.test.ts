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
  it('lies where its countries lie, with some room and its neighbours around', () => {
    const route = routeOf(['SE', 'AQ', 'RO'])
    expect(route?.stops).toEqual([
      { code: 'SE', x: 15, y: -62 },
      { code: 'RO', x: 25, y: -46 },
    ])
    expect(route?.box).toEqual([3, -70, 34, 32])
    const others = new Map(route?.others.map((one) => [one.code, [one.x, one.y]]))
    expect([others.get('DE'), others.get('FI'), others.get('UA')]).toEqual([
      [10, -51],
      [26, -63],
      [31, -49],
    ])
    // The stops themselves are none of them, nor what is beyond any of the four edges.
    for (const code of ['SE', 'RO', 'FR', 'RU', 'IS', 'GE', 'TN', 'GL']) expect([code, others.has(code)]).toEqual([code, false])
    expect(new Set(route?.others.map((one) => one.code)).size).toBe(route?.others.length)
  })
  it('has none of those around that lie on its very edge', () => {
    const around = routeOf(['HU'])
    expect(around?.box).toEqual([7, -55, 24, 16])
    for (const code of ['MC', 'UA', 'LT', 'GR']) expect(around?.others.map((one) => one.code)).not.toContain(code)
    expect(around?.others.map((one) => one.code)).toEqual(expect.arrayContaining(['RO', 'AT', 'DE', 'PL', 'MK']))
  })
  it('goes on beyond the edge of the world where that is shorter', () => {
    expect(routeOf(['JP', 'US', 'JP'])?.stops.map((one) => one.x)).toEqual([138, 262, 138])
    expect(routeOf(['US', 'JP'])?.stops.map((one) => one.x)).toEqual([-98, -222])
    expect(routeOf(['US', 'JP'])?.others.filter((one) => one.code === 'KR')).toEqual([{ code: 'KR', x: -232, y: -36 }])
    expect(routeOf(['NZ', 'WS'])?.others.map((one) => [one.code, one.x])).toEqual(
      expect.arrayContaining([
        ['TO', 185],
        ['FJ', 178],
      ]),
    )
  })
  it('is not drawn where nothing is known', () => {
    expect(routeOf([])).toBeNull()
    expect(routeOf(['AQ'])).toBeNull()
  })
})
