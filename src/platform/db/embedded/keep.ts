import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Client } from 'pg'
import { EmbeddedFault } from '#platform/db/embedded/fault.ts'
import { greet } from '#platform/db/embedded/greet.ts'
import { launch, type Launch, type Launched } from '#platform/db/embedded/launch.ts'
import { findRunning } from '#platform/db/embedded/running.ts'
import { log } from '#platform/log/log.ts'

/** What the keeper must know of who asked for the server. */
export type Asked = {
  readonly folder: string
  /** The migrator's. */
  readonly password: string
  /** How lives are bound; only tests choose. */
  readonly bindLives: boolean | undefined
}

const patience = 30_000
/** Between two tries to bring back a server that does not start. */
const pause = 2000

const firstLines = (text: string): string => text.split('\n').slice(-6).join('\n')

const isHeld = (complaint: string): boolean => /lock file .* already exists|pre-existing shared memory block/.test(complaint)

const ready = async (launched: Launched, socket: string, password: string): Promise<Client | null> => {
  const until = Date.now() + patience
  while (!launched.hasEnded() && Date.now() < until) {
    const client = await greet(socket, password)
    if (client !== null) return client
    await Promise.race([wait(10), launched.ended])
  }
  return null
}

const quench = async (launched: Launched): Promise<void> => {
  launched.process.ref()
  launched.process.kill('SIGINT')
  const patient = new AbortController()
  await Promise.race([launched.ended, wait(patience, undefined, { signal: patient.signal }).catch(() => undefined)])
  patient.abort()
  if (launched.hasEnded()) return
  launched.process.kill('SIGQUIT')
  await launched.ended
}

/** Starts the server and waits until it answers. A server that is still on its way out is waited for; a living one is never pushed aside. */
export const launchUntilReady = async (what: Launch, asked: Asked): Promise<{ launched: Launched; client: Client } | null> => {
  const until = Date.now() + patience
  for (;;) {
    const launched = launch(what, asked.bindLives)
    const client = await ready(launched, what.socket, asked.password).catch(async (fault: unknown) => {
      await quench(launched)
      throw fault
    })
    if (client !== null) {
      launched.process.unref()
      return { launched, client }
    }
    if (!launched.hasEnded()) {
      await quench(launched)
      throw new EmbeddedFault(`The database in ${asked.folder} did not answer within ${patience / 1000} seconds. See ${what.logFile}.`)
    }
    const complaint = launched.complaint()
    if (!isHeld(complaint)) throw new EmbeddedFault(`The database in ${asked.folder} does not start: ${firstLines(complaint)}`)
    const running = findRunning(asked.folder)
    if (running !== null && running.pid !== process.pid) return null
    if (Date.now() > until) {
      const holder = readFileSync(join(what.data, 'postmaster.pid'), 'utf8').split('\n')[0] ?? ''
      throw new EmbeddedFault(
        `The database in ${asked.folder} is held by a server that no program answers for (process ${holder}). If it is yours, end it with: kill -INT ${holder}`,
      )
    }
    await wait(100)
  }
}

/** Starts the server again when it ends though nobody asked it to. */
export const keepUp = (what: Launch, asked: Asked, first: Launched): { stop: () => Promise<void> } => {
  let current = first
  let stopping = false
  const abandon = (): void => void current.process.kill('SIGINT')
  const brake = new AbortController()
  /** False when another program has the folder now. What keeps it down (a full disk) may pass: it is tried again and again. */
  const startAgain = async (): Promise<boolean> => {
    for (let said = false; !stopping; said = true) {
      try {
        const again = await launchUntilReady(what, asked)
        if (again === null) return false
        current = again.launched
        await again.client.end()
        log({ kind: 'database.started-again' })
        return true
      } catch (fault) {
        if (!said) log({ kind: 'database.lost', code: fault instanceof EmbeddedFault ? 'refused' : 'fault' })
        await wait(pause, undefined, { signal: brake.signal }).catch(() => undefined)
      }
    }
    return false
  }
  const watch = async (): Promise<void> => {
    while (!stopping) {
      await current.ended
      if (stopping) return
      log({ kind: 'database.ended' })
      if (!(await startAgain())) return
    }
  }
  const watching = watch()
  process.once('exit', abandon)
  const stop = async (): Promise<void> => {
    stopping = true
    brake.abort()
    process.off('exit', abandon)
    await quench(current)
    await watching
  }
  return { stop }
}
