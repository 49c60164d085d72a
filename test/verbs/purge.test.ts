import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Certificate } from '#app/verbs/purge/certificate.ts'
import { purge } from '#app/verbs/purge.ts'
import { closeCase } from '#capabilities/cases/commands/close-case.ts'
import { findCard, openCase, readTexts, writeRecord } from '#capabilities/cases/contract.ts'
import { openCaseFromCall } from '#capabilities/contact/commands/open-case-from-call.ts'
import { takeCall } from '#capabilities/contact/commands/take-call.ts'
import type { CallForm } from '#capabilities/contact/forms.ts'
import { findCall } from '#capabilities/contact/store/call.ts'
import { asOwner } from '#capabilities/people/store/operator.ts'
import { newId, type Id } from '#kernel/id.ts'
import { verifyDatabase } from '#platform/record/verify.ts'
import { openVault } from '#platform/sealing/vault-store.ts'
import { openHouse, type OpenHouse } from '#test/house.ts'
import { must, openTool, works, type Member, type Tool } from '#test/verbs/lilja.ts'

const words = 'Hon bor hos sin moster. Ring efter klockan fyra.'
const four = ['--by', 'admin.alfa', '--second', 'head.alfa'] as const

let house: OpenHouse
let tool: Tool
let worker: Member

type Told = { readonly caseId: Id; readonly pseudonym: string; readonly recordId: Id }

async function openOne(): Promise<Told> {
  const { caseId, pseudonym } = must(await works(tool, worker.token, null, (visit) => openCase(visit, { child: 'no', urgent: false, fileReference: 'N-17' })))
  const recordId = must(await works(tool, worker.token, caseId, (visit) => writeRecord(visit, { caseId, class: 'C4', kind: 'note', text: words })))
  must(
    await works(tool, worker.token, caseId, (visit) =>
      writeRecord(visit, { caseId, class: 'C1', kind: 'identity', text: 'Påhittad Person', names: ['Påhittad Person'] }),
    ),
  )
  return { caseId, pseudonym, recordId }
}

async function closeOne(told: Told, retention: 'five_years' | 'kept' = 'five_years'): Promise<void> {
  must(
    await works(tool, worker.token, told.caseId, async (visit) => {
      const card = await findCard(visit.tx, told.caseId)
      const riskOn = visit.now.toISOString().slice(0, 10)
      return await closeCase(visit, told.caseId, card?.version ?? 0, {
        reason: 'goals_met',
        riskOn,
        wayBack: null,
        sex: 'woman',
        ageGroup: '25-34',
        purpose: 'sexual',
        country: 'RO',
        retention,
      })
    }),
  )
}

/** As if it had been closed long ago: whoever led it is still a living member. */
const letRunOut = async (told: Told): Promise<void> => {
  await asOwner(await house.scratch.admin('main'), 'test.set', (tx) =>
    sql`update cases.closure set retention_until = '2020-12-31' where case_id = ${told.caseId}`.execute(tx),
  )
}

const dueOne = async (): Promise<Told> => {
  const told = await openOne()
  await closeOne(told)
  await letRunOut(told)
  return told
}

const readsIt = (told: Told): Promise<Response> => worker.visits(`/cases/${told.caseId}/records/${told.recordId}`)
const verdict = async () => await verifyDatabase(await house.scratch.admin('main'), { key: house.secrets.auditKey })
const vaultHere = () => openVault(tool.databases.vault, house.secrets.kek).forRequest()

beforeAll(async () => {
  house = await openHouse({ now: new Date('2026-11-21T22:15:00Z') })
  tool = await openTool(house, [purge])
  worker = await tool.someone('worker.alfa')
})
afterAll(async () => {
  await tool.close()
  await house.close()
})

