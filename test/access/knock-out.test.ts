import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { casePaths, openCase, readTexts, writeRecord } from '#capabilities/cases/contract.ts'
import { findKey, openOther, vaultKeyOf } from '#capabilities/cases/sealing/keys.ts'
import { findCard } from '#capabilities/cases/store/card.ts'
import { insertGlass } from '#capabilities/cases/store/glass.ts'
import type { KeyWrap } from '#capabilities/cases/store/key-wrap.ts'
import { insertMember } from '#capabilities/cases/store/member.ts'
import { findRecord, insertRecord, insertText, listRecords, listVersions, raiseRecordVersion } from '#capabilities/cases/store/record.ts'
import { insertRecusal } from '#capabilities/cases/store/recusal.ts'
import { hoursAfter } from '#kernel/time.ts'
import type { Visit } from '#platform/http/visit.ts'
import { openCasesHouse, type CasesHouse, type Person } from '#test/stories/cases-house.ts'

const canary = 'Kanarieord som ingen annan läser'
const must = <Value>(result: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: unknown }): Value => {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value
}
type Scene = {
  readonly house: CasesHouse
  readonly lead: Person
  readonly outsiders: readonly Person[]
  readonly caseId: string
  readonly unitId: string
  readonly records: readonly string[]
}

/** One case with a name and a note, a colleague who is not in it, somebody of another zone, and one who administers. */
async function openScene(): Promise<Scene> {
  const house = await openCasesHouse(new Date('2026-11-21T22:15:00Z'))
  const [alfa, elsa] = [await house.zone('ALFA', 'social_services'), await house.zone('ELSA', 'shelter')]
  const lead = await house.person(alfa, ['case_worker'])
  await house.keysFor(alfa, [lead])
  const outsiders = [await house.person(alfa, ['case_worker']), await house.person(elsa, ['shelter_staff']), await house.person(alfa, ['org_admin'])]
  const caseId = must(await lead.works(null, (visit) => openCase(visit, { child: 'no', urgent: false }))).caseId
  const records: string[] = []
  for (const [cls, kind] of [
    ['C1', 'identity'],
    ['C4', 'note'],
  ] as const)
    records.push(must(await lead.works(caseId, (visit) => writeRecord(visit, { caseId, class: cls, kind, text: canary }))))
  const { rows } = await sql<{ id: string }>`select id from cases.unit where case_id = ${caseId}`.execute(await house.scratch.admin('main'))
  return { house, lead, outsiders, caseId, unitId: rows[0]?.id ?? '', records }
}
const sealed = { keyVersion: 1, body: new Uint8Array([1]) }

describe('with every rule of the program left out', () => {
  let scene: Scene
  beforeAll(async () => {
    scene = await openScene()
  })
  afterAll(() => scene.house.close())

  it('the store finds nothing for who may not see it', async () => {
    const { outsiders, caseId, records } = scene
    for (const person of outsiders)
      for (const scope of [caseId, null]) {
        const found = await person.works(scope, async ({ tx }) => [
          await findCard(tx, caseId),
          await findRecord(tx, caseId, records[0] ?? ''),
          (await listRecords(tx, caseId)).length,
          (await listVersions(tx, caseId, records, 'all')).length,
          await raiseRecordVersion(tx, records[0] ?? '', 1),
        ])
        expect(found).toEqual([null, null, 0, 0, false])
      }
  })

  it('the store takes nothing from who may not write it', async () => {
    const { outsiders, caseId, unitId, lead, records } = scene
    const where = { caseId, unitId, zoneId: lead.zoneId }
    for (const person of outsiders) {
      const deeds: readonly ((visit: Visit) => Promise<unknown>)[] = [
        ({ tx }) => insertRecord(tx, { ...where, id: crypto.randomUUID(), class: 'C4', kind: 'note', ownKey: false, disclosureId: null }, sealed),
        ({ tx }) => insertText(tx, { id: records[0] ?? '', caseId, unitId, class: 'C1' }, { ...sealed, version: 2, reason: 'mistake' }),
        ({ tx, now }) =>
          insertMember(tx, {
            ...where,
            id: crypto.randomUUID(),
            personId: person.id,
            classes: ['C0', 'C1'],
            writes: ['C0'],
            position: 'lead',
            byOpening: false,
            untilAt: hoursAfter(now, 24),
            graceUntil: null,
          }),
        ({ tx }) => insertRecusal(tx, { id: crypto.randomUUID(), caseId, personId: lead.id, reason: 'conflict' }),
        ({ tx, now }) => insertGlass(tx, { id: crypto.randomUUID(), caseId, unitId, classes: ['C1'], reason: 'other_urgent', untilAt: hoursAfter(now, 0.5) }),
      ]
      for (const [number, deed] of deeds.entries()) await expect(person.works(caseId, deed), `deed ${number}`).rejects.toThrow(/row-level security/)
    }
  })
})

