import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setImmediate as breathe } from 'node:timers/promises'
import { sql } from 'kysely'
import { offlineFiles, offlineLists } from '#capabilities/directory/contract.ts'
import { asClock } from '#platform/db/enter.ts'
import type { Databases } from '#platform/db/tx.ts'
import { describeFault } from '#platform/log/fault.ts'
import { log } from '#platform/log/log.ts'

function write(folder: string, path: string, words: string): void {
  const file = join(folder, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.new`, words)
  renameSync(`${file}.new`, file)
}

/** Unchanged lists are written again each hour, so that the time on them stays near. */
const hour = 3_600_000

/**
 * Keeps the on-call lists and alarm lists as files, so that they can be read and printed when everything else is down: looks every minute,
 * and writes them anew when something changed and each hour. When the database is away they stay as they were.
 */
export function keepLists(databases: Databases, folder: string): { readonly refresh: () => Promise<boolean>; readonly stop: () => Promise<void> } {
  let last = ''
  let underWay: Promise<boolean> = Promise.resolve(false)
  const look = async (): Promise<boolean> => {
    const { lists, at } = await asClock(databases, async (tx) => {
      const { rows } = await sql<{ at: Date }>`select authz.now() as at`.execute(tx)
      const now = rows[0]?.at ?? new Date()
      return { lists: await offlineLists(tx, now), at: now }
    })
    const words = `${Math.floor(at.getTime() / hour)} ${JSON.stringify(lists)}`
    if (words === last) return false
    for (const [path, page] of offlineFiles(lists, at)) {
      write(folder, path, page)
      await breathe()
    }
    last = words
    return true
  }
  const refresh = (): Promise<boolean> =>
    (underWay = underWay.then(look).catch((error: unknown) => {
      log({ ...describeFault(error), kind: 'lists-not-refreshed' })
      return false
    }))
  const timer = setInterval(() => void refresh(), 60_000)
  void refresh()
  return {
    refresh,
    stop: async () => {
      clearInterval(timer)
      await underWay
    },
  }
}
