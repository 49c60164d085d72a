import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { casePaths } from '#capabilities/cases/contract.ts'
import { lastId, openWorld, type World } from '#test/attack/world.ts'
import type { Fields, Someone } from '#test/house.ts'

let w: World
let worker: Someone, head: Someone, shelter: Someone
beforeAll(async () => {
  w = await openWorld()
  ;[worker, head, shelter] = (await Promise.all(['worker.alfa', 'head.alfa', 'shelter.a17'].map((login) => w.who(login)))) as [Someone, Someone, Someone]
})
afterAll(() => w.house.close())
const hidden = (html: string): Fields =>
  Object.fromEntries(
    [...html.slice(html.indexOf('<main')).matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
  )
const waiting = async (): Promise<string> => /approvals\/([0-9a-f-]{36})/.exec(await head.reads(casePaths.approvals))?.[1] ?? ''

describe('I said yes to one text', () => {
  it('and that text left, not one written after I had answered', async () => {
    const child = lastId(await worker.fills(casePaths.newRecord(w.caseId, 'C9'), { class: 'C9', kind: 'child_note', text: 'Barnet går i skola.' }))
    const path = `${casePaths.disclosureTo(w.caseId)}?mode=snapshot&records=${child}&to=${w.zone('A17')}`
    const prepared = await worker.submits(path, {
      ...hidden(await worker.reads(path)),
      named: [w.id('shelter.a17')],
      purpose: 'protect_tonight',
      ground: 'necessity',
      harmTest: 'Fara för livet, prövat och antecknat här.',
    })
    const send = prepared.headers.get('location') ?? ''
    const fields = { until: '2026-11-30', verified: 'call_back', known: 'yes' }
    expect((await worker.fills(send, fields)).status).toBe(303)
    expect((await head.fills(casePaths.approval(await waiting()), { answer: 'yes' })).status).toBe(303)
    expect((await worker.fills(casePaths.correctRecord(w.caseId, child), { text: 'Något som ingen har godkänt.', reason: 'addition' })).status).toBe(303)
    const refused = await worker.fills(send, fields)
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('Någon av texterna har rättats sedan beslutet togs.')
    expect((await shelter.asks(send.replace(/\/send$/, ''))).status).toBe(404)
    expect((await worker.fills(send.replace(/send$/, 'revoke'), { why: 'decision' })).status).toBe(303)
    expect(await worker.reads(send.replace(/\/send$/, ''))).toContain('Avbruten, inget har lämnats ut')
    expect((await shelter.asks(send.replace(/\/send$/, ''))).status).toBe(404)
  })
})

describe('I am recused', () => {
  it('and hear nothing more of the case: no question to me as head of the unit, no pseudonym', async () => {
    expect((await worker.fills(casePaths.recusals(w.caseId), { person: w.id('head.alfa'), reason: 'party' })).status).toBe(303)
    expect((await worker.fills(casePaths.level(w.caseId), { level: '2' })).status).toBe(303)
    const [card] = await w.admin(sql<{ pseudonym: string }>`select pseudonym from cases.card where id = ${w.caseId}`)
    expect(await head.reads(casePaths.approvals)).not.toContain(card?.pseudonym)
    expect(await (await head.asks(casePaths.approvals)).text()).not.toContain(card?.pseudonym)
  })
})
