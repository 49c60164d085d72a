import { sql, type RawBuilder } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { daysAfter } from '#kernel/time.ts'
import type { Id } from '#kernel/id.ts'
import { addMember } from '#capabilities/cases/commands/add-member.ts'
import { changeCard } from '#capabilities/cases/commands/change-axes.ts'
import { findCard } from '#capabilities/cases/contract.ts'
import { choicePaths } from '#capabilities/returning/choice-paths.ts'
import { gatePaths } from '#capabilities/returning/gates-paths.ts'
import type { Person } from '#test/stories/cases-house.ts'
import { day, information, now, yes } from '#test/stories/return-house.ts'
import { cleared, fit, openGatesHouse, side, type GatesHouse } from '#test/stories/returning-gates-house.ts'

let there: GatesHouse
beforeAll(async () => {
  there = await openGatesHouse()
}, 300_000)
afterAll(() => there?.house.close())

/** What SQL in the request of somebody brings: rows as they are, how many were changed, or the code of the refusal. */
const asks = async (person: Person, scope: Id | null, deed: RawBuilder<unknown>): Promise<unknown> =>
  await person.works(scope, async (visit) => (await deed.execute(visit.tx)).rows).catch((fault: { code?: string }) => fault.code)
const changes = async (person: Person, scope: Id, deed: RawBuilder<unknown>): Promise<unknown> =>
  await person.works(scope, async (visit) => Number((await deed.execute(visit.tx)).numAffectedRows)).catch((fault: { code?: string }) => fault.code)
const stored = async <Row>(deed: RawBuilder<Row>): Promise<readonly Row[]> => await there.house.asOwner(async (tx) => (await deed.execute(tx)).rows)
const flips = (person: Person, caseId: Id, child: 'yes' | 'no' | 'unknown') =>
  person.works(caseId, async (visit) => {
    const card = await findCard(visit.tx, caseId)
    if (!card) throw new Error('no card')
    return await changeCard(visit, caseId, card.version, { ...card, child, onDay: day(0), nextMeeting: card.nextMeetingAt })
  })
const admitted = (caseId: Id): string => there.path(caseId, '/admission/new')
const approvals = (caseId: Id) =>
  stored(sql<{ stands: boolean }>`select fallen_at is null as stands from returns.approval where case_id = ${caseId} order by part`)

describe('that it is a child', () => {
  it('is taken back by the leading board alone while a return is open, and so nobody is admitted past the findings', async () => {
    const caseId = await there.reaches('applied', 'yes')
    for (const person of [there.abroad, there.partner, there.coordinator]) {
      expect(await flips(person, caseId, 'no')).toMatchObject({ ok: false, refusal: { kind: 'child-led' } })
      expect(await changes(person, caseId, sql`update cases.card set child = 'no' where id = ${caseId}`)).toBe('42501')
    }
    expect((await there.coordinator.fills(admitted(caseId), yes())).status).toBe(422)
    expect(await flips(there.coordinator, caseId, 'unknown')).toMatchObject({ ok: true })
    expect(await flips(there.board, caseId, 'no')).toMatchObject({ ok: true })
  })
  it('can be taken back by any part that writes the card where no return is open', async () => {
    const caseId = await there.newCase('yes')
    await there.brings(caseId, there.coordinator)
    expect(await flips(there.coordinator, caseId, 'no')).toMatchObject({ ok: true })
  })
  it('makes what was approved fall when it is raised', async () => {
    const caseId = await there.ready('no')
    await there.bothApprove(caseId)
    expect(await flips(there.coordinator, caseId, 'yes')).toMatchObject({ ok: true })
    expect(await approvals(caseId)).toEqual([{ stands: false }, { stands: false }])
    expect(await flips(there.board, caseId, 'no')).toMatchObject({ ok: true })
    expect(await approvals(caseId)).toEqual([{ stands: false }, { stands: false }])
  })
})

