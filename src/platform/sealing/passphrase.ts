import { argon2, timingSafeEqual } from 'node:crypto'
import { deriveKey, sha256 } from '#platform/sealing/derive.ts'
import { refuseInsideTransaction } from '#platform/sealing/hold.ts'
import { keyLength, randomBytes } from '#platform/sealing/sodium.ts'

/** What one guess costs; stored beside each salt. `memory` in KiB. */
export type Cost = { readonly memory: number; readonly passes: number; readonly parallelism: 1 }

export const passphraseCost: Cost = { memory: 64 * 1024, passes: 3, parallelism: 1 }

const saltLength = 16
export const newSalt = (): Uint8Array => randomBytes(saltLength)

/** A cost read from a row must not be able to take the machine. */
const highest = { memory: 256 * 1024, passes: 10 }
const isBearable = ({ memory, passes, parallelism }: Cost): boolean =>
  Number.isSafeInteger(memory) &&
  memory >= 8 &&
  memory <= highest.memory &&
  Number.isSafeInteger(passes) &&
  passes >= 1 &&
  passes <= highest.passes &&
  parallelism === 1

/** So many derivations wait already that one more would only make everybody wait longer. Answered with 429. */
export class TooBusy extends Error {
  override readonly name = 'TooBusy'
}

/** A few at once, the rest in order of arrival, and not without end. */
export type Turns = {
  /** @throws TooBusy when the line is full */
  readonly take: <Value>(work: () => Promise<Value>) => Promise<Value>
  readonly waiting: () => number
}

export const makeTurns = (atOnce: number, mayWait: number): Turns => {
  const line: (() => void)[] = []
  let running = 0
  const enter = async (): Promise<void> => {
    if (running < atOnce) {
      running += 1
      return
    }
    if (line.length >= mayWait) throw new TooBusy()
    await new Promise<void>((go) => line.push(go))
  }
  /** The turn goes from hand to hand, so nobody who comes later slips in between. */
  const leave = (): void => {
    const next = line.shift()
    if (next) next()
    else running -= 1
  }
  return {
    take: async (work) => {
      await enter()
      try {
        return await work()
      } finally {
        leave()
      }
    },
    waiting: () => line.length,
  }
}

const turns = makeTurns(2, 20)

/** How many derivations wait for their turn now, in this process. */
export const waiting = (): number => turns.waiting()

/**
 * Argon2id, off the main thread, at most two at once. The same passphrase typed on any keyboard gives the same bytes (NFKC).
 * @throws InsideTransaction inside a transaction; TooBusy when more than twenty wait
 */
export const deriveMaster = async (passphrase: string, salt: Uint8Array, cost: Cost): Promise<Uint8Array> => {
  refuseInsideTransaction()
  if (!isBearable(cost) || salt.length !== saltLength) throw new RangeError('the salt or the cost is out of bounds')
  const message = passphrase.normalize('NFKC')
  const { memory, passes, parallelism } = cost
  return turns.take(
    () =>
      new Promise<Uint8Array>((done, fail) => {
        argon2('argon2id', { message, nonce: salt, memory, passes, parallelism, tagLength: keyLength }, (error, master) => {
          if (error) fail(error)
          else done(new Uint8Array(master))
        })
      }),
  )
}

/** Two keys that say nothing about each other: one proves the passphrase, one unlocks. The pepper lies in no database. */
export const splitMaster = (master: Uint8Array, pepper: Uint8Array): { readonly auth: Uint8Array; readonly unlock: Uint8Array } => ({
  auth: deriveKey(master, 'auth/v1', pepper),
  unlock: deriveKey(master, 'unlock/v1', pepper),
})

/** What is stored to compare with. */
export const verifierOf = (auth: Uint8Array): Uint8Array => sha256(auth)

/** Compares in constant time. */
export const sameBytes = (one: Uint8Array, other: Uint8Array): boolean => one.length === other.length && timingSafeEqual(one, other)
