import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Client } from 'pg'
import { openSecrets } from '#platform/config/secrets.ts'

export type Place = { readonly data: string; readonly secrets: string }
type Said = { readonly host: string; readonly port: number; readonly user: string; readonly refused?: undefined } | { readonly refused: string }

/** Another program that holds the database, as the test sees it. */
export type Holder = { readonly process: ChildProcess; readonly said: Said }

/** Starts a program of its own on the folder, and waits for what it says. */
export const hold = async (place: Place, bind: 'bound' | 'watchdog' = 'bound', options: SpawnOptions = {}): Promise<Holder> => {
  const here = import.meta.dirname
  const args = ['--import', join(here, 'from-source.mjs'), join(here, 'holder.ts'), place.data, place.secrets, bind]
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'], ...options })
  if (child.stdout === null) throw new Error('the program has no output')
  for await (const line of createInterface({ input: child.stdout })) return { process: child, said: JSON.parse(line) as Said }
  throw new Error('the program said nothing')
}

export const release = async (holder: Holder): Promise<void> => {
  if (holder.process.exitCode !== null || holder.process.signalCode !== null) return
  const ended = once(holder.process, 'exit')
  holder.process.stdin?.end()
  await ended
}

export const kill = async (holder: Holder): Promise<void> => {
  const ended = once(holder.process, 'exit')
  holder.process.kill('SIGKILL')
  await ended
}

/** Asks the server that a program started one thing. */
export const ask = async <Row extends Record<string, unknown>>(place: Place, said: Said, text: string): Promise<Row[]> => {
  if (said.refused !== undefined) throw new Error(said.refused)
  const secrets = await openSecrets(place.secrets)
  const client = new Client({ ...said, password: secrets.database.admin, database: 'postgres' })
  client.on('error', () => undefined)
  await client.connect()
  return client
    .query<Row>(text)
    .then((result) => result.rows)
    .finally(() => client.end())
}

export const postmasterOf = (place: Place): number => Number(readFileSync(join(place.data, 'pg', 'postmaster.pid'), 'utf8').split('\n')[0])

export const isAlive = (pid: number): boolean => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return !stat.slice(stat.lastIndexOf(')') + 2).startsWith('Z')
  } catch {
    return false
  }
}
