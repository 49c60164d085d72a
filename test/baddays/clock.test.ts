import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { must, personAt } from '#test/baddays/rig/person.ts'
import { lilja, startProgram } from '#test/baddays/rig/program.ts'
import { opening } from '#test/baddays/rig/storm.ts'
import { openServerTown, type ServerTown } from '#test/baddays/rig/town.ts'

/** R11. */
let town: ServerTown
const wrong = { first: [join(import.meta.dirname, 'rig', 'clock-behind.mjs')] }
beforeAll(async () => {
  town = await openServerTown()
})
afterAll(() => town.close())

it('a program whose machine is an hour behind what is recorded does not start, and says why', async () => {
  const tried = await lilja(town, ['serve'], { ...wrong, env: { CLOCK_AT_START: 'behind' } })
  expect([tried.ending, tried.said]).toEqual([1, expect.stringContaining('The clock of this machine stands before the last line of the record. Set the clock')])
})

it('nor on a database whose clock is behind; and it starts when the clock is right', async () => {
  const shift = (by: string) =>
    town.ask(
      'main',
      `with moved as (select set_config('session_replication_role', 'replica', true)) update audit.event set at = at + interval '${by}' from moved where seq = (select max(seq) from audit.event)`,
    )
  await shift('2 hours')
  const tried = await lilja(town, ['serve'])
  expect([tried.ending, tried.said]).toEqual([1, expect.stringContaining('The clock of the database stands before the last line of the record')])
  await shift('-2 hours')
  await (await startProgram(town)).stop()
})

it('when the clock goes wrong while people work, what has ended stays ended: the database’s time decides', async () => {
  const program = await startProgram(town, wrong)
  const worker = personAt(town, () => program.staff, 'worker.alfa')
  const caseId = must(await worker.tells('/cases/new', opening), 'open')
  const disclosing = `/cases/${caseId}/disclosures/new`
  await town.ask('main', `update authz.session set strong_at = now()`)
  expect((await worker.page(disclosing)).status).toBe(200)
  process.kill(program.pid, 'SIGUSR2')
  await town.ask('main', `update authz.session set strong_at = now() - interval '20 minutes'`)
  expect((await worker.page(disclosing)).headers.get('location')).toContain('/step-up')
  await town.ask('main', `update authz.session set seen_at = now() - interval '16 minutes'`)
  expect((await worker.page('/')).headers.get('location')).toContain('/sign-in')
  await program.stop()
})
