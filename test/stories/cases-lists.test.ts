import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { casePaths } from '#capabilities/cases/contract.ts'
import { openCasesHouse, type CasesHouse, type Person } from '#test/stories/cases-house.ts'

type Row = { readonly id: string }
type List = { readonly cases: readonly Row[]; readonly next: { readonly before: string; readonly beforeId: string } | null }
type Tasks = { readonly tasks: readonly Row[]; readonly next: { readonly after: string; readonly afterId: string } | null }
type Timeline = { readonly timeline: readonly { readonly more: string }[]; readonly older: string | null }

const cases = 45
const tasks = 120
const changes = 100

describe('a long list, page by page', () => {
  let house: CasesHouse
  let worker: Person
  let colleague: Person
  let caseId: string
  beforeAll(async () => {
    house = await openCasesHouse(new Date('2026-11-21T22:15:00Z'))
    const alfa = await house.zone('ALFA', 'social_services')
    worker = await house.person(alfa, ['case_worker'])
    colleague = await house.person(alfa, ['case_worker'])
    await house.keysFor(alfa)
    await house.asOwner(async (tx) => {
      // Everything within one millisecond, as a job or an import leaves it.
      const at = (n: string) => sql.raw(`timestamptz '2026-11-20 10:00:00.123Z' + ${n} * interval '1 microsecond'`)
      await sql`
        with made as (insert into cases.card (id, pseudonym, identification, phase, legal, residence, track, child, urgent, opened_by)
                      select gen_random_uuid(), 'Lugn Lind ' || n, 'signal', 'intake', 'none', 'unknown', 'unclear', 'no', n % 3 = 0, ${worker.id} from generate_series(100, ${99 + cases}) n
                      returning id)
        insert into cases.unit (case_id, zone_id, opened_by) select id, ${alfa}, ${worker.id} from made`.execute(tx)
      await sql`update cases.card c set lead_unit_id = u.id from cases.unit u where u.case_id = c.id`.execute(tx)
      await sql`
        insert into cases.member (case_id, unit_id, zone_id, person_id, classes, writes, position, by_opening, until_at, approved_by, touched_at)
        select u.case_id, u.id, u.zone_id, ${worker.id}, array['C0', 'C4'], array['C0', 'C4'], 'lead', true, authz.now() + interval '100 days', ${worker.id},
          ${at('row_number() over ()')} from cases.unit u`.execute(tx)
      caseId = (await sql<Row>`select id from cases.card order by id limit 1`.execute(tx)).rows[0]?.id ?? ''
      await sql`
        insert into cases.task (case_id, zone_id, from_zone, title, person_id, due_at, made_by)
        select ${caseId}, ${alfa}, ${alfa}, 'call_back', ${worker.id}, ${at('n')}, ${worker.id} from generate_series(1, ${tasks}) n`.execute(tx)
      await sql`
        insert into cases.axis_change (case_id, axis, was, became, on_day, zone_id, person_id, at)
        select ${caseId}, 'track', 'unclear', n::text, '2026-11-20', ${alfa}, ${worker.id}, ${at('n')} from generate_series(1, ${changes}) n`.execute(tx)
    })
  })
  afterAll(() => house.close())

  const read = async <Answer>(path: string): Promise<Answer> => (await (await worker.asks(path)).json()) as Answer

  it('shows each of my cases once, though all were touched in the same millisecond', async () => {
    const seen: string[] = []
    let path: string | null = casePaths.list
    for (let page = 0; path !== null && page < 10; page += 1) {
      const list: List = await read(path)
      seen.push(...list.cases.map((row) => row.id))
      path = list.next && `${casePaths.list}?${new URLSearchParams(list.next).toString()}`
    }
    expect([seen.length, new Set(seen).size]).toEqual([cases, cases])
    expect(await worker.reads(casePaths.list)).toMatch(/before=2026-11-20T10%3A00%3A00\.123\d{3}Z/)
  })

  it('shows each task once, though all are due in the same millisecond', async () => {
    const seen: string[] = []
    let path: string | null = casePaths.tasks
    for (let page = 0; path !== null && page < 10; page += 1) {
      const list: Tasks = await read(path)
      seen.push(...list.tasks.map((row) => row.id))
      path = list.next && `${casePaths.tasks}?${new URLSearchParams(list.next).toString()}`
    }
    expect([seen.length, new Set(seen).size]).toEqual([tasks, tasks])
  })

  it('leaves out nothing of what happened in a case, though much of it was in the same millisecond', async () => {
    const seen: string[] = []
    let path: string | null = `${casePaths.one(caseId)}?kind=card`
    for (let page = 0; path !== null && page < 10; page += 1) {
      const shown: Timeline = await read(path)
      seen.push(...shown.timeline.map((row) => row.more))
      path = shown.older && `${casePaths.one(caseId)}?kind=card&before=${encodeURIComponent(shown.older)}`
    }
    expect([seen.length, new Set(seen).size]).toEqual([changes, changes])
  })

  it('has only urgent cases in the urgent list, as many as My day says, and nothing of a colleague', async () => {
    const urgent: List = await read(casePaths.urgent)
    expect(urgent.cases).toHaveLength(cases / 3)
    expect(((await (await colleague.asks(casePaths.list)).json()) as List).cases).toEqual([])
    expect(((await (await colleague.asks(casePaths.tasks)).json()) as Tasks).tasks).toEqual([])
  })

  it('loses a case the moment the membership ends, runs out, or she is recused', async () => {
    const first = async (): Promise<string> => (await read<List>(casePaths.list)).cases[0]?.id ?? ''
    const ended = await first()
    await house.asOwner((tx) => sql`update cases.member set ended_at = authz.now(), ended_why = 'left' where case_id = ${ended}`.execute(tx))
    const second = await first()
    expect(second).not.toBe(ended)
    await house.asOwner((tx) =>
      sql`update cases.member set from_at = authz.now() - interval '9 days', until_at = authz.now() where case_id = ${second}`.execute(tx),
    )
    const third = await first()
    expect([ended, second]).not.toContain(third)
    await house.asOwner((tx) =>
      sql`insert into cases.recusal (case_id, person_id, zone_id, reason, made_by) select ${third}, ${worker.id}, ${worker.zoneId}, 'conflict', ${colleague.id}`.execute(
        tx,
      ),
    )
    expect([ended, second, third]).not.toContain(await first())
  })
})
