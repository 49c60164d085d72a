import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { homeFault } from '#capabilities/returning/domain/home.ts'
import { homePlanFault, plannedInAll } from '#capabilities/returning/domain/home-plan.ts'
import {
  differing,
  jointOf,
  riskConditions,
  riskItems,
  riskOutcomes,
  sideOf,
  signFault,
  type RiskItem,
  type RiskRating,
  type Signed,
} from '#capabilities/returning/domain/joint-risk.ts'
import { clearanceFault, paperFault } from '#capabilities/returning/domain/papers.ts'
import { postponementOf } from '#capabilities/returning/commands/settle-postponement.ts'

const today = '2026-11-21'
const signed = (part: Signed['part'], more: Partial<Signed> = {}): Signed => ({
  part,
  outcome: 'safe_with_plan',
  conditions: [],
  holdsUntil: '2026-12-21',
  ...more,
})

describe('two signatures together', () => {
  it.each([
    ['nobody', [], 'unsigned'],
    ['one', [signed('partner')], 'half'],
    ['both alike', [signed('partner'), signed('coordinator')], 'agreed'],
    ['both differently', [signed('partner'), signed('coordinator', { outcome: 'safe_only_if', conditions: ['safe_phone'] })], 'disagree'],
    ['one warning', [signed('partner', { outcome: 'not_advisable_now' })], 'not_advisable'],
    ['one warning and one yes', [signed('partner'), signed('coordinator', { outcome: 'not_advisable_now' })], 'not_advisable'],
  ] as const)('of %s are %#', (_words, given, state) => expect(jointOf(given).state).toBe(state))
  it('hold as long as the one that ends first, with the conditions of both', () => {
    const joint = jointOf([
      signed('partner', { outcome: 'safe_only_if', conditions: ['safe_phone'], holdsUntil: '2026-12-01' }),
      signed('coordinator', { outcome: 'safe_only_if', conditions: ['housing_first'] }),
    ])
    expect(joint).toEqual({ state: 'agreed', conditions: ['housing_first', 'safe_phone'], holdsUntil: '2026-12-01' })
  })
  it('are the same whoever signed first', () => {
    const one = fc.record({
      outcome: fc.constantFrom(...riskOutcomes),
      conditions: fc.subarray([...riskConditions]),
      holdsUntil: fc.constantFrom('2026-12-01', '2026-12-02'),
    })
    fc.assert(
      fc.property(one, one, (a, b) => {
        expect(jointOf([signed('partner', a), signed('coordinator', b)])).toEqual(jointOf([signed('coordinator', b), signed('partner', a)]))
      }),
    )
  })
  it('carry conditions with *only if*, and with nothing else', () => {
    expect(signFault({ outcome: 'safe_only_if', conditions: [] })).toBe('condition-needed')
    expect(signFault({ outcome: 'safe_with_plan', conditions: ['safe_phone'] })).toBe('condition-not-needed')
    expect(signFault({ outcome: 'safe_only_if', conditions: ['safe_phone'] })).toBeNull()
    expect(signFault({ outcome: 'not_advisable_now', conditions: [] })).toBeNull()
  })
  it('are said by those who are there', () => {
    expect((['board', 'coordinator', 'partner', 'abroad'] as const).map(sideOf)).toEqual(['sweden', 'sweden', 'there', 'there'])
  })
  it('are talked about first where the sides know different things; not known differs from nothing', () => {
    const all = (rating: RiskRating) => Object.fromEntries(riskItems.map((item) => [item, rating])) as Record<RiskItem, RiskRating>
    expect(differing({ ...all('absent'), custody: 'unknown' }, { ...all('absent'), debt: 'present', custody: 'present' })).toEqual(['debt'])
    expect(differing(all('absent'), { ...all('absent'), debt: 'present', custody: 'unknown' })).toEqual(['debt'])
  })
})

describe('a return waits', () => {
  const none = { risk: null, trial: null } as const
  const risk = (...outcomes: (typeof riskOutcomes)[number][]) => ({
    sides: 2,
    signed: outcomes.map((outcome) => ({ outcome, conditions: [] })),
    met: [],
    holds: true,
  })
  it.each([
    ['nothing is known', null, none, null],
    ['one advises against it', null, { ...none, risk: risk('not_advisable_now') }, 'risk'],
    ['a new assessment is begun', 'risk', { ...none, risk: risk() }, 'risk'],
    ['one has signed the new one', 'risk', { ...none, risk: risk('safe_with_plan') }, 'risk'],
    ['both have signed the new one', 'risk', { ...none, risk: risk('safe_with_plan', 'safe_with_plan') }, null],
    ['a trial needs the person', null, { ...none, trial: 'wait' }, 'trial'],
    ['both', null, { risk: risk('not_advisable_now'), trial: 'wait' }, 'risk'],
    ['the trial is over', 'trial', { ...none, trial: 'cleared' }, null],
  ] as const)('or not, when %s', (_words, before, facts, after) => expect(postponementOf(before, facts)).toBe(after))
})

