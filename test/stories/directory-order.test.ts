import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshnessStates } from '#capabilities/directory/domain/freshness.ts'
import { openDirectoryHouse, type Colleague, type DirectoryHouse } from '#test/stories/directory-house.ts'
import { adds, offers, searches, verifies, type Found } from '#test/stories/services-house.ts'

const now = new Date('2026-11-21T10:15:00Z')
let house: DirectoryHouse
let coordinator: Colleague
let worker: Colleague

beforeAll(async () => {
  house = await openDirectoryHouse(now)
  coordinator = await house.colleague(await house.zone('NORD', 'regional_coordinator'), ['regional_coordinator'])
  worker = await house.colleague(await house.zone('ALFA', 'social_services'), ['case_worker'])
})
afterAll(() => house.scratch.drop())

const stood = (id: string, days: number, status = 'active') =>
  house.asOwner((tx) =>
    sql`update directory.service set verified_on = date '2026-11-21' - ${days}::integer, verified_how = 'phone', status = ${status} where id = ${id}`.execute(
      tx,
    ),
  )
/** Every page of a search, one after the other. */
async function pages(query: string): Promise<readonly (readonly Found[])[]> {
  const all: (readonly Found[])[] = []
  for (let after = ''; ;) {
    const { found, next } = await searches(worker, query + after)
    all.push(found)
    if (next === null) return all
    after = `&after=${next}`
  }
}

describe('what is proposed first', () => {
  const made: Record<string, string> = {}
  const states = ['fresh', 'ageing', 'new', 'last day', 'day after', 'stale', 'dead', 'closed', 'gone']
  it('is what holds; then what nobody has verified; then what was verified too long ago; last what is gone or out of use', async () => {
    const place = await adds(coordinator, { name: 'Order', country: 'DK' })
    for (const name of states) made[name] = await offers(coordinator, place, { name })
    const days = { fresh: 3, ageing: 80, 'last day': 90, 'day after': 91, stale: 100, dead: 500 }
    for (const [name, ago] of Object.entries(days)) await stood(made[name] ?? '', ago)
    await stood(made['closed'] ?? '', 0, 'inactive')
    await stood(made['gone'] ?? '', 0, 'defunct')
    const { found } = await searches(worker, 'where=DK')
    expect(found.slice(0, 7).map((each) => [each.name, each.state])).toEqual([
      ['fresh', 'fresh'],
      ['ageing', 'ageing'],
      ['last day', 'ageing'],
      ['new', 'unverified'],
      ['day after', 'stale'],
      ['stale', 'stale'],
      ['dead', 'dead'],
    ])
    expect(new Set(found.slice(7).map((each) => `${each.name} ${each.state}`))).toEqual(new Set(['closed inactive', 'gone dead']))
    expect(await worker.reads(`/directory/services/${made['stale'] ?? ''}`)).toContain('The service is not proposed first')
  })

  it('is the same when it is looked for by what it answers, and by its name', async () => {
    const order = (await searches(worker, 'where=DK')).found.map((each) => each.id)
    for (const query of ['need=legal', 'words=order', 'words=order&need=legal&group=women'])
      expect((await searches(worker, `where=DK&${query}`)).found.map((each) => each.id)).toEqual(order)
  })

  it('comes first once somebody has verified it, and stands with the unverified again when a file changes it', async () => {
    expect((await verifies(coordinator, made['new'] ?? '')).status).toBe(303)
    expect((await searches(worker, 'where=DK')).found[0]?.name).toBe('new')
    await house.asOwner((tx) => sql`update directory.service set verified_on = null, verified_how = null where id = ${made['new']}`.execute(tx))
    expect((await searches(worker, 'where=DK')).found[3]?.name).toBe('new')
  })
})

describe('page after page', () => {
  const standing = (found: readonly Found[]) => found.map((each) => freshnessStates.findIndex((state) => state === each.state))
  const many = (country: string, howMany: number, need: string, days: string, status = `'active'`) =>
    house.asOwner((tx) =>
      sql`insert into directory.service (organisation_id, zone_id, country_code, name, needs, groups, languages, areas, hours, status, verified_on, verified_how)
        select o.id, o.zone_id, o.country_code, 'Many ' || n, array[${need}], array['women'], array['ron'], array[${country}], 'office', ${sql.raw(status)}, v.day, case when v.day is not null then 'phone' end
        from directory.organisation o cross join generate_series(1, ${howMany}) n cross join lateral (select ${sql.raw(days)} as day) v where o.country_code = ${country}`.execute(
        tx,
      ),
    )

  it.each(['', '&need=legal', '&words=many', '&words=many&need=legal&language=ron'])(
    'the order goes on and nothing is lost or repeated (%s)',
    async (query) => {
      const country = { '': 'NO', '&need=legal': 'FI', '&words=many': 'IS' }[query] ?? 'EE'
      await adds(coordinator, { name: 'Somewhere', country })
      // Some in every state, many of them with the same day.
      await many(country, 90, 'legal', `case n % 9 when 0 then null when 1 then null else date '2026-11-21' - (n % 9 - 2) * 40 end`)
      await many(country, 25, 'legal', `date '2026-11-21' - n * 20`, `(array['inactive', 'temporarily_closed', 'defunct'])[1 + n % 3]`)
      const found = await pages(`where=${country}${query}`)
      expect(found.map((page) => page.length)).toEqual([20, 20, 20, 20, 20, 15])
      const all = found.flat()
      expect(new Set(all.map((each) => each.id)).size).toBe(115)
      const inUse = all.slice(0, 90)
      expect(standing(inUse)).toEqual([...standing(inUse)].sort((a, b) => a - b))
      expect(new Set(inUse.map((each) => each.state))).toEqual(new Set(['fresh', 'ageing', 'unverified', 'stale']))
      expect(new Set(all.slice(90).map((each) => each.state))).toEqual(new Set(['dead', 'inactive']))
    },
  )

  it('is the same where few of very many answer, in whichever state the others are', async () => {
    await adds(coordinator, { name: 'Crowd', country: 'LV' })
    await many('LV', 2100, 'work', 'null::date')
    await many('LV', 30, 'legal', `case when n <= 10 then date '2026-11-01' when n <= 20 then null else date '2026-01-01' end`)
    const states = (await pages('where=LV&need=legal')).map((page) => page.map((each) => each.state))
    expect(states.flat()).toEqual([...Array<string>(10).fill('fresh'), ...Array<string>(10).fill('unverified'), ...Array<string>(10).fill('stale')])
    expect(states.map((page) => page.length)).toEqual([20, 10])
    const crowd = await searches(worker, 'where=LV&need=work')
    expect(crowd.found.map((each) => each.state)).toEqual(Array<string>(20).fill('unverified'))
  })

  it('goes on in the order in which it began, also when a day ends in between', async () => {
    await adds(coordinator, { name: 'Midnight', country: 'LT' })
    await many('LT', 25, 'legal', `case when n <= 20 then date '2026-08-23' end`)
    const first = await searches(worker, 'where=LT')
    await house.scratch.setClock(new Date('2026-11-22T10:15:00Z'))
    const second = await searches(worker, `where=LT&after=${first.next ?? ''}`)
    expect(new Set([...first.found, ...second.found].map((each) => each.id)).size).toBe(25)
    expect((await searches(worker, 'where=LT')).found.map((each) => each.state).slice(0, 6)).toEqual([...Array<string>(5).fill('unverified'), 'stale'])
  })
})
