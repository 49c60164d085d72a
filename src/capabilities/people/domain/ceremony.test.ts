import { describe, expect, it } from 'vitest'
import { stepFor, stateOf } from '#capabilities/people/domain/ceremony.ts'
import type { Ceremony } from '#capabilities/people/domain/ceremony.ts'
import { inviteUntil } from '#capabilities/people/domain/invitation.ts'
import { mayLeave } from '#capabilities/people/domain/leaving.ts'

const asked = new Date('2026-11-21T12:00:00Z')
const later = (minutes: number): Date => new Date(asked.getTime() + minutes * 60_000)
const ceremony: Ceremony = {
  id: 'c',
  zoneId: 'z',
  personId: 'lost',
  officers: null,
  reason: 'lost_both',
  askedBy: 'admin',
  askedAt: asked,
  firstOfficer: null,
  secondOfficer: null,
  doneAt: null,
  resealed: null,
  codeKey: null,
  codeBox: null,
}

describe('a ceremony', () => {
  it('needs two different officers', () => {
    expect(stepFor(ceremony, 'a', true, later(1))).toEqual({ ok: true, value: 'first' })
    const begun = { ...ceremony, firstOfficer: 'a' }
    expect(stepFor(begun, 'a', true, later(2))).toEqual({ ok: false, refusal: { kind: 'one-officer-alone' } })
    expect(stepFor(begun, 'b', true, later(2))).toEqual({ ok: true, value: 'second' })
  })
  it('is for officers, and not for oneself', () => {
    expect(stepFor(ceremony, 'admin', false, later(1))).toEqual({ ok: false, refusal: { kind: 'not-an-officer' } })
    expect(stepFor(ceremony, 'lost', true, later(1))).toEqual({ ok: false, refusal: { kind: 'own-recovery' } })
  })
  it('is not for who asked and holds the code, unless the officers change', () => {
    const begun = { ...ceremony, firstOfficer: 'a', askedBy: 'b' }
    expect(stepFor(begun, 'b', true, later(2))).toEqual({ ok: false, refusal: { kind: 'asker-holds-code' } })
    expect(stepFor({ ...begun, personId: null, officers: ['b', 'c'] }, 'b', true, later(2))).toEqual({ ok: true, value: 'second' })
  })
  it('is over after thirty minutes, and done once', () => {
    expect(stateOf(ceremony, later(29))).toBe('waits-for-first')
    expect(stateOf({ ...ceremony, firstOfficer: 'a' }, later(29))).toBe('waits-for-second')
    expect(stateOf(ceremony, later(30))).toBe('over')
    expect(stepFor(ceremony, 'a', true, later(31))).toEqual({ ok: false, refusal: { kind: 'over' } })
    const done = { ...ceremony, firstOfficer: 'a', secondOfficer: 'b', doneAt: later(3) }
    expect(stepFor(done, 'b', true, later(4))).toEqual({ ok: false, refusal: { kind: 'done' } })
    expect(stateOf(done, later(99))).toBe('done')
  })
})

describe('an invitation', () => {
  it('may lie for a week', () => expect(inviteUntil(asked)).toEqual(new Date('2026-11-28T12:00:00Z')))
})

describe('leaving', () => {
  const free = { self: false, active: true, open: 0, officerSeats: 0, lastAdmin: false, lastDutyHolder: false }
  it('is allowed when nothing depends on the person', () => expect(mayLeave(free)).toEqual({ ok: true, value: true }))
  it.each([
    [{ open: 1 }, 'not-handed-over'],
    [{ officerSeats: 1 }, 'still-officer'],
    [{ lastAdmin: true }, 'last-admin'],
    [{ lastDutyHolder: true }, 'last-duty-holder'],
    [{ self: true }, 'yourself'],
    [{ active: false }, 'already-left'],
  ] as const)('with %o it is refused: %s', (fact, kind) => expect(mayLeave({ ...free, ...fact })).toEqual({ ok: false, refusal: { kind } }))
})
