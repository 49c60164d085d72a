import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { casePaths, inviteZone, openCase, openUnitByInvitation, writeRecord } from '#capabilities/cases/contract.ts'
import { invitationWords } from '#capabilities/cases/domain/pseudonym.ts'
import { hoursAfter } from '#kernel/time.ts'
import { beginning, instant } from '#test/access/ground.ts'
import { steps, type Stage } from '#test/access/machine.ts'
import { casesListed, judge, type World } from '#test/access/specification.ts'
import { isLong, seed } from '#test/access/worlds.ts'
import { openCasesHouse, type CasesHouse, type Person } from '#test/stories/cases-house.ts'

const must = <Value>(result: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: unknown }): Value => {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value
}
let house: CasesHouse
let people: Readonly<Record<'lead' | 'worker' | 'head' | 'shelter' | 'police', Person>>
beforeAll(async () => {
  house = await openCasesHouse(beginning)
  const [alfa, elsa, pols] = [await house.zone('ALFA', 'social_services'), await house.zone('ELSA', 'shelter'), await house.zone('POLS', 'police')]
  people = {
    lead: await house.person(alfa, ['case_worker']),
    worker: await house.person(alfa, ['case_worker']),
    head: await house.person(alfa, ['case_worker'], { head: true }),
    shelter: await house.person(elsa, ['shelter_staff']),
    police: await house.person(pols, ['police_contact']),
  }
  for (const zone of [alfa, elsa, pols]) await house.keysFor(zone)
})
afterAll(() => house.close())

/** A case of three zones, opened through the program; the world begins as it lies in the database then, and goes on by the table alone. */
async function openStage(): Promise<Stage> {
  await house.scratch.setClock(beginning)
  const { lead, worker, head, shelter, police } = people
  const { caseId } = must(await lead.works(null, (visit) => openCase(visit, { child: 'no', urgent: false })))
  for (const other of [shelter, police]) {
    const asked = must(await lead.works(caseId, (visit) => inviteZone(visit, caseId, other.zoneId, invitationWords[1] ?? '', hoursAfter(visit.now, 2))))
    must(await other.works(null, (visit) => openUnitByInvitation(visit, asked)))
  }
  for (const [who, cls, kind] of [
    [lead, 'C1', 'identity'],
    [lead, 'C4', 'note'],
    [lead, 'C10', 'threat_note'],
    [shelter, 'C3', 'location'],
  ] as const)
    must(await who.works(caseId, (visit) => writeRecord(visit, { caseId, class: cls, kind, text: 'Kanarieord' })))
  const admin = await house.scratch.admin('main')
  // Everybody comes on duty: passphrase and code hold for five minutes of real time, and all walks together take longer.
  await sql`update authz.session set strong_at = now(), seen_at = now() where ended_at is null`.execute(admin)
  const rows = async <Row>(query: ReturnType<typeof sql<Row>>): Promise<Row[]> => (await query.execute(admin)).rows
  const units = await rows(sql<{ name: string; zone: string }>`select id as name, zone_id as zone from cases.unit where case_id = ${caseId}`)
  const members = await rows(sql<
    World['members'][number]
  >`select id as name, person_id as person, unit_id as unit, classes, writes, position, by_opening as opener, second_by is not null as second,
    null as grace, -1 as "from", 8760 as until, false as ended from cases.member where case_id = ${caseId}`)
  const records = await rows(sql<World['records'][number]>`select id as name, unit_id as unit, class from cases.record where case_id = ${caseId}`)
  const roles = { lead: 'case_worker', worker: 'case_worker', head: 'case_worker', shelter: 'shelter_staff', police: 'police_contact' }
  const unitOf = (person: Person): string => units.find((unit) => unit.zone === person.zoneId)?.name ?? ''
  const world: World = {
    zones: units.map((unit) => ({ name: unit.zone, active: true })),
    people: Object.entries(people).map(([who, { id, zoneId }]) => ({
      name: id,
      zone: zoneId,
      roles: [{ role: roles[who as 'lead'], until: null }],
      active: true,
      session: 'open',
      strong: true,
      duty: true,
    })),
    cases: [{ name: caseId, level: 1, closed: false, shredded: false, leadUnit: unitOf(lead) }],
    units: units.map((unit) => ({ ...unit, case: caseId, closed: false })),
    records,
    members,
    recusals: [],
    glass: [],
    disclosures: [],
    tasks: [],
    consents: [],
  }
  return { world, at: 0, caseId, unit: unitOf(lead), policeUnit: unitOf(police), lead, worker, head, police }
}

