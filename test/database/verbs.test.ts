import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { backup } from '#app/verbs/backup.ts'
import { doctor } from '#app/verbs/doctor.ts'
import type { Finding } from '#app/verbs/doctor/finding.ts'
import { migrate } from '#app/verbs/migrate.ts'
import { restore } from '#app/verbs/restore.ts'
import { runVerb } from '#app/verbs/run.ts'

const home = mkdtempSync(join(tmpdir(), 'lilja-verbs-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

const run = async (args: string[], env: Record<string, string> = {}) => {
  const out: string[] = []
  const err: string[] = []
  const ending = await runVerb([migrate, doctor, backup, restore], args, {
    out: (line) => void out.push(line),
    err: (line) => void err.push(line),
    env,
    cwd: home,
  })
  return { ending, out: out.join('\n'), err: err.join('\n') }
}
const findingsOf = async (env: Record<string, string> = {}) => {
  const { ending, out } = await run(['doctor', '--json'], env)
  const { ok, findings } = JSON.parse(out) as { ok: boolean; findings: Finding[] }
  expect(ok).toBe(ending === 0)
  return { ending, findings, worst: findings.filter((each) => each.state === 'fault') }
}

describe('on a new machine', () => {
  it('the doctor makes nothing, and says what the first start will make', async () => {
    const { ending, findings } = await findingsOf()
    expect(ending).toBe(0)
    expect(findings.find((each) => each.name === 'databases')?.remedy).toMatch(/lilja migrate/)
    expect(existsSync(join(home, '.lilja'))).toBe(false)
  })

  it('an unsafe configuration is refused by every verb, naming the setting', async () => {
    const env = { LILJA_DATABASE: 'postgres://a:hidden@localhost/one', LILJA_VAULT: 'postgres://a:hidden@127.0.0.1/one' }
    for (const args of [['migrate'], ['backup', '--to', 'x'], ['restore', '--from', 'x']]) {
      const { ending, err } = await run(args, env)
      expect(ending).toBe(1)
      expect(err).toMatch(/^LILJA_VAULT: is the same database/)
      expect(err).not.toContain('hidden')
    }
    expect((await findingsOf(env)).worst.map((each) => each.name)).toEqual(['LILJA_VAULT'])
  })

  it('a server that does not answer is a sentence, not a fault', async () => {
    const env = { LILJA_DATABASE: `postgres:///one?host=${home}`, LILJA_VAULT: `postgres:///two?host=${home}` }
    const { ending, err } = await run(['migrate'], env)
    expect({ ending, err }).toEqual({ ending: 1, err: 'LILJA_DATABASE: no server answers there. Start it, or correct the address.' })
  })
})

describe('once migrated', () => {
  it('migrate answers what it ran, and then that there is nothing to do', async () => {
    const first = await run(['migrate', '--json'])
    expect(first).toMatchObject({ ending: 0, err: '' })
    expect(JSON.parse(first.out)).toMatchObject({
      main: expect.arrayContaining(['platform/0001_authz.sql']),
      vault: expect.arrayContaining(['vault/0001_vault.sql']),
    })
    const again = JSON.parse((await run(['migrate', '--json'])).out) as Record<string, unknown>
    expect(again).toEqual({ main: [], vault: [], schema: JSON.parse(first.out).schema })
    expect(again['schema']).toEqual({ main: expect.stringMatching(/^[0-9a-f]{16}$/), vault: expect.stringMatching(/^[0-9a-f]{16}$/) })
  })

  it('the doctor finds no fault', async () => {
    const { worst, findings } = await findingsOf()
    expect(worst).toEqual([])
    expect(findings.map((each) => each.name)).toEqual(
      expect.arrayContaining(['node', 'secrets', 'postgresql', 'main database', 'vault', 'main roles', 'main migrations', 'main durability', 'clock']),
    )
  })

  it('the doctor finds secrets that others can read, and says what to run', async () => {
    const kek = join(home, '.lilja', 'secrets', 'kek')
    chmodSync(kek, 0o644)
    const { ending, worst } = await findingsOf()
    chmodSync(kek, 0o600)
    expect(ending).toBe(1)
    expect(worst).toEqual([{ name: 'secrets', state: 'fault', finding: expect.stringContaining('can be read by others'), remedy: `Run: chmod 600 ${kek}` }])
  })

  it('a backup comes back on another machine that has the secrets', async () => {
    expect(await run(['backup', '--to', 'saved'])).toMatchObject({ ending: 0, err: '' })
    expect((await run(['backup', '--to', 'saved'])).err).toMatch(/is not empty/)
    const there = { LILJA_DATABASE: 'embedded:other' }
    const { ending, out } = await run(['restore', '--from', 'saved', '--json'], there)
    expect(ending).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ main: expect.any(Number) })
    expect((await findingsOf(there)).worst).toEqual([])
    expect((await run(['restore', '--from', 'saved'], there)).err).toMatch(/database is not empty/)
  })

  it.each([[['backup']], [['restore']]])('%s without a folder is wrong usage', async (args) => {
    expect((await run(args)).ending).toBe(2)
  })
})
