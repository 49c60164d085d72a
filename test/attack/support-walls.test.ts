import { sql, type RawBuilder } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recuse } from '#capabilities/cases/commands/recuse.ts'
import type { Id } from '#kernel/id.ts'
import type { Person } from '#test/stories/cases-house.ts'
import { day, openLawHouse, type LawHouse } from '#test/stories/support-law-house.ts'

let w: LawHouse
beforeAll(async () => {
  w = await openLawHouse()
})
afterAll(() => w.house.close())

/** Runs SQL as the program's own login with somebody's token, and brings the rows. */
const injects = async (person: Person, scope: Id | null, query: RawBuilder<unknown>): Promise<readonly unknown[]> =>
  await person.works(scope, async (visit) => (await query.execute(visit.tx)).rows)
/** How many rows it changes; `null` when the database refuses. */
const changes = async (person: Person, query: RawBuilder<unknown>): Promise<number | null> =>
  await person.works(null, async (visit) => Number((await query.execute(visit.tx)).numAffectedRows ?? 0n)).catch(() => null)
const daysSeen = (caseId: Id) => sql`select case_id, code from support.deadline where case_id = ${caseId}`
const closes = (caseId: Id) =>
  sql`update support.deadline set outcome = 'not_applicable', closed_by = (select authz.me()), closed_at = authz.now() where case_id = ${caseId} and outcome is null`
const named = async (caseId: Id, person: Person): Promise<unknown> =>
  await w.house.asOwner((tx) => sql`update support.deadline set person_id = ${person.id} where case_id = ${caseId}`.execute(tx))
const withDays = async (person: Person): Promise<Id> => {
  const caseId = await w.newCase()
  await w.made(w.worker, `/cases/${caseId}/deadlines/new`, { trigger: 'decision_served', onDay: day(-2), person: w.worker.id })
  await named(caseId, person)
  return caseId
}

describe('the days of a permit', () => {
  const residence = (caseId: Id) => sql`select kind, outcome, sent_on::text from support.residence_of(${caseId})`
  const applied = async (): Promise<Id> => {
    const caseId = await w.newCase()
    const said = { applicant: 'social_board', basis: 'trafficking', way: 'secure_mail', sentOn: day(-24), words: 'Canary-why' }
    await w.made(w.worker, `/cases/${caseId}/permits/new/reflection`, said)
    return caseId
  }

  it('are read by those whose place in the case holds C7 or C8, whatever else their role may read elsewhere', async () => {
    const caseId = await applied()
    await w.joins(caseId, w.plainReader, ['C0', 'C4'])
    await w.joins(caseId, w.colleague, ['C0', 'C7'])
    await w.joins(caseId, w.finance, ['C0', 'C8'], ['C8'])
    for (const scope of [caseId, null]) {
      expect(await injects(w.plainReader, scope, residence(caseId))).toEqual([])
      for (const person of [w.worker, w.colleague, w.finance]) expect(await injects(person, scope, residence(caseId))).toHaveLength(1)
    }
  })

  it('do not lie behind a broken glass, which opens where she is and who to call', async () => {
    const caseId = await applied()
    await w.house.asOwner((tx) =>
      sql`insert into cases.glass (case_id, unit_id, zone_id, person_id, classes, reason, until_at)
          select case_id, id, zone_id, ${w.colleague.id}, '{C2}', 'danger_to_life', authz.now() + interval '30 minutes' from cases.unit where case_id = ${caseId}`.execute(
        tx,
      ),
    )
    expect(await injects(w.colleague, caseId, sql`select cases.my_walls() as wall`)).toHaveLength(1)
    expect(await injects(w.colleague, caseId, residence(caseId))).toEqual([])
  })
})

describe('a day that is somebody’s by name', () => {
  it('is read and closed by who answers for it, though they are not in the case', async () => {
    const caseId = await withDays(w.plainReader)
    expect(await injects(w.plainReader, null, daysSeen(caseId))).toHaveLength(1)
    expect(await changes(w.plainReader, closes(caseId))).toBe(1)
  })

  it('is gone for somebody who is kept away from the case: neither read, listed nor closed', async () => {
    const caseId = await w.newCase()
    await w.joins(caseId, w.colleague, ['C0', 'C4', 'C7'])
    await w.made(w.worker, `/cases/${caseId}/deadlines/new`, { trigger: 'decision_served', onDay: day(-2), person: w.colleague.id })
    const listed = async () => (await (await w.colleague.asks('/deadlines')).text()).includes(caseId)
    await w.house.asOwner((tx) => sql`update support.deadline set alert_on = ${day(-1)}::date where case_id = ${caseId}`.execute(tx))
    expect(await listed()).toBe(true)
    expect(await w.worker.works(caseId, (visit) => recuse(visit, caseId, w.colleague.id, 'relative'))).toMatchObject({ ok: true })
    expect(await injects(w.colleague, null, daysSeen(caseId))).toEqual([])
    expect(await listed()).toBe(false)
    expect(await changes(w.colleague, closes(caseId))).toBe(0)
    expect(await injects(w.worker, null, daysSeen(caseId))).toHaveLength(1)
  })

  it('does not come to a deputy, or to who stands in, who is kept away', async () => {
    const caseId = await withDays(w.worker)
    await w.house.asOwner((tx) =>
      sql`update support.deadline set deputy_id = ${w.colleague.id}, escalated_at = authz.now() where case_id = ${caseId}`.execute(tx),
    )
    await w.house.asOwner((tx) =>
      sql`insert into support.leave (zone_id, person_id, from_day, until_day, deputy_id, made_by)
          values (${w.worker.zoneId}, ${w.worker.id}, ${day(-1)}, ${day(5)}, ${w.plainReader.id}, ${w.worker.id})`.execute(tx),
    )
    for (const person of [w.colleague, w.plainReader]) {
      expect(await injects(person, null, daysSeen(caseId))).toHaveLength(1)
      await w.worker.works(caseId, (visit) => recuse(visit, caseId, person.id, 'relative'))
      expect(await injects(person, null, daysSeen(caseId))).toEqual([])
    }
  })

  it('is not read by a role that reads no cards, nor by anybody in a case that is shredded', async () => {
    const editor = await w.house.person(w.worker.zoneId, ['editor'])
    const caseId = await withDays(editor)
    expect(await injects(editor, null, daysSeen(caseId))).toEqual([])
    expect(await changes(editor, closes(caseId))).toBe(0)
    const gone = await withDays(w.plainReader)
    await w.house.asOwner((tx) => sql`update cases.card set shredded_at = authz.now() where id = ${gone}`.execute(tx))
    expect(await injects(w.plainReader, null, daysSeen(gone))).toEqual([])
    expect(await changes(w.plainReader, closes(gone))).toBe(0)
  })
})

describe('leave', () => {
  const leave = (by: Person, away: Person, deputy: Person) =>
    sql`insert into support.leave (zone_id, person_id, from_day, until_day, deputy_id, made_by)
        values (${by.zoneId}, ${away.id}, '2027-01-20', '2027-01-25', ${deputy.id}, ${by.id})`

  it('is said of the own zone’s people alone, with a deputy of the own zone, by a head too', async () => {
    const far = await w.house.person(w.outsider.zoneId, ['case_worker'], { head: true })
    expect(await changes(far, leave(far, w.worker, far))).toBeNull()
    expect(await changes(far, leave(far, far, w.worker))).toBeNull()
    expect(await changes(w.outsider, leave(w.outsider, w.outsider, w.worker))).toBeNull()
    expect(await changes(far, leave(far, w.outsider, far))).toBe(1)
  })
})
