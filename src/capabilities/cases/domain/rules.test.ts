import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { daysAfter, hoursAfter } from '#kernel/time.ts'
import { answers, countsAsChild } from '#capabilities/cases/domain/axes.ts'
import { closingFaults, monthOf, retentionUntil } from '#capabilities/cases/domain/closing.ts'
import { carries, type Consent } from '#capabilities/cases/domain/consent.ts'
import { dayOf, endOfDay, endOfShift } from '#capabilities/cases/domain/day.ts'
import { isRecordKind, kindsOf } from '#capabilities/cases/domain/kinds.ts'
import { invitationWords, isInvitationWord, pseudonymOf } from '#capabilities/cases/domain/pseudonym.ts'
import { groundRows } from '#capabilities/cases/domain/reference.ts'
import { latenessOf } from '#capabilities/cases/domain/tasks.ts'
import { grantable, lastMembership, memberNeedsSecond, prolongingNeedsSecond } from '#capabilities/cases/domain/team.ts'

const now = new Date('2026-11-21T22:15:00Z')

describe('a made-up name', () => {
  it('is two words and a number, and nothing else', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), (numbers) => {
        expect(pseudonymOf((below) => (numbers.next().value as number) % below)).toMatch(/^\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+ [1-9]\d{2,3}$/u)
      }),
    )
    expect([pseudonymOf(() => 0), pseudonymOf((below) => below - 1)]).toEqual(['Alm Alka 100', 'Äng Vipa 9999'])
  })
  it('lends only its own words to invitations', () => {
    for (const word of invitationWords) expect(isInvitationWord(word)).toBe(true)
    for (const word of ['Anna', 'Kiruna', 'barn', '', 'Dimma Sjö']) expect(isInvitationWord(word)).toBe(false)
  })
})

describe('the day in Sweden', () => {
  it.each([
    ['2026-11-21T22:15:00Z', '2026-11-21', '2026-11-21T22:59:59.000Z'],
    ['2026-11-21T23:15:00Z', '2026-11-22', '2026-11-22T22:59:59.000Z'],
    ['2026-07-01T21:59:59Z', '2026-07-01', '2026-07-01T21:59:59.000Z'],
    ['2026-03-29T00:30:00Z', '2026-03-29', '2026-03-29T21:59:59.000Z'],
    ['2026-10-25T00:30:00Z', '2026-10-25', '2026-10-25T22:59:59.000Z'],
  ])('%s', (at, day, end) => expect([dayOf(new Date(at)), endOfDay(new Date(at)).toISOString()]).toEqual([day, end]))

  it('reaches past midnight for who works at night, and never ends before the day', () => {
    expect(endOfShift(new Date('2026-11-21T22:15:00Z')).toISOString()).toBe('2026-11-22T06:15:00.000Z')
    expect(endOfShift(new Date('2026-11-21T08:00:00Z')).toISOString()).toBe('2026-11-21T22:59:59.000Z')
  })

  it('ends on the day it began', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }), (at) => {
        expect(dayOf(endOfDay(at))).toBe(dayOf(at))
        expect(dayOf(new Date(endOfDay(at).getTime() + 1000))).not.toBe(dayOf(at))
      }),
    )
  })
})

describe('age', () => {
  it('that nobody knows is a child’s', () => expect(answers.filter(countsAsChild)).toEqual(['yes', 'unknown']))
})

