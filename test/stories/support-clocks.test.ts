import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runJob } from '#app/jobs.ts'
import { caseHindrances, findCard } from '#capabilities/cases/contract.ts'
import { handOverChecks } from '#capabilities/people/contract.ts'
import { support } from '#capabilities/support/capability.ts'
import { lawHindrances } from '#capabilities/support/queries/law-on-case.ts'
import type { Id } from '#kernel/id.ts'
import type { Fields, Person } from '#test/stories/cases-house.ts'
import { day, now, openLawHouse, type LawHouse } from '#test/stories/support-law-house.ts'

describe('the law’s clocks', () => {
  let w: LawHouse
  let worker: Person, colleague: Person, head: Person, outsider: Person, plainReader: Person
  beforeAll(async () => {
    w = await openLawHouse()
    ;({ worker, colleague, head, outsider, plainReader } = w)
  })
  afterAll(() => w.house.close())
  const enter = (caseId: Id, fields: Fields, by = worker) => w.made(by, `/cases/${caseId}/deadlines/new`, { person: by.id, ...fields })
  const open = async (caseId: Id, code: string): Promise<string> => (await w.rows(worker, caseId)).open.find((row) => row.code === code)?.id ?? ''
  const escalate = async (): Promise<void> => {
    for (const job of support.jobs ?? []) await runJob(w.house.scratch.databases, job)
  }

  it('start from a decision as it stands in its document, and say in one sentence why the day is what it is', async () => {
    const caseId = await w.newCase('yes')
    await enter(caseId, { trigger: 'lvu_taken', onDay: '2026-11-17' })
    const list = await worker.reads(`/cases/${caseId}/deadlines`)
    for (const words of [
      'Submit the custody to the administrative court',
      'Tuesday, 24 November 2026',
      '3 days left',
      'Counted from Tuesday, 17 November 2026',
      '1 week after that',
      'The decision lapses',
    ])
      expect(list).toContain(words)
    const one = await worker.reads(`/cases/${caseId}/deadlines/${await open(caseId, 'LVU7')}`)
    for (const words of ['LVU (1990:52) 7 §', 'Protection ends when the day passes', 'Tue 2026-11-24']) expect(one).toContain(words)
    await w.joins(caseId, colleague, ['C0', 'C4', 'C9'])
    const swedish = await colleague.reads(`/cases/${caseId}/deadlines`)
    for (const words of ['Underställ förvaltningsrätten omhändertagandet', 'tisdag 24 november 2026', '3 dagar kvar', 'Räknas från tisdag 17 november 2026'])
      expect(swedish).toContain(words)
  })

  it('show both days and the rule when offices are closed', async () => {
    const caseId = await w.newCase('yes')
    await enter(caseId, { trigger: 'decision_served', onDay: '2026-10-17' })
    const appeal = await worker.reads(`/cases/${caseId}/deadlines/${await open(caseId, 'APPEAL')}`)
    for (const words of ['Saturday, 7 November 2026: offices are closed (Saturday)', 'Monday, 9 November 2026', 'lag 1930:173']) expect(appeal).toContain(words)
    await enter(caseId, { trigger: 'lvu_taken', onDay: '2026-11-15' })
    const custody = await worker.reads(`/cases/${caseId}/deadlines/${await open(caseId, 'LVU7')}`)
    for (const words of ['Sunday, 22 November 2026: offices are closed (Sunday)', 'is not confirmed', 'Be ready by Friday, 20 November 2026'])
      expect(custody).toContain(words)
    expect((await w.rows(worker, caseId)).open.find((row) => row.code === 'LVU7')).toMatchObject({ dueOn: '2026-11-22', lastOn: '2026-11-22' })
  })

  it('are never counted over a day that the document states', async () => {
    const caseId = await w.newCase()
    await enter(caseId, { trigger: 'reflection_granted', onDay: '2026-11-01', endsOn: '2026-12-05' })
    expect((await w.rows(worker, caseId)).open.map((row) => [row.code, row.dueOn])).toEqual([
      ['BETANK', '2026-12-05'],
      ['BETANK-X', '2026-12-05'],
    ])
    expect(await worker.reads(`/cases/${caseId}/deadlines`)).toContain('stands in the document')
  })

  it('say fourteen, seven, three and one day before a reflection period ends that it does, and the last ones as loudly as what is late', async () => {
    const caseId = await w.newCase()
    await enter(caseId, { trigger: 'reflection_granted', onDay: '2026-11-20', endsOn: '2026-12-04' })
    const far = await worker.reads(`/cases/${caseId}/deadlines/${await open(caseId, 'BETANK')}`)
    expect(far).toContain('Friday, 20 November 2026 (14 days before)')
    for (const words of ['27 November 2026 (7 days before)', '1 December 2026 (3 days before)', '3 December 2026 (1 day before)']) expect(far).toContain(words)
    const near = await w.newCase()
    await enter(near, { trigger: 'reflection_granted', onDay: '2026-11-01', endsOn: '2026-11-24' })
    const tone = async (id: string): Promise<string | undefined> =>
      (await worker.reads(`/cases/${id}/deadlines`)).match(/l-tag--(\w+)(?:(?!l-tag--)[^])*?days left/)?.[1]
    expect([await tone(caseId), await tone(near)]).toEqual(['soon', 'late'])
  })

  it('refuse what cannot be, beside the field', async () => {
    const caseId = await w.newCase()
    const path = `/cases/${caseId}/deadlines/new`
    const good: Fields = { trigger: 'decision_served', onDay: day(-1), person: worker.id }
    const cases: readonly [Fields, string][] = [
      [{ ...good, onDay: day(1) }, 'onDay'],
      [{ ...good, onDay: 'soon' }, 'onDay'],
      [{ ...good, endsOn: day(-3) }, 'endsOn'],
      [{ ...good, endsOn: '2099-01-01' }, 'endsOn'],
      [{ ...good, trigger: 'reflection_granted' }, 'endsOn'],
      [{ ...good, trigger: 'nothing' }, 'trigger'],
      [{ ...good, person: outsider.id }, 'person'],
      [{ ...good, deputy: outsider.id }, 'person'],
      [{ ...good, trigger: 'concern_received', onDay: '2020-01-01' }, 'onDay'],
    ]
    for (const [fields, field] of cases) expect([field, ...(await w.refused(worker, path, fields, field))]).toEqual([field, 422, true])
    expect((await w.rows(worker, caseId)).open).toEqual([])
  })

  it('a lapsed one is red on My day until somebody says what happened', async () => {
    const caseId = await w.newCase('yes')
    await enter(caseId, { trigger: 'shelter_child_at_once', onDay: day(-10) })
    const id = await open(caseId, 'SKB43')
    expect(await worker.reads(`/cases/${caseId}/deadlines/${id}`)).toContain('3 days ago')
    const mine = (await (await worker.asks('/deadlines?show=late')).json()) as { rows: { id: string }[] }
    expect(mine.rows.map((row) => row.id)).toContain(id)
    const close = `/cases/${caseId}/deadlines/${id}/close`
    expect(await w.refused(worker, close, { outcome: 'missed', doneOn: '' }, 'reason')).toEqual([422, true])
    expect(await w.refused(worker, close, { outcome: 'met', doneOn: '' }, 'doneOn')).toEqual([422, true])
    expect(await w.refused(worker, close, { outcome: 'met', doneOn: day(1) }, 'doneOn')).toEqual([422, true])
    expect(await w.refused(worker, close, { outcome: 'met', doneOn: day(-11) }, 'doneOn')).toEqual([422, true])
    expect(await w.refused(worker, close, { outcome: '', doneOn: '' }, 'outcome')).toEqual([422, true])
    await w.made(worker, close, { outcome: 'missed', reason: 'Canary-reason: the court was closed.', doneOn: '' })
    expect(await worker.reads(`/cases/${caseId}/deadlines/${id}`)).toContain('Canary-reason')
    expect(await worker.reads(`/cases/${caseId}/deadlines`)).not.toContain('Canary-reason')
    expect((await worker.fills(close, { outcome: 'met', doneOn: day(0) })).status).toBe(422)
  })

  it('what is looked at on a rhythm begins again from the day it was done', async () => {
    const caseId = await w.newCase('yes')
    await enter(caseId, { trigger: 'lvu_restricted', onDay: '2026-08-21' })
    await w.made(worker, `/cases/${caseId}/deadlines/${await open(caseId, 'LVU14')}/close`, { outcome: 'met', doneOn: day(-1) })
    const { open: running, closed } = await w.rows(worker, caseId)
    expect(running.map((row) => [row.code, row.dueOn])).toEqual([['LVU14', '2027-02-20']])
    expect(closed.map((row) => [row.code, row.doneOn])).toEqual([['LVU14', '2026-11-20']])
  })

  it('a decision that was entered wrong is taken back, stays readable, and stops its days', async () => {
    const caseId = await w.newCase()
    const id = await enter(caseId, { trigger: 'decision_served', onDay: day(-2) })
    const decision = (await (await worker.asks(`/cases/${caseId}/deadlines`)).json()) as { decisions: { id: string }[] }
    expect(id).toBe('deadlines')
    const back = `/cases/${caseId}/decisions/${decision.decisions[0]?.id ?? ''}/take-back`
    const list = await worker.reads(`/cases/${caseId}/deadlines`)
    const hidden = Object.fromEntries(
      [...list.slice(list.indexOf(back)).matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
        .slice(0, 3)
        .map((match) => [match[1] ?? '', match[2] ?? '']),
    )
    expect((await worker.submits(back, hidden)).status).toBe(303)
    expect((await w.rows(worker, caseId)).closed.map((row) => row.outcome)).toEqual(['entered_wrong'])
    expect(await worker.reads(`/cases/${caseId}/deadlines`)).toContain('Taken back')
  })

  it('a law that changes later moves no day, and says what it was', async () => {
    const caseId = await w.newCase('yes')
    await enter(caseId, { trigger: 'concern_received', onDay: day(-3) })
    const before = (await w.rows(worker, caseId)).open.find((row) => row.code === 'FORHANDS')
    await w.house.asOwner(async (tx) => {
      await sql`update support.deadline_rule set valid_to = ${day(-1)}::date where code = 'FORHANDS'`.execute(tx)
      await sql`insert into support.deadline_rule select code, "trigger", 10, unit, effect, rest, alerts, repeats, stated, source, confirmed, ${day(-1)}::date, null from support.deadline_rule where code = 'FORHANDS'`.execute(
        tx,
      )
    })
    const after = (await w.rows(worker, caseId)).open.find((row) => row.code === 'FORHANDS')
    expect(after?.dueOn).toBe(before?.dueOn)
    expect(after?.changedTo).toMatchObject({ amount: 10 })
    expect(await worker.reads(`/cases/${caseId}/deadlines/${after?.id ?? ''}`)).toContain('It was: 14 days')
    const later = await w.newCase('yes')
    await enter(later, { trigger: 'concern_received', onDay: day(-1) })
    expect((await w.rows(worker, later)).open.find((row) => row.code === 'FORHANDS')?.dueOn).toBe(day(9))
  })

  it('go to who stands in when the one who answers is away, and the deputy outside the case sees nothing else of it', async () => {
    const caseId = await w.newCase()
    await w.joins(caseId, colleague, ['C0', 'C4', 'C7'])
    await w.made(worker, `/cases/${caseId}/deadlines/new`, { trigger: 'reflection_granted', onDay: day(-21), endsOn: day(9), person: colleague.id })
    const seen = async (person: Person) =>
      ((await (await person.asks('/deadlines')).json()) as { rows: { case: { id: string; pseudonym: string }; inCase: boolean }[] }).rows.filter(
        (row) => row.case.id === caseId,
      )
    await escalate()
    expect(await seen(plainReader)).toEqual([])
    await w.made(colleague, '/leave', { fromDay: day(-1), untilDay: day(5), deputy: plainReader.id })
    await escalate()
    const there = await seen(plainReader)
    expect(there).toHaveLength(2)
    expect(there[0]).toMatchObject({ inCase: false, case: { pseudonym: '–' } })
    const page = await plainReader.reads('/deadlines')
    expect(page).toContain('You are not in the case')
    expect(page).not.toContain('reflection period')
    expect((await plainReader.visits(`/cases/${caseId}/deadlines`)).status).toBe(404)
    expect(await worker.reads(`/cases/${caseId}/deadlines/${await open(caseId, 'BETANK')}`)).toContain(`is away until ${day(5)}`)
    await w.made(worker, `/cases/${caseId}/deadlines/${await open(caseId, 'BETANK')}/duty`, { person: worker.id })
    expect(await seen(plainReader)).toHaveLength(1)
  })

  it('outside the case are a day and what happens then, never which rule or which law', async () => {
    const caseId = await w.newCase('yes')
    await enter(caseId, { trigger: 'reflection_granted', onDay: day(-21), endsOn: day(9) })
    await enter(caseId, { trigger: 'lvu_taken', onDay: day(-2) })
    await enter(caseId, { trigger: 'decision_served', onDay: day(-2) })
    const inCase = await worker.reads(`/cases/${caseId}/deadlines`)
    const page = await worker.reads('/deadlines')
    for (const words of ['Something ends that day', 'Something cannot be changed after that day', '9 days left']) expect(page).toContain(words)
    const telling = /reflection|permit|custody|protection|appeal|reimburse|lapses|expel|\bLVU\b|BETANK/i
    expect(inCase).toMatch(telling)
    const list = page.slice(page.indexOf('<main'))
    expect(telling.exec(list)?.[0]).toBeUndefined()
    const answer = (await (await worker.asks('/deadlines')).json()) as { rows: Record<string, unknown>[] }
    expect(answer.rows.length).toBeGreaterThanOrEqual(4)
    for (const row of answer.rows) expect(Object.keys(row).sort()).toEqual(['asDeputy', 'case', 'daysLeft', 'effect', 'id', 'inCase', 'lastOn', 'red', 'state'])
  })

  it('nobody goes away without somebody who is there', async () => {
    const refusal = async (person: Person, fields: Fields, field: string) =>
      expect([field, ...(await w.refused(person, '/leave', fields, field))]).toEqual([field, 422, true])
    await refusal(worker, { fromDay: day(2), untilDay: day(1), deputy: head.id }, 'untilDay')
    await refusal(worker, { fromDay: day(-5), untilDay: day(-2), deputy: head.id }, 'untilDay')
    await refusal(worker, { fromDay: day(2), untilDay: day(3), deputy: worker.id }, 'deputy')
    await refusal(worker, { fromDay: day(2), untilDay: day(3), deputy: outsider.id }, 'deputy')
    await refusal(worker, { fromDay: day(2), untilDay: day(3), deputy: colleague.id }, 'deputy')
    await refusal(colleague, { fromDay: day(2), untilDay: day(3), deputy: worker.id }, 'fromDay')
    expect((await worker.fills('/leave', { person: head.id, fromDay: day(2), untilDay: day(3), deputy: plainReader.id })).status).toBe(422)
    await w.made(head, '/leave', { person: plainReader.id, fromDay: day(20), untilDay: day(21), deputy: worker.id })
    const list = await worker.reads('/leave')
    expect(list).toContain(day(20))
    const leave = /action="\/leave\/([0-9a-f-]{36})\/end"/.exec(await colleague.reads('/leave'))?.[1] ?? ''
    expect((await outsider.visits(`/leave/${leave}/end`)).status).toBe(404)
    expect((await worker.visits(`/leave/${leave}/end`)).status).toBe(404)
    expect((await colleague.fills(`/leave/${leave}/end`, {})).status).toBe(303)
  })

  it('stand in the way of closing a case, and of leaving without handing over', async () => {
    const caseId = await w.newCase()
    await enter(caseId, { trigger: 'decision_served', onDay: day(-2) })
    const hindrances = await worker.works(caseId, async (visit) => {
      const card = await findCard(visit.tx, caseId)
      return card ? await lawHindrances(visit, card) : []
    })
    expect(hindrances.map((one) => one.href)).toEqual([`/cases/${caseId}/deadlines`])
    expect(caseHindrances).toContain(lawHindrances)
    const left = await head.works(null, async (visit) => (await Promise.all(handOverChecks.map((check) => check(visit, worker.id)))).flat())
    expect(left.find((one) => one.href === '/deadlines')?.count).toBeGreaterThan(0)
  })

  it('two who close at once are told, a double click is one, and the page stands on the case', async () => {
    const caseId = await w.newCase()
    await enter(caseId, { trigger: 'matter_started', onDay: day(-30) })
    const path = `/cases/${caseId}/deadlines/${await open(caseId, 'DELAY6')}`
    const tab = await worker.reads(`${path}/duty`)
    const hidden = Object.fromEntries(
      [...tab.slice(tab.indexOf('<main')).matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
    )
    await w.made(worker, `${path}/duty`, { person: worker.id, deputy: head.id })
    expect((await worker.submits(`${path}/duty`, { ...hidden, person: worker.id, deputy: plainReader.id })).status).toBe(409)
    const card = await worker.reads(`/cases/${caseId}`)
    expect(card).toContain('From that day the person may demand')
    expect(card).not.toContain('<script>')
  })

  it('are not there for others, nor in classes one does not hold', async () => {
    const caseId = await w.newCase('yes')
    await enter(caseId, { trigger: 'lvu_taken', onDay: day(-2) })
    const id = await open(caseId, 'LVU7')
    for (const path of ['', '/new', `/${id}`, `/${id}/close`, `/${id}/duty`])
      expect([path, (await outsider.visits(`/cases/${caseId}/deadlines${path}`)).status]).toEqual([path, 404])
    await w.joins(caseId, head, ['C0', 'C4'])
    expect((await w.rows(head, caseId)).open).toEqual([])
    expect((await head.visits(`/cases/${caseId}/deadlines/${id}`)).status).toBe(404)
    expect(await w.refused(head, `/cases/${caseId}/deadlines/new`, { trigger: 'lvu_taken', onDay: day(-2), person: head.id }, 'trigger')).toEqual([422, true])
  })

  it('count days in Sweden on the nights when the clocks change and at the turn of the year', async () => {
    const caseId = await w.newCase()
    await enter(caseId, { trigger: 'decision_served', onDay: day(-2) })
    const stateAt = async (at: string) => {
      await w.setClock(at)
      return (await w.rows(worker, caseId)).open[0]?.state
    }
    expect((await w.rows(worker, caseId)).open[0]?.lastOn).toBe('2026-12-10')
    expect(await stateAt('2026-12-10T22:59:00Z')).toBe('today')
    expect(await stateAt('2026-12-10T23:01:00Z')).toBe('late')
    await w.setClock('2026-12-31T23:30:00Z')
    const later = await w.newCase()
    await enter(later, { trigger: 'decision_served', onDay: '2027-01-01' })
    expect((await w.rows(worker, later)).open[0]?.dueOn).toBe('2027-01-22')
    await w.setClock('2027-03-27T22:30:00Z')
    const spring = await w.newCase()
    await enter(spring, { trigger: 'decision_served', onDay: '2027-03-08' })
    const inSpring = async (at: string) => {
      await w.setClock(at)
      return (await w.rows(worker, spring)).open[0]?.state
    }
    expect(await inSpring('2027-03-28T22:01:00Z')).toBe('today')
    expect(await inSpring('2027-03-30T21:59:00Z')).toBe('today')
    expect(await inSpring('2027-03-30T22:01:00Z')).toBe('late')
    await w.setClock(now.toISOString())
  })
})
