import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isWall, isZone, offsetAt, readStop, readWall, wallAt, zonesOf } from '#capabilities/returning/domain/wall-time.ts'

const iso = (at: Date): string => at.toISOString().slice(0, 16)
const zones = Intl.supportedValuesOf('timeZone')

describe('a clock on a wall somewhere in the world', () => {
  it.each([
    ['2026-11-21T23:15', 'Europe/Stockholm', '2026-11-21T22:15'],
    ['2026-07-01T23:15', 'Europe/Stockholm', '2026-07-01T21:15'],
    ['2026-12-31T23:59', 'Europe/Bucharest', '2026-12-31T21:59'],
    ['2027-01-01T00:01', 'Pacific/Kiritimati', '2026-12-31T10:01'],
    ['2026-12-31T23:00', 'Pacific/Pago_Pago', '2027-01-01T10:00'],
    ['2026-05-05T12:00', 'Asia/Kathmandu', '2026-05-05T06:15'],
    ['2028-02-29T00:30', 'Africa/Lagos', '2028-02-28T23:30'],
  ])('%s in %s is one moment', (wall, zone, at) => {
    expect(readWall(wall, zone)).toEqual({ kind: 'once', at: new Date(`${at}:00Z`) })
  })
  it.each([
    ['2026-10-25T02:30', 'Europe/Stockholm', '2026-10-25T00:30', '2026-10-25T01:30'],
    ['2026-10-25T03:30', 'Europe/Bucharest', '2026-10-25T00:30', '2026-10-25T01:30'],
    ['2026-11-01T01:15', 'America/New_York', '2026-11-01T05:15', '2026-11-01T06:15'],
    ['2026-04-05T01:45', 'Australia/Lord_Howe', '2026-04-04T14:45', '2026-04-04T15:15'],
  ])('%s in %s happens twice', (wall, zone, first, second) => {
    expect(readWall(wall, zone)).toEqual({ kind: 'twice', first: new Date(`${first}:00Z`), second: new Date(`${second}:00Z`) })
  })
  it.each([
    ['2026-03-29T02:30', 'Europe/Stockholm'],
    ['2026-03-29T03:15', 'Europe/Bucharest'],
    ['2026-03-08T02:00', 'America/New_York'],
    ['2011-12-30T12:00', 'Pacific/Apia'],
  ])('%s in %s never happens', (wall, zone) => {
    expect(readWall(wall, zone)).toEqual({ kind: 'never' })
  })
  it('shows, for every moment and every zone, a time that reads as that moment', () => {
    const moments = fc.date({ min: new Date('1990-01-01T00:00:00Z'), max: new Date('2040-01-01T00:00:00Z'), noInvalidDate: true })
    fc.assert(
      fc.property(moments, fc.constantFrom(...zones), (moment, zone) => {
        const at = new Date(Math.floor(moment.getTime() / 60_000) * 60_000)
        const read = readWall(wallAt(at, zone), zone)
        const readings = read.kind === 'once' ? [read.at] : read.kind === 'twice' ? [read.first, read.second] : []
        expect(readings.map(iso)).toContain(iso(at))
        for (const one of readings) expect(wallAt(one, zone)).toBe(wallAt(at, zone))
      }),
      { numRuns: 400 },
    )
  })
  it('around each change of the clocks, in Sweden and in the other country, finds one, two or no moment, and never three', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2000, max: 2037 }),
        fc.integer({ min: 0, max: 366 * 24 * 4 }),
        fc.constantFrom('Europe/Stockholm', 'Europe/Bucharest', 'Europe/Chisinau', 'Asia/Tehran', 'Africa/Casablanca'),
        (year, quarter, zone) => {
          const wall = new Date(Date.UTC(year, 0, 1) + quarter * 900_000).toISOString().slice(0, 16)
          const read = readWall(wall, zone)
          if (read.kind === 'twice') expect(read.second.getTime() - read.first.getTime()).toBeLessThanOrEqual(3_600_000 * 2)
          if (read.kind === 'once') expect(wallAt(read.at, zone)).toBe(wall)
        },
      ),
      { numRuns: 400 },
    )
  })
  it('says how far it stands from UTC', () => {
    expect(offsetAt(new Date('2026-10-25T00:30:00Z'), 'Europe/Stockholm')).toBe('+02:00')
    expect(offsetAt(new Date('2026-10-25T01:30:00Z'), 'Europe/Stockholm')).toBe('+01:00')
    expect(offsetAt(new Date('2026-01-01T00:00:45Z'), 'America/St_Johns')).toBe('−03:30')
    expect(offsetAt(new Date('2026-01-01T00:00:00Z'), 'UTC')).toBe('+00:00')
  })
  it.each([
    '',
    '2026-02-30T10:00',
    '2026-11-21',
    '2026-11-21T24:00',
    '21/11 2026',
    '1969-12-31T23:59',
    '2200-01-01T00:00',
    '2026-13-05T10:00',
    '2026-11-00T10:00',
    '2026-11-21T10:60',
    '2026-11-21T10:00:30',
  ])('is not %j', (wall) => {
    expect(isWall(wall)).toBe(false)
  })
  it.each(['1970-01-01T00:00', '2199-12-31T23:59', '2028-02-29T10:00', '2026-11-21 10:00:00'])('is %j', (wall) => expect(isWall(wall)).toBe(true))
  it('is not read where there is none', () => {
    expect(() => readWall('2026-02-30T10:00', 'Europe/Stockholm')).toThrow(new RangeError('no wall clock'))
    expect(() => readWall('2026-02-28T10:00', 'Mars/Base')).toThrow(new RangeError('no wall clock'))
  })
  it.each(['', '+01:00', 'Mars/Base', 'Europe/../etc', 'utc; drop table', 'GMT+0'.repeat(20)])('hangs in no zone called %j', (zone) => {
    expect(isZone(zone)).toBe(false)
  })
})

