import { rmSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keepLists } from '#app/keep-lists.ts'
import { doctor } from '#app/verbs/doctor.ts'
import type { Finding } from '#app/verbs/doctor/finding.ts'
import { percentOf } from '#app/verbs/doctor/recovery.ts'
import { openCase, writeRecord } from '#capabilities/cases/contract.ts'
import { seedOf, textAad } from '#capabilities/cases/sealing/keys.ts'
import type { KeyWrap } from '#capabilities/cases/store/key-wrap.ts'
import { demoOfficers, demoPerson, demoZone } from '#capabilities/people/demo.ts'
import { newId, type Id } from '#kernel/id.ts'
import type { KeyRing } from '#platform/sealing/keyring.ts'
import { NotOpened } from '#platform/sealing/aead.ts'
import { pairOf } from '#platform/sealing/pair.ts'
import { openShare } from '#platform/sealing/recovery.ts'
import { keyRing, openBlob, tokenHash } from '#platform/sealing/session-keys.ts'
import { openText } from '#platform/sealing/text.ts'
import { classKey } from '#platform/sealing/unit-keys.ts'
import { openVault } from '#platform/sealing/vault-store.ts'
import { openHouse, type OpenHouse } from '#test/house.ts'
import { must, openTool, works, type Member, type Tool } from '#test/verbs/lilja.ts'

let house: OpenHouse
let tool: Tool
let worker: Member
let caseId: Id
let pseudonym: string
const words = 'Hon har bytt nummer. Ring aldrig efter sex.'

const findings = async (): Promise<readonly Finding[]> => {
  const { ending, out } = await tool.lilja('doctor', '--json')
  const answer = JSON.parse(out) as { ok: boolean; findings: Finding[] }
  expect(answer.ok).toBe(ending === 0)
  return answer.findings
}
const about = async (name: string): Promise<readonly Finding[]> => (await findings()).filter((one) => one.name === name)
const vaultHere = () => openVault(tool.databases.vault, house.secrets.kek).forRequest()

/** Changes something by hand, asks, and puts it back. */
async function meanwhile<Value>(which: 'main' | 'vault', change: string, back: string, asked: () => Promise<Value>): Promise<Value> {
  const admin = await house.scratch.admin(which)
  const hand = (statement: string): Promise<unknown> =>
    admin.transaction().execute(async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx)
      await sql.raw(statement).execute(tx)
    })
  await hand(change)
  try {
    return await asked()
  } finally {
    await hand(back)
  }
}

beforeAll(async () => {
  house = await openHouse({ now: new Date('2026-11-21T22:15:00Z') })
  tool = await openTool(house, [doctor])
  worker = await tool.someone('worker.alfa')
  ;({ caseId, pseudonym } = must(await works(tool, worker.token, null, (visit) => openCase(visit, { child: 'no', urgent: false }))))
  must(await works(tool, worker.token, caseId, (visit) => writeRecord(visit, { caseId, class: 'C4', kind: 'note', text: words })))
})
afterAll(async () => {
  await tool.close()
  await house.close()
})

