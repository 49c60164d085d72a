import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeCase } from '#capabilities/cases/commands/close-case.ts'
import { inviteZone, openCase, openUnitByInvitation } from '#capabilities/cases/contract.ts'
import { findCard } from '#capabilities/cases/store/card.ts'
import type { Id } from '#kernel/id.ts'
import { daysAfter } from '#kernel/time.ts'
import { sql } from 'kysely'
import type { Person } from '#test/stories/cases-house.ts'
import { at, dayAfter, openAfterHouse, reached, type AfterHouse } from '#test/stories/returning-after-house.ts'

type Answer = {
  readonly phase: string
  readonly points: readonly { readonly point: string; readonly state: string }[]
  readonly outcome: string | null
  readonly alarms: readonly { readonly why: string; readonly answer: string | null }[]
  readonly renewals: readonly { readonly way: string; readonly knownBy: string }[]
}
let there: AfterHouse
beforeAll(async () => {
  there = await openAfterHouse()
}, 120_000)
afterAll(() => there.house.close())

const card = (person: Person, caseId: Id) => person.works(caseId, (visit) => findCard(visit.tx, caseId))
const said = (more = {}) => ({ knownOn: dayAfter(180), knownBy: 'follow_up', words: 'Canary: held by the same man again', ...more })
/** No time of the return is left: not on the page, in the list or in the head of the case, and nothing rings when the days pass. */
async function isLeft(caseId: Id): Promise<void> {
  const states = Object.fromEntries((await there.json<Answer>(there.coordinator, caseId)).points.map(({ point, state }) => [point, state]))
  expect(states).toMatchObject({ m12: 'stopped' })
  for (const show of ['all', 'due', 'late', 'alarms']) expect(await there.coordinator.reads(`/returns/follow-ups?show=${show}`)).not.toContain(caseId)
  expect(await there.coordinator.reads(`/cases/${caseId}`)).not.toContain('Follow-up: ')
  const rung = async () =>
    (await sql<{ n: number }>`select count(*)::int as n from returns.follow_alarm where case_id = ${caseId}`.execute(await there.house.scratch.admin('main')))
      .rows[0]?.n
  const before = await rung()
  await there.clock(400)
  expect(await rung()).toBe(before)
  await halfAYear()
}
const halfAYear = () => there.house.scratch.setClock(at(180))

/** A return of a case that this person leads, over in the way that was told: monitored, and then the case closed. */
async function closedAfter(lead: Person, caseId: Id): Promise<void> {
  await there.house.asOwner(async (tx) => {
    await sql`update returns.return set phase = 'ended', outcome = 'returned_monitored', ended_at = authz.now() where case_id = ${caseId}`.execute(tx)
    await sql`update cases.task set done_at = authz.now(), done_by = made_by, outcome = 'done' where case_id = ${caseId} and done_at is null`.execute(tx)
  })
  const closed = await lead.works(caseId, async (visit) => {
    const here = await findCard(visit.tx, caseId)
    const facts = {
      reason: 'returned_monitoring_ended',
      riskOn: dayAfter(180),
      wayBack: null,
      sex: 'man',
      ageGroup: '25-34',
      purpose: 'labour',
      country: 'ro',
      retention: 'five_years',
    } as const
    return await closeCase(visit, caseId, here?.version ?? 0, facts)
  })
  if (!closed.ok) throw new Error(closed.refusal.kind)
}

