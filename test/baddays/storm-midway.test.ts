import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { demoPerson } from '#capabilities/people/demo.ts'
import { insists, must, personAt, type Fields, type Person } from '#test/baddays/rig/person.ts'
import { startProgram, until, type RunningProgram } from '#test/baddays/rig/program.ts'
import { openScene, prepareCopy, sending, versionOf } from '#test/baddays/rig/scene.ts'
import { call, opening } from '#test/baddays/rig/storm.ts'
import { openServerTown, type ServerTown } from '#test/baddays/rig/town.ts'

/** The program is killed when a deed has written all but its line in the record, or while it speaks with the vault: it was never done. */
let town: ServerTown
let program: RunningProgram
const of = (login: string): Person => personAt(town, () => program.staff, login)
beforeAll(async () => {
  town = await openServerTown()
  program = await startProgram(town)
})
beforeEach(async () => {
  await town.ask('main', `update authz.session set strong_at = now()`)
})
afterAll(() => town.close())

/** Every row there is, but for what changes without a deed: when a session was last seen, and how the record was signed. */
const everything = async (): Promise<string> => {
  const tables = await town.ask<{ name: string }>(
    'main',
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname !~ '^(pg_|information_schema)' and c.oid::regclass::text not in ('authz.session', 'audit.checkpoint') order by 1`,
  )
  const [row] = await town.ask<{ all: string }>(
    'main',
    `select ${tables.map(({ name }) => `coalesce((select md5(string_agg(t::text, '|' order by t::text)) from ${name} t), '-')`).join(` || ' ' || `)} as all`,
  )
  return row?.all ?? ''
}
const others = `datname = current_database() and pid <> pg_backend_pid() and usename <> 'lilja_migrator'`

type Deed = { readonly by: string; readonly path: string; readonly fields: Fields }
const strike = async ({ by, path, fields }: Deed): Promise<{ before: string; after: string; key: string; answer: unknown }> => {
  const key = crypto.randomUUID()
  const holder = await town.connect('main')
  await holder.query('begin')
  await holder.query('select 1 from audit.head for update')
  const before = await everything()
  const answer = of(by)
    .tells(path, fields, key)
    .catch(() => 'nobody answered')
  await until(
    'the deed waits for its line',
    async () =>
      (await town.ask('main', `select 1 from pg_stat_activity where ${others} and wait_event_type = 'Lock' and query like '%audit.append%'`)).length > 0 &&
      (await town.ask('main', `select 1 from authz.deed where key = $1`, [key])).length === 0,
    20,
  )
  await program.kill()
  await holder.query('rollback')
  await holder.end()
  await until('the last of it is gone', async () => (await town.ask('main', `select 1 from pg_stat_activity where ${others}`)).length === 0, 20)
  return { before, after: await everything(), key, answer: await answer }
}

const deeds: readonly { readonly name: string; readonly ready: () => Promise<Deed> }[] = [
  { name: 'a call that is taken', ready: async () => await Promise.resolve({ by: 'operator.alfa', path: '/calls/new', fields: call }) },
  { name: 'a case that is opened', ready: async () => await Promise.resolve({ by: 'worker.alfa', path: '/cases/new', fields: opening }) },
  {
    name: 'a call that becomes a case',
    ready: async () => ({ by: 'operator.alfa', path: `/calls/${must(await of('operator.alfa').tells('/calls/new', call), 'call')}/case`, fields: {} }),
  },
  {
    name: 'a copy that is disclosed',
    ready: async () => {
      const worker = of('worker.alfa')
      const scene = await openScene({ worker, head: of('head.alfa'), police: of('police.poln') })
      const id = await prepareCopy(worker, scene)
      const version = await versionOf(worker, scene.caseId, id)
      return { by: 'worker.alfa', path: `/cases/${scene.caseId}/disclosures/${id}/send`, fields: { ...sending, _version: version } }
    },
  },
  {
    name: 'a case that is closed',
    ready: async () => {
      const caseId = must(await of('worker.alfa').tells('/cases/new', opening), 'open')
      const { fields } = await of('worker.alfa').paper(`/cases/${caseId}/closure`)
      const closing = {
        reason: 'goals_met',
        riskOn: '2026-03-09',
        wayBack: 'By the line',
        sex: 'woman',
        ageGroup: '25-34',
        purpose: 'sexual',
        country: 'ro',
        retention: 'five_years',
        known: 'yes',
      }
      return { by: 'worker.alfa', path: `/cases/${caseId}/closure`, fields: { ...closing, _version: Number(fields['_version']?.[0]) } }
    },
  },
  {
    name: 'somebody who is helped back in, by the second officer',
    ready: async () => {
      const asked = await of('admin.alfa').tells(`/people/${demoPerson('operator.alfa').id}/recovery`, { reason: 'lost_both' })
      const ceremony = must(asked, 'ask')
      must(await of('keys2.nspm').tells(`/people/recovery/${ceremony}`, { spoke: 'yes' }), 'open the first part')
      return { by: 'head.alfa', path: `/people/recovery/${ceremony}`, fields: { spoke: 'yes' } }
    },
  },
  {
    name: 'somebody whose access ends',
    ready: async () => await Promise.resolve({ by: 'admin.alfa', path: `/people/${demoPerson('worker2.alfa').id}/leave`, fields: {} }),
  },
]

describe('killed in the middle', () => {
  it.each(deeds)('$name is not there at all, and whole when it is sent again', async ({ ready }) => {
    const deed = await ready()
    const { before, after, key, answer } = await strike(deed)
    expect(answer).toBe('nobody answered')
    expect(after).toBe(before)
    program = await startProgram(town)
    const again = await insists(of(deed.by), { ...deed, key })
    expect([again.status, again.text]).toEqual([201, expect.any(String)])
    expect((await insists(of(deed.by), { ...deed, key })).body['location']).toBe(again.body['location'])
  })

  it('a case that is opened while the vault keeps silent is not there, and a key without a case opens nothing', async () => {
    const before = await town.ask('main', 'select count(*)::int as n from cases.card')
    const key = crypto.randomUUID()
    town.gates.vault.swallow(true)
    const answer = of('worker.alfa')
      .tells('/cases/new', opening, key)
      .catch(() => 'nobody answered')
    await until(
      'it waits for the vault',
      async () => (await town.ask('main', `select 1 from pg_stat_activity where ${others} and state = 'idle in transaction'`)).length > 0,
      10,
    )
    await program.kill()
    expect(await answer).toBe('nobody answered')
    town.gates.vault.swallow(false)
    await until('the last of it is gone', async () => (await town.ask('main', `select 1 from pg_stat_activity where ${others}`)).length === 0, 20)
    expect(await town.ask('main', 'select count(*)::int as n from cases.card')).toEqual(before)
    program = await startProgram(town)
    const made = must(await insists(of('worker.alfa'), { path: '/cases/new', fields: opening, key }), 'open')
    expect(await town.ask('vault', 'select wrapped is not null as whole from vault.key where subject = $1', [made])).toEqual([{ whole: true }])
  })
})
