import { describe, expect, it } from 'vitest'
import { adultKinds, ageBands, decideInform, flagOf, isChild, maySpeakAsParty, suspicions, type Adult } from '#capabilities/support/domain/child.ts'

const today = '2026-11-21'
const adult = (more: Partial<Adult> = {}): Adult => ({
  id: 'a',
  kind: 'custodian',
  suspected: 'no',
  informedFrom: '2026-11-01',
  fromDay: '2026-01-01',
  untilDay: null,
  ...more,
})
const hidden = (more = {}) => ({ adultId: null, decidedOn: '2026-11-02', endedOn: null, ...more })

describe('whether a grown-up around a child may be told', () => {
  it('a custodian is never told by default', () => {
    expect(decideInform(adult({ informedFrom: null }), [], today)).toEqual({ may: false, why: 'not_decided' })
    expect(decideInform(adult(), [], today)).toEqual({ may: true })
    expect(decideInform(null, [], today)).toEqual({ may: false, why: 'not_known' })
  })
  it('whoever is suspected, or might be, is not told whatever was decided', () => {
    expect(decideInform(adult({ suspected: 'yes' }), [], today)).toEqual({ may: false, why: 'suspected' })
    expect(decideInform(adult({ suspected: 'unknown' }), [], today)).toEqual({ may: false, why: 'suspicion_unknown' })
    expect(decideInform(adult({ kind: 'guardian', suspected: 'yes' }), [], today)).toEqual({ may: false, why: 'suspected' })
    expect(decideInform(adult({ kind: 'guardian', suspected: 'unknown', informedFrom: null }), [], today)).toEqual({ may: true })
    expect(decideInform(adult({ untilDay: '2026-11-20' }), [], today)).toEqual({ may: false, why: 'not_any_more' })
  })
  it('hidden whereabouts win over everything', () => {
    for (const kind of adultKinds)
      for (const suspected of suspicions)
        expect(decideInform(adult({ kind, suspected }), [hidden({ adultId: 'a' })], today)).toEqual({ may: false, why: 'hidden_whereabouts' })
    expect(decideInform(adult(), [hidden()], today)).toEqual({ may: false, why: 'hidden_whereabouts' })
    expect(decideInform(adult({ kind: 'special_representative' }), [hidden()], today)).toEqual({ may: true })
    expect(decideInform(adult(), [hidden({ adultId: 'b' })], today)).toEqual({ may: true })
    expect(decideInform(adult(), [hidden({ endedOn: '2026-11-20' })], today)).toEqual({ may: true })
    expect(decideInform(adult(), [hidden({ endedOn: '2026-11-22' })], today)).toEqual({ may: false, why: 'hidden_whereabouts' })
  })
  it('unknown age is a child', () => {
    expect(flagOf('unknown')).toBe('unknown')
    expect(flagOf('age_0_5')).toBe('yes')
    expect(flagOf('adult')).toBe('no')
    expect(ageBands.filter(isChild)).toEqual(ageBands.filter((band) => band !== 'adult'))
  })
  it.each([
    ['unknown', 'from_fifteen'],
    ['age_0_5', 'no'],
    ['age_6_12', 'no'],
    ['age_13_15', 'from_fifteen'],
    ['age_16_17', 'yes'],
    ['adult', 'yes'],
  ] as const)('%s speaks for itself: %s', (band, may) => expect(maySpeakAsParty(band)).toBe(may))
  it.each([
    ['a custodian, from today', { informedFrom: today }, true],
    ['a custodian, from tomorrow', { informedFrom: '2026-11-22' }, false],
    ['a relative before anybody has decided', { kind: 'relative', informedFrom: null }, false],
    ['a custodian until tomorrow', { untilDay: '2026-11-22' }, true],
    ['a custodian on the last day', { untilDay: today }, true],
    ['an appointed custodian', { kind: 'appointed_custodian', informedFrom: null }, true],
    ['a guardian', { kind: 'guardian', informedFrom: null }, true],
  ] as const)('%s', (_, more, may) => expect(decideInform(adult(more), [], today).may).toBe(may))
  it('hidden whereabouts are hidden until the day they are shown again', () => {
    expect(decideInform(adult(), [hidden({ endedOn: today })], today).may).toBe(true)
    expect(decideInform(adult({ kind: 'appointed_custodian' }), [hidden()], today).may).toBe(true)
  })
})
