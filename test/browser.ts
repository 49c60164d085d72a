import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'
import type { Browser } from 'playwright-core'

const quiet = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

/** `CHROMIUM` if set, else the machine's own, else the one from npm (which needs no root and brings its own libraries). */
const findBrowser = async (): Promise<{ readonly path: string; readonly args: readonly string[] }> => {
  const named = process.env['CHROMIUM']
  if (named) return { path: named, args: [] }
  if (existsSync('/usr/bin/chromium')) return { path: '/usr/bin/chromium', args: [] }
  process.env['AWS_EXECUTION_ENV'] ??= 'AWS_Lambda_nodejs22.x'
  const { default: packed } = await import('@sparticuz/chromium')
  // In one process the whole browser ends when the first of its windows is closed.
  return { path: await packed.executablePath(), args: packed.args.filter((one) => one !== '--single-process') }
}

/** A real browser without a window. Whoever opens it closes it. */
export const openBrowser = async (): Promise<Browser> => {
  const { path, args } = await findBrowser()
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return chromium.launch({ executablePath: path, headless: true, args: [...new Set([...args, ...quiet, ...asRoot])] })
}
