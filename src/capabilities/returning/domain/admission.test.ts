import { describe, expect, it } from 'vitest'
import {
  admissionOf,
  bothFindBest,
  decideFault,
  isDecider,
  mayFind,
  mayWithdraw,
  newestFindings,
  outcomesIn,
  type Decision,
  type SideFound,
} from '#capabilities/returning/domain/admission.ts'
import { outcomes, phases } from '#capabilities/returning/domain/return.ts'

const coordinator: Decision = { part: 'coordinator', unitId: 'u1', madeBy: 'p1', answer: 'yes' }
const partner: Decision = { part: 'partner', unitId: 'u2', madeBy: 'p2', answer: 'yes' }

describe('admission', () => {
  it.each([
    ['nobody', [], 'waiting'],
    ['one yes', [coordinator], 'waiting'],
    ['two of two', [coordinator, partner], 'admitted'],
    ['the same part twice', [coordinator, { ...coordinator, madeBy: 'p2', unitId: 'u2' }], 'waiting'],
    ['the same person twice', [coordinator, { ...partner, madeBy: 'p1' }], 'waiting'],
    ['the same part of the case twice', [coordinator, { ...partner, unitId: 'u1' }], 'waiting'],
    ['one no', [{ ...coordinator, answer: 'no' }], 'not_admitted'],
    ['a yes and a no', [coordinator, { ...partner, answer: 'no' }], 'not_admitted'],
  ] as const)('by %s: %s', (_name, decisions, stands) => expect(admissionOf(decisions)).toBe(stands))

  const asked = { part: 'partner', unitId: 'u2', me: 'p2', answer: 'yes', reason: null, decidedOn: '2026-11-21' } as const
  const there = { decisions: [coordinator], isChild: false, findings: [], consent: true, today: '2026-11-21' }
  const best: readonly SideFound[] = [
    { side: 'there', found: 'best' },
    { side: 'sweden', found: 'best' },
  ]
  it.each([
    ['a yes', asked, there, null],
    ['the first', asked, { ...there, decisions: [] }, null],
    ['twice', asked, { ...there, decisions: [partner] }, 'decided-already'],
    ['twice, when both have decided', asked, { ...there, decisions: [coordinator, partner] }, 'decided-already'],
    [
      'by one of those who decided',
      { ...asked, me: 'p1' },
      { ...there, decisions: [coordinator, { ...coordinator, madeBy: 'p3', unitId: 'u3' }] },
      'same-person',
    ],
    ['by the same person', { ...asked, me: 'p1' }, there, 'same-person'],
    ['by the same part', { ...asked, unitId: 'u1' }, there, 'same-person'],
    ['ahead', { ...asked, decidedOn: '2026-11-22' }, there, 'decided-in-future'],
    ['a no without a reason', { ...asked, answer: 'no' }, there, 'reason-needed'],
    ['a no with one, consent or not', { ...asked, answer: 'no', reason: 'not_safe' }, { ...there, consent: false, isChild: true }, null],
    ['without consent', asked, { ...there, consent: false }, 'consent-gone'],
    ['a child, no answer', asked, { ...there, isChild: true }, 'child-waits'],
    ['a child, one country', asked, { ...there, isChild: true, findings: best.slice(1) }, 'child-waits'],
    ['a child, a no that is newer', asked, { ...there, isChild: true, findings: [{ side: 'there', found: 'not_best' }, ...best] }, 'child-waits'],
    ['a child, both countries', asked, { ...there, isChild: true, findings: best }, null],
  ] as const)('%s', (_name, one, facts, fault) => expect(decideFault(one, facts)).toBe(fault))
  it('of a child may be found anew until the journey begins', () => {
    expect(phases.filter(mayFind)).toEqual(['choice', 'applied', 'admitted'])
    expect(newestFindings([{ side: 'sweden', found: 'not_best' }, ...best])).toEqual([
      { side: 'sweden', found: 'not_best' },
      { side: 'there', found: 'best' },
    ])
  })
  it('of a child that nobody has looked at has no finding', () => expect(newestFindings(best.slice(1))).toEqual([{ side: 'sweden', found: 'best' }]))
  it('is decided by two parts of the case', () => {
    expect(['coordinator', 'partner', 'board', 'abroad', null].filter((part) => isDecider(part as 'board' | null))).toEqual(['coordinator', 'partner'])
  })
  it('of a child rests on the newest of each side', () => expect(bothFindBest([...best, { side: 'sweden', found: 'not_best' }])).toBe(true))
})

describe('an end', () => {
  it('by her own word is possible until the journey has ended', () =>
    expect(phases.filter(mayWithdraw)).toEqual(['choice', 'applied', 'admitted', 'travelling']))
  it('knows only outcomes of the list, and lost is never the same as declined', () => {
    for (const phase of phases) for (const outcome of outcomesIn(phase)) expect(outcomes).toContain(outcome)
    expect(outcomesIn('arrived')).toEqual(['returned_monitored', 'returned_contact_declined', 'returned_contact_lost', 're_exploited_known'])
    expect(outcomesIn('choice').some((one) => one.startsWith('returned_'))).toBe(false)
    expect(outcomesIn('ended')).toEqual([])
    expect(outcomesIn('travelling')).toEqual(['returned_contact_declined', 'returned_contact_lost', 're_exploited_known', 'stayed_in_sweden'])
    expect(outcomesIn('admitted')).toEqual(['postponed_trial', 'postponed_risk', 'stayed_in_sweden'])
  })
})
