import { describe, expect, it } from 'vitest'
import { InsideTransaction, insideTransaction, markTransaction } from '#platform/sealing/hold.ts'
import {
  deriveMaster,
  makeTurns,
  newSalt,
  passphraseCost,
  sameBytes,
  splitMaster,
  TooBusy,
  verifierOf,
  waiting,
  type Cost,
} from '#platform/sealing/passphrase.ts'
import { randomBytes } from '#platform/sealing/sodium.ts'

const quick: Cost = { memory: 64, passes: 1, parallelism: 1 }

/** Work that ends when the test says so. */
const held = () => {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  return { promise, end: resolve, fail: reject }
}

/** Everything that can go on without more from outside has gone on. */
const settle = (): Promise<void> => new Promise((next) => setImmediate(next))

describe('deriving from a passphrase', () => {
  it('costs what was decided', () => {
    expect(passphraseCost).toEqual({ memory: 65_536, passes: 3, parallelism: 1 })
  })

  it('gives the same for the same words however they are composed, and another for another salt or cost', async () => {
    const salt = newSalt()
    const master = await deriveMaster('fem gröna hästar', salt, quick)
    expect(await deriveMaster('fem gröna hästar'.normalize('NFD'), salt, quick)).toEqual(master)
    expect(await deriveMaster('fem grona hastar', salt, quick)).not.toEqual(master)
    expect(await deriveMaster('fem gröna hästar', newSalt(), quick)).not.toEqual(master)
    expect(await deriveMaster('fem gröna hästar', salt, { ...quick, passes: 2 })).not.toEqual(master)
  })

  it('refuses a cost or salt that a row should never hold', async () => {
    for (const cost of [{ memory: 1 << 30 }, { memory: 1 }, { memory: 64.5 }, { passes: 0 }, { passes: 11 }]) {
      await expect(deriveMaster('x', newSalt(), { ...quick, ...cost })).rejects.toThrow(RangeError)
    }
    await expect(deriveMaster('x', new Uint8Array(8), quick)).rejects.toThrow(RangeError)
  })

  it('never runs inside a transaction, however deep the call', async () => {
    expect(insideTransaction()).toBe(false)
    const deep = async (): Promise<Uint8Array> => {
      await Promise.resolve()
      return deriveMaster('x', newSalt(), quick)
    }
    await expect(markTransaction(deep)).rejects.toThrow(InsideTransaction)
    await expect(markTransaction(() => Promise.all([deep(), deep()]))).rejects.toThrow(InsideTransaction)
    expect(await markTransaction(async () => insideTransaction())).toBe(true)
    expect(insideTransaction()).toBe(false)
    await expect(deep()).resolves.toHaveLength(32)
  })

  it('runs two at once, lets twenty wait and refuses the next', async () => {
    const many = Array.from({ length: 23 }, () => deriveMaster('x', newSalt(), { ...quick, memory: 1024 }))
    expect(waiting()).toBe(20)
    const settled = await Promise.allSettled(many)
    expect(settled.map(({ status }) => status)).toEqual([...Array.from({ length: 22 }, () => 'fulfilled'), 'rejected'])
    expect(settled.at(-1)).toMatchObject({ reason: expect.any(TooBusy) })
    expect(waiting()).toBe(0)
  })
})

describe('turns', () => {
  it('go by order of arrival, never more than two at once, and are given back after a failure', async () => {
    const turns = makeTurns(2, 20)
    const started: number[] = []
    const works = Array.from({ length: 6 }, held)
    const taken = works.map((work, index) =>
      turns.take(async () => {
        started.push(index)
        await work.promise
      }),
    )
    const settled = Promise.allSettled(taken)
    const seen: number[][] = []
    for (const [index, work] of works.entries()) {
      await settle()
      seen.push([...started])
      if (index === 1) work.fail(new Error('broken'))
      else work.end()
      await Promise.allSettled([taken[index]])
    }
    expect(seen).toEqual([
      [0, 1],
      [0, 1, 2],
      [0, 1, 2, 3],
      [0, 1, 2, 3, 4],
      [0, 1, 2, 3, 4, 5],
      [0, 1, 2, 3, 4, 5],
    ])
    expect((await settled).filter(({ status }) => status === 'rejected')).toHaveLength(1)
    expect(turns.waiting()).toBe(0)
    await expect(turns.take(() => Promise.resolve('free again'))).resolves.toBe('free again')
  })

  it('pass from hand to hand: who comes later does not slip in', async () => {
    const turns = makeTurns(1, 20)
    const [first, second, third] = [held(), held(), held()]
    let atOnce = 0
    const work = (until: Promise<void>) => async () => {
      atOnce += 1
      await until
      atOnce -= 1
    }
    const taken = [turns.take(work(first.promise)), turns.take(work(second.promise))]
    first.end()
    await taken[0]
    taken.push(turns.take(work(third.promise)))
    await settle()
    expect([atOnce, turns.waiting()]).toEqual([1, 1])
    second.end()
    third.end()
    await Promise.all(taken)
    expect([atOnce, turns.waiting()]).toEqual([0, 0])
  })

  it('refuse when the line is full, and take again when it is not', async () => {
    const turns = makeTurns(1, 1)
    const [first, second] = [held(), held()]
    const running = turns.take(() => first.promise)
    const next = turns.take(() => second.promise)
    await expect(turns.take(() => Promise.resolve())).rejects.toThrow(TooBusy)
    first.end()
    await running
    const third = turns.take(() => Promise.resolve('third'))
    second.end()
    await next
    await expect(third).resolves.toBe('third')
  })
})

describe('splitting the master', () => {
  it('gives two keys that differ from each other and by pepper', () => {
    const [master, pepper] = [randomBytes(32), randomBytes(32)]
    const { auth, unlock } = splitMaster(master, pepper)
    expect(splitMaster(master, pepper)).toEqual({ auth, unlock })
    const others = splitMaster(master, randomBytes(32))
    expect(new Set([master, auth, unlock, others.auth, others.unlock].map((key) => Buffer.from(key).toString('hex'))).size).toBe(5)
    expect(sameBytes(verifierOf(auth), verifierOf(auth.slice()))).toBe(true)
    expect(sameBytes(verifierOf(auth), verifierOf(others.auth))).toBe(false)
    expect(sameBytes(auth, auth.subarray(1))).toBe(false)
  })
})
