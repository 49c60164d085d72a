import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { children, payers, permanents, placers, propose, stays, statuses, statusOf, type Answers } from '#capabilities/costs/domain/assess.ts'
import { isDisputed, paysNow, type Version } from '#capabilities/costs/domain/payer.ts'

const answers = (more: Partial<Answers> = {}): Answers => ({ stays: 'here', permanent: 'none', placedBy: 'nobody', status: 'unknown', child: 'no', ...more })
const version = (unitId: string, payer: Version['payer'], payerUnit: string | null = null): Version => ({
  unitId,
  zoneId: unitId,
  payer,
  payerUnit,
  fromOn: '2026-01-01',
  provisional: true,
})

describe('the tree of who pays', () => {
  it.each([
    [{}, 'us', 'no_residence_stays_here'],
    [{ stays: 'unknown' }, 'us', 'stay_unknown'],
    [{ stays: 'elsewhere' }, 'stay_board', 'no_residence_stays_elsewhere'],
    [{ permanent: 'here' }, 'us', 'lives_here'],
    [{ permanent: 'elsewhere' }, 'residence_board', 'lives_elsewhere'],
    [{ placedBy: 'us', stays: 'elsewhere' }, 'us', 'placed_by_us'],
    [{ placedBy: 'other_board', permanent: 'here' }, 'placing_board', 'placed_by_other'],
    [{ placedBy: 'migration_agency', child: 'yes', stays: 'elsewhere' }, 'assigned_board', 'assigned_child'],
    [{ placedBy: 'migration_agency', child: 'unknown', stays: 'here' }, 'us', 'assigned_child'],
    [{ placedBy: 'migration_agency', child: 'no' }, 'us', 'no_residence_stays_here'],
  ] as const)('%o: %s, because %s', (more, payer, reason) => {
    const proposal = propose(answers(more))
    expect([proposal.payer, proposal.reasons[0]]).toEqual([payer, reason])
  })

  it('says that acute help is always the municipality of stay’s, and what the right to stay changes', () => {
    expect(propose(answers({ permanent: 'elsewhere' }))).toMatchObject({ acute: 'us', reasons: ['lives_elsewhere', 'acute_always'] })
    expect(propose(answers({ status: 'section_5_15' })).reasons).toContain('state_gives_back')
    expect(propose(answers({ status: 'no_permit' })).reasons).toContain('apply_for_reflection')
    expect(['reflection_period', 'asylum', 'what is this'].map(statusOf)).toEqual(['section_5_15', 'asylum', 'unknown'])
  })

  it.each([
    [{ placedBy: 'migration_agency', child: 'yes' }, ['sol_29_4']],
    [{ placedBy: 'us' }, ['sol_29_2']],
    [{ placedBy: 'other_board' }, ['sol_29_2', 'sol_29_stay']],
    [{ permanent: 'here' }, ['sol_29_residence']],
    [{ permanent: 'elsewhere' }, ['sol_29_residence', 'sol_29_stay']],
    [{ stays: 'elsewhere' }, ['sol_29_stay']],
    [{}, ['sol_29_stay']],
    [{ permanent: 'elsewhere', status: 'section_5_15' }, ['sol_29_residence', 'sol_29_stay', 'f_2017_193_17']],
    [{ permanent: 'here', status: 'asylum' }, ['sol_29_residence', 'lma']],
    [{ permanent: 'elsewhere', status: 'eu_without_right' }, ['sol_29_residence', 'sol_29_stay']],
    [{ status: 'eu_without_right' }, ['sol_29_stay']],
  ] as const)('%o is read in %j', (more, rules) => expect(propose(answers(more)).rules).toEqual(rules))

  it('takes a child that nobody placed for a child like any other', () => {
    expect(propose(answers({ child: 'yes', permanent: 'here' })).reasons).toEqual(['lives_here'])
    expect(propose(answers({ child: 'unknown', placedBy: 'unknown' })).reasons).toEqual(['no_residence_stays_here'])
  })

  it('has the municipality where she stays pay for what is acute, though another board pays for the rest', () => {
    const away = propose(answers({ permanent: 'here', stays: 'elsewhere' }))
    expect(away).toMatchObject({ payer: 'us', acute: 'stay_board', reasons: ['lives_here', 'acute_always'] })
    expect(propose(answers({ stays: 'elsewhere' }))).toMatchObject({ payer: 'stay_board', acute: 'stay_board', reasons: ['no_residence_stays_elsewhere'] })
    expect(propose(answers({ permanent: 'elsewhere', status: 'eu_without_right' })).reasons).toEqual(['lives_elsewhere', 'acute_always'])
  })

  it('has a payer, a reason and a source for every answer there is', () => {
    for (const where of stays)
      for (const permanent of permanents)
        for (const placedBy of placers)
          for (const status of statuses)
            for (const child of children) {
              const proposal = propose({ stays: where, permanent, placedBy, status, child })
              expect(proposal.reasons.length * proposal.rules.length).toBeGreaterThan(0)
            }
  })
})