describe('a typed place and time', () => {
  const typed = { wall: '2026-11-21T10:00', country: 'RO', zone: null, fold: null }
  it('needs no zone where the country has one', () => {
    expect(readStop(typed)).toEqual({ at: new Date('2026-11-21T08:00:00Z'), zone: 'Europe/Bucharest', country: 'RO' })
    expect(zonesOf('SE')).toEqual(['Europe/Stockholm'])
  })
  it('has no zones where there is no country', () => expect([zonesOf('XX'), zonesOf('se'), zonesOf('SWE'), zonesOf('-SE')]).toEqual([[], [], [], []]))
  it('takes any zone where the country has none that is known', () => {
    expect(readStop({ ...typed, country: 'XX' })).toEqual({ fault: 'zone-needed' })
    expect(readStop({ ...typed, country: 'XX', zone: 'Europe/Stockholm' })).toMatchObject({ zone: 'Europe/Stockholm', country: 'XX' })
    expect(readStop({ ...typed, country: 'XX', zone: 'Mars/Base' })).toEqual({ fault: 'not-a-zone' })
  })
  it('asks which zone where there are several, and takes none of another country', () => {
    expect(readStop({ ...typed, country: 'BR' })).toEqual({ fault: 'zone-needed' })
    expect(readStop({ ...typed, country: 'BR', zone: 'Europe/Stockholm' })).toEqual({ fault: 'not-a-zone' })
    expect(readStop({ ...typed, country: 'BR', zone: 'America/Sao_Paulo' })).toMatchObject({ zone: 'America/Sao_Paulo' })
  })
  it('asks which of two, and says of a skipped hour that it never comes', () => {
    const doubled = { wall: '2026-10-25T02:30', country: 'SE', zone: null }
    expect(readStop({ ...doubled, fold: null })).toEqual({ fault: 'twice' })
    expect(readStop({ ...doubled, fold: 'second' })).toMatchObject({ at: new Date('2026-10-25T01:30:00Z') })
    expect(readStop({ ...doubled, wall: '2026-03-29T02:30', fold: 'first' })).toEqual({ fault: 'never' })
  })
})
