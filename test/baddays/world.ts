import { makeWorld } from '#app/demo/world.ts'
import { migrateAll } from '#app/migrations.ts'
import { compose, type Program } from '#app/program.ts'
import { codeAt } from '#capabilities/people/commands/check-code.ts'
import { demoPerson } from '#capabilities/people/demo.ts'
import { readConfig, type Config } from '#platform/config/config.ts'
import { openSecrets, type Secrets } from '#platform/config/secrets.ts'
import { openDatabases, type Opened } from '#platform/db/open.ts'
import { settingsOf } from '#test/baddays/program.ts'

const cheap = { memory: 1024, passes: 1, parallelism: 1 } as const

/** An installation in a folder, opened by this test itself. */
export type Site = {
  readonly opened: Opened
  readonly secrets: Secrets
  readonly program: Program
  /** Signs in with passphrase and code, once each: what a person does the morning after. */
  readonly tokenOf: (login: string) => Promise<string>
  readonly close: () => Promise<void>
}

export const configAt = (folder: string): Config => {
  const read = readConfig(settingsOf(folder), folder)
  if (!read.ok) throw new Error(read.refusal.map((each) => each.problem).join(' '))
  return read.value
}

/** @param later how much later it is for the program, in milliseconds: a code that was used before a backup is not taken again after it */
export async function openSite(folder: string, later = 0): Promise<Site> {
  const config = configAt(folder)
  const secrets = await openSecrets(config.secrets)
  const opened = await openDatabases(config, secrets)
  const realNow = (): Date => new Date(Date.now() + later)
  const program = compose({ databases: opened.databases, secrets, staffOrigin: config.staffOrigin, publicOrigin: config.publicOrigin, demo: true, realNow })
  const tokens = new Map<string, string>()
  const signIn = async (login: string): Promise<string> => {
    const { passphrase, totp } = demoPerson(login)
    const body = JSON.stringify({ login, passphrase, code: codeAt(totp, realNow()) })
    const answer = await program.staff.request(`${config.staffOrigin}/api/v1/session`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
    })
    if (answer.status !== 200) throw new Error(`${login} is not let in: ${answer.status} ${await answer.text()}`)
    const { token } = (await answer.json()) as { token: string }
    tokens.set(login, token)
    return token
  }
  return { opened, secrets, program, tokenOf: async (login) => tokens.get(login) ?? (await signIn(login)), close: () => opened.stop() }
}

/** The demo world in an empty folder, with everything that has happened in it. */
export async function makeSite(folder: string): Promise<Site> {
  const site = await openSite(folder)
  try {
    await migrateAll(site.opened)
    await makeWorld(site.opened, site.secrets, { cost: cheap })
    return site
  } catch (fault) {
    await site.close()
    throw fault
  }
}
