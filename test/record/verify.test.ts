import { createHash, generateKeyPairSync } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sql } from 'kysely'
import { heartbeat, keepCheckpoint, makeCheckpoint, recordJobs } from '#platform/record/checkpoint.ts'
import { readLine, writeLine, type Line } from '#platform/record/line.ts'
import { openNote, readVerifierKey, signNote, splitNotes, verifierKey } from '#platform/record/note.ts'

import { checkProof, prove, readProof } from '#platform/record/proof.ts'
import { append } from '#platform/record/record.ts'
import { asSnapshot, readCheckpoints, readHead, readStored } from '#platform/record/stored.ts'
import { verifyDatabase, verifyExport, type Verdict } from '#platform/record/verify.ts'
import { makeHouse, type House, type Signed } from '#test/record/house.ts'

let house: House
let anna: Signed

/** Ten deeds, of which the last three are not signed yet. */
beforeEach(async () => {
  house = await makeHouse()
  anna = await house.signIn()
  for (let n = 0; n < 10; n++) {
    await house.asPerson(anna, async (tx) => {
      await sql`insert into work.note (kind, due) values (${`n${n}`}, now())`.execute(tx)
      await append(tx, { act: 'note.written', session: anna.session, result: 'done', request: `r-${n}`, version: '0.1.0' })
    })
    if (n === 3 || n === 6) await house.sign()
  }
})
afterEach(async () => await house.end())

