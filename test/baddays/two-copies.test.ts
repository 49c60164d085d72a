import { afterAll, beforeAll, expect, it } from 'vitest'
import { must, personAt, type Told } from '#test/baddays/rig/person.ts'
import { startProgram, until, type RunningProgram } from '#test/baddays/rig/program.ts'
import { rounds, within } from '#test/baddays/rig/rounds.ts'
import { note, opening } from '#test/baddays/rig/storm.ts'
import { openServerTown, type ServerTown } from '#test/baddays/rig/town.ts'

let town: ServerTown
let copies: RunningProgram[]
beforeAll(async () => {
  town = await openServerTown()
  copies = await Promise.all([startProgram(town), startProgram(town)])
})
afterAll(() => town.close())

const times = rounds(20, 2)

it(
  `two copies on one database are restarted in turn, and whoever tries again at the other notices nothing (${times} times each)`,
  async () => {
    let turn = 0
    const worker = personAt(town, () => copies[turn % copies.length]?.staff ?? '', 'worker.alfa')
    /** A proxy does the same: the next copy when this one takes no line; never when it has answered. */
    const asks = async (ask: () => Promise<Told>): Promise<Told> => {
      for (let tries = 0; tries < 400; tries++) {
        turn += 1
        const answer = await ask().catch(() => null)
        if (answer) return answer
      }
      throw new Error('neither copy takes a line')
    }
    const caseId = must(await asks(() => worker.tells('/cases/new', opening, '11111111-1111-4111-8111-111111111111')), 'open')
    const answers: string[] = []
    let written = 0
    let over = false
    const works = async (): Promise<void> => {
      while (!over) {
        const key = crypto.randomUUID()
        const wrote = await asks(() => worker.tells(`/cases/${caseId}/records/new`, note('Once'), key))
        const read = await asks(() => worker.reads(`/cases/${caseId}`))
        if (wrote.status === 201) written += 1
        if (wrote.status !== 201 || read.status !== 200) answers.push(`${wrote.status} ${read.status} ${wrote.text} ${read.text.slice(0, 200)}`)
      }
    }
    const working = Promise.all([works(), works()])
    for (let nth = 0; nth < times * 2; nth++) {
      const at = nth % 2
      const before = written
      await until('there is work', () => written > before + 2, 30)
      const old = copies[at]
      if (!old) throw new Error('no copy')
      expect(await old.stop()).toBe(0)
      copies[at] = await startProgram(town, { staffPort: Number(new URL(old.staff).port) })
    }
    over = true
    await working
    expect(answers).toEqual([])
    expect(await town.ask('main', 'select count(*)::int as n from cases.record where case_id = $1', [caseId])).toEqual([{ n: written }])
  },
  within(30, 240),
)

it('a session opened at one copy is open at the other, and over at both when it ends', async () => {
  const [one, other] = copies.map((copy) => personAt(town, () => copy.staff, 'worker2.alfa'))
  expect((await one?.page('/'))?.status).toBe(200)
  expect((await other?.page('/'))?.status).toBe(200)
  await town.ask('main', `select authz.end_sessions_of(id) from people.person where login = 'worker2.alfa'`)
  for (const copy of [one, other]) expect((await copy?.page('/'))?.headers.get('location')).toContain('/sign-in')
})
