import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '#kernel/day.ts'
import { linesOf, normalisePhone } from '#capabilities/protection/domain/apart.ts'
import { byFit, fitOf, fitPoints, type Need, type PlaceFacts } from '#capabilities/protection/domain/matching.ts'
import { countOf, eachNight, holds, meet, nightsFrom } from '#capabilities/protection/domain/nights.ts'
import { adaptations, childBands, ownRefusals, regions, takers, toldAs } from '#capabilities/protection/domain/places.ts'

const day = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }).map((at) => at.toISOString().slice(0, 10))
const nights = fc.tuple(day, fc.integer({ min: 1, max: 200 })).map(([from, count]) => nightsFrom(from, count))
const need: fc.Arbitrary<Need> = fc.record({
  adults: fc.nat(4),
  childBands: fc.array(fc.constantFrom(...childBands), { maxLength: 4 }),
  who: fc.constantFrom(...takers),
  wheelchair: fc.boolean(),
  adapted: fc.subarray([...adaptations]),
  pets: fc.boolean(),
  nightStaff: fc.boolean(),
  languages: fc.subarray(['swe', 'ron', 'eng']),
  awayFrom: fc.subarray([...regions]),
  fromDay: day,
  nights: fc.integer({ min: 1, max: 180 }),
  basis: fc.constant('board_decision' as const),
  acute: fc.boolean(),
})
const place: fc.Arbitrary<PlaceFacts> = fc.record({
  region: fc.constantFrom(...regions),
  house: fc.constantFrom('A', 'B'),
  takes: fc.subarray([...takers], { minLength: 1 }),
  adults: fc.integer({ min: 1, max: 4 }),
  children: fc.nat(4),
  wheelchair: fc.boolean(),
  adapted: fc.subarray([...adaptations]),
  pets: fc.boolean(),
  nightStaff: fc.boolean(),
  languages: fc.subarray(['swe', 'ron', 'eng']),
  avoid: fc.subarray([...regions]),
})

describe('nights', () => {
  it('are as many as were asked for, over every change of clocks, month and year', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 400 }), (from, count) => {
        const span = nightsFrom(from, count)
        expect(countOf(span)).toBe(count)
        expect(eachNight(span)).toHaveLength(count)
        expect(new Set(eachNight(span)).size).toBe(count)
        expect(holds(span, span.until)).toBe(false)
        expect(eachNight(span).every((night) => holds(span, night))).toBe(true)
      }),
    )
    for (const [from, count, until] of [
      ['2026-03-28', 2, '2026-03-30'],
      ['2026-10-24', 2, '2026-10-26'],
      ['2026-12-31', 1, '2027-01-01'],
      ['2028-02-28', 2, '2028-03-01'],
    ] as const)
      expect(nightsFrom(from, count).until).toBe(until)
  })

  it('meet exactly when they share a night; whoever leaves and whoever comes the same day do not', () => {
    fc.assert(
      fc.property(nights, nights, (one, other) => {
        const shared = eachNight(one).some((night) => holds(other, night))
        expect(meet(one, other)).toBe(shared)
        expect(meet(other, one)).toBe(shared)
      }),
    )
    fc.assert(
      fc.property(nights, fc.integer({ min: 1, max: 9 }), (one, count) => {
        expect(meet(one, nightsFrom(one.until, count))).toBe(false)
        expect(meet(nightsFrom(one.until, count), one)).toBe(false)
      }),
    )
    expect(addDays('2026-11-21', -21)).toBe('2026-10-31')
  })
})

