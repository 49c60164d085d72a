import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { insists, must, personAt, type Told } from '#test/baddays/rig/person.ts'
import { startProgram, until, type RunningProgram } from '#test/baddays/rig/program.ts'
import { rounds, within } from '#test/baddays/rig/rounds.ts'
import { openScene, prepareCopy, sending, startRunning, versionOf, type People, type Scene } from '#test/baddays/rig/scene.ts'
import { openServerTown, type ServerTown } from '#test/baddays/rig/town.ts'

/** R23. */
let town: ServerTown
let program: RunningProgram
let people: People
let scene: Scene
beforeAll(async () => {
  town = await openServerTown()
  program = await startProgram(town)
  const of = (login: string) => personAt(town, () => program.staff, login)
  people = { worker: of('worker.alfa'), head: of('head.alfa'), police: of('police.poln') }
  scene = await openScene(people)
})
beforeEach(async () => {
  await town.ask('main', `update authz.session set strong_at = now()`)
})
afterAll(() => town.close())

const statuses = (answers: readonly Told[]): Readonly<Record<number, number>> => {
  const counted: Record<number, number> = {}
  for (const { status } of answers) counted[status] = (counted[status] ?? 0) + 1
  return counted
}

it(
  'of two hundred who correct the same record at once exactly one is first; each of the others sees both texts',
  async () => {
    const path = `/cases/${scene.caseId}/records/${scene.identity}/correct`
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, nth) =>
        insists(people.worker, { path, fields: { text: `Wording ${nth}`, reason: 'mistake', _version: 1 }, key: crypto.randomUUID() }, 60),
      ),
    )
    expect(statuses(answers)).toEqual({ 201: 1, 409: 199 })
    const first = answers.findIndex((answer) => answer.status === 201)
    for (const lost of answers.filter((answer) => answer.status === 409))
      expect(lost.body).toMatchObject({ title: 'changed', theirs: { text: `Wording ${first}` }, version: 2 })
    expect(await town.ask('main', 'select max(version)::int as n from cases.record_text where record_id = $1', [scene.identity])).toEqual([{ n: 2 }])
    const paper = await people.worker.paper(path)
    expect(paper.fields['_version']).toEqual(['2'])
    const page = await people.worker.fills(path, { text: 'Mine, typed on the old page', _version: '1', reason: 'mistake' })
    expect([page.status, page.text.includes('Mine, typed on the old page'), page.text.includes(`Wording ${first}`)]).toEqual([409, true, true])
  },
  within(5, 120),
)

it(
  `nobody reads after the moment a disclosure was revoked (${rounds(60, 4)} times)`,
  async () => {
    for (let round = 0; round < rounds(60, 4); round++) {
      const id = await startRunning(people, scene)
      const path = `/cases/${scene.caseId}/records/${scene.threat}`
      let over = false
      let opened = 0
      const reads = async (): Promise<void> => {
        while (!over) if ((await people.police.page(path)).text.includes('Somebody waits outside')) opened += 1
      }
      const readers = Promise.all([reads(), reads(), reads(), reads()])
      await until('it is being read', () => opened >= 8, 30)
      must(await people.worker.tells(`/cases/${scene.caseId}/disclosures/${id}/revoke`, { why: 'decision' }), 'revoke')
      over = true
      await readers
      const [row] = await town.ask<{ late: number; looks: number }>(
        'main',
        `with ended as (select seq, at from audit.event where body::jsonb ->> 'object' = $1 and body::jsonb ->> 'act' like '%revoked%' order by seq desc limit 1),
              looks as (select seq, at from audit.event where actor = (select id from people.person where login = 'police.poln') and body::jsonb -> 'records' ? $2)
         select count(*)::int as looks, count(*) filter (where l.seq > e.seq or l.at > e.at)::int as late from looks l, ended e where l.seq > e.seq - 100000`,
        [id, scene.threat],
      )
      expect(row?.looks, 'looks in the record').toBeGreaterThan(7)
      expect(row?.late, `round ${round}`).toBe(0)
    }
  },
  within(20, 90),
)

