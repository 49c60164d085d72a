import { createHmac } from 'node:crypto'
import type { Databases } from '#platform/db/tx.ts'
import { asDoor } from '#platform/db/enter.ts'
import { appendAsNobody } from '#platform/record/record.ts'
import type { NobodysEntry } from '#platform/record/record.ts'
import type { PeopleDeps } from '#capabilities/people/domain/deps.ts'
import { countGuess, letGo } from '#capabilities/people/store/slowing.ts'
import type { Bucket } from '#capabilities/people/store/slowing.ts'

/** Why one may not try now, or was wrong. It never says what was wrong. */
export type GuessRefusal =
  | { readonly kind: 'refused' }
  | { readonly kind: 'slowed'; readonly seconds: number }
  | { readonly kind: 'busy'; readonly seconds: number }

const hashed = (deps: PeopleDeps, ...parts: readonly string[]): Uint8Array => createHmac('sha256', deps.secrets.pepper).update(parts.join('|')).digest()

type Buckets = readonly [pair: Bucket, account: Bucket, caller: Bucket]

/**
 * Three counts: this account from this caller, this caller at all, and this account from anywhere. The last is generous, so that
 * a stranger who knows a sign-in name cannot keep its owner out at night.
 */
export function bucketsOf(deps: PeopleDeps, account: string, caller: Uint8Array): Buckets {
  const from = Buffer.from(caller).toString('hex')
  return [
    { hash: hashed(deps, 'pair', account, from), free: 3 },
    { hash: hashed(deps, 'account', account), free: 30 },
    { hash: hashed(deps, 'caller', from), free: 20 },
  ]
}

export type Told = Pick<NobodysEntry, 'act' | 'door' | 'person'>
type RecordOf = Told & { readonly reason: string }

/** Writes down a refused attempt, which was counted before. Its own transaction: it must stay when nothing else does. */
export async function refuseGuess(deps: PeopleDeps, databases: Databases, told: RecordOf): Promise<void> {
  await asDoor(databases, async (tx) => {
    await appendAsNobody(tx, { ...told, result: 'refused', request: crypto.randomUUID(), version: deps.version })
  })
}

/** Counts this guess, and makes the next one wait, before anybody looks whether it is right. Seconds to wait, told to the record when there are any. */
export async function secondsToWait(deps: PeopleDeps, databases: Databases, told: Told, buckets: Buckets): Promise<number> {
  return await asDoor(databases, async (tx) => {
    const seconds = await countGuess(tx, buckets)
    if (seconds > 0) await appendAsNobody(tx, { ...told, result: 'refused', reason: 'slowed', request: crypto.randomUUID(), version: deps.version })
    return seconds
  })
}

/** It was right: the account begins anew. What the caller guessed of other accounts stays. */
export const guessedRight = (databases: Databases, [pair, account, caller]: Buckets): Promise<void> =>
  asDoor(databases, (tx) => letGo(tx, [pair, account], [caller]))

/** It was no guess: nobody looked, or who proved everything sent the same code twice. */
export const noGuess = (databases: Databases, buckets: Buckets): Promise<void> => asDoor(databases, (tx) => letGo(tx, [], buckets))