describe('a place fits', () => {
  it('when every point but a wish holds, and says each point', () => {
    fc.assert(
      fc.property(place, need, fc.array(nights, { maxLength: 3 }), (facts, wanted, taken) => {
        const fit = fitOf(facts, wanted, taken)
        expect(fit.fits).toBe(fit.points.filter((point) => !point.wish).every((point) => point.holds))
        const free = !taken.some((span) => meet(span, nightsFrom(wanted.fromDay, wanted.nights)))
        expect(fit.points.find((point) => point.point === 'nights')?.holds).toBe(free)
        if (fit.fits) {
          expect(wanted.adults).toBeLessThanOrEqual(facts.adults)
          expect(wanted.childBands.length).toBeLessThanOrEqual(facts.children)
          expect(wanted.awayFrom).not.toContain(facts.region)
          expect(!wanted.wheelchair || facts.wheelchair).toBe(true)
          expect(wanted.adapted.filter((one) => !facts.adapted.includes(one))).toEqual([])
        }
      }),
    )
  })

  const room: PlaceFacts = {
    region: 'north',
    house: 'A',
    takes: ['women'],
    adults: 1,
    children: 1,
    wheelchair: true,
    adapted: ['hearing', 'assistant'],
    pets: true,
    nightStaff: true,
    languages: ['swe', 'ron'],
    avoid: ['east'],
  }
  const asked: Need = {
    adults: 1,
    childBands: ['0_5'],
    who: 'women',
    wheelchair: true,
    adapted: ['hearing', 'assistant'],
    pets: true,
    nightStaff: true,
    languages: ['eng', 'ron'],
    awayFrom: ['south', 'west'],
    fromDay: '2026-11-21',
    nights: 3,
    basis: 'board_decision',
    acute: false,
  }
  it.each<[string, Partial<PlaceFacts>, string | null]>([
    ['as it was asked for', {}, null],
    ['for men', { takes: ['men', 'families'] }, 'who'],
    ['without a bed for her', { adults: 0 }, 'adults'],
    ['without a bed for the child', { children: 0 }, 'children'],
    ['where she must not be', { region: 'south' }, 'region'],
    ['that itself keeps away from there', { avoid: ['east', 'west'] }, 'region'],
    ['with stairs', { wheelchair: false }, 'wheelchair'],
    ['that is not made for all of it', { adapted: ['assistant', 'sight'] }, 'adapted'],
    ['without animals', { pets: false }, 'pets'],
    ['without anybody at night', { nightStaff: false }, 'night_staff'],
  ])('a place %s', (_, change, lacks) => {
    const fit = fitOf({ ...room, ...change }, asked, [])
    expect(fit.points.map((point) => point.point)).toEqual([...fitPoints])
    expect(fit.points.filter((point) => !point.holds).map((point) => point.point)).toEqual(lacks === null ? [] : [lacks])
    expect(fit.fits).toBe(lacks === null)
  })

  it('though nobody there speaks her language, which is a wish', () => {
    const fit = fitOf({ ...room, languages: ['swe'] }, asked, [])
    expect(fit.fits).toBe(true)
    expect(fit.points.at(-1)).toEqual({ point: 'languages', holds: false, wish: true })
  })

  it('and only what was asked for is a point', () => {
    const plain = fitOf(room, { ...asked, wheelchair: false, adapted: [], pets: false, nightStaff: false, languages: [] }, [])
    expect(plain.points.map((point) => point.point)).toEqual(['nights', 'who', 'adults', 'children', 'region'])
    expect(plain.points.every((point) => point.holds && !point.wish)).toBe(true)
  })

  it('in order: what fits, what lacks a wish, what lacks less, and last where somebody is whom she must not meet', () => {
    const noWish = { languages: [] }
    const rows: [string, Partial<PlaceFacts>, boolean][] = [
      ['B fits', {}, false],
      ['C fits', {}, false],
      ['A lacks the wish', noWish, false],
      ['A lacks one', { pets: false }, false],
      ['A lacks one and the wish', { pets: false, ...noWish }, false],
      ['A lacks two', { pets: false, wheelchair: false }, false],
      ['A lacks nearly all', { pets: false, wheelchair: false, nightStaff: false, adults: 0, children: 0, takes: [], region: 'west', ...noWish }, false],
      ['A where the other is', {}, true],
      ['A where the other is, and lacks one', { pets: false }, true],
    ]
    const all = rows.map(([codeName, change, conflict]) => ({ codeName, conflict, fit: fitOf({ ...room, ...change }, asked, []) }))
    for (const mixed of [all, all.toReversed(), [...all.slice(4), ...all.slice(0, 4)]])
      expect(byFit(mixed).map((one) => one.codeName)).toEqual(rows.map(([codeName]) => codeName))
  })

  it('and stands before what does not, whatever order they came in; none is lost', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(place, fc.boolean()), { maxLength: 8 }), need, (facts, wanted) => {
        const all = facts.map(([one, conflict], index) => ({ codeName: `P${index}`, conflict, fit: fitOf(one, wanted, []) }))
        const sorted = byFit(all)
        expect(new Set(sorted)).toEqual(new Set(all))
        expect(sorted).toHaveLength(all.length)
        const good = sorted.map((one) => one.fit.fits && !one.conflict)
        expect(good).toEqual(good.toSorted((a, b) => Number(b) - Number(a)))
        expect(byFit(all.toReversed())).toEqual(sorted)
      }),
    )
  })
})

describe('what leaves the shelter', () => {
  it('never says conflict', () => {
    expect(ownRefusals.map(toldAs)).toEqual(['full', 'does_not_fit', 'does_not_fit', 'other'])
  })
})

describe('whom somebody must not meet', () => {
  it('is the same number in every way of writing it', () => {
    const [abroad, own] = ['46', '70-174 06 33']
    const ways = [own, `${abroad}701740633`, `0${own}`, '0701740633', `+${abroad} ${own}`, `00${abroad}(0)${own}`, `+${abroad} (0)${own.replace('-', ' ')}`]
    expect(new Set(ways.map(normalisePhone))).toEqual(new Set(['46701740633']))
    for (const wrong of ['', 'Bosse', '12', '++46701740633', '0701740633 Bo']) expect(normalisePhone(wrong)).toBeNull()
  })
  it('keeps the country that stands before it, and a nought that is not the first', () => {
    const [romanian, short, lund] = ['40746012345', '372512345', '46-12 34 56']
    expect([`+${romanian}`, `00${romanian}`, romanian].map(normalisePhone)).toEqual(Array(3).fill(romanian))
    expect(normalisePhone(`+${short}`)).toBe(short)
    expect(normalisePhone('08-465 004 12')).toBe('46846500412')
    expect(normalisePhone(`0${lund}`)).toBe('4646123456')
  })
  it('leaves nobody out, however many there are', () => expect(linesOf('Bo\n'.repeat(300))).toHaveLength(300))
  it('is one to a line', () => {
    expect(linesOf('Anna\n\n Bo , Cia;')).toEqual(['Anna', 'Bo', 'Cia'])
    expect(linesOf(null)).toEqual([])
  })
})