describe('what is narrower than the return', () => {
  const until = daysAfter(now, 20)
  it('is read by nobody with less than its class; the gates tell only open or closed', async () => {
    const caseId = await there.reaches('admitted', 'yes')
    await there.done(there.coordinator, gatePaths.riskSide(caseId), side({ item_debt: 'present' }))
    await there.done(there.partner, gatePaths.clearance(caseId, 'travel'), fit())
    await there.done(there.coordinator, gatePaths.clearance(caseId, 'authority'), cleared())
    const finance = await there.house.person(there.partner.zoneId, ['finance_officer'])
    await there.partner.works(caseId, (visit) => addMember(visit, { caseId, personId: finance.id, position: 'member', classes: ['C8'], writes: [], until }))
    await there.board.works(caseId, (visit) =>
      addMember(visit, { caseId, personId: there.colleague.id, position: 'member', classes: ['C4'], writes: [], until }),
    )
    const about = await there.returnOf(caseId)
    for (const person of [finance, there.colleague]) {
      for (const table of ['risk', 'risk_side', 'risk_signature', 'risk_met', 'clearance', 'finding'])
        expect([table, await asks(person, caseId, sql`select return_id from ${sql.raw(`returns.${table}`)}`)]).toEqual([table, []])
      expect(
        await asks(
          person,
          caseId,
          sql`select returns.gate_facts(${about}) - array['hidden', 'shut', 'papers'] @> '{"risk": null, "trial": null, "fit": null, "sweden": null, "there": null}' as closed`,
        ),
      ).toEqual([{ closed: true }])
    }
    const [risk] = await stored(sql<{ id: Id }>`select id from returns.risk where case_id = ${caseId}`)
    expect((await there.colleague.visits(gatePaths.risks(caseId))).status).toBe(404)
    expect((await there.colleague.visits(gatePaths.risk(caseId, risk?.id ?? ''))).status).toBe(404)
    expect((await there.colleague.visits(choicePaths.findings(caseId))).status).toBe(404)
    const papers = (await (await there.colleague.asks(gatePaths.papers(caseId))).json()) as { trial: unknown; fit: unknown }
    expect([papers.trial, papers.fit]).toEqual([null, null])
    const states = (await there.gatesOf(caseId, there.colleague)).gates.filter(({ gate }) => ['findings', 'risk', 'trial', 'fit'].includes(gate))
    expect(states.map(({ gate, state, reason }) => [gate, state, reason])).toEqual([
      ['findings', 'open', null],
      ['risk', 'closed', 'not_shown'],
      ['trial', 'open', null],
      ['fit', 'open', null],
    ])
    expect((await there.colleague.visits(there.path(caseId))).status).toBe(200)
  })
  it('is read by the two who decide and by whoever reads its class: health not by the partner abroad', async () => {
    const caseId = await there.reaches('admitted')
    await there.done(there.partner, gatePaths.clearance(caseId, 'travel'), fit())
    await there.done(there.coordinator, gatePaths.clearance(caseId, 'authority'), cleared())
    const kinds = (person: Person) => asks(person, caseId, sql`select kind from returns.clearance order by kind`)
    for (const person of [there.board, there.coordinator, there.partner]) expect(await kinds(person)).toEqual([{ kind: 'fit' }, { kind: 'trial' }])
    expect(await kinds(there.abroad)).toEqual([{ kind: 'trial' }])
    expect((await there.abroad.visits(gatePaths.clearance(caseId, 'travel'))).status).toBe(404)
  })
})

it('how she is after the journey is read with C10, and by nobody with less, who gets no times to follow up either', async () => {
  const caseId = await there.reaches('admitted')
  await stored(
    sql`update returns.return set phase = 'arrived', departed_at = authz.now() - interval '2 days', arrived_at = authz.now() - interval '1 day' where case_id = ${caseId}`,
  )
  await there.board.works(caseId, (visit) =>
    addMember(visit, { caseId, personId: there.colleague.id, position: 'member', classes: ['C4'], writes: ['C4'], until: daysAfter(now, 20) }),
  )
  const row = (part: string) => sql`insert into returns.follow_up (return_id, case_id, unit_id, zone_id, point, on_day, reach, how, made_by)
    select return_id, case_id, unit_id, zone_id, 'd1', ${day(0)}::date, 'declined', 'call', authz.me() from returns.party where case_id = ${caseId} and part = ${part}`
  expect(await changes(there.colleague, caseId, row('board'))).toBe('42501')
  expect(await changes(there.abroad, caseId, row('abroad'))).toBe(1)
  expect(await asks(there.coordinator, caseId, sql`select reach from returns.follow_up`)).toEqual([{ reach: 'declined' }])
  expect(await asks(there.colleague, caseId, sql`select reach from returns.follow_up`)).toEqual([])
  const points = async (person: Person) => ((await (await person.asks(there.path(caseId, '/after'))).json()) as { points: unknown[] }).points.length
  expect([(await points(there.coordinator)) > 0, await points(there.colleague)]).toEqual([true, 0])
  expect((await there.colleague.visits(there.path(caseId))).status).toBe(200)
})

