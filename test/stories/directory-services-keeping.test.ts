import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { receivingServices } from '#capabilities/directory/contract.ts'
import { today } from '#capabilities/directory/queries/today.ts'
import type { Visit } from '#platform/http/visit.ts'
import { newPair } from '#platform/sealing/pair.ts'
import { ctxHash, dbToken, newToken, sessionBlob, tokenHash } from '#platform/sealing/session-keys.ts'
import { openDirectoryHouse, type Colleague, type DirectoryHouse } from '#test/stories/directory-house.ts'
import { adds, names, offers, searches, verifies } from '#test/stories/services-house.ts'

const now = new Date('2026-11-21T10:15:00Z')
let house: DirectoryHouse
let coordinator: Colleague
let other: Colleague
let shelter: Colleague
let returner: Colleague
let home = ''
let id = ''
type View = {
  state: string
  goodUntil: string | null
  verifications: { how: string; outcome: string; by: string | null }[]
  experience: { code: string; atLeast: number }[]
  places: { unit: string; available: number }[]
  placesHold: boolean
}
const sees = async (who: Colleague, of = id): Promise<View> => (await (await who.asks(`/directory/services/${of}`)).json()) as View
const aged = async (of: string, days: number): Promise<void> => {
  await house.asOwner((tx) =>
    sql`update directory.service set verified_on = date '2026-11-21' - ${days}::integer, verified_how = 'visit' where id = ${of}`.execute(tx),
  )
}
/** A session as the database knows it, for a question that is asked past the doors. */
async function opens(who: Colleague): Promise<string> {
  const [token, pair] = [newToken(), newPair()]
  await sql`select authz.open_session(${tokenHash(token)}, ${ctxHash(dbToken(token))}, ${who.id}, ${who.zoneId}, ${['case_worker']}, 'en', ${pair.publicKey}, ${sessionBlob(token, pair.privateKey)}, 'cookie')`.execute(
    await house.scratch.admin('main'),
  )
  return dbToken(token)
}

beforeAll(async () => {
  house = await openDirectoryHouse(now)
  const nord = await house.zone('NORD', 'regional_coordinator')
  const alfa = await house.zone('ALFA', 'social_services')
  coordinator = await house.colleague(nord, ['regional_coordinator'])
  shelter = await house.colleague(nord, ['shelter_staff'])
  other = await house.colleague(alfa, ['org_admin', 'case_worker'])
  returner = await house.colleague(nord, ['return_officer'])
  home = await adds(coordinator)
  id = await offers(coordinator, home)
})
afterAll(() => house.scratch.drop())

describe('a service is verified', () => {
  it('by the zone that keeps it, with the means; the name stays in the zone', async () => {
    expect((await sees(coordinator)).state).toBe('unverified')
    expect((await verifies(coordinator, id)).status).toBe(303)
    expect(await sees(coordinator)).toMatchObject({
      state: 'fresh',
      goodUntil: '2027-05-20',
      verifications: [{ how: 'phone', outcome: 'right', by: 'Person Number 1' }],
    })
    expect((await sees(other)).verifications).toMatchObject([{ how: 'phone', by: null }])
    expect(await other.reads(`/directory/services/${id}`)).not.toContain('Person Number 1')
    expect((await other.visits(`/directory/services/${id}/verify`)).status).toBe(404)
  })

  it.each<[why: string, day: string, words: RegExp]>([
    ['that has not come', '2026-11-22', /not come yet/],
    ['before the last verification', '2026-11-20', /before the last verification/],
    ['long ago', '2026-09-01', /more than 30 days/],
  ])('but not on a day %s', async (_why, day, words) => {
    const answer = await verifies(coordinator, id, { verified_on: day })
    expect([answer.status, words.test(await answer.text())]).toEqual([422, true])
  })

  it('and what was changed meanwhile is shown first', async () => {
    expect((await verifies(coordinator, id, { _version: '1' })).status).toBe(409)
  })

  it('or found gone: it is dead from now, and cannot be right again until it is in use', async () => {
    const gone = await offers(coordinator, home, { name: 'Gone' })
    expect((await verifies(coordinator, gone, { outcome: 'gone' })).status).toBe(303)
    expect((await sees(coordinator, gone)).state).toBe('dead')
    const answer = await verifies(coordinator, gone)
    expect([answer.status, /not in use/.test(await answer.text())]).toEqual([422, true])
  })
})