describe('what one may write by hand', () => {
  it('is of one class, and never what a decision writes', () => {
    const kinds = Object.values(kindsOf).flat()
    expect(Object.keys(kindsOf)).toEqual(['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'C8', 'C9', 'C10'])
    expect(Object.values(kindsOf).every((of) => of.length > 0)).toBe(true)
    expect(kinds.every(isRecordKind)).toBe(true)
    expect(new Set(kinds).size).toBe(kinds.length)
    for (const written of ['harm_test', 'glass_reason', 'consent_conditions', 'address_given']) {
      expect(isRecordKind(written)).toBe(true)
      expect(kinds).not.toContain(written)
    }
    expect(['', 'anything', null].some(isRecordKind)).toBe(false)
  })
})

describe('consent', () => {
  const consent: Consent = {
    refused: false,
    classes: ['C1', 'C2'],
    recipients: ['police'],
    purposes: ['plan_support'],
    givenOn: '2026-11-20',
    validUntil: daysAfter(now, 1),
    withdrawnAt: null,
  }
  const asked = { classes: ['C1'], toZone: 'police', purpose: 'plan_support' }
  it.each<[string, Partial<Consent>, Partial<typeof asked>, boolean]>([
    ['covers exactly this', {}, {}, true],
    ['a class more', {}, { classes: ['C1', 'C4'] }, false],
    ['another recipient', {}, { toZone: 'shelter' }, false],
    ['another purpose', {}, { purpose: 'pay_costs' }, false],
    ['a refusal', { refused: true }, {}, false],
    ['withdrawn', { withdrawnAt: hoursAfter(now, -1) }, {}, false],
    ['over this very second', { validUntil: now }, {}, false],
  ])('%s', (_, change, other, wanted) => expect(carries({ ...consent, ...change }, { ...asked, ...other }, now)).toBe(wanted))
})

describe('closing', () => {
  const facts = { openTasks: 0, openApprovals: 0, riskAssessedOn: '2026-11-01', child: 'no' as const, ageGroup: '25-34' }
  it.each<[string, Partial<Omit<typeof facts, 'child'>> & { readonly child?: 'yes' | 'no' | 'unknown' }, readonly string[]]>([
    ['all done', {}, []],
    ['a task', { openTasks: 1 }, ['tasks-open']],
    ['a question', { openApprovals: 2 }, ['approvals-open']],
    ['thirty days', { riskAssessedOn: '2026-10-22' }, []],
    ['thirty-one days', { riskAssessedOn: '2026-10-21' }, ['risk-too-old']],
    ['assessed today', { riskAssessedOn: '2026-11-21' }, []],
    ['assessed tomorrow', { riskAssessedOn: '2026-11-22' }, ['risk-in-future']],
    ['a child coded as an adult', { child: 'yes' }, ['child-contradiction']],
    ['an adult coded as a child', { ageGroup: '15-17' }, ['child-contradiction']],
    ['a small child as an adult', { ageGroup: '0-14' }, ['child-contradiction']],
    ['a child coded as a small child', { child: 'yes', ageGroup: '0-14' }, []],
    ['a child coded as a child', { child: 'yes', ageGroup: '15-17' }, []],
    ['an age that nobody coded', { child: 'yes', ageGroup: 'unknown' }, []],
    ['unknown stays unknown', { child: 'unknown', ageGroup: '15-17' }, []],
  ])('%s', (_, change, wanted) => expect(closingFaults({ ...facts, ...change }, now)).toEqual(wanted))

  it('counts by months, and keeps for five years after the year', () => {
    expect(monthOf(now)).toBe('2026-11-01')
    expect(['five_years', 'kept', 'contract'].map((kind) => retentionUntil(kind as 'kept', now))).toEqual(['2032-12-31', null, null])
  })

  it('in the night of a new year belongs to the new year in Sweden', () => {
    const newYear = new Date('2026-12-31T23:30:00Z')
    expect([monthOf(newYear), retentionUntil('five_years', newYear)]).toEqual(['2027-01-01', '2033-12-31'])
  })
})

describe('tasks, teams, grounds', () => {
  it('is late from the due minute itself', () => {
    const at = (dueAt: Date, doneAt: Date | null = null) => latenessOf({ dueAt, doneAt }, now)
    expect([at(now), at(hoursAfter(now, 23)), at(hoursAfter(now, 24)), at(hoursAfter(now, -9), now)]).toEqual(['late', 'soon', 'later', 'done'])
  })
  it('grants under both ceilings, for at most a year, three months at level 2 or with where she is', () => {
    expect([grantable(['C1'], ['C1', 'C4'], new Set(['C1'])), grantable(['C4'], ['C1'], new Set(['C4'])), grantable(['C1'], ['C1'], new Set())]).toEqual([
      true,
      false,
      false,
    ])
    expect(grantable(['C1', 'C4'], ['C1'], new Set(['C1', 'C4']))).toBe(false)
    expect(lastMembership(1, ['C1'], now) > lastMembership(1, ['C3'], now)).toBe(true)
    expect(lastMembership(2, ['C1'], now)).toEqual(lastMembership(0, ['C3'], now))
  })
  it.each([
    [0, ['C1'], false],
    [1, ['C1', 'C4'], false],
    [1, ['C3'], true],
    [2, ['C1'], true],
    [2, [], true],
  ] as const)('at level %s with %j a second person agrees: %s', (level, classes, wanted) => expect(memberNeedsSecond(level, classes)).toBe(wanted))

  it.each([
    ['somebody else’s place', 'b', 1, ['C1', 'C4'], false],
    ['the own place', 'a', 0, ['C4'], true],
    ['a place with where she is', 'b', 1, ['C3'], true],
    ['a place at level 2', 'b', 2, ['C4'], true],
  ] as const)('%s (of %s, level %s, %j) asks for a second person when it is prolonged: %s', (_, personId, level, classes, wanted) =>
    expect(prolongingNeedsSecond(level, { personId, classes }, 'a')).toBe(wanted),
  )

  it('asks for a second person only where the ground says so', () => {
    const second = (code: string) => [...new Set(groundRows().flatMap((row) => (row.code === code ? [row.needsSecond] : [])))]
    expect([second('consent'), second('residence_case')]).toEqual([[false], [true]])
  })

  it('never offers the general clause, and where she is only by consent or necessity', () => {
    const rows = groundRows()
    expect(rows.filter((row) => row.law.includes('10:27'))).toEqual([])
    expect([...new Set(rows.filter((row) => row.classes.includes('C3')).map((row) => row.code))].toSorted()).toEqual(['consent', 'necessity'])
    const keys = rows.map((row) => `${row.code}|${row.fromKind}|${row.toKind}|${row.validFrom}`)
    expect(new Set(keys).size).toBe(keys.length)
  })
})
