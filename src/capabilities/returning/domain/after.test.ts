import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween } from '#kernel/day.ts'
import { isoDay } from '#ui/when.ts'
import type { Reach } from '#capabilities/returning/domain/after-codes.ts'
import { outcomeLack } from '#capabilities/returning/domain/after-outcome.ts'
import {
  followsOn,
  hasDeclined,
  leftOff,
  pointsOf,
  ringsDue,
  rulesOn,
  tryFault,
  windowOf,
  type Alarm,
  type Try,
} from '#capabilities/returning/domain/follow-up.ts'
import { currencies, follows, mayDo, parseAmount, sayAmount, withinCeiling } from '#capabilities/returning/domain/grant.ts'
import { followRules } from '#capabilities/returning/reference/after-rules.ts'

const arrived = '2026-03-10'
const aTry = (point: Try['point'], reach: Reach, onDay = '2026-03-11'): Try => ({ point, reach, onDay })
const at = (tries: readonly Try[], today: string, from = arrived) =>
  Object.fromEntries(pointsOf(from, followRules, tries, today).map((one) => [one.point, one.state]))
const day = fc.integer({ min: 0, max: 9000 }).map((days) => addDays('2012-01-01', days))

describe('the times to be in touch', () => {
  it.each([
    ['2026-03-10', ['2026-03-11', '2026-03-24', '2026-04-10', '2026-06-10', '2026-09-10', '2027-03-10']],
    ['2027-08-31', ['2027-09-01', '2027-09-14', '2027-09-30', '2027-11-30', '2028-02-29', '2028-08-31']],
    ['2028-02-29', ['2028-03-01', '2028-03-14', '2028-03-29', '2028-05-29', '2028-08-29', '2029-02-28']],
    ['2026-12-31', ['2027-01-01', '2027-01-14', '2027-01-31', '2027-03-31', '2027-06-30', '2027-12-31']],
  ])('after arrival on %s are days on the calendar', (from, due) => {
    expect(pointsOf(from, followRules, [], from).map((one) => one.dueOn)).toEqual(due)
  })

  it('hold day one to three, never overlap, and every day of Sweden lies in at most one', () => {
    fc.assert(
      fc.property(day, (from) => {
        const views = pointsOf(from, followRules, [], from)
        expect([daysBetween(from, views[0]?.opensOn ?? ''), daysBetween(from, views[0]?.lastOn ?? '')]).toEqual([1, 3])
        for (const [place, one] of views.entries()) {
          expect(one.opensOn <= one.dueOn && one.dueOn <= one.lastOn && one.opensOn > from).toBe(true)
          expect(one.opensOn > (views[place - 1]?.lastOn ?? from)).toBe(true)
        }
      }),
    )
  })

  it('are counted by the Swedish day she came, also when the clocks change that night', () => {
    for (const [moment, swedish] of [
      ['2026-03-28T23:30:00Z', '2026-03-29'],
      ['2026-03-29T21:59:59Z', '2026-03-29'],
      ['2026-03-29T22:00:00Z', '2026-03-30'],
      ['2026-10-25T22:59:59Z', '2026-10-25'],
      ['2026-12-31T23:00:00Z', '2027-01-01'],
    ] as const)
      expect(windowOf(isoDay(new Date(moment)), followRules[0] as (typeof followRules)[number]).opensOn).toBe(addDays(swedish, 1))
  })

  it('follow the wording that held on the day she arrived, and no later one', () => {
    const later = { ...(followRules[1] as (typeof followRules)[number]), amount: 3, validFrom: '2026-07-01' }
    const dated = [...followRules, later]
    expect(rulesOn(dated, '2026-06-30').find((one) => one.point === 'w2')?.amount).toBe(2)
    expect(rulesOn(dated, '2026-07-01').find((one) => one.point === 'w2')?.amount).toBe(3)
    expect(rulesOn(dated.toReversed(), '2026-07-01').find((one) => one.point === 'w2')?.amount).toBe(3)
    const ended = [{ ...later, validTo: '2026-08-01' }]
    expect(['2026-06-30', '2026-07-01', '2026-07-31', '2026-08-01'].map((today) => rulesOn(ended, today).length)).toEqual([0, 1, 1, 0])
    expect(rulesOn(followRules, '2011-12-31')).toEqual([])
  })
})

