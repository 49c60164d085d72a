import fc from 'fast-check'
import { sql, type Transaction } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ceilingOf, type Role } from '#capabilities/people/contract.ts'
import type { AccessFacts, DisclosureFact, GlassFact, MemberFact, UnitFact } from '#capabilities/cases/domain/access.ts'
import { maySeeCard, mayRead } from '#capabilities/cases/domain/may-read.ts'
import { mayWrite } from '#capabilities/cases/domain/may-write.ts'
import { hoursAfter } from '#kernel/time.ts'
import type { NoTables } from '#platform/db/tx.ts'
import { newPair } from '#platform/sealing/pair.ts'
import { ctxHash, dbToken, newToken, sessionBlob, tokenHash } from '#platform/sealing/session-keys.ts'
import { openCasesHouse, type CasesHouse } from '#test/stories/cases-house.ts'

/** The decision table in TypeScript and the walls of the database must say the same, for every world. */
const classes = ['C1', 'C3', 'C4', 'C10'] as const
const roles: readonly Role[] = ['case_worker', 'placing_handler', 'shelter_staff', 'police_contact', 'regional_coordinator', 'statistician']

type User = { readonly id: string; readonly zone: number; readonly role: Role; readonly ctx: string }
const caseId = crypto.randomUUID()
const unitIds = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()]

// Hours from now; 0 is this very moment.
const starts = fc.constantFrom(-48, -48, -48, -1, 0, 1)
const ends = fc.constantFrom(48, 48, 48, 1, 0, -1)
const mostly = fc.constantFrom(true, true, true, true, false)
const rarely = fc.constantFrom(false, false, false, false, true)
const someClasses = fc.subarray([...classes], { minLength: 1 })

const worldOf = (users: number) =>
  fc.record({
    level: fc.constantFrom(0, 1, 1, 2),
    closed: rarely,
    shredded: fc.constantFrom(...Array<boolean>(9).fill(false), true),
    zonesActive: fc.tuple(mostly, mostly, mostly),
    unitsOpen: fc.tuple(mostly, mostly, mostly),
    peopleActive: fc.array(mostly, { minLength: users, maxLength: users }),
    members: fc.array(
      fc.record({
        user: fc.nat(users - 1),
        classes: someClasses,
        writes: someClasses,
        byOpening: fc.boolean(),
        from: starts,
        until: ends,
        second: fc.boolean(),
        grace: fc.option(ends),
        ended: rarely,
      }),
      { minLength: 1, maxLength: 5 },
    ),
    recused: fc.array(fc.record({ user: fc.nat(users - 1), lifted: fc.boolean() }), { maxLength: 1 }),
    glass: fc.array(
      fc.record({
        user: fc.nat(users - 1),
        unit: fc.nat(2),
        classes: someClasses,
        from: fc.constantFrom(-0.5, 0, 0.25),
        until: fc.constantFrom(0.5, 0, -0.25),
        ended: rarely,
      }),
      { maxLength: 2 },
    ),
    disclosures: fc.array(
      fc.record({
        from: fc.nat(2),
        to: fc.nat(2),
        named: fc.subarray(
          Array.from({ length: users }, (_, index) => index),
          { minLength: 1 },
        ),
        classes: someClasses,
        since: starts,
        until: ends,
        state: fc.constantFrom('running', 'running', 'running', 'revoked', 'approved'),
        mode: fc.constantFrom('running', 'running', 'snapshot'),
      }),
      { maxLength: 2 },
    ),
  })
type World = ReturnType<typeof worldOf> extends fc.Arbitrary<infer W> ? W : never

let house: CasesHouse
let zones: string[]
let users: User[]

beforeAll(async () => {
  house = await openCasesHouse(new Date('2026-11-21T22:15:00Z'))
  zones = [await house.zone('ALFA', 'social_services'), await house.zone('ELSA', 'shelter'), await house.zone('POLS', 'police')]
  users = []
  const admin = await house.scratch.admin('main')
  for (const [index, role] of roles.entries()) {
    const zone = index % 3
    const person = await house.person(zones[zone] ?? '', [role])
    const pair = newPair()
    const token = newToken()
    await sql`select authz.open_session(${tokenHash(token)}, ${ctxHash(dbToken(token))}, ${person.id}, ${zones[zone]}, ${[role]}, 'sv', ${pair.publicKey}, ${sessionBlob(token, pair.privateKey)}, 'cookie')`.execute(
      admin,
    )
    users.push({ id: person.id, zone, role, ctx: dbToken(token) })
  }
})
afterAll(() => house.close())

