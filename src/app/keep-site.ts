import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setImmediate as breathe } from 'node:timers/promises'
import type { readPublicAssets } from '#app/public-assets.ts'
import type { Site } from '#capabilities/information/pages/site.tsx'
import { readSnapshot, type Snapshot } from '#capabilities/information/reference/snapshot.ts'
import { takeSnapshot } from '#capabilities/information/queries/snapshot.ts'
import { asClock } from '#platform/db/enter.ts'
import type { Databases } from '#platform/db/tx.ts'
import { describeFault } from '#platform/log/fault.ts'
import { log } from '#platform/log/log.ts'

type Assets = ReturnType<typeof readPublicAssets>

function write(folder: string, path: string, content: string | Uint8Array): void {
  const file = join(folder, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.new`, content)
  renameSync(`${file}.new`, file)
}

const fileOf = (path: string): string => (/\.[a-z]+$/.test(path) ? path : join(path, 'index.html'))

/** Writes the whole site as files that any server of files can serve: the pages, what they need, and the snapshot they were made of. */
export async function exportSite(site: Site, assets: Assets, folder: string): Promise<void> {
  const pages = join(folder, 'pages')
  for (const [path, { plain }] of assets.files) write(pages, path, plain)
  const marked = createHash('sha256')
  for (const path of site.paths()) {
    const made = site.page(path)
    if (!made) continue
    write(pages, fileOf(path), made.plain)
    marked.update(made.plain)
    await breathe()
  }
  write(folder, 'snapshot.json', JSON.stringify(site.snapshot()))
  write(folder, 'exported', `${marked.digest('hex')}\n`)
}

/** What was exported last; null when nothing was, or when it cannot be read. */
export function exported(folder: string): Snapshot | null {
  const file = join(folder, 'snapshot.json')
  return existsSync(file) ? readSnapshot(readFileSync(file, 'utf8')) : null
}

/**
 * Keeps the public site at what was published: looks every twenty seconds, makes the pages anew and exports them when something changed.
 * When the database is away the site goes on as it was.
 */
export function keepSite(
  databases: Databases,
  site: Site,
  assets: Assets,
  folder: string,
): { readonly refresh: () => Promise<boolean>; readonly stop: () => Promise<void> } {
  const before = exported(folder)
  if (before) site.replace(before)
  let last = ''
  let underWay: Promise<boolean> = Promise.resolve(false)
  const look = async (): Promise<boolean> => {
    const snapshot = await asClock(databases, takeSnapshot)
    const words = JSON.stringify(snapshot)
    if (words === last) return false
    site.replace(snapshot)
    await exportSite(site, assets, folder)
    last = words
    return true
  }
  const refresh = (): Promise<boolean> =>
    (underWay = underWay.then(look).catch((error: unknown) => {
      log({ ...describeFault(error), kind: 'site-not-refreshed' })
      return false
    }))
  const timer = setInterval(() => void refresh(), 20_000)
  void refresh()
  return {
    refresh,
    stop: async () => {
      clearInterval(timer)
      await underWay
    },
  }
}
