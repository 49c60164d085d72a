import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { supportToday } from '#capabilities/support/queries/today.ts'
import { editions } from '#capabilities/support/reference/rights-sheet.ts'
import { rightsItems } from '#capabilities/support/domain/rights.ts'
import type { Id } from '#kernel/id.ts'
import { daysAfter } from '#kernel/time.ts'
import type { Fields, Person } from '#test/stories/cases-house.ts'
import { afterwards, day, heldTab, now, openSupportHouse, refusedAt, rights, type SupportHouse } from '#test/stories/support-house.ts'

const canary = 'Canary-rights: I may say no to the interpreter'

describe('information on rights', () => {
  let w: SupportHouse
  let worker: Person, colleague: Person, plainReader: Person, outsider: Person
  beforeAll(async () => {
    w = await openSupportHouse()
    ;({ worker, colleague, plainReader, outsider } = w)
  })
  afterAll(() => w.house.close())
  const tell = (caseId: Id, fields: Fields = {}) => w.made(worker, `/cases/${caseId}/rights/new`, rights(fields))
  const talks = async (caseId: Id) =>
    (await (await worker.asks(`/cases/${caseId}/rights`)).json()) as {
      talks: { id: Id; edition: string }[]
      items: { item: string; times: number; unclear: boolean }[]
    }

  it('is told more than once, and each right counts for itself', async () => {
    const caseId = await w.newCase()
    await tell(caseId, { toldOn: day(-3), unclear: ['interpreter'], repeatOn: day(2) })
    await tell(caseId, { items: ['interpreter', 'housing'], words: canary })
    const { items } = await talks(caseId)
    const of = (item: string) => items.find((one) => one.item === item)
    expect([of('interpreter')?.times, of('interpreter')?.unclear]).toEqual([2, false])
    expect([of('support_anyway')?.times, of('complaints')?.times]).toEqual([1, 0])
    const page = await worker.reads(`/cases/${caseId}/rights`)
    for (const words of ['Not told', 'Told', 'Romanian', 'By phone']) expect(page).toContain(words)
    expect(page).not.toContain(canary)
    expect(await worker.reads(`/cases/${caseId}`)).toContain(`3 of ${rightsItems.length} told`)
  })

  it('keeps what the person says was understood, sealed, with the version of the sheet that was given', async () => {
    const caseId = await w.newCase()
    await tell(caseId, { words: canary })
    await tell(caseId, { toldOn: '2025-12-31', language: 'eng' })
    const [newest, older] = (await talks(caseId)).talks
    expect([newest?.edition, older?.edition]).toEqual(['2026-01-01', '2025-01-01'])
    expect(await worker.reads(`/cases/${caseId}/rights/${newest?.id}`)).toContain(canary)
    expect(await worker.reads(`/cases/${caseId}/rights/${newest?.id}`)).toContain('The sheet is not there in that language yet')
    const then = await worker.reads(`/cases/${caseId}/rights/${older?.id}`)
    expect(then).toContain(`/cases/${caseId}/rights/sheet/2025-01-01/eng`)
    expect(then).not.toContain('The sheet is not there in that language yet')
  })

  it('the sheet is printed in the version that was given, and says nothing of why', async () => {
    const caseId = await w.newCase()
    const sheet = (edition: string, language: string) => worker.reads(`/cases/${caseId}/rights/sheet/${edition}/${language}`)
    const [current, earlier] = [await sheet('2026-01-01', 'eng'), await sheet('2025-01-01', 'eng')]
    for (const words of ['<title>Good to know</title>', 'You get help anyway', 'on paper and appeal', '2026-01-01']) expect(current).toContain(words)
    expect(earlier).not.toContain('on paper and appeal')
    expect(await sheet('2026-01-01', 'swe')).toContain('<title>Bra att veta</title>')
    for (const page of [current, earlier, await sheet('2026-01-01', 'swe')]) {
      expect(page).not.toMatch(/sex|prostitu|offer|victim|människohandel|traffick|exploat|exploit|Lilja|Zone ALFA/i)
      expect(page).not.toContain(caseId)
    }
    for (const path of ['2025-07-02/eng', '2026-01-01/ara', 'now/eng'])
      expect([path, (await worker.visits(`/cases/${caseId}/rights/sheet/${path}`)).status]).toEqual([path, 404])
    expect(
      editions.every((one) => Object.values(one.texts).every((text) => rightsItems.every((item) => text.items[item].every((words) => words.length > 3)))),
    ).toBe(true)
  })

  it('what was unclear, or told without the interpreter that was needed, gets a day to be told again', async () => {
    const caseId = await w.newCase()
    const at = (fields: Fields) => refusedAt(worker, `/cases/${caseId}/rights/new`, rights(fields))
    expect(await at({ unclear: ['interpreter'] })).toBe('422 repeatOn')
    expect(await at({ interpreter: 'was_missing' })).toBe('422 repeatOn')
    expect(await at({ repeatOn: day(0) })).toBe('422 repeatOn')
    expect(await at({ unclear: ['housing'], repeatOn: day(3) })).toBe('422 unclear')
    expect(await at({ items: [] })).toBe('422 items')
    expect(await at({ toldOn: day(1) })).toBe('422 toldOn')
    expect(await at({ language: '' })).toBe('422 language')
    expect(await at({ sheet: '' })).toBe('422 sheet')
  })

  it('the day to tell again stands on the case and on My day, until it has been told', async () => {
    const caseId = await w.newCase()
    await tell(caseId, { unclear: ['interpreter'], repeatOn: day(2) })
    expect(await worker.reads(`/cases/${caseId}`)).toContain('Rights are to be told again')
    const pseudonym = ((await (await worker.asks(`/cases/${caseId}/rights`)).json()) as { case: { pseudonym: string } }).case.pseudonym
    await w.house.scratch.setClock(daysAfter(now, 2))
    try {
      expect((await worker.works(null, supportToday)).find((item) => item.href === '/support?show=rights')?.count).toBeGreaterThan(0)
      expect(await worker.reads('/support?show=rights')).toContain(pseudonym)
      await tell(caseId, { toldOn: day(2) })
      expect(await worker.reads('/support?show=rights')).not.toContain(pseudonym)
    } finally {
      await w.house.scratch.setClock(afterwards)
    }
  })

  it('is one talk after a double click, and said in Swedish', async () => {
    const caseId = await w.newCase()
    await w.joins(caseId, colleague, ['C0', 'C4'])
    const path = `/cases/${caseId}/rights/new`
    const tab = heldTab(await colleague.reads(path))
    for (const _click of [1, 2]) expect((await colleague.submits(path, { ...tab, ...rights() })).status).toBe(303)
    expect((await talks(caseId)).talks).toHaveLength(1)
    const page = await colleague.reads(`/cases/${caseId}/rights`)
    for (const words of ['Rättigheter', 'Inte berättat', 'På telefon', 'Skriv ut bladet: svenska']) expect(page).toContain(words)
  })

  it('is not there for others', async () => {
    const caseId = await w.newCase()
    await tell(caseId)
    const id = (await talks(caseId)).talks[0]?.id ?? ''
    await w.joins(caseId, plainReader, ['C0', 'C10'])
    for (const somebody of [outsider, plainReader])
      for (const path of ['', '/new', `/${id}`, '/sheet/2026-01-01/eng'])
        expect([path, (await somebody.visits(`/cases/${caseId}/rights${path}`)).status]).toEqual([path, 404])
  })
})
