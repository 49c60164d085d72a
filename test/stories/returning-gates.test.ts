import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withdrawConsent } from '#capabilities/cases/commands/record-consent.ts'
import { approveDeparture } from '#capabilities/returning/commands/approve-departure.ts'
import { choicePaths } from '#capabilities/returning/choice-paths.ts'
import { gatePaths } from '#capabilities/returning/gates-paths.ts'
import { fallingApprovals } from '#capabilities/returning/jobs/falling-approvals.ts'
import { gatesToday } from '#capabilities/returning/queries/gate-moments.ts'
import { mayDepart } from '#capabilities/returning/store/gates.ts'
import { changeReturn } from '#capabilities/returning/store/return.ts'
import { asClock } from '#platform/db/enter.ts'
import { daysAfter, hoursAfter } from '#kernel/time.ts'
import type { Id } from '#kernel/id.ts'
import { day, now } from '#test/stories/return-house.ts'
import { fit, homePlan, openGatesHouse, passport, side, signature, type GatesHouse } from '#test/stories/returning-gates-house.ts'

let there: GatesHouse
beforeAll(async () => {
  there = await openGatesHouse()
}, 120_000)
afterAll(() => there.house.close())

const clockSweeps = async (): Promise<void> => {
  await asClock(there.house.scratch.databases, async (tx) => await fallingApprovals.run(tx, now, { vault: there.house.scratch.databases.vault }))
}
const leaves = (caseId: Id): Promise<string> =>
  there
    .inside(
      there.partner,
      caseId,
      async (visit, { journey }) => await changeReturn(visit.tx, journey.id, journey.version, { phase: 'travelling', departedAt: visit.now }),
    )
    .then(
      (done) => (done ? 'left' : 'moved on'),
      (error: { constraint?: string }) => error.constraint ?? 'refused',
    )

const consentOf = (caseId: Id): Promise<Id> =>
  there.house.asOwner(async (tx) => (await sql<{ id: Id }>`select id from cases.consent where case_id = ${caseId}`.execute(tx)).rows[0]?.id ?? '')
const paperOf = async (caseId: Id): Promise<Id> => /papers\/([0-9a-f-]{36})"/.exec(await there.partner.reads(gatePaths.papers(caseId)))?.[1] ?? ''

describe('the gates before a journey', () => {
  it('say in plain words what is missing, who can mend it by function, and where', async () => {
    const caseId = await there.reaches('admitted')
    expect(await there.closed(caseId)).toEqual([
      'risk: not_begun',
      'receiver: not_named',
      'documents: no_travel_paper',
      'trial: not_asked',
      'fit: not_assessed',
      'plan: none',
      'itinerary: incomplete',
    ])
    const html = await there.board.reads(gatePaths.gates(caseId))
    for (const words of [
      'No valid paper to travel on.',
      'those who know the journey',
      'the return programme',
      gatePaths.papers(caseId),
      gatePaths.risks(caseId),
    ])
      expect(html).toContain(words)
    expect(html).not.toMatch(/Person Number/)
  })
  it('open one by one as things come into place, in the program and in the database alike', async () => {
    const caseId = await there.reaches('admitted')
    const steps: (() => Promise<unknown>)[] = [
      () => there.travels(caseId),
      async () => there.signs(caseId, await there.weighs(caseId)),
      () => there.papers(caseId),
      () => there.done(there.partner, gatePaths.newPlan(caseId), homePlan({ agreed: '', agreedOn: '' })),
      () => there.done(there.partner, gatePaths.newPlan(caseId), homePlan()),
    ]
    const found: (readonly string[])[] = []
    for (const step of steps) {
      await step()
      const [program, database] = await there.bothFind(caseId)
      expect(database).toEqual(program)
      found.push(program)
    }
    expect(found).toEqual([['risk', 'documents', 'trial', 'fit', 'plan'], ['documents', 'trial', 'fit', 'plan'], ['plan'], ['plan'], []])
  })
  it('hold a child until both countries find it best and whoever decides for the child has said yes', async () => {
    const caseId = await there.ready('yes')
    expect(await there.closed(caseId)).toEqual([])
    await there.house.asOwner((tx) =>
      sql`insert into returns.finding (return_id, case_id, unit_id, zone_id, side, found, found_on, authority, channel, made_by, made_at)
        select f.return_id, f.case_id, f.unit_id, f.zone_id, 'there', 'not_best', f.found_on, f.authority, f.channel, f.made_by, f.made_at + interval '1 minute'
        from returns.finding f where f.case_id = ${caseId} and f.side = 'there'`.execute(tx),
    )
    expect(await there.closed(caseId)).toEqual(['findings: not_best'])
    const adult = await there.ready()
    expect((await there.gatesOf(adult)).gates.filter(({ state }) => state === 'not_needed').map(({ gate }) => gate)).toEqual(['findings', 'child_consents'])
  })
  it('are there for those who take part and for nobody else', async () => {
    const caseId = await there.reaches('admitted')
    for (const person of [there.nurse, there.outsider, there.coordinator2])
      for (const path of [gatePaths.gates(caseId), gatePaths.papers(caseId), gatePaths.risks(caseId), gatePaths.plans(caseId), gatePaths.home(caseId)])
        expect((await person.visits(path)).status).toBe(404)
    expect((await there.abroad.visits(gatePaths.gates(caseId))).status).toBe(200)
    for (const person of [there.board, there.abroad]) expect((await person.visits(gatePaths.approve(caseId))).status).toBe(404)
  })
})

