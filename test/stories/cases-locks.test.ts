import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runJob } from '#app/jobs.ts'
import { addTask, casePaths, inviteZone, openCase, openUnitByInvitation, readTexts, writeRecord } from '#capabilities/cases/contract.ts'
import { invitationWords } from '#capabilities/cases/domain/pseudonym.ts'
import { caseJobs } from '#capabilities/cases/jobs/case-jobs.ts'
import { hoursAfter } from '#kernel/time.ts'
import { openCasesHouse, type CasesHouse, type Person } from '#test/stories/cases-house.ts'

const must = <Value>(result: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: unknown }): Value => {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value
}

describe('the database alone, with every question of the program left out', () => {
  let house: CasesHouse
  let lead: Person, member: Person, shelter: Person, coordinator: Person
  let caseId: string
  let units: Record<string, string>
  const tries = (person: Person, statement: ReturnType<typeof sql>) =>
    person.works(caseId, async (visit) => Number((await statement.execute(visit.tx)).numAffectedRows ?? 0n))

  beforeAll(async () => {
    house = await openCasesHouse(new Date('2026-11-21T22:15:00Z'))
    const [alfa, elsa, nord] = [
      await house.zone('ALFA', 'social_services'),
      await house.zone('ELSA', 'shelter'),
      await house.zone('NORD', 'regional_coordinator'),
    ]
    lead = await house.person(alfa, ['case_worker'])
    member = await house.person(alfa, ['case_worker'])
    shelter = await house.person(elsa, ['shelter_staff'])
    coordinator = await house.person(nord, ['regional_coordinator'])
    for (const zone of [alfa, elsa, nord]) await house.keysFor(zone)
    caseId = must(await lead.works(null, (visit) => openCase(visit, { child: 'no', urgent: false }))).caseId
    for (const other of [shelter, coordinator]) {
      const asked = must(await lead.works(caseId, (visit) => inviteZone(visit, caseId, other.zoneId, invitationWords[1] ?? '', hoursAfter(visit.now, 2))))
      must(await other.works(null, (visit) => openUnitByInvitation(visit, asked)))
    }
    await lead.fills(casePaths.addMember(caseId), { person: member.id, position: 'member', classes: ['C4'], writes: ['C4'], until: '2027-02-01' })
    const { rows } = await sql<{ id: string; zone: string }>`select id, zone_id as zone from cases.unit where case_id = ${caseId}`.execute(
      await house.scratch.admin('main'),
    )
    units = Object.fromEntries(rows.map((row) => [row.zone, row.id]))
  })
  afterAll(() => house.close())

  const record = (person: Person, unit: string | undefined, zone: string, cls: string, author = person.id) =>
    sql`insert into cases.record (case_id, unit_id, zone_id, class, kind, author) values (${caseId}, ${unit}, ${zone}, ${cls}, 'note', ${author})`

  it('takes no record into another zone’s part, into a class not granted, or in another’s name', async () => {
    await expect(tries(lead, record(lead, units[shelter.zoneId], shelter.zoneId, 'C4'))).rejects.toThrow()
    await expect(tries(member, record(member, units[lead.zoneId], lead.zoneId, 'C1'))).rejects.toThrow()
    await expect(tries(lead, record(lead, units[lead.zoneId], lead.zoneId, 'C3'))).rejects.toThrow()
    await expect(tries(lead, record(lead, units[lead.zoneId], lead.zoneId, 'C4', member.id))).rejects.toThrow()
    expect(await tries(member, record(member, units[lead.zoneId], lead.zoneId, 'C4'))).toBe(1)
  })
  it('lets no member add a member, take a second person’s part, or lower the level', async () => {
    const grab = sql`insert into cases.member (case_id, unit_id, zone_id, person_id, classes, writes, position, until_at, approved_by)
      values (${caseId}, ${units[lead.zoneId]}, ${lead.zoneId}, ${member.id}, '{C1}', '{}', 'member', authz.now() + interval '1 day', ${member.id})`
    await expect(tries(member, grab)).rejects.toThrow()
    await expect(tries(lead, sql`update cases.member set second_by = ${lead.id} where case_id = ${caseId}`)).rejects.toThrow()
    await expect(tries(lead, sql`update cases.member set classes = '{C3}' where case_id = ${caseId}`)).rejects.toThrow()
    await expect(tries(lead, sql`update cases.card set protection_level = 0 where id = ${caseId}`)).rejects.toThrow()
    await expect(tries(shelter, sql`update cases.card set closed_at = authz.now() where id = ${caseId}`)).rejects.toThrow()
  })
  it('lets nobody plant a key, or approve their own disclosure of where she is', async () => {
    const plant = sql`insert into cases.key_wrap (case_id, unit_id, zone_id, holder, holder_id, classes, key_version, wrap, made_by)
      values (${caseId}, ${units[shelter.zoneId]}, ${shelter.zoneId}, 'person', ${lead.id}, '{C3}', 1, '\\x00', ${lead.id})`
    await expect(tries(lead, plant)).rejects.toThrow()
    const draft = crypto.randomUUID()
    const decide = sql`insert into cases.disclosure (id, case_id, from_unit, from_zone, to_zone, to_unit, named, mode, classes, purpose, ground, from_at, until_at, state, decided_by)
      values (${draft}, ${caseId}, ${units[shelter.zoneId]}, ${shelter.zoneId}, ${lead.zoneId}, ${units[lead.zoneId]}, ${[lead.id]}::uuid[], 'snapshot', '{C3}', 'protect_tonight', 'necessity',
        authz.now(), authz.now() + interval '1 day', 'draft', ${shelter.id})`
    expect(await tries(shelter, decide)).toBe(1)
    await expect(tries(shelter, sql`update cases.disclosure set state = 'approved' where id = ${draft}`)).rejects.toThrow()
    expect(await tries(shelter, sql`update cases.disclosure set state = 'waiting' where id = ${draft}`)).toBe(1)
    await expect(tries(shelter, sql`update cases.disclosure set state = 'approved' where id = ${draft}`)).rejects.toThrow()
    expect(await tries(lead, sql`update cases.disclosure set state = 'revoked' where id = ${draft}`)).toBe(0)
  })
  it('hides other zones’ members, references, consents and questions', async () => {
    must(
      await lead.works(caseId, (visit) =>
        addTask(visit, { caseId, zoneId: lead.zoneId, title: 'other', personId: lead.id, dueAt: hoursAfter(visit.now, 5), shared: false }),
      ),
    )
    await lead.fills(casePaths.fileReference(caseId), { fileReference: 'A-1' })
    const seen = await coordinator.works(caseId, async (visit) => {
      const count = async (from: string): Promise<number> =>
        Number((await sql<{ n: string }>`select count(*) as n from ${sql.table(`cases.${from}`)}`.execute(visit.tx)).rows[0]?.n)
      return {
        references: await count('unit_reference'),
        members: await count('member'),
        tasks: await count('task'),
        approvals: await count('approval'),
        tokens: await count('find_token'),
        wraps: await count('key_wrap'),
        records: await count('record'),
      }
    })
    expect(seen).toMatchObject({ references: 0, members: 3, tasks: 0, approvals: 0, tokens: 0, records: 0 })
    expect(seen.wraps).toBe(
      (await sql<{ n: number }>`select count(*)::int as n from cases.key_wrap where zone_id = ${coordinator.zoneId}`.execute(await house.scratch.admin('main')))
        .rows[0]?.n,
    )
  })
  it('takes a short form from a role that reads nothing there, sealed to those who do', async () => {
    const short = await coordinator.works(caseId, (visit) => writeRecord(visit, { caseId, class: 'C4', kind: 'short_form', text: 'Kanarie, kort' }))
    expect(short.ok).toBe(true)
    expect(await coordinator.works(caseId, (visit) => writeRecord(visit, { caseId, class: 'C4', kind: 'short_form', text: 'x'.repeat(501) }))).toMatchObject({
      ok: false,
      refusal: { kind: 'too-long' },
    })
    expect(await coordinator.works(caseId, (visit) => readTexts(visit, { caseId, classes: ['C4'] }))).toEqual([])
    expect((await coordinator.fills(casePaths.newRecord(caseId, 'C4'), { class: 'C4', kind: 'short_form', text: 'Ett till' })).headers.get('location')).toBe(
      casePaths.one(caseId),
    )
    expect((await coordinator.fills(casePaths.newRecord(caseId, 'C4'), { class: 'C4', kind: 'note', text: 'Ett till' })).status).toBe(422)
  })
  it('hands a task over to a colleague, and to nobody else', async () => {
    const task = must(
      await lead.works(caseId, (visit) =>
        addTask(visit, { caseId, zoneId: lead.zoneId, title: 'call_back', personId: lead.id, dueAt: hoursAfter(visit.now, 5) }),
      ),
    )
    const path = casePaths.handOverTask(caseId, task)
    expect((await shelter.visits(path)).status).toBe(404)
    expect((await lead.fills(path, { person: shelter.id, deputy: '', dueAt: '2026-11-25T10:00' })).status).toBe(422)
    expect((await lead.fills(path, { person: member.id, deputy: lead.id, dueAt: '2026-11-25T10:00' })).status).toBe(303)
    expect((await lead.fills(path, { person: lead.id, deputy: '', dueAt: '2026-11-25T10:00', _version: '1' })).status).toBe(409)
    expect(await member.reads(casePaths.tasks)).toContain(task)
  })
  it('brings a late task to a deputy who is in no team: the task, and nothing of the case', async () => {
    const deputy = await house.person(lead.zoneId, ['case_worker'])
    const task = must(
      await lead.works(caseId, (visit) =>
        addTask(visit, { caseId, zoneId: lead.zoneId, title: 'call_back', personId: lead.id, deputyId: deputy.id, dueAt: hoursAfter(visit.now, 1) }),
      ),
    )
    const path = casePaths.task(caseId, task)
    expect((await deputy.visits(path)).status).toBe(404)
    await house.scratch.setClock(new Date('2026-11-22T01:00:00Z'))
    for (const job of caseJobs) await runJob(house.scratch.databases, job)
    expect(await deputy.reads(casePaths.tasksThat('late'))).toContain(task)
    expect((await deputy.visits(casePaths.one(caseId))).status).toBe(404)
    expect((await deputy.visits(casePaths.handOverTask(caseId, task))).status).toBe(404)
    expect((await lead.fills(casePaths.recusals(caseId), { person: deputy.id, reason: 'relative' })).status).toBe(303)
    expect((await deputy.visits(path)).status).toBe(404)
    const lift = /recusals\/([0-9a-f-]{36})\/lift/.exec(await lead.reads(casePaths.recusals(caseId)))?.[1] ?? ''
    await lead.fills(casePaths.liftRecusal(caseId, lift), {})
    expect((await deputy.fills(path, { outcome: 'done' })).headers.get('location')).toBe(casePaths.tasks)
  })
})
