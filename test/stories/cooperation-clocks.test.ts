import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cooperationToday } from '#capabilities/cooperation/queries/today.ts'
import type { Id } from '#kernel/id.ts'
import { minutesAfter } from '#kernel/time.ts'
import type { Person } from '#test/stories/cases-house.ts'
import { night, openCooperationHouse, type CooperationHouse } from '#test/stories/cooperation-house.ts'

describe('a clock of a meeting', () => {
  let w: CooperationHouse
  let operator: Person, head: Person, police: Person, coordinator: Person, outsider: Person, unread: Person
  beforeAll(async () => {
    w = await openCooperationHouse()
    ;({ operator, head, police, coordinator, outsider, unread } = w)
  })
  afterAll(() => w.house.close())

  it('goes to the deputy when nobody answers, once, by the clock, and by one press', async () => {
    const caseId = await w.newCase()
    const before = await w.pending(unread)
    const id = await w.convene(caseId)
    expect((await w.listed(operator, 'unanswered')).unanswered.length).toBe(0)

    await w.tick(31)
    await w.tick(32)
    const late = await operator.works(null, cooperationToday)
    const count = late.find((item) => item.href === '/meetings?show=unanswered')?.count ?? 0
    expect(count).toBeGreaterThan(0)
    expect((await w.listed(operator, 'unanswered')).unanswered).toHaveLength(count)
    const health = (await w.seen(operator, id)).who.find((each) => each.function === 'health_care')
    expect(health).toMatchObject({ late: true, next: { value: w.chair('health_care', 'VARE') } })
    const escalated = await w.house.asOwner(
      async (tx) => (await sql<{ at: Date }>`select escalated_at as at from cooperation.invitation where id = ${health?.id ?? ''}`.execute(tx)).rows[0]?.at,
    )
    expect(escalated?.toISOString().slice(0, 16)).toBe(
      minutesAfter(night, w.passed() + 31)
        .toISOString()
        .slice(0, 16),
    )

    expect((await operator.fills(`/meetings/${id}/ask`, { chair: w.chair('health_care', 'VARE') })).status).toBe(303)
    expect((await operator.fills(`/meetings/${id}/ask`, { chair: w.chair('health_care', 'VARE') })).status).toBe(422)
    const invitation = await w.newest(unread, before)
    const refused = await unread.fills(`/meetings/invitations/${invitation}`, { answer: 'accept' })
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('Finish your enrolment first')
    await w.goOn()
  })

  it('has clocks that escalate to the deputy once, without saying what it is about', async () => {
    const caseId = await w.newCase()
    await w.convene(caseId, { deputy: head.id })
    const clockId = await w.house.asOwner(
      async (tx) => (await sql<{ id: Id }>`select id from cooperation.clock where case_id = ${caseId} and code = 'contact'`.execute(tx)).rows[0]?.id,
    )
    await w.tick(118)
    expect((await w.listed(head, 'late')).clocks.map((clock) => clock.id)).not.toContain(clockId)
    await w.tick(121)
    await w.tick(180)

    const mine = await w.listed(operator, 'late')
    const deputys = await w.listed(head, 'late')
    expect(mine.clocks.find((clock) => clock.id === clockId)?.state).toBe('late')
    const row = deputys.clocks.find((clock) => clock.id === clockId)
    expect(row).toMatchObject({ state: 'late', pseudonym: null })
    const items = await head.works(null, cooperationToday)
    expect(items.find((item) => item.href === '/meetings?show=late')).toMatchObject({ count: deputys.clocks.length, late: true })
    const times = await w.house.asOwner(
      async (tx) => (await sql<{ at: Date }>`select escalated_at as at from cooperation.clock where case_id = ${caseId} and code = 'contact'`.execute(tx)).rows,
    )
    expect(times.map((time) => time.at.toISOString().slice(0, 16))).toEqual([
      minutesAfter(night, w.passed() + 121)
        .toISOString()
        .slice(0, 16),
    ])

    expect((await outsider.visits(`/meetings/clocks/${row?.id}`)).status).toBe(404)
    expect((await head.fills(`/meetings/clocks/${row?.id}`, {})).status).toBe(303)
    expect((await operator.fills(`/meetings/clocks/${row?.id}`, {})).status).toBe(409)
    await w.goOn()
  })

  it('shows on My day what it counts', async () => {
    for (const person of [operator, police, coordinator]) {
      const items = await person.works(null, cooperationToday)
      const list = { 'to-answer': 'toAnswer', today: 'today', unanswered: 'unanswered', late: 'clocks', running: 'clocks' } as const
      for (const [show, section] of Object.entries(list)) {
        const count = items.find((item) => item.href === `/meetings?show=${show}`)?.count ?? 0
        expect((await w.listed(person, show))[section]).toHaveLength(count)
      }
    }
  })

  it('starts its clocks with the call, when an acute call becomes a case', async () => {
    const taken = await operator.fills('/calls/new', { danger: 'yes', child: 'unknown', municipality: '0180' })
    const opened = await operator.fills(`${taken.headers.get('location')}/case`, {})
    const caseId = (opened.headers.get('location') ?? '').split('/').at(-1) ?? ''
    const clocks = await w.house.asOwner(
      async (tx) =>
        (
          await sql<{ code: string; minutes: number }>`
      select code, round(extract(epoch from due_at - started_at) / 60)::int as minutes from cooperation.clock where case_id = ${caseId} order by due_at`.execute(
            tx,
          )
        ).rows,
    )
    expect(clocks).toEqual([
      { code: 'contact', minutes: 120 },
      { code: 'meeting', minutes: 1440 },
    ])
  })
})