describe('the approval of a journey', () => {
  it('is refused while a gate is closed, by the program and by the database', async () => {
    const caseId = await there.reaches('admitted')
    const answer = await there.approves(caseId, there.coordinator)
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('Not everything is in place')
    const about = await there.returnOf(caseId)
    const past = there.inside(there.coordinator, caseId, async (visit) =>
      sql`insert into returns.approval (return_id, case_id, unit_id, zone_id, part, made_by)
        select ${about}, ${caseId}, p.unit_id, p.zone_id, 'coordinator', authz.me() from returns.party p where p.return_id = ${about} and p.part = 'coordinator'`.execute(
        visit.tx,
      ),
    )
    await expect(past).rejects.toMatchObject({ constraint: 'approval_gates' })
  })
  it('takes two people of two parts of the case; only then may the journey begin', async () => {
    const caseId = await there.ready()
    expect(await leaves(caseId)).toBe('departure_approved')
    await there.done(there.coordinator, gatePaths.approve(caseId), {})
    expect((await there.approves(caseId, there.coordinator)).status).toBe(409)
    expect((await there.gatesOf(caseId)).approval).toBe('half')
    const waits = (person: typeof there.board) => person.works(null, gatesToday)
    expect(await waits(there.partner)).toContainEqual(
      expect.objectContaining({ column: 'now', href: gatePaths.gates(caseId), text: 'A return waits for your approval' }),
    )
    for (const person of [there.coordinator, there.board, there.abroad, there.outsider])
      expect((await waits(person)).map(({ href }) => href)).not.toContain(gatePaths.gates(caseId))
    expect(await leaves(caseId)).toBe('departure_approved')
    await there.done(there.partner, gatePaths.approve(caseId), {})
    expect((await there.gatesOf(caseId)).approval).toBe('approved')
    expect(await there.inside(there.partner, caseId, (visit, { journey }) => mayDepart(visit.tx, journey.id))).toBe(true)
    expect(await leaves(caseId)).toBe('left')
    expect(await there.board.reads(there.path(caseId))).toContain('Both have approved')
    expect(await there.board.reads(gatePaths.gates(caseId))).toContain('The journey has begun')
  })
  it('lets two who press at once both through, each once', async () => {
    const caseId = await there.ready()
    const answers = await Promise.all([
      there.approves(caseId, there.coordinator),
      there.approves(caseId, there.partner),
      there.approves(caseId, there.coordinator),
    ])
    expect(answers.map(({ status }) => String(status)).sort()).toEqual(['303', '303', '409'])
    expect((await there.gatesOf(caseId)).approvals.map(({ part }) => part).sort()).toEqual(['coordinator', 'partner'])
  })
  it('and her withdrawal at the same moment: whichever comes first, nobody travels', async () => {
    for (let turn = 0; turn < 4; turn += 1) {
      const caseId = await there.ready()
      await there.done(there.coordinator, gatePaths.approve(caseId), {})
      const withdraws = () => there.board.fills(choicePaths.withdraw(caseId), { outcome: 'withdrew_before_travel' })
      const [one, other] = turn % 2 === 0 ? [withdraws(), there.approves(caseId, there.partner)] : [there.approves(caseId, there.partner), withdraws()]
      const statuses = [(await one).status, (await other).status]
      expect(statuses).toContain(303)
      expect(await leaves(caseId).catch(() => 'not there')).not.toBe('left')
      const shown = (await (await there.board.asks(there.path(caseId))).json()) as { phase: string; outcome: string }
      expect([shown.phase, shown.outcome]).toEqual(['ended', 'withdrew_before_travel'])
    }
  })
  it('and a consent taken back, or a paper lost, at the same moment: no approval stands afterwards', async () => {
    for (let turn = 0; turn < 6; turn += 1) {
      const caseId = await there.ready()
      await there.done(there.coordinator, gatePaths.approve(caseId), {})
      const consent = await consentOf(caseId)
      const paper = await paperOf(caseId)
      const falls =
        turn % 2 === 0
          ? () => there.board.works(caseId, (visit) => withdrawConsent(visit, caseId, consent))
          : () => there.partner.fills(gatePaths.paper(caseId, paper), { status: 'lost' })
      await Promise.all(turn % 3 === 0 ? [falls(), there.approves(caseId, there.partner)] : [there.approves(caseId, there.partner), falls()])
      const { approvals } = await there.gatesOf(caseId)
      expect(approvals.filter(({ fallenWhy }) => fallenWhy === null)).toEqual([])
    }
  })
  it('falls the moment a gate falls, says why, and does not rise again by itself', async () => {
    const caseId = await there.ready()
    await there.bothApprove(caseId)
    const paper = await paperOf(caseId)
    await there.done(there.partner, gatePaths.paper(caseId, paper), { status: 'lost' })
    const fallen = await there.gatesOf(caseId)
    expect([fallen.approval, fallen.approvals.map(({ fallenWhy }) => fallenWhy)]).toEqual(['fallen', [['documents'], ['documents']]])
    expect(await leaves(caseId)).toBe('departure_approved')
    await there.done(there.partner, gatePaths.newPaper(caseId), passport({ kind: 'emergency_paper', validUntil: day(10) }))
    expect(await there.closed(caseId)).toEqual([])
    expect((await there.gatesOf(caseId)).approval).toBe('fallen')
    expect(await leaves(caseId)).toBe('departure_approved')
    await there.bothApprove(caseId)
    expect(await leaves(caseId)).toBe('left')
  })
  it('falls when the consent is taken back, when a new assessment is begun, when health care says no', async () => {
    const withdrawn = await there.ready()
    await there.bothApprove(withdrawn)
    const consent = await consentOf(withdrawn)
    await there.board.works(withdrawn, (visit) => withdrawConsent(visit, withdrawn, consent))
    expect((await there.gatesOf(withdrawn)).approvals.map(({ fallenWhy }) => fallenWhy)).toEqual([['consent'], ['consent']])
    const weighed = await there.ready()
    await there.bothApprove(weighed)
    await there.done(there.board, gatePaths.riskSide(weighed), side({ item_network_knows: 'present' }))
    expect((await there.gatesOf(weighed)).approvals[0]?.fallenWhy).toEqual(['risk'])
    const ill = await there.ready()
    await there.bothApprove(ill)
    await there.done(there.partner, gatePaths.clearance(ill, 'travel'), fit({ fit: 'not_fit', validUntil: '' }))
    expect((await there.gatesOf(ill)).approvals[0]?.fallenWhy).toEqual(['fit'])
  })
  it('falls when time alone makes something old, by the clock, and departure asks again in its own moment', async () => {
    const caseId = await there.ready()
    await there.bothApprove(caseId)
    await there.house.scratch.setClock(daysAfter(now, 31))
    expect(await leaves(caseId)).toBe('departure_approved')
    await clockSweeps()
    const { rows } = await there.house.asOwner(async (tx) =>
      sql<{ why: string[] }>`select fallen_why as why from returns.approval where case_id = ${caseId} order by part`.execute(tx),
    )
    await there.house.scratch.setClock(hoursAfter(now, 1))
    expect(rows.map(({ why }) => why)).toEqual([expect.arrayContaining(['risk', 'fit']), expect.arrayContaining(['risk', 'fit'])])
  })
  it('is taken back by whoever gave it, without a reason', async () => {
    const caseId = await there.ready()
    await there.bothApprove(caseId)
    expect((await there.board.fills(gatePaths.takeBack(caseId), {})).status).toBe(409)
    await there.done(there.coordinator, gatePaths.takeBack(caseId), {})
    const shown = await there.gatesOf(caseId, there.coordinator)
    expect([shown.approval, shown.mayApprove]).toEqual(['half', true])
    expect(await leaves(caseId)).toBe('departure_approved')
  })
  it('is nobody’s to write in another’s name', async () => {
    const caseId = await there.ready()
    const about = await there.returnOf(caseId)
    const forge = (person: typeof there.board, part: string) =>
      there.inside(person, caseId, async (visit) =>
        sql`insert into returns.approval (return_id, case_id, unit_id, zone_id, part, made_by)
          select ${about}, ${caseId}, p.unit_id, p.zone_id, ${part}, authz.me() from returns.party p where p.return_id = ${about} and p.zone_id = authz.my_zone()`.execute(
          visit.tx,
        ),
      )
    await expect(forge(there.board, 'coordinator')).rejects.toMatchObject({ code: '42501' })
    await expect(forge(there.coordinator, 'partner')).rejects.toMatchObject({ code: '42501' })
    await expect(forge(there.abroad, 'partner')).rejects.toMatchObject({ code: '42501' })
    expect(await there.inside(there.board, caseId, approveDeparture)).toMatchObject({ ok: false, refusal: { kind: 'not-yours-to-approve' } })
  })
  it('is recorded by act, with ids only', async () => {
    const caseId = await there.ready()
    await there.bothApprove(caseId)
    await there.done(there.partner, gatePaths.signRisk(caseId, await there.weighs(caseId)), signature())
    const { rows } = await there.house.asOwner(async (tx) =>
      sql<{ body: string }>`select body from audit.event where body is not null and case_id = ${caseId}`.execute(tx),
    )
    const acts = rows.map(({ body }) => (JSON.parse(body) as { act: string }).act)
    for (const act of ['return.approved', 'return.risk-signed', 'return.risk-said', 'return.plan-written', 'return.paper-listed', 'return.clearance-noted'])
      expect(acts).toContain(act)
    expect(rows.map(({ body }) => body).join()).not.toMatch(/Canary/)
  })
})
