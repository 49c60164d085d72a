import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readTexts } from '#capabilities/cases/contract.ts'
import type { Person } from '#test/stories/cases-house.ts'
import { day, heldTab, need, openSupportHouse, refusedAt, type SupportHouse } from '#test/stories/support-house.ts'

const canary = 'Canary-need: warm shoes before the snow'

describe('what somebody needs', () => {
  let w: SupportHouse
  let worker: Person, colleague: Person, plainReader: Person, outsider: Person, coordinator: Person
  beforeAll(async () => {
    w = await openSupportHouse()
    ;({ worker, colleague, plainReader, outsider, coordinator } = w)
  })
  afterAll(() => w.house.close())

  it('begins as not asked in every area, and that is not a no', async () => {
    const caseId = await w.newCase()
    const page = await worker.reads(`/cases/${caseId}/needs`)
    expect(page.match(/Not asked/g)?.length).toBe(23)
    const answer = (await (await worker.asks(`/cases/${caseId}/needs`)).json()) as { areas: { area: string; newest: unknown; versions: number }[] }
    expect(answer.areas).toHaveLength(23)
    expect(answer.areas.every((one) => one.newest === null && one.versions === 0)).toBe(true)
    expect(await worker.reads(`/cases/${caseId}`)).toContain('Nothing has been asked yet')
  })

  it('is noted in the person’s own words, sealed, in versions that stay', async () => {
    const caseId = await w.newCase()
    await w.made(worker, `/cases/${caseId}/needs/housing/new`, need({ words: canary }))
    await w.made(worker, `/cases/${caseId}/needs/housing/new`, need({ answer: 'no', urgency: '', assessor: 'health_care' }))
    const list = await worker.reads(`/cases/${caseId}/needs`)
    expect(list).not.toContain(canary)
    const page = await worker.reads(`/cases/${caseId}/needs/housing`)
    for (const words of [canary, 'Answer 1', 'Answer 2', 'Health care', 'No words were written']) expect(page).toContain(words)
    const texts = await worker.works(caseId, (visit) => readTexts(visit, { caseId, classes: ['C4'] }))
    expect(texts.map((text) => text.kind)).toEqual(['need_note'])
    const panel = await worker.reads(`/cases/${caseId}`)
    expect(panel).toContain('0 needs · 22 areas to ask about')
    expect(panel).not.toContain(canary)
  })

  it('says beside the field what is wrong', async () => {
    const caseId = await w.newCase()
    const at = (fields: Parameters<Person['fills']>[1]) => refusedAt(worker, `/cases/${caseId}/needs/work/new`, need(fields))
    expect(await at({ answer: '' })).toBe('422 answer')
    expect(await at({ urgency: '' })).toBe('422 urgency')
    expect(await at({ answer: 'unknown' })).toBe('422 urgency')
    expect(await at({ assessedOn: day(1) })).toBe('422 assessedOn')
    expect((await worker.visits(`/cases/${caseId}/needs/weather/new`)).status).toBe(404)
  })

  it('is two versions when two write at once, and the second sees the first', async () => {
    const caseId = await w.newCase()
    const path = `/cases/${caseId}/needs/work/new`
    const tab = heldTab(await worker.reads(path))
    await w.made(worker, path, need({ answer: 'unknown', urgency: '' }))
    const late = await worker.submits(path, { ...tab, ...need({ words: canary }) })
    expect(late.status).toBe(409)
    const page = await late.text()
    expect(page).toContain(canary)
    expect(page).toContain('Cannot be said yet')
  })

  it('is one answer after a double click', async () => {
    const caseId = await w.newCase()
    const path = `/cases/${caseId}/needs/work/new`
    const tab = heldTab(await worker.reads(path))
    for (const _click of [1, 2]) expect((await worker.submits(path, { ...tab, ...need() })).status).toBe(303)
    const page = await worker.reads(`/cases/${caseId}/needs/work`)
    expect(page).toContain('Answer 1')
    expect(page).not.toContain('Answer 2')
  })

  it('lies in the child’s own class when the case is about a child', async () => {
    const caseId = await w.newCase('yes')
    await w.joins(caseId, colleague, ['C0', 'C4'])
    await w.made(worker, `/cases/${caseId}/needs/education/new`, need({ words: canary }))
    const texts = await worker.works(caseId, (visit) => readTexts(visit, { caseId, classes: ['C9'] }))
    expect(texts.map((text) => text.class)).toEqual(['C9'])
    expect(await colleague.reads(`/cases/${caseId}/needs/education`)).not.toContain(canary)
    expect((await colleague.visits(`/cases/${caseId}/needs/education/new`)).status).toBe(404)
  })

  it('is said in Swedish to whoever reads Swedish', async () => {
    const caseId = await w.newCase()
    await w.joins(caseId, colleague, ['C0', 'C4'])
    const page = await colleague.reads(`/cases/${caseId}/needs`)
    for (const words of ['Behov', 'Inte frågat', 'Hälsa: långvarig sjukdom', 'lang="sv"']) expect(page).toContain(words)
  })

  it('is not there for others, nor written by those who only read', async () => {
    const caseId = await w.newCase()
    await w.made(worker, `/cases/${caseId}/needs/work/new`, need())
    await w.joins(caseId, plainReader, ['C0', 'C10'])
    await w.joins(caseId, colleague, ['C0', 'C4'], ['C0'])
    for (const somebody of [outsider, plainReader, coordinator])
      for (const path of ['', '/work', '/work/new']) expect([path, (await somebody.visits(`/cases/${caseId}/needs${path}`)).status]).toEqual([path, 404])
    expect((await colleague.visits(`/cases/${caseId}/needs/work`)).status).toBe(200)
    expect((await colleague.visits(`/cases/${caseId}/needs/work/new`)).status).toBe(404)
  })
})