describe('one part alone', () => {
  it('neither ends the others, nor changes what was applied for, begins the journey or ends the return', async () => {
    const caseId = await there.ready('no')
    await there.bothApprove(caseId)
    const about = await there.returnOf(caseId)
    for (const person of [there.abroad, there.coordinator, there.board])
      for (const to of [sql`destination = 'MD'`, sql`right_there = 'permanent'`, sql`ground = 'prostitution'`])
        expect(await changes(person, caseId, sql`update returns.return set ${to} where id = ${about}`)).toBe('42501')
    for (const person of [there.abroad, there.board])
      expect(await changes(person, caseId, sql`update returns.return set phase = 'travelling', departed_at = authz.now() where id = ${about}`)).toBe('42501')
    expect(
      await changes(
        there.abroad,
        caseId,
        sql`update returns.return set phase = 'ended', outcome = 'stayed_in_sweden', ended_at = authz.now() where id = ${about}`,
      ),
    ).toBe('42501')
    expect(await changes(there.abroad, caseId, sql`update returns.party set ended_at = authz.now() where return_id = ${about} and part <> 'abroad'`)).toBe(0)
    expect(await changes(there.board, caseId, sql`update returns.party set ended_at = authz.now() where return_id = ${about} and part = 'abroad'`)).toBe(1)
    expect((await there.abroad.visits(there.path(caseId))).status).toBe(404)
    expect((await there.abroad.visits(choicePaths.withdraw(caseId))).status).toBe(404)
  })
  it('abroad lets no further part take part', async () => {
    const caseId = await there.newCase()
    await there.brings(caseId, there.coordinator, there.partner, there.abroad)
    await there.done(there.board, there.path(caseId, '/new'), { asked: 'yes' })
    await there.takesPart(caseId, there.abroad)
    const unit = await there.findUnit(caseId, there.partner)
    expect((await there.abroad.visits(choicePaths.parties(caseId))).status).toBe(404)
    const row = sql`insert into returns.party (return_id, case_id, unit_id, zone_id, wall, part, made_by)
      values (${await there.returnOf(caseId)}, ${caseId}, ${unit}, ${there.partner.zoneId}, ${`${unit}/C0`}, 'partner', authz.me())`
    expect(await changes(there.abroad, caseId, row)).toBe('42501')
    expect(await changes(there.board, caseId, row)).toBe(1)
  })
  it('decides about admission only after the application', async () => {
    const caseId = await there.reaches('chosen')
    const row = (part: string) => sql`insert into returns.admission (return_id, case_id, unit_id, zone_id, part, answer, decided_on, made_by)
      select return_id, case_id, unit_id, zone_id, part, 'yes', ${day(0)}::date, authz.me() from returns.party where case_id = ${caseId} and part = ${part}`
    expect(await changes(there.partner, caseId, row('partner'))).toBe('42501')
  })
})

describe('a return', () => {
  it('answers nobody outside it, and a board beside it hears no more than that it is not now', async () => {
    const caseId = await there.reaches('admitted')
    await there.brings(caseId, there.outsider)
    const about = await there.returnOf(caseId)
    const oracle = sql`select returns.may_step(${about}, 'travelling') as step, returns.may_depart(${about}) as depart, returns.nobody_knows(${about}) as nobody,
      returns.may_know(${about}, ${there.partner.id}) as known, returns.open_in(${caseId}) as open, cardinality(returns.my_sights(${about})) as seen,
      returns.gate_facts(${about}) is null as blind, (select count(*)::integer from returns.handover_ids_at(array(select id::text || '/C4' from cases.unit))) as handovers`
    for (const person of [there.outsider, there.nurse])
      expect(await asks(person, null, oracle)).toEqual([
        { step: false, depart: false, nobody: false, known: false, open: false, seen: 0, blind: true, handovers: 0 },
      ])
    const answer = await there.outsider.fills(there.path(caseId, '/new'), { asked: 'yes' })
    expect(answer.status).toBe(409)
    expect(await answer.text()).toContain('Talk to whoever leads the case')
    const again = await there.board.fills(there.path(caseId, '/new'), { asked: 'yes' })
    expect([again.status, (await again.text()).includes('begun already')]).toEqual([409, true])
  })
})

