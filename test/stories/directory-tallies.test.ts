import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { needsByKind, supportKinds } from '#capabilities/directory/domain/offers.ts'
import { settle } from '#platform/record/record.ts'
import { openDirectoryHouse, type Colleague, type DirectoryHouse } from '#test/stories/directory-house.ts'
import { adds, names, offers, searches, service, verifies } from '#test/stories/services-house.ts'

const now = new Date('2026-11-21T10:15:00Z')
let house: DirectoryHouse
let keeper: Colleague
let returner: Colleague
let worker: Colleague
let home = ''
let abroad = ''

beforeAll(async () => {
  house = await openDirectoryHouse(now)
  keeper = await house.colleague(await house.zone('NORD', 'regional_coordinator'), ['regional_coordinator'])
  returner = await house.colleague(keeper.zoneId, ['return_officer'])
  worker = await house.colleague(await house.zone('ALFA', 'social_services'), ['case_worker'])
  home = await adds(keeper)
  abroad = await adds(keeper, { country: 'RO', name: 'Asociația inventată' })
})
afterAll(() => house.scratch.drop())

/** What is kept beside the services, and the same counted from them now. */
async function kept() {
  const admin = await house.scratch.admin('main')
  const reach = await sql`select area, kind, ranked_on::text, service_id from directory.reach order by 1, 2, 3, 4`.execute(admin)
  const reachNow = await sql`
    select distinct a as area, k as kind, s.ranked_on::text, s.id as service_id from directory.service s cross join unnest(s.areas) a cross join directory.kinds_of(s.needs) k
    where s.country_code = 'SE' and s.status = 'active' and s.verified_on is not null order by 1, 2, 3, 4`.execute(admin)
  const tally = await sql`select zone_id, country_code, services from directory.country_tally where services <> 0 order by 1, 2`.execute(admin)
  const tallyNow = await sql`
    select zone_id, country_code, count(*)::integer as services from directory.service where country_code <> 'SE' and status = 'active' group by 1, 2 order by 1, 2`.execute(
    admin,
  )
  return { kept: [reach.rows, tally.rows], counted: [reachNow.rows, tallyNow.rows] }
}
const agrees = async (): Promise<void> => {
  const found = await kept()
  expect(found.kept).toEqual(found.counted)
}
type Coverage = { readonly municipalities: readonly { readonly code: string; readonly lacks: readonly string[] }[] }
const lacks = async (code: string): Promise<readonly string[]> =>
  ((await (await worker.asks('/directory/coverage')).json()) as Coverage).municipalities.find((each) => each.code === code)?.lacks ?? ['unknown']
type Countries = { readonly countries: readonly { readonly code: string; readonly count: number }[] }
const countries = async (): Promise<Countries['countries']> => ((await (await worker.asks('/directory/countries')).json()) as Countries).countries
const changes = async (id: string, more: Record<string, string>): Promise<void> => {
  const changed = await keeper.fills(`/directory/services/${id}/edit`, { ...service(), status: 'active', ...more })
  expect(changed.status).toBe(303)
}
const byHand = (deed: ReturnType<typeof sql>): Promise<void> =>
  house.asOwner(async (tx) => {
    await deed.execute(tx)
    await settle(tx, 'test.set')
  })

