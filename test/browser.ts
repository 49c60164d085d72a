import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import type { Browser } from 'playwright-core'

const quiet = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

const unpacking = `const { default: packed } = await import('@sparticuz/chromium'); await packed.executablePath()`

/**
 * Where the packed browser lies unpacked: beside the package, whole or not at all. Left alone it unpacks into the machine's own folder for what is
 * temporary, where a second test finds the file half written and another user finds one that is not theirs.
 */
const unpack = (): string => {
  const place = fileURLToPath(new URL('../node_modules/.cache/chromium', import.meta.url))
  if (existsSync(place)) return place
  mkdirSync(dirname(place), { recursive: true })
  const making = mkdtempSync(`${place}-`)
  const done = spawnSync(process.execPath, ['--input-type=module', '--eval', unpacking], {
    cwd: dirname(place),
    env: { ...process.env, TMPDIR: making },
    encoding: 'utf8',
  })
  if (done.status !== 0) throw new Error(`the browser from npm could not be unpacked: ${done.stderr}`)
  // It names its letters by the folder it thinks it is in; without any it ends when the first page is drawn.
  const fonts = join(making, 'fonts', 'fonts.conf')
  writeFileSync(fonts, readFileSync(fonts, 'utf8').replaceAll('>/tmp/', `>${place}/`))
  try {
    renameSync(making, place)
  } catch (fault) {
    // Another test was first.
    if (!existsSync(place)) throw fault
    rmSync(making, { recursive: true })
  }
  return place
}

const openPacked = async (): Promise<Found> => {
  process.env['AWS_EXECUTION_ENV'] ??= 'AWS_Lambda_nodejs22.x'
  const before = process.env['TMPDIR']
  process.env['TMPDIR'] = unpack()
  try {
    const { default: packed } = await import('@sparticuz/chromium')
    // In one process the whole browser ends when the first of its windows is closed.
    return { path: await packed.executablePath(), args: packed.args.filter((one) => one !== '--single-process') }
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
}

type Found = { readonly path: string; readonly args: readonly string[] }
/** `CHROMIUM` if set, else the machine's own, else the one from npm (which needs no root and brings its own libraries). */
const findBrowser = async (): Promise<Found> => {
  const named = process.env['CHROMIUM']
  if (named) return { path: named, args: [] }
  return existsSync('/usr/bin/chromium') ? { path: '/usr/bin/chromium', args: [] } : await openPacked()
}

/** A real browser without a window. Whoever opens it closes it. */
export const openBrowser = async (): Promise<Browser> => {
  const { path, args } = await findBrowser()
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return chromium.launch({ executablePath: path, headless: true, args: [...new Set([...args, ...quiet, ...asRoot])] })
}
