import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { whenFault, reviewState } from '#capabilities/protection/domain/assessment.ts'
import { items, ratedOn, ratings, type Item, type Rating } from '#capabilities/protection/domain/items.ts'
import {
  dangers,
  disagreements,
  levels,
  ownLevels,
  ruleOf,
  sureness,
  type Danger,
  type Judgement,
  type Judgements,
} from '#capabilities/protection/domain/levels.ts'
import { protectionFor } from '#capabilities/protection/domain/raising.ts'

const judgement: fc.Arbitrary<Judgement> = fc.record({
  level: fc.constantFrom(...levels),
  sure: fc.constantFrom(...sureness),
  own: fc.constantFrom(...ownLevels),
})
const judgements: fc.Arbitrary<Judgements> = fc.record({ acute: judgement, lethal: judgement, again: judgement, self: judgement })
const all = (level: Judgement['level'], own: Judgement['own'] = 'not_asked'): Judgements =>
  Object.fromEntries(dangers.map((danger) => [danger, { level, sure: 'sure', own }])) as Record<Danger, Judgement>
const but = (danger: Danger, level: Judgement['level']): Judgements => ({ ...all('low'), [danger]: { level, sure: 'sure', own: 'not_asked' } })

describe('what a level asks of the protection', () => {
  it.each([
    ['acute', 'high', 2],
    ['lethal', 'high', 2],
    ['again', 'high', 2],
    ['self', 'high', 1],
    ['acute', 'unknown', 1],
    ['lethal', 'unknown', 1],
    ['again', 'unknown', 1],
    ['self', 'unknown', 1],
    ['acute', 'medium', 0],
    ['self', 'medium', 0],
    ['lethal', 'low', 0],
  ] as const)('%s %s: at least %i', (danger, level, asked) => {
    expect(protectionFor(but(danger, level))).toBe(asked)
  })
  it('is never added up: many medium are not one high, and many high ask no more than one', () => {
    expect(protectionFor(all('medium'))).toBe(0)
    expect(protectionFor(all('high'))).toBe(protectionFor(but('acute', 'high')))
    expect(protectionFor(all('unknown'))).toBe(protectionFor(but('self', 'unknown')))
  })
  it('is decided by one danger alone', () => {
    fc.assert(
      fc.property(judgements, (made) => {
        const alone = dangers.map((danger) => protectionFor(but(danger, made[danger].level)))
        expect(alone).toContain(protectionFor(made))
        for (const one of alone) expect(one).toBeLessThanOrEqual(protectionFor(made))
      }),
    )
  })
  it('does not ask how sure anybody is, nor what the person thinks', () => {
    fc.assert(
      fc.property(judgements, fc.constantFrom(...sureness), fc.constantFrom(...ownLevels), (made, sure, own) => {
        const other = Object.fromEntries(dangers.map((danger) => [danger, { ...made[danger], sure, own }])) as Record<Danger, Judgement>
        expect(protectionFor(other)).toBe(protectionFor(made))
      }),
    )
  })
})

describe('the person’s own view', () => {
  it('is a disagreement when it is a level and another one', () => {
    expect(disagreements(all('medium', 'high'))).toEqual(dangers)
    expect(disagreements(all('unknown', 'low'))).toEqual(dangers)
  })
  it('is none when it is the same, not known or was not asked', () => {
    for (const own of ['medium', 'unknown', 'not_asked'] as const) expect(disagreements(all('medium', own))).toEqual([])
  })
})

describe('how long it holds', () => {
  it('is shortest for what is not known, then for what is high', () => {
    expect(ruleOf({ ...all('high'), self: { level: 'unknown', sure: 'unsure', own: 'not_asked' } })).toBe('risk_unknown')
    expect(ruleOf(but('again', 'high'))).toBe('risk_high')
    expect(ruleOf(all('medium'))).toBe('risk_other')
  })
  it.each([
    ['2026-11-22', '2026-11-24', null],
    ['2026-11-21', '2026-11-21', null],
    ['2026-11-28', '2026-11-28', null],
    ['2026-11-22', '2026-11-20', 'valid-in-the-past'],
    ['2026-11-22', '2026-11-29', 'valid-too-long'],
    ['2026-11-20', '2026-11-24', 'review-in-the-past'],
    ['2026-11-25', '2026-11-24', 'review-after-end'],
  ] as const)('looked at again %s, holds until %s: %s', (reviewOn, validUntil, fault) => {
    expect(whenFault({ reviewOn, validUntil }, '2026-11-21', '2026-11-28')).toBe(fault)
  })
  it('is due from its day, and overdue when its last day is over', () => {
    const when = { reviewOn: '2026-11-22', validUntil: '2026-11-24' }
    expect(['2026-11-21', '2026-11-22', '2026-11-24', '2026-11-25'].map((today) => reviewState(when, today))).toEqual(['later', 'due', 'due', 'overdue'])
  })
})

const rated = fc.record(Object.fromEntries(items.map((item) => [item, fc.constantFrom(...ratings)])) as Record<Item, fc.Arbitrary<Rating>>)
describe('what it rests on', () => {
  it('keeps the day of what is as it was, and gives today to what changed', () => {
    fc.assert(
      fc.property(rated, rated, (before, now) => {
        const was = ratedOn(before, {}, '2026-11-01')
        const is = ratedOn(now, was, '2026-11-21')
        for (const item of items) expect(is[item]).toEqual({ rating: now[item], since: before[item] === now[item] ? '2026-11-01' : '2026-11-21' })
      }),
    )
  })
})
