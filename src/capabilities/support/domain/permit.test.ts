import { describe, expect, it } from 'vitest'
import { applyFault, decideFault, effectsOf, looksWrong, triggerOf, type Permit } from '#capabilities/support/domain/permit.ts'
import { basisOn } from '#capabilities/support/domain/permit-basis.ts'

const permit = (more: Partial<Permit>): Permit => ({
  id: 'p',
  kind: 'reflection',
  sentOn: '2026-10-01',
  outcome: 'waiting',
  decidedOn: null,
  validFrom: null,
  validTo: null,
  revokedOn: null,
  ...more,
})
const granted = permit({ outcome: 'granted', decidedOn: '2026-10-04', validFrom: '2026-10-05', validTo: '2026-11-04' })

describe('who may apply for what', () => {
  const ask = { kind: 'reflection', applicant: 'social_board', basis: 'trafficking', sentOn: '2026-10-01' } as const
  it('the board since August 2022, and only for trafficking and human exploitation', () => {
    expect(applyFault(ask, [], '2026-10-01')).toBeNull()
    expect(applyFault({ ...ask, sentOn: '2022-08-01' }, [], '2026-10-01')).toBeNull()
    expect(applyFault({ ...ask, sentOn: '2022-07-31' }, [], '2026-10-01')).toBe('board-not-yet')
    expect(applyFault({ ...ask, sentOn: '2022-07-31', applicant: 'investigation_leader' }, [], '2026-10-01')).toBeNull()
    expect(applyFault({ ...ask, kind: 'permit', basis: 'other_crime' }, [], '2026-10-01')).toBe('board-other-crime')
    expect(applyFault({ ...ask, kind: 'permit', basis: 'other_crime', applicant: 'investigation_leader' }, [], '2026-10-01')).toBeNull()
    expect(applyFault({ ...ask, basis: 'other_crime', applicant: 'investigation_leader' }, [], '2026-10-01')).toBe('reflection-other-crime')
    expect(applyFault({ ...ask, sentOn: '2026-10-02' }, [], '2026-10-01')).toBe('sent-in-future')
    expect(applyFault(ask, [permit({})], '2026-10-01')).toBe('already-waiting')
    expect(applyFault(ask, [permit({ kind: 'permit' })], '2026-10-01')).toBeNull()
    expect(applyFault(ask, [permit({ outcome: 'refused' })], '2026-10-01')).toBeNull()
  })
  it('more time only while there is some left', () => {
    const more = { ...ask, kind: 'extension' } as const
    expect(applyFault({ ...more, sentOn: '2026-11-04' }, [granted], '2026-11-30')).toBeNull()
    expect(applyFault({ ...more, sentOn: '2026-11-05' }, [granted], '2026-11-30')).toBe('too-late-to-extend')
    const longer = permit({ ...granted, id: 'q', kind: 'extension', validTo: '2026-12-04' })
    for (const all of [
      [granted, longer],
      [longer, granted],
    ])
      expect(applyFault({ ...more, sentOn: '2026-12-04' }, all, '2026-12-30')).toBeNull()
    const noDay = permit({ ...granted, id: 'r', validTo: null })
    for (const all of [
      [granted, noDay],
      [noDay, granted],
    ])
      expect(applyFault({ ...more, sentOn: '2026-11-04' }, all, '2026-11-30')).toBeNull()
    expect(applyFault(more, [permit({ ...granted, kind: 'permit' })], '2026-11-30')).toBe('nothing-to-extend')
    expect(applyFault(more, [permit({ ...granted, outcome: 'refused' })], '2026-11-30')).toBe('nothing-to-extend')
    expect(applyFault(more, [permit({ ...granted, validTo: null })], '2026-11-30')).toBe('too-late-to-extend')
    expect(applyFault(more, [permit({ ...granted, revokedOn: '2026-10-20' })], '2026-11-30')).toBe('nothing-to-extend')
  })
})