describe('exploited again, found at six months', () => {
  it('rings at the coordinator at once, and the Swedish case goes on as acute', async () => {
    const caseId = await there.arrives()
    await halfAYear()
    await there.follows(there.partner, caseId, reached('m6', dayAfter(180), { exploitedAgain: 'yes', safety: 'unsafe', exploiterContact: 'yes' }))
    expect((await there.today(there.coordinator)).some((item) => item.startsWith('alarms'))).toBe(true)
    for (const person of [there.partner, there.abroad]) expect((await person.visits(there.afterPath(caseId, '/again'))).status).toBe(404)
    expect(await there.refused(there.coordinator, there.afterPath(caseId, '/again'), said({ knownOn: dayAfter(181) }), 'has not been yet')).toEqual([422, true])
    const to = await there.done(there.coordinator, there.afterPath(caseId, '/again'), said())
    expect(to).toBe(`/cases/${caseId}`)
    expect(await card(there.coordinator, caseId)).toMatchObject({ phase: 'acute', urgent: true })
    const answer = await there.json<Answer>(there.coordinator, caseId)
    expect(answer).toMatchObject({
      phase: 'ended',
      alarms: [{ why: 'again', answer: 'case_taken_up' }],
      renewals: [{ way: 'case_open', knownBy: 'follow_up' }],
    })
    const whole = (await (await there.board.asks(there.path(caseId))).json()) as { outcome: string }
    expect(whole.outcome).toBe('re_exploited_known')
    await isLeft(caseId)
    const { rows } = await sql<{
      n: number
    }>`select count(*)::int as n from cases.task where case_id = ${caseId} and title = 'assess_risk' and done_at is null`.execute(
      await there.house.scratch.admin('main'),
    )
    expect(rows[0]?.n).toBe(1)
  })

  it('opens a closed case again, when the coordinator leads it', async () => {
    await there.house.scratch.setClock(at(1))
    const { coordinator, partner } = there
    const opened = await coordinator.works(null, (visit) => openCase(visit, { child: 'no', urgent: false, municipality: '0180' }))
    if (!opened.ok) throw new Error(opened.refusal.kind)
    const { caseId } = opened.value
    const invited = await coordinator.works(caseId, (visit) => inviteZone(visit, caseId, partner.zoneId, 'Klippa', daysAfter(at(1), 2)))
    if (!invited.ok) throw new Error(invited.refusal.kind)
    const joined = await partner.works(null, (visit) => openUnitByInvitation(visit, invited.value))
    if (!joined.ok) throw new Error(joined.refusal.kind)
    await there.done(coordinator, there.path(caseId, '/new'), { asked: 'yes' })
    await there.done(coordinator, there.path(caseId, '/parties/new'), { unit: joined.value.unitId })
    await there.house.asOwner(async (tx) => {
      await sql`update returns.return set phase = 'arrived', ground = 'exposed', destination = 'RO', right_there = 'citizen', departed_at = ${at(-1)}, arrived_at = ${at(0)} where case_id = ${caseId}`.execute(
        tx,
      )
    })
    await halfAYear()
    await closedAfter(coordinator, caseId)
    expect((await there.partner.visits(there.afterPath(caseId, '/follow-ups/new'))).status).toBe(404)
    expect(await coordinator.reads(there.afterPath(caseId, '/again'))).toContain('The case is closed and you lead it')
    await there.done(coordinator, there.afterPath(caseId, '/again'), said({ knownBy: 'partner' }))
    expect(await card(coordinator, caseId)).toMatchObject({ phase: 'acute', urgent: true, closedAt: null })
    expect(await there.json<Answer>(coordinator, caseId)).toMatchObject({ renewals: [{ way: 'case_reopened' }] })
    await isLeft(caseId)
    expect((await there.house.recorded()).some((act) => act.startsWith('return.taken-up-again'))).toBe(true)
  })

  it('is taken up in a new case with what is known, when the old one is closed and led by others', async () => {
    await there.house.scratch.setClock(at(1))
    const caseId = await there.arrives()
    await halfAYear()
    await closedAfter(there.board, caseId)
    expect(await there.refused(there.coordinator, there.afterPath(caseId, '/again'), said({ words: '' }), 'all that goes along')).toEqual([422, true])
    const to = await there.done(there.coordinator, there.afterPath(caseId, '/again'), said({ knownBy: 'authority' }))
    const fresh = to.replace('/cases/', '')
    expect(fresh).not.toBe(caseId)
    expect(await card(there.coordinator, fresh)).toMatchObject({ phase: 'acute', urgent: true, residence: 'returned', closedAt: null })
    expect((await card(there.board, caseId))?.closedAt).not.toBeNull()
    expect(await there.json<Answer>(there.coordinator, caseId)).toMatchObject({ renewals: [{ way: 'new_case', knownBy: 'authority' }] })
  })
})