describe('where a point stands', () => {
  it('is coming, open, late and then missed, day by day', () => {
    expect(['2026-03-21', '2026-03-22', '2026-03-29', '2026-03-30', '2026-04-06', '2026-04-07'].map((today) => at([], today)['w2'])).toEqual([
      'coming',
      'open',
      'open',
      'late',
      'late',
      'missed',
    ])
  })

  it('keeps reached, declined, lost and not tried apart', () => {
    const today = '2026-03-13'
    expect((['reached', 'declined', 'lost', 'not_tried'] as const).map((reach) => at([aTry('d1', reach)], today)['d1'])).toEqual([
      'reached',
      'declined',
      'lost',
      'open',
    ])
    expect(pointsOf(arrived, followRules, [aTry('d1', 'not_tried')], today)[0]?.notTried).toBe(true)
    for (const tries of [[], [aTry('d1', 'not_tried'), aTry('d1', 'reached')], [aTry('w2', 'not_tried')]])
      expect(pointsOf(arrived, followRules, tries, today)[0]?.notTried).toBe(false)
    expect(at([aTry('d1', 'lost'), aTry('d1', 'reached')], today)['d1']).toBe('reached')
  })

  it('stops after a no, until she is in touch herself', () => {
    const no = [aTry('d1', 'reached'), aTry('w2', 'declined')]
    expect(at(no, '2026-12-01')).toEqual({ d1: 'reached', w2: 'declined', m1: 'stopped', m3: 'stopped', m6: 'stopped', m12: 'stopped' })
    expect(at([...no, aTry('m1', 'reached')], '2026-06-05')).toMatchObject({ m1: 'reached', m3: 'open', m6: 'coming' })
    expect([hasDeclined([...no, aTry('m1', 'not_tried')]), hasDeclined([...no, aTry('m1', 'lost')])]).toEqual([true, false])
  })
})

describe('a return that has been closed', () => {
  const on = (tries: readonly Try[], today: string) => followsOn(pointsOf(arrived, followRules, tries, today))
  it('is followed until the last time has been answered, and not after a no', () => {
    const sixMonths = [aTry('m6', 'reached', '2026-09-12')]
    expect(on(sixMonths, '2026-09-12')).toBe(true)
    expect(on(sixMonths, '2027-03-10')).toBe(true)
    expect(on([...sixMonths, aTry('m12', 'not_tried')], '2027-06-01')).toBe(true)
    for (const reach of ['reached', 'declined', 'lost'] as const) expect([reach, on([...sixMonths, aTry('m12', reach)], '2027-03-12')]).toEqual([reach, false])
    expect(on([aTry('w2', 'declined')], '2026-04-01')).toBe(false)
    expect(on([aTry('w2', 'lost')], '2026-04-01')).toBe(true)
  })

  it('is left when nobody follows it any more: what was to come is not asked for, what was late was missed, and what was answered stays', () => {
    const views = leftOff(pointsOf(arrived, followRules, [aTry('m1', 'reached', '2026-04-10')], '2026-09-10'))
    expect(Object.fromEntries(views.map(({ point, state }) => [point, state]))).toMatchObject({ m1: 'reached', m3: 'missed', m6: 'stopped', m12: 'stopped' })
    expect(followsOn(views)).toBe(false)
  })

  it('rings for what comes after it was closed, and not for what had passed then', () => {
    const rings = (tries: readonly Try[], today: string, endedOn: string) => ringsDue(pointsOf(arrived, followRules, tries, today), [], today, endedOn)
    expect(rings([], '2027-04-10', '2026-09-20').map(({ point }) => point)).toEqual(['m6', 'm12'])
    expect(rings([aTry('m6', 'reached')], '2027-04-09', '2026-09-20')).toEqual([])
    expect(rings([aTry('m6', 'reached')], '2027-04-10', '2026-09-20')).toEqual([{ point: 'm12', why: 'missed', stage: 1 }])
    // Closed on the last day of a window: it had not passed.
    expect(rings([aTry('d1', 'lost')], '2026-03-13', '2026-03-13')).toEqual([{ point: 'd1', why: 'lost', stage: 1 }])
    expect(rings([aTry('d1', 'lost')], '2026-03-14', '2026-03-14')).toEqual([])
  })
})