describe('what a decision says', () => {
  const said = { outcome: 'granted', decidedOn: '2026-10-04', validFrom: '2026-10-05', validTo: '2026-11-04', checked: false } as const
  it('is copied, and compared with thirty days as a warning only', () => {
    expect(decideFault('reflection', '2026-10-01', said, '2026-11-01')).toBeNull()
    expect(decideFault('reflection', '2026-10-01', { ...said, validTo: '2026-11-14' }, '2026-11-01')).toBe('end-looks-wrong')
    expect(decideFault('reflection', '2026-10-01', { ...said, validTo: '2026-11-14', checked: true }, '2026-11-01')).toBeNull()
    expect(decideFault('reflection', '2026-10-01', { ...said, validTo: null }, '2026-11-01')).toBe('days-from-document')
    expect(decideFault('reflection', '2026-10-01', { ...said, validTo: '2026-10-01' }, '2026-11-01')).toBe('ends-before-it-begins')
    expect(decideFault('reflection', '2026-10-01', { ...said, decidedOn: '2026-09-30' }, '2026-11-01')).toBe('decided-before-sent')
    expect(decideFault('reflection', '2026-10-01', { ...said, decidedOn: '2026-11-02' }, '2026-11-01')).toBe('decided-in-future')
    expect(decideFault('reflection', '2026-10-01', { ...said, validFrom: null }, '2026-11-01')).toBe('days-from-document')
    expect(decideFault('reflection', '2026-10-04', said, '2026-10-04')).toBeNull()
    expect(decideFault('reflection', '2026-10-01', { ...said, validTo: '2026-10-05', checked: true }, '2026-11-01')).toBeNull()
    expect(decideFault('reflection', '2026-10-01', { ...said, outcome: 'refused', validFrom: null, validTo: null }, '2026-11-01')).toBeNull()
    expect(['2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05'].map((end) => looksWrong('reflection', '2026-10-05', end))).toEqual([
      true,
      false,
      false,
      true,
    ])
    expect(['2027-02-26', '2027-02-27', '2028-02-28'].map((end) => looksWrong('permit', '2026-08-31', end))).toEqual([true, false, false])
    expect(looksWrong('permit', '2026-08-31', '2027-02-28')).toBe(false)
    expect(looksWrong('permit', '2026-08-31', '2027-01-28')).toBe(true)
    expect(looksWrong('extension', '2026-08-31', '2027-01-28')).toBe(false)
  })
  it('sets the right clock going', () => {
    expect(triggerOf('reflection', 'granted')).toBe('reflection_granted')
    expect(triggerOf('permit', 'granted')).toBe('permit_granted')
    expect(triggerOf('extension', 'refused')).toBe('permit_refused')
    expect(triggerOf('permit', 'withdrawn')).toBeNull()
  })
})