describe('what is written before a journey', () => {
  it('of the other country was found out by somebody', () => {
    const said = { answer: 'there', checkedBy: 'embassy', checkedOn: today } as const
    expect(homeFault(said, today)).toBeNull()
    expect(homeFault({ ...said, checkedBy: 'nobody_yet' }, today)).toBe('who-looked')
    expect(homeFault({ ...said, answer: 'unknown', checkedBy: 'nobody_yet' }, today)).toBeNull()
    expect(homeFault({ ...said, checkedOn: '2026-11-22' }, today)).toBe('checked-in-future')
  })
  it('as a plan stays under the ceiling to the last öre', () => {
    const plan = (ore: number) => ({ parts: { my_wish: 'x' }, lines: [{ purpose: 'housing', type: 'cash', ore } as const], agreedOn: null })
    expect(homePlanFault(plan(100), today, 100)).toBeNull()
    expect(homePlanFault(plan(101), today, 100)).toBe('over-ceiling')
    expect(homePlanFault(plan(1), today, null)).toBe('no-ceiling')
    expect(homePlanFault({ ...plan(1), parts: {} }, today, 100)).toBe('nothing-written')
    expect(homePlanFault({ ...plan(1), agreedOn: '2026-11-22' }, today, 100)).toBe('agreed-in-future')
    for (const agreedOn of [today, '2026-11-20']) expect(homePlanFault({ ...plan(1), agreedOn }, today, 100)).toBeNull()
    expect(plannedInAll([])).toBe(0)
  })
  it.each([
    ['a passport with its last day', { kind: 'passport', issuer: 'RO', status: 'valid', validUntil: today }, null],
    ['a passport without a day', { kind: 'passport', issuer: 'RO', status: 'valid', validUntil: null }, 'day-needed'],
    ['a passport that is over', { kind: 'passport', issuer: 'RO', status: 'valid', validUntil: '2026-11-20' }, 'already-over'],
    ['a passport that ran out', { kind: 'passport', issuer: 'RO', status: 'expired', validUntil: '2026-11-20' }, null],
    ['a passport of no country', { kind: 'passport', issuer: null, status: 'needed', validUntil: null }, 'issuer-needed'],
    ['a visa that names a country', { kind: 'transit_visa', issuer: 'DE', status: 'needed', validUntil: null }, 'issuer-not-there'],
    ['a visa without a day', { kind: 'transit_visa', issuer: null, status: 'valid', validUntil: null }, 'day-needed'],
    ['a birth certificate', { kind: 'birth_paper', issuer: null, status: 'valid', validUntil: null }, null],
  ] as const)('as a paper: %s', (_words, paper, fault) => expect(paperFault(paper, today)).toBe(fault))
  it.each([
    ['cleared in writing', {}, null],
    ['waiting, but not told', { status: 'wait', told: 'not_told_yet' }, 'told-needed'],
    ['not fit, but not told', { status: 'not_fit', told: 'not_told_yet' }, 'told-needed'],
    ['fit with help without a last day', { status: 'fit_with_help', medicine: 'none' }, 'day-needed'],
    ['cleared, but not told', { told: 'not_told_yet' }, 'told-needed'],
    ['asked and not told', { status: 'asked', told: 'not_told_yet' }, null],
    ['said tomorrow', { onDay: '2026-11-22' }, 'said-in-future'],
    ['fit without a last day', { status: 'fit', medicine: 'none' }, 'day-needed'],
    ['fit, over', { status: 'fit', validUntil: '2026-11-20', medicine: 'none' }, 'already-over'],
    ['medicine without days', { status: 'fit', validUntil: today, medicine: 'continuing' }, 'medicine-days'],
    ['days without medicine', { status: 'fit', validUntil: today, medicine: 'none', medicineDays: 3 }, 'medicine-days'],
    ['medicine that ends today', { status: 'fit', validUntil: today, medicine: 'continuing', medicineDays: 0 }, null],
  ] as const)('as an answer: %s', (_words, more, fault) =>
    expect(clearanceFault({ status: 'cleared', told: 'in_writing', onDay: today, validUntil: null, medicine: null, medicineDays: null, ...more }, today)).toBe(
      fault,
    ),
  )
})