describe('an alarm', () => {
  const rings = (tries: readonly Try[], alarms: readonly Alarm[], today: string) => ringsDue(pointsOf(arrived, followRules, tries, today), alarms, today)
  const rang = (more: Partial<Alarm> = {}): Alarm => ({ point: 'd1', why: 'lost', stage: 1, onDay: '2026-03-12', answer: null, ...more })

  it('rings at once when she is lost, goes further when she is not found in time, and never twice', () => {
    const lost = [aTry('d1', 'lost', '2026-03-12')]
    expect(rings(lost, [], '2026-03-12')).toEqual([{ point: 'd1', why: 'lost', stage: 1 }])
    expect(rings(lost, [rang()], '2026-03-12')).toEqual([])
    // What rang of another point, or of another thing, is not this.
    for (const other of [rang({ point: 'w2' }), rang({ why: 'missed' }), rang({ stage: 2 })])
      expect(rings(lost, [other], '2026-03-12')).toEqual([{ point: 'd1', why: 'lost', stage: 1 }])
    expect(rings(lost, [rang()], '2026-03-13')).toEqual([{ point: 'd1', why: 'lost', stage: 2 }])
    expect(rings(lost, [rang({ answer: 'partner_looks' })], '2026-03-13')).toEqual([{ point: 'd1', why: 'lost', stage: 2 }])
    expect(rings(lost, [rang({ answer: 'found' })], '2026-03-20')).toEqual([])
    expect(rings(lost, [rang(), rang({ stage: 2 })], '2026-03-20')).toEqual([])
  })

  it('rings when a window passed without a try, and not for what a later contact answered', () => {
    expect(rings([], [], '2026-03-13')).toEqual([])
    expect(rings([], [], '2026-03-14')).toEqual([{ point: 'd1', why: 'missed', stage: 1 }])
    expect(rings([aTry('d1', 'not_tried')], [], '2026-03-14')).toEqual([{ point: 'd1', why: 'missed', stage: 1 }])
    expect(rings([aTry('w2', 'reached')], [], '2026-03-24')).toEqual([])
  })

  it('never rings for a no', () => {
    const reach = fc.constantFrom<Reach>('reached', 'lost', 'not_tried')
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('d1', 'w2', 'm1', 'm3', 'm6', 'm12' as const), reach)), day, (before, today) => {
        const tries = [...before.map(([point, how]) => aTry(point as Try['point'], how)), aTry('m12', 'declined')]
        expect(rings(tries, [], today)).toEqual([])
      }),
    )
  })

  it('is never silent about somebody who is lost: every lost or passed point has rung or been heard since', () => {
    const reach = fc.constantFrom<Reach>('reached', 'declined', 'lost', 'not_tried')
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('d1', 'w2', 'm1', 'm3', 'm6', 'm12' as const), reach), { maxLength: 8 }),
        fc.integer({ min: 0, max: 500 }),
        (said, days) => {
          const today = addDays(arrived, days)
          const views = pointsOf(
            arrived,
            followRules,
            said.map(([point, how]) => aTry(point as Try['point'], how)),
            today,
          )
          const ringing = new Set(ringsDue(views, [], today).map((one) => one.point))
          for (const [place, view] of views.entries()) {
            const silent = ['lost', 'late', 'missed'].includes(view.state) && !ringing.has(view.point)
            if (silent) expect(views.slice(place + 1).some(({ state }) => state === 'reached' || state === 'declined')).toBe(true)
          }
        },
      ),
    )
  })
})

describe('a try', () => {
  const said = { onDay: '2026-03-11', reach: 'reached' as Reach, how: 'call' as string | null, why: null as string | null, answered: 9, asked: 9 }
  const window = { opensOn: '2026-03-11' }
  it.each([
    [said, null],
    [{ ...said, onDay: '2026-03-13' }, null],
    [{ ...said, onDay: '2026-03-14' }, 'in-the-future'],
    [{ ...said, onDay: '2026-03-09' }, 'before-arrival'],
    [{ ...said, onDay: '2026-03-10' }, 'too-early'],
    [{ ...said, onDay: '2026-03-10', how: 'she_called' }, null],
    [{ ...said, answered: 8 }, 'say-all'],
    [{ ...said, how: null }, 'say-how'],
    [{ ...said, reach: 'declined' as Reach, answered: 0 }, null],
    [{ ...said, reach: 'not_tried' as Reach, how: null, answered: 0 }, 'say-why'],
    [{ ...said, reach: 'not_tried' as Reach, how: null, why: 'not_safe', answered: 0 }, null],
  ])('%o is %s', (one, fault) => expect(tryFault(one, window, arrived, '2026-03-13')).toBe(fault))
})