describe('who pays now', () => {
  it('is the first board from the first day, before anybody has decided', () => {
    expect(paysNow('a', [], [], '2026-11-21')).toEqual({ unitId: 'a', provisional: true, why: 'from_the_first_day', disputed: false })
  })

  it('is never nobody, whatever the boards say', () => {
    const unit = fc.constantFrom('a', 'b', 'c')
    const one = fc
      .record({ unitId: unit, payer: fc.constantFrom(...payers), payerUnit: fc.option(unit) })
      .map(({ unitId, payer, payerUnit }) => version(unitId, payer, payer === 'us' ? null : payerUnit))
    fc.assert(
      fc.property(fc.array(one, { maxLength: 4 }), (versions) => {
        const { unitId, provisional } = paysNow('a', versions, [], '2026-11-21')
        expect(unitId).not.toBeNull()
        if (isDisputed(versions)) expect(provisional).toBe(true)
      }),
    )
  })

  it('is the first board while they do not agree, and the other from the day it took over', () => {
    const dispute = [version('a', 'residence_board', 'b'), version('b', 'placing_board', 'a')]
    expect(paysNow('a', dispute, [], '2026-11-21')).toMatchObject({ unitId: 'a', provisional: true, disputed: true, why: 'first_pays_meanwhile' })
    const taken = { unitId: 'a', toUnit: 'b', state: 'inspectorate_yes', takesFrom: '2026-11-21' }
    expect(paysNow('a', dispute, [taken], '2026-11-20')).toMatchObject({ unitId: 'a' })
    expect(paysNow('a', dispute, [taken], '2026-11-21')).toEqual({ unitId: 'b', provisional: false, why: 'taken_over', disputed: false })
  })

  it('is the board that says so itself when nobody says otherwise', () => {
    expect(paysNow('a', [version('b', 'us'), version('a', 'residence_board', 'b')], [], '2026-11-21')).toMatchObject({
      unitId: 'b',
      why: 'decided',
      disputed: false,
    })
  })

  it('is a board from the day it says, and not before', () => {
    const from = (fromOn: string) => paysNow('a', [{ ...version('b', 'us'), fromOn }], [], '2026-11-21')
    expect(from('2026-11-21')).toMatchObject({ unitId: 'b', why: 'decided' })
    expect(from('2026-11-22')).toEqual({ unitId: 'a', provisional: true, why: 'first_pays_meanwhile', disputed: false })
  })

  it('is the first of two boards that both say they pay, and the one that says so when the first points at a third', () => {
    expect(paysNow('a', [version('b', 'us'), version('a', 'us')], [], '2026-11-21')).toMatchObject({ unitId: 'a', provisional: true, disputed: true })
    expect(paysNow('a', [version('a', 'placing_board', 'c'), version('b', 'us')], [], '2026-11-21')).toMatchObject({ unitId: 'b', disputed: true })
  })
})