type Tx = Transaction<NoTables>
const hours = (n: number) => sql`authz.now() + make_interval(secs => ${n * 3600})`
const userOf = (index: number): User => users[index] ?? (users[0] as User)
/** At most one membership per person, as the table demands; an end after its beginning. */
const membersOf = (world: World) =>
  world.members.filter(
    (member, place) => member.from < member.until && world.members.findIndex((one) => one.user === member.user && one.from < one.until) === place,
  )
const glassOf = (world: World) => world.glass.filter((grant) => grant.from < grant.until)
const disclosuresOf = (world: World) => world.disclosures.filter((one) => one.since < one.until && one.from !== one.to)

async function lay(tx: Tx, world: World): Promise<void> {
  await sql`set local session_replication_role = replica`.execute(tx)
  const [first] = users
  await sql`insert into cases.card (id, pseudonym, protection_level, identification, phase, legal, residence, track, child, urgent, lead_unit_id, opened_by, closed_at, shredded_at)
    values (${caseId}, 'Ek Ugla 100', ${world.level}, 'signal', 'acute', 'none', 'unknown', 'unclear', 'no', false, ${unitIds[0]}, ${first?.id},
      case when ${world.closed} then authz.now() end, case when ${world.shredded} then authz.now() end)`.execute(tx)
  for (const [index, unit] of unitIds.entries()) {
    await sql`update people.zone set active = ${world.zonesActive[index]} where id = ${zones[index]}`.execute(tx)
    await sql`insert into cases.unit (id, case_id, zone_id, opened_by, closed_at) values (${unit}, ${caseId}, ${zones[index]}, ${first?.id}, case when ${!world.unitsOpen[index]} then authz.now() end)`.execute(
      tx,
    )
    for (const cls of classes)
      await sql`insert into cases.record (case_id, unit_id, zone_id, class, kind, author) values (${caseId}, ${unit}, ${zones[index]}, ${cls}, 'note', ${first?.id})`.execute(
        tx,
      )
  }
  for (const [index, user] of users.entries()) await sql`update people.person set active = ${world.peopleActive[index]} where id = ${user.id}`.execute(tx)
  for (const member of membersOf(world)) {
    const user = userOf(member.user)
    const other = userOf(member.user + 1)
    await sql`insert into cases.member (case_id, unit_id, zone_id, person_id, classes, writes, position, by_opening, from_at, until_at, approved_by, second_by, grace_until, ended_at)
      values (${caseId}, ${unitIds[user.zone]}, ${zones[user.zone]}, ${user.id}, ${['C0', ...member.classes]}::text[], ${['C0', ...member.writes]}::text[], 'member', ${member.byOpening}, ${hours(member.from)}, ${hours(member.until)},
        ${user.id}, ${member.second ? other.id : null}, ${member.grace === null ? null : hours(member.grace)}, case when ${member.ended} then authz.now() end)`.execute(
      tx,
    )
  }
  for (const one of world.recused) {
    const user = userOf(one.user)
    await sql`insert into cases.recusal (case_id, person_id, zone_id, reason, made_by, ended_at) values (${caseId}, ${user.id}, ${zones[user.zone]}, 'conflict', ${user.id}, case when ${one.lifted} then authz.now() end)`.execute(
      tx,
    )
  }
  for (const grant of glassOf(world)) {
    await sql`insert into cases.glass (case_id, unit_id, zone_id, person_id, classes, reason, from_at, until_at, ended_at)
      values (${caseId}, ${unitIds[grant.unit]}, ${zones[grant.unit]}, ${userOf(grant.user).id}, ${grant.classes}::text[], 'other_urgent', ${hours(grant.from)}, ${hours(grant.until)}, case when ${grant.ended} then authz.now() end)`.execute(
      tx,
    )
  }
  for (const one of disclosuresOf(world)) {
    await sql`insert into cases.disclosure (case_id, from_unit, from_zone, to_zone, to_unit, named, mode, classes, purpose, ground, from_at, until_at, state, decided_by)
      values (${caseId}, ${unitIds[one.from]}, ${zones[one.from]}, ${zones[one.to]}, ${unitIds[one.to]}, ${one.named.map((index) => userOf(index).id)}::uuid[], ${one.mode}, ${one.classes}::text[], 'plan_support', 'necessity',
        ${hours(one.since)}, ${hours(one.until)}, ${one.state}, ${userOf(0).id})`.execute(tx)
  }
  await sql`set local session_replication_role = origin`.execute(tx)
}

