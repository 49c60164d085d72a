import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loginOf } from '#platform/db/roles.ts'
import { rules } from '#test/database/rules.ts'
import { makeScratch, type Scratch } from '#test/database/scratch.ts'

let scratch: Scratch
beforeAll(async () => {
  scratch = await makeScratch()
})
afterAll(() => scratch.drop())

const loginFor = (which: 'main' | 'vault'): string => loginOf(scratch.adminConnection[which].database ?? '')

describe.each(['main', 'vault'] as const)('in the %s database', (which) => {
  it.each(rules)('$name', async (rule) => {
    const { rows } = await rule.find(loginFor(which)).execute(await scratch.admin(which))

    expect(rows.map((row) => row.offender)).toEqual([])
  })
})

describe('an offence is noticed', () => {
  it.each(rules)('$name', async (rule) => {
    const admin = await scratch.admin('main')
    const login = loginFor('main')
    const database = scratch.adminConnection.main.database ?? ''
    const undone = new Error('undone')
    let found = 0

    const tried = admin.transaction().execute(async (tx) => {
      const before = (await rule.find(login).execute(tx)).rows.length
      await sql.raw(rule.offend(login).replaceAll(':database', database)).execute(tx)
      found = (await rule.find(login).execute(tx)).rows.length - before
      throw undone
    })

    await expect(tried).rejects.toBe(undone)
    expect(found).toBeGreaterThan(0)
  })
})

describe('the connection of the program', () => {
  const expected = { statement_timeout: '15s', idle_in_transaction_session_timeout: '30s', lock_timeout: '5s', search_path: '""', synchronous_commit: 'on' }
  it.each(Object.entries(expected))('%s is %s', async (name, value) => {
    for (const pool of [scratch.databases.main, scratch.databases.vault]) {
      const { rows } = await sql<{ value: string }>`select current_setting(${name}) as value`.execute(pool)
      expect(rows[0]?.value).toBe(value)
    }
  })

  it.skipIf(Boolean(process.env['TEST_DATABASE_URL']))('no parameter of a query reaches the log of our own server', async () => {
    const { rows } = await sql<{ name: string; setting: string }>`
      select name, setting from pg_settings where name in ('log_parameter_max_length', 'log_parameter_max_length_on_error', 'log_statement', 'log_min_error_statement', 'log_min_messages', 'log_error_verbosity') order by name`.execute(
      await scratch.admin('main'),
    )
    expect(Object.fromEntries(rows.map((row) => [row.name, row.setting]))).toEqual({
      log_error_verbosity: 'terse',
      log_min_error_statement: 'panic',
      log_min_messages: 'log',
      log_parameter_max_length: '0',
      log_parameter_max_length_on_error: '0',
      log_statement: 'none',
    })
  })
})