describe('the doctor looks at the work itself', () => {
  it('finds no fault in a house that is well, and says nothing about anybody', async () => {
    const all = await findings()
    expect(all.filter((one) => one.state === 'fault')).toEqual([])
    expect(all.find((one) => one.name === 'vault keys')).toMatchObject({ state: 'good', finding: '1, each of a case, a call or a hand-over' })
    expect(all.find((one) => one.name === 'recovery coverage')).toMatchObject({ state: 'good', finding: expect.stringMatching(/^100 %: 1 of 1 keys/) })
    expect(all.find((one) => one.name === 'people')?.state).toBe('good')
    expect(JSON.stringify(all)).not.toMatch(/Exempel|Övning|bytt nummer/)
  })

  it('says where nobody will answer, before it matters', async () => {
    const [duty] = await about('on call')
    expect(duty).toMatchObject({ state: 'look', remedy: expect.stringContaining('rota') })
    expect(duty?.finding).toContain('0188 police_contact nobody named')
    expect(duty?.finding).toContain('0188 social_on_call nobody on duty from')
    expect(duty?.finding).not.toContain('2480')
  })

  it('says when the on-call lists on the disk are not of today', async () => {
    const folder = join(tool.folder, '.lilja', 'lists')
    expect(await about('lists')).toEqual([{ name: 'lists', state: 'look', finding: expect.stringContaining(folder), remedy: expect.any(String) }])
    const kept = keepLists(tool.databases, folder)
    await kept.refresh()
    await kept.stop()
    expect((await about('lists'))[0]?.state).toBe('good')
    const ago = new Date(Date.now() - 25 * 3_600_000)
    utimesSync(join(folder, 'en', '2480.html'), ago, ago)
    expect(await about('lists')).toEqual([
      { name: 'lists', state: 'fault', finding: expect.stringContaining('25 hours ago'), remedy: expect.stringContaining('lists-not-refreshed') },
    ])
    rmSync(folder, { recursive: true })
  })

  it('counts vault keys that belong to nothing, when their deed is over', async () => {
    const orphan = newId()
    await vaultHere().create(orphan)
    expect((await about('vault keys'))[0]?.state).toBe('good')
    const late = await meanwhile(
      'vault',
      `update vault.key set made_at = now() - interval '2 hours' where subject = '${orphan}'`,
      `delete from vault.key where subject = '${orphan}'`,
      () => about('vault keys'),
    )
    expect(late).toEqual([
      { name: 'vault keys', state: 'look', finding: '1 of 2 keys belong to no case and no call', remedy: expect.stringContaining('They open nothing') },
    ])
  })

  it('finds a case whose key is lost, one that is half erased, and one whose key came back', async () => {
    const here = `subject = '${caseId}'`
    const lost = await meanwhile(
      'vault',
      `create table vault.aside as select * from vault.key where ${here}; delete from vault.key where ${here}`,
      `insert into vault.key select * from vault.aside; drop table vault.aside`,
      () => about('case keys'),
    )
    expect(lost).toEqual([
      { name: 'case keys', state: 'fault', finding: expect.stringContaining(pseudonym), remedy: expect.stringContaining('backup of the vault') },
    ])
    const half = await meanwhile(
      'vault',
      `create table vault.aside as select * from vault.key where ${here}; update vault.key set wrapped = null, shredded_at = now() where ${here}`,
      `delete from vault.key where ${here}; insert into vault.key select * from vault.aside; drop table vault.aside`,
      () => about('erasure'),
    )
    expect(half).toEqual([{ name: 'erasure', state: 'fault', finding: expect.stringContaining('half erased'), remedy: expect.stringContaining('lilja purge') }])
    const back = await meanwhile(
      'main',
      `update cases.card set shredded_at = now() where id = '${caseId}'`,
      `update cases.card set shredded_at = null where id = '${caseId}'`,
      () => about('erasure'),
    )
    expect(back).toEqual([
      { name: 'erasure', state: 'fault', finding: expect.stringContaining('have their key again'), remedy: expect.stringContaining('lilja purge') },
    ])
    expect(await about('erasure')).toEqual([])
  })

  it('INV-15: recovery coverage falls below 100 when a wrap is gone, and says where', async () => {
    const wrap = `from cases.key_wrap where case_id = '${caseId}' and holder = 'recovery'`
    const [found] = await meanwhile(
      'main',
      `create table cases.aside as select * ${wrap}; delete ${wrap}`,
      'insert into cases.key_wrap select * from cases.aside; drop table cases.aside',
      () => about('recovery coverage'),
    )
    expect(found).toMatchObject({
      state: 'fault',
      finding: expect.stringMatching(/^0 %: 0 of 1 keys .* short in ALFA$/),
      remedy: expect.stringContaining('audit verify'),
    })
    const older = await meanwhile(
      'main',
      `update people.zone_key set made_at = made_at + interval '9 years' where kind = 'recovery'`,
      `update people.zone_key set made_at = made_at - interval '9 years' where kind = 'recovery'`,
      () => about('recovery coverage'),
    )
    expect(older[0]?.state).toBe('fault')
    expect([percentOf(0, 0), percentOf(999, 1000), percentOf(99_999, 100_000), percentOf(5, 5)]).toEqual([100, 99.9, 99.9, 100])
  })

  it('finds zones short of key officers, and people without keys', async () => {
    const { id } = demoPerson('keys1.nspm')
    const away = await meanwhile(
      'main',
      `update people.person set active = false where id = '${id}'`,
      `update people.person set active = true where id = '${id}'`,
      () => about('key officers'),
    )
    expect(away).toEqual([{ name: 'key officers', state: 'look', finding: expect.stringMatching(/^only two are left in .*ALFA/), remedy: expect.any(String) }])
    const both = `id in ('${id}', '${demoPerson('keys2.nspm').id}')`
    const gone = await meanwhile('main', `update people.person set active = false where ${both}`, `update people.person set active = true where ${both}`, () =>
      about('key officers'),
    )
    expect(gone[0]).toMatchObject({ state: 'fault', finding: expect.stringContaining('fewer than two are left in A17, ALFA') })
    const none = await meanwhile(
      'main',
      `update people.person set public_key = null where login = 'worker2.alfa'`,
      `update people.person p set public_key = (select decode(repeat('01', 32), 'hex')) where login = 'worker2.alfa'`,
      () => about('people'),
    )
    expect(none).toEqual([{ name: 'people', state: 'look', finding: '1 without keys: ALFA-03', remedy: expect.stringContaining('lilja person invite') }])
  })
})

