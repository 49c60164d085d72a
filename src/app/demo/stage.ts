import { sql } from 'kysely'
import { runJob } from '#app/jobs.ts'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Opened } from '#platform/db/open.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Job } from '#platform/http/capability.ts'
import { arrive } from '#platform/http/arrive.ts'
import type { House } from '#platform/http/house.ts'
import type { Visit } from '#platform/http/visit.ts'
import { settle } from '#platform/record/record.ts'
import type { Pair } from '#platform/sealing/pair.ts'
import { ctxHash, dbToken, newToken, sessionBlob, tokenHash } from '#platform/sealing/session-keys.ts'

/** Somebody of the demo world, with the keys made for them. */
export type Player = { readonly id: Id; readonly zoneId: Id; readonly roles: readonly string[]; readonly pair: Pair }

/** What the record says of a deed. */
export type Leaf = { readonly act: string; readonly result: 'done' | 'seen' }

/** Where the demo world is told: each deed is done by somebody, at a time, through the same walls as any other. */
export type Stage = {
  /** `leaf` is what the record says of it: the same as when it is done through its door. */
  readonly as: <Value>(person: Id, at: Instant, about: Id | null, deed: (visit: Visit) => Promise<Value>, leaf?: Leaf) => Promise<Value>
  /** What the clock of the program does by itself, at a time. */
  readonly clock: (at: Instant, job: Job) => Promise<void>
  /** Reference rows that no person writes. */
  readonly owner: <Value>(deed: (tx: Tx) => Promise<Value>) => Promise<Value>
  /** Ends the sessions of the players. */
  readonly close: () => Promise<void>
}

async function openFor(opened: Opened, player: Player): Promise<string> {
  const token = newToken()
  const { id, zoneId, roles, pair } = player
  await sql`select authz.open_session(${tokenHash(token)}, ${ctxHash(dbToken(token))}, ${id}, ${zoneId}, ${roles}, 'sv', ${pair.publicKey}, ${sessionBlob(token, pair.privateKey)}, 'cookie')`.execute(
    await opened.admin('main'),
  )
  return token
}

export function openStage(opened: Opened, house: House, players: readonly Player[]): Stage {
  const tokens = new Map<Id, string>()
  const tokenOf = async (person: Id): Promise<string> => {
    const player = players.find((one) => one.id === person)
    if (!player) throw new Error(`nobody called ${person} in the demo world`)
    const token = tokens.get(person) ?? (await openFor(opened, player))
    tokens.set(person, token)
    return token
  }
  const setTo = async (at: Instant): Promise<void> =>
    void (await sql`update authz.clock set ahead = ${at}::timestamptz - now()`.execute(await opened.admin('main')))
  return {
    as: async (person, at, about, deed, leaf = { act: 'demo.told', result: 'done' }) => {
      const token = await tokenOf(person)
      await setTo(at)
      const told = await arrive(house, token, about, 'demo', async ({ visit, record }) => {
        const value = await deed(visit)
        await record(leaf.act, leaf.result)
        return value
      })
      if (told.state !== 'open') throw new Error('a demo session ended too early')
      return told.value
    },
    clock: async (at, job) => {
      await setTo(at)
      if (!(await runJob(opened.databases, job))) throw new Error(`${job.name} is under way elsewhere`)
    },
    owner: async (deed) =>
      await (await opened.admin('main')).transaction().execute(async (tx) => {
        await sql`set local role lilja_owner`.execute(tx)
        const value = await deed(tx)
        await settle(tx, 'demo.told')
        return value
      }),
    close: async () => {
      for (const token of tokens.values()) await sql`select authz.end_session(${dbToken(token)})`.execute(opened.databases.main)
    },
  }
}
