import { readFileSync, readdirSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { insists, must, personAt } from '#test/baddays/rig/person.ts'
import { isHealthy, lilja, startProgram, until, type RunningProgram } from '#test/baddays/rig/program.ts'
import { rounds, within } from '#test/baddays/rig/rounds.ts'
import { beginStorm, call, findLost, note, opening, openDesks, sendAgain } from '#test/baddays/rig/storm.ts'
import { openEmbeddedTown, openServerTown, type ServerTown, type Town } from '#test/baddays/rig/town.ts'

const parentOf = (pid: string): number => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    return 0
  }
}
/** The server and each of its children, all at once. */
const killDatabase = (postmaster: number): void => {
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && parentOf(name) === postmaster)
  for (const pid of [postmaster, ...children.map(Number)]) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It had ended by itself.
    }
  }
}

/** R02. 50 rounds in the long run; 3 in the ordinary one, the last with program and database killed together. */
const times = rounds(50, 3)

describe('the database is killed while eight people write', () => {
  let town: Town
  let program: RunningProgram
  const origin = (): string => program.staff
  beforeAll(async () => {
    town = await openEmbeddedTown()
    program = await startProgram(town)
  })
  afterAll(() => town.close())

  it(
    `and the program brings it back by itself, with all that was acknowledged (${times} rounds)`,
    async () => {
      const desks = await openDesks(town, origin)
      for (let round = 0; round < times; round++) {
        const both = round % 3 === 2
        const storm = beginStorm(desks)
        await until('the storm', () => storm.kept.length >= 10 + ((round * 29) % 41), 60)
        killDatabase(town.postmaster())
        if (both) await program.kill()
        const killedAt = storm.kept.length
        if (both) {
          await storm.stop()
          program = await startProgram(town)
        } else {
          const seconds = await until('it is back', () => isHealthy(origin()), 30)
          expect(seconds, `round ${round}`).toBeLessThan(30)
          await until('the storm goes on', () => storm.kept.length > killedAt + 8, 30)
          await storm.stop()
          expect(program.isUp()).toBe(true)
        }
        expect(
          [...new Set(storm.refused)].filter((status) => status !== 503),
          `round ${round}`,
        ).toEqual([])
        const again = await sendAgain(town, origin, storm)
        expect(again.wrong, `round ${round}`).toEqual([])
        expect(await findLost(town, [...storm.kept, ...again.made]), `round ${round}`).toEqual([])
      }
      const verified = await lilja(town, ['audit', 'verify'])
      expect([verified.ending, verified.said]).toEqual([0, expect.any(String)])
    },
    within(60, 300),
  )
})

