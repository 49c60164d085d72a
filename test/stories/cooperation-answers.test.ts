import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { casePaths } from '#capabilities/cases/contract.ts'
import { casesToday } from '#capabilities/cases/queries/today.ts'
import { cooperationToday } from '#capabilities/cooperation/queries/today.ts'
import type { Id } from '#kernel/id.ts'
import { minutesAfter } from '#kernel/time.ts'
import type { Person } from '#test/stories/cases-house.ts'
import { night, openCooperationHouse, swedish, type CooperationHouse } from '#test/stories/cooperation-house.ts'

describe('an answer to a meeting', () => {
  let w: CooperationHouse
  let operator: Person, police: Person, nurse: Person
  beforeAll(async () => {
    w = await openCooperationHouse()
    ;({ operator, police, nurse } = w)
  })
  afterAll(() => w.house.close())
  const day = async (person: Person): Promise<readonly string[]> =>
    (await person.works(null, async (visit) => [...(await casesToday(visit)), ...(await cooperationToday(visit))]))
      .filter((item) => item.count > 0)
      .map((item) => item.href)
  const rowsOf = async <Row>(query: ReturnType<typeof sql<Row>>): Promise<readonly Row[]> => (await query.execute(await w.house.scratch.admin('main'))).rows
  const waysInto = (caseId: Id) => rowsOf(sql<{ state: string }>`select state from cases.invitation where case_id = ${caseId} order by made_at`)

  it('is asked for once: the same meeting does not stand on My day as a case as well', async () => {
    const before = await w.pending(nurse)
    const caseId = await w.newCase()
    await w.convene(caseId)
    expect(await day(nurse)).toContain('/meetings?show=to-answer')
    expect(await day(nurse)).not.toContain(casePaths.invitations)
    expect(await waysInto(caseId)).toEqual([])

    const invitation = await w.newest(nurse, before)
    expect((await nurse.fills(`/meetings/invitations/${invitation}`, { answer: 'decline', reason: 'no_time_then' })).status).toBe(303)
    expect(await w.pending(nurse)).not.toContain(invitation)
    expect(await day(nurse)).not.toContain(casePaths.invitations)
    expect(await waysInto(caseId)).toEqual([])

    expect((await nurse.fills(`/meetings/invitations/${invitation}`, { answer: 'accept' })).status).toBe(303)
    expect((await nurse.visits(casePaths.one(caseId))).status).toBe(200)
    expect(await waysInto(caseId)).toEqual([{ state: 'accepted' }])
    expect(await day(nurse)).not.toContain(casePaths.invitations)
  })

  it('makes no way into the case for anybody else, nor without a yes', async () => {
    const before = await w.pending(nurse)
    const caseId = await w.newCase()
    await w.convene(caseId)
    const invitation = await w.newest(nurse, before)
    for (const person of [police, w.outsider, operator])
      expect(
        await person.works(
          null,
          async (visit) => (await sql<{ way: Id | null }>`select cooperation.way_in(${invitation}) as way`.execute(visit.tx)).rows[0]?.way,
        ),
      ).toBeNull()
    await expect(
      nurse.works(null, (visit) =>
        sql`insert into cases.invitation (id, case_id, zone_id, from_zone, invited_by, word, until_at, state)
            values (gen_random_uuid(), ${caseId}, authz.my_zone(), authz.my_zone(), authz.me(), 'Dagg', authz.now() + interval '1 hour', 'pending')`.execute(
          visit.tx,
        ),
      ),
    ).rejects.toThrow()
    expect(await waysInto(caseId)).toEqual([])
  })

  it('covers all the chairs of a zone at the meeting, or one at a time', async () => {
    const answered = async (fields: Record<string, string>): Promise<readonly string[]> => {
      const before = await w.pending(nurse)
      const id = await w.convene(await w.newCase(), {
        ask: [w.chair('social_on_call', 'ALFA'), w.chair('health_care', 'VARD'), w.chair('regional_coordinator', 'REGK')],
      })
      await w.house.asOwner(async (tx) => {
        await sql`
          insert into cooperation.invitation (meeting_id, zone_id, function, wish, word, at, asked_zone, answer_by)
          select meeting_id, zone_id, 'child_welfare', wish, word, at, asked_zone, answer_by from cooperation.invitation where meeting_id = ${id} and function = 'health_care'`.execute(
          tx,
        )
      })
      const mine = (await w.pending(nurse)).filter((each) => !before.includes(each))
      expect(mine).toHaveLength(2)
      expect(await nurse.reads(`/meetings/invitations/${mine[0]}`)).toContain('You are asked as several')
      expect((await nurse.fills(`/meetings/invitations/${mine[0]}`, fields)).status).toBe(303)
      return (await w.seen(operator, id)).who.filter((each) => each.zone === 'Zone VARD').map((each) => each.answer)
    }
    expect(await answered({ answer: 'accept', all: 'yes' })).toEqual(['accept', 'accept'])
    expect(await answered({ answer: 'decline', reason: 'no_time_then', all: 'yes' })).toEqual(['decline', 'decline'])
    expect((await answered({ answer: 'accept' })).toSorted()).toEqual(['accept', 'none'])
    const [other] = await w.pending(nurse)
    expect(await nurse.reads(`/meetings/invitations/${other}`)).not.toContain('You are asked as several')
  })

  it('stops every zone’s clocks when the case is closed, and not for somebody who does not lead it', async () => {
    const before = await w.pending(police)
    const caseId = await w.newCase('no')
    await w.convene(caseId)
    expect((await police.fills(`/meetings/invitations/${await w.newest(police, before)}`, { answer: 'accept' })).status).toBe(303)
    const second = await police.fills(`/cases/${caseId}/meetings/new`, {
      at: swedish(200),
      ask: [w.chair('police_contact', 'POLS'), w.chair('regional_coordinator', 'REGK')],
    })
    expect(second.status).toBe(303)
    const running = async (): Promise<number> =>
      (await rowsOf(sql<{ zone: Id }>`select distinct zone_id as zone from cooperation.clock where case_id = ${caseId} and met_at is null`)).length
    expect(await running()).toBe(2)
    await police.works(caseId, (visit) => sql`select cooperation.end_clocks(${caseId})`.execute(visit.tx))
    expect(await running()).toBe(2)

    const closed = await operator.fills(casePaths.closure(caseId), {
      reason: 'moved',
      riskOn: '2026-11-21',
      wayBack: 'Asks for the line',
      sex: 'woman',
      ageGroup: '25-34',
      purpose: 'sexual',
      country: 'RO',
      retention: 'five_years',
      known: 'yes',
    })
    expect([closed.status, (await closed.text()).match(/error-summary[\s\S]{0,500}/)?.[0]]).toEqual([303, undefined])
    expect(await running()).toBe(0)
    for (const show of ['running', 'late'])
      for (const person of [operator, police]) expect((await w.listed(person, show)).clocks.filter((clock) => clock.pseudonym === null)).toEqual([])
  })

  it('stands on the timeline when it was called, held and called off', async () => {
    const caseId = await w.newCase()
    type Answer = { moments: { kind: string; at: string; words: { en: string } }[] }
    const called = minutesAfter(night, w.passed())
    const id = await w.convene(caseId)
    const moments = async (): Promise<readonly (readonly [string, string])[]> => {
      const { moments: shown } = (await (await operator.asks(casePaths.one(caseId))).json()) as Answer
      return shown.filter((row) => row.kind === 'meeting').map((row) => [row.words.en, row.at] as const)
    }
    const first = await moments()
    expect(first.map(([words]) => words)).toEqual(['Meeting called'])
    expect(Math.abs(new Date(first[0]?.[1] ?? '').getTime() - called.getTime())).toBeLessThan(60_000)
    await w.setTo(10)
    expect((await operator.fills(`/meetings/${id}/cancel`, {})).status).toBe(303)
    const after = await moments()
    await w.goOn()
    expect(after.map(([words]) => words)).toEqual(['Meeting cancelled', 'Meeting called'])
    expect(after[1]).toEqual(first[0])
    expect(new Date(after[0]?.[1] ?? '').getTime() - new Date(after[1]?.[1] ?? '').getTime()).toBeGreaterThan(9 * 60_000)
  })
})

