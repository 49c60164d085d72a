import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addTask, writeRecord } from '#capabilities/cases/contract.ts'
import type { Id } from '#kernel/id.ts'
import { hoursAfter } from '#kernel/time.ts'
import type { Person } from '#test/stories/cases-house.ts'
import { answers, day, line, now, openCostsHouse, stay, type CostsHouse } from '#test/stories/costs-house.ts'

describe('who pays', () => {
  let w: CostsHouse
  beforeAll(async () => {
    w = await openCostsHouse()
  })
  afterAll(() => w.house.close())

  const decided = async (caseId: Id, by = w.worker, said = answers(), more: Record<string, string> = {}): Promise<void> => {
    const decide = await w.done(by, `/cases/${caseId}/costs/payer/new`, said)
    await w.done(by, decide, { payer: 'us', fromOn: day(-2), provisional: 'yes', shown: 'yes', ...more })
  }
  const boardOf = async (caseId: Id, by = w.worker): Promise<Id> =>
    (await by.reads(`/cases/${caseId}/costs/transfers/new`)).match(/<option value="([0-9a-f-]{36})"/)?.[1] ?? ''

  /** Sends an answer although the page offers none, with the token of another form. */
  const sends = async (by: Person, caseId: Id, path: string, fields: Record<string, string>): Promise<readonly [number, boolean]> => {
    const form = await by.reads(`/cases/${caseId}/costs/payer/new`)
    const token = form.match(/name="_token" value="([^"]*)"/)?.[1] ?? ''
    const answer = await by.submits(path, { _token: token, _key: crypto.randomUUID(), ...fields })
    return [answer.status, (await answer.text()).includes('nothing to answer')]
  }

  it('is the municipality of stay from the first day, before anybody has done anything', async () => {
    const caseId = await w.newCase()
    const page = await w.worker.reads(`/cases/${caseId}/costs`)
    for (const words of ['Zone ALFA', 'for now', 'pays from the first day']) expect(page).toContain(words)
    expect(await w.worker.reads(`/cases/${caseId}`)).toContain('See costs')
  })

  it('is proposed with its reasons and its source, and decided by somebody who is named', async () => {
    const caseId = await w.newCase()
    const decide = await w.done(w.worker, `/cases/${caseId}/costs/payer/new`, answers())
    const proposal = await w.worker.reads(decide)
    for (const words of ['the municipality of residence pays', 'always answers for acute help', 'reflection period', 'SoL (2025:400) chapter 29'])
      expect(proposal).toContain(words)
    await w.done(w.worker, decide, { payer: 'residence_board', fromOn: day(-2), provisional: 'yes' })
    const page = await w.worker.reads(`/cases/${caseId}/costs/payer`)
    for (const words of ['Decided by Case worker · Person Number 1', 'the municipality of residence pays', day(-2)]) expect(page).toContain(words)
    expect((await w.refused(w.worker, decide, { payer: 'us', fromOn: day(-2) }, 'decided already'))[0]).toBe(409)
    expect(await w.house.recorded()).toEqual(expect.arrayContaining(['payer.assessed done', 'payer.decided done', 'payer.seen seen']))
  })

  it('refuses a board that is not there and a day out of reach', async () => {
    const caseId = await w.newCase()
    const decide = await w.done(w.worker, `/cases/${caseId}/costs/payer/new`, answers())
    const no = (fields: Record<string, string>, words: string) => w.refused(w.worker, decide, { payer: 'residence_board', fromOn: day(0), ...fields }, words)
    expect(await no({ fromOn: day(800) }, 'At most a year ahead')).toEqual([422, true])
    expect(await no({ fromOn: day(-800) }, 'more than a year before')).toEqual([422, true])
    expect(await no({ board: crypto.randomUUID() }, 'cannot be chosen here')).toEqual([422, true])
    expect((await w.worker.fills(`/cases/${caseId}/costs/payer/new`, { stays: 'here' })).status).toBe(422)
  })

  it('that two assess at once is told to the second', async () => {
    const caseId = await w.newCase()
    await w.joins(caseId, w.colleague, ['C0', 'C4', 'C8'])
    const form = await w.colleague.reads(`/cases/${caseId}/costs/payer/new`)
    const hidden = Object.fromEntries(
      [...form.slice(form.indexOf('<main')).matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
    )
    await w.done(w.worker, `/cases/${caseId}/costs/payer/new`, answers())
    expect((await w.colleague.submits(`/cases/${caseId}/costs/payer/new`, { ...hidden, ...answers() })).status).toBe(409)
  })

  it('has both versions when the boards do not agree; meanwhile the first pays and nothing waits for it', async () => {
    const caseId = await w.newCase()
    await w.brings(caseId, w.beside)
    const board = await boardOf(caseId)
    await decided(caseId, w.worker, answers(), { payer: 'residence_board', board })
    expect(await w.beside.reads(`/cases/${caseId}/costs/payer`)).toContain('the municipality of residence pays')
    await decided(caseId, w.beside, answers({ permanent: 'none', placedBy: 'other_board' }), { payer: 'placing_board', board: await boardOf(caseId, w.beside) })
    for (const [person, other] of [
      [w.worker, 'the board that placed pays'],
      [w.beside, 'the municipality of residence pays'],
    ] as const) {
      const page = await person.reads(`/cases/${caseId}/costs/payer`)
      for (const words of [other, 'the boards do not agree', 'keeps paying until it is', 'Protection and support never wait']) expect(page).toContain(words)
    }
    const answer = (await (await w.worker.asks(`/cases/${caseId}/costs`)).json()) as { pays: { zone: string; provisional: boolean; disputed: boolean } }
    expect(answer.pays).toMatchObject({ zone: 'Zone ALFA', provisional: true, disputed: true })
    await w.done(w.worker, `/cases/${caseId}/costs/stays/new`, stay())
    const task = await w.worker.works(caseId, (visit) =>
      addTask(visit, { caseId, zoneId: w.worker.zoneId, title: 'arrange_transport', personId: w.worker.id, dueAt: hoursAfter(now, 3) }),
    )
    const place = await w.worker.works(caseId, (visit) => writeRecord(visit, { caseId, class: 'C4', kind: 'note', text: 'She is placed tonight.' }))
    expect([task.ok, place.ok]).toEqual([true, true])
  })

  it('is never shown to who does not read costs: not the shelter, not a colleague without them', async () => {
    const caseId = await w.newCase()
    await w.brings(caseId, w.beside)
    await w.brings(caseId, w.shelter)
    await w.joins(caseId, w.plain, ['C0', 'C4'])
    await decided(caseId, w.worker, answers(), { payer: 'residence_board', board: await boardOf(caseId) })
    await decided(caseId, w.beside, answers({ placedBy: 'other_board' }), { payer: 'placing_board', board: await boardOf(caseId, w.beside) })
    for (const person of [w.plain, w.shelter]) {
      const page = await person.reads(`/cases/${caseId}`)
      expect(page).not.toMatch(/See costs|do not agree|decided who pays|\/costs/)
      for (const path of ['costs', 'costs/payer', 'costs/payer/new', 'costs/lines/new', 'costs/basis', 'costs/letter', 'costs/transfers/new'])
        expect([path, (await person.visits(`/cases/${caseId}/${path}`)).status]).toEqual([path, 404])
    }
  })

  it('does not show one board’s decision to another before it says so, and never its costs', async () => {
    const caseId = await w.newCase()
    await w.brings(caseId, w.beside)
    await decided(caseId, w.worker, answers({ permanent: 'here' }), { shown: '' })
    await w.done(w.worker, `/cases/${caseId}/costs/lines/new`, line({ supplier: 'ZZZ99' }))
    expect(await w.beside.reads(`/cases/${caseId}/costs/payer`)).toContain('No board has decided yet')
    expect(await w.beside.reads(`/cases/${caseId}/costs`)).not.toContain('ZZZ99')
  })

  it('can be asked of another board, which has a month; no answer goes to the inspectorate, and then it takes over', async () => {
    const caseId = await w.newCase()
    await w.brings(caseId, w.beside)
    const board = await boardOf(caseId)
    const ask = `/cases/${caseId}/costs/transfers/new`
    expect(await w.refused(w.worker, ask, { board, askedOn: day(2) }, 'has not been yet')).toEqual([422, true])
    expect(await w.refused(w.worker, ask, { board: crypto.randomUUID(), askedOn: day(0) }, 'cannot be chosen')).toEqual([422, true])
    await w.done(w.worker, ask, { board, askedOn: '2026-10-17' })
    expect((await w.refused(w.worker, ask, { board, askedOn: day(0) }, 'under way'))[0]).toBe(409)
    const page = await w.worker.reads(`/cases/${caseId}/costs/payer`)
    for (const words of ['2026-11-17', 'the time to answer has run out']) expect(page).toContain(words)
    const step = page.match(/\/cases\/[0-9a-f-]{36}\/costs\/transfers\/[0-9a-f-]{36}/)?.[0] ?? ''
    expect(page).toContain('Zone BETA')
    for (const [who, says] of [
      [w.worker, 'An answer to your question'],
      [w.beside, 'Your board’s answer'],
    ] as const) {
      const list = await who.reads('/transfers')
      expect(list).toContain(says)
      expect([list.slice(list.indexOf('<main')), await (await who.asks('/transfers')).text()].join(' ')).not.toMatch(/Zone (?:ALFA|BETA)|"(?:from|to)Zone"/)
    }
    expect(await w.refused(w.worker, step, { step: 'inspectorate_yes', on: day(0) }, 'cannot be said')).toEqual([422, true])
    expect(await w.refused(w.worker, step, { step: 'at_inspectorate', on: '2026-10-01' }, 'before the request')).toEqual([422, true])
    await w.done(w.worker, step, { step: 'at_inspectorate', on: day(0) })
    expect(await w.beside.reads(step)).toContain('nothing to answer')
    expect(await sends(w.beside, caseId, step, { step: 'accepted', on: day(0), takesFrom: day(0) })).toEqual([422, true])
    expect(await w.refused(w.worker, step, { step: 'inspectorate_yes', on: day(0) }, 'from which day')).toEqual([422, true])
    await w.done(w.worker, step, { step: 'inspectorate_yes', on: day(0), takesFrom: '2026-10-17' })
    expect(await w.worker.reads(`/cases/${caseId}/costs`)).toContain('Another board has taken over')
    await w.done(w.worker, `/cases/${caseId}/costs/lines/new`, line({ fromOn: '2026-10-20' }))
    await w.done(w.worker, `/cases/${caseId}/costs/lines/new`, line({ fromOn: '2026-10-16', unit: '999' }))
    const letter = await w.worker.reads(`/cases/${caseId}/costs/letter`)
    for (const words of ['Zone ALFA', 'Zone BETA', '2026-10-17', '1,200.50']) expect(letter).toContain(words)
    expect(letter).not.toMatch(/999|Canary|Person Number/)
  })

  it('may be answered with a yes or a no by the board that was asked, and by nobody else', async () => {
    const caseId = await w.newCase()
    await w.brings(caseId, w.beside)
    await w.done(w.worker, `/cases/${caseId}/costs/transfers/new`, { board: await boardOf(caseId), askedOn: day(0) })
    const step = (await w.beside.reads(`/cases/${caseId}/costs/payer`)).match(/\/cases\/[0-9a-f-]{36}\/costs\/transfers\/[0-9a-f-]{36}/)?.[0] ?? ''
    expect(await sends(w.worker, caseId, step, { step: 'accepted', on: day(0), takesFrom: day(0) })).toEqual([422, true])
    expect((await w.financeBeta.visits(step)).status).toBe(404)
    await w.done(w.beside, step, { step: 'accepted', on: day(0), takesFrom: day(0) })
    expect((await (await w.beside.asks(`/cases/${caseId}/costs`)).json()) as object).toMatchObject({ pays: { zone: 'Zone BETA', provisional: false } })
  })
})