describe('before it is too old', () => {
  it('those who keep it are reminded on My day, two weeks ahead', async () => {
    const visit = async (who: Colleague, roles: readonly string[]) =>
      await house.asOwner(async (tx) => await today({ tx, now, actor: { personId: who.id, zoneId: who.zoneId, roles, language: 'en' } } as unknown as Visit))
    const toVerify = async (who: Colleague, roles: readonly string[]) => (await visit(who, roles)).filter((each) => each.href.startsWith('/directory/due'))
    await aged(id, 165)
    expect(await toVerify(coordinator, ['regional_coordinator'])).toEqual([])
    await aged(id, 166)
    expect(await toVerify(coordinator, ['regional_coordinator'])).toMatchObject([{ count: 1, late: false, column: 'waiting' }])
    await aged(id, 181)
    expect(await toVerify(coordinator, ['regional_coordinator'])).toMatchObject([{ count: 1, late: true, column: 'today' }])
    expect(await toVerify(coordinator, ['return_officer'])).toEqual([])
    expect(await toVerify(other, ['org_admin'])).toEqual([])
    const html = await coordinator.reads('/directory/due')
    for (const text of ['Invented advice', 'Too old', `href="/directory/services/${id}/verify"`, 'Föreningen Påhittad']) expect(html).toContain(text)
    expect(await returner.reads('/directory/due')).toContain('Nothing needs to be verified')
    expect((await shelter.visits('/directory/due')).status).toBe(404)
    await verifies(coordinator, id)
  })
})

describe('free places', () => {
  it('are said by the shelter of the same zone, found at once, and hold for a day', async () => {
    expect(await names(other, 'free=yes')).toEqual([])
    expect((await shelter.fills(`/directory/services/${id}/places`, { unit: 'place', available: '2', maximum: '6' })).status).toBe(303)
    expect(await sees(other)).toMatchObject({ placesHold: true, places: [{ unit: 'place', available: 2 }] })
    expect(await searches(other, 'free=yes')).toMatchObject({ found: [{ name: 'Invented advice', freePlaces: true }] })
    await house.scratch.setClock(new Date('2026-11-22T11:00:00Z'))
    expect(await names(other, 'free=yes')).toEqual([])
    expect(await sees(other)).toMatchObject({ placesHold: false })
    expect(await other.reads(`/directory/services/${id}`)).toContain('too old')
    await house.scratch.setClock(now)
  })

  it('are taken away by saying none', async () => {
    expect((await coordinator.fills(`/directory/services/${id}/places`, { unit: 'place', available: '0', maximum: '6' })).status).toBe(303)
    expect(await names(other, 'free=yes')).toEqual([])
  })

  it('are never more than there are, and not said by another zone or of what is closed', async () => {
    const many = await shelter.fills(`/directory/services/${id}/places`, { unit: 'place', available: '7', maximum: '6' })
    expect([many.status, /cannot be more/.test(await many.text())]).toEqual([422, true])
    expect((await other.visits(`/directory/services/${id}/places`)).status).toBe(404)
    const closed = await offers(coordinator, home, { name: 'Closed' })
    await verifies(coordinator, closed, { outcome: 'gone' })
    expect((await shelter.visits(`/directory/services/${closed}/places`)).status).toBe(404)
  })
})

