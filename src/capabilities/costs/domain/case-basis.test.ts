import { describe, expect, it } from 'vitest'
import { caseBasis, sameBasis } from '#capabilities/costs/domain/case-basis.ts'

const today = '2026-11-21'
const stretch = { eligible: true, from: '2026-10-28', to: null, grantedFrom: null, reason: 'applied', sure: true }
const granted = { ...stretch, to: '2026-11-30', grantedFrom: '2026-10-31', reason: 'granted' }

describe('what the applications of a case give as basis', () => {
  it('is nothing where nobody has applied', () => {
    expect(caseBasis({ ...stretch, eligible: false, from: null, reason: 'no_application' }, today)).toBe(null)
    expect(caseBasis({ ...stretch, eligible: false }, today)).toBe(null)
    expect(caseBasis({ ...stretch, from: null }, today)).toBe(null)
    expect(caseBasis({ ...stretch, reason: 'no_application' }, today)).toBe(null)
    expect(caseBasis({ ...stretch, eligible: false, reason: 'before_application' }, today)).toBe(null)
  })
  it('begins with the application, has an open end while it is examined, and knows the permit from its first day', () => {
    expect(caseBasis(stretch, today)).toMatchObject({ receivedOn: '2026-10-28', grantedOn: null, endsOn: null, endedWhy: null, reason: 'applied' })
    expect(caseBasis(granted, today)).toMatchObject({ grantedOn: '2026-10-31', endsOn: '2026-11-30', endedWhy: 'permit_ended', reason: 'granted' })
    expect(caseBasis({ ...granted, grantedFrom: today }, today)).toMatchObject({ grantedOn: today, reason: 'granted' })
    expect(caseBasis({ ...granted, to: null }, today)).toMatchObject({ grantedOn: '2026-10-31', endsOn: null, endedWhy: null, reason: 'granted' })
    expect(caseBasis({ ...stretch, to: '2026-11-30' }, today)).toMatchObject({ endsOn: null, endedWhy: null, reason: 'applied' })
    expect(caseBasis({ ...granted, grantedFrom: '2026-10-20' }, today)).toMatchObject({ grantedOn: '2026-10-28' })
  })
  it('holds on its last day', () => {
    expect(caseBasis({ ...granted, to: today }, today)).toMatchObject({ endsOn: today, endedWhy: 'permit_ended', reason: 'granted' })
  })
  it('is still an application while the permit has not begun', () => {
    expect(caseBasis({ ...granted, grantedFrom: '2026-11-25' }, today)).toMatchObject({ grantedOn: null, endsOn: null, endedWhy: null, reason: 'applied' })
  })
  it.each([
    [{ ...granted, to: '2026-11-20' }, 'permit_ended', 'ran_out'],
    [{ ...granted, to: '2026-11-20', reason: 'revoked' }, 'permit_ended', 'revoked'],
    [{ ...stretch, to: '2026-11-20', reason: 'refused', sure: false }, 'refused', 'refused'],
    [{ ...stretch, to: '2026-11-20', reason: 'withdrawn', sure: false }, 'withdrawn', 'withdrawn'],
  ])('says how it ended: %o', (one, endedWhy, reason) => {
    expect(caseBasis(one, today)).toMatchObject({ endsOn: '2026-11-20', endedWhy, reason, sure: one.sure })
  })
  it('is the same only when each day and the ending are', () => {
    const one = { receivedOn: '2026-10-28', grantedOn: null, endsOn: null, endedWhy: null }
    expect(sameBasis(one, { ...one })).toBe(true)
    for (const other of [{ receivedOn: '2026-10-29' }, { grantedOn: '2026-10-31' }, { endsOn: '2026-11-30' }, { endedWhy: 'refused' as const }])
      expect(sameBasis(one, { ...one, ...other })).toBe(false)
  })
})