describe('what changes around the person', () => {
  it('most of it from the application, school from the permit', () => {
    expect(effectsOf([])).toEqual([])
    const at = Object.fromEntries(effectsOf([granted]).map((one) => [one.code, one.from]))
    expect(at).toMatchObject({ municipality_pays: '2026-10-01', state_reimburses: '2026-10-01', lma_ends: '2026-10-01', school: '2026-10-05' })
    expect(effectsOf([permit({})]).find((one) => one.code === 'school')?.from).toBeNull()
    const schoolFrom = (...all: Permit[]) => effectsOf(all).find((one) => one.code === 'school')?.from
    expect(schoolFrom(permit({ outcome: 'refused', validFrom: '2026-09-01' }), granted)).toBe('2026-10-05')
    expect(schoolFrom(permit({ ...granted, validFrom: null }))).toBeNull()
  })
  it('the state reimburses from the application to the last day in the decision, and says why not otherwise', () => {
    expect(basisOn([], '2026-10-01')).toMatchObject({ eligible: false, reason: 'no_application' })
    expect(basisOn([granted], '2026-09-30')).toMatchObject({ eligible: false, reason: 'before_application', from: '2026-10-01' })
    expect(basisOn([granted], '2026-09-30').sure).toBe(true)
    expect(basisOn([granted], '2026-10-01')).toMatchObject({ eligible: true, reason: 'granted' })
    expect(basisOn([permit({ outcome: 'withdrawn', decidedOn: '2026-10-09' })], '2026-10-09')).toMatchObject({ reason: 'withdrawn', sure: false })
    expect(basisOn([permit({ outcome: 'refused', decidedOn: '2026-10-09' })], '2026-10-10')).toMatchObject({ eligible: false, to: '2026-10-09' })
    expect(basisOn([granted], '2026-10-02')).toMatchObject({ eligible: true, reason: 'granted', from: '2026-10-01', to: '2026-11-04', sure: true })
    expect(basisOn([granted], '2026-11-05')).toMatchObject({ eligible: false, reason: 'ended', to: '2026-11-04' })
    expect(basisOn([permit({})], '2027-10-02')).toMatchObject({ eligible: true, reason: 'applied', to: null })
    expect(basisOn([permit({ ...granted, revokedOn: '2026-10-20' })], '2026-10-20')).toMatchObject({ eligible: true, reason: 'revoked', to: '2026-10-20' })
    expect(basisOn([permit({ outcome: 'refused', decidedOn: '2026-10-09' })], '2026-10-05')).toMatchObject({ eligible: true, reason: 'refused', sure: false })
  })
  it('a longer time asked for before the end leaves no gap, one asked for after it does', () => {
    const longer = permit({ id: 'q', kind: 'extension', sentOn: '2026-11-01' })
    expect(basisOn([granted, longer], '2026-11-10')).toMatchObject({ eligible: true, reason: 'applied', from: '2026-10-01', to: null })
    const more = { ...longer, outcome: 'granted' as const, decidedOn: '2026-11-03', validFrom: '2026-11-05', validTo: '2026-12-04' }
    expect(basisOn([granted, more], '2026-11-10')).toMatchObject({ from: '2026-10-01', to: '2026-12-04', grantedFrom: granted.validFrom })
    expect(basisOn([longer], '2026-11-10').grantedFrom).toBeNull()
    for (const all of [
      [longer, granted],
      [granted, longer],
    ])
      for (const day of ['2026-10-05', '2026-11-10']) expect(basisOn(all, day)).toMatchObject({ from: '2026-10-01', to: null, grantedFrom: '2026-10-05' })
    for (const all of [
      [more, granted],
      [granted, more],
    ])
      for (const day of ['2026-10-05', '2026-11-10']) expect(basisOn(all, day)).toMatchObject({ from: '2026-10-01', to: '2026-12-04' })
    const nextDay = permit({ id: 'q', sentOn: '2026-11-05' })
    expect(basisOn([granted, nextDay], '2026-11-04')).toMatchObject({ reason: 'granted', from: '2026-10-01', to: null })
    expect(basisOn([granted, nextDay], '2026-11-05')).toMatchObject({ reason: 'applied', from: '2026-10-01', to: null })
    const refused = permit({ id: 'r', outcome: 'refused', sentOn: '2026-10-03', decidedOn: '2026-10-20', validFrom: '2026-09-01' })
    for (const all of [
      [refused, granted],
      [granted, refused],
    ])
      expect(basisOn(all, '2026-10-10')).toMatchObject({ reason: 'granted', permitId: 'p', sure: true, grantedFrom: '2026-10-05' })
    const again = permit({ id: 'q', sentOn: '2026-11-10' })
    const early = permit({ ...granted, id: 'e', sentOn: '2026-06-01', validFrom: '2026-06-05', validTo: '2026-07-04' })
    expect(basisOn([early, granted], '2026-10-10')).toMatchObject({ from: '2026-10-01', grantedFrom: '2026-10-05' })
    expect(basisOn([early, granted], '2026-06-10')).toMatchObject({ from: '2026-06-01', to: '2026-07-04', grantedFrom: '2026-06-05' })
    expect(basisOn([early, granted], '2026-08-01')).toMatchObject({ eligible: false, reason: 'gap', to: '2026-07-04' })
    expect(basisOn([early, granted], '2026-12-01')).toMatchObject({ eligible: false, reason: 'ended', to: '2026-11-04' })
    expect(basisOn([{ ...granted, validFrom: null }], '2026-10-10').grantedFrom).toBeNull()
    const before = permit({ id: 'b', outcome: 'refused', sentOn: '2026-06-01', decidedOn: '2026-06-20' })
    expect(basisOn([before, granted], '2026-06-10')).toMatchObject({ reason: 'refused', to: '2026-06-20', grantedFrom: null })
    const atOnce = permit({ ...granted, validFrom: '2026-10-01', revokedOn: '2026-10-01' })
    expect(basisOn([atOnce], '2026-10-01')).toMatchObject({ reason: 'revoked', to: '2026-10-01', grantedFrom: '2026-10-01' })
    const waiting = permit({ id: 'w', sentOn: '2026-10-05' })
    const revoked = permit({ ...granted, revokedOn: '2026-10-20' })
    for (const [one, other, reason] of [
      [refused, waiting, 'applied'],
      [revoked, waiting, 'applied'],
      [refused, revoked, 'revoked'],
      [permit({ ...refused, outcome: 'withdrawn' }), refused, 'refused'],
    ] as const)
      for (const all of [
        [one, other],
        [other, one],
      ])
        expect(basisOn(all, '2026-10-10').reason).toBe(reason)
    expect(basisOn([granted, again], '2026-11-10').grantedFrom).toBeNull()
    expect(basisOn([granted, again], '2026-11-07')).toMatchObject({ eligible: false, reason: 'gap', to: '2026-11-04' })
    expect(basisOn([granted, again], '2026-11-10')).toMatchObject({ eligible: true, from: '2026-11-10' })
  })
})