describe('a database server of somebody else’s', () => {
  let town: ServerTown
  let program: RunningProgram
  const origin = (): string => program.staff
  beforeAll(async () => {
    town = await openServerTown()
  })
  beforeEach(async () => {
    program = await startProgram(town)
  })
  afterEach(async () => {
    town.gates.main.open()
    town.gates.main.delay(0)
    await program.kill()
  })
  afterAll(() => town.close())

  /** R05: 10 restarts at 20 requests a second in the long run; 2 in the ordinary one. */
  const restarts = rounds(10, 2)
  it(
    `is restarted under load: people are told to wait, nobody gets another’s answer, and then all is as before (${restarts} restarts)`,
    async () => {
      const [alfa, beta] = [personAt(town, origin, 'worker.alfa'), personAt(town, origin, 'worker.beta')]
      const own = {
        alfa: must(await alfa.tells('/cases/new', opening), 'open'),
        beta: must(await beta.tells('/cases/new', { ...opening, municipality: '0188' }), 'open'),
      }
      const odd: string[] = []
      const waited: string[] = []
      let answered = 0
      let slowest = 0
      const asks = async (who: 'alfa' | 'beta'): Promise<void> => {
        const [person, mine, theirs] = who === 'alfa' ? ([alfa, own.alfa, own.beta] as const) : ([beta, own.beta, own.alfa] as const)
        const began = performance.now()
        const answer = await person.reads(`/cases/${mine}`)
        const other = await person.reads(`/cases/${theirs}`)
        slowest = Math.max(slowest, performance.now() - began)
        for (const [said, good] of [
          [answer, 200],
          [other, 404],
        ] as const) {
          answered += 1
          if (said.status === 503) waited.push(said.headers.get('retry-after') ?? 'no time said')
          else if (said.status !== good) odd.push(`${who} ${said.status}`)
        }
        if (answer.status === 200 && (!answer.text.includes(mine) || answer.text.includes(theirs))) odd.push(`${who} got another answer`)
      }
      const under: Promise<void>[] = []
      const load = setInterval(
        () => void under.push(asks(under.length % 2 === 0 ? 'alfa' : 'beta').catch((fault: unknown) => void odd.push(String(fault)))),
        100,
      )
      try {
        for (let nth = 0; nth < restarts; nth++) {
          const before = answered
          await until('there is load', () => answered > before + 10, 20)
          const old = town.postmaster()
          process.kill(old, 'SIGINT')
          await until(
            'the server is another one',
            async () =>
              (await town.ask('main', 'select 1').then(
                () => true,
                () => false,
              )) && town.postmaster() !== old,
            30,
          )
          const calm = await until(
            'all is as before',
            async () => {
              slowest = 0
              const [from, said] = [answered, waited.length]
              await until('some more answers', () => answered >= from + 20, 10)
              return waited.length === said && slowest < 1000
            },
            10,
          )
          expect(calm, 'seconds until it was as before').toBeLessThan(10)
        }
      } finally {
        clearInterval(load)
        await Promise.all(under)
      }
      expect(odd).toEqual([])
      expect([...new Set(waited)].filter((said) => !/^\d+$/.test(said))).toEqual([])
      expect(program.isUp()).toBe(true)
    },
    within(15, 200),
  )

  it('is away: a page says so in plain words, in the reader’s language, and asks to wait; the public side goes on', async () => {
    const worker = personAt(town, origin, 'worker.alfa')
    town.gates.main.close()
    const [sv, en] = [await worker.page('/', 'sv'), await worker.page('/', 'en')]
    expect([sv.status, en.status]).toEqual([503, 503])
    expect(sv.text).toContain('Tjänsten hinner inte med')
    expect(en.text).toContain('The service cannot keep up')
    for (const page of [sv, en]) expect([page.headers.get('retry-after'), /ECONN|postgres|database|lilja_/i.test(page.text)]).toEqual(['5', false])
    expect((await worker.reads('/cases')).body).toMatchObject({ title: 'unavailable', status: 503 })
    expect((await fetch(`${program.staff}/healthz`)).status).toBe(503)
    expect((await fetch(`${program.site}/sv/`)).status).toBe(200)
    town.gates.main.open()
    await until('it works again by itself', async () => (await worker.page('/')).status === 200, 10)
  })

  it('is slow: nothing is done twice when somebody does not want to wait and sends again (R07, half a second each way)', async () => {
    const operator = personAt(town, origin, 'operator.alfa')
    const before = await town.ask<{ n: number }>('main', 'select count(*)::int as n from contact.call')
    town.gates.main.delay(500)
    const key = crypto.randomUUID()
    const impatient = await Promise.all([
      operator.tells('/calls/new', call, key, 2000).catch(() => null),
      operator.tells('/calls/new', call, key, 3000).catch(() => null),
    ])
    expect(impatient).toContain(null)
    const first = must(await insists(operator, { path: '/calls/new', fields: call, key }, 60), 'take a call')
    town.gates.main.delay(0)
    expect(must(await operator.tells('/calls/new', call, key), 'again')).toBe(first)
    expect(await town.ask('main', 'select count(*)::int as n from contact.call')).toEqual([{ n: (before[0]?.n ?? 0) + 1 }])
  }, 120_000)

  it('falls silent: nobody waits for ever, and it works again when it speaks', async () => {
    const worker = personAt(town, origin, 'worker.alfa')
    const caseId = must(await worker.tells('/cases/new', opening), 'open')
    const key = crypto.randomUUID()
    town.gates.main.swallow(true)
    const began = performance.now()
    const answers = await Promise.all(Array.from({ length: 12 }, () => worker.tells(`/cases/${caseId}/records/new`, note('Silence'), key)))
    expect((performance.now() - began) / 1000).toBeLessThan(30)
    expect([...new Set(answers.map((answer) => answer.status))]).toEqual([503])
    town.gates.main.swallow(false)
    await until('it works again by itself', async () => (await worker.page('/')).status === 200, 15)
    must(await insists(worker, { path: `/cases/${caseId}/records/new`, fields: note('Silence'), key }), 'write')
    expect(await town.ask('main', 'select count(*)::int as n from cases.record where case_id = $1', [caseId])).toEqual([{ n: 1 }])
  }, 120_000)
})
