import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runJob } from '#app/jobs.ts'
import { addTask } from '#capabilities/cases/contract.ts'
import { caseJobs } from '#capabilities/cases/jobs/case-jobs.ts'
import type { Id } from '#kernel/id.ts'
import { daysAfter } from '#kernel/time.ts'
import type { Person } from '#test/stories/cases-house.ts'
import { day, now, openLawHouse, type LawHouse } from '#test/stories/support-law-house.ts'

describe('a task whose person is away', () => {
  let w: LawHouse
  let caseId: Id
  const clock = async (): Promise<void> => {
    const job = caseJobs.find((one) => one.name === 'cases.escalate')
    if (job) await runJob(w.house.scratch.databases, job)
  }
  /** A colleague has something to do by a day. */
  const has = async (days: number, deputyId: Id | null): Promise<Id> => {
    const made = await w.worker.works(caseId, (visit) =>
      addTask(visit, { caseId, zoneId: visit.actor.zoneId, title: 'inform_rights', personId: w.colleague.id, dueAt: daysAfter(now, days), deputyId }),
    )
    if (!made.ok) throw new Error(made.refusal.kind)
    return made.value
  }
  const mine = async (person: Person): Promise<readonly string[]> =>
    ((await (await person.asks('/tasks?which=mine')).json()) as { tasks: { id: string }[] }).tasks.map((one) => one.id)

  beforeAll(async () => {
    w = await openLawHouse()
    caseId = await w.newCase()
    await w.joins(caseId, w.colleague, ['C0', 'C4'])
  })
  afterAll(() => w.house.close())

  it('shows who answers then, and goes there at once when the leave has begun, as one that was due before and is not done; not one that is due after', async () => {
    const [during, before, after] = [await has(3, null), await has(1, null), await has(9, null)]
    expect(await w.worker.reads(`/cases/${caseId}/tasks/${during}`)).not.toContain('Away that day')
    await w.made(w.colleague, '/leave', { fromDay: day(2), untilDay: day(5), deputy: w.plainReader.id })
    expect(await w.worker.reads(`/cases/${caseId}/tasks/${during}`)).toContain('Away that day. Answers then: Case worker · Person Number 3')
    expect(await w.worker.reads(`/cases/${caseId}/tasks`)).toContain('Away that day')
    for (const other of [before, after]) expect(await w.worker.reads(`/cases/${caseId}/tasks/${other}`)).not.toContain('Away that day')
    await clock()
    expect(await mine(w.plainReader)).toEqual([])
    await w.house.scratch.setClock(daysAfter(now, 2))
    await clock()
    expect(await mine(w.plainReader)).toEqual(expect.arrayContaining([during, before]))
    expect(await mine(w.plainReader)).not.toContain(after)
    expect(await mine(w.colleague)).toContain(during)
    expect(await w.plainReader.reads(`/cases/${caseId}/tasks/${during}`)).toContain('You are not in the case')
    expect((await w.plainReader.visits(`/cases/${caseId}`)).status).toBe(404)
    expect((await w.outsider.visits(`/cases/${caseId}/tasks/${during}`)).status).toBe(404)
  })

  it('goes to the deputy it has, rather than to who stands in for the person', async () => {
    const named = await has(4, w.head.id)
    await clock()
    expect([(await mine(w.head)).includes(named), (await mine(w.plainReader)).includes(named)]).toEqual([true, false])
  })

  it('stays where it is once the leave was ended', async () => {
    const leave = /action="\/leave\/([0-9a-f-]{36})\/end"/.exec(await w.colleague.reads('/leave'))?.[1] ?? ''
    expect((await w.colleague.fills(`/leave/${leave}/end`, {})).status).toBe(303)
    const fresh = await has(4, null)
    await clock()
    expect(await mine(w.plainReader)).not.toContain(fresh)
    expect(await w.worker.reads(`/cases/${caseId}/tasks/${fresh}`)).not.toContain('Away that day')
  })
})
