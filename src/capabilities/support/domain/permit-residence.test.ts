import { describe, expect, it } from 'vitest'
import { residences } from '#capabilities/cases/domain/axes.ts'
import type { Permit } from '#capabilities/support/domain/permit.ts'
import { endsPermit, residenceAfter, type PermitEvent } from '#capabilities/support/domain/permit-residence.ts'

const permit = (more: Partial<Permit> = {}): Permit => ({
  id: 'p',
  kind: 'reflection',
  sentOn: '2026-10-01',
  outcome: 'granted',
  decidedOn: '2026-10-04',
  validFrom: '2026-10-05',
  validTo: '2026-11-04',
  revokedOn: null,
  ...more,
})
const today = '2026-11-01'
const later = '2026-11-05'

describe('what a permit means for the right to stay', () => {
  it.each([
    ['applied', [permit({ outcome: 'waiting' })], 'unknown', today, 'applied_5_15'],
    ['applied', [permit({ outcome: 'waiting' })], 'no_permit', today, 'applied_5_15'],
    ['applied', [permit({ outcome: 'waiting' })], 'applied_5_15', today, null],
    ['applied', [permit(), permit({ kind: 'extension', outcome: 'waiting' })], 'reflection_period', today, null],
    ['applied', [permit(), permit({ kind: 'extension', outcome: 'waiting' })], 'no_permit', today, null],
    ['withdrawn', [permit({ outcome: 'withdrawn' })], 'applied_5_15', today, 'no_permit'],
    ['withdrawn', [permit({ outcome: 'withdrawn' }), permit({ outcome: 'waiting' })], 'applied_5_15', today, null],
    ['withdrawn', [permit(), permit({ kind: 'extension', outcome: 'withdrawn' })], 'reflection_period', today, null],
    ['granted', [permit()], 'applied_5_15', today, 'reflection_period'],
    ['granted', [permit()], 'no_permit', today, 'reflection_period'],
    ['granted', [permit({ kind: 'extension', validTo: '2026-12-04' })], 'no_permit', later, 'reflection_period'],
    ['granted', [permit(), permit({ kind: 'permit', validTo: '2027-05-01' })], 'reflection_period', today, 'permit_5_15'],
    ['granted', [permit()], 'reflection_period', today, null],
    ['granted', [permit()], 'applied_5_15', later, null],
    ['granted', [permit({ validFrom: today })], 'applied_5_15', today, 'reflection_period'],
    ['granted', [permit({ validTo: today })], 'applied_5_15', today, 'reflection_period'],
    ['granted', [permit({ validFrom: '2026-11-02' })], 'applied_5_15', today, null],
    ['refused', [permit({ outcome: 'refused' })], 'applied_5_15', today, 'no_permit'],
    ['refused', [permit(), permit({ kind: 'extension', outcome: 'refused' })], 'reflection_period', today, null],
    ['refused', [permit(), permit({ kind: 'extension', outcome: 'refused' })], 'reflection_period', later, 'no_permit'],
    ['refused', [permit({ outcome: 'refused' }), permit({ kind: 'permit', outcome: 'waiting' })], 'applied_5_15', today, null],
    ['refused', [permit({ outcome: 'refused' })], 'unknown', today, null],
    ['revoked', [permit({ revokedOn: today })], 'reflection_period', today, 'no_permit'],
    ['revoked', [permit(), permit({ kind: 'permit', validTo: '2027-05-01', revokedOn: today })], 'permit_5_15', today, 'reflection_period'],
    ['ended', [permit()], 'reflection_period', later, 'no_permit'],
    ['ended', [permit()], 'reflection_period', today, null],
    ['ended', [permit(), permit({ kind: 'extension', outcome: 'waiting' })], 'reflection_period', later, null],
  ] as const)('%s %#', (event, all, residence, day, expected) => {
    expect(residenceAfter(event, all, residence, day)).toBe(expected)
  })

  it('is again what it was before an application that led nowhere, when nobody knew', () => {
    const refused = [permit({ outcome: 'refused' })]
    expect(residenceAfter('refused', refused, 'applied_5_15', today, 'unknown')).toBe('unknown')
    expect(residenceAfter('withdrawn', [permit({ outcome: 'withdrawn' })], 'applied_5_15', today, 'unknown')).toBe('unknown')
    expect(residenceAfter('refused', refused, 'applied_5_15', today, 'no_permit')).toBe('no_permit')
    expect(residenceAfter('revoked', [permit({ revokedOn: today })], 'reflection_period', today, 'unknown')).toBe('no_permit')
    expect(residenceAfter('refused', [permit(), ...refused], 'applied_5_15', later, 'unknown')).toBe('no_permit')
  })

  it('is left to a person where the right rests on something else', () => {
    for (const event of ['applied', 'granted', 'refused', 'withdrawn', 'revoked', 'ended'] as const satisfies readonly PermitEvent[])
      for (const residence of residences.filter((one) => !['unknown', 'applied_5_15', 'reflection_period', 'permit_5_15', 'no_permit'].includes(one)))
        for (const one of [permit(), permit({ outcome: 'refused' }), permit({ revokedOn: today })])
          for (const day of [today, later]) expect([event, residence, residenceAfter(event, [one], residence, day)]).toEqual([event, residence, null])
  })

  it('ends with the last day of a permit, when nothing came instead', () => {
    expect([endsPermit('BETANK', 'missed'), endsPermit('PERM6', 'missed')]).toEqual([true, true])
    expect([endsPermit('BETANK', 'extended'), endsPermit('BETANK-X', 'missed'), endsPermit('LVU', 'missed')]).toEqual([false, false, false])
  })
})
