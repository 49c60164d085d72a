import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { inject } from 'vitest'
import type { PoolConfig } from 'pg'
import { openPlaces, type Opened } from '#platform/db/open.ts'
import { openPool } from '#platform/db/pool.ts'
import { loginOf } from '#platform/db/roles.ts'

export type Scratch = Opened & {
  /** Sets the time of work: what `authz.now()` answers from now on. */
  readonly setClock: (now: Date) => Promise<void>
  /** How the login of the main database connects, for tests of the walls themselves. */
  readonly loginConnection: PoolConfig
  /** Of the logins: a verb that is to leave them as they are gets the same. */
  readonly passwords: Readonly<Record<'main' | 'vault', string>>
  /** Closes everything and removes both databases. */
  readonly drop: () => Promise<void>
}

/** How many a side of a scratch database holds at most: as many as a machine of two cores has. */
export const connections = 8

type Names = Readonly<Record<'main' | 'vault', string>>

/** Copies both templates, taking turns: a template that is being copied cannot be copied. `template0` is as new. */
const copyTemplates = async (names: Names, templates: Names): Promise<void> => {
  const { connection, copying } = inject('cluster')
  const maintenance = openPool(connection, 1)
  try {
    await maintenance.connection().execute(async (db) => {
      await sql`select pg_advisory_lock(${copying})`.execute(db)
      for (const which of ['main', 'vault'] as const) {
        await sql`create database ${sql.id(names[which])} template ${sql.id(templates[which])}`.execute(db)
      }
    })
  } finally {
    await maintenance.destroy()
  }
}

const remove = async (names: readonly string[]): Promise<void> => {
  const maintenance = openPool(inject('cluster').connection, 1)
  try {
    for (const name of names) {
      await sql`drop database if exists ${sql.id(name)} with (force)`.execute(maintenance)
      for (const side of ['outer', 'inner'] as const) await sql`drop role if exists ${sql.id(loginOf(name, side))}`.execute(maintenance)
    }
  } finally {
    await maintenance.destroy()
  }
}

const makePair = async (templates: Names): Promise<Scratch> => {
  const { connection, prefix } = inject('cluster')
  const own = `${prefix}_${randomBytes(4).toString('hex')}`
  const names = { main: `${own}_m`, vault: `${own}_v` }
  await copyTemplates(names, templates)
  const passwords = { main: randomBytes(12).toString('hex'), vault: randomBytes(12).toString('hex') }
  const opened = await openPlaces(
    [
      { which: 'main', setting: 'LILJA_DATABASE', connection: { ...connection, database: names.main }, password: passwords.main },
      { which: 'vault', setting: 'LILJA_VAULT', connection: { ...connection, database: names.vault }, password: passwords.vault },
    ],
    connections,
  )
  const admin = await opened.admin('main')
  return {
    ...opened,
    loginConnection: { ...connection, database: names.main, user: loginOf(names.main), password: passwords.main },
    passwords,
    setClock: async (now) => void (await sql`update authz.clock set ahead = ${now}::timestamptz - now()`.execute(admin)),
    drop: async () => {
      await opened.stop()
      await remove(Object.values(names))
    },
  }
}

/** A pair of databases of its own for one test file, with every migration run and nobody in it. */
export const makeScratch = async (): Promise<Scratch> => {
  const { prefix, broken } = inject('cluster')
  if (broken !== null) throw new Error(`The migrations do not run: ${broken}`)
  return await makePair({ main: `${prefix}_main`, vault: `${prefix}_vault` })
}

/** A pair of databases with nothing in them, as a new installation has. */
export const makeEmpty = (): Promise<Scratch> => makePair({ main: 'template0', vault: 'template0' })
