import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDirectoryHouse, type Colleague, type DirectoryHouse } from '#test/stories/directory-house.ts'
import { dutiesToHandOver } from '#capabilities/directory/queries/duties-to-hand-over.ts'
import { today } from '#capabilities/directory/queries/today.ts'
import { furnish } from '#capabilities/directory/store/furnish.ts'

const now = new Date('2026-11-21T22:15:00Z')
let house: DirectoryHouse
let admin: Colleague
let operator: Colleague
let other: Colleague
let policeId = ''

const fn = (kind: string, more: Record<string, string> = {}) => ({
  kind,
  name_sv: `Funktion ${kind}`,
  name_en: `Function ${kind}`,
  hours: 'always',
  municipalities: '1480',
  acute: 'yes',
  ...more,
})
const idOf = (response: Response): string => /[0-9a-f-]{36}/.exec(response.headers.get('location') ?? '')?.[0] ?? ''
type Municipality = {
  mustBeThere: { function: string; need: string; who: { functionId: string; zoneName: string; onDuty: boolean } | null; next: object[] }[]
  gaps: { kind: string; from: string; to: string; why: string }[]
  order: { id: string; kind: string; place: number; own: boolean }[]
}
const municipality = async (who: Colleague, path = '/directory/1480'): Promise<Municipality> => (await (await who.asks(path)).json()) as Municipality

beforeAll(async () => {
  house = await openDirectoryHouse(now)
  const alfa = await house.zone('ALFA', 'social_services')
  const police = await house.zone('POL', 'police')
  admin = await house.colleague(alfa, ['org_admin'])
  operator = await house.colleague(alfa, ['hotline_operator'])
  other = await house.colleague(police, ['org_admin'])
})
afterAll(() => house.scratch.drop())

describe('who must be there tonight, for a child', () => {
  it('is asked of a municipality found by name or by code', async () => {
    for (const find of ['göteb', '1480', 'Göteborg']) expect(await operator.reads(`/directory?find=${encodeURIComponent(find)}`)).toContain('Göteborg (1480)')
    expect(await operator.reads('/directory?find=Atlantis')).toContain('No municipality matches')
    expect((await operator.visits('/directory/9999')).status).toBe(404)
    expect((await operator.visits('/directory/abcd')).status).toBe(404)
  })

  it('is nobody while nobody is named, and that is red', async () => {
    const found = await municipality(operator)
    expect(found.mustBeThere.filter((each) => each.need === 'required').map((each) => [each.function, each.who])).toEqual([
      ['social_on_call', null],
      ['child_welfare', null],
      ['police_contact', null],
      ['regional_coordinator', null],
      ['health_care', null],
    ])
    expect(found.gaps.map((gap) => gap.why)).toContain('nobody-named')
    expect((await municipality(operator, '/directory/1480?for=adult')).mustBeThere.map((each) => each.function)).not.toContain('child_welfare')
    expect(await operator.reads('/directory/1480')).toContain('Nobody stands in the on-call order')
  })

  it('is the function its zone has described, placed in the order, and put somebody on duty in', async () => {
    const made = await other.fills('/directory/functions/new', fn('police_contact'))
    expect(made.status).toBe(303)
    policeId = idOf(made)
    expect(
      (await other.fills('/directory/1480/place', { function: policeId, place: '1', hours: 'always', valid_from: '2026-11-21', valid_to: '' })).status,
    ).toBe(303)
    const before = (await municipality(operator)).mustBeThere.find((each) => each.function === 'police_contact')
    expect(before?.who).toMatchObject({ functionId: policeId, zoneName: 'Zone POL', onDuty: false })
    const duty = await other.fills(`/directory/functions/${policeId}/duty`, { person: other.id, starts_at: '2026-11-21T18:00', ends_at: '2026-11-23T08:00' })
    expect(duty.status).toBe(303)
    const after = await municipality(operator)
    expect(after.mustBeThere.find((each) => each.function === 'police_contact')?.who).toMatchObject({ onDuty: true })
    expect(after.gaps.find((gap) => gap.kind === 'police_contact')).toMatchObject({ from: '2026-11-23T07:00:00.000Z', why: 'nobody-on-duty' })
  })

  it('never says who: names stay in the zone', async () => {
    const outside = await operator.reads(`/directory/functions/${policeId}`)
    expect(outside).toContain('Somebody is on duty now.')
    expect(outside).not.toContain('Person Number')
    const answer = (await (await operator.asks(`/directory/functions/${policeId}`)).json()) as { rota: object[]; somebodyOnDuty: boolean }
    expect(answer).toMatchObject({ rota: [], somebodyOnDuty: true })
    const inside = await other.reads(`/directory/functions/${policeId}`)
    expect(inside).toContain('Person Number 3')
    const { rows } = await house.asOwner((tx) => sql<{ id: string }>`select id from directory.duty`.execute(tx))
    expect((await operator.visits(`/directory/duty/${rows[0]?.id}`)).status).toBe(404)
    expect((await admin.visits(`/directory/duty/${rows[0]?.id}`)).status).toBe(404)
    for (const path of ['/directory', '/directory/1480', '/directory/1480/list']) expect(await operator.reads(path)).not.toContain('Person Number')
  })

  it('stands on paper without names', async () => {
    const html = await operator.reads('/directory/1480/list')
    expect(html).toContain('Function police_contact')
    expect(html).toContain('112')
  })
})

