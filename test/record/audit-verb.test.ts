import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from 'kysely'
import type { PoolConfig } from 'pg'
import { audit } from '#app/verbs/audit.ts'
import { runVerb } from '#app/verbs/run.ts'
import type { Pool } from '#platform/db/tx.ts'
import { appendAsNobody } from '#platform/record/record.ts'
import { makeScratch, type Scratch } from '#test/database/scratch.ts'

let scratch: Scratch
let admin: Pool
let folder: string
let env: Record<string, string>

const urlOf = ({ user, password, host, port, database }: PoolConfig): string =>
  `postgres://${user}:${encodeURIComponent(typeof password === 'string' ? password : '')}@/${database}?host=${encodeURIComponent(host ?? '')}&port=${port}`

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lilja-audit-'))
  scratch = await makeScratch()
  admin = await scratch.admin('main')
  env = { LILJA_DATABASE: urlOf(scratch.adminConnection.main), LILJA_VAULT: urlOf(scratch.adminConnection.vault), LILJA_SECRETS: join(folder, 'secrets') }
  for (const n of [1, 2, 3]) {
    await scratch.databases.main.transaction().execute(async (tx) => {
      await appendAsNobody(tx, { act: 'sign-in', result: 'refused', person: 'unknown', reason: 'passphrase', request: `r-${n}`, version: '0.1.0' })
    })
  }
})
afterAll(async () => {
  await scratch.drop()
  rmSync(folder, { recursive: true, force: true })
})

const lilja = async (...args: readonly string[]): Promise<{ ending: number; out: string; err: string }> => {
  const out: string[] = []
  const err: string[] = []
  const ending = await runVerb([audit], ['audit', ...args], { out: (line) => out.push(line), err: (line) => err.push(line), env, cwd: folder })
  return { ending, out: out.join('\n'), err: err.join('\n') }
}

describe('lilja audit', () => {
  it('verifies, exports, and verifies the export without the database', async () => {
    const whole = await lilja('verify', '--json')
    expect(JSON.parse(whole.out)).toMatchObject({ ok: true, finding: null, seq: null })
    expect(whole.ending).toBe(0)
    expect(await lilja('verify')).toMatchObject({ ending: 0, err: '' })

    expect(await lilja('export', '--out', 'e')).toMatchObject({ ending: 0, err: '' })
    expect(statSync(join(folder, 'e')).mode & 0o777).toBe(0o600)
    expect(await lilja('export', '--out', 'e')).toMatchObject({ ending: 1, err: `${folder}/e is there already. Name a new file.` })
    const offline = ['verify', '--events', 'e', '--checkpoint', 'e.checkpoint', '--pub', 'e.pub'] as const
    expect(await lilja(...offline)).toMatchObject({ ending: 0, err: '' })
    expect(await lilja('verify', '--checkpoint', 'e.checkpoint', '--pub', 'e.pub')).toMatchObject({ ending: 0, err: '' })

    const text = readFileSync(join(folder, 'e'), 'utf8')
    writeFileSync(join(folder, 'changed'), text.replace('r-2', 'r-9'))
    const changed = await lilja('verify', '--events', 'changed', '--checkpoint', 'e.checkpoint', '--pub', 'e.pub', '--json')
    expect(changed.ending).toBe(1)
    expect(JSON.parse(changed.out)).toMatchObject({ ok: false, finding: 'inconsistent' })
    expect(changed.err).toContain('does not hold (inconsistent)')
    expect(await lilja('verify', '--events', 'e', '--checkpoint', 'e', '--pub', 'e.pub')).toMatchObject({ ending: 1 })
    expect(await lilja('verify', '--events', 'nothing', '--checkpoint', 'e.checkpoint', '--pub', 'e.pub')).toMatchObject({
      ending: 1,
      err: `The file ${folder}/nothing cannot be read.`,
    })
    expect(await lilja('verify', '--events', 'e', '--checkpoint', 'e.checkpoint', '--pub', 'e')).toMatchObject({ ending: 1 })
  })

  it('proves one line, and checks the proof', async () => {
    const { rows } = await sql<{ seq: number }>`select max(seq) as seq from audit.event`.execute(admin)
    const seq = String(rows[0]?.seq)
    expect(await lilja('export', '--out', 'x')).toMatchObject({ ending: 0 })
    expect(await lilja('prove', '--seq', seq, '--out', 'proof')).toMatchObject({ ending: 0, out: '', err: '' })
    const good = await lilja('check-proof', '--proof', 'proof', '--pub', 'x.pub', '--json')
    expect(good).toMatchObject({ ending: 0, out: JSON.stringify({ ok: true, seq: Number(seq) }) })
    expect((await lilja('check-proof', '--proof', 'proof', '--pub', 'x.pub')).out).toContain('r-3')
    expect((await lilja('prove', '--seq', seq)).out).toBe(readFileSync(join(folder, 'proof'), 'utf8').trim())
    writeFileSync(join(folder, 'false'), readFileSync(join(folder, 'proof'), 'utf8').replace('r-3', 'r-4'))
    expect(await lilja('check-proof', '--proof', 'false', '--pub', 'x.pub')).toMatchObject({ ending: 1, out: '', err: 'The proof does not hold.' })
    expect(await lilja('prove', '--seq', '999999')).toMatchObject({ ending: 1, err: 'Line 999999 is not proven: no such event.' })
  })

  it('finds what was changed by hand', async () => {
    await admin.transaction().execute(async (tx) => {
      await sql.raw(`set local session_replication_role = replica; update audit.event set body = replace(body, 'r-2', 'r-8')`).execute(tx)
    })
    const found = await lilja('verify', '--json')
    expect(found.ending).toBe(1)
    expect(JSON.parse(found.out)).toMatchObject({ ok: false, finding: 'inconsistent' })
  })

  it.each([
    [],
    ['look'],
    ['verify', 'all'],
    ['verify', '--events', 'e'],
    ['export'],
    ['prove'],
    ['prove', '--seq', 'x'],
    ['check-proof'],
    ['verify', '--loud'],
  ])('answers 2 when it is not understood: %s', async (...args) => {
    expect((await lilja(...args.flat())).ending).toBe(2)
  })
})
