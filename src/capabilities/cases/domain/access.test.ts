import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hoursAfter } from '#kernel/time.ts'
import type { AccessFacts, MemberFact } from '#capabilities/cases/domain/access.ts'
import { mayAct } from '#capabilities/cases/domain/may-act.ts'
import { maySeeCard, mayRead } from '#capabilities/cases/domain/may-read.ts'
import { mayWrite } from '#capabilities/cases/domain/may-write.ts'

const now = new Date('2026-11-21T22:15:00Z')
const member: MemberFact = {
  personId: 'me',
  unitId: 'own',
  zoneId: 'home',
  classes: ['C0', 'C1', 'C4', 'C10'],
  writes: ['C0', 'C4', 'C8'],
  position: 'lead',
  byOpening: true,
  from: hoursAfter(now, -1),
  until: hoursAfter(now, 1),
  second: false,
  graceUntil: null,
  ended: false,
}
const facts: AccessFacts = {
  now,
  me: {
    personId: 'me',
    zoneId: 'home',
    active: true,
    reads: new Set(['C0', 'C1', 'C4', 'C10']),
    writes: new Set(['C0', 'C4']),
    forms: new Set(['C0', 'C4', 'C8']),
  },
  case: { level: 1, closed: false, shredded: false, leadUnitId: 'own' },
  units: [
    { id: 'own', zoneId: 'home', closed: false, zoneActive: true },
    { id: 'theirs', zoneId: 'away', closed: false, zoneActive: true },
  ],
  members: [member],
  recused: [],
  glass: [],
  disclosures: [],
}
const own = { unitId: 'own', class: 'C4' }
const theirs = { unitId: 'theirs', class: 'C10' }
const given = { fromUnit: 'theirs', toZone: 'home', named: ['me'], classes: ['C10'], from: hoursAfter(now, -1), until: hoursAfter(now, 1), running: true }
const glass = { personId: 'me', unitId: 'own', zoneId: 'home', classes: ['C1'], from: hoursAfter(now, -0.5), until: hoursAfter(now, 0.5), ended: false }

describe('reading', () => {
  it('A1: a member reads the own unit, and only the granted classes under the ceiling', () => {
    expect(mayRead(facts, own)).toBe(true)
    expect(mayRead(facts, { unitId: 'own', class: 'C5' })).toBe(false)
    expect(mayRead({ ...facts, me: { ...facts.me, reads: new Set(['C0']) } }, own)).toBe(false)
    expect(mayRead(facts, { unitId: 'theirs', class: 'C4' })).toBe(false)
  })
  it('A2: a running disclosure that names me, in a class I hold', () => {
    const shared = { ...facts, disclosures: [given] }
    expect(mayRead(shared, theirs)).toBe(true)
    expect(mayRead({ ...shared, members: [] }, theirs)).toBe(false)
    for (const broken of [{ named: ['you'] }, { running: false }, { until: now }, { from: hoursAfter(now, 1) }, { toZone: 'away' }, { classes: ['C1'] }])
      expect(mayRead({ ...facts, disclosures: [{ ...given, ...broken }] }, theirs)).toBe(false)
    expect(mayRead({ ...shared, units: shared.units.map((unit) => (unit.id === 'theirs' ? { ...unit, zoneActive: false } : unit)) }, theirs)).toBe(false)
  })
  it('A3: break-glass inside the own zone, below level 2, for its time', () => {
    const broken = { ...facts, members: [], glass: [glass] }
    expect([maySeeCard(broken), mayRead(broken, { unitId: 'own', class: 'C1' }), mayRead(broken, own)]).toEqual([true, true, false])
    expect(maySeeCard({ ...broken, case: { ...facts.case, level: 2 } })).toBe(false)
    expect(maySeeCard({ ...broken, glass: [{ ...glass, zoneId: 'away', unitId: 'theirs' }] })).toBe(false)
    expect(maySeeCard({ ...broken, glass: [{ ...glass, until: now }] })).toBe(false)
    expect(mayWrite(broken, 'C1')).toBe('none')
  })
  it('D4: recused wins over everything', () => {
    const all = { ...facts, glass: [glass], disclosures: [given], recused: ['me'] }
    expect([maySeeCard(all), mayRead(all, own), mayRead(all, theirs), mayWrite(all, 'C4'), mayAct(all, 'lead-unit')]).toEqual([
      false,
      false,
      false,
      'none',
      false,
    ])
  })
  it('D6: at level 2 a second person, or the time given to wait for one', () => {
    const highest = { ...facts, case: { ...facts.case, level: 2 as const } }
    expect(mayRead(highest, own)).toBe(false)
    expect(mayRead({ ...highest, members: [{ ...member, second: true }] }, own)).toBe(true)
    expect(mayRead({ ...highest, members: [{ ...member, graceUntil: hoursAfter(now, 1) }] }, own)).toBe(true)
    expect(mayRead({ ...highest, members: [{ ...member, graceUntil: now }] }, own)).toBe(false)
  })
  it('where she is needs a second person for whoever was added, not for whoever opened', () => {
    const where = { unitId: 'own', class: 'C3' }
    const may = (change: Partial<MemberFact>) =>
      mayRead({ ...facts, me: { ...facts.me, reads: new Set(['C0', 'C3']) }, members: [{ ...member, classes: ['C0', 'C3'], ...change }] }, where)
    expect([may({ byOpening: true }), may({ byOpening: false }), may({ byOpening: false, second: true })]).toEqual([true, false, true])
  })
})