const now = new Date('2026-11-21T22:15:00Z')
function factsFor(world: World, index: number): AccessFacts {
  const user = userOf(index)
  const ceiling = ceilingOf([user.role])
  const at = (n: number): Date => hoursAfter(now, n)
  return {
    now,
    me: {
      personId: user.id,
      zoneId: zones[user.zone] ?? '',
      active: (world.peopleActive[index] ?? false) && (world.zonesActive[user.zone] ?? false),
      reads: ceiling.reads,
      writes: ceiling.writes,
      forms: ceiling.mayForm,
    },
    case: { level: world.level as 0 | 1 | 2, closed: world.closed, shredded: world.shredded, leadUnitId: unitIds[0] ?? null },
    units: unitIds.map((id, place): UnitFact => ({
      id,
      zoneId: zones[place] ?? '',
      closed: !world.unitsOpen[place],
      zoneActive: world.zonesActive[place] ?? false,
    })),
    members: membersOf(world).map((member): MemberFact => {
      const who = userOf(member.user)
      return {
        personId: who.id,
        unitId: unitIds[who.zone] ?? '',
        zoneId: zones[who.zone] ?? '',
        classes: ['C0', ...member.classes],
        writes: ['C0', ...member.writes],
        position: 'member',
        byOpening: member.byOpening,
        from: at(member.from),
        until: at(member.until),
        second: member.second,
        graceUntil: member.grace === null ? null : at(member.grace),
        ended: member.ended,
      }
    }),
    recused: world.recused.filter((one) => !one.lifted).map((one) => userOf(one.user).id),
    glass: glassOf(world).map((grant): GlassFact => ({
      personId: userOf(grant.user).id,
      unitId: unitIds[grant.unit] ?? '',
      zoneId: zones[grant.unit] ?? '',
      classes: grant.classes,
      from: at(grant.from),
      until: at(grant.until),
      ended: grant.ended,
    })),
    disclosures: disclosuresOf(world)
      .filter((one) => one.mode === 'running')
      .map((one): DisclosureFact => ({
        fromUnit: unitIds[one.from] ?? '',
        toZone: zones[one.to] ?? '',
        named: one.named.map((who) => userOf(who).id),
        classes: one.classes,
        from: at(one.since),
        until: at(one.until),
        running: one.state === 'running',
      })),
  }
}

type Seen = { readonly card: boolean; readonly reads: readonly string[]; readonly writes: readonly string[] }
async function seenBy(tx: Tx, user: User): Promise<Seen> {
  await sql`select set_config('app.ctx', ${user.ctx}, true), set_config('app.scope', ${caseId}, true)`.execute(tx)
  await sql`set local role lilja_app`.execute(tx)
  const card = await sql`select id from cases.card`.execute(tx)
  const reads = await sql<{ wall: string }>`select wall from cases.record order by wall`.execute(tx)
  const writes = await sql<{
    wall: string
  }>`select distinct w as wall from (select cases.my_write_walls() union select cases.my_reason_walls()) walls (w) where w not like '%/C0' order by w`.execute(
    tx,
  )
  await sql`reset role`.execute(tx)
  return { card: card.rows.length > 0, reads: reads.rows.map((row) => row.wall), writes: writes.rows.map((row) => row.wall) }
}

function toldBy(world: World, index: number): Seen {
  const facts = factsFor(world, index)
  const walls = unitIds.flatMap((unitId) => classes.map((cls) => ({ unitId, class: cls, wall: `${unitId}/${cls}` })))
  const user = userOf(index)
  const glassed = glassOf(world).filter(
    (grant) => !grant.ended && grant.from <= 0 && grant.until > 0 && userOf(grant.user).id === user.id && grant.unit === user.zone,
  )
  const own = unitIds[user.zone]
  const reason = maySeeCard({ ...facts, members: [] }) && glassed.length > 0 ? [`${own}/C10`] : []
  return {
    card: maySeeCard(facts),
    reads: walls
      .filter((one) => mayRead(facts, one))
      .map((one) => one.wall)
      .toSorted(),
    writes: [...new Set([...walls.filter((one) => one.unitId === own && mayWrite(facts, one.class) !== 'none').map((one) => one.wall), ...reason])].toSorted(),
  }
}

it('says the same as the decision table, for everybody in every world', async () => {
  const admin = await house.scratch.admin('main')
  let allowed = 0
  await fc.assert(
    fc.asyncProperty(worldOf(roles.length), async (world) => {
      const undone = new Error('undone')
      await admin
        .transaction()
        .execute(async (tx) => {
          await lay(tx, world)
          for (const [index, user] of users.entries()) {
            const seen = await seenBy(tx, user)
            expect({ who: index, ...seen }).toEqual({ who: index, ...toldBy(world, index) })
            allowed += seen.reads.length
          }
          throw undone
        })
        .catch((error: unknown) => {
          if (error !== undone) throw error
        })
    }),
    { numRuns: 100 },
  )
  expect(allowed).toBeGreaterThan(15)
})
