import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { findCard, readTexts, tasksOfSource } from '#capabilities/cases/contract.ts'
import { protectionToday } from '#capabilities/protection/queries/today.ts'
import { daysAfter, minutesAfter } from '#kernel/time.ts'
import type { Id } from '#kernel/id.ts'
import type { Person } from '#test/stories/cases-house.ts'
import { assessment, day, now, openProtectionHouse, type ProtectionHouse } from '#test/stories/protection-house.ts'

const canary = 'Canary-reason: the grey van'

describe('a risk assessment', () => {
  let w: ProtectionHouse
  let worker: Person, colleague: Person, nurse: Person, police: Person, outsider: Person, plainReader: Person
  beforeAll(async () => {
    w = await openProtectionHouse()
    ;({ worker, colleague, nurse, police, outsider, plainReader } = w)
  })
  // A case is told on its own clock, which only goes on; the next begins anew.
  afterEach(() => w.house.scratch.setClock(now))
  afterAll(() => w.house.close())

  const levelOf = async (caseId: Id): Promise<number | undefined> => (await worker.works(caseId, (visit) => findCard(visit.tx, caseId)))?.protectionLevel
  const assess = (caseId: Id, fields: Parameters<Person['fills']>[1], by = worker) => w.made(by, `/cases/${caseId}/risk/new`, fields)

  const today = async (person: Person): Promise<string> => (await person.works(null, protectionToday)).map((item) => item.text).join('\n')

  it('keeps its reasons sealed, its levels in codes, and shows where the person thinks otherwise', async () => {
    const caseId = await w.newCase()
    const id = await assess(
      caseId,
      assessment({ acute: 'medium' }, { reason_acute: canary, own_acute: 'high', ownWords: 'She is afraid of the van.', item_phone: 'present' }),
    )
    const page = await worker.reads(`/cases/${caseId}/risk/${id}`)
    for (const words of [canary, 'She is afraid of the van.', 'The person and the assessment think differently', 'The telephone can be read or traced'])
      expect(page).toContain(words)
    const overview = await worker.reads(`/cases/${caseId}/risk`)
    expect(overview).toContain('medium')
    expect(overview).not.toContain(canary)
    expect(overview).toMatch(/<svg[^>]*role="img"/)
    expect(overview).not.toMatch(/\d+ (?:points|of 4|%)/)
    expect(await worker.reads(`/cases/${caseId}`)).toContain('Acute violence')
    const [text] = await worker.works(caseId, (visit) => readTexts(visit, { caseId, classes: ['C10'] }))
    expect(text).toMatchObject({ kind: 'risk_sheet', class: 'C10' })
    expect(text?.words?.reveal()).toContain(`§ reason acute · Acute violence: medium, fairly sure\n${canary}`)
  })

  it('gives nobody else as much as a page', async () => {
    const caseId = await w.newCase()
    const id = await assess(caseId, assessment())
    await w.joins(caseId, plainReader, ['C0', 'C4'])
    for (const path of ['', '/new', `/${id}`, `/${id}/measures`, '/instruments']) {
      for (const somebody of [outsider, police, nurse, plainReader])
        expect([path, (await somebody.visits(`/cases/${caseId}/risk${path}`)).status]).toEqual([path, 404])
    }
    expect(await plainReader.reads(`/cases/${caseId}`)).not.toContain('Acute violence')
    expect((await outsider.submits(`/cases/${caseId}/risk/new`, assessment())).status).not.toBe(303)
  })

  it('raises the protection level by itself when something is high or not known, and never lowers it', async () => {
    const caseId = await w.newCase()
    expect(await levelOf(caseId)).toBe(1)
    await assess(caseId, assessment({ self: 'high' }))
    expect(await levelOf(caseId)).toBe(1)
    await assess(caseId, assessment({ lethal: 'high' }))
    expect(await levelOf(caseId)).toBe(2)
    await assess(caseId, assessment())
    expect(await levelOf(caseId)).toBe(2)
    const form = await worker.reads(`/cases/${caseId}/risk/new`)
    expect(form).toContain('No assessment lowers it')
  })

  it('never overwrites: every version stays, in a picture and in a table', async () => {
    const caseId = await w.newCase()
    const first = await assess(caseId, assessment({ again: 'medium' }, { item_insiders: 'possible' }))
    await w.house.scratch.setClock(daysAfter(now, 1))
    const form = await worker.reads(`/cases/${caseId}/risk/new`)
    expect(form).toContain(`may be there since ${day(0)}`)
    expect(form).not.toMatch(/name="level_again"[^>]*checked/)
    const second = await assess(caseId, assessment({ again: 'low' }, { item_insiders: 'possible', item_phone: 'present' }))
    const overview = await worker.reads(`/cases/${caseId}/risk`)
    for (const words of ['Assessment 1', 'Assessment 2', first, second, 'The same as a table']) expect(overview).toContain(words)
    expect(await worker.reads(`/cases/${caseId}/risk/${first}`)).toContain('There is a newer assessment')
    const read = (await (await worker.asks(`/cases/${caseId}/risk/${second}`)).json()) as { text: { ratings: { item: string; since: string }[] } }
    const since = Object.fromEntries(read.text.ratings.map((one) => [one.item, one.since]))
    expect([since['insiders'], since['phone']]).toEqual([day(0), day(1)])
  })

  it('is written by two at once only as two versions: the second sees the first and loses no word', async () => {
    const caseId = await w.newCase()
    await w.joins(caseId, colleague, ['C0', 'C4', 'C10'])
    const tab = await worker.reads(`/cases/${caseId}/risk/new`)
    const hidden = Object.fromEntries(
      [...tab.slice(tab.indexOf('<main')).matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
    )
    await assess(caseId, assessment({ acute: 'medium' }), colleague)
    const mine = { ...hidden, ...assessment({}, { reason_acute: canary }) }
    const late = await worker.submits(`/cases/${caseId}/risk/new`, mine)
    expect(late.status).toBe(409)
    const again = await late.text()
    expect(again).toContain(canary)
    expect(again).toContain('name="_version" value="1"')
    expect((await worker.submits(`/cases/${caseId}/risk/new`, { ...mine, _version: '1' })).status).toBe(303)
  })

  it('is saved once, however often the button is pressed', async () => {
    const caseId = await w.newCase()
    const tab = await worker.reads(`/cases/${caseId}/risk/new`)
    const hidden = Object.fromEntries(
      [...tab.slice(tab.indexOf('<main')).matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
    )
    const [one, two] = [
      await worker.submits(`/cases/${caseId}/risk/new`, { ...hidden, ...assessment() }),
      await worker.submits(`/cases/${caseId}/risk/new`, { ...hidden, ...assessment() }),
    ]
    expect([one.status, two.status]).toEqual([303, 303])
    expect(two.headers.get('location')).toBe(one.headers.get('location'))
    expect(((await (await worker.asks(`/cases/${caseId}/risk`)).json()) as { versions: unknown[] }).versions).toHaveLength(1)
  })

  it('says beside the field what is wrong, and keeps what was typed', async () => {
    const caseId = await w.newCase()
    const refused = async (fields: Parameters<Person['fills']>[1], field: string, words: string): Promise<void> => {
      const answer = await worker.fills(`/cases/${caseId}/risk/new`, fields)
      const page = await answer.text()
      expect([field, answer.status]).toEqual([field, 422])
      expect(page).toContain(`href="#field-${field}"`)
      expect(page).toContain(words)
      expect(page).toContain('Reasons about lethal.')
    }
    await refused(assessment({}, { level_acute: '' }), 'level_acute', 'Acute violence')
    await refused(assessment({}, { reason_acute: '' }), 'reason_acute', 'Only “not known” may stand without a reason')
    await refused(assessment({ acute: 'unknown' }, { validUntil: day(4) }), 'validUntil', 'may not hold that long')
    await refused(assessment({ acute: 'high' }, { validUntil: day(8) }), 'validUntil', 'may not hold that long')
    await refused(assessment({}, { validUntil: day(-1) }), 'validUntil', 'has passed')
    await refused(assessment({}, { reviewOn: day(4) }), 'reviewOn', 'by the day it stops holding')
    await refused(assessment({}, { reviewOn: day(-1) }), 'reviewOn', 'has passed')
    await refused(assessment({}, { item_phone: 'seven' }), 'item_phone', 'Acute violence')
    expect((await worker.fills(`/cases/${caseId}/risk/new`, assessment({ acute: 'unknown' }, { reason_acute: '' }))).status).toBe(303)
  })

  it('becomes tasks with an owner, neutral in lists, and late ones on My day', async () => {
    const caseId = await w.newCase()
    const id = await assess(caseId, assessment({ acute: 'medium' }))
    const path = `/cases/${caseId}/risk/${id}/measures`
    const ask = (fields: Parameters<Person['fills']>[1]) => worker.fills(path, { code: 'safer_phone', owner: worker.id, dueAt: '2026-11-21T18:00', ...fields })
    expect((await ask({ dueAt: '2026-11-21T08:00' })).status).toBe(422)
    expect((await ask({ owner: outsider.id })).status).toBe(422)
    expect((await ask({ owner: `${police.zoneId}.police_contact` })).status).toBe(422)
    expect((await ask({ code: 'weapon' })).status).toBe(422)
    expect((await ask({ words: 'Bring the charger.' })).status).toBe(303)
    const tasks = await worker.works(caseId, (visit) => tasksOfSource(visit.tx, 'risk', id))
    expect(tasks).toMatchObject([{ title: 'carry_out', personId: worker.id }])
    const page = await worker.reads(`/cases/${caseId}/risk/${id}`)
    expect(page).toContain('Go through telephone and accounts')
    expect(await worker.reads(`/cases/${caseId}/tasks`)).not.toContain('Go through telephone')
    await w.house.scratch.setClock(minutesAfter(now, 8 * 60))
    expect(await today(worker)).toContain('1 measure is late')
    const list = await worker.reads('/protection?show=measures')
    expect(list).toContain(`/cases/${caseId}/risk/${id}`)
    expect(list).not.toContain('Go through telephone')
  })

  it('is looked at again: due on My day, overdue first, and a case is not closed on one that holds no longer', async () => {
    const caseId = await w.newCase()
    await assess(caseId, assessment())
    await w.house.scratch.setClock(daysAfter(now, 5))
    expect(await today(worker)).toMatch(/assessments? holds? no longer|to look at again/)
    expect(await today(w.operator)).toBe('')
    expect(await today(nurse)).toBe('')
    const list = await worker.reads('/protection?show=reviews')
    expect(list).toContain(`/cases/${caseId}/risk`)
    expect(list).toContain('holds no longer')
    expect(await colleague.reads('/protection')).not.toContain(caseId)
    const closing = {
      reason: 'goals_met',
      riskOn: day(4),
      sex: 'woman',
      ageGroup: '25-34',
      purpose: 'unknown',
      country: 'SE',
      retention: 'five_years',
      known: 'yes',
    }
    const refused = await worker.fills(`/cases/${caseId}/closure`, closing)
    expect(refused.status).toBe(422)
    const page = await refused.text()
    expect(page).toContain('Something else stands in the way')
    expect(page).toContain('The risk assessment holds no longer')
    await assess(caseId, assessment({}, { occasion: 'closing', reviewOn: day(6), validUntil: day(7) }))
    expect((await worker.fills(`/cases/${caseId}/closure`, closing)).status).toBe(303)
    expect((await worker.visits(`/cases/${caseId}/risk/new`)).status).toBe(404)
    expect((await worker.submits(`/cases/${caseId}/risk/new`, assessment())).status).not.toBe(303)
    expect((await worker.visits(`/cases/${caseId}/risk`)).status).toBe(200)
  })

  it('keeps of an instrument of others only which, which edition, when and what it came to', async () => {
    const caseId = await w.newCase()
    const path = `/cases/${caseId}/risk/instruments`
    const noted = { instrument: 'freda_danger', edition: '2014', doneOn: day(0), category: 'high' }
    expect((await worker.fills(path, { ...noted, doneOn: day(1) })).status).toBe(422)
    expect((await worker.fills(path, { ...noted, edition: 'points: 17 of 20' })).status).toBe(422)
    expect((await worker.fills(path, { ...noted, category: '17' })).status).toBe(422)
    expect((await worker.fills(path, noted)).status).toBe(303)
    expect(await worker.reads(`/cases/${caseId}/risk`)).toContain(`FREDA danger assessment 2014 · ${day(0)} · high`)
    expect(await levelOf(caseId)).toBe(1)
  })

  it('reads in Swedish as in English, whole without scripts', async () => {
    const caseId = await w.newCase()
    await w.joins(caseId, colleague, ['C0', 'C4', 'C10'])
    const id = await assess(caseId, assessment({ acute: 'medium' }), colleague)
    for (const [path, words] of [
      ['/risk', 'Bedömningar över tid'],
      ['/risk/new', 'Ingen bedömning sänker den'],
      [`/risk/${id}`, 'Akut våld'],
      [`/risk/${id}/measures`, 'Vad ska göras?'],
    ] as const) {
      const page = await colleague.reads(`/cases/${caseId}${path}`)
      expect(page).toContain(words)
      expect(page).toContain('<html lang="sv"')
      expect(page.slice(page.indexOf('<main'))).not.toContain('<script')
    }
  })
})