describe('keeping the directory', () => {
  it('is for administrators and coordinators, in their own zone', async () => {
    for (const path of ['/directory/functions/new', '/directory/1480/place', `/directory/functions/${policeId}/edit`, `/directory/functions/${policeId}/duty`])
      expect((await operator.visits(path)).status).toBe(404)
    for (const path of [`/directory/functions/${policeId}/edit`, `/directory/functions/${policeId}/duty`]) expect((await admin.visits(path)).status).toBe(404)
    const line = (await municipality(operator)).order.find((each) => each.kind === 'police_contact')
    expect(line?.own).toBe(false)
    expect((await admin.visits(`/directory/order/${line?.id}`)).status).toBe(404)
    const hidden = await admin.fills(
      '/directory/1480/place',
      { function: policeId, place: '2', hours: 'always', valid_from: '2026-11-21', valid_to: '' },
      '/directory/functions/new',
    )
    expect(hidden.status).toBe(422)
    expect((await admin.fills(`/directory/functions/${policeId}/edit`, fn('police_contact'), '/directory/functions/new')).status).toBe(404)
  })

  it('refuses numbers and addresses in a name, unknown places, and nobody at all', async () => {
    const tried = async (more: Record<string, string>) => {
      const answer = await admin.fills('/directory/functions/new', fn('social_on_call', more))
      return [answer.status, /field-(\w+)/.exec(await answer.text())?.[1]]
    }
    expect(await tried({ name_sv: 'Ring 031-000 00 00' })).toEqual([422, 'name_sv'])
    expect(await tried({ municipalities: '9999' })).toEqual([422, 'municipalities'])
    expect(await tried({ municipalities: '' })).toEqual([422, 'municipalities'])
    expect(await tried({ kind: 'minister' })).toEqual([422, 'kind'])
  })

  it('shows both wordings when two change the same function', async () => {
    const made = await admin.fills('/directory/functions/new', fn('social_on_call'))
    const id = idOf(made)
    const first = { ...fn('social_on_call', { name_en: 'Night service' }), active: 'yes' }
    expect((await admin.fills(`/directory/functions/${id}/edit`, { ...first })).status).toBe(303)
    const late = await admin.fills(`/directory/functions/${id}/edit`, { ...first, name_en: 'Evening service', _version: '1' })
    expect(late.status).toBe(409)
    const html = await late.text()
    expect(html).toContain('Night service')
    expect(html).toContain('Evening service')
  })

  it('refuses a place that is taken, and a person who is on duty already', async () => {
    const made = idOf(await other.fills('/directory/functions/new', fn('police_contact', { name_sv: 'Andra', name_en: 'Second' })))
    const place = (number: string) =>
      other.fills('/directory/1480/place', { function: made, place: number, hours: 'out_of_hours', valid_from: '2026-11-21', valid_to: '' })
    expect((await place('1')).status).toBe(422)
    expect((await place('2')).status).toBe(303)
    const again = await other.fills(`/directory/functions/${policeId}/duty`, { person: other.id, starts_at: '2026-11-22T10:00', ends_at: '2026-11-22T12:00' })
    expect(again.status).toBe(422)
    expect(
      (await other.fills(`/directory/functions/${policeId}/duty`, { person: operator.id, starts_at: '2026-11-24T10:00', ends_at: '2026-11-24T12:00' })).status,
    ).toBe(422)
    const line = (await municipality(operator)).order.find((each) => each.place === 2)
    expect((await other.fills(`/directory/order/${line?.id}`, { place: '1', hours: 'always', valid_from: '2026-11-21', valid_to: '' })).status).toBe(422)
    expect(
      (await other.fills(`/directory/order/${line?.id}`, { place: '2', hours: 'always', valid_from: '2026-11-21', valid_to: '', remove: 'yes' })).status,
    ).toBe(303)
    expect((await municipality(operator)).order.map((each) => each.place)).toEqual([1])
  })

  it('walls hold without the program: another zone cannot write, whatever it asks', async () => {
    const tried = sql`insert into directory.on_call (municipality_code, kind, place, zone_id, function_id, hours, valid_from) values ('1480', 'police_contact', 9, ${other.zoneId}, ${policeId}, 'always', '2026-11-21')`
    await expect(tried.execute(house.scratch.databases.main)).rejects.toMatchObject({ code: '42501' })
    const { rows } = await sql`select 1 from directory.duty`.execute(house.scratch.databases.main)
    expect(rows).toEqual([])
  })
})

