import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoMunicipalities, fillDirectory } from '#capabilities/directory/demo.ts'
import { demoId, demoPeople, demoPerson, demoZone, demoZones } from '#capabilities/people/demo.ts'
import { openDirectoryHouse, type Colleague, type DirectoryHouse } from '#test/stories/directory-house.ts'

const now = new Date('2026-11-21T22:15:00Z')
let house: DirectoryHouse
let visitor: Colleague
type Answer = { mustBeThere: { function: string; need: string; who: { onDuty: boolean } | null }[]; gaps: { kind: string; why: string }[] }
const municipality = async (code: string): Promise<Answer> => (await (await visitor.asks(`/directory/${code}`)).json()) as Answer

beforeAll(async () => {
  house = await openDirectoryHouse(now)
  await house.asOwner(async (tx) => {
    for (const { id, name, code, kind } of demoZones)
      await sql`insert into people.zone (id, name, code, kind, secrecy_rule) values (${id}, ${name}, ${code}, ${kind}, 'osl-26-1')`.execute(tx)
    for (const { id, zone, login, name, staffCode } of demoPeople)
      await sql`insert into people.person (id, zone_id, zone_code, login, name, staff_code) values (${id}, ${demoZone(zone).id}, ${zone}, ${login}, ${name}, ${staffCode})`.execute(
        tx,
      )
    await fillDirectory(tx, { now, zone: (code) => demoZone(code).id, person: (login) => demoPerson(login).id, id: demoId })
  })
  visitor = await house.colleague(demoZone('ALFA').id, ['hotline_operator'])
})
afterAll(() => house.scratch.drop())

describe('the demo world tonight', () => {
  it('has a municipality where everybody who must be there answers, all week', async () => {
    const answer = await municipality(demoMunicipalities.full)
    expect(answer.gaps).toEqual([])
    expect(answer.mustBeThere.filter((each) => each.need === 'required').every((each) => each.who?.onDuty)).toBe(true)
  })

  it('has a municipality with gaps, one of them not here yet', async () => {
    const answer = await municipality(demoMunicipalities.gap)
    expect(answer.mustBeThere.filter((each) => each.need === 'required' && !each.who?.onDuty).map((each) => each.function)).toEqual([
      'police_contact',
      'health_care',
    ])
    expect(answer.gaps.map((gap) => `${gap.kind} ${gap.why}`)).toContain('social_on_call nobody-on-duty')
  })

  it('says of whose functions the first page speaks: a coordinator sees every gap, others those of their own kinds', async () => {
    const admin = await house.colleague(demoZone('BETA').id, ['org_admin'])
    const coordinator = await house.colleague(demoZone('STHM').id, ['regional_coordinator'])
    type First = { ofEveryFunction: boolean; gaps: { kind: string; municipality: { code: string } }[] }
    const first = async (who: Colleague): Promise<First> => (await (await who.asks('/directory')).json()) as First
    const kinds = (answer: First) => answer.gaps.filter((gap) => gap.municipality.code === demoMunicipalities.gap).map((gap) => gap.kind)
    const [own, every] = [await first(admin), await first(coordinator)]
    expect([own.ofEveryFunction, kinds(own)]).toEqual([false, ['social_on_call']])
    expect(every.ofEveryFunction).toBe(true)
    expect(kinds(every)).toEqual(expect.arrayContaining(['police_contact', 'health_care', 'social_on_call']))
    expect(await admin.reads('/directory')).toContain('Only the kinds of functions that your unit answers for')
    expect(await coordinator.reads('/directory')).not.toContain('Only the kinds of functions')
  })

  it('tells nobody who works there', async () => {
    for (const path of [
      '/directory',
      '/directory/2480',
      '/directory/0188',
      '/directory/0188/list',
      `/directory/functions/${demoId('function', 'Boende A17, intag')}`,
    ]) {
      const html = await visitor.reads(path)
      for (const { name } of demoPeople) expect(html).not.toContain(name)
    }
  })
})
