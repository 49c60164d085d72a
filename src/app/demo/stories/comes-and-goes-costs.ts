import { claims } from '#app/demo/claim-deeds.ts'
import { answersBoard, asksBoard, costs, saysWhoPays, setsBasis, takesBackCost } from '#app/demo/cost-deeds.ts'
import { on, type Story } from '#app/demo/story.ts'
import { isoDay } from '#ui/when.ts'

const [ture, ivar, nils] = ['worker2.alfa', 'worker.beta', 'finance.alfa']
const unknown = { stays: 'unknown', permanent: 'unknown', placedBy: 'unknown', status: 'no_permit', child: 'no' } as const
const interpreter = { type: 'interpreter', legal: 'sol_11_1', whom: 'person', supplier: 'TOL9', unitOre: 98_000, unitVatOre: 24_500, stay: null } as const

/** Who pays, asked and answered in every way; lines that were taken back; claims that the state paid in part. */
export function costTimes(story: Story): void {
  whoPays(story)
  linesTold(story)
  claimsTold(story)
}

function whoPays(story: Story): void {
  saysWhoPays(story, on(story, 248, '09:00'), ture, unknown, 'us')
  saysWhoPays(story, on(story, 230, '09:00'), ture, { ...unknown, placedBy: 'other_board' }, 'placing_board')
  saysWhoPays(story, on(story, 215, '09:00'), ture, { ...unknown, stays: 'elsewhere', placedBy: 'migration_agency', child: 'unknown' }, 'assigned_board')
  saysWhoPays(story, on(story, 212, '09:00'), ture, { ...unknown, placedBy: 'us', child: 'yes', permanent: 'here' }, 'us', false)
  asksBoard(story, on(story, 210, '09:00'), ture)
  answersBoard(story, on(story, 200, '09:00'), ivar, { step: 'refused', takesFrom: null })
  answersBoard(story, on(story, 198, '09:00'), ture, { step: 'at_inspectorate', takesFrom: null })
  answersBoard(story, on(story, 120, '09:00'), ture, { step: 'inspectorate_no', takesFrom: null })
  asksBoard(story, on(story, 115, '09:00'), ture)
  answersBoard(story, on(story, 110, '09:00'), ivar, { step: 'accepted', takesFrom: isoDay(on(story, 100, '12:00')) })
  asksBoard(story, on(story, 15, '09:00'), ture)
  answersBoard(story, on(story, 12, '09:00'), ivar, { step: 'refused', takesFrom: null })
}

function linesTold(story: Story): void {
  setsBasis(story, on(story, 245, '09:00'), ture, { receivedOn: '2025-03-20', grantedOn: null, endsOn: '2025-04-30', endedWhy: 'withdrawn' })
  setsBasis(story, on(story, 244, '09:00'), ture, { receivedOn: '2025-03-20', grantedOn: null, endsOn: '2025-05-31', endedWhy: 'refused' })
  setsBasis(story, on(story, 160, '09:00'), ture, { receivedOn: '2025-03-20', grantedOn: '2025-05-02', endsOn: '2025-12-31', endedWhy: 'permit_ended' })
  const wrong = { ...interpreter, supplier: 'TOL8' }
  for (const [nth, reason] of (['wrong_amount', 'wrong_case', 'twice', 'credited'] as const).entries()) {
    costs(story, on(story, 158 - nth, '09:00'), ture, { ...wrong, invoice: `${5501 + nth}`, fromOn: `2025-07-1${nth}` })
    takesBackCost(story, on(story, 158 - nth, '15:00'), ture, `${5501 + nth}`, reason)
  }
  const home = { type: 'care', supplier: 'VA4', unitOre: 310_000, unitVatOre: 0, whom: 'person' } as const
  const days = (fromOn: string, dischargedOn: string) => ({ fromOn, stay: { dischargedOn, rule: 'both_days' } }) as const
  costs(story, on(story, 30, '09:00'), ture, { ...home, legal: 'lvu', invoice: '610', ...days('2026-01-05', '2026-01-07') })
  costs(story, on(story, 29, '09:00'), ture, { ...home, legal: 'lvm', invoice: '611', ...days('2026-01-06', '2026-01-08'), again: 'part_of_price' })
  costs(story, on(story, 28, '09:00'), ture, { ...home, legal: 'lvu', invoice: '612', ...days('2026-01-07', '2026-01-08'), again: 'several_that_day' })
  for (const [nth, again] of ([null, 'another_person'] as const).entries()) {
    costs(story, on(story, 27 - nth, '09:00'), ture, { ...interpreter, whom: 'child', invoice: `62${nth}`, fromOn: '2026-01-12', again })
  }
  costs(story, on(story, 25, '09:00'), ture, {
    type: 'school',
    legal: 'school',
    whom: 'child',
    supplier: 'SKO3',
    invoice: '77',
    unitOre: 56_000,
    unitVatOre: 0,
    fromOn: '2026-01-13',
    stay: null,
  })
}

/** Claims of the third quarter after the first, each for what came late; and one of the first quarter that came in too late. */
function claimsTold(story: Story): void {
  costs(story, on(story, 157, '16:00'), ture, { ...interpreter, invoice: '7000', fromOn: '2025-03-25' })
  claims(story, nils, {
    quarter: '2025-01-01',
    late: true,
    made: on(story, 150, '10:00'),
    received: on(story, 147, '10:00'),
    paid: on(story, 130, '10:00'),
    less: { share: 0.5, why: 'outside_time' },
    repaid: { at: on(story, 118, '10:00'), ore: 9_000, why: 'wrong_data' },
  })
  const late = (before: number, days: number): Parameters<typeof claims>[2] => {
    costs(story, on(story, days + 1, '16:00'), ture, { ...interpreter, invoice: `${7000 + before}`, fromOn: `2025-08-1${before}` })
    return { quarter: '2025-07-01', before, made: on(story, days, '10:00') }
  }
  for (const [nth, [why, share]] of (
    [
      ['amount_changed', 1.1],
      ['data_missing', 0.5],
      ['not_entitled', 0],
      ['not_said', 0.9],
    ] as const
  ).entries()) {
    const days = 112 - nth * 7
    const repaid = nth === 0 ? ({ why: 'reversed' } as const) : nth === 3 ? ({ why: 'demanded' } as const) : null
    claims(story, nils, {
      ...late(nth + 1, days),
      received: on(story, days - 2, '10:00'),
      paid: on(story, days - 20, '10:00'),
      less: { share, why },
      ...(repaid ? { repaid: { at: on(story, days - 40, '10:00'), ore: 12_000, ...repaid } } : {}),
    })
  }
  claims(story, nils, { ...late(5, 35), received: on(story, 33, '10:00') })
  claims(story, nils, { ...late(6, 14), sent: true })
  claims(story, nils, late(7, 3))
}
