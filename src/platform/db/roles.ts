import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Pool } from '#platform/db/tx.ts'

/** The roles every database knows. None of them can sign in. */
export const workingRoles = ['lilja_owner', 'lilja_authz', 'lilja_app', 'lilja_door', 'lilja_clock', 'lilja_facts'] as const

/**
 * The two ways the program signs in. Requests come through the outer one and are `lilja_app`, whatever SQL they carry. The inner one is
 * for coming in (`lilja_door`), the clock and the statistics; no request's SQL ever runs there.
 */
export type Side = 'outer' | 'inner'
/** What each may be, the one it is from its first statement first. */
export const takenRoles = { outer: ['lilja_app'], inner: ['lilja_door', 'lilja_clock', 'lilja_facts'] } as const satisfies Record<Side, readonly string[]>

/** A role the program signs in as. It owns nothing, and by itself may do nothing but take its working roles. */
export type Login = { readonly name: string; readonly password: string; readonly side: Side }
export const loginOf = (database: string, side: Side = 'outer'): string => `${database}_${side === 'outer' ? 'login' : 'inner'}`
/** The inner password follows from the outer one; neither is ever in a statement. */
export const passwordOf = (password: string, side: Side): string =>
  side === 'outer' ? password : createHmac('sha256', password).update('lilja/inner/v1').digest('base64url')

/** Two programs may prepare one server at once: what then stumbles over the other is done again. */
const again = async (deed: () => Promise<unknown>): Promise<void> => {
  for (let left = 20; ; left--) {
    try {
      await deed()
      return
    } catch (fault) {
      const { code, message } = fault as { code?: string; message?: string }
      const stumbled =
        code === '23505' || code === '42710' || code === '40001' || code === '40P01' || (code === 'XX000' && message?.includes('concurrently') === true)
      if (!stumbled || left === 0) throw fault
    }
  }
}

/** What PostgreSQL stores of a password, made here, so that the password itself is never in a statement that a server might log. */
const scramOf = (password: string): string => {
  const salt = randomBytes(16)
  const salted = pbkdf2Sync(password, salt, 4096, 32, 'sha256')
  const client = createHmac('sha256', salted).update('Client Key').digest()
  const stored = createHash('sha256').update(client).digest('base64')
  const server = createHmac('sha256', salted).update('Server Key').digest('base64')
  return `SCRAM-SHA-256$4096:${salt.toString('base64')}$${stored}:${server}`
}

/** Makes the working roles of a server, once. */
export const bootstrapRoles = async (admin: Pool): Promise<void> => {
  for (const role of workingRoles) {
    const { rows } = await sql`select 1 from pg_roles where rolname = ${role}`.execute(admin)
    if (rows.length === 0)
      await again(() =>
        sql.raw(`do $$ begin create role ${role} nologin; exception when duplicate_object or unique_violation then null; end $$`).execute(admin),
      )
  }
  const { rows } = await sql<{ ready: boolean; me: string; mighty: boolean }>`
    select pg_has_role('lilja_owner', 'lilja_authz', 'member') as ready, current_user as me,
           (select rolsuper from pg_roles where rolname = current_user) as mighty`.execute(admin)
  const state = rows[0]
  if (state?.ready !== true) await again(() => sql`grant lilja_authz to lilja_owner`.execute(admin))
  if (state?.mighty === false) await again(() => sql`grant lilja_owner, lilja_authz to ${sql.id(state.me)}`.execute(admin))
}

const loginSettings = (side: Side): readonly (readonly [string, string])[] => [
  // Every request is lilja_app from its first statement, without asking for it.
  ['role', takenRoles[side][0]],
  // Every name is written with its schema; nothing is found by luck.
  ['search_path', ''],
  ['statement_timeout', '15s'],
  ['lock_timeout', '5s'],
  ['idle_in_transaction_session_timeout', '30s'],
  ['timezone', 'UTC'],
  ['synchronous_commit', 'on'],
  // Questions are small and many: compiling one never pays.
  ['jit', 'off'],
]

