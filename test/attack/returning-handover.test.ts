import { sql, type RawBuilder } from 'kysely'
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runJob } from '#app/jobs.ts'
import { addMember } from '#capabilities/cases/commands/add-member.ts'
import { endMembership, type EndReason } from '#capabilities/cases/commands/end-member.ts'
import { makePace, usualLimits } from '#capabilities/contact/contract.ts'
import { abroadPaths, partnerPath } from '#capabilities/returning/abroad-paths.ts'
import { choicePaths } from '#capabilities/returning/choice-paths.ts'
import { partnerDoors } from '#capabilities/returning/doors/partner.tsx'
import { abroadJobs } from '#capabilities/returning/jobs/forget-handovers.ts'
import type { Id } from '#kernel/id.ts'
import { daysAfter } from '#kernel/time.ts'
import { asNobody } from '#platform/db/enter.ts'
import { hangPublic } from '#platform/http/public-serve.ts'
import { StepUpNeeded } from '#platform/http/visit.ts'
import { secondTheHandover } from '#capabilities/returning/commands/send-handover.ts'
import type { Person } from '#test/stories/cases-house.ts'
import { hiddenIn, openAbroadHouse, publicOrigin, type AbroadHouse, type Given } from '#test/stories/returning-abroad-house.ts'
import { now } from '#test/stories/return-house.ts'

let there: AbroadHouse
beforeAll(async () => {
  there = await openAbroadHouse()
}, 240_000)
afterAll(() => there?.house.close())

const rowsOf = async <Row>(deed: RawBuilder<Row>): Promise<readonly Row[]> => await there.house.asOwner(async (tx) => (await deed.execute(tx)).rows)
const asks = <Row>(person: Person, scope: Id | null, deed: RawBuilder<Row>): Promise<readonly Row[]> =>
  person.works(scope, async (visit) => (await deed.execute(visit.tx)).rows)
const codeOf = async (person: Person, scope: Id, deed: RawBuilder<unknown>): Promise<string> =>
  await person
    .works(scope, (visit) => deed.execute(visit.tx))
    .then(() => 'done')
    .catch((fault: { code?: string }) => fault.code ?? 'fault')
const stateOf = async (id: Id): Promise<string | null> =>
  (await rowsOf(sql<{ why: string | null }>`select ended_why as why from returns.handover where id = ${id}`))[0]?.why ?? null
const returnOf = async (caseId: Id): Promise<Id> => (await rowsOf(sql<{ id: Id }>`select id from returns.return where case_id = ${caseId}`))[0]?.id ?? ''
const prepared = async (): Promise<{ readonly caseId: Id; readonly id: Id }> => {
  const caseId = await there.reaches('admitted')
  await there.agrees(caseId, there.partner, there.near)
  return { caseId, id: await there.prepares(caseId) }
}

describe('the second person of a hand-over', () => {
  it('is nobody of the organisation it goes to', async () => {
    const { caseId, id } = await prepared()
    expect((await there.abroad.visits(abroadPaths.second(caseId, id))).status).toBe(404)
    expect(await asks(there.abroad, caseId, sql`select returns.second_handover(${id}, 'yes') as done`)).toEqual([{ done: false }])
    expect((await there.one({ caseId, id }, there.abroad)).handover.maySecond).toBe(false)
  })
  it('is nobody of another partner abroad either, whatever zone it is of', async () => {
    const { caseId, id } = await prepared()
    await there.house.asOwner((tx) => sql`update returns.handover set to_zone = ${there.far} where id = ${id}`.execute(tx))
    expect(await asks(there.abroad, caseId, sql`select returns.second_handover(${id}, 'yes') as done`)).toEqual([{ done: false }])
  })
  it('is asked anew who she is', async () => {
    const { caseId, id } = await prepared()
    const tired = await there.house.person(there.coordinator.zoneId, ['regional_coordinator'], { stale: true })
    await expect(tired.works(null, (visit) => secondTheHandover(visit, caseId, id, 'yes'))).rejects.toThrow(StepUpNeeded)
    expect((await there.seconds(caseId, id)).status).toBe(303)
  })
})

