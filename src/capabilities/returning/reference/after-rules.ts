import type { FollowRule } from '#capabilities/returning/domain/follow-up.ts'

const iom = 'IOM: kontakt minst sex månader, så länge personen vill'
const own = 'programmets arbetssätt; inte bekräftat'
const rule = (
  point: FollowRule['point'],
  amount: number,
  unit: FollowRule['unit'],
  beforeDays: number,
  graceDays: number,
  lostDays: number,
  more: Partial<FollowRule> = {},
): FollowRule => ({
  point,
  amount,
  unit,
  beforeDays,
  graceDays,
  lostDays,
  source: own,
  confirmed: false,
  validFrom: '2012-01-01',
  validTo: null,
  ...more,
})

/** When contact is due after arrival. Dated reference data: put into a table and read from there. Twelve months only as far as she wants. */
export const followRules: readonly FollowRule[] = [
  rule('d1', 1, 'days', 0, 2, 1),
  rule('w2', 2, 'weeks', 2, 5, 3),
  rule('m1', 1, 'months', 3, 7, 5),
  rule('m3', 3, 'months', 7, 14, 7),
  rule('m6', 6, 'months', 7, 21, 7, { source: iom }),
  rule('m12', 12, 'months', 14, 30, 14),
]

/** The most that one person may be granted in all. An assumption until the programme has confirmed it. */
export const ceilings = [
  {
    code: 'per_person',
    ore: 3_000_000,
    source: 'antagande; beloppet är inte bekräftat av programmet',
    confirmed: false,
    validFrom: '2012-01-01',
    validTo: null,
  },
] as const