const verify = async (kept: readonly string[] = []): Promise<Verdict> => await verifyDatabase(house.pool, { key: house.key }, kept)
const sha256 = (...parts: Uint8Array[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest()
const exported = async (): Promise<{ lines: string[]; notes: string; origin: string }> =>
  await asSnapshot(house.pool, async (tx) => {
    const lines: string[] = []
    for await (const batch of readStored(tx)) lines.push(...batch.map(writeLine))
    return { lines, notes: (await readCheckpoints(tx)).map(({ note }) => note).join('\n'), origin: (await readHead(tx)).origin }
  })

describe('verifying the database', () => {
  it('finds nothing in an untouched one', async () => {
    expect(await verify()).toEqual({ ok: true, finding: null, seq: null, events: 10, erased: 0, rows: 10, says: '' })
  })

  it('finds a row of work changed by hand', async () => {
    await house.byHand(`update work.note set kind = 'other' where kind = 'n4'`)
    const verdict = await verify()
    expect(verdict).toMatchObject({ ok: false, finding: 'coverage', seq: 4 })
    expect(verdict.says).toMatch(/^work\.note \["[0-9a-f-]{36}"\] was changed without a record/)
  })

  it('finds a row of work added or taken away by hand', async () => {
    await house.byHand(`insert into work.seat values (gen_random_uuid(), gen_random_uuid(), 'lead')`)
    expect(await verify()).toMatchObject({ finding: 'coverage', seq: null })
    await house.byHand(`delete from work.seat; delete from work.note where kind = 'n7'`)
    expect(await verify()).toMatchObject({ finding: 'coverage', seq: 7 })
  })

  it('finds a table that is no longer watched', async () => {
    await house.byHand('drop trigger record_1_row on work.note')
    expect(await verify()).toMatchObject({ finding: 'coverage' })
  })

  it('finds an event changed by hand', async () => {
    await house.byHand(`update audit.event set body = replace(body, 'r-5', 'r-6') where seq = 5`)
    expect(await verify()).toMatchObject({ finding: 'inconsistent', seq: 5 })
  })

  it.each([
    'actor = gen_random_uuid()',
    `at = at + interval '1 ms'`,
    `rows = ''`,
    'case_id = gen_random_uuid()',
    'zone = null',
    `leaf = '\\x00'`,
    'salt = null, body = null, rows = null, actor = null, zone = null',
  ])('finds an event with %s', async (change) => {
    await house.byHand(`update audit.event set ${change} where seq = 2`)
    expect(await verify()).toMatchObject({ finding: 'inconsistent', seq: 2 })
  })

  it('finds an event that was rewritten with its commitment, at the next signature', async () => {
    const salt = Buffer.alloc(32)
    const { rows } = await sql<{ at: string; zone: string; body: string; rows: string }>`
      select (extract(epoch from at) * 1000)::bigint as at, zone, body, rows from audit.event where seq = 5`.execute(house.pool)
    const [line] = rows
    const other = '00000000-0000-4000-8000-000000000001'
    const commitment = sha256(salt, Buffer.from(`5\n${line?.at}\n${other}\n${line?.zone}\n${line?.body}\n${line?.rows}`))
    const [c, l] = [commitment, sha256(Buffer.from([0]), commitment)].map((each) => `'\\x${each.toString('hex')}'`)
    await house.byHand(`update audit.event set actor = '${other}', salt = '\\x${salt.toString('hex')}', commitment = ${c}, leaf = ${l} where seq = 5`)
    expect(await verify()).toMatchObject({ finding: 'root', seq: 6 })
  })

  it('finds an event taken away, and a tail cut off', async () => {
    await house.byHand('delete from audit.event where seq = 9')
    expect(await verify()).toMatchObject({ finding: 'gap', seq: 9 })
    await house.byHand('delete from audit.event where seq = 4')
    expect(await verify()).toMatchObject({ finding: 'gap', seq: 4 })
  })

  it('finds a tail cut off with the head, while a checkpoint of it is kept anywhere', async () => {
    const { lines, notes } = await exported()
    expect(lines.length).toBe(10)
    await house.byHand(`delete from audit.event where seq >= 5; update audit.head set size = 5; delete from work.note where kind >= 'n5'`)
    expect(await verify()).toMatchObject({ finding: 'gap', seq: 5 })
    await house.byHand('delete from audit.checkpoint where size > 5')
    expect(await verify(splitNotes(notes))).toMatchObject({ finding: 'gap', seq: 5 })
  })

  it('finds a checkpoint that was rewritten', async () => {
    const other = generateKeyPairSync('ed25519').privateKey
    const { origin } = await asSnapshot(house.pool, readHead)
    const root = sha256(Buffer.from('another history'))
    const forged = signNote({ origin, size: 7, root }, other)
    await house.byHand(`update audit.checkpoint set note = '${forged}', root = '\\x${root.toString('hex')}' where size = 7`)
    expect(await verify()).toMatchObject({ finding: 'signature' })
    await house.byHand(`update audit.checkpoint set note = '${signNote({ origin, size: 7, root }, house.key)}' where size = 7`)
    expect(await verify()).toMatchObject({ finding: 'root', seq: 6 })
    await house.byHand(`update audit.checkpoint set root = '\\x00' where size = 4`)
    expect(await verify()).toMatchObject({ finding: 'signature' })
  })

  it('finds a head that does not fit', async () => {
    await house.byHand('update audit.head set peaks = array[peaks[2], peaks[1]]')
    expect(await verify()).toMatchObject({ finding: 'root', seq: null })
    await house.byHand('update audit.head set size = 9')
    expect(await verify()).toMatchObject({ finding: 'inconsistent', seq: 9 })
  })
})

describe('an export', () => {
  async function* lines(texts: readonly string[]): AsyncGenerator<Line | null> {
    for (const text of texts) yield readLine(text)
  }

  it('is verified without the database', async () => {
    const all = await exported()
    const signer = { key: readVerifierKey(verifierKey(all.origin, house.key))?.key ?? house.key, origin: all.origin }
    const check = async (texts: readonly string[], notes = splitNotes(all.notes)): Promise<Verdict> => await verifyExport(lines(texts), notes, signer)
    expect(await check(all.lines)).toEqual({ ok: true, finding: null, seq: null, events: 10, erased: 0, rows: null, says: '' })
    expect(await check(all.lines.with(3, all.lines[3]?.replace('r-3', 'r-4') ?? ''))).toMatchObject({ finding: 'inconsistent', seq: 3 })
    expect(await check(all.lines.with(3, 'nonsense'))).toMatchObject({ finding: 'inconsistent', seq: 3 })
    expect(await check(all.lines.toSpliced(3, 1))).toMatchObject({ finding: 'gap', seq: 3 })
    expect(await check(all.lines.slice(0, 5))).toMatchObject({ finding: 'gap', seq: 5 })
    expect(await check(all.lines, [])).toMatchObject({ finding: 'signature' })
    expect(await check(all.lines, [splitNotes(all.notes)[0]?.replace('\n4\n', '\n5\n') ?? ''])).toMatchObject({ finding: 'signature' })
    expect(await verifyExport(lines(all.lines), splitNotes(all.notes), { ...signer, origin: 'lilja/other' })).toMatchObject({ finding: 'signature' })
  })

  it('finds an event dated before those it follows', async () => {
    const all = await exported()
    const line = readLine(all.lines[0] ?? '')
    if (!line?.salt) throw new Error('no first line')
    const later = { ...line, at: line.at + 60_000 }
    const text = `0\n${later.at}\n${later.actor}\n${later.zone}\n${later.body}\n${later.rows}`
    const moved = { ...later, commitment: sha256(line.salt, Buffer.from(text)) }
    const note = splitNotes(all.notes).slice(1)
    const verdict = await verifyExport(lines([writeLine(moved), ...all.lines.slice(1)]), note, { key: house.key, origin: all.origin })
    expect(verdict).toMatchObject({ finding: 'time', seq: 1 })
  })

  it('proves one line without the others', async () => {
    const { origin } = await asSnapshot(house.pool, readHead)
    const proof = await asSnapshot(house.pool, (tx) => prove(tx, 5))
    if (typeof proof === 'string') throw new Error(proof)
    const read = readProof(JSON.stringify(proof))
    if (!read) throw new Error('not read')
    expect(checkProof(read, { key: house.key, origin })).toMatchObject({ seq: 5, actor: anna.person })
    expect(checkProof({ ...read, line: read.line.replace('r-5', 'r-6') }, { key: house.key, origin })).toBeNull()
    expect(checkProof({ ...read, beside: read.beside.slice(1) }, { key: house.key, origin })).toBeNull()
    expect(checkProof({ ...read, beside: ['x'] }, { key: house.key, origin })).toBeNull()
    expect(checkProof(read, { key: generateKeyPairSync('ed25519').privateKey, origin })).toBeNull()
    expect(checkProof(read, { key: house.key, origin: 'lilja/other' })).toBeNull()
    expect(await asSnapshot(house.pool, (tx) => prove(tx, 9))).toBe('not signed yet')
    expect(await asSnapshot(house.pool, (tx) => prove(tx, 10))).toBe('no such event')
    for (const text of ['', '{}', '[]', '{"line":1}']) expect(readProof(text)).toBeNull()
  })
})

describe('checkpoints', () => {
  it('are signed when the record has grown, and beat when nothing happens', async () => {
    expect(await house.sign()).toMatch(/^lilja\/[0-9a-f-]{36}\n10\n[A-Za-z0-9+/]{43}=\n\n— lilja\/[0-9a-f-]{36} [A-Za-z0-9+/=]{92}\n$/)
    expect(await house.sign()).toBeNull()
    const note = await house.as('lilja_clock', (tx) => keepCheckpoint(tx, new Date(), house.key))
    expect(openNote(note ?? '', house.key)?.size).toBe(11)
    const [minute, thousand] = recordJobs(house.key)
    expect([minute?.every, thousand?.every]).toEqual([60, 5])
    await house.as('lilja_clock', async (tx) => {
      await heartbeat(tx)
      await thousand?.run(tx, new Date())
    })
    expect((await asSnapshot(house.pool, readCheckpoints)).at(-1)?.size).toBe(11)
    await house.as('lilja_clock', async (tx) => {
      await sql`select audit.append('{"act":"x"}') from generate_series(1, 1000)`.execute(tx)
      await thousand?.run(tx, new Date())
    })
    expect((await asSnapshot(house.pool, readCheckpoints)).at(-1)?.size).toBe(1012)
    expect(await verify()).toMatchObject({ ok: true, events: 1012 })
  })

  it('are made by the clock alone, and stay', async () => {
    await expect(house.as('lilja_app', (tx) => makeCheckpoint(tx, house.key))).rejects.toThrow('permission denied')
    await expect(house.as('lilja_owner', (tx) => makeCheckpoint(tx, house.key))).rejects.toThrow('row-level security')
    await expect(sql`update audit.checkpoint set note = ''`.execute(house.pool)).rejects.toThrow('only added to')
    await expect(sql`delete from audit.checkpoint`.execute(house.pool)).rejects.toThrow('only added to')
  })

  it('name their key, and no other opens them', () => {
    const note = signNote({ origin: 'lilja/one', size: 1, root: sha256(Buffer.from('a')) }, house.key)
    expect(openNote(note, house.key)).toMatchObject({ origin: 'lilja/one', size: 1 })
    expect(openNote(note.replace('\n1\n', '\n2\n'), house.key)).toBeNull()
    expect(openNote(note, generateKeyPairSync('ed25519').privateKey)).toBeNull()
    for (const text of ['', 'a+00000000+AA==', verifierKey('lilja/one', house.key).replace('one', 'two')]) expect(readVerifierKey(text)).toBeNull()
    expect(() => signNote({ origin: 'lilja/one', size: 1, root: sha256(Buffer.from('a')) }, generateKeyPairSync('ed448').privateKey)).toThrow(TypeError)
  })
})

describe('erasing', () => {
  it('takes the words and leaves the tree, and rows stay covered', async () => {
    await house.as('lilja_owner', async (tx) => await sql`select audit.erase(0, 7)`.execute(tx))
    await house.sign()
    expect(await verify()).toMatchObject({ ok: true, erased: 8, events: 12, rows: 10 })
    await house.byHand(`update work.note set kind = 'other' where kind = 'n4'`)
    expect(await verify()).toMatchObject({ finding: 'coverage', seq: 10 })
    const { rows } = await sql<{ n: string }>`select count(*) as n from audit.event where seq < 8 and num_nonnulls(salt, body, rows, actor, zone) > 0`.execute(
      house.pool,
    )
    expect(Number(rows[0]?.n)).toBe(0)
  })
})

describe('migrating', () => {
  it('a new empty column changes nothing, a filled one is restated, a dropped table is forgotten', async () => {
    await sql`alter table work.note add column extra text`.execute(house.pool)
    expect(await verify()).toMatchObject({ ok: true })
    await sql`alter table work.note add column more text not null default 'x'`.execute(house.pool)
    expect(await verify()).toMatchObject({ finding: 'coverage' })
    await house.as('lilja_owner', async (tx) => await sql`select audit.restate('work.note')`.execute(tx))
    expect(await verify()).toMatchObject({ ok: true })
    await house.as('lilja_owner', async (tx) => {
      await sql`select audit.forget('work.note')`.execute(tx)
      await sql`drop table work.note`.execute(tx)
    })
    expect(await verify()).toMatchObject({ ok: true, rows: 0 })
  })

  it('a digest does not depend on how a server prints', async () => {
    await house.asPerson(anna, async (tx) => {
      await sql`select set_config('timezone', 'Asia/Tokyo', true), set_config('bytea_output', 'escape', true)`.execute(tx)
      await sql`insert into work.note (kind, due, sealed) values ('far', now(), '\\x00ff')`.execute(tx)
      await append(tx, { act: 'note.written', session: anna.session, result: 'done', request: 'r', version: '0.1.0' })
    })
    expect(await verify()).toMatchObject({ ok: true, rows: 11 })
  })

  it('after a backup was put back another history begins', async () => {
    await house.sign()
    const origin = async (): Promise<string> => (await asSnapshot(house.pool, readHead)).origin
    const first = await origin()
    const again = async (): Promise<unknown> => await house.as('lilja_owner', async (tx) => await sql`select audit.begin_again()`.execute(tx))
    await again()
    await house.sign()
    await again()
    expect(await house.sign()).toContain(`${first}/3\n12\n`)
    expect(await verify()).toMatchObject({ ok: true, events: 12 })
    await expect(house.as('lilja_app', async (tx) => await sql`select audit.begin_again()`.execute(tx))).rejects.toThrow('permission denied')
  })
})