/** What anybody is told through the doors, beside what the table says. */
async function compare({ world, at, caseId }: Stage): Promise<void> {
  const verdicts: Readonly<Record<number, string>> = { 200: 'yes', 403: 'step-up', 404: 'no' }
  for (const [who, person] of Object.entries(people)) {
    const said = [`${who} opens ${verdicts[(await person.asks(casePaths.one(caseId))).status]}`]
    const should = [`${who} opens ${judge(world, person.id, { deed: 'open', case: caseId }, at)}`]
    for (const { name, class: cls } of world.records) {
      said.push(`${who} reads ${cls} ${verdicts[(await person.asks(casePaths.record(caseId, name))).status]}`)
      should.push(`${who} reads ${cls} ${judge(world, person.id, { deed: 'read', record: name }, at)}`)
    }
    const list = `${await (await person.asks(casePaths.list)).text()} ${await (await person.asks(`${casePaths.list}?closed=yes`)).text()}`
    said.push(`${who} lists ${list.includes(caseId)}`)
    should.push(`${who} lists ${casesListed(world, person.id, at).includes(caseId)}`)
    expect(said).toEqual(should)
  }
}

/** Takes the steps one after the other and compares after each. @returns what was done, refused steps left out */
async function walkThrough(stage: Stage, walk: readonly string[]): Promise<readonly string[]> {
  await compare(stage)
  const happened: string[] = []
  for (const name of walk) {
    stage.at += 1 / 60
    await house.scratch.setClock(instant(stage.at))
    const was = await steps[name]?.(stage)
    if (was) happened.push(name)
    stage.at += 1 / 60
    await house.scratch.setClock(instant(stage.at))
    await compare(stage).catch((fault: unknown) => {
      throw new Error(`after ${was ? '' : 'refused: '}${name} (${happened.join(', ')})`, { cause: fault })
    })
  }
  return happened
}

const names = Object.keys(steps)
const runs = isLong ? 12 : 1
/** Every step but one where it can be done: a walk on which nearly everything is refused shows nothing. The level comes late, since one alone cannot lower it. */
const orderly = [
  'head breaks the glass',
  'twenty minutes pass',
  'worker is given notes',
  'worker is recused',
  'the recusal is lifted',
  'worker is taken out',
  'worker is given notes and threats',
  'threats are disclosed to the police',
  'head is given the name',
  'the disclosure is revoked',
  'a day passes',
  'the case is closed',
  'the case is opened again',
]
/** After that, in any order. */
const walks = fc
  .tuple(
    fc.shuffledSubarray(
      [...names, ...names, ...names].filter((name) => name !== 'the level is raised'),
      { minLength: isLong ? 30 : 20 },
    ),
    fc.shuffledSubarray(names, { minLength: isLong ? 12 : 5, maxLength: 14 }),
  )
  .map(([first, second]) => [...orderly, ...first.slice(0, isLong ? 39 : 20), 'the level is raised', ...second.slice(0, isLong ? 14 : 5)])

describe(`a case at work, through the doors (seed ${seed})`, () => {
  it.each(fc.sample(walks, { numRuns: runs, seed }).map((walk, number) => ({ number: number + 1, walk })))(
    'is what the table says after each step, walk $number',
    { timeout: 280_000 },
    async ({ walk }) => {
      const happened = await walkThrough(await openStage(), walk)
      expect(happened.slice(0, orderly.length)).toEqual(orderly)
    },
  )
})

/** What a deed leaves in the database is not what it said: walls and rules both believe it, and only the table knows better. */
const planted = [
  { fault: 'a recusal that is lifted at once', table: 'recusal', change: 'new.ended_at := authz.now()', walk: ['worker is given notes', 'worker is recused'] },
  {
    fault: 'glass that stays broken for longer than was said',
    table: 'glass',
    change: `new.until_at := new.from_at + interval '60 minutes'`,
    walk: ['head breaks the glass', 'twenty minutes pass', 'twenty minutes pass'],
  },
  {
    fault: 'a membership that lasts a week longer',
    table: 'member',
    change: `new.until_at := new.until_at + interval '7 days'`,
    walk: ['worker is given notes', 'a day passes', 'a day passes', 'a day passes'],
  },
] as const
describe('a fault that is planted under doors and walls', () => {
  it.each(planted)('is found: $fault', { timeout: 120_000 }, async ({ table, change, walk }) => {
    const sound = await openStage()
    expect(await walkThrough(sound, walk)).toEqual(walk)
    const admin = await house.scratch.admin('main')
    const stage = await openStage()
    await sql
      .raw(`create function cases.planted() returns trigger language plpgsql as $$ begin ${change}; return new; end $$;
        create trigger planted before insert on cases.${table} for each row execute function cases.planted()`)
      .execute(admin)
    try {
      await expect(walkThrough(stage, walk)).rejects.toThrow(/^after /)
    } finally {
      await sql.raw('drop function cases.planted() cascade').execute(admin)
    }
  })
})