describe('money', () => {
  it.each([
    ['1 850,50', 'RON', 185_050],
    ['1850', 'SEK', 185_000],
    ['500', 'ISK', 500],
    ['1,234', 'TND', 1_234],
    ['1,5', 'EUR', null],
    ['5,00', 'VND', null],
    ['1.850', 'EUR', 185_000],
    ['1.850', 'TND', null],
    ['1 850', 'TND', 1_850_000],
    ['1,850', 'TND', 1_850],
    ['1.850,005', 'TND', 1_850_005],
    [' 5 ', 'EUR', 500],
    ['1 000 000 000', 'EUR', 100_000_000_000],
    ['1 000 000 000,01', 'EUR', null],
    ['0', 'EUR', null],
    ['-4', 'EUR', null],
    ['mycket', 'EUR', null],
  ] as const)('typed as %s %s is %s', (words, currency, minor) => expect(parseAmount(words, currency)).toBe(minor))

  it('is never lost when it is said and read again, in any currency', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }), fc.constantFrom(...currencies), (minor, currency) => {
        expect(parseAmount(sayAmount(minor, currency, 'sv').replace(/\u00a0[A-Z]{3}$/, ''), currency)).toBe(minor)
      }),
    )
    expect(sayAmount(0, 'EUR', 'en')).toBe('0.00\u00a0EUR')
    expect([sayAmount(-185_050, 'RON', 'en'), sayAmount(5, 'EUR', 'sv'), sayAmount(1_500, 'ISK', 'sv')]).toEqual([
      '−1,850.50\u00a0RON',
      '0,05\u00a0EUR',
      '1\u00a0500\u00a0ISK',
    ])
  })

  it('follows its order, and each part does its own', () => {
    expect(
      (['approve', 'pay', 'drop', 'counter'] as const).map((deed) =>
        (['planned', 'approved', 'paid', 'dropped'] as const).map((state) => follows(state, deed)),
      ),
    ).toEqual([
      [true, false, false, false],
      [false, true, false, false],
      [true, true, false, false],
      [false, false, true, false],
    ])
    expect(
      (['plan', 'approve', 'pay'] as const).map((deed) => (['board', 'coordinator', 'partner', 'abroad', null] as const).map((part) => mayDo(part, deed))),
    ).toEqual([
      [false, true, true, true, false],
      [false, true, true, false, false],
      [false, false, true, true, false],
    ])
    expect([withinCeiling(100, 50, 150), withinCeiling(100, 51, 150), withinCeiling(100, -60, 50)]).toEqual([true, false, true])
  })
})

describe('an outcome', () => {
  const facts = (tries: readonly Try[], today: string, more = {}) => ({
    tries,
    views: pointsOf(arrived, followRules, tries, today),
    lookedFor: false,
    exploitedAgain: false,
    ...more,
  })
  it('is monitored only at six months, declined only by her word, lost only after looking, exploited only when somebody knows', () => {
    const half = '2026-09-12'
    expect(outcomeLack('returned_monitored', facts([aTry('m3', 'reached')], half))).toBe('not-followed-long-enough')
    expect(outcomeLack('returned_monitored', facts([aTry('m6', 'reached')], half))).toBeNull()
    expect(outcomeLack('returned_monitored', facts([aTry('m12', 'reached')], '2027-03-12'))).toBeNull()
    expect(outcomeLack('returned_contact_lost', facts([aTry('m1', 'reached'), aTry('m3', 'not_tried')], half))).toBe('she-is-not-lost')
    expect(outcomeLack('returned_contact_declined', facts([aTry('m1', 'lost')], half))).toBe('she-has-not-declined')
    expect(outcomeLack('returned_contact_declined', facts([aTry('m1', 'declined')], half))).toBeNull()
    expect(outcomeLack('returned_contact_lost', facts([aTry('m1', 'declined')], half))).toBe('she-is-not-lost')
    expect(outcomeLack('returned_contact_lost', facts([aTry('m1', 'reached')], half))).toBe('she-is-not-lost')
    expect(outcomeLack('returned_contact_lost', facts([], half))).toBe('still-to-be-looked-for')
    expect(outcomeLack('returned_contact_lost', facts([aTry('m1', 'lost')], half))).toBe('still-to-be-looked-for')
    expect(outcomeLack('stayed_in_sweden', facts([], half))).toBeNull()
    expect(outcomeLack('returned_contact_lost', facts([aTry('m1', 'lost')], half, { lookedFor: true }))).toBeNull()
    expect(outcomeLack('re_exploited_known', facts([], half))).toBe('nobody-knows-it')
    expect(outcomeLack('re_exploited_known', facts([], half, { exploitedAgain: true }))).toBeNull()
  })
})