describe('what is counted over all services', () => {
  it('knows the same kinds of support as the rules', async () => {
    for (const kind of supportKinds)
      for (const need of needsByKind[kind]) {
        const { rows } = await sql<{ kind: string }>`select directory.kinds_of(${[need]}::text[]) as kind`.execute(await house.scratch.admin('main'))
        expect([need, rows]).toEqual([need, [{ kind }]])
      }
  })

  it('follows a service as it is added, verified, moved, widened, closed, opened again and found gone', async () => {
    const id = await offers(keeper, home, { needs: 'legal', municipalities: '2480' })
    expect(await lacks('2480')).toContain('human')
    await agrees()
    await verifies(keeper, id)
    expect([await lacks('2480'), (await lacks('1480')).includes('human')]).toEqual([['housing', 'care', 'occupation'], true])
    await agrees()
    await changes(id, { needs: 'shelter', municipalities: '', counties: '14' })
    expect([(await lacks('2480')).length, await lacks('1480')]).toEqual([4, ['care', 'human', 'occupation']])
    await agrees()
    await changes(id, { needs: 'shelter', municipalities: '', everywhere: 'yes' })
    expect(await lacks('0180')).toEqual(['care', 'human', 'occupation'])
    await agrees()
    await changes(id, { needs: 'shelter', municipalities: '', everywhere: 'yes', status: 'inactive' })
    expect((await lacks('0180')).length).toBe(4)
    await agrees()
    await changes(id, { needs: 'shelter', municipalities: '', everywhere: 'yes' })
    await verifies(keeper, id, { outcome: 'gone' })
    expect((await lacks('0180')).length).toBe(4)
    await agrees()
  })

  it('what is too old brings nothing, though it is in use', async () => {
    const id = await offers(keeper, home, { needs: 'work', municipalities: '0180' })
    await verifies(keeper, id)
    expect(await lacks('0180')).not.toContain('occupation')
    await byHand(sql`update directory.service set verified_on = '2026-05-24' where id = ${id}`)
    expect(await lacks('0180')).toContain('occupation')
    await agrees()
  })

  it('a country is there from its first service in use to its last', async () => {
    expect(await countries()).toEqual([])
    const first = await offers(keeper, abroad, { municipalities: '' })
    await offers(keeper, abroad, { municipalities: '', name: 'Another' })
    expect(await countries()).toEqual([{ code: 'RO', count: 2 }])
    await changes(first, { municipalities: '', status: 'temporarily_closed' })
    expect(await countries()).toEqual([{ code: 'RO', count: 1 }])
    await byHand(sql`update directory.service set status = 'inactive' where country_code = 'RO'`)
    expect(await countries()).toEqual([])
    await agrees()
  })

  it('nobody who works writes it', async () => {
    const { rows } = await sql<{ may: boolean }>`
      select has_table_privilege('lilja_app', t, p) as may from unnest(array['directory.reach', 'directory.country_tally']) t cross join unnest(array['insert', 'update', 'delete']) p`.execute(
      await house.scratch.admin('main'),
    )
    expect(rows.some((row) => row.may)).toBe(false)
  })
})

describe('thousands of services', () => {
  /** Fresher than all others, and none of them what is looked for together: health in Gothenburg, legal help in Kiruna. */
  beforeAll(async () => {
    await byHand(sql`
      insert into directory.service (organisation_id, zone_id, country_code, name, needs, groups, languages, areas, hours, verified_on, verified_how)
      select o.id, o.zone_id, 'SE', 'Crowd ' || n, case when n % 2 = 0 then '{health}'::text[] else '{legal}' end, '{women}', '{swe}',
        case when n % 2 = 0 then '{1480}'::text[] else '{2584}' end, 'office', '2026-11-21', 'phone'
      from directory.organisation o cross join generate_series(1, 2400) n where o.id = ${home}`)
    for (const [name, verified_on] of [
      ['Old', '2026-11-01'],
      ['Older', '2026-10-25'],
    ] as const)
      await verifies(keeper, await offers(keeper, home, { name, needs: 'health', municipalities: '2584' }), { verified_on })
  })

  it('what stands far down is found, freshest first, and only that', async () => {
    expect(await names(worker, 'where=2584&need=health')).toEqual(['Old', 'Older'])
    expect(await names(worker, 'where=2584&need=health&words=crowd')).toEqual([])
    expect(await names(worker, 'where=2584&need=health&words=ol')).toEqual(['Old', 'Older'])
    expect(await names(worker, 'where=2584&need=health&free=yes')).toEqual([])
    expect(await names(worker, 'where=RO&need=health')).toEqual([])
  })

  it('are all met, each once, page by page', async () => {
    const met: string[] = []
    let after: string | null = ''
    for (let pages = 0; pages < 7 && after !== null; pages += 1) {
      const page: Awaited<ReturnType<typeof searches>> = await searches(worker, `where=2584&need=legal${after === '' ? '' : `&after=${after}`}`)
      met.push(...page.found.map((each) => each.id))
      after = page.next
    }
    expect([met.length, new Set(met).size]).toEqual([140, 140])
  })

  it('are due by zone and by who keeps them: only what is abroad, to who keeps only that', async () => {
    await byHand(sql`update directory.service set verified_on = '2026-06-01' where name like 'Crowd %'`)
    const due = async (who: Colleague) => ((await (await who.asks('/directory/due')).json()) as { due: readonly { countryCode: string }[] }).due
    expect((await due(keeper)).length).toBe(100)
    expect(await due(returner)).toEqual([])
    await offers(keeper, abroad, { municipalities: '', name: 'New abroad' })
    expect((await due(returner)).map((each) => each.countryCode)).toEqual(['RO'])
  })
})
