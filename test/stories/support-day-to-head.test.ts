import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runJob } from '#app/jobs.ts'
import { recuse } from '#capabilities/cases/commands/recuse.ts'
import { casePaths } from '#capabilities/cases/contract.ts'
import { support } from '#capabilities/support/capability.ts'
import type { Id } from '#kernel/id.ts'
import { daysAfter, minutesAfter } from '#kernel/time.ts'
import type { Person } from '#test/stories/cases-house.ts'
import { day, now, openLawHouse, type LawHouse } from '#test/stories/support-law-house.ts'

describe('a day by law when nobody who is named is there', () => {
  let w: LawHouse
  let worker: Person, colleague: Person, head: Person, deputy: Person
  let minutes = 0
  /** Never back to a moment that was: who came into a case after it would not be in it yet. */
  const clock = async (days: number): Promise<void> => {
    minutes += 1
    await w.house.scratch.setClock(minutesAfter(daysAfter(now, days), minutes))
    for (const job of support.jobs ?? []) await runJob(w.house.scratch.databases, job)
  }
  /** The last role ends, or begins again, as it does on a day that was set, without anybody handing over. */
  const roleEnds = async (person: Person): Promise<void> => {
    await w.house.asOwner(async (tx) =>
      sql`update people.held_role set valid_until = authz.now() - interval '1 minute' where person_id = ${person.id}`.execute(tx),
    )
  }
  const roleHolds = async (person: Person): Promise<void> => {
    await w.house.asOwner(async (tx) => sql`update people.held_role set valid_until = null where person_id = ${person.id}`.execute(tx))
  }
  /** How many days of the case each of them has in the own list; somebody without a role has no list. */
  const seen = async (caseId: Id, ...people: readonly Person[]): Promise<readonly number[]> => {
    const counts: number[] = []
    for (const person of people) {
      const { rows } = (await (await person.asks('/deadlines')).json()) as { rows?: { case: { id: string } }[] }
      counts.push((rows ?? []).filter((row) => row.case.id === caseId).length)
    }
    return counts
  }
  const started = async (endsOn: number): Promise<Id> => {
    const caseId = await w.newCase()
    await w.joins(caseId, colleague, ['C0', 'C4', 'C7'])
    const fields = { trigger: 'reflection_granted', onDay: day(endsOn - 30), endsOn: day(endsOn), person: colleague.id, deputy: deputy.id }
    await w.made(worker, `/cases/${caseId}/deadlines/new`, fields)
    return caseId
  }
  const keptAway = async (caseId: Id, person: Person): Promise<void> => {
    expect(await worker.works(caseId, (visit) => recuse(visit, caseId, person.id, 'relative'))).toMatchObject({ ok: true })
  }
  const page = async (caseId: Id): Promise<string> => {
    const row = (await w.rows(worker, caseId)).open.find((one) => one.code === 'BETANK')
    return await worker.reads(`/cases/${caseId}/deadlines/${row?.id ?? ''}`)
  }

  beforeAll(async () => {
    w = await openLawHouse()
    ;({ worker, colleague, head, plainReader: deputy } = w)
  })
  afterAll(() => w.house.close())

  it('goes to the head when the deputy has left and its person is away, and back when they are there', async () => {
    const caseId = await started(8)
    await w.made(colleague, '/leave', { fromDay: day(1), untilDay: day(3), deputy: deputy.id })
    await clock(2)
    expect(await seen(caseId, deputy, head)).toEqual([2, 0])
    await roleEnds(deputy)
    await clock(2)
    expect(await seen(caseId, deputy, head, worker, w.outsider)).toEqual([0, 2, 0, 0])
    for (const shown of [await page(caseId), await worker.reads(`/cases/${caseId}/deadlines`)])
      expect(shown).toContain('Nobody who is named is there. Case worker · Person Number 4 answers now.')
    expect(await head.reads('/deadlines')).toContain('You are not in the case')
    expect((await head.visits(`/cases/${caseId}/deadlines`)).status).toBe(404)
    await clock(5)
    expect(await seen(caseId, colleague, head)).toEqual([2, 0])
    expect(await page(caseId)).not.toContain('Nobody who is named is there')
    await roleHolds(deputy)
  })

  it('goes to the head at once when both have left, never to a head who is kept away from the case, and is with nobody it had gone to when it is given anew', async () => {
    await clock(5)
    const [caseId, apart] = [await started(12), await started(12)]
    await keptAway(apart, head)
    for (const person of [colleague, deputy]) await roleEnds(person)
    await clock(5)
    expect(await seen(caseId, head)).toEqual([2])
    expect(await seen(apart, head)).toEqual([0])
    for (const { id } of (await w.rows(worker, caseId)).open)
      await w.made(worker, `/cases/${caseId}/deadlines/${id}/duty`, { person: worker.id, deputy: head.id })
    expect(await seen(caseId, head, worker)).toEqual([0, 2])
    await clock(5)
    expect(await seen(caseId, head)).toEqual([0])
    for (const person of [colleague, deputy]) await roleHolds(person)
  })

  it('passes by a deputy who must not see the case, and comes back when that is lifted', async () => {
    const caseId = await started(12)
    await keptAway(caseId, deputy)
    await clock(5)
    expect(await seen(caseId, colleague, deputy, head)).toEqual([2, 0, 0])
    await keptAway(caseId, colleague)
    await clock(5)
    expect(await seen(caseId, colleague, deputy, head)).toEqual([0, 0, 2])
    const lifts = [...(await worker.reads(casePaths.recusals(caseId))).matchAll(/recusals\/([0-9a-f-]{36})\/lift/g)].map((one) => one[1] ?? '')
    for (const id of lifts) expect((await worker.fills(casePaths.liftRecusal(caseId, id), {})).status).toBe(303)
    await clock(5)
    expect(await seen(caseId, deputy, head)).toEqual([2, 0])
  })
})
