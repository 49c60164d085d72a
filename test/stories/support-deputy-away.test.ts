import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runJob } from '#app/jobs.ts'
import { addTask, casePaths } from '#capabilities/cases/contract.ts'
import { caseJobs } from '#capabilities/cases/jobs/case-jobs.ts'
import type { Id } from '#kernel/id.ts'
import { daysAfter } from '#kernel/time.ts'
import type { Person } from '#test/stories/cases-house.ts'
import { day, now, openLawHouse, type LawHouse } from '#test/stories/support-law-house.ts'

describe('a task whose deputy is not there', () => {
  let w: LawHouse
  let caseId: Id
  let worker: Person, colleague: Person, deputy: Person, head: Person, fourth: Person, fifth: Person
  const clock = async (days = 0): Promise<void> => {
    await w.house.scratch.setClock(daysAfter(now, days))
    const job = caseJobs.find((one) => one.name === 'cases.escalate')
    if (job) await runJob(w.house.scratch.databases, job)
  }
  const has = async (days: number, deputyId: Id | null, personId = colleague.id): Promise<Id> => {
    const made = await worker.works(caseId, (visit) =>
      addTask(visit, { caseId, zoneId: visit.actor.zoneId, title: 'inform_rights', personId, dueAt: daysAfter(now, days), deputyId }),
    )
    if (!made.ok) throw new Error(made.refusal.kind)
    return made.value
  }
  /** Who of them has the task in their list; somebody without a role has none. */
  const whoHas = async (task: Id): Promise<readonly string[]> => {
    const found: string[] = []
    for (const [name, person] of Object.entries({ worker, colleague, deputy, head, fourth, fifth })) {
      const { tasks } = (await (await person.asks('/tasks?which=mine')).json()) as { tasks?: { id: string }[] }
      if (tasks?.some((one) => one.id === task)) found.push(name)
    }
    return found
  }
  const page = (task: Id): Promise<string> => worker.reads(`/cases/${caseId}/tasks/${task}`)
  const endLeave = async (person: Person): Promise<void> => {
    const leave = await w.house.asOwner(
      async (tx) => (await sql<{ id: Id }>`select id from support.leave where person_id = ${person.id} and ended_at is null`.execute(tx)).rows[0]?.id ?? '',
    )
    expect((await person.fills(`/leave/${leave}/end`, {})).status).toBe(303)
  }
  /** The last role ends, as it does on a day that was set, without anybody handing over. */
  const roleEnds = async (person: Person): Promise<void> => {
    await w.house.asOwner(async (tx) =>
      sql`update people.held_role set valid_until = authz.now() - interval '1 minute' where person_id = ${person.id}`.execute(tx),
    )
  }

  beforeAll(async () => {
    w = await openLawHouse()
    ;({ worker, colleague, plainReader: deputy, head } = w)
    fourth = await w.house.person(head.zoneId, ['case_worker'])
    fifth = await w.house.person(head.zoneId, ['case_worker'])
    caseId = await w.newCase()
    await w.joins(caseId, colleague, ['C0', 'C4'])
  })
  afterAll(() => w.house.close())

  it('says who answers on its day, through everybody who is away then', async () => {
    const task = await has(3, deputy.id)
    await w.made(colleague, '/leave', { fromDay: day(1), untilDay: day(9), deputy: worker.id })
    expect(await page(task)).toContain('Away that day. Answers then: Case worker · Person Number 3')
    await w.made(deputy, '/leave', { fromDay: day(2), untilDay: day(4), deputy: fourth.id })
    expect(await page(task)).toContain('Away that day. Answers then: Case worker · Person Number 7')
    expect(await worker.reads(`/cases/${caseId}/tasks`)).toContain('Away that day. Answers then: Case worker · Person Number 7')
  })

  it('goes to the deputy while the deputy is there, and on when the deputy is not, and back after', async () => {
    const task = await has(3, deputy.id)
    await clock(1)
    expect(await whoHas(task)).toEqual(['colleague', 'deputy'])
    expect(await page(task)).toContain('Answers now: Case worker · Person Number 3')
    expect((await fourth.visits(`/cases/${caseId}/tasks/${task}`)).status).toBe(404)
    await clock(2)
    expect(await whoHas(task)).toEqual(['colleague', 'deputy', 'fourth'])
    expect(await page(task)).toContain('Answers now: Case worker · Person Number 7')
    expect(await fourth.reads(`/cases/${caseId}/tasks/${task}`)).toContain('You are not in the case')
    expect((await fourth.visits(`/cases/${caseId}`)).status).toBe(404)
    for (const other of [w.outsider, fifth]) expect((await other.visits(`/cases/${caseId}/tasks/${task}`)).status).toBe(404)
    await endLeave(deputy)
    await clock(2)
    expect(await whoHas(task)).toEqual(['colleague', 'deputy'])
    expect((await fourth.visits(`/cases/${caseId}/tasks/${task}`)).status).toBe(404)
  })

  it('goes on when it is late and only the deputy is away, and is done by whom it came to', async () => {
    await w.made(deputy, '/leave', { fromDay: day(2), untilDay: day(4), deputy: fourth.id })
    const task = await has(2, deputy.id, worker.id)
    await clock(3)
    expect(await whoHas(task)).toEqual(['worker', 'deputy', 'fourth'])
    expect((await fifth.submits(`/cases/${caseId}/tasks/${task}`, { outcome: 'done' })).status).toBeGreaterThanOrEqual(400)
    expect((await fourth.fills(`/cases/${caseId}/tasks/${task}`, { outcome: 'done' })).status).toBe(303)
    expect(await whoHas(task)).toEqual([])
  })

  it('that was handed over is with nobody it had gone to', async () => {
    const task = await has(4, deputy.id)
    await clock(3)
    expect(await whoHas(task)).toEqual(['colleague', 'deputy', 'fourth'])
    const done = await worker.fills(`/cases/${caseId}/tasks/${task}/hand-over`, { person: fifth.id, deputy: deputy.id, dueAt: `${day(8)}T12:00` })
    expect(done.status).toBe(303)
    expect(await whoHas(task)).toEqual(['fifth'])
  })

  it('goes to the head when who stands in has left, and of somebody who has left at once', async () => {
    const [task, alone] = [await has(4, deputy.id), await has(8, null, fourth.id)]
    await clock(3)
    expect([await whoHas(task), await whoHas(alone)]).toEqual([['colleague', 'deputy', 'fourth'], ['fourth']])
    await roleEnds(fourth)
    await clock(3)
    expect(await whoHas(task)).toEqual(['colleague', 'deputy', 'head'])
    expect(await whoHas(alone)).toEqual(['head'])
    expect(await page(task)).toContain('Answers now: Case worker · Person Number 4')
  })

  it('passes by a deputy who must not see the case, and comes back when that is lifted', async () => {
    const [late, own] = [await has(1, fifth.id), await has(60, colleague.id, fifth.id)]
    expect((await worker.fills(casePaths.recusals(caseId), { person: fifth.id, reason: 'relative' })).status).toBe(303)
    await clock(3)
    expect([await whoHas(late), await whoHas(own)]).toEqual([
      ['colleague', 'head'],
      ['worker', 'colleague'],
    ])
    expect(await page(late)).toContain('Answers now: Case worker · Person Number 4')
    const recusal = /recusals\/([0-9a-f-]{36})\/lift/.exec(await worker.reads(casePaths.recusals(caseId)))?.[1] ?? ''
    expect((await worker.fills(casePaths.liftRecusal(caseId, recusal), {})).status).toBe(303)
    await clock(3)
    expect(await whoHas(late)).toEqual(['colleague', 'fifth'])
  })

  it('goes to who stands in for the head, and when nobody is there it stays and says so in red', async () => {
    const task = await has(4, deputy.id)
    await w.made(head, '/leave', { fromDay: day(3), untilDay: day(4), deputy: fifth.id })
    await clock(3)
    expect(await whoHas(task)).toEqual(['colleague', 'deputy', 'fifth'])
    await roleEnds(fifth)
    await clock(3)
    expect((await whoHas(task)).includes('head')).toBe(false)
    for (const shown of [await page(task), await worker.reads(`/cases/${caseId}/tasks`)]) {
      expect(shown).toContain('Nobody is there')
      expect(shown).toContain('Stays with: ')
    }
    const { tasks } = (await (await worker.asks(`/cases/${caseId}/tasks`)).json()) as { tasks: { id: string; unanswered: boolean }[] }
    expect(tasks.find((one) => one.id === task)?.unanswered).toBe(true)
    await endLeave(head)
    await clock(3)
    expect((await whoHas(task)).includes('head')).toBe(true)
    expect(await page(task)).not.toContain('Nobody is there')
  })
})
