import { sql, type RawBuilder } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reSealHandovers } from '#capabilities/returning/commands/handover-holders.ts'
import { openAnswer, openPairForMe } from '#capabilities/returning/store/handover-seal.ts'
import { purgeHandovers, handoversWithCase } from '#capabilities/returning/store/purge-abroad.ts'
import { asNobody } from '#platform/db/enter.ts'
import { newPair } from '#platform/sealing/pair.ts'
import { keyRing } from '#platform/sealing/session-keys.ts'
import { hiddenIn, openAbroadHouse, type AbroadHouse, type Given } from '#test/stories/returning-abroad-house.ts'
import { partnerPath } from '#capabilities/returning/abroad-paths.ts'
import type { Person } from '#test/stories/cases-house.ts'

let there: AbroadHouse
let given: Given
beforeAll(async () => {
  there = await openAbroadHouse()
  given = await there.given()
  const html = await (await there.opens(given)).text()
  await there.sends(partnerPath('ro', given.number), { ...hiddenIn(html, 'ask'), question: 'Canary-fråga' })
}, 120_000)
afterAll(() => there?.house.close())

const rowsFor = (person: Person, table: string): Promise<number> =>
  person.works(null, async (visit) => (await sql<{ n: number }>`select count(*)::integer as n from ${sql.raw(table)}`.execute(visit.tx)).rows[0]?.n ?? -1)
const codeOf = async (person: Person, deed: RawBuilder<unknown>): Promise<string> =>
  await person
    .works(given.caseId, (visit) => deed.execute(visit.tx))
    .then(() => 'done')
    .catch((fault: { code?: string }) => fault.code ?? 'fault')

describe('the walls of a hand-over, for somebody with SQL in hand', () => {
  it('show its codes to those who take part, and its words only where it was made', async () => {
    expect(await rowsFor(there.coordinator, 'returns.handover')).toBe(1)
    expect(await rowsFor(there.coordinator, 'returns.handover_answer')).toBe(1)
    for (const table of ['returns.handover_item', 'returns.handover_key', 'returns.handover_words'])
      expect([table, await rowsFor(there.coordinator, table)]).toEqual([table, 0])
    const seals = (person: Person) =>
      person.works(
        null,
        async (visit) => (await sql<{ n: number }>`select count(handover_id)::integer as n from returns.handover_seal`.execute(visit.tx)).rows[0]?.n,
      )
    expect([await seals(there.partner), await seals(there.coordinator), await seals(there.outsider)]).toEqual([1, 0, 0])
    for (const table of ['returns.handover', 'returns.handover_answer', 'returns.handover_item', 'returns.handover_words'])
      for (const person of [there.outsider, there.nurse]) expect([table, await rowsFor(person, table)]).toEqual([table, 0])
    expect(await codeOf(there.partner, sql`select lookup from returns.handover_seal`)).toBe('42501')
  })
  it('let no municipality hand over, nobody send without a second person, and nobody second the own', async () => {
    const row = (zone: string, ground: string) => sql`
      insert into returns.handover (return_id, case_id, unit_id, zone_id, class, wall, to_zone, country, ground, consent_id, harm_record, classes, fields, language, days, made_by)
      select p.return_id, p.case_id, p.unit_id, p.zone_id, 'C4', p.unit_id::text || '/C4', ${zone}::uuid, 'RO', ${ground}, h.consent_id, h.harm_record, array['C4'], '{}', 'en', 5, authz.me()
      from returns.party p, returns.handover h where h.id = ${given.id} and p.case_id = ${given.caseId} and p.zone_id = authz.my_zone()`
    expect(await codeOf(there.board, row(there.near, 'within_eea'))).toBe('42501')
    expect(await codeOf(there.partner, row(there.near, 'explicit_consent'))).toBe('42501')
    expect(await codeOf(there.partner, row(there.far, 'within_eea'))).toBe('42501')
    expect(await codeOf(there.partner, sql`update returns.handover set second_answer = 'yes' where id = ${given.id}`)).toBe('42501')
    expect(await codeOf(there.partner, sql`update returns.handover_seal set number = '000000000000'`)).toBe('42501')
    const fresh = await there.prepares(given.caseId)
    const asks = (person: Person, deed: RawBuilder<{ done: boolean }>) =>
      person.works(given.caseId, async (visit) => (await deed.execute(visit.tx)).rows[0]?.done)
    const bytes = Buffer.alloc(32)
    const sending = sql<{
      done: boolean
    }>`select returns.send_handover(${fresh}, 1, authz.now() + interval '3 days', '123456789012', ${bytes}, ${Buffer.alloc(16)}, ${bytes}, ${bytes}, ${bytes}, ${bytes}, ${bytes}) as done`
    expect(await asks(there.partner, sending)).toBe(false)
    expect(await asks(there.partner, sql`select returns.second_handover(${fresh}, 'yes') as done`)).toBe(false)
    expect(await asks(there.outsider, sql`select returns.second_handover(${fresh}, 'yes') as done`)).toBe(false)
    expect(await asks(there.coordinator, sql`select returns.end_handover(${fresh}) as done`)).toBe(false)
    expect(await asks(there.coordinator, sql`select returns.forget_code(${given.id}) as done`)).toBe(false)
  })
  it('give nobody anything without the proof of the code', async () => {
    const nobody = <Row>(asked: RawBuilder<Row>) => asNobody(there.house.scratch.databases, async (tx) => (await asked.execute(tx)).rows)
    const proof = Buffer.alloc(32)
    expect(await nobody(sql`select state, wrap, snapshot, case_id from returns.open_handover('000000000000', ${proof})`)).toMatchObject([
      { state: 'refused', case_id: null },
    ])
    expect(await nobody(sql`select state, wrap, snapshot from returns.open_handover(${given.number}, ${proof})`)).toEqual([
      { state: 'refused', wrap: null, snapshot: null },
    ])
    expect(await nobody(sql`select * from returns.handover_replies(${given.number}, ${proof})`)).toEqual([])
    expect(
      await nobody(sql`select returns.answer_handover(${given.number}, ${proof}, gen_random_uuid(), gen_random_uuid(), 'accepted', null, null, null) as done`),
    ).toEqual([{ done: 'over' }])
    for (const table of ['handover', 'handover_item', 'handover_key', 'handover_answer', 'handover_words', 'handover_rule'])
      expect([table, await nobody(sql`select count(*)::integer as n from ${sql.raw(`returns.${table}`)}`)]).toEqual([table, [{ n: 0 }]])
    for (const table of ['transfer_country', 'transfer_ground'])
      expect([table, await nobody(sql`select count(*)::integer as n from ${sql.raw(`cases.${table}`)}`)]).toEqual([table, [{ n: 0 }]])
  })
})

