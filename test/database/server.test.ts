import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { migrateAll } from '#app/migrations.ts'
import { readConfig, type Config } from '#platform/config/config.ts'
import { openSecrets, type Secrets } from '#platform/config/secrets.ts'
import { startEmbedded, type Embedded } from '#platform/db/embedded/start.ts'
import { openDatabases } from '#platform/db/open.ts'

/** A server that somebody else keeps, on which we are a role that may make roles and owns two empty databases. */
const home = mkdtempSync(join(tmpdir(), 'lilja-server-'))
let server: Embedded
let secrets: Secrets

const configFor = (main: string, vault: string): Config => {
  const read = readConfig({ LILJA_DATABASE: main, LILJA_VAULT: vault, LILJA_SECRETS: 'ours' }, home)
  if (!read.ok) throw new Error(JSON.stringify(read.refusal))
  return read.value
}
const urlOf = (database: string, password = 'pw', host = server.host): string => `postgres://keeper:${password}@/${database}?host=${encodeURIComponent(host)}`

beforeAll(async () => {
  const theirs = await openSecrets(join(home, 'theirs'))
  server = await startEmbedded({ folder: join(home, 'data'), secrets: theirs })
  secrets = await openSecrets(join(home, 'ours'))
  const client = new Client({ host: server.host, port: server.port, user: server.user, password: theirs.database.admin, database: 'postgres' })
  await client.connect()
  await client.query(`create role keeper login createrole password 'pw'`)
  for (const name of ['one', 'two']) await client.query(`create database ${name} owner keeper`)
  await client.query('create role bystander login password $$pw$$')
  await client.end()
})
afterAll(async () => {
  await server.stop()
  rmSync(home, { recursive: true })
})

it('is made ready by a role that is no superuser, and again by the next copy of the program', async () => {
  const config = configFor(urlOf('one'), urlOf('two'))
  const copies = await Promise.all([openDatabases(config, secrets), openDatabases(config, secrets)])
  await Promise.all(copies.map((copy) => migrateAll(copy)))

  for (const copy of copies) {
    const { rows } = await sql<{ me: string; login: string }>`select current_user as me, session_user as login from authz.clock`.execute(copy.databases.main)
    expect(rows).toEqual([{ me: 'lilja_app', login: 'one_login' }])
    const { rows: vault } = await sql<{ login: string }>`select session_user as login`.execute(copy.databases.vault)
    expect(vault).toEqual([{ login: 'two_login' }])
    await copy.stop()
  }
})

it('lets nobody else in', async () => {
  const client = new Client({ host: server.host, port: server.port, user: 'bystander', password: 'pw', database: 'one' })
  await expect(client.connect()).rejects.toMatchObject({ code: '42501' })
})

it('gives the login its password again when the secrets are new', async () => {
  const other = await openSecrets(join(home, 'new'))
  const opened = await openDatabases(configFor(urlOf('one'), urlOf('two')), other)
  expect((await sql<{ me: string }>`select current_user as me`.execute(opened.databases.main)).rows[0]?.me).toBe('lilja_app')
  await opened.stop()
})

it('is refused when both names lead to one database', async () => {
  const alias = join(home, 'alias')
  symlinkSync(server.host, alias)
  await expect(openDatabases(configFor(urlOf('one'), urlOf('one', 'pw', alias)), secrets)).rejects.toThrow(
    /LILJA_VAULT: is the same database as LILJA_DATABASE, under another name/,
  )
})

it.each([
  ['the password is wrong', () => urlOf('one', 'no'), /^LILJA_DATABASE: the password is not right/],
  ['there is no such database', () => urlOf('three'), /^LILJA_DATABASE: there is no such database/],
  ['nobody answers', () => urlOf('one', 'pw', home), /^LILJA_DATABASE: no server answers there/],
])('is refused with a sentence when %s', async (_, url, words) => {
  await expect(openDatabases(configFor(url(), urlOf('two')), secrets)).rejects.toThrow(words)
})