describe('what a hand-over holds', () => {
  it('is of the classes of its consent: a text of class C8 with a consent for C8, and no other class with it', async () => {
    const caseId = await there.reaches('admitted')
    await there.agrees(caseId, there.partner, there.near, ['C8'])
    const record = await there.writes(caseId, there.partner, 'Canary-c8', 'C8')
    const answer = await there.partner.fills(abroadPaths.prepare(caseId, there.near), there.facts([record], { fields: [] }))
    expect(answer.status).toBe(303)
    const id = answer.headers.get('location')?.split('/').at(-1) ?? ''
    const adds = (cls: string) => sql`
      insert into returns.handover_item (handover_id, return_id, case_id, wall, record_id, version, class, kind)
      select id, return_id, case_id, wall, gen_random_uuid(), 1, ${cls}, 'note' from returns.handover where id = ${id}`
    // The class in which the answers are read, C4, is not one that leaves.
    expect([await codeOf(there.partner, caseId, adds('C4')), await codeOf(there.partner, caseId, adds('C10'))]).toEqual(['42501', '42501'])
    expect(await codeOf(there.partner, caseId, adds('C8'))).toBe('done')
  })
  it('says nothing of a consent of another zone', async () => {
    const { caseId, id } = await prepared()
    const carries = sql<{ carries: boolean }>`
      select returns.consent_carries(${(await rowsOf(sql<{ c: Id }>`select consent_id as c from returns.handover where id = ${id}`))[0]?.c ?? ''}, ${caseId}, ${there.partner.zoneId},
        ${there.near}, array['C4']) as carries`
    expect(await asks(there.partner, caseId, carries)).toEqual([{ carries: true }])
    for (const person of [there.board, there.coordinator, there.abroad, there.outsider]) expect(await asks(person, null, carries)).toEqual([{ carries: false }])
    const held = sql`select returns.consent_holds(gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), '{}')`
    expect(await codeOf(there.partner, caseId, held)).toBe('42501')
  })
})

describe('who ends hand-overs', () => {
  it('while the return goes on, is only who leads the part that made them', async () => {
    const given = await there.given()
    const ends = sql`select returns.end_handovers(${await returnOf(given.caseId)})`
    for (const person of [there.abroad, there.coordinator, there.board]) {
      await person.works(given.caseId, (visit) => ends.execute(visit.tx))
      expect(await stateOf(given.id)).toBeNull()
    }
    expect((await there.opens(given)).status).toBe(200)
    await there.partner.works(given.caseId, (visit) => ends.execute(visit.tx))
    expect(await stateOf(given.id)).toBe('decision')
  })
  it('is whoever ends the return, with all of them and their keys', async () => {
    const given = await there.given()
    expect((await there.coordinator.fills(choicePaths.withdraw(given.caseId), { outcome: 'withdrew_before_travel', words: '' })).status).toBe(303)
    expect(await stateOf(given.id)).toBe('return')
    expect(await there.house.house.vault.forRequest().find(given.id)).toBeNull()
    expect((await there.opens(given)).status).toBe(410)
  })
})

describe('whoever leaves the case', () => {
  const helper = async (caseId: Id): Promise<{ readonly person: Person; readonly member: Id }> => {
    const person = await there.house.person(there.partner.zoneId, ['return_officer'])
    const added = await there.partner.works(caseId, (visit) =>
      addMember(visit, { caseId, personId: person.id, position: 'member', classes: ['C4'], writes: ['C4'], until: daysAfter(now, 20) }),
    )
    if (!added.ok) throw new Error(added.refusal.kind)
    const [row] = await rowsOf(sql<{ id: Id }>`select id from cases.member where case_id = ${caseId} and person_id = ${person.id}`)
    return { person, member: row?.id ?? '' }
  }
  const keysOf = async (id: Id, person: Person): Promise<number> =>
    (await rowsOf(sql<{ n: number }>`select count(*)::int as n from returns.handover_key where handover_id = ${id} and holder_id = ${person.id}`))[0]?.n ?? -1
  it.each<[string, EndReason, boolean]>([
    ['by decision', 'no_longer_needed', false],
    ['for cause', 'for_cause', false],
    ['of her own', 'left', true],
  ])('%s leaves the keys to the answers from abroad behind, and nobody else does', async (_how, why, own) => {
    const { caseId, id } = await prepared()
    const { person, member } = await helper(caseId)
    await there.seconds(caseId, id)
    await there.sendsOver(caseId, id)
    expect([await keysOf(id, person), await keysOf(id, there.partner)]).toEqual([1, 1])
    expect((await (own ? person : there.partner).works(caseId, (visit) => endMembership(visit, caseId, member, why))).ok).toBe(true)
    expect([await keysOf(id, person), await keysOf(id, there.partner)]).toEqual([0, 1])
  })
  it('is not made to by somebody who leads another part', async () => {
    const given = await there.given()
    const [unit] = await rowsOf(sql<{ id: Id }>`select unit_id as id from returns.handover where id = ${given.id}`)
    for (const person of [there.abroad, there.coordinator, there.outsider])
      expect(await asks(person, null, sql`select returns.drop_handover_keys(${unit?.id ?? ''}, ${there.partner.id}) as n`)).toEqual([{ n: 0 }])
    expect(await keysOf(given.id, there.partner)).toBe(1)
  })
})