it('who revokes waits for whoever is reading, so that no look comes after it', async () => {
  const id = await startRunning(people, scene)
  const holder = await town.connect('main')
  await holder.query('begin')
  await holder.query('select 1 from audit.head for update')
  const look = people.police.page(`/cases/${scene.caseId}/records/${scene.threat}`)
  const waits = (kind: string) => async (): Promise<boolean> =>
    (await town.ask('main', `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and wait_event = $1`, [kind]))
      .length > 0
  await until('the look waits for its line', async () => (await waits('tuple')()) || (await waits('transactionid')()), 10)
  const revoking = people.worker.tells(`/cases/${scene.caseId}/disclosures/${id}/revoke`, { why: 'decision' })
  await until('the revocation waits for the look', waits('advisory'), 4)
  await holder.query('rollback')
  await holder.end()
  expect((await look).status).toBe(200)
  must(await revoking, 'revoke')
  expect((await people.police.page(`/cases/${scene.caseId}/records/${scene.threat}`)).text).not.toContain('Somebody waits outside')
})

it('sent twice at once, a copy leaves once', async () => {
  const id = await prepareCopy(people.worker, scene)
  const version = await versionOf(people.worker, scene.caseId, id)
  const send = () =>
    insists(people.worker, { path: `/cases/${scene.caseId}/disclosures/${id}/send`, fields: { ...sending, _version: version }, key: crypto.randomUUID() })
  const answers = await Promise.all([send(), send(), send(), send()])
  expect(answers.filter((answer) => answer.status === 201)).toHaveLength(1)
  for (const answer of answers) expect([201, 404, 409, 422]).toContain(answer.status)
  expect(await town.ask('main', 'select count(*)::int as n from cases.record where disclosure_id = $1', [id])).toEqual([{ n: 1 }])
  expect(
    await town.ask('main', `select count(*)::int as n from audit.event where body::jsonb ->> 'object' = $1 and body::jsonb ->> 'act' = 'disclosure.sent'`, [
      id,
    ]),
  ).toEqual([{ n: 1 }])
})

it('nobody is their own second person, not even twice at once; and two others who answer at once give one answer', async () => {
  const { worker, head } = people
  const police = (await town.ask<{ id: string }>('main', `select id from people.zone where code = 'POLN'`))[0]?.id ?? ''
  const named = (await town.ask<{ id: string }>('main', `select id from people.person where login = 'police.poln'`))[0]?.id ?? ''
  const asked = {
    named,
    purpose: 'investigate_crime',
    ground: 'crime_against_child',
    harmTest: 'Weighed tonight, and it protects the person more than it harms.',
  }
  const id = must(await worker.tells(`/cases/${scene.caseId}/disclosures/new/recipient?mode=running&classes=C10&to=${police}`, asked), 'prepare')
  must(await worker.tells(`/cases/${scene.caseId}/disclosures/${id}/send`, { ...sending, _version: await versionOf(worker, scene.caseId, id) }), 'send')
  const approval = (await town.ask<{ id: string }>('main', 'select id from cases.approval where object_id = $1 and outcome is null', [id]))[0]?.id ?? ''
  const answer = (person: typeof worker) => insists(person, { path: `/cases/approvals/${approval}`, fields: { answer: 'yes' }, key: crypto.randomUUID() })
  for (const own of await Promise.all([answer(worker), answer(worker)])) expect([403, 404, 409, 422]).toContain(own.status)
  expect(await town.ask('main', 'select outcome from cases.approval where id = $1', [approval])).toEqual([{ outcome: null }])
  const answers = await Promise.all([answer(head), answer(head), answer(head)])
  expect(answers.filter((one) => one.status === 201)).toHaveLength(1)
})