describe('how it went', () => {
  it('is shown when three people have said so, and never who or in which case', async () => {
    const people = [other]
    for (const _ of [1, 2]) people.push(await house.colleague(other.zoneId, ['case_worker']))
    const says = async (who: Colleague, codes: string): Promise<number> => (await who.fills(`/directory/services/${id}/experience`, { codes })).status
    expect(await says(other, 'answered_quickly')).toBe(303)
    expect(await says(other, 'answered_quickly')).toBe(303)
    expect(await says(other, 'answered_quickly')).toBe(303)
    expect((await sees(coordinator)).experience).toEqual([])
    expect(await coordinator.reads(`/directory/services/${id}`)).toContain('Fewer than three')
    for (const who of people.slice(1)) await says(who, 'answered_quickly')
    expect((await sees(coordinator)).experience).toEqual([{ code: 'answered_quickly', atLeast: 3 }])
    await says(await house.colleague(other.zoneId, ['case_worker']), 'answered_quickly')
    expect((await sees(coordinator)).experience).toEqual([{ code: 'answered_quickly', atLeast: 3 }])
    const { rows } = await house.asOwner((tx) =>
      sql<{
        column_name: string
      }>`select column_name from information_schema.columns where table_schema = 'directory' and table_name = 'experience' order by 1`.execute(tx),
    )
    expect(rows.map((row) => row.column_name)).toEqual(['code', 'id', 'month', 'once', 'service_id'])
  })

  it('is not told by nothing, nor by those who do not work in cases', async () => {
    const answer = await other.fills(`/directory/services/${id}/experience`, { codes: '' })
    expect([answer.status, /at least one/.test(await answer.text())]).toEqual([422, true])
    expect((await (await house.colleague(other.zoneId, ['org_admin'])).visits(`/directory/services/${id}/experience`)).status).toBe(404)
  })
})

describe('another room asks who receives in a country', () => {
  it('and is answered verified last first, with what no longer holds after that, and nothing that is gone', async () => {
    const abroad = await adds(returner, { country: 'BG', name: 'Център' })
    const made = async (name: string, days: number | null, needs = 'reception'): Promise<string> => {
      const one = await offers(returner, abroad, { name, needs, municipalities: '' })
      if (days !== null) await aged(one, days)
      return one
    }
    await made('old', 120)
    await made('newest', 1)
    await made('never', null)
    await made('dead', 800)
    await made('other need', 1, 'education')
    const gone = await made('gone', null)
    await verifies(returner, gone, { outcome: 'gone' })
    const found = await house.asOwner(async (tx) => {
      await sql`select set_config('app.ctx', ${await opens(other)}, true)`.execute(tx)
      await sql`set local role lilja_app`.execute(tx)
      const received = await receivingServices({ tx, now }, 'BG', { needs: ['reception'] })
      await sql`set local role lilja_owner`.execute(tx)
      return received
    })
    expect(found.map((each) => [each.name, each.holds])).toEqual([
      ['newest', true],
      ['never', false],
      ['old', false],
    ])
    const asked = (await searches(other, 'where=BG&need=reception')).found.map((each) => [each.name, each.state])
    expect(asked.slice(0, 4)).toEqual([
      ['newest', 'fresh'],
      ['never', 'unverified'],
      ['old', 'stale'],
      ['dead', 'dead'],
    ])
  })
})

describe('the walls', () => {
  it('answer the search to nobody who is not signed in', async () => {
    const { rows } = await house
      .asOwner((tx) => sql`select * from directory.search_services('SE', null, null, null, null, null, null, '2026-01-01', null, null, 20)`.execute(tx))
      .catch(() => ({ rows: [] }))
    expect(rows).toEqual([])
  })

  it('let nobody read a note by itself', async () => {
    await expect(
      house.asOwner(async (tx) => {
        await sql`set local role lilja_app`.execute(tx)
        await sql`select code from directory.experience`.execute(tx)
      }),
    ).rejects.toThrow(/permission denied/)
  })
})
