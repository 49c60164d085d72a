// The newcomer: a fresh copy of what is committed, the README's two commands word for word, and a way in.
import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { TOTP } from 'otpauth'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const place = mkdtempSync(join(tmpdir(), 'newcomer-'))
const home = join(place, 'lilja')
const run = (command, args) => execFileSync(command, args, { cwd: home, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })

const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })

/** Starts the demo and waits until it has said where it is. */
const startDemo = (port) =>
  new Promise((resolve, reject) => {
    const child = spawn('npm', ['run', 'demo', '--', '--port', String(port)], { cwd: home, stdio: ['ignore', 'pipe', 'inherit'], detached: true })
    let said = ''
    child.stdout.setEncoding('utf8').on('data', (piece) => {
      said += piece
      if (said.includes(`http://127.0.0.1:${port + 1}`)) resolve({ child, said: () => said })
    })
    child.once('exit', (code) => reject(new Error(`the demo ended with ${code} before it was ready:\n${said}`)))
  })

const stop = async ({ child }) => {
  const ended = new Promise((resolve) => child.once('exit', resolve))
  process.kill(-child.pid, 'SIGINT')
  await ended
}

const signIn = async (port, person) => {
  const code = new TOTP({ secret: person.secondFactor }).generate()
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login: person.id, passphrase: person.passphrase, code }),
  })
  assert.equal(answer.status, 200, `signing in as ${person.id}`)
  return (await answer.json()).token
}

const began = Date.now()
const since = () => `${Math.round((Date.now() - began) / 1000)} s`
let demo
try {
  execFileSync('git', ['clone', '--quiet', root, home], { stdio: 'inherit' })
  execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts'], { cwd: home, stdio: ['ignore', 'ignore', 'inherit'] })
  process.stdout.write(`installed after ${since()}\n`)
  const port = await freePort()
  demo = await startDemo(port)
  process.stdout.write(`first page after ${since()}\n`)
  const health = await fetch(`http://127.0.0.1:${port}/healthz`)
  assert.deepEqual(await health.json(), { status: 'ok' })
  const page = await fetch(`http://127.0.0.1:${port}/sign-in`)
  assert.equal(page.status, 200)
  const people = JSON.parse(run('npx', ['lilja', 'demo', 'people', '--json']))
  assert.ok(people.length >= 14, 'the demo people are listed')
  const token = await signIn(port, people[0])
  const day = await fetch(`http://127.0.0.1:${port}/api/v1/day`, { headers: { authorization: `Bearer ${token}` } })
  assert.equal(day.status, 200)
  await stop(demo)
  process.stdout.write(`signed in and stopped after ${since()}\n`)
  demo = await startDemo(port)
  const again = await fetch(`http://127.0.0.1:${port}/api/v1/day`, { headers: { authorization: `Bearer ${token}` } })
  assert.equal(again.status, 200, 'the second start reuses the data, and the session survives it')
  await stop(demo)
  demo = undefined
  assert.equal(run('git', ['status', '--porcelain']).trim(), '', 'the tree is clean')
  process.stdout.write(`the newcomer is at home after ${since()}\n`)
} finally {
  if (demo) process.kill(-demo.child.pid, 'SIGKILL')
  rmSync(place, { recursive: true, force: true })
}
