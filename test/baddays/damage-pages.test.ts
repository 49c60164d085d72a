import { closeSync, openSync, readSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { casePaths } from '#capabilities/cases/paths.ts'
import { codeAt } from '#capabilities/people/commands/check-code.ts'
import { demoPerson } from '#capabilities/people/demo.ts'
import { askPlace } from '#test/baddays/embedded.ts'
import { build } from '#test/baddays/built.ts'
import { makePlace, run, start, stop, type Place, type Running } from '#test/baddays/program.ts'
import { findSamples } from '#test/baddays/sealed-samples.ts'
import { makeSite, openSite } from '#test/baddays/world.ts'
import { root } from '#test/docs/tree.ts'
import { freePort } from '#test/ports.ts'
import '#test/baddays/patience.ts'

let place: Place
let record = { login: '', path: '', caseId: '' }
/** The pages of that file on which the text lies. */
let pages: readonly number[] = []
let file = ''
let serving: Running | null = null
let ports: Readonly<Record<string, string>> = {}

/** `dd` into the middle of a page of a table file, with the database stopped. */
const spoil = (path: string, page: number): void => {
  const handle = openSync(path, 'r+')
  const bytes = Buffer.alloc(64)
  readSync(handle, bytes, 0, 64, page * 8192 + 8000)
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = (bytes[at] ?? 0) ^ 0xff
  writeSync(handle, bytes, 0, 64, page * 8192 + 8000)
  closeSync(handle)
}
const origin = (): string => `http://127.0.0.1:${ports['LILJA_STAFF_PORT']}`
const serve = async (): Promise<Running> => {
  const running = start(root, { ...place.env, ...ports }, 'serve')
  await expect
    .poll(
      () =>
        fetch(`${origin()}/healthz`).then(
          (answer) => answer.status,
          () => 0,
        ),
      { timeout: 60_000 },
    )
    .toBe(200)
  return running
}
let token = ''
const signIn = async (): Promise<void> => {
  const { passphrase, totp } = demoPerson(record.login)
  const body = JSON.stringify({ login: record.login, passphrase, code: codeAt(totp, new Date()) })
  const answer = await fetch(`${origin()}/api/v1/session`, { method: 'POST', body, headers: { 'content-type': 'application/json' } })
  expect(answer.status).toBe(200)
  ;({ token } = (await answer.json()) as { token: string })
}
const visit = async (path: string): Promise<{ status: number; text: string }> => {
  const answer = await fetch(origin() + path, { headers: { cookie: `s=${token}`, 'accept-language': 'sv' }, redirect: 'manual' })
  return { status: answer.status, text: await answer.text() }
}

beforeAll(async () => {
  build()
  place = makePlace()
  const site = await makeSite(place.folder)
  const admin = await site.opened.admin('main')
  const sample = (await findSamples(admin)).find(({ column, kind }) => column.endsWith('.body') && kind === 'C4')
  if (!sample?.about) throw new Error('nothing is written in the demo world')
  record = { login: sample.login, caseId: sample.about, path: casePaths.record(sample.about, sample.row) }
  await site.close()
  const again = await openSite(place.folder)
  const rows = await askPlace<{ path: string }>(place, 'lilja', `select pg_relation_filepath('cases.record_text') as path`)
  const lies = await askPlace<{ page: number }>(
    place,
    'lilja',
    `select distinct ((ctid::text::point)[0])::integer as page from cases.record_text where record_id = '${sample.row}'`,
  )
  pages = (lies ?? []).map(({ page }) => page)
  if (pages.length === 0) throw new Error('the text lies on no page')
  await again.close()
  file = join(place.folder, 'data', 'pg', rows?.[0]?.path ?? '')
  ports = { LILJA_STAFF_PORT: String(await freePort()), LILJA_PUBLIC_PORT: String(await freePort()) }
})
afterAll(async () => {
  if (serving !== null) await stop(serving)
  place?.remove()
})

describe('R17: a page of a table file is damaged while the database is stopped', () => {
  it('before that, everything is well: the text is shown, and every table can be read', async () => {
    serving = await serve()
    await signIn()
    expect((await visit(record.path)).status).toBe(200)
    await stop(serving)
    serving = null
    expect(run(root, place.env, 'doctor', '--whole').status).toBe(0)
  })

  it('the program starts, and whoever opens such a text is told in a plain sentence that it is damaged', async () => {
    for (const page of pages) spoil(file, page)
    serving = await serve()
    await expect.poll(() => visit(record.path).then(({ status }) => status), { timeout: 10_000 }).toBe(500)
    const { text } = await visit(record.path)
    expect(text).toContain('Något som är sparat är skadat')
    expect(text).not.toMatch(/XX001|checksum|record_text|Försök igen/)
  })

  it('everything else goes on, however often it is asked: no crash, no restart', async () => {
    for (let round = 0; round < 5; round += 1) {
      expect((await visit(record.path)).status).toBe(500)
      expect((await visit('/')).status).toBe(200)
      expect((await visit('/directory')).status).toBe(200)
      expect((await fetch(`${origin()}/healthz`)).status).toBe(200)
    }
    expect(serving?.process.exitCode).toBeNull()
    expect(serving?.said()).not.toContain('database.ended')
  })

  it('the log names the kind and the code, and nothing that was stored', () => {
    const lines = (serving?.said() ?? '').split('\n').filter((line) => line.includes('"kind":"damaged"'))
    expect(lines.length).toBeGreaterThan(4)
    for (const line of lines) expect(JSON.parse(line)).toMatchObject({ kind: 'damaged', code: 'XX001' })
  })

  it('lilja doctor --whole names the table and the remedy, and answers 1', () => {
    const { status, out } = run(root, place.env, 'doctor', '--whole', '--json')
    const { findings } = JSON.parse(out) as { findings: readonly { name: string; state: string; finding: string; remedy: string }[] }
    expect(status).toBe(1)
    expect(findings.filter(({ name }) => name === 'main tables')).toEqual([
      {
        name: 'main tables',
        state: 'fault',
        finding: 'damaged, cannot be read whole: cases.record_text (XX001)',
        remedy: expect.stringContaining('restore the newest backup into a new installation'),
      },
    ])
  })

  it('lilja doctor alone says that PostgreSQL has met such a page, and lilja audit verify and lilja backup say what to run instead of going wrong', () => {
    const plain = run(root, place.env, 'doctor')
    expect([plain.status, plain.out]).toEqual([1, expect.stringMatching(/FAULT main pages: \d+ times a page was not as it was written/)])
    const verified = run(root, place.env, 'audit', 'verify')
    expect([verified.status, verified.err.trim()]).toEqual([
      1,
      'The database is damaged (XX001): a part of it is not as it was written. "lilja doctor --whole" names the table.',
    ])
    const saved = run(root, place.env, 'backup', '--to', join(place.folder, 'saved'))
    expect([saved.status, saved.err]).toEqual([1, expect.stringContaining('The database is damaged (XX001)')])
    expect(
      run(
        root,
        { LILJA_DATABASE: `embedded:${join(place.folder, 'new')}`, LILJA_SECRETS: join(place.folder, 'secrets') },
        'restore',
        '--from',
        join(place.folder, 'saved'),
      ).err,
    ).toMatch(/no whole backup of the (main|vault) database/)
  })
})