describe('lilja purge', () => {
  it('lists nothing, and then what is due and what would go, and changes nothing', async () => {
    expect(await tool.lilja('purge', '--dry-run')).toMatchObject({ ending: 0, out: expect.stringContaining('Nothing is due') })
    const told = await dueOne()
    const { ending, out } = await tool.lilja('purge', '--dry-run', '--json')
    expect(ending).toBe(0)
    expect(JSON.parse(out)).toEqual({
      due: 1,
      cases: [
        {
          case: told.caseId,
          pseudonym: told.pseudonym,
          zone: 'ALFA',
          units: 1,
          closedOn: '2026-11-21',
          retention: 'five_years',
          keptUntil: '2020-12-31',
          due: true,
          reason: null,
          goes: { texts: 2, keys: expect.any(Number), tokens: expect.any(Number), references: 1 },
        },
      ],
    })
    expect(out).not.toMatch(/Påhittad|moster|N-17/)
    expect((await readsIt(told)).status).toBe(200)
    expect(await tool.lilja('purge', told.pseudonym, ...four, '--yes')).toMatchObject({ ending: 0 })
  })

  it('refuses before the day, and says the day', async () => {
    const told = await openOne()
    expect(await tool.lilja('purge', told.pseudonym, ...four, '--yes')).toMatchObject({ ending: 1, out: '', err: `The case ${told.pseudonym} is not closed.` })
    await closeOne(told)
    expect(await tool.lilja('purge', told.pseudonym, ...four, '--yes')).toMatchObject({
      ending: 1,
      out: '',
      err: `The case ${told.pseudonym} is kept until 2032-12-31. It can be purged from that day.`,
    })
    await asOwner(await house.scratch.admin('main'), 'test.set', (tx) =>
      sql`update cases.closure set retention = 'kept', retention_until = null where case_id = ${told.caseId}`.execute(tx),
    )
    expect((await tool.lilja('purge', told.pseudonym, ...four, '--yes')).err).toContain('preserved, not purged')
    expect((await tool.lilja('purge', '--dry-run')).out).toContain('Nothing is due')
    expect((await readsIt(told)).status).toBe(200)
  })

  it('needs two different people who may decide for the zone that leads the case', async () => {
    const told = await dueOne()
    const tries: readonly (readonly [readonly string[], number, string])[] = [
      [['--by', 'admin.alfa', '--yes'], 2, 'Two persons decide'],
      [['--by', 'admin.alfa', '--second', 'admin.alfa', '--yes'], 1, 'two different persons'],
      [['--by', 'worker.alfa', '--second', 'admin.alfa', '--yes'], 1, 'neither administrator nor key officer'],
      [['--by', 'admin.beta', '--second', 'admin.alfa', '--yes'], 1, 'does not belong to ALFA'],
      [['--by', 'admin.alfa', '--second', 'admin.beta', '--yes'], 1, 'nor is one of its three key officers'],
      [['--by', 'admin.alfa', '--second', 'nobody.alfa', '--yes'], 1, 'Nobody signs in as nobody.alfa'],
      [[...four], 1, 'Add --yes'],
      [[...four, '--dry-run'], 2, 'decides nothing'],
      [[...four, '--yes', '--force'], 2, 'force'],
    ]
    for (const [args, ending, said] of tries) {
      const answer = await tool.lilja('purge', told.pseudonym, ...args)
      expect(answer).toMatchObject({ ending, out: '' })
      expect(answer.err).toContain(said)
    }
    expect(await tool.lilja('purge', 'Ingen Alls 1', ...four, '--yes')).toMatchObject({
      ending: 1,
      err: expect.stringContaining('no case called Ingen Alls 1'),
    })
    expect((await tool.lilja('purge')).ending).toBe(2)
    expect((await readsIt(told)).status).toBe(200)
    expect(await tool.lilja('purge', told.pseudonym, '--by', 'admin.alfa', '--second', 'keys1.nspm', '--yes')).toMatchObject({ ending: 0 })
  })

  it('takes the keys and the texts away, says so in the record and gives a certificate, as often as it is asked for', async () => {
    const told = await dueOne()
    const answer = await tool.lilja('purge', ...told.pseudonym.split(' '), ...four, '--yes', '--json')
    expect(answer).toMatchObject({ ending: 0, err: '' })
    const certificate = JSON.parse(answer.out) as Certificate
    expect(certificate).toMatchObject({ case: told.caseId, zone: 'ALFA', keptUntil: '2020-12-31', decidedBy: ['ALFA-08', 'ALFA-05'], texts: 2 })
    expect(certificate.record).toHaveLength(3)

    expect((await readsIt(told)).status).toBe(404)
    expect((await worker.visits(`/cases/${told.caseId}`)).status).toBe(404)
    expect(await works(tool, worker.token, told.caseId, (visit) => readTexts(visit, { caseId: told.caseId, classes: ['C1', 'C4'] }))).toEqual([])
    expect(await vaultHere().find(told.caseId)).toBeNull()
    const admin = await house.scratch.admin('main')
    for (const table of ['record_text', 'key_wrap', 'record_wrap', 'find_token', 'unit_reference'])
      expect((await sql`select from cases.${sql.id(table)} where case_id = ${told.caseId}`.execute(admin)).rows).toEqual([])
    expect((await sql`select from cases.coded where case_id = ${told.caseId}`.execute(admin)).rows).toHaveLength(1)
    const { rows } = await sql<{
      act: string
    }>`select body::jsonb ->> 'act' as act from audit.event where seq = any (${[...certificate.record]}::bigint[]) and case_id = ${told.caseId} order by seq`.execute(
      admin,
    )
    expect(rows.map((row) => row.act)).toEqual(['case.purge-decided', 'case.purge-seconded', 'case.purged'])
    expect(await verdict()).toMatchObject({ ok: true })

    const paper = await tool.lilja('purge', told.pseudonym)
    expect(paper).toMatchObject({ ending: 0 })
    expect(paper.out).toContain(`ALFA-08 and ALFA-05`)
    expect(paper.out).toContain(`lines ${certificate.record.join(', ')}`)
    expect(paper.out).toContain('35 days')
  })

  it('takes the calls of the case along: their words have keys of their own', async () => {
    const form: CallForm = {
      startedAt: null,
      acute: false,
      caller: 'self',
      subject: 'self',
      danger: 'no',
      child: 'no',
      municipality: '2480',
      language: null,
      interpreter: 'no',
      consents: [],
      ways: [],
      safe: [],
      anyHour: false,
      safeFrom: null,
      safeUntil: null,
      advice: [],
      fromLine: null,
      summary: 'Ringde om sin syster.',
      names: null,
      codeWord: null,
      safeWords: null,
    }
    const callId = must(await works(tool, worker.token, null, (visit) => takeCall(visit, form)))
    const call = await works(tool, worker.token, null, (visit) => findCall(visit.tx, callId))
    if (!call) throw new Error('there is no call')
    const caseId = must(await works(tool, worker.token, null, (visit) => openCaseFromCall(visit, call)))
    const card = await works(tool, worker.token, caseId, (visit) => findCard(visit.tx, caseId))
    const told = { caseId, pseudonym: card?.pseudonym ?? '', recordId: caseId }
    const admin = await house.scratch.admin('main')
    await asOwner(admin, 'test.set', async (tx) => {
      await sql`update cases.task set done_at = authz.now(), outcome = 'done' where case_id = ${caseId}`.execute(tx)
      await sql`insert into authz.draft (person_id, path, sealed) select id, ${`/cases/${caseId}/records/new`}, '\\x01' from people.person where login in ('worker.alfa', 'operator.alfa')`.execute(
        tx,
      )
    })
    await asOwner(admin, 'test.set', (tx) =>
      sql`insert into contact.safe_contact (case_id, zone_id, said_by, flags) select ${caseId}, zone_id, id, '{no_contact}' from people.person where login = 'worker.alfa'`.execute(
        tx,
      ),
    )
    const saidSafe = async (): Promise<number> => (await sql`select from contact.safe_contact where case_id = ${caseId}`.execute(admin)).rows.length
    expect(await saidSafe()).toBe(1)
    await closeOne(told)
    await letRunOut(told)
    expect(await vaultHere().find(callId)).not.toBeNull()
    expect(await tool.lilja('purge', told.pseudonym, ...four, '--yes')).toMatchObject({ ending: 0 })
    expect(await vaultHere().find(callId)).toBeNull()
    expect((await sql`select from contact.call where case_id = ${caseId}`.execute(admin)).rows).toHaveLength(1)
    expect(await saidSafe()).toBe(0)
    expect((await sql`select from contact.call_key where call_id = ${callId}`.execute(admin)).rows).toEqual([])
    expect((await sql`select from authz.draft where path like ${`%${caseId}%`}`.execute(admin)).rows).toEqual([])
    expect(await verdict()).toMatchObject({ ok: true })
  })

  it('takes along whom a place was asked for, the answers and nights, and who asked for contact data; the place itself stays', async () => {
    const told = await dueOne()
    const admin = await house.scratch.admin('main')
    const ids = { place: newId(), request: newId(), ask: newId(), child: newId(), mark: newId(), address: newId() }
    await asOwner(admin, 'test.set', async (tx) => {
      const { rows } = await sql<{ unit: Id; zone: Id; me: Id; shelter: Id }>`
        select u.id as unit, u.zone_id as zone, (select id from people.person where login = 'worker.alfa') as me, (select id from people.zone where code = 'A17') as shelter
        from cases.unit u where u.case_id = ${told.caseId}`.execute(tx)
      const { unit, zone, me, shelter } = rows[0] ?? { unit: '', zone: '', me: '', shelter: '' }
      await sql`insert into protection.place (id, zone_id, slot, code_name, region, house, takes, adults, children, wheelchair, pets, night_staff, languages, avoid, made_by)
        values (${ids.place}, ${shelter}, 7, 'GRAN', 'west', 'A', '{women}', 1, 1, false, false, false, '{}', '{}', ${me})`.execute(tx)
      await sql`insert into protection.place_need (id, from_zone, adults, child_bands, who, wheelchair, pets, night_staff, languages, away_from, from_day, nights, basis)
        values (${ids.request}, ${zone}, 1, '{0_5}', 'women', false, false, false, '{}', '{}', '2026-11-01', 3, 'board_decision')`.execute(tx)
      await sql`insert into protection.place_request (id, case_id, unit_id, zone_id, made_by) values (${ids.request}, ${told.caseId}, ${unit}, ${zone}, ${me})`.execute(
        tx,
      )
      await sql`insert into protection.place_ask (id, request_id, from_zone, to_zone, state, refusal) values (${ids.ask}, ${ids.request}, ${zone}, ${shelter}, 'refused', 'other')`.execute(
        tx,
      )
      await sql`insert into protection.place_no (ask_id, zone_id, why, made_by) values (${ids.ask}, ${shelter}, 'conflict', ${me})`.execute(tx)
      await sql`insert into protection.apart_question (ask_id, zone_id, asked_by) values (${ids.ask}, ${shelter}, ${me})`.execute(tx)
      await sql`insert into protection.stay (place_id, zone_id, slot, ask_id, kind, nights, active, ended_why, made_by)
        values (${ids.place}, ${shelter}, 7, ${ids.ask}, 'stay', '[2026-11-01,2026-11-03)', false, 'left', ${me})`.execute(tx)
      await sql`insert into protection.child_placement (id, request_id, zone_id, number, band) values (${ids.child}, ${ids.request}, ${zone}, 1, '0_5')`.execute(
        tx,
      )
      await sql`insert into protection.apart_mark (id, case_id, unit_id, zone_id, wall, kind, token, made_by)
        values (${ids.mark}, ${told.caseId}, ${unit}, ${zone}, ${`${unit}/C10`}, 'name', '\\x000102030405060708090a0b0c0d0e0f', ${me})`.execute(tx)
      await sql`insert into protection.address_request (id, case_id, unit_id, zone_id, wall, authority, asked, request_record, due_at, received_by, decider_id)
        values (${ids.address}, ${told.caseId}, ${unit}, ${zone}, ${`${unit}/C10`}, 'police', '{phone}', ${told.recordId}, authz.now(), ${me},
          (select id from people.person where login = 'head.alfa'))`.execute(tx)
    })
    const left = async (): Promise<readonly (readonly [string, number])[]> => {
      const { rows } = await sql<{ name: string; n: number }>`
        select 'place' as name, count(*)::int as n from protection.place where id = ${ids.place}
        union all select 'place_need', count(*)::int from protection.place_need where id = ${ids.request}
        union all select 'place_request', count(*)::int from protection.place_request where case_id = ${told.caseId}
        union all select 'place_ask', count(*)::int from protection.place_ask where id = ${ids.ask}
        union all select 'place_no', count(*)::int from protection.place_no where ask_id = ${ids.ask}
        union all select 'apart_question', count(*)::int from protection.apart_question where ask_id = ${ids.ask}
        union all select 'stay', count(*)::int from protection.stay where ask_id = ${ids.ask}
        union all select 'child_placement', count(*)::int from protection.child_placement where id = ${ids.child}
        union all select 'apart_mark', count(*)::int from protection.apart_mark where case_id = ${told.caseId}
        union all select 'address_request', count(*)::int from protection.address_request where case_id = ${told.caseId}`.execute(admin)
      return rows.map(({ name, n }) => [name, n] as const)
    }
    const before = await left()
    expect(before.map(([, n]) => n)).toEqual(before.map(() => 1))
    expect(await tool.lilja('purge', told.pseudonym, ...four, '--yes')).toMatchObject({ ending: 0 })
    expect((await left()).filter(([, n]) => n > 0)).toEqual([['place', 1]])
    expect(await verdict()).toMatchObject({ ok: true })
  })

  it('killed between the vault and the work, opens for nobody, and running it again completes it', async () => {
    const told = await dueOne()
    await vaultHere().shred(told.caseId)
    expect(await (await readsIt(told)).text()).not.toContain('moster')
    expect(await tool.lilja('purge', told.pseudonym, ...four, '--yes')).toMatchObject({ ending: 0, out: expect.stringContaining('Certificate of erasure') })
    expect((await readsIt(told)).status).toBe(404)
    expect(await verdict()).toMatchObject({ ok: true })
  })

  it('INV-10: an old backup of the work and a member with keys do not open it', async () => {
    const told = await dueOne()
    const admin = await house.scratch.admin('main')
    const tables = ['record_text', 'key_wrap', 'record_wrap', 'find_token', 'unit_reference']
    await sql`create schema kept`.execute(admin)
    for (const table of tables)
      await sql`create table kept.${sql.id(table)} as select * from cases.${sql.id(table)} where case_id = ${told.caseId}`.execute(admin)
    const putBack = async (): Promise<void> =>
      await admin.transaction().execute(async (tx) => {
        await sql`set local session_replication_role = replica`.execute(tx)
        await sql`update cases.card set shredded_at = null where id = ${told.caseId}`.execute(tx)
        for (const table of tables) await sql`insert into cases.${sql.id(table)} select * from kept.${sql.id(table)}`.execute(tx)
      })
    expect(await (await readsIt(told)).text()).toContain('moster')
    expect(await tool.lilja('purge', told.pseudonym, ...four, '--yes')).toMatchObject({ ending: 0 })
    await putBack()
    const answer = await readsIt(told)
    expect(answer.status).not.toBe(200)
    expect(await answer.text()).not.toContain('moster')
    expect(await tool.lilja('purge', told.pseudonym, ...four, '--yes')).toMatchObject({ ending: 0 })
    expect((await readsIt(told)).status).toBe(404)
    await sql`drop schema kept cascade`.execute(admin)
  })
})
