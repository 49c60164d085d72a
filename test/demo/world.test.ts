import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoToday } from '#app/demo/world.ts'
import { demoPeople, demoPerson, demoZone } from '#capabilities/people/demo.ts'
import { verifyDatabase } from '#platform/record/verify.ts'
import { openHouse, type OpenHouse } from '#test/house.ts'

let house: OpenHouse
beforeAll(async () => {
  house = await openHouse({ stories: true })
}, 300_000)
afterAll(async () => {
  await house?.close()
})

type Where = { readonly id: string; readonly phase: string; readonly level: number; readonly child: string; readonly urgent: boolean; readonly zones: string }
/** A case by the number that one of its zones gave it. */
async function caseOf(reference: string): Promise<Where | undefined> {
  const { rows } = await sql<Where>`
    select c.id, c.phase, c.protection_level as level, c.child, c.urgent,
      (select string_agg(z.code, ' ' order by z.code) from cases.unit u join people.zone z on z.id = u.zone_id where u.case_id = c.id) as zones
    from cases.unit_reference f join cases.card c on c.id = f.case_id where f.file_reference = ${reference}`.execute(await house.scratch.admin('main'))
  return rows[0]
}
const count = async (table: string, reference: string): Promise<number> => {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from ${sql.table(table)} t join cases.unit_reference f on f.case_id = t.case_id where f.file_reference = ${reference}`.execute(
    await house.scratch.admin('main'),
  )
  return rows[0]?.n ?? 0
}

describe('who there is', () => {
  it('has the same people and zones, by the same ids, every time', async () => {
    const admin = await house.scratch.admin('main')
    const people = await sql<{ id: string; login: string }>`select id, login from people.person`.execute(admin)
    expect(new Map(people.rows.map((row) => [row.login, row.id]))).toEqual(new Map(demoPeople.map((one) => [one.login, one.id])))
    const zones = await sql<{ id: string }>`select id from people.zone where code = 'A17'`.execute(admin)
    expect(zones.rows[0]?.id).toBe(demoZone('A17').id)
  })
  it('lives at the time of the demo', async () => {
    const { rows } = await sql<{ off: number }>`select extract(epoch from authz.now() - ${demoToday}::timestamptz)::int as off`.execute(
      await house.scratch.admin('main'),
    )
    expect(rows[0]?.off).toBeGreaterThanOrEqual(0)
    expect(rows[0]?.off).toBeLessThan(600)
  })
})

describe('what has happened', () => {
  it.each([
    ['JOUR 2026:0098', { phase: 'acute', level: 1, child: 'no', urgent: true, zones: 'JOUR' }],
    ['ALFA 2026:0139', { phase: 'acute', level: 1, child: 'unknown', urgent: true, zones: 'ALFA JOUR NORD POLN' }],
    ['ALFA 2026:0131', { phase: 'initial_support', level: 1, child: 'no', urgent: false, zones: 'A17 ALFA NORD' }],
    ['ALFA 2026:0042', { phase: 'initial_support', level: 1, child: 'no', urgent: false, zones: 'ALFA BETA NORD POLN' }],
    ['BETA 2026-58', { phase: 'acute', level: 1, child: 'unknown', urgent: true, zones: 'A17 BETA STHM' }],
    ['ALFA 2025:0377', { phase: 'long_term', level: 1, child: 'no', urgent: false, zones: 'ALFA NORD VARD' }],
    ['ALFA 2026:0009', { phase: 'return_prep', level: 1, child: 'no', urgent: false, zones: 'ALFA DELTA NORD RETUR VARD' }],
    ['BETA 2025-19', { phase: 'returned_followup', level: 1, child: 'no', urgent: false, zones: 'BETA RETUR STHM' }],
    ['ALFA 2025:0402', { phase: 'closed', level: 1, child: 'no', urgent: false, zones: 'ALFA NORD' }],
    ['ALFA 2026:0117', { phase: 'acute', level: 2, child: 'no', urgent: true, zones: 'A17 ALFA POLN' }],
    ['ALFA 2025:0064', { phase: 'returned_followup', level: 1, child: 'no', urgent: false, zones: 'ALFA NORD RETUR' }],
    ['BETA 2025-33', { phase: 'acute', level: 1, child: 'no', urgent: true, zones: 'BETA RETUR STHM' }],
    ['ALFA 2025:0349', { phase: 'acute', level: 1, child: 'no', urgent: true, zones: 'ALFA NORD RETUR' }],
    ['BETA 2025-52', { phase: 'closed', level: 1, child: 'no', urgent: false, zones: 'BETA RETUR STHM' }],
  ])('%s is where it should be', async (reference, where) => {
    expect(await caseOf(reference)).toMatchObject(where)
  })
  it('is twenty-two cases and no more, so that the 37 counted ones stay 37', async () => {
    const { rows } = await sql<{ cards: number; coded: number }>`
      select (select count(*)::int from cases.card) as cards, (select count(*)::int from cases.coded) as coded`.execute(await house.scratch.admin('main'))
    expect(rows[0]).toEqual({ cards: 22, coded: 3 })
  })
  it('has a running disclosure, several copies, one that waits, and one that waits before it leaves the country', async () => {
    const { rows } = await sql<{ told: string }>`
      select d.mode || ' ' || d.state || ' ' || z.code as told from cases.disclosure d join people.zone z on z.id = d.to_zone order by 1`.execute(
      await house.scratch.admin('main'),
    )
    expect(rows.map((row) => row.told)).toEqual([
      'running running POLN',
      'running waiting RETUR',
      'snapshot sent A17',
      'snapshot sent A17',
      'snapshot sent POLN',
      'snapshot sent RETUR',
      'snapshot sent RETUR',
      'snapshot sent VARD',
      'snapshot waiting DELTA',
    ])
  })
  it('has consents given, refused and taken back, a colleague who does not see, and clocks that ran out', async () => {
    const { rows } = await sql<{ given: number; refused: number; back: number; recused: number; late: number; openings: number }>`
      select (select count(*)::int from cases.consent where not refused) as given, (select count(*)::int from cases.consent where refused) as refused,
        (select count(*)::int from cases.consent where withdrawn_at is not null) as back, (select count(*)::int from cases.recusal) as recused,
        (select count(*)::int from cooperation.clock where escalated_at is not null and met_at is null) as late, (select count(*)::int from cases.glass) as openings`.execute(
      await house.scratch.admin('main'),
    )
    expect(rows[0]).toEqual({ given: 16, refused: 3, back: 2, recused: 1, late: 1, openings: 2 })
    expect(await count('cases.axis_change', 'BETA 2025-19')).toBeGreaterThan(8)
  })
  it('gives the reflection period nine days more', async () => {
    const { rows } = await sql<{ days: number }>`select (due_at::date - authz.now()::date) as days from cases.task where title = 'time_limited_ends'`.execute(
      await house.scratch.admin('main'),
    )
    expect(rows).toEqual([{ days: 9 }])
  })
  it('is in the record in the order it happened, and the record holds', async () => {
    const admin = await house.scratch.admin('main')
    const { rows } = await sql<{ recorded: string[]; happened: string[] }>`
      select array_agg(r.id order by e.seq) as recorded, array_agg(r.id order by r.made_at, e.seq) as happened
      from audit.event e join cases.record r on r.id = (e.body::jsonb ->> 'object')::uuid
      where e.body::jsonb ->> 'act' = 'record.written'
        and r.case_id not in (select f.case_id from cases.unit_reference f where f.file_reference = 'ALFA 2026:0139')`.execute(admin)
    expect(rows[0]?.recorded.length).toBeGreaterThan(50)
    expect(rows[0]?.recorded).toEqual(rows[0]?.happened)
    expect(await verifyDatabase(admin, { key: house.secrets.auditKey }, [])).toMatchObject({ ok: true })
  })
})

describe('who sees it', () => {
  const references = [
    'JOUR 2026:0098',
    'ALFA 2026:0139',
    'ALFA 2026:0131',
    'ALFA 2026:0042',
    'BETA 2026-58',
    'ALFA 2025:0377',
    'ALFA 2026:0009',
    'BETA 2025-19',
    'ALFA 2026:0117',
    'ALFA 2025:0064',
    'BETA 2025-33',
    'ALFA 2025:0349',
  ]
  it('is whoever is in the case, and nobody else', async () => {
    const inside: Record<string, readonly string[]> = {
      'ALFA 2026:0131': ['worker.alfa', 'night.a17', 'shelter.a17', 'coordinator.nord'],
      'ALFA 2026:0117': ['placing.alfa', 'threat.poln', 'night.a17'],
      'ALFA 2025:0377': ['worker.alfa', 'head.alfa', 'finance.alfa', 'coordinator.nord', 'nurse.vard'],
    }
    for (const [reference, logins] of Object.entries(inside)) {
      const found = await caseOf(reference)
      const seen: string[] = []
      for (const person of demoPeople) {
        const { status } = await (await house.someone(person.login)).asks(`/cases/${found?.id}`)
        expect([200, 404]).toContain(status)
        if (status === 200) seen.push(person.login)
      }
      expect(seen.sort(), reference).toEqual([...logins].sort())
    }
  })
  it('opens every page of a case for whoever leads it', async () => {
    for (const reference of references) {
      const found = await caseOf(reference)
      const { rows } = await sql<{ person: string }>`
        select m.person_id as person from cases.member m join cases.card c on c.lead_unit_id = m.unit_id where c.id = ${found?.id} and m.position = 'lead'`.execute(
        await house.scratch.admin('main'),
      )
      const lead = demoPeople.find((one) => one.id === rows[0]?.person) ?? demoPerson('worker.alfa')
      expect((await (await house.someone(lead.login)).visits(`/cases/${found?.id}`)).status, reference).toBe(200)
    }
  })
})

describe('My day', () => {
  type Item = { readonly href: string; readonly count: number; readonly text: string }
  /** How many rows the list behind a number has: those of the part it points at, or of all its lists. */
  const rowsOf = (href: string, body: Readonly<Record<string, unknown>>): number => {
    const part = href.split('#')[1]
    const lists = part === undefined ? Object.values(body) : [body[part]]
    return lists.reduce<number>((sum, list) => sum + (Array.isArray(list) ? list.length : 0), 0)
  }
  it.each(demoPeople.map((one) => one.login))('%s finds behind each number exactly that many rows', async (login) => {
    const someone = await house.someone(login)
    const { items } = (await (await someone.asks('/day')).json()) as { items: readonly Item[] }
    for (const item of items) {
      const answer = await someone.asks(item.href)
      expect(answer.status, item.href).toBe(200)
      expect(rowsOf(item.href, (await answer.json()) as Record<string, unknown>), `${item.href}: ${item.text}`).toBe(item.count)
    }
  })
  it('has something to do for those who work tonight', async () => {
    for (const login of [
      'operator.alfa',
      'worker.alfa',
      'head.alfa',
      'operator.jour',
      'head.jour',
      'worker.beta',
      'night.a17',
      'police.poln',
      'coordinator.nord',
      'reviewer.alfa',
    ]) {
      const { items } = (await (await (await house.someone(login)).asks('/day')).json()) as { items: readonly Item[] }
      expect(items.length, login).toBeGreaterThan(0)
    }
  })
})
