import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changeCard, findCard, moveResidence } from '#capabilities/cases/contract.ts'
import type { Id } from '#kernel/id.ts'
import type { Fields, Person } from '#test/stories/cases-house.ts'
import { day, openLawHouse, type LawHouse } from '#test/stories/support-law-house.ts'

describe('a permit and the right to stay on the card', () => {
  let w: LawHouse
  let worker: Person
  beforeAll(async () => {
    w = await openLawHouse()
    worker = w.worker
  })
  afterAll(() => w.house.close())

  const apply = (caseId: Id, kind = 'reflection', more: Fields = {}) =>
    w.made(worker, `/cases/${caseId}/permits/new/${kind}`, { applicant: 'social_board', basis: 'trafficking', way: 'secure_mail', sentOn: day(-24), ...more })
  const granted = (more: Fields = {}): Fields => ({ outcome: 'granted', decidedOn: day(-21), validFrom: day(-21), validTo: day(9), person: worker.id, ...more })
  const decide = (caseId: Id, permit: Id, more: Fields = {}, by = worker) => w.made(by, `/cases/${caseId}/permits/${permit}/decision`, granted(more))
  const residence = async (caseId: Id) => (await worker.works(caseId, (visit) => findCard(visit.tx, caseId)))?.residence
  const history = async (caseId: Id) =>
    (
      await sql<{ was: string; became: string; on: string }>`
        select was, became, on_day::text as "on" from cases.axis_change where case_id = ${caseId} and axis = 'residence' order by at, id`.execute(
        await w.house.scratch.admin('main'),
      )
    ).rows.map((row) => [row.was, row.became, row.on])
  const says = async (caseId: Id, value: string, onDay: string): Promise<void> => {
    const done = await worker.works(caseId, async (visit) => {
      const card = await findCard(visit.tx, caseId)
      if (!card) throw new Error('the case is not there')
      const { identification, phase, legal, track, child, urgent, nextMeetingAt, version } = card
      return await changeCard(visit, caseId, version, {
        identification,
        phase,
        legal,
        residence: value,
        track,
        child,
        urgent,
        onDay,
        nextMeeting: nextMeetingAt,
      })
    })
    if (!done.ok) throw new Error(done.refusal.kind)
  }

  it('follows a reflection period that is granted, from the day of the decision; the form says so before', async () => {
    const caseId = await w.newCase()
    const permit = await apply(caseId)
    const form = await worker.reads(`/cases/${caseId}/permits/${permit}/decision`)
    expect(form).toContain('Granted, and valid today: the right to stay on the case becomes “reflection period”')
    await decide(caseId, permit)
    expect(await residence(caseId)).toBe('reflection_period')
    expect(await history(caseId)).toEqual([
      ['unknown', 'applied_5_15', day(-24)],
      ['applied_5_15', 'reflection_period', day(-21)],
    ])
    expect(await worker.reads(`/cases/${caseId}`)).toContain('reflection period')
  })

  it('stays when more time is granted, and becomes the permit after it', async () => {
    const caseId = await w.newCase()
    await decide(caseId, await apply(caseId))
    const more = await apply(caseId, 'extension', { sentOn: day(0) })
    expect(await worker.reads(`/cases/${caseId}/permits/${more}/decision`)).toContain('remains “reflection period”')
    await decide(caseId, more, { decidedOn: day(0), validFrom: day(0), validTo: day(60) })
    await decide(caseId, await apply(caseId, 'permit', { sentOn: day(0) }), { decidedOn: day(0), validFrom: day(0), validTo: '2027-06-01' })
    expect((await history(caseId)).map(([, became]) => became)).toEqual(['applied_5_15', 'reflection_period', 'permit_5_15'])
  })

  it('is applied for from the day the application was sent, said before, until it is decided or taken back', async () => {
    const caseId = await w.newCase()
    expect(await worker.reads(`/cases/${caseId}/permits/new/reflection`)).toContain('becomes “applied under chapter 5 section 15” from the day')
    const permit = await apply(caseId)
    expect([await residence(caseId), await history(caseId)]).toEqual(['applied_5_15', [['unknown', 'applied_5_15', day(-24)]]])
    const decision = `/cases/${caseId}/permits/${permit}/decision`
    expect(await worker.reads(decision)).toContain('Withdrawn: the right to stay on the case becomes “unknown”')
    await w.made(worker, decision, { outcome: 'withdrawn', decidedOn: day(-3), person: worker.id })
    expect((await history(caseId)).at(-1)).toEqual(['applied_5_15', 'unknown', day(-3)])
  })

  it('is lost when an application is refused, and when a permit is revoked; not while another one holds', async () => {
    const refused = await w.newCase()
    await says(refused, 'no_permit', day(-30))
    const first = await apply(refused)
    expect(await worker.reads(`/cases/${refused}/permits/${first}/decision`)).toContain('Refused: the right to stay on the case becomes “no permit”')
    await w.made(worker, `/cases/${refused}/permits/${first}/decision`, { outcome: 'refused', decidedOn: day(-3), person: worker.id })
    expect((await history(refused)).at(-1)).toEqual(['applied_5_15', 'no_permit', day(-3)])
    const revoked = await w.newCase()
    const permit = await apply(revoked)
    await decide(revoked, permit)
    const path = `/cases/${revoked}/permits/${permit}/revocation`
    expect(await worker.reads(path)).toContain('becomes “no permit” from the day of the revocation')
    expect(await w.refused(worker, path, { revokedOn: day(-1), person: worker.id }, 'heardOn')).toEqual([422, true])
    expect(await residence(revoked)).toBe('reflection_period')
    await w.made(worker, path, { revokedOn: day(-1), heardOn: day(-2), person: worker.id })
    expect((await history(revoked)).at(-1)).toEqual(['reflection_period', 'no_permit', day(-1)])
    const still = await w.newCase()
    await decide(still, await apply(still))
    const more = await apply(still, 'extension', { sentOn: day(-1) })
    await w.made(worker, `/cases/${still}/permits/${more}/decision`, { outcome: 'refused', decidedOn: day(0), person: worker.id })
    expect(await residence(still)).toBe('reflection_period')
  })

  it('ends with the permit, when its last day is noted as passed and nothing came instead', async () => {
    const caseId = await w.newCase()
    await decide(caseId, await apply(caseId), { decidedOn: day(-24), validFrom: day(-24), validTo: day(-1), checked: 'yes' })
    await says(caseId, 'reflection_period', day(-24))
    const open = (await w.rows(worker, caseId)).open.find((row) => row.code === 'BETANK')
    const path = `/cases/${caseId}/deadlines/${open?.id ?? ''}/close`
    expect(await worker.reads(path)).toContain('nothing came instead: the right to stay on the case becomes “no permit”')
    await w.made(worker, path, { outcome: 'missed', reason: 'Nobody applied in time.' })
    expect((await history(caseId)).at(-1)).toEqual(['reflection_period', 'no_permit', day(0)])
  })

  it('is never moved past what somebody said of a later day, nor by looking again', async () => {
    const caseId = await w.newCase()
    const permit = await apply(caseId)
    await says(caseId, 'no_permit', day(-10))
    await decide(caseId, permit)
    expect(await residence(caseId)).toBe('no_permit')
    const other = await w.newCase()
    await decide(other, await apply(other))
    await says(other, 'asylum', day(0))
    for (const path of ['', '/permits', '/deadlines']) await worker.reads(`/cases/${other}${path}`)
    expect([await residence(other), (await history(other)).length]).toEqual(['asylum', 3])
  })

  it('is left to a person where it rests on something else, and where the card is not theirs to change', async () => {
    const caseId = await w.newCase()
    await says(caseId, 'right_of_residence', day(-30))
    const permit = await apply(caseId)
    expect(await worker.reads(`/cases/${caseId}/permits/${permit}/decision`)).toContain('remains “right of residence”')
    await decide(caseId, permit)
    expect(await residence(caseId)).toBe('right_of_residence')
    const other = await w.newCase()
    const change = { was: 'unknown', became: 'reflection_period', onDay: day(0) } as const
    for (const somebody of [w.outsider, w.colleague]) expect(await somebody.works(other, (visit) => moveResidence(visit, other, change))).toBe('kept')
    expect(await worker.works(other, (visit) => moveResidence(visit, other, { ...change, was: 'no_permit' }))).toBe('kept')
    expect([await residence(other), await history(other)]).toEqual(['unknown', []])
  })

  it('is not moved by a decision that is refused beside its field', async () => {
    const caseId = await w.newCase()
    const permit = await apply(caseId)
    expect(await w.refused(worker, `/cases/${caseId}/permits/${permit}/decision`, granted({ person: w.outsider.id }), 'person')).toEqual([422, true])
    expect([await residence(caseId), await history(caseId)]).toEqual(['applied_5_15', [['unknown', 'applied_5_15', day(-24)]]])
  })
})
