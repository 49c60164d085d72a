import { describe, expect, it } from 'vitest'
import { hoursAfter } from '#kernel/time.ts'
import {
  disclosedTo,
  glassOf,
  membershipOf,
  type AccessFacts,
  type DisclosureFact,
  type GlassFact,
  type MemberFact,
} from '#capabilities/cases/domain/access.ts'
import { acts, mayAct, type Act } from '#capabilities/cases/domain/may-act.ts'
import { maySeeCard, mayRead } from '#capabilities/cases/domain/may-read.ts'
import { mayWrite } from '#capabilities/cases/domain/may-write.ts'

/** Everything is granted; each row takes one thing away, and that alone must shut the door. */
const now = new Date('2026-11-21T22:15:00Z')
const [before, after] = [hoursAfter(now, -1), hoursAfter(now, 1)]
const justAfter = new Date(now.getTime() + 1)
const all = ['C0', 'C1', 'C3', 'C4']
const member: MemberFact = {
  personId: 'me',
  unitId: 'own',
  zoneId: 'home',
  classes: all,
  writes: all,
  position: 'deputy',
  byOpening: false,
  from: before,
  until: after,
  second: true,
  graceUntil: null,
  ended: false,
}
const glass: GlassFact = { personId: 'me', unitId: 'own', zoneId: 'home', classes: ['C1'], from: before, until: after, ended: false }
const given: DisclosureFact = { fromUnit: 'theirs', toZone: 'home', named: ['you', 'me'], classes: ['C4'], from: before, until: after, running: true }
const own = { id: 'own', zoneId: 'home', closed: false, zoneActive: true }
const theirs = { id: 'theirs', zoneId: 'away', closed: false, zoneActive: true }
const facts: AccessFacts = {
  now,
  me: { personId: 'me', zoneId: 'home', active: true, reads: new Set(all), writes: new Set(all), forms: new Set(all) },
  case: { level: 1, closed: false, shredded: false, leadUnitId: 'own' },
  units: [own, theirs],
  members: [member],
  recused: ['you'],
  glass: [glass],
  disclosures: [given],
}
const withMember = (change: Partial<MemberFact>): AccessFacts => ({ ...facts, members: [{ ...member, ...change }] })
const withGlass = (change: Partial<GlassFact>): AccessFacts => ({ ...facts, members: [], glass: [{ ...glass, ...change }] })
const withGift = (change: Partial<DisclosureFact>): AccessFacts => ({ ...facts, disclosures: [{ ...given, ...change }] })
const withUnits = (...units: AccessFacts['units']): AccessFacts => ({ ...facts, units })
const atLevel = (level: 0 | 1 | 2, one: AccessFacts): AccessFacts => ({ ...one, case: { ...one.case, level } })
const closed = (one: AccessFacts): AccessFacts => ({ ...one, case: { ...one.case, closed: true } })

it('with everything granted every door is open', () => {
  expect(membershipOf(facts)).toBe(member)
  expect(glassOf(facts)).toEqual([glass])
  expect(disclosedTo(facts)).toEqual([given])
})

it('the card is seen by a member, and by whoever broke the glass', () => {
  const see = (...[members, glasses]: readonly [AccessFacts['members'], AccessFacts['glass']]): boolean => maySeeCard({ ...facts, members, glass: glasses })
  expect([see([member], []), see([], [glass]), see([], [])]).toEqual([true, true, false])
})

describe('whoever is shut out has nothing', () => {
  it.each<[string, AccessFacts]>([
    ['left', { ...facts, me: { ...facts.me, active: false } }],
    ['a case that is shredded', { ...facts, case: { ...facts.case, shredded: true } }],
    ['no role that reads the card', { ...facts, me: { ...facts.me, reads: new Set(['C1', 'C3', 'C4']) } }],
    ['recused', { ...facts, recused: ['you', 'me'] }],
    ['the own zone closed', withUnits({ ...own, zoneActive: false }, theirs)],
  ])('%s', (_why, one) => {
    expect([membershipOf(one), glassOf(one), maySeeCard(one), mayRead(one, { unitId: 'own', class: 'C4' }), mayWrite(one, 'C4')]).toEqual([
      null,
      [],
      false,
      false,
      'none',
    ])
    expect(acts.filter((act) => mayAct(one, act))).toEqual([])
  })

  it('another zone that is closed shuts nobody else out', () => expect(membershipOf(withUnits(own, { ...theirs, zoneActive: false }))).toBe(member))
})

describe('a membership', () => {
  it.each<[string, AccessFacts]>([
    ['of somebody else', withMember({ personId: 'you' })],
    ['for another zone', withMember({ zoneId: 'away' })],
    ['that ended', withMember({ ended: true })],
    ['that is not yet', withMember({ from: justAfter })],
    ['whose time is up', withMember({ until: now })],
    ['of a unit that is closed', withUnits({ ...own, closed: true }, theirs)],
    ['of a unit that is not there', withUnits(theirs)],
    ['at level 2 without a second person', atLevel(2, withMember({ second: false }))],
    ['at level 2 with its time to wait up', atLevel(2, withMember({ second: false, graceUntil: now }))],
  ])('%s is none', (_why, one) => {
    expect(membershipOf(one)).toBeNull()
    expect(maySeeCard({ ...one, glass: [] })).toBe(false)
    expect(acts.filter((act) => mayAct(one, act))).toEqual([])
  })

  it.each<[string, AccessFacts]>([
    ['from this moment', withMember({ from: now })],
    ['until the next', withMember({ until: justAfter })],
    ['at level 1 without a second person', withMember({ second: false })],
    ['at level 2 with a second person', atLevel(2, facts)],
    ['at level 2 in the time given to wait', atLevel(2, withMember({ second: false, graceUntil: justAfter }))],
  ])('%s counts', (_why, one) => expect(membershipOf(one)).toBe(one.members[0]))
})

