import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Id } from '#kernel/id.ts'
import type { Fields, Person } from '#test/stories/cases-house.ts'
import { line, openCostsHouse, stay, type CostsHouse } from '#test/stories/costs-house.ts'

type Lines = { readonly lines: readonly { readonly id: string; readonly fromOn: string; readonly again: string | null; readonly reverses: string | null }[] }

describe('the same cost twice', () => {
  let w: CostsHouse
  let worker: Person, finance: Person, colleague: Person
  let caseId: Id, account: Id
  const newStay = () => `/cases/${caseId}/costs/stays/new`
  const newLine = () => `/cases/${caseId}/costs/lines/new`
  const lines = async (): Promise<Lines['lines']> => ((await (await worker.asks(`/cases/${caseId}/costs`)).json()) as Lines).lines
  const already = 'is there already for some of those days'
  beforeAll(async () => {
    w = await openCostsHouse()
    ;({ worker, finance, colleague } = w)
    caseId = await w.newCase()
    await w.joins(caseId, colleague, ['C8'])
    await w.done(worker, newStay(), stay())
    account = await w.account(finance)
  })
  afterAll(() => w.house.close())

  it.each([
    ['the same days', {}],
    ['the last day alone', { fromOn: '2026-05-10', dischargedOn: '2026-05-20' }],
    ['days around them, over the end of a quarter', { fromOn: '2026-03-20', dischargedOn: '2026-05-03' }],
    ['one day inside', { fromOn: '2026-05-05', dischargedOn: '2026-05-06' }],
  ] as const)('is refused for %s, with a clear sentence by its field, and nothing typed is lost', async (_what, days) => {
    const before = await lines()
    const answer = await worker.fills(newStay(), stay({ ...days, invoice: '9912' }))
    const page = await answer.text()
    expect([answer.status, page.includes(already), page.includes('value="9912"'), page.includes('Another part of the price')]).toEqual([422, true, true, true])
    expect(page).toMatch(/id="again[^"]*error|again-error/)
    expect(await lines()).toEqual(before)
  })

  it('is refused to finance too, under the number of the case, in their language', async () => {
    const answer = await w.finance2.fills(`/costs/accounts/${account}/stays/new`, stay())
    expect([answer.status, (await answer.text()).includes('finns redan för någon av de dagarna')]).toEqual([422, true])
    const told = await finance.fills(`/costs/accounts/${account}/stays/new`, stay({ again: 'part_of_price', unit: '50' }))
    expect(told.status).toBe(303)
  })

  it('is kept with its reason when it really is one more; the reason stands on the line', async () => {
    await w.done(worker, newStay(), stay({ again: 'several_that_day', fromOn: '2026-05-04', dischargedOn: '2026-05-06' }))
    expect((await lines()).find((one) => one.fromOn === '2026-05-04')?.again).toBe('several_that_day')
    expect(await worker.reads(`/cases/${caseId}/costs`)).toContain('More than once on those days')
    expect(await w.refused(worker, newStay(), stay({ again: 'because' }), 'error-summary')).toEqual([422, true])
  })

  it('is not the next day, another supplier, another kind, a child, or another case; a reason that was not needed is not kept', async () => {
    await w.done(worker, newStay(), stay({ fromOn: '2026-05-11', dischargedOn: '2026-05-13', again: 'part_of_price' }))
    expect((await lines()).find((one) => one.fromOn === '2026-05-11')?.again).toBeNull()
    await w.done(worker, newStay(), stay({ supplier: 'B2' }))
    await w.done(worker, newStay(), stay({ type: 'care' }))
    await w.done(worker, newStay(), stay({ whom: 'child' }))
    const other = await w.newCase()
    await w.done(worker, `/cases/${other}/costs/stays/new`, stay())
  })

  it('may be written again after it was taken back', async () => {
    await w.done(worker, newLine(), line({ fromOn: '2026-06-01' }))
    expect(await w.refused(worker, newLine(), line({ fromOn: '2026-06-01' }), already)).toEqual([422, true])
    const written = (await lines()).find((one) => one.fromOn === '2026-06-01' && one.reverses === null)
    await w.done(worker, `/cases/${caseId}/costs/lines/${written?.id}/take-back`, { reason: 'wrong_amount' })
    await w.done(worker, newLine(), line({ fromOn: '2026-06-01', unit: '900' }))
  })

  it('goes to one of two who write it at once; the other reads why not', async () => {
    const fields: Fields = stay({ fromOn: '2026-07-01', dischargedOn: '2026-07-05', supplier: 'C3' })
    const answers = await Promise.all(
      [worker, colleague, finance].map((one, i) => one.fills(i === 2 ? `/costs/accounts/${account}/stays/new` : newStay(), fields)),
    )
    expect(answers.map((one) => one.status).toSorted((a, b) => a - b)).toEqual([303, 422, 422])
    expect((await lines()).filter((one) => one.fromOn === '2026-07-01')).toHaveLength(1)
  })
})