describe('the answers from abroad', () => {
  it('open with the new key of somebody who lost her passphrase, and only during the ceremony', async () => {
    const { house, partner } = there
    const recovery = newPair()
    // The first people of the house hold a part of every zone's recovery key.
    const officers = [there.board, there.colleague] as const
    await house.asOwner((tx) =>
      sql`update people.zone_key set public_key = ${Buffer.from(recovery.publicKey)} where kind = 'recovery' and zone_id = ${partner.zoneId}`.execute(tx),
    )
    const later = await there.given()
    const html = await (await there.opens(later)).text()
    await there.sends(partnerPath('ro', later.number), { ...hiddenIn(html, 'ask'), question: 'Canary-efter' })
    const fresh = newPair()
    const ceremony = {
      sessionId: crypto.randomUUID(),
      zoneId: partner.zoneId,
      personId: partner.id,
      recoveryPublic: recovery.publicKey,
      recoveryPrivate: recovery.privateKey,
      newPublicKey: fresh.publicKey,
    }
    const reSeal = () => officers[1].works(null, (visit) => reSealHandovers(visit, ceremony))
    expect(await reSeal()).toBe(0)
    await house.asOwner(async (tx) => {
      await sql`delete from returns.handover_key where handover_id = ${given.id}`.execute(tx) // sealed to the recovery key of before
      const { rows } = await sql<{ id: string }>`
        insert into people.recovery_session (zone_id, person_id, reason, asked_by, first_officer, first_at)
        values (${partner.zoneId}, ${partner.id}, 'lost_passphrase', ${officers[0].id}, ${officers[0].id}, now()) returning id`.execute(tx)
      await sql`insert into people.recovery_part (session_id, officer_id, box) values (${rows[0]?.id ?? ''}, ${officers[1].id}, ${Buffer.from('box')})`.execute(
        tx,
      )
    })
    expect(await reSeal()).toBe(1)
    const words = await partner.works(later.caseId, async (visit) => {
      const { rows } = await sql<{ wrap: Uint8Array; answer: string; body: Uint8Array; key: Uint8Array }>`
        select k.wrap, w.answer_id as answer, w.body, w.body_key as key from returns.handover_key k join returns.handover_words w on w.handover_id = k.handover_id
        where k.handover_id = ${later.id} and k.holder = 'person' and k.holder_id = authz.me()`.execute(visit.tx)
      const [row] = rows
      const pair = row ? await openPairForMe({ ...visit, keys: keyRing(fresh) }, later.caseId, later.id, row.wrap) : null
      const caseKey = await visit.vault.find(later.caseId)
      return row && pair && caseKey ? openAnswer(caseKey, later.id, row.answer, row, pair) : null
    })
    expect(words).toBe('Canary-efter')
  })

  it('are gone with the case: every row, and the key of what was handed over', async () => {
    const gone = await there.given()
    await there.house.asOwner(async (tx) => {
      expect(await handoversWithCase(tx, gone.caseId)).toEqual([gone.id])
      await purgeHandovers(tx, gone.caseId)
      const { rows } = await sql<{ n: number }>`
        select (select count(*) from returns.handover where case_id = ${gone.caseId})::integer + (select count(*) from returns.handover_seal where case_id = ${gone.caseId})::integer as n`.execute(
        tx,
      )
      expect(rows[0]?.n).toBe(0)
    })
    expect((await there.opens(gone)).status).toBe(404)
  })
})