describe('somebody who guesses at the page abroad', () => {
  it('is answered the same of a page that is there and one that never was: no id, no case; it is recorded all the same', async () => {
    const given = await there.given()
    const opened = (number: string) =>
      asNobody(there.house.scratch.databases, async (tx) => (await sql`select * from returns.open_handover(${number}, ${Buffer.alloc(32)})`.execute(tx)).rows)
    const [here, nowhere] = [await opened(given.number), await opened('000000000000')]
    expect(here).toEqual(nowhere)
    expect(here).toMatchObject([{ state: 'refused', id: null, case_id: null }])
    expect((await there.one(given)).handover.wrongCodes).toBe(1)
    expect(await linesOf(given)).toContain('abroad.refused wrong-code')
  })
  it('waits the whole time also when guesses are slowed: it runs from when the guess is looked at', async () => {
    const given = await there.given()
    let slowedUntil = 0
    const pace = makePace(
      usualLimits,
      () => 0,
      async () => {
        const from = performance.now()
        while (performance.now() - from < 15) await Promise.resolve()
        slowedUntil = performance.now()
      },
    )
    const spared: number[] = []
    const site = new Hono()
    const house = {
      databases: there.house.scratch.databases,
      vault: there.house.house.vault,
      origins: [publicOrigin],
      realNow: () => now,
      show: (shown: { readonly status?: number }) => new Response('', { status: shown.status ?? 200 }),
      say: () => new Response('', { status: 500 }),
    }
    hangPublic(
      site,
      house,
      partnerDoors(pace, (at) => Promise.resolve(void (slowedUntil > 0 && spared.push(at - slowedUntil)))),
    )
    for (let turn = 0; turn < 9; turn += 1) {
      slowedUntil = 0
      await site.request(publicOrigin + partnerPath('ro', turn % 2 ? given.number : '999999999999'), {
        method: 'POST',
        body: new URLSearchParams({ what: 'open', code: String(turn).padStart(20, '3') }),
        headers: { origin: publicOrigin, 'sec-fetch-site': 'same-origin' },
      })
    }
    expect(spared.length).toBeGreaterThan(2)
    expect(spared.filter((ms) => ms < 1200)).toEqual([])
  })
})

const linesOf = async (given: Given): Promise<readonly string[]> => {
  const reviewer = await there.house.person(there.partner.zoneId, ['log_reviewer'])
  const rows = await asks(
    reviewer,
    null,
    sql<{
      act: string
      reason: string | null
      actor: string | null
    }>`select act, reason, actor from audit.looks(${given.caseId}, null, 200) where act like 'abroad.%'`,
  )
  return rows.filter((row) => row.actor === null).map((row) => [row.act, row.reason].filter((one) => one !== null).join(' '))
}
describe('what somebody abroad does without an account', () => {
  it('is read by the reviewer of the zone that handed over, and of no other', async () => {
    const given = await there.given()
    const html = await (await there.opens(given)).text()
    await there.sends(partnerPath('ro', given.number), hiddenIn(html, 'accept'))
    await there.sends(partnerPath('ro', given.number), { what: 'open', code: '1'.repeat(20) })
    await there.partner.fills(abroadPaths.end(given.caseId, given.id), {})
    expect((await there.opens(given)).status).toBe(410)
    const lines = await linesOf(given)
    for (const line of ['abroad.opened', 'abroad.answered accepted', 'abroad.refused wrong-code', 'abroad.refused over']) expect(lines).toContain(line)
    const other = await there.house.person(there.abroad.zoneId, ['log_reviewer'])
    expect(await asks(other, null, sql`select act from audit.looks(${given.caseId}, null, 200) where actor is null`)).toEqual([])
  })
  it('is said of a zone by nobody with SQL in hand', async () => {
    const given = await there.given()
    const forged = sql`select audit.write_for(${there.partner.zoneId}, '{"act":"abroad.opened","result":"seen"}')`
    expect(await codeOf(there.partner, given.caseId, forged)).toBe('42501')
    const nobody = asNobody(there.house.scratch.databases, (tx) => forged.execute(tx))
    await expect(nobody).rejects.toThrow(/permission denied/)
    const without = sql`select returns.tell_opening(${given.number}, ${Buffer.alloc(32)}, false)`
    await asNobody(there.house.scratch.databases, (tx) => without.execute(tx))
    expect(await linesOf(given)).toEqual([])
  })
})