describe('a function that nobody answers for', () => {
  it('comes first in the directory and on My day of those who can mend it, before it matters', async () => {
    const html = await other.reads('/directory')
    expect(html).toContain('Gaps')
    expect(html.indexOf('Nobody is on duty')).toBeLessThan(html.indexOf('Find a municipality'))
    const { rows } = await house.asOwner((tx) => sql<{ now: Date }>`select authz.now() as now`.execute(tx))
    const ask = (who: Colleague, roles: readonly string[]) =>
      house.asOwner((tx) => today({ actor: { personId: who.id, zoneId: who.zoneId, roles, language: 'en' }, now: rows[0]?.now ?? now, tx } as never))
    const [item] = await ask(other, ['org_admin'])
    expect(item).toMatchObject({ count: 1, text: 'function with nobody to answer', href: '/directory#gaps' })
    expect(await ask(other, ['police_contact'])).toEqual([])
  })

  it('follows somebody who is leaving: duties are handed over first', async () => {
    const [left] = await house.asOwner((tx) => dutiesToHandOver({ tx, now, actor: { zoneId: other.zoneId } } as never, other.id))
    expect(left).toMatchObject({ count: 1, href: `/directory/functions/${policeId}`, words: { en: '1 duty to hand over' } })
    expect(await house.asOwner((tx) => dutiesToHandOver({ tx, now } as never, operator.id))).toEqual([])
  })

  it('is recorded when it is looked at', async () => {
    const lines = await house.recorded()
    for (const line of [
      'directory.seen seen',
      'directory.municipality-seen seen',
      'directory.function-described done',
      'directory.order-placed done',
      'directory.duty-set done',
    ])
      expect(lines).toContain(line)
  })

  it('reference data is kept once, however often it is furnished', async () => {
    await house.asOwner(furnish)
    const { rows } = await house.asOwner((tx) =>
      sql<{
        counties: number
        municipalities: number
      }>`select (select count(*)::int from directory.county) as counties, (select count(*)::int from directory.municipality) as municipalities`.execute(tx),
    )
    expect(rows[0]).toEqual({ counties: 21, municipalities: 290 })
  })
})