describe('with the rules of the program and row security both left out', () => {
  let scene: Scene
  beforeAll(async () => {
    scene = await openScene()
    const admin = await scene.house.scratch.admin('main')
    const { rows } = await sql<{
      name: string
    }>`select c.oid::regclass::text as name from pg_class c where c.relnamespace = 'cases'::regnamespace and c.relkind = 'r'`.execute(admin)
    for (const { name } of rows) await sql`alter table ${sql.raw(name)} disable row level security`.execute(admin)
  })
  afterAll(() => scene.house.close())

  it('who holds no key has the sealed text in hand, and cannot open it with anything there is', async () => {
    const { outsiders, caseId, unitId, records } = scene
    for (const person of outsiders) {
      await person.works(caseId, async (visit) => {
        const versions = await listVersions(visit.tx, caseId, records, 'all')
        expect(versions.length).toBe(records.length)
        for (const { body } of versions) expect(Buffer.from(body).toString('latin1')).not.toContain('Kanarie')
        for (const cls of ['C1', 'C4']) expect(await findKey(visit, caseId, unitId, cls, 1)).toBeNull()
        // Even with the vault key of the case, no wrap that lies there opens with her own keys.
        const { rows } =
          await sql<KeyWrap>`select w.case_id as "caseId", w.unit_id as "unitId", w.zone_id as "zoneId", w.holder, w.holder_id as "holderId", w.classes,
          w.key_version as "keyVersion", w.wrap, w.disclosure_id as "disclosureId" from cases.key_wrap w`.execute(visit.tx)
        const vaultKey = await vaultKeyOf(visit, caseId)
        expect(rows.length).toBeGreaterThan(2)
        for (const wrap of rows) expect(() => openOther(visit.keys, vaultKey, wrap)).toThrow()
      })
    }
  })

  it('who holds the keys still reads: the lock that is left is a lock, not a wall', async () => {
    const words = await scene.lead.works(scene.caseId, (visit) => readTexts(visit, { caseId: scene.caseId, classes: ['C1', 'C4'] }))
    expect(words.map((one) => one.words?.reveal())).toEqual([canary, canary])
  })
})

describe('with a record that cannot be written', () => {
  let scene: Scene
  let admin: Awaited<ReturnType<CasesHouse['scratch']['admin']>>
  beforeAll(async () => {
    scene = await openScene()
    admin = await scene.house.scratch.admin('main')
  })
  afterAll(() => scene.house.close())

  const counts = async () =>
    (
      await sql<Record<string, number>>`select (select count(*)::int from cases.record) as records, (select count(*)::int from cases.recusal) as recusals,
      (select count(*)::int from audit.event) as lines, (select count(*)::int from authz.deed) as deeds`.execute(admin)
    ).rows[0]
  const ways: readonly (readonly [string, string, string])[] = [
    [
      'because the table breaks',
      `create function audit.broken() returns trigger language plpgsql as $$ begin raise exception 'disk full'; end $$; create trigger broken before insert on audit.event for each row execute function audit.broken()`,
      'drop trigger broken on audit.event; drop function audit.broken()',
    ],
    ['because the right to is gone', 'revoke insert on audit.event from lilja_authz', 'grant insert on audit.event to lilja_authz'],
  ]
  it.each(ways)('nobody looks and nothing is done, %s', async (_, breaks, mends) => {
    const { lead, caseId, records } = scene
    const form = casePaths.newRecord(caseId, 'C4')
    const hidden = Object.fromEntries(
      [...(await lead.reads(form)).matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
    )
    const before = await counts()
    await sql.raw(breaks).execute(admin)
    try {
      const fields = { ...hidden, class: 'C4', kind: 'note', text: 'Detta sparas inte' }
      for (const answer of [
        await lead.visits(casePaths.one(caseId)),
        await lead.visits(casePaths.record(caseId, records[0] ?? '')),
        await lead.submits(casePaths.newRecord(caseId), fields),
        await lead.asks(casePaths.one(caseId)),
      ]) {
        const said = await answer.text()
        expect([500, 503]).toContain(answer.status)
        expect(said).not.toMatch(/Kanarie|disk full|permission|audit|trigger|select |at .*\.ts/)
        if (answer.headers.get('content-type')?.includes('html')) expect(said).toContain('<h1')
      }
    } finally {
      await sql.raw(mends).execute(admin)
    }
    expect(await counts()).toEqual(before)
    expect((await lead.visits(casePaths.one(caseId))).status).toBe(200)
  })
})