describe('writing and acting', () => {
  it('whole, a short form, or nothing', () => {
    expect([mayWrite(facts, 'C4'), mayWrite(facts, 'C8'), mayWrite(facts, 'C1')]).toEqual(['whole', 'form', 'none'])
    expect(mayWrite({ ...facts, case: { ...facts.case, closed: true } }, 'C4')).toBe('none')
  })
  it('lead, close and open again belong to leads', () => {
    expect([mayAct(facts, 'lead-case'), mayAct(facts, 'reopen'), mayAct(facts, 'change-card')]).toEqual([true, false, true])
    const closed = { ...facts, case: { ...facts.case, closed: true } }
    expect([mayAct(closed, 'lead-case'), mayAct(closed, 'reopen'), mayAct(closed, 'change-card'), mayAct(closed, 'raise-level')]).toEqual([
      false,
      true,
      false,
      false,
    ])
    const plain = { ...facts, members: [{ ...member, position: 'member' as const }] }
    expect([mayAct(plain, 'lead-unit'), mayAct(plain, 'lead-case'), mayAct(plain, 'raise-level'), mayAct(plain, 'record-wish')]).toEqual([
      false,
      false,
      true,
      true,
    ])
  })
})

describe('laws', () => {
  const spans = fc.record({ from: fc.integer({ min: -3, max: 1 }), until: fc.integer({ min: 0, max: 3 }) })
  const world = fc.record({
    span: spans,
    second: fc.boolean(),
    ended: fc.boolean(),
    level: fc.constantFrom(0 as const, 1 as const, 2 as const),
    withGlass: fc.boolean(),
    withGift: fc.boolean(),
  })
  const make = ({ span, second, ended, level, withGlass, withGift }: typeof world extends fc.Arbitrary<infer W> ? W : never): AccessFacts => ({
    ...facts,
    case: { ...facts.case, level },
    members: [{ ...member, from: hoursAfter(now, span.from), until: hoursAfter(now, span.until), second, ended }],
    glass: withGlass ? [glass] : [],
    disclosures: withGift ? [given] : [],
  })
  const walls = ['C1', 'C3', 'C4', 'C10'].flatMap((cls) => ['own', 'theirs'].map((unitId) => ({ unitId, class: cls })))
  const readable = (one: AccessFacts): readonly string[] => walls.filter((wall) => mayRead(one, wall)).map((wall) => `${wall.unitId}/${wall.class}`)
  const within = (less: readonly string[], more: readonly string[]): boolean => less.every((wall) => more.includes(wall))

  it('a recusal, a shorter time, a revoked disclosure or an end never adds a right', () => {
    fc.assert(
      fc.property(world, fc.integer({ min: 0, max: 2 }), (drawn, less) => {
        const before = readable(make(drawn))
        const shorter = { ...drawn, span: { ...drawn.span, until: drawn.span.until - less } }
        for (const after of [
          { ...make(drawn), recused: ['me'] },
          make(shorter),
          make({ ...drawn, ended: true }),
          make({ ...drawn, withGift: false }),
          make({ ...drawn, level: 2 }),
        ])
          expect(within(readable(after), before)).toBe(true)
      }),
    )
  })
  it('what somebody else is given changes nothing for me', () => {
    fc.assert(
      fc.property(world, (drawn) => {
        const mine = make(drawn)
        const more = {
          ...mine,
          glass: [...mine.glass, { ...glass, personId: 'you' }],
          disclosures: [...mine.disclosures, { ...given, named: ['you'] }],
          members: [...mine.members, { ...member, personId: 'you' }],
        }
        expect(readable(more)).toEqual(readable(mine))
      }),
    )
  })
})
