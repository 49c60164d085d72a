import { describe, expect, it } from 'vitest'
import { hoursAfter, minutesAfter } from '#kernel/time.ts'
import { agendaFor, agendaItems, decisionCodes, decisionsUnder, itemOf } from '#capabilities/cooperation/domain/agenda.ts'
import { drawWord, mayAnswer, mayAsk, mayBeAt, mayKeepMinutes, mayWriteIn, meetingStates } from '#capabilities/cooperation/domain/meeting.ts'
import { nextToAsk, variantOf, whoToAsk } from '#capabilities/cooperation/domain/who-is-asked.ts'
import type { MustBeThere } from '#capabilities/cooperation/domain/who-is-asked.ts'

const at = new Date('2026-01-15T08:00:00Z')

const needed = (changes: Partial<MustBeThere> = {}): MustBeThere => ({
  function: 'police_contact',
  need: 'required',
  zoneId: 'police',
  onDuty: true,
  next: [],
  ...changes,
})

describe('who is asked', () => {
  it.each([
    ['no', 'adult'],
    ['yes', 'child'],
    ['unknown', 'child'],
  ] as const)('child %s: %s', (child, variant) => {
    expect(variantOf(child)).toBe(variant)
  })
  it.each([
    ['required, on duty', {}, { asked: true, onDuty: true, zoneId: 'police', deputy: null, own: false }],
    ['required, nobody on duty', { onDuty: false }, { asked: true, onDuty: false }],
    ['wanted, on duty', { need: 'wanted' }, { asked: true }],
    ['wanted, nobody on duty', { need: 'wanted', onDuty: false }, { asked: false }],
    ['required, nobody answers for it', { zoneId: null, onDuty: false }, { asked: false, zoneId: null }],
    ['the convening zone itself', { zoneId: 'own', onDuty: false }, { own: true, asked: true, onDuty: true, zoneId: 'own', deputy: null }],
    ['the convening zone further down the order', { next: [{ zoneId: 'own', onDuty: false }] }, { own: false, zoneId: 'police', deputy: 'own' }],
    ['a deputy that is the same zone is none', { next: [{ zoneId: 'police', onDuty: true }] }, { deputy: null }],
    [
      'a deputy on duty before one who is not',
      {
        next: [
          { zoneId: 'b', onDuty: false },
          { zoneId: 'c', onDuty: true },
        ],
      },
      { deputy: 'c' },
    ],
    ['a deputy though nobody is on duty', { next: [{ zoneId: 'b', onDuty: false }] }, { deputy: 'b' }],
  ] as const)('%s', (_, changes, expected) => {
    expect(whoToAsk([needed(changes)], 'own')[0]).toMatchObject(expected)
  })
  it('is the next in the order when nobody answered', () => {
    const line = needed({
      next: [
        { zoneId: 'b', onDuty: false },
        { zoneId: 'c', onDuty: true },
      ],
    })
    expect(nextToAsk([line], 'police_contact', ['police'])).toBe('c')
    expect(nextToAsk([line], 'police_contact', ['police', 'c'])).toBe('b')
    expect(nextToAsk([line], 'police_contact', ['police', 'b', 'c'])).toBeNull()
    expect(nextToAsk([line], 'shelter', [])).toBeNull()
    expect(nextToAsk([line], 'police_contact', [])).toBe('police')
    expect(nextToAsk([needed({ ...line, zoneId: null, onDuty: true })], 'police_contact', [])).toBe('c')
    expect(nextToAsk([needed({ zoneId: null, onDuty: false, next: [{ zoneId: 'b', onDuty: false }] })], 'police_contact', [])).toBe('b')
    expect(nextToAsk([needed({ zoneId: null, onDuty: false })], 'police_contact', [])).toBeNull()
  })
  it('is another zone at least, each once', () => {
    const police = { zoneId: 'police', functionKind: 'police_contact' }
    expect(mayAsk([], 'own')).toEqual({ ok: false, refusal: { kind: 'nobody-asked' } })
    expect(mayAsk([{ zoneId: 'own', functionKind: 'social_on_call' }], 'own').ok).toBe(false)
    expect(mayAsk([police, police], 'own')).toEqual({ ok: false, refusal: { kind: 'asked-twice' } })
    expect(mayAsk([police, { zoneId: 'own', functionKind: 'social_on_call' }], 'own').ok).toBe(true)
  })
})

describe('an invitation', () => {
  it.each([
    ['called', 'none', 'accept', 0, true],
    ['called', 'none', 'decline', 0, true],
    ['called', 'decline', 'accept', 0, true],
    ['called', 'decline', 'decline', 0, 'already-answered'],
    ['called', 'accept', 'decline', 0, 'already-answered'],
    ['called', 'none', 'accept', 120, true],
    ['called', 'none', 'accept', 121, 'too-late'],
    ['held', 'none', 'accept', 0, 'too-late'],
    ['cancelled', 'none', 'accept', 0, 'cancelled'],
  ] as const)('%s, answered %s, now %s after %s minutes: %s', (state, given, wanted, minutes, outcome) => {
    const result = mayAnswer({ state, at }, given, wanted, minutesAfter(at, minutes))
    expect(result.ok || result.refusal.kind).toBe(outcome)
  })
})

describe('a meeting', () => {
  it('is written in while it is open', () => {
    expect(meetingStates.filter((state) => mayWriteIn(state).ok)).toEqual(['called'])
    expect(meetingStates.filter((state) => mayKeepMinutes(state).ok)).toEqual(['called', 'held'])
    const shut = { ok: false, refusal: { kind: 'not-open' } }
    expect([mayWriteIn('held'), mayKeepMinutes('cancelled')]).toEqual([shut, shut])
  })
  it('is called in the calendar by any one of the neutral words', () => {
    let words = 0
    drawWord((below) => (words = below) - 1)
    const drawn = Array.from({ length: words }, (_, index) => drawWord(() => index))
    expect(new Set(drawn).size).toBe(words)
    expect(drawn.every((word) => /^\p{Lu}\p{Ll}+$/u.test(word))).toBe(true)
  })
  it('lies ahead, within two weeks', () => {
    const now = at
    expect(mayBeAt(hoursAfter(now, -1), now).ok).toBe(true)
    expect(mayBeAt(minutesAfter(now, -61), now)).toEqual({ ok: false, refusal: { kind: 'in-the-past' } })
    expect(mayBeAt(hoursAfter(now, 336), now).ok).toBe(true)
    expect(mayBeAt(hoursAfter(now, 337), now)).toEqual({ ok: false, refusal: { kind: 'too-far' } })
  })
  it('has its decisions under its items', () => {
    expect(agendaFor('child')).toEqual([...agendaItems])
    expect(agendaFor('adult')).toEqual(agendaItems.filter((item) => item !== 'child'))
    expect(new Set(decisionCodes).size).toBe(decisionCodes.length)
    for (const code of decisionCodes) expect(decisionsUnder[itemOf(code)]).toContain(code)
  })
})
