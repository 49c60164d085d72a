import { existsSync, rmSync } from 'node:fs'
import { sql } from 'kysely'
import { canaries } from '#app/demo/canaries.ts'
import { demoAccounts, demoToday, makeWorld } from '#app/demo/world.ts'
import { migrateAll } from '#app/migrations.ts'
import { furnishReference } from '#app/reference.ts'
import { announce, isDemo, startServing, untilStopped } from '#app/serving.ts'
import { configOf, readArgs, Refused, UsageFault, type Ending, type Io, type Verb } from '#app/verbs/verb.ts'
import type { Config } from '#platform/config/config.ts'
import { openSecrets } from '#platform/config/secrets.ts'
import { openDatabases, type Opened } from '#platform/db/open.ts'

const options = {
  fresh: { type: 'boolean', default: false },
  port: { type: 'string' },
  today: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const

async function isEmpty(opened: Opened): Promise<boolean> {
  const found = await sql<{ empty: boolean }>`select not exists (select from people.zone) as empty`.execute(await opened.admin('main'))
  return found.rows[0]?.empty ?? false
}

/** The configuration of a demo: loopback whatever is set, and the ports asked for. */
function demoConfig(io: Io, port: string | undefined): Config {
  if (port === undefined) return configOf({ ...io, env: { ...io.env, LILJA_HOST: '127.0.0.1' } })
  const staff = Number(port)
  if (!Number.isInteger(staff) || staff < 1 || staff > 65_534) throw new UsageFault('--port is a number from 1 to 65534')
  const { LILJA_STAFF_ORIGIN: _staff, LILJA_PUBLIC_ORIGIN: _public, ...env } = io.env
  return configOf({ ...io, env: { ...env, LILJA_HOST: '127.0.0.1', LILJA_STAFF_PORT: String(staff), LILJA_PUBLIC_PORT: String(staff + 1) } })
}

/** Takes away a demo, and never anything else: only what says of itself that it is one. */
async function takeAway(config: Config): Promise<void> {
  if (config.database.kind !== 'embedded')
    throw new Refused('--fresh works on the embedded database only. Give the demo an empty database of the server instead.')
  if (!existsSync(config.database.folder)) return
  const opened = await openDatabases(config, await openSecrets(config.secrets))
  const demo = await isDemo(opened).catch(() => false)
  await opened.stop()
  if (!demo) throw new Refused('The database here is not a demo, so it stays. Set LILJA_DATABASE to another folder.')
  rmSync(config.database.folder, { recursive: true, force: true })
  rmSync(config.secrets, { recursive: true, force: true })
}

function dayOf(words: string | undefined): Date {
  if (words === undefined) return demoToday
  const day = new Date(/^\d{4}-\d{2}-\d{2}$/.test(words) ? `${words}T22:15:00Z` : words)
  if (Number.isNaN(day.getTime())) throw new UsageFault('--today is a day, such as 2026-03-10, or a moment with its zone')
  return day
}

function list(what: string, json: boolean, io: Io): Ending {
  const rows = what === 'people' ? demoAccounts() : canaries()
  if (json) io.out(JSON.stringify(rows, null, 2))
  else if (what === 'people')
    for (const one of demoAccounts())
      io.out(`${one.id.padEnd(18)} ${one.name.padEnd(22)} ${one.zone.padEnd(30)} ${one.role.padEnd(22)} ${one.passphrase.padEnd(44)} ${one.secondFactor}`)
  else for (const word of canaries()) io.out(word)
  return 0
}

async function run(io: Io, values: { readonly fresh: boolean; readonly port?: string | undefined; readonly today?: string | undefined }): Promise<void> {
  const config = demoConfig(io, values.port)
  const today = dayOf(values.today)
  if (values.fresh) await takeAway(config)
  const secrets = await openSecrets(config.secrets)
  const opened = await openDatabases(config, secrets)
  try {
    await migrateAll(opened)
    if (await isEmpty(opened)) {
      io.out('Making the demo world …')
      await makeWorld(opened, secrets, { today, say: (line) => io.out(`  ${line}`) })
    } else if (!(await isDemo(opened))) throw new Refused('The database here is not a demo, so it is left alone. Set LILJA_DATABASE to another folder.')
    else await furnishReference(opened)
    const running = await startServing({ config, secrets, opened })
    io.out('')
    list('people', false, io)
    io.out('\nThe last column is the secret of the authenticator: give it to any authenticator app, or run "npx lilja demo code <who>".')
    announce(io, config)
    await untilStopped()
    await running.stop()
  } finally {
    await opened.stop()
  }
}

async function sayCode(who: string, io: Io): Promise<Ending> {
  const { TOTP } = await import('otpauth')
  const account = demoAccounts().find((one) => one.id === who)
  if (!account) throw new Refused(`Nobody in the demo signs in as ${who}. "lilja demo people" lists them.`)
  io.out(new TOTP({ secret: account.secondFactor }).generate())
  return 0
}

export const demo: Verb = {
  name: 'demo',
  summary: 'An invented world to try everything in, on this machine only.',
  usage: `demo [people|canaries|code <who>] [--fresh] [--port N] [--today DAY] [--json]

Makes the demo world where the configuration says, if nothing is there, and serves it on loopback. A second start uses what is there.

  people      who there is, and how each signs in
  canaries    every sealed value of the demo world, so that leaks can be searched for
  code <who>  the code somebody's authenticator would show now
  --fresh     take the demo away and make it anew
  --port N    staff on N, public on N+1
  --today DAY what day it is in the demo`,
  run: async (args, io) => {
    const { values, positionals } = readArgs(args, options, true)
    const [what, who] = positionals
    if (what === 'code' && who !== undefined) return await sayCode(who, io)
    if (what === 'people' || what === 'canaries') return list(what, values.json, io)
    if (what !== undefined) throw new UsageFault(`there is no "demo ${what}"`)
    await run(io, values)
    return 0
  },
}
