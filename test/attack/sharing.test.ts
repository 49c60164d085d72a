import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { casePaths } from '#capabilities/cases/contract.ts'
import { canary, lastId, openWorld, today, type World } from '#test/attack/world.ts'
import type { Fields, Someone } from '#test/house.ts'

let w: World
let worker: Someone, colleague: Someone, head: Someone, police: Someone, operator: Someone
beforeAll(async () => {
  w = await openWorld()
  ;[worker, colleague, head, police, operator] = await Promise.all(
    ['worker.alfa', 'worker2.alfa', 'head.alfa', 'police.poln', 'operator.alfa'].map((login) => w.who(login)) as [
      Promise<Someone>,
      Promise<Someone>,
      Promise<Someone>,
      Promise<Someone>,
      Promise<Someone>,
    ],
  )
})
afterAll(() => w.house.close())

const hidden = (html: string): Fields =>
  Object.fromEntries(
    [...html.slice(html.indexOf('<main')).matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
  )
const prepares = async (by: Someone, query: string, fields: Fields): Promise<Response> => {
  const path = `${casePaths.disclosureTo(w.caseId)}?${query}`
  return await by.submits(path, {
    ...hidden(await by.reads(path)),
    purpose: 'investigate_crime',
    ground: 'necessity',
    harmTest: 'Fara för livet, prövat och antecknat här.',
    ...fields,
  })
}
const sends = (by: Someone, path: string): Promise<Response> => by.fills(path, { until: '2026-12-01', verified: 'call_back', known: 'yes' })
const waiting = async (): Promise<string> => /approvals\/([0-9a-f-]{36})/.exec(await head.reads(casePaths.approvals))?.[1] ?? ''

describe('what runs out', () => {
  it('is over in the very second, for the page and for the words', async () => {
    expect(
      (
        await worker.fills(casePaths.addMember(w.caseId), {
          person: w.id('worker2.alfa'),
          position: 'member',
          classes: ['C4'],
          writes: ['C4'],
          until: '2026-11-25',
        })
      ).status,
    ).toBe(303)
    const [row] = await w.admin(
      sql<{ until: Date }>`select until_at as until from cases.member where case_id = ${w.caseId} and person_id = ${w.id('worker2.alfa')}`,
    )
    const until = row?.until ?? today
    const at = async (ms: number): Promise<readonly number[]> => {
      await w.house.setClock(new Date(until.getTime() + ms))
      return [(await colleague.visits(casePaths.one(w.caseId))).status, (await colleague.visits(casePaths.record(w.caseId, w.records.note))).status]
    }
    expect(await at(-5000)).toEqual([200, 200])
    expect(await at(0)).toEqual([404, 404])
    await w.house.setClock(new Date(today.getTime() + 300_000))
  })
})

describe('what leaves the zone', () => {
  it('goes to nobody of another zone than was decided, and to nobody who may not read it', async () => {
    const query = `mode=snapshot&records=${w.records.name}&to=${w.zone('POLN')}`
    for (const named of [w.id('worker.beta'), w.id('shelter.a17'), w.id('worker.alfa'), crypto.randomUUID()])
      expect((await prepares(worker, query, { named: [named] })).status).toBe(422)
    const where = `mode=snapshot&records=${w.records.place}&to=${w.zone('POLN')}`
    expect((await prepares(worker, where, { named: [w.id('police.poln')] })).status).toBe(422)
    expect((await worker.visits(`${casePaths.disclosureTo(w.caseId)}?mode=snapshot&records=${w.records.name}&to=${w.zone('BETA')}`)).status).toBe(404)
  })

  it('where she is waits for a second person, who is neither the one who asks nor of another zone', async () => {
    const shelter = await w.who('shelter.a17')
    const prepared = await prepares(shelter, `mode=snapshot&records=${w.records.place}&to=${w.zone('POLN')}`, { named: [w.id('police.poln')] })
    expect(prepared.status).toBe(303)
    const path = prepared.headers.get('location') ?? ''
    expect((await sends(shelter, path)).status).toBe(303)
    const id = path.split('/')[4] ?? ''
    const [asked] = await w.admin(
      sql<{ id: string; state: string }>`select a.id, d.state from cases.approval a join cases.disclosure d on d.id = a.object_id where d.id = ${id}`,
    )
    expect(asked?.state).toBe('waiting')
    for (const someone of [shelter, police, worker, head])
      expect([404, 422]).toContain((await someone.tells(casePaths.approval(asked?.id ?? ''), { answer: 'yes' })).status)
    expect((await sends(shelter, path)).status).not.toBe(303)
    expect((await police.visits(casePaths.disclosure(w.caseId, id))).status).toBe(404)
    expect(await police.reads(casePaths.one(w.caseId))).not.toContain(id)
  })

  it('that runs is gone with the consent: the rows, the words and the keys', async () => {
    const consented = await worker.fills(casePaths.newConsent(w.caseId), {
      answer: 'yes',
      classes: ['C1'],
      recipients: [w.zone('POLN')],
      purposes: ['investigate_crime'],
      language: 'ron',
      givenOn: '2026-11-20',
      form: 'oral',
      capacity: 'adult',
      validUntil: '2026-12-31',
    })
    expect(consented.status).toBe(303)
    const [consent] = await w.admin(sql<{ id: string }>`select id from cases.consent where case_id = ${w.caseId}`)
    const prepared = await prepares(worker, `mode=running&classes=C1&to=${w.zone('POLN')}`, { named: [w.id('police.poln')], ground: 'consent' })
    const path = prepared.headers.get('location') ?? ''
    expect((await sends(worker, path)).status).toBe(303)
    const asked = await waiting()
    expect([404, 422]).toContain((await worker.tells(casePaths.approval(asked), { answer: 'yes' })).status)
    expect((await head.fills(casePaths.approval(asked), { answer: 'yes' })).status).toBe(303)
    expect((await sends(worker, path)).status).toBe(303)
    const seen = async (): Promise<readonly unknown[]> => [
      (await police.visits(casePaths.record(w.caseId, w.records.name))).status,
      (await police.reads(casePaths.record(w.caseId, w.records.name))).includes(canary.name),
      await w.injects(police, async (tx) => (await sql`select id from cases.record where zone_id = ${w.zone('ALFA')}`.execute(tx)).rows.length),
      (await w.admin(sql`select id from cases.key_wrap where disclosure_id is not null`)).length,
    ]
    expect(await seen()).toEqual([200, true, 1, 1])
    const other = await w.who('threat.poln')
    expect((await other.visits(casePaths.record(w.caseId, w.records.name))).status).toBe(404)
    expect((await worker.fills(casePaths.withdrawConsent(w.caseId, consent?.id ?? ''), {})).status).toBe(303)
    expect(await seen()).toEqual([404, false, 0, 0])
  })

  it('reaches where she is by no list, page or answer of the other zones of the case', async () => {
    for (const someone of [worker, police]) {
      for (const path of [
        casePaths.one(w.caseId),
        casePaths.list,
        '/',
        casePaths.team(w.caseId),
        casePaths.units(w.caseId),
        casePaths.newDisclosure(w.caseId),
      ]) {
        expect(await someone.reads(path)).not.toContain('Kanariegatan')
        expect(await someone.reads(path)).not.toContain(w.records.place)
        expect(await (await someone.asks(path === '/' ? '/day' : path)).text()).not.toContain(w.records.place)
      }
    }
  })
})

describe('in an emergency', () => {
  const emergency = { reason: 'danger_to_life', words: 'Det brinner i knutarna här inne nu.', classes: ['C1'], minutes: '30' }

  it('nobody adds themselves, and nobody without the duty key opens', async () => {
    for (const login of ['placing.alfa', 'worker2.alfa', 'worker.beta', 'police.poln', 'night.a17']) {
      const someone = await w.who(login)
      const path = casePaths.breakGlass(login === 'night.a17' ? w.farCase : w.caseId)
      if (login !== 'police.poln') expect([login, (await someone.tells(path, emergency)).status]).toEqual([login, 404])
      const elsewhere = login === 'worker.beta' ? w.caseId : w.farCase
      expect([
        login,
        (await someone.tells(casePaths.addMember(elsewhere), { person: w.id(login), position: 'lead', classes: ['C1'], writes: [], until: '2026-12-31' }))
          .status,
      ]).toEqual([login, 404])
    }
    const itself = await worker.tells(casePaths.addMember(w.caseId), {
      person: w.id('worker.alfa'),
      position: 'lead',
      classes: ['C1'],
      writes: [],
      until: '2027-12-31',
    })
    expect(itself.status).toBe(422)
  })

  it('the opening gives the classes that were asked for, and no deed', async () => {
    expect((await head.fills(casePaths.breakGlass(w.caseId), emergency)).status).toBe(303)
    expect(await head.reads(casePaths.record(w.caseId, w.records.name))).toContain(canary.name)
    expect((await head.visits(casePaths.record(w.caseId, w.records.note))).status).toBe(404)
    expect((await head.visits(casePaths.record(w.caseId, w.records.place))).status).toBe(404)
    for (const path of [
      casePaths.addMember(w.caseId),
      casePaths.axes(w.caseId),
      casePaths.newDisclosure(w.caseId),
      casePaths.level(w.caseId),
      casePaths.recusals(w.caseId),
      casePaths.closure(w.caseId),
    ]) {
      expect((await head.visits(path)).status).toBe(404)
    }
  })

  it('a recusal beats it, and the highest level ends it', async () => {
    expect((await worker.fills(casePaths.recusals(w.caseId), { person: w.id('head.alfa'), reason: 'relative' })).status).toBe(303)
    for (const path of [casePaths.one(w.caseId), casePaths.breakGlass(w.caseId), casePaths.record(w.caseId, w.records.name)])
      expect((await head.visits(path)).status).toBe(404)
    expect((await operator.fills(casePaths.breakGlass(w.caseId), emergency)).status).toBe(303)
    expect((await operator.visits(casePaths.one(w.caseId))).status).toBe(200)
    expect((await worker.fills(casePaths.level(w.caseId), { level: '2' })).status).toBe(303)
    for (const path of [casePaths.one(w.caseId), casePaths.breakGlass(w.caseId)]) expect((await operator.visits(path)).status).toBe(404)
    for (const someone of [operator, head]) {
      const found = await someone.fills(casePaths.find, { field: 'name', term: canary.name, reason: 'contact' })
      expect(found.headers.get('location')).toBe(`${casePaths.find}?none=yes`)
      expect(await someone.reads(`${casePaths.find}?found=${w.caseId}`)).not.toContain(w.caseId)
    }
    expect(lastId(await worker.fills(casePaths.level(w.caseId), { level: '0' }))).toBe(w.caseId)
    const [card] = await w.admin(sql<{ level: number }>`select protection_level as level from cases.card where id = ${w.caseId}`)
    expect(card?.level).toBe(2)
  })
})
