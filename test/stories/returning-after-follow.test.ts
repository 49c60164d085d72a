import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Id } from '#kernel/id.ts'
import { minutesAfter } from '#kernel/time.ts'
import { arrived, at, dayAfter, now, openAfterHouse, reached, reception, tried, type AfterHouse } from '#test/stories/returning-after-house.ts'

type Answer = {
  readonly phase: string
  readonly reception: { readonly number: number; readonly confirmedBy: string; readonly housing: string } | null
  readonly points: readonly { readonly point: string; readonly state: string }[]
  readonly declined: boolean
  readonly alarms: readonly { readonly id: string; readonly point: string; readonly why: string; readonly stage: number; readonly answer: string | null }[]
  readonly tries: readonly unknown[]
}
let there: AfterHouse
beforeAll(async () => {
  there = await openAfterHouse()
}, 120_000)
afterAll(() => there.house.close())
let minutes = 0
/** Never back to a moment that was: a return that somebody came into after it would not be theirs yet, and would become theirs between two looks. */
beforeEach(() => there.house.scratch.setClock(minutesAfter(now, (minutes += 1))))

const states = (answer: Answer) => Object.fromEntries(answer.points.map(({ point, state }) => [point, state]))

describe('she has arrived', () => {
  it('when somebody who is named by function confirms it, with onward journey and first housing; what was said before stays', async () => {
    const caseId = await there.travels()
    const path = there.afterPath(caseId, '/reception')
    await there.done(there.partner, path, reception())
    expect(await there.json<Answer>(there.coordinator, caseId)).toMatchObject({
      phase: 'arrived',
      reception: { number: 1, confirmedBy: 'partner_abroad', housing: 'family' },
    })
    await there.done(there.coordinator, path, reception({ confirmedBy: 'coordinator', housing: 'shelter', words: '' }))
    expect((await there.json<Answer>(there.board, caseId)).reception).toMatchObject({ number: 2, housing: 'shelter' })
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from returns.reception where case_id = ${caseId}`.execute(
      await there.house.scratch.admin('main'),
    )
    expect(rows[0]?.n).toBe(2)
  })

  it('and the words about it are read by whoever wrote them alone', async () => {
    const caseId = await there.travels()
    await there.done(there.partner, there.afterPath(caseId, '/reception'), reception())
    expect(await there.partner.reads(there.afterPath(caseId, '/words'))).toContain('Canary-aunt')
    for (const person of [there.coordinator, there.board, there.abroad])
      expect([
        (await person.visits(there.afterPath(caseId, '/words'))).status,
        (await person.reads(there.afterPath(caseId, '/words'))).includes('Canary'),
      ]).toEqual([200, false])
    for (const page of ['', '/words']) expect(/<title>[^<]*Canary/.test(await there.partner.reads(there.afterPath(caseId, page)))).toBe(false)
  })

  it.each([
    [{ arrivedAt: '2026-11-22T23:40' }, 'has not been yet'],
    [{ arrivedAt: '2026-11-18T23:40' }, 'before the departure'],
    [{ confirmedAt: '2026-11-20T22:00' }, 'cannot be confirmed before'],
    [{ confirmedBy: '' }, 'error-summary'],
  ])('refuses a reception that cannot be: %o', async (more, words) => {
    const caseId = await there.travels()
    expect(await there.refused(there.partner, there.afterPath(caseId, '/reception'), reception(more), words)).toEqual([422, true])
  })

  it('keeps the words of a coordinator short, and loses none of them', async () => {
    const caseId = await there.travels()
    const long = `Canary-long ${'x'.repeat(600)}`
    const answer = await there.coordinator.fills(there.afterPath(caseId, '/reception'), reception({ words: long }))
    const page = await answer.text()
    expect([answer.status, page.includes('too long'), page.includes('Canary-long')]).toEqual([422, true, true])
  })

  it('is not there before the journey, nor for anybody outside it', async () => {
    const before = await there.reaches('admitted')
    expect((await there.partner.visits(there.afterPath(before, '/reception'))).status).toBe(404)
    expect((await there.partner.visits(there.afterPath(before, '/follow-ups/new'))).status).toBe(404)
    const caseId = await there.arrives()
    for (const person of [there.nurse, there.outsider, there.coordinator2, there.finance])
      for (const page of ['', '/words', '/follow-ups/new', '/grants/new', '/again'])
        expect((await person.visits(there.afterPath(caseId, page))).status).toBe(404)
  })
})

describe('the follow-up', () => {
  it('on day one to three says how she is, in codes everybody who takes part sees', async () => {
    const caseId = await there.arrives()
    expect(states(await there.json<Answer>(there.partner, caseId))).toMatchObject({ d1: 'open', w2: 'coming' })
    expect((await there.today(there.partner)).some((item) => item.startsWith('due'))).toBe(true)
    const due = (await (await there.partner.asks('/returns/follow-ups?show=due')).json()) as { rows: readonly unknown[] }
    expect(await there.today(there.partner)).toContain(`due ${due.rows.length}`)
    await there.follows(there.partner, caseId, reached('d1', dayAfter(1), { words: 'Canary-said: the room is warm' }))
    expect(states(await there.json<Answer>(there.coordinator, caseId))).toMatchObject({ d1: 'reached' })
    const page = await there.coordinator.reads(there.afterPath(caseId))
    for (const words of ['Which times gave contact', 'reached', 'Income: too little', 'Exploited again: no']) expect(page).toContain(words)
    expect(page).not.toContain('Canary')
  })

  it.each([
    [reached('d1', dayAfter(1), { safety: '' }), 'Answer every question'],
    [reached('d1', dayAfter(2)), 'has not been yet'],
    [reached('w2', dayAfter(1)), 'has not opened yet'],
    [reached('d1', dayAfter(-1)), 'before the arrival'],
    [reached('d1', dayAfter(1), { how: '' }), 'how you sought contact'],
    [tried('d1', dayAfter(1), 'not_tried'), 'why there was no try'],
    [tried('', dayAfter(1), 'lost'), 'error-summary'],
  ])('refuses what cannot be: %o', async (fields, words) => {
    const caseId = await there.arrives()
    expect(await there.refused(there.partner, there.afterPath(caseId, '/follow-ups/new'), fields, words)).toEqual([422, true])
  })

  it('is stopped by her no: it is an answer, nobody is reminded, nothing rings, and she may be in touch again', async () => {
    const caseId = await there.arrives()
    await there.follows(there.partner, caseId, tried('d1', dayAfter(1), 'declined'))
    await there.clock(200)
    const answer = await there.json<Answer>(there.coordinator, caseId)
    expect([answer.declined, states(answer)['m6'], answer.alarms]).toEqual([true, 'stopped', []])
    const list = await there.partner.reads('/returns/follow-ups?show=late')
    expect(list).not.toContain(caseId)
    expect(
      await there.refused(there.partner, there.afterPath(caseId, '/contact'), { how: 'through_partner', at: '2028-01-01T12:00' }, 'wants no contact'),
    ).toEqual([422, true])
    await there.follows(there.partner, caseId, reached('m6', dayAfter(190), { how: 'she_called' }))
    expect(states(await there.json<Answer>(there.partner, caseId))).toMatchObject({ m6: 'reached', m12: 'coming' })
  })

  it('says not tried, with a reason, and still asks for it', async () => {
    const caseId = await there.arrives()
    await there.follows(there.partner, caseId, tried('d1', dayAfter(1), 'not_tried', { why: 'not_safe' }))
    const answer = await there.json<Answer & { points: readonly { notTried: boolean }[] }>(there.partner, caseId)
    expect([answer.points[0]?.notTried, states(answer)['d1']]).toEqual([true, 'open'])
  })

  it('that is lost goes to coordinator and partner, then to whoever is on the spot, each once', async () => {
    const caseId = await there.arrives()
    const before = { coordinator: await there.today(there.coordinator), abroad: await there.today(there.abroad) }
    await there.follows(there.partner, caseId, tried('d1', dayAfter(1), 'lost'))
    await there.clock(1)
    await there.clock(1)
    const rang = async () =>
      (await there.json<Answer>(there.coordinator, caseId)).alarms.map(({ point, why, stage, answer }) => `${point} ${why} ${stage} ${answer ?? 'open'}`)
    expect(await rang()).toEqual(['d1 lost 1 open'])
    expect((await there.today(there.coordinator)).some((item) => item.startsWith('alarms'))).toBe(true)
    expect((await there.partner.reads('/returns/follow-ups?show=alarms')).includes(caseId)).toBe(true)
    expect([before.abroad, await there.today(there.abroad)]).toEqual([[], []])
    const [alarm] = (await there.json<Answer>(there.partner, caseId)).alarms
    await there.done(there.partner, there.afterPath(caseId, `/alarms/${alarm?.id}`), { answer: 'partner_looks' })
    expect(await there.refused(there.coordinator, there.afterPath(caseId, `/alarms/${alarm?.id}`), { answer: 'found' }, 'answered already')).toEqual([
      409,
      true,
    ])
    await there.clock(3)
    expect(await rang()).toEqual(['d1 lost 2 open', 'd1 lost 1 partner_looks'])
    expect(await there.today(there.abroad)).toEqual(['alarms 1'])
    const page = await there.abroad.reads('/returns/follow-ups?show=alarms')
    expect([page.includes(caseId), /Canary|Storgatan/.test(page)]).toEqual([true, false])
    expect((await there.house.recorded()).filter((act) => act.startsWith('follow-up.alarmed')).length).toBeGreaterThan(0)
  })

  it('whose time passes without a try is never silent', async () => {
    const caseId = await there.arrives()
    await there.clock(4)
    expect((await there.json<Answer>(there.partner, caseId)).alarms).toMatchObject([{ point: 'd1', why: 'missed', stage: 1 }])
    expect((await there.today(there.coordinator)).some((item) => item.startsWith('late'))).toBe(true)
  })

  it('keeps to the rules of safe contact: what she said no to is not planned', async () => {
    const caseId = await there.arrives()
    const path = there.afterPath(caseId, '/contact')
    const times = { at: '2026-11-23T12:00' }
    expect(await there.refused(there.partner, path, { ...times, how: 'call' }, 'nobody has said what is safe')).toEqual([422, true])
    await there.says(caseId, ['never_sms'])
    await there.done(there.partner, path, { ...times, how: 'call' })
    expect(await there.refused(there.partner, path, { ...times, how: 'sms' }, 'rules of safe contact')).toEqual([422, true])
    await there.says(caseId, ['never_call'])
    expect(await there.refused(there.partner, path, { ...times, how: 'call' }, 'rules of safe contact')).toEqual([422, true])
    await there.done(there.partner, path, { ...times, how: 'through_partner' })
    await there.says(caseId, ['no_contact'])
    expect(await there.refused(there.partner, path, { ...times, how: 'meeting' }, 'rules of safe contact')).toEqual([422, true])
    expect(await there.refused(there.partner, path, { at: '2026-11-20T12:00', how: 'meeting' }, 'to come')).toEqual([422, true])
  })

  it('is one task when the button is pressed twice, and one alarm when two say that she is exploited again', async () => {
    const caseId = await there.arrives()
    const again = reached('d1', dayAfter(1), { exploitedAgain: 'yes', safety: 'unsafe' })
    await Promise.all([there.follows(there.partner, caseId, again), there.follows(there.coordinator, caseId, again)])
    expect((await there.json<Answer>(there.board, caseId)).alarms).toMatchObject([{ why: 'again', stage: 1, answer: null }])
  })
})

describe('an end after the journey', () => {
  it('says what is so: declined and lost apart, monitored only at six months, and lost only when somebody has looked', async () => {
    const caseId = await there.arrives()
    const closing = there.path(caseId, '/closing')
    const end = (outcome: string) => ({ outcome, endedOn: dayAfter(1) })
    for (const [outcome, words] of [
      ['returned_monitored', 'Nobody has talked at six months'],
      ['returned_contact_declined', 'has not said no'],
      ['returned_contact_lost', 'Nobody on the spot has looked'],
      ['re_exploited_known', 'Nobody has noted'],
    ] as const)
      expect([outcome, await there.refused(there.partner, closing, end(outcome), words)]).toEqual([outcome, [422, true]])
    await there.follows(there.partner, caseId, tried('d1', dayAfter(1), 'lost'))
    await there.clock(1)
    await there.clock(3)
    const rang = (await there.json<Answer>(there.abroad, caseId)).alarms.find((one) => one.stage === 2)
    await there.done(there.abroad, there.afterPath(caseId, `/alarms/${rang?.id}`), { answer: 'organisation_looks' })
    await there.done(there.coordinator, closing, end('returned_contact_lost'))
    expect((await there.json<Answer>(there.coordinator, caseId)).phase).toBe('ended')
    await there.follows(there.partner, caseId, reached('w2', dayAfter(3), { how: 'she_called' }))
  })
})

describe('when the return has been closed at six months', () => {
  const closes = async (caseId: Id, day: number): Promise<void> => {
    await there.clock(day)
    await there.follows(there.partner, caseId, reached('m6', dayAfter(day)))
    await there.done(there.coordinator, there.path(caseId, '/closing'), { outcome: 'returned_monitored', endedOn: dayAfter(day) })
  }
  const listed = async (person: typeof there.partner, show: string, caseId: Id): Promise<boolean> =>
    (await person.reads(`/returns/follow-ups?show=${show}`)).includes(caseId)

  /** Whoever leads has kept the team together: places in it last a year. */
  const prolongs = () =>
    there.house.asOwner(async (tx) => {
      await sql`update cases.member set from_at = from_at + interval '6 months', until_at = until_at + interval '6 months' where ended_at is null and from_at < '2027-01-01'`.execute(
        tx,
      )
    })

  it('the twelfth month is still asked for, and its silence rings', async () => {
    const caseId = await there.arrives()
    await closes(caseId, 186)
    const page = await there.partner.reads(there.afterPath(caseId))
    expect(page).toContain('Reminders at the times that are left go on')
    expect((await there.coordinator.reads(`/cases/${caseId}/closure`)).includes('Contact after the journey is still to be made')).toBe(false)
    expect(await there.board.reads(`/cases/${caseId}/closure`)).toContain('Contact after the journey is still to be made, next by 2027-11-20')
    expect([await listed(there.partner, 'all', caseId), await listed(there.partner, 'due', caseId)]).toEqual([true, false])
    await prolongs()
    await there.clock(360)
    expect([await listed(there.partner, 'due', caseId), await listed(there.coordinator, 'due', caseId)]).toEqual([true, true])
    expect(await there.partner.reads(`/cases/${caseId}`)).toContain('Follow-up: twelve months')
    await there.clock(400)
    expect([await listed(there.partner, 'late', caseId), await listed(there.coordinator, 'alarms', caseId)]).toEqual([true, true])
    expect((await there.json<Answer>(there.coordinator, caseId)).alarms[0]).toMatchObject({ point: 'm12', why: 'missed', stage: 1 })
    await there.follows(there.partner, caseId, reached('m12', dayAfter(400)))
    expect(states(await there.json<Answer>(there.coordinator, caseId))).toMatchObject({ m6: 'reached', m12: 'reached' })
    expect(await listed(there.partner, 'late', caseId)).toBe(false)
  })

  it('nobody is reminded after her no, nor when a new return has begun', async () => {
    const [no, anew] = [await there.arrives(), await there.arrives()]
    await there.clock(186)
    await there.follows(there.partner, no, tried('m6', dayAfter(186), 'declined'))
    await there.done(there.coordinator, there.path(no, '/closing'), { outcome: 'returned_contact_declined', endedOn: dayAfter(186) })
    await closes(anew, 187)
    expect(await listed(there.partner, 'all', anew)).toBe(true)
    await there.clock(188)
    await there.done(there.board, there.path(anew, '/new'), { asked: 'yes' })
    await prolongs()
    await there.takesPart(anew, there.coordinator)
    await there.clock(400)
    for (const caseId of [no, anew]) for (const show of ['due', 'late']) expect([show, await listed(there.coordinator, show, caseId)]).toEqual([show, false])
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from returns.follow_alarm where point = 'm12' and case_id in (${no}, ${anew})`.execute(
      await there.house.scratch.admin('main'),
    )
    expect(rows[0]?.n).toBe(0)
  })

  it('a time that passed long ago is left in the head of the case as in the list', async () => {
    const caseId = await there.arrives()
    await closes(caseId, 186)
    await prolongs()
    await there.house.asOwner(async (tx) => {
      await sql`update returns.return set departed_at = departed_at - interval '2 years', arrived_at = arrived_at - interval '2 years' where case_id = ${caseId}`.execute(
        tx,
      )
    })
    expect(states(await there.json<Answer>(there.partner, caseId))).toMatchObject({ m6: 'reached', m12: 'missed' })
    expect(await listed(there.partner, 'all', caseId)).toBe(false)
    expect(await there.partner.reads(`/cases/${caseId}`)).not.toContain('Follow-up: twelve months')
    expect(await there.partner.reads(there.afterPath(caseId))).not.toContain('Reminders at the times that are left go on')
    expect(await there.board.reads(`/cases/${caseId}/closure`)).not.toContain('Contact after the journey is still to be made')
  })

  it('nobody is reminded when the case is closed: nobody can write there', async () => {
    const caseId = await there.arrives()
    await closes(caseId, 186)
    await prolongs()
    await there.house.asOwner(async (tx) => {
      await sql`update cases.card set phase = 'closed', closed_at = authz.now() where id = ${caseId}`.execute(tx)
    })
    await there.clock(400)
    expect(await listed(there.partner, 'all', caseId)).toBe(false)
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from returns.follow_alarm where point = 'm12' and case_id = ${caseId}`.execute(
      await there.house.scratch.admin('main'),
    )
    expect(rows[0]?.n).toBe(0)
  })
})

describe('the walls', () => {
  it('show a part of the case that takes no part not a row, and let nobody write for another', async () => {
    const caseId = await there.arrives()
    await there.done(there.partner, there.afterPath(caseId, '/reception'), reception())
    await there.follows(there.partner, caseId, reached('d1', dayAfter(1)))
    for (const table of ['reception', 'support_line', 'goal_step', 'grant_line', 'receipt', 'follow_up', 'follow_alarm', 'renewal'] as const) {
      const seen = (person: typeof there.nurse, scope: Id) =>
        person.works(
          scope,
          async ({ tx }) => (await sql<{ n: number }>`select count(*)::int as n from ${sql.table(`returns.${table}`)}`.execute(tx)).rows[0]?.n,
        )
      expect([table, await seen(there.nurse, caseId), await seen(there.outsider, caseId)]).toEqual([table, 0, 0])
    }
    const forged = there.nurse.works(caseId, async ({ tx }) =>
      sql`insert into returns.follow_up (return_id, case_id, unit_id, zone_id, point, on_day, how, reach, made_by)
        select r.id, r.case_id, u.id, u.zone_id, 'd1', ${dayAfter(1)}::date, 'call', 'declined', authz.me()
        from returns.return r, cases.unit u where r.case_id = ${caseId} and u.case_id = r.case_id and u.zone_id = authz.my_zone()`.execute(tx),
    )
    expect((await forged).numAffectedRows ?? 0n).toBe(0n)
    expect(at(0)).toEqual(arrived)
  })
})