describe('what is found about a child', () => {
  const found = { found: 'best', foundOn: day(-1), authority: 'social_board', side: 'sweden', channel: 'own_decision' }
  const abroad = { ...found, side: 'there', authority: 'child_protection', channel: 'embassy' }
  it('is not said of both sides by one person', async () => {
    const caseId = await there.reaches('applied', 'yes')
    const path = there.path(caseId, '/findings/new')
    await there.done(there.board, path, found)
    const refused = await there.board.fills(path, abroad)
    expect([refused.status, (await refused.text()).includes('One of your colleagues')]).toEqual([422, true])
    const row = sql`insert into returns.finding (return_id, case_id, unit_id, zone_id, side, found, found_on, authority, channel, made_by)
      select return_id, case_id, unit_id, zone_id, 'there', 'best', ${day(0)}::date, 'court', 'embassy', authz.me() from returns.party where case_id = ${caseId} and part = 'board'`
    expect(await changes(there.board, caseId, row)).toBe('23514')
    await there.done(there.partner, path, abroad)
  })
  it('may change after the admission, and what was approved falls', async () => {
    const caseId = await there.ready('yes')
    await there.bothApprove(caseId)
    await there.done(there.board, there.path(caseId, '/findings/new'), { ...found, found: 'not_best' })
    expect(await approvals(caseId)).toEqual([{ stands: false }, { stands: false }])
  })
})

it('a fact that falls waits for whoever approves, and the approval falls with it', async () => {
  const caseId = await there.ready('no')
  await there.done(there.coordinator, gatePaths.approve(caseId), {})
  let letGo = (): void => undefined
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  let isIn = (): void => undefined
  const inserted = new Promise<void>((resolve) => {
    isIn = resolve
  })
  const approving = there.partner.works(caseId, async (visit) => {
    await sql`insert into returns.approval (return_id, case_id, unit_id, zone_id, part, made_by)
      select return_id, case_id, unit_id, zone_id, part, authz.me() from returns.party where case_id = ${caseId} and part = 'partner'`.execute(visit.tx)
    isIn()
    await held
  })
  await inserted
  const waits = there.coordinator.works(caseId, async (visit) => {
    await sql`set local lock_timeout = '40s'`.execute(visit.tx)
    await sql`insert into returns.clearance (return_id, case_id, unit_id, zone_id, kind, number, status, told, on_day, made_by)
      select return_id, case_id, unit_id, zone_id, 'trial', 50, 'wait', 'in_writing', ${day(0)}::date, authz.me() from returns.party where case_id = ${caseId} and part = 'coordinator'`.execute(
      visit.tx,
    )
  })
  const admin = await there.house.scratch.admin('main')
  await expect
    .poll(
      async () =>
        (
          await sql<{ n: number }>`select count(*)::integer as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(
            admin,
          )
        ).rows[0]?.n,
    )
    .toBe(1)
  letGo()
  await Promise.all([approving, waits])
  expect(await approvals(caseId)).toEqual([{ stands: false }, { stands: false }])
})

it('a talk without an interpreter is taken, whatever was said of one, and keeps nothing of it', async () => {
  const caseId = await there.reaches('choice')
  for (const interpreter of ['none_needed', 'was_missing'])
    await there.done(there.board, there.path(caseId, '/information/new'), information({ interpreter, independent: 'yes', sameNetwork: 'no' }))
  const rows = await stored(sql`select independent, same_network from returns.information where case_id = ${caseId}`)
  expect(rows).toEqual([1, 2].map(() => ({ independent: null, same_network: null })))
  const refused = await there.board.fills(there.path(caseId, '/information/new'), information({ independent: '', sameNetwork: '' }))
  expect(refused.status).toBe(422)
})
