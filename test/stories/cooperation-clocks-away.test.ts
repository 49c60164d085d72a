import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { support } from '#capabilities/support/capability.ts'
import type { Id } from '#kernel/id.ts'
import type { Person } from '#test/stories/cases-house.ts'
import { openCooperationHouse, type CooperationHouse } from '#test/stories/cooperation-house.ts'

describe('a clock of a meeting whose deputy is not there', () => {
  let w: CooperationHouse
  let operator: Person, head: Person, third: Person, fourth: Person
  beforeAll(async () => {
    w = await openCooperationHouse([support])
    ;({ operator, head } = w)
    third = await w.house.person(head.zoneId, ['case_worker'])
    fourth = await w.house.person(head.zoneId, ['case_worker'])
  })
  afterAll(() => w.house.close())

  const goesAway = async (person: Person, deputy: Person, from = '2026-11-21'): Promise<void> => {
    expect((await person.fills('/leave', { fromDay: from, untilDay: '2026-11-25', deputy: deputy.id })).status).toBe(303)
  }
  const endLeave = async (person: Person): Promise<void> => {
    const leave = await w.house.asOwner(
      async (tx) => (await sql<{ id: Id }>`select id from support.leave where person_id = ${person.id} and ended_at is null`.execute(tx)).rows[0]?.id ?? '',
    )
    expect((await person.fills(`/leave/${leave}/end`, {})).status).toBe(303)
  }
  const roleEnds = async (person: Person): Promise<void> => {
    await w.house.asOwner(async (tx) =>
      sql`update people.held_role set valid_until = authz.now() - interval '1 minute' where person_id = ${person.id}`.execute(tx),
    )
  }
  const clockOf = async (caseId: Id, code = 'contact'): Promise<Id> =>
    await w.house.asOwner(
      async (tx) => (await sql<{ id: Id }>`select id from cooperation.clock where case_id = ${caseId} and code = ${code}`.execute(tx)).rows[0]?.id ?? '',
    )
  /** Who of them has the clock in their list; somebody without a role has none. */
  const whoHas = async (clock: Id): Promise<readonly string[]> => {
    const found: string[] = []
    for (const [name, person] of Object.entries({ operator, head, third, fourth })) {
      const { clocks } = (await (await person.asks('/meetings')).json()) as { clocks?: { id: string }[] }
      if (clocks?.some((one) => one.id === clock)) found.push(name)
    }
    return found
  }

  it('goes on to who answers for the deputy, who sees a time and nothing else, and comes back', async () => {
    const caseId = await w.newCase()
    await w.convene(caseId, { deputy: third.id })
    const clock = await clockOf(caseId)
    await goesAway(third, fourth)
    await w.tick(118)
    expect(await whoHas(clock)).toEqual(['operator'])
    await w.tick(121)
    expect(await whoHas(clock)).toEqual(['operator', 'third', 'fourth'])
    expect((await w.listed(fourth, 'late')).clocks.find((one) => one.id === clock)).toMatchObject({ state: 'late', pseudonym: null })
    expect(await operator.reads(`/cases/${caseId}`)).toContain('Answers now: Case worker')
    expect((await fourth.visits(`/cases/${caseId}`)).status).toBe(404)
    for (const other of [head, w.outsider]) expect((await other.visits(`/meetings/clocks/${clock}`)).status).toBe(404)
    await endLeave(third)
    await w.tick(122)
    expect(await whoHas(clock)).toEqual(['operator', 'third'])
    expect((await fourth.visits(`/meetings/clocks/${clock}`)).status).toBe(404)
    expect(await operator.reads(`/cases/${caseId}`)).not.toContain('Answers now')
    await w.goOn()
  })

  it('is stopped by whom it came to', async () => {
    const caseId = await w.newCase()
    await w.convene(caseId, { deputy: third.id })
    const clock = await clockOf(caseId)
    await goesAway(third, fourth)
    await w.tick(121)
    expect((await fourth.fills(`/meetings/clocks/${clock}`, {})).status).toBe(303)
    expect((await operator.fills(`/meetings/clocks/${clock}`, {})).status).toBe(409)
    await endLeave(third)
    await w.goOn()
  })

  it('goes at once when whoever has it is away until after it runs out', async () => {
    const caseId = await w.newCase()
    await w.convene(caseId, { deputy: third.id })
    const clock = await clockOf(caseId, 'meeting')
    await goesAway(third, fourth)
    await goesAway(operator, head)
    await w.tick(2)
    expect(await whoHas(clock)).toEqual(['operator', 'third', 'fourth'])
    expect((await w.listed(fourth, 'running')).clocks.find((one) => one.id === clock)).toMatchObject({ state: 'running' })
    await endLeave(operator)
    await endLeave(third)
    await w.goOn()
  })

  it('goes to the head when the deputy has left; when nobody is there it stays, and the case says so in red', async () => {
    const caseId = await w.newCase()
    await w.convene(caseId, { deputy: third.id })
    const clock = await clockOf(caseId)
    await roleEnds(third)
    await w.tick(121)
    expect(await whoHas(clock)).toEqual(['operator', 'head'])
    await goesAway(head, fourth)
    await w.tick(122)
    expect(await whoHas(clock)).toEqual(['operator', 'fourth'])
    await goesAway(operator, fourth)
    await roleEnds(fourth)
    await w.tick(123)
    const page = await operator.reads(`/cases/${caseId}`)
    expect(page).toContain('Nobody is there')
    expect(page).toContain('Stays with: ')
    await endLeave(head)
    await w.tick(124)
    expect(await operator.reads(`/cases/${caseId}`)).not.toContain('Nobody is there')
    expect((await whoHas(clock)).includes('head')).toBe(true)
  })
})
