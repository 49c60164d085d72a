import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from '#test/baddays/built.ts'
import { root } from '#test/docs/tree.ts'

/** LILJA_LONG=1: every fault point instead of a sample. */
export const isLong = process.env['LILJA_LONG'] === '1'

/** The built program in a folder of its own, where a test may change its files: an older version, a newer one, one that stops in the middle. */
export type Copy = { readonly folder: string; readonly remove: () => void }

export const copyProgram = (): Copy => {
  build()
  const folder = mkdtempSync(join(tmpdir(), 'lilja-program-'))
  for (const part of ['bin', 'dist', 'package.json']) cpSync(join(root, part), join(folder, part), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

export type Place = { readonly folder: string; readonly env: Readonly<Record<string, string>>; readonly remove: () => void }

/** An empty place for an installation: nothing is in it, and nothing of the caller's settings reaches it. */
export const makePlace = (): Place => {
  const folder = mkdtempSync(join(tmpdir(), 'lilja-place-'))
  mkdirSync(join(folder, 'tmp'), { mode: 0o700 })
  return { folder, env: settingsOf(folder), remove: () => rmSync(folder, { recursive: true, force: true }) }
}

export const settingsOf = (folder: string): Readonly<Record<string, string>> => ({
  LILJA_DATABASE: `embedded:${join(folder, 'data')}`,
  LILJA_SECRETS: join(folder, 'secrets'),
})

const environment = (env: Readonly<Record<string, string>>): NodeJS.ProcessEnv => ({ PATH: process.env['PATH'] ?? '', HOME: tmpdir(), ...env })
const tool = (program: string): string => join(program, 'bin', 'lilja.mjs')

export type Answer = { readonly status: number | null; readonly out: string; readonly err: string }

/** Runs a verb of a program as an operator does, and waits for its end. */
export const run = (program: string, env: Readonly<Record<string, string>>, ...args: readonly string[]): Answer => {
  const done = spawnSync(process.execPath, [tool(program), ...args], { env: environment(env), encoding: 'utf8', timeout: 120_000 })
  return { status: done.status, out: done.stdout, err: done.stderr }
}

export type Running = { readonly process: ChildProcess; readonly said: () => string; readonly ended: Promise<unknown> }

/** Starts a verb, and leaves it running. */
export const start = (program: string, env: Readonly<Record<string, string>>, ...args: readonly string[]): Running => {
  const child = spawn(process.execPath, [tool(program), ...args], { env: environment(env), stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => void (said += chunk.toString('utf8')))
  return { process: child, said: () => said, ended: once(child, 'exit') }
}

export const stop = async ({ process: child, ended }: Running, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> => {
  if (child.exitCode === null && child.signalCode === null) child.kill(signal)
  await ended
}
