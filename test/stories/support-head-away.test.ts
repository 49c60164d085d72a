import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runJob } from '#app/jobs.ts'
import { support } from '#capabilities/support/capability.ts'
import type { Id } from '#kernel/id.ts'
import { daysAfter } from '#kernel/time.ts'
import type { Person } from '#test/stories/cases-house.ts'
import { day, now, openLawHouse, type LawHouse } from '#test/stories/support-law-house.ts'

describe('a day by law while the head of the unit is away', () => {
  let w: LawHouse
  let worker: Person, colleague: Person, head: Person, third: Person, second: Person
  beforeAll(async () => {
    w = await openLawHouse()
    ;({ worker, colleague, head, plainReader: third } = w)
  })
  afterAll(() => w.house.close())
  const clock = async (): Promise<void> => {
    for (const job of support.jobs ?? []) await runJob(w.house.scratch.databases, job)
  }
  const started = async (fields: Record<string, string> = {}): Promise<Id> => {
    const caseId = await w.newCase()
    await w.made(worker, `/cases/${caseId}/deadlines/new`, { trigger: 'reflection_granted', onDay: day(-28), endsOn: day(2), person: worker.id, ...fields })
    return caseId
  }
  const seen = async (person: Person, caseId: Id): Promise<number> =>
    ((await (await person.asks('/deadlines')).json()) as { rows: { case: { id: string } }[] }).rows.filter((row) => row.case.id === caseId).length
  const deputyOf = async (caseId: Id): Promise<string> => {
    const row = (await w.rows(worker, caseId)).open.find((one) => one.code === 'BETANK')
    return await worker.reads(`/cases/${caseId}/deadlines/${row?.id ?? ''}`)
  }
  const endLeave = async (person: Person): Promise<void> => {
    const leave = /action="\/leave\/([0-9a-f-]{36})\/end"/.exec(await person.reads('/leave'))?.[1] ?? ''
    expect((await person.fills(`/leave/${leave}/end`, {})).status).toBe(303)
  }

  it('goes to the head when nobody else was named, and nobody answers alone', async () => {
    expect(await deputyOf(await started())).toContain('Person Number 4')
    const caseId = await w.newCase()
    const fields = { trigger: 'reflection_granted', onDay: day(-1), endsOn: day(29), person: head.id }
    expect((await w.refused(worker, `/cases/${caseId}/deadlines/new`, fields, null))[0]).toBe(422)
  })

  it('that had gone to the head goes on to who answers for the head, and back when the head is there', async () => {
    const caseId = await started()
    await w.house.scratch.setClock(daysAfter(now, 3))
    await clock()
    expect([await seen(head, caseId), await seen(third, caseId)]).toEqual([2, 0])
    await w.made(head, '/leave', { fromDay: day(3), untilDay: day(6), deputy: third.id })
    expect([await seen(head, caseId), await seen(third, caseId), await seen(colleague, caseId)]).toEqual([2, 2, 0])
    expect(await third.reads('/deadlines')).toContain('You are not in the case')
    expect((await third.visits(`/cases/${caseId}/deadlines`)).status).toBe(404)
    expect((await w.outsider.asks('/deadlines')).status).toBe(200)
    expect(await seen(w.outsider, caseId)).toBe(0)
  })

  it('is given, while the head is away, to another head who is there, or else to who answers for the head', async () => {
    expect(await deputyOf(await started())).toContain('Person Number 3')
    second = await w.house.person(head.zoneId, ['case_worker'], { head: true })
    expect(await deputyOf(await started())).toContain('Person Number 7')
  })

  it('goes on through everybody who is away, and says who answers now', async () => {
    const caseId = await w.newCase()
    await w.joins(caseId, colleague, ['C0', 'C4', 'C7'])
    await w.made(worker, `/cases/${caseId}/deadlines/new`, {
      trigger: 'reflection_granted',
      onDay: day(-20),
      endsOn: day(10),
      person: colleague.id,
      deputy: worker.id,
    })
    await endLeave(head)
    await w.made(colleague, '/leave', { fromDay: day(3), untilDay: day(9), deputy: head.id })
    await clock()
    expect([await seen(head, caseId), await seen(third, caseId)]).toEqual([2, 0])
    await w.made(head, '/leave', { fromDay: day(3), untilDay: day(5), deputy: third.id })
    expect([await seen(third, caseId), await seen(second, caseId)]).toEqual([2, 0])
    const row = (await w.rows(worker, caseId)).open.find((one) => one.code === 'BETANK')
    expect(await worker.reads(`/cases/${caseId}/deadlines`)).toContain('Person Number 3')
    expect(await worker.reads(`/cases/${caseId}/deadlines/${row?.id ?? ''}`)).toContain(`is away until ${day(9)}`)
    await endLeave(head)
    expect(await seen(third, caseId)).toBe(0)
  })
})