/** The officers come together, each with their own key: what a drill does on paper. */
describe('INV-15: the drill', () => {
  const ringOf = async (login: string): Promise<KeyRing> => {
    const { token } = await tool.someone(login)
    const { rows } = await sql<{ blob: Buffer }>`select blob from authz.session where token_hash = ${tokenHash(token)}`.execute(
      await house.scratch.admin('main'),
    )
    return keyRing(pairOf(openBlob(token, rows[0]?.blob ?? new Uint8Array())))
  }
  const shareOf = async (first: string, second: string): Promise<Uint8Array> => {
    const { rows } = await sql<{ share: Buffer }>`
      select share from people.recovery_share where zone_id = ${demoZone('ALFA').id} and outer_officer = ${demoPerson(second).id} and inner_officer = ${demoPerson(first).id}`.execute(
      await house.scratch.admin('main'),
    )
    return rows[0]?.share ?? new Uint8Array()
  }
  const sampled = async () => {
    const admin = await house.scratch.admin('main')
    const { rows } = await sql<KeyWrap>`
      select case_id as "caseId", unit_id as "unitId", zone_id as "zoneId", holder, holder_id as "holderId", classes, key_version as "keyVersion", wrap, disclosure_id as "disclosureId"
      from cases.key_wrap where holder = 'recovery' order by random() limit 1`.execute(admin)
    const [wrap] = rows
    if (!wrap) throw new Error('there is no recovery wrap')
    const texts = await sql<{ recordId: Id; version: number; body: Buffer }>`
      select t.record_id as "recordId", t.version, t.body from cases.record_text t join cases.record r on r.id = t.record_id where r.unit_id = ${wrap.unitId} and r.class = 'C4'`.execute(
      admin,
    )
    const [text] = texts.rows
    if (!text) throw new Error('there is no text')
    return { wrap, text }
  }

  it.each([
    [0, 1],
    [0, 2],
    [2, 1],
  ])('officers %i and %i of three open what nobody remembers a passphrase for', async (one, other) => {
    const officers = demoOfficers('ALFA')
    const [first, second] = [officers[one] ?? '', officers[other] ?? '']
    const recovery = keyRing(pairOf(openShare(await ringOf(first), await ringOf(second), await shareOf(first, second))))
    const { wrap, text } = await sampled()
    const vaultKey = await vaultHere().find(wrap.caseId)
    if (!vaultKey) throw new Error('there is no vault key')
    const seed = seedOf(recovery, vaultKey, wrap)
    const aad = textAad({ ...text, caseId: wrap.caseId, zoneId: wrap.zoneId, class: 'C4', keyVersion: wrap.keyVersion })
    expect(openText(classKey(seed, 'C4', wrap.keyVersion), text.body, aad)).toBe(words)
  })

  it('one officer alone opens nothing, and neither does one with somebody else', async () => {
    const [first = '', second = ''] = demoOfficers('ALFA')
    const share = await shareOf(first, second)
    const [ring, stranger] = [await ringOf(first), await ringOf('head.jour')]
    expect(() => openShare(ring, ring, share)).toThrow(NotOpened)
    expect(() => openShare(ring, stranger, share)).toThrow(NotOpened)
    expect(() => openShare(stranger, ring, share)).toThrow(NotOpened)
  })
})