describe('a meeting of the highest protection', () => {
  it('asks who one is once more before it is shown or called', async () => {
    const w = await openCooperationHouse()
    const { operator, house } = w
    const caseId = await w.newCase()
    const id = await w.convene(caseId)
    expect((await operator.fills(casePaths.level(caseId), { level: '2' })).status).toBe(303)
    const admin = await house.scratch.admin('main')
    const proved = async (minutesAgo: number): Promise<void> =>
      void (await sql`update authz.session set strong_at = now() - make_interval(mins => ${minutesAgo}) where person_id = ${operator.id}`.execute(admin))
    const paths = [`/meetings/${id}`, `/meetings/${id}/decisions`, `/meetings/${id}/minutes`, `/meetings/${id}/held`, `/cases/${caseId}/meetings/new`]
    for (const path of paths) {
      await proved(20)
      const refused = await operator.visits(path)
      expect([path, refused.status, refused.headers.get('location')?.startsWith('/step-up')]).toEqual([path, 303, true])
      expect(await refused.text()).not.toContain('Zone')
      await proved(1)
      expect([path, (await operator.visits(path)).status]).toEqual([path, 200])
    }
    await proved(20)
    const form = { at: swedish(105), ask: w.everybody() }
    expect((await operator.fills(`/cases/${caseId}/meetings/new`, form)).status).not.toBe(303)
    expect(
      (await operator.works(caseId, async (visit) => (await sql`select 1 from cooperation.meeting where case_id = ${caseId}`.execute(visit.tx)).rows)).length,
    ).toBe(1)
    await proved(1)
    expect((await operator.fills(`/cases/${caseId}/meetings/new`, form)).status).toBe(303)
    await house.close()
  })
})