/** Was the login made as this version of the program makes it? */
export const isLoginCurrent = async (admin: Pool, login: string, side: Side): Promise<boolean> => {
  const { rows } = await sql<{ config: string[] | null; taken: string[] }>`
    select r.rolconfig as config, array(select g.rolname::text from pg_auth_members m join pg_roles g on g.oid = m.roleid where m.member = r.oid) as taken
    from pg_roles r where r.rolname = ${login}`.execute(admin)
  const { config, taken } = rows[0] ?? { config: null, taken: [] }
  const may: readonly string[] = takenRoles[side]
  return (
    taken.length === may.length &&
    taken.every((role) => may.includes(role)) &&
    loginSettings(side).every(([setting, value]) => config?.includes(`${setting}=${value === '' ? '""' : value}`))
  )
}

/** Makes the login of a database, or gives it its password again. */
const makeLogin = async (admin: Pool, login: Login): Promise<void> => {
  const name = sql.id(login.name)
  const { rows } = await sql`select 1 from pg_roles where rolname = ${login.name}`.execute(admin)
  if (rows.length === 0) await again(() => sql`create role ${name} login noinherit`.execute(admin).catch((fault: unknown) => skipExisting(fault)))
  await again(() => sql`alter role ${name} login noinherit password ${sql.lit(scramOf(login.password))}`.execute(admin))
  const mine: readonly string[] = takenRoles[login.side]
  const others = Object.values(takenRoles).flatMap((taken) => taken.filter((role) => !mine.includes(role)))
  await again(() => sql`grant ${sql.join(mine.map((role) => sql.id(role)))} to ${name}`.execute(admin))
  await again(() => sql`revoke ${sql.join(others.map((role) => sql.id(role)))} from ${name}`.execute(admin))
  for (const [setting, value] of loginSettings(login.side)) await again(() => sql`alter role ${name} set ${sql.id(setting)} = ${sql.lit(value)}`.execute(admin))
}
const skipExisting = (fault: unknown): void => {
  if ((fault as { code?: string }).code !== '42710' && (fault as { code?: string }).code !== '23505') throw fault
}

/** What one database must allow and forbid before anything is in it. `admin` is connected to it. */
export const prepareDatabase = async (admin: Pool, database: string): Promise<void> => {
  const name = sql.id(database)
  await again(() => sql`revoke all on database ${name} from public`.execute(admin))
  await again(() => sql`grant create on database ${name} to lilja_owner`.execute(admin))
  await again(() => sql`revoke all on schema public from public`.execute(admin))
  await again(() => sql`alter default privileges for role lilja_owner, lilja_authz revoke execute on functions from public`.execute(admin))
  await again(() => sql`alter default privileges for role lilja_owner, lilja_authz revoke usage on types from public`.execute(admin))
}

/** The login of a database, ready to sign in, in a database that lets nobody else in. */
export const prepareLogin = async (admin: Pool, database: string, login: Login): Promise<void> => {
  await makeLogin(admin, login)
  await prepareDatabase(admin, database)
  await again(() => sql`grant connect on database ${sql.id(database)} to ${sql.id(login.name)}`.execute(admin))
}

/** Why the login is not safe, as words for the operator; empty when it is. */
export const findLoginFaults = async (admin: Pool, login: string, side: Side = 'outer'): Promise<readonly string[]> => {
  const { rows } = await sql<{ fault: string }>`
    select 'is superuser' as fault from pg_roles where rolname = ${login} and rolsuper
    union all select 'bypasses row security' from pg_roles where rolname = ${login} and rolbypassrls
    union all select 'may create roles or databases' from pg_roles where rolname = ${login} and (rolcreaterole or rolcreatedb)
    union all select 'inherits the rights of its roles' from pg_roles where rolname = ${login} and rolinherit
    union all select 'owns ' || c.oid::regclass::text from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname = ${login}
    union all select 'is member of ' || g.rolname from pg_auth_members m join pg_roles r on r.oid = m.member join pg_roles g on g.oid = m.roleid
      where r.rolname = ${login} and g.rolname <> all (${[...takenRoles[side]]}::text[])`.execute(admin)
  return rows.map((row) => row.fault)
}
