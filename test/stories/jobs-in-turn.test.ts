import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startJobs } from '#app/jobs.ts'
import { asClock } from '#platform/db/enter.ts'
import { makeScratch, type Scratch } from '#test/database/scratch.ts'

/** Somebody who waits until told to go on. */
const gate = () => {
  let open = (): void => undefined
  const passed = new Promise<void>((go) => {
    open = go
  })
  return { open, passed }
}

describe('the jobs of the clock', () => {
  let scratch: Scratch
  beforeAll(async () => {
    scratch = await makeScratch()
  })
  afterAll(() => scratch?.drop())

  it('come due together and are done two at a time, so that whoever signs in does not wait behind them', async () => {
    const hold = gate()
    const began: string[] = []
    const done: string[] = []
    const jobs = Array.from({ length: 20 }, (_, at) => ({
      name: `test.${at}`,
      every: 3600,
      run: async () => {
        began.push(`test.${at}`)
        await hold.passed
        done.push(`test.${at}`)
      },
    }))
    const running = startJobs(scratch.databases, jobs)
    await expect.poll(() => began.length).toBe(2)
    // More than the connections that the jobs could have taken, one after the other.
    for (let asked = 0; asked < 8; asked += 1)
      expect(await asClock(scratch.databases, async (tx) => (await sql<{ one: number }>`select 1 as one`.execute(tx)).rows)).toEqual([{ one: 1 }])
    expect([began.length, done.length]).toEqual([2, 0])
    hold.open()
    await expect.poll(() => done.length).toBe(20)
    expect(done.toSorted()).toEqual(jobs.map(({ name }) => name).toSorted())
    await running.stop()
  })

  it('are not begun any more when the program ends; what is under way is waited for', async () => {
    const hold = gate()
    const began: string[] = []
    let ended = false
    const jobs = ['a', 'b', 'c', 'd'].map((name) => ({
      name: `ending.${name}`,
      every: 3600,
      run: async () => {
        began.push(name)
        await hold.passed
      },
    }))
    const running = startJobs(scratch.databases, jobs)
    await expect.poll(() => began.length).toBe(2)
    const stopping = running.stop().then(() => {
      ended = true
    })
    await asClock(scratch.databases, async (tx) => void (await sql`select 1`.execute(tx)))
    expect(ended).toBe(false)
    hold.open()
    await stopping
    expect(began.toSorted()).toEqual(['a', 'b'])
  })

  it('a job that fails gives its turn to the next', async () => {
    const told: [string, boolean][] = []
    const jobs = ['one', 'two', 'three', 'four'].map((name) => ({
      name: `failing.${name}`,
      every: 3600,
      run: () => (name === 'four' ? Promise.resolve() : Promise.reject(new Error('planted'))),
    }))
    const running = startJobs(scratch.databases, jobs, (job, well) => told.push([job, well]))
    await expect.poll(() => told.length).toBe(4)
    expect(told.filter(([, well]) => well)).toEqual([['failing.four', true]])
    await running.stop()
  })
})
