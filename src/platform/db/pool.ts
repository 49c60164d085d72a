import type { Socket } from 'node:net'
import { availableParallelism } from 'node:os'
import { Kysely, PostgresDialect } from 'kysely'
import pg, { type PoolConfig } from 'pg'
import { Copied } from '#platform/db/copied.ts'
import { Preparing } from '#platform/db/preparing.ts'
import type { NoTables, Pool } from '#platform/db/tx.ts'
import { describeFault } from '#platform/log/fault.ts'
import { log } from '#platform/log/log.ts'

const bigint = 20
const date = 1082
/** Where `pg` is not exact: a whole number is a number while that is safe, and a date stays a date, `2026-03-02`. */
const parsers: Readonly<Record<number, (text: string) => unknown>> = {
  [bigint]: (text) => (Number.isSafeInteger(Number(text)) ? Number(text) : BigInt(text)),
  [date]: (text) => text,
}
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => (format === 'binary' ? undefined : parsers[oid]) ?? pg.types.getTypeParser(oid, format as 'text'),
}

/** A server that is there answers a request within its own limit (`roles.ts`); one that says nothing for so long is not there any more. */
const silence = 20_000

/** Hangs up when the other end has said nothing for too long: what waits is refused then, and nobody waits for ever. */
const hangUpOnSilence = (client: pg.PoolClient): void => {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection
  stream.setTimeout(silence, () => void stream.destroy(Object.assign(new Error('the database says nothing'), { code: 'ETIMEDOUT' })))
}

export type PoolFigures = { readonly open: number; readonly idle: number; readonly waiting: number }
const known = new WeakMap<Pool, pg.Pool>()
/** How many connections there are, how many do nothing, and how many requests wait for one. */
export const figuresOf = (pool: Pool): PoolFigures => {
  const found = known.get(pool)
  return { open: found?.totalCount ?? 0, idle: found?.idleCount ?? 0, waiting: found?.waitingCount ?? 0 }
}

/**
 * A pool of connections. One that breaks, idle or at work, does not end the program: it is noted, and its query fails.
 *
 * @param how `impatient`: for requests, whose every statement has a limit on the server and is prepared once for each connection. What an operator runs may take its time.
 */
export const openPool = (config: PoolConfig, max: number = 4 * availableParallelism(), how?: 'impatient'): Pool => {
  const idleTimeoutMillis = how === 'impatient' ? silence / 2 : 30_000
  const pool = new pg.Pool({
    // Who waits longer than this is told to try again, rather than kept waiting in front of a white page.
    connectionTimeoutMillis: how === 'impatient' ? 1800 : 5000,
    idleTimeoutMillis,
    application_name: 'lilja',
    ...config,
    types: types as never,
    max,
    ...(how === 'impatient' ? { Client: Preparing, pipeline: true } : {}),
  })
  pool.on('error', (fault) => {
    if (!pool.ending) log({ ...describeFault(fault), kind: 'database.connection-lost' })
  })
  pool.on('connect', (client) => {
    client.on('error', () => undefined)
    if (how === 'impatient') hangUpOnSilence(client)
  })
  const opened = new Kysely<NoTables>({ dialect: new PostgresDialect({ pool, cursor: Copied as never }) })
  known.set(opened, pool)
  return opened
}
