import { afterAll, beforeAll, expect, it } from 'vitest'
import { insists, must, personAt, type Person } from '#test/baddays/rig/person.ts'
import { startProgram, until, type RunningProgram } from '#test/baddays/rig/program.ts'
import { call, note, opening } from '#test/baddays/rig/storm.ts'
import { openServerTown, type ServerTown } from '#test/baddays/rig/town.ts'

/** R08. */
const canary = 'Kanarieord about nobody'
let town: ServerTown
let program: RunningProgram
let worker: Person, operator: Person
let caseId: string, record: string
beforeAll(async () => {
  town = await openServerTown()
  program = await startProgram(town)
  worker = personAt(town, () => program.staff, 'worker.alfa')
  operator = personAt(town, () => program.staff, 'operator.alfa')
  caseId = must(await worker.tells('/cases/new', opening), 'open')
  record = must(await worker.tells(`/cases/${caseId}/records/new`, note(canary)), 'write')
  town.gates.vault.close()
})
afterAll(() => town.close())

const rows = async (): Promise<unknown> =>
  await town.ask(
    'main',
    'select (select count(*) from cases.record) as records, (select count(*) from cases.card) as cases, (select count(*) from contact.call) as calls',
  )

it('without the vault what is sealed is closed for a while, said in plain words in both languages', async () => {
  const [sv, en] = [await worker.page(`/cases/${caseId}/records/${record}`, 'sv'), await worker.page(`/cases/${caseId}/records/${record}`, 'en')]
  expect([sv.status, en.status, en.headers.get('retry-after')]).toEqual([503, 503, '5'])
  expect(sv.text).toContain('Det förseglade är stängt just nu')
  expect(en.text).toContain('What is sealed is closed just now')
  expect(en.text).not.toContain('What you just sent')
  expect((await worker.reads(`/cases/${caseId}/records/${record}`)).body).toMatchObject({ title: 'closed', status: 503 })
  for (const page of [sv, en]) expect(page.text).not.toContain(canary)
})

it('coded lists, the day and tasks go on', async () => {
  for (const path of ['/', '/cases', '/tasks', '/meetings']) expect([path, (await worker.page(path)).status]).toEqual([path, 200])
  expect((await operator.page('/calls')).status).toBe(200)
  const health = await fetch(`${program.staff}/healthz`)
  expect([health.status, await health.json()]).toEqual([503, { status: 'unavailable', reason: 'vault' }])
})

it('nothing is written in plain instead, and nothing by half', async () => {
  const before = await rows()
  for (const [person, path, fields] of [
    [worker, `/cases/${caseId}/records/new`, note(canary)],
    [worker, '/cases/new', opening],
    [operator, '/calls/new', call],
  ] as const)
    expect([path, (await person.tells(path, fields)).status]).toEqual([path, 503])
  expect(await rows()).toEqual(before)
  for (const which of ['main', 'vault'] as const) {
    const found = await town.ask<{ found: string }>(
      which,
      `select c.oid::regclass::text as found from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind = 'r' and n.nspname !~ '^(pg_|information_schema)' and query_to_xml(format('select 1 from %s t where t::text like %L limit 1', c.oid::regclass, '%Kanarieord%'), false, false, '')::text like '%<row%'`,
    )
    expect(found).toEqual([])
  }
  expect(program.said()).not.toContain('Kanarieord')
})

it('it opens again by itself, and what was sent is then written once', async () => {
  const key = crypto.randomUUID()
  const sent = { path: `/cases/${caseId}/records/new`, fields: note('Later'), key }
  expect((await worker.tells(sent.path, sent.fields, key)).status).toBe(503)
  town.gates.vault.open()
  await until('it opens again', async () => (await worker.page(`/cases/${caseId}/records/${record}`)).status === 200, 10)
  const made = must(await insists(worker, sent), 'write')
  expect(must(await worker.tells(sent.path, sent.fields, key), 'again')).toBe(made)
  expect((await worker.page(`/cases/${caseId}/records/${record}`)).text).toContain(canary)
})
