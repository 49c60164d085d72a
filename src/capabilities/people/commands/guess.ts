import { createHmac } from 'node:crypto'
import type { Databases } from '#platform/db/tx.ts'
import { asNobody } from '#platform/db/enter.ts'
import { appendAsNobody } from '#platform/record/record.ts'
import type { NobodysEntry } from '#platform/record/record.ts'
import type { PeopleDeps } from '#capabilities/people/domain/deps.ts'
import { slowDown, waitFor } from '#capabilities/people/store/slowing.ts'
import type { Bucket } from '#capabilities/people/store/slowing.ts'

/** Why one may not try now, or was wrong. It never says what was wrong. */
export type GuessRefusal =
  | { readonly kind: 'refused' }
  | { readonly kind: 'slowed'; readonly seconds: number }
  | { readonly kind: 'busy'; readonly seconds: number }

const hashed = (deps: PeopleDeps, ...parts: readonly string[]): Uint8Array => createHmac('sha256', deps.secrets.pepper).update(parts.join('|')).digest()

/**
 * Three counts: this account from this caller, this caller at all, and this account from anywhere. The last is generous, so that
 * a stranger who knows a sign-in name cannot keep its owner out at night.
 */
export function bucketsOf(deps: PeopleDeps, account: string, caller: Uint8Array): readonly [Bucket, Bucket, Bucket] {
  const from = Buffer.from(caller).toString('hex')
  return [
    { hash: hashed(deps, 'pair', account, from), free: 3 },
    { hash: hashed(deps, 'account', account), free: 30 },
    { hash: hashed(deps, 'caller', from), free: 20 },
  ]
}

export type Told = Pick<NobodysEntry, 'act' | 'door' | 'person'>
type RecordOf = Told & { readonly reason: string }

/** Writes down a refused attempt and, when it was a guess, makes the next one wait. Its own transaction: it must stay when nothing else does. */
export async function refuseGuess(deps: PeopleDeps, databases: Databases, told: RecordOf, buckets: readonly Bucket[]): Promise<void> {
  await asNobody(databases, async (tx) => {
    await slowDown(tx, buckets)
    await appendAsNobody(tx, { ...told, result: 'refused', request: crypto.randomUUID(), version: deps.version })
  })
}

/** Seconds to wait, told to the record when there are any. */
export async function secondsToWait(deps: PeopleDeps, databases: Databases, told: Told, buckets: readonly Bucket[]): Promise<number> {
  return await asNobody(databases, async (tx) => {
    const seconds = await waitFor(tx, buckets)
    if (seconds > 0) await appendAsNobody(tx, { ...told, result: 'refused', reason: 'slowed', request: crypto.randomUUID(), version: deps.version })
    return seconds
  })
}
