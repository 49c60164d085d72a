import { once } from 'node:events'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { demoPerson, demoZone } from '#capabilities/people/demo.ts'
import { must, personAt } from '#test/baddays/rig/person.ts'
import { spawnModule, startProgram, until } from '#test/baddays/rig/program.ts'
import { rounds, within } from '#test/baddays/rig/rounds.ts'
import { opening } from '#test/baddays/rig/storm.ts'
import { openServerTown, type ServerTown } from '#test/baddays/rig/town.ts'
import { swedish } from '#test/journey/hands.ts'

/** R26: two schedulers, one of them killed each round. 40 rounds in the long run, 4 in the ordinary one. */
const times = rounds(40, 4)
const each = 5

let town: ServerTown
beforeAll(async () => {
  town = await openServerTown()
})
afterAll(() => town.close())

const starts = async () => {
  const scheduler = spawnModule(town, join(import.meta.dirname, 'rig', 'scheduler.ts'))
  await until('the scheduler runs', () => scheduler.said().includes('running'), 60)
  return scheduler.child
}
const escalated = async (): Promise<{ late: number; told: number }> =>
  (
    await town.ask<{ late: number; told: number }>(
      'main',
      `select (select count(*) from cases.task where escalated_at is not null)::int as late,
              (select coalesce(sum((body::jsonb ->> 'count')::int), 0) from audit.event where body::jsonb ->> 'act' = 'task.escalated')::int as told`,
    )
  )[0] ?? { late: 0, told: 0 }

it(
  `a late task goes to its deputy once, and is told once, however many copies run and however they end (${times} rounds)`,
  async () => {
    const program = await startProgram(town)
    const worker = personAt(town, () => program.staff, 'worker.alfa')
    const caseId = must(await worker.tells('/cases/new', opening), 'open')
    const task = { title: 'follow_up', zone: demoZone('ALFA').id, person: demoPerson('worker.alfa').id, deputy: demoPerson('worker2.alfa').id, shared: 'yes' }
    const titles = await worker.page(`/cases/${caseId}/tasks/new`)
    const title = /name="title"[\s\S]*?value="([a-z_]+)"/.exec(titles.text)?.[1] ?? task.title
    for (let round = 0; round < times; round++)
      for (let n = 0; n < each; n++) must(await worker.tells(`/cases/${caseId}/tasks/new`, { ...task, title, dueAt: swedish(60 * (round + 1)) }), 'ask')
    await program.stop()

    let [one, other] = [await starts(), await starts()]
    for (let round = 0; round < times; round++) {
      await town.ask('main', `update authz.clock set ahead = ahead + interval '1 hour'`)
      const ended = once(one, 'exit')
      one.kill('SIGKILL')
      await ended
      ;[one, other] = [other, await starts()]
      await until('all that is late has gone on', async () => (await escalated()).late >= each * (round + 1), 60)
    }
    expect(await escalated()).toEqual({ late: each * times, told: each * times })
  },
  within(30, 240),
)