describe('the clock', () => {
  it.each([
    ['one hand-over', ({ id }: Given) => sql`select returns.end_handover(${id}) as done`],
    ['those of a return', ({ caseId }: Given) => sql`select returns.end_handovers(r.id) as done from returns.return r where r.case_id = ${caseId}`],
  ])('takes the vault key of %s that was ended past the program, though it opens for nobody from the moment it ended', async (_which, ends) => {
    const given = await there.given()
    const keys = async (): Promise<number> => (await there.house.house.vault.forRequest().findMany([given.id])).size
    const held = async () =>
      (
        await rowsOf(sql<{ ways: number; text: boolean }>`
          select num_nonnulls(partner_wrap, own_wrap, code_box) as ways, snapshot is not null as text from returns.handover_seal where handover_id = ${given.id}`)
      )[0]
    await asks(there.partner, given.caseId, ends(given))
    expect([(await there.opens(given)).status, await stateOf(given.id), await keys(), await held()]).toEqual([410, 'decision', 1, { ways: 0, text: true }])
    expect((await there.one(given)).snapshot).toBeNull()
    for (const job of abroadJobs) await runJob(there.house.scratch.databases, job)
    expect([await keys(), await held()]).toEqual([0, { ways: 0, text: false }])
    expect((await there.opens(given)).status).toBe(410)
  })

  it('empties no hand-over whose key it has not shredded, however many are over at once', async () => {
    const given = await there.given()
    const copies = await rowsOf(sql<{ id: Id }>`
      insert into returns.handover (return_id, case_id, unit_id, zone_id, class, wall, to_zone, country, ground, consent_id, harm_record, classes, fields, language, days, second_by, second_at,
        second_answer, sent_at, until_at, made_by)
      select return_id, case_id, unit_id, zone_id, class, wall, to_zone, country, ground, consent_id, harm_record, classes, fields, language, days, second_by, second_at,
        second_answer, sent_at, until_at, made_by from returns.handover, generate_series(1, 502) where id = ${given.id} returning id`)
    await there.house.asOwner((tx) =>
      sql`insert into returns.handover_seal (handover_id, return_id, case_id, wall, number, lookup, salt, public_key, snapshot)
        select h.id, h.return_id, h.case_id, h.wall, (900000000000 + row_number() over ())::text, s.lookup, s.salt, s.public_key, s.snapshot
        from returns.handover h, returns.handover_seal s where s.handover_id = ${given.id} and h.id = any (${copies.map(({ id }) => id)}::uuid[])`.execute(tx),
    )
    const vault = there.house.house.vault.forRequest()
    for (const { id } of copies) await vault.create(id)
    await there.house.scratch.setClock(daysAfter(now, 30))
    const round = async (): Promise<readonly [emptied: number, emptiedWithKey: number]> => {
      for (const job of abroadJobs) await runJob(there.house.scratch.databases, job)
      const emptied = await rowsOf(sql<{ id: Id }>`select handover_id as id from returns.handover_seal where snapshot is null and case_id = ${given.caseId}`)
      const keys = await there.house.house.vault.forRequest().findMany(emptied.map(({ id }) => id))
      return [emptied.length, keys.size]
    }
    const first = await round()
    expect(first[0]).toBeLessThan(503)
    expect(first[1]).toBe(0)
    expect(await round()).toEqual([503, 0])
    await there.house.scratch.setClock(now)
  }, 120_000)
})