describe('broken glass', () => {
  it.each<[string, AccessFacts]>([
    ['of somebody else', withGlass({ personId: 'you' })],
    ['in another zone', withGlass({ zoneId: 'away' })],
    ['that ended', withGlass({ ended: true })],
    ['that is not yet', withGlass({ from: justAfter })],
    ['whose time is up', withGlass({ until: now })],
    ['of a unit that is not there', withGlass({ unitId: 'gone' })],
    ['of a unit that is closed', { ...withGlass({}), units: [{ ...own, closed: true }, theirs] }],
    ['at level 2', atLevel(2, withGlass({}))],
  ])('%s opens nothing', (_why, one) => {
    expect(glassOf(one)).toEqual([])
    expect([maySeeCard(one), mayRead(one, { unitId: 'own', class: 'C1' })]).toEqual([false, false])
  })

  it('opens the card and its own classes of its own unit, under the ceiling', () => {
    const one = withGlass({ from: now, until: justAfter })
    expect(maySeeCard(one)).toBe(true)
    const reads = (unitId: string, cls: string, who = one): boolean => mayRead(who, { unitId, class: cls })
    expect([reads('own', 'C1'), reads('own', 'C4'), reads('theirs', 'C1')]).toEqual([true, false, false])
    expect(reads('own', 'C1', { ...one, me: { ...one.me, reads: new Set(['C0']) } })).toBe(false)
    expect(acts.filter((act) => mayAct(one, act))).toEqual([])
  })
})

describe('a disclosure', () => {
  it.each<[string, AccessFacts]>([
    ['to another zone', withGift({ toZone: 'away' })],
    ['that names others', withGift({ named: ['you'] })],
    ['that does not run', withGift({ running: false })],
    ['that is not yet', withGift({ from: justAfter })],
    ['whose time is up', withGift({ until: now })],
    ['from a unit that is not there', withGift({ fromUnit: 'gone' })],
    ['from a unit that is closed', withUnits(own, { ...theirs, closed: true })],
    ['from a zone that is closed', withUnits(own, { ...theirs, zoneActive: false })],
  ])('%s gives nothing', (_why, one) => {
    expect(disclosedTo(one)).toEqual([])
    expect(mayRead(one, { unitId: 'theirs', class: 'C4' })).toBe(false)
  })

  it('gives its classes of its unit, to a member who holds them', () => {
    const reads = (one: AccessFacts, unitId: string, cls: string): boolean => mayRead(one, { unitId, class: cls })
    expect([reads(facts, 'theirs', 'C4'), reads(facts, 'theirs', 'C1'), reads(facts, 'third', 'C4')]).toEqual([true, false, false])
    expect(reads(withMember({ classes: ['C0', 'C1'] }), 'theirs', 'C4')).toBe(false)
    expect(reads({ ...facts, members: [] }, 'theirs', 'C4')).toBe(false)
    expect(reads(withGift({ from: now, until: justAfter }), 'theirs', 'C4')).toBe(true)
  })
})

describe('where she is', () => {
  it.each([
    [false, false, false],
    [true, false, true],
    [false, true, true],
    [true, true, true],
  ])('opened by oneself %s, with a second person %s: %s', (byOpening, second, may) => {
    const one = withMember({ byOpening, second })
    expect(mayRead(one, { unitId: 'own', class: 'C3' })).toBe(may)
    expect(mayWrite(one, 'C3')).toBe(may ? 'whole' : 'none')
    expect([mayRead(one, { unitId: 'own', class: 'C4' }), mayWrite(one, 'C4')]).toEqual([true, 'whole'])
  })
})

describe('writing', () => {
  it('needs the grant, a role for the whole or the form, and an open case', () => {
    expect(mayWrite(withMember({ writes: ['C1'] }), 'C4')).toBe('none')
    const formOnly = { ...facts, me: { ...facts.me, writes: new Set(['C1']) } }
    expect(mayWrite(formOnly, 'C4')).toBe('form')
    expect(mayWrite({ ...formOnly, me: { ...formOnly.me, forms: new Set(['C1']) } }, 'C4')).toBe('none')
    expect(mayWrite(closed(facts), 'C4')).toBe('none')
    expect(mayWrite({ ...facts, members: [] }, 'C4')).toBe('none')
  })
})

describe('acting', () => {
  const may = (one: AccessFacts): readonly Act[] => acts.filter((act) => mayAct(one, act))
  const plain: readonly Act[] = ['record-wish', 'raise-level']
  const elsewhere = (one: AccessFacts): AccessFacts => ({ ...one, case: { ...one.case, leadUnitId: 'theirs' } })

  it.each<[string, AccessFacts, readonly Act[]]>([
    ['a deputy of the unit that leads', facts, ['change-card', 'lead-unit', 'lead-case', ...plain]],
    ['its lead', withMember({ position: 'lead' }), ['change-card', 'lead-unit', 'lead-case', ...plain]],
    ['its member', withMember({ position: 'member' }), ['change-card', ...plain]],
    ['a deputy of a unit that does not lead', elsewhere(facts), ['change-card', 'lead-unit', ...plain]],
    ['a deputy, closed', closed(facts), ['lead-unit', 'reopen']],
    ['a member, closed', closed(withMember({ position: 'member' })), []],
    ['a deputy of a unit that does not lead, closed', closed(elsewhere(facts)), ['lead-unit']],
    ['a member who may not write the card', withMember({ position: 'member', writes: ['C1'] }), plain],
    ['a role that may not', { ...withMember({ position: 'member' }), me: { ...facts.me, writes: new Set(['C1']) } }, plain],
  ])('%s', (_who, one, expected) => expect(may(one)).toEqual(expected))
})
