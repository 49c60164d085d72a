import { availableParallelism } from 'node:os'
import { Kysely, PostgresDialect } from 'kysely'
import pg, { type PoolConfig } from 'pg'
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

/** A pool of connections. One that breaks, idle or at work, does not end the program: it is noted, and its query fails. */
export const openPool = (config: PoolConfig, max: number = 4 * availableParallelism()): Pool => {
  const pool = new pg.Pool({ connectionTimeoutMillis: 5000, idleTimeoutMillis: 30_000, application_name: 'lilja', ...config, types: types as never, max })
  pool.on('error', (fault) => {
    if (!pool.ending) log({ ...describeFault(fault), kind: 'database.connection-lost' })
  })
  pool.on('connect', (client) => void client.on('error', () => undefined))
  return new Kysely<NoTables>({ dialect: new PostgresDialect({ pool }) })
}
