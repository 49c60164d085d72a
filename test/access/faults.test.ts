import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AccessFacts } from '#capabilities/cases/domain/access.ts'
import { Rollback } from '#platform/db/enter.ts'
import type { Tx } from '#platform/db/tx.ts'
import { disagreements, ruleFaults, type Case } from '#test/access/compare.ts'
import { openGround, type Ground, type Laid } from '#test/access/ground.ts'
import { putIn } from '#test/access/questions.ts'
import { build, planned, type Break } from '#test/access/worlds.ts'

/** A wall with a hole in it: each is a mistake somebody could make in one line. `hint` is the world to ask first, to save time. */
type Planted = { readonly fault: string; readonly hint: Break; readonly plant: (tx: Tx) => Promise<void> }

/** Writes one line of a view or a function of the walls anew. */
const inWall =
  (name: string, line: RegExp, instead: string) =>
  async (tx: Tx): Promise<void> => {
    const { rows } = await sql<{ body: string }>`
      select pg_get_functiondef(p.oid) as body from pg_proc p where p.pronamespace = 'cases'::regnamespace and p.proname = ${name}
      union all
      select format('create or replace view cases.%I with (security_invoker = true) as %s', c.relname, pg_get_viewdef(c.oid, true))
      from pg_class c where c.relnamespace = 'cases'::regnamespace and c.relname = ${name} and c.relkind = 'v'`.execute(tx)
    const body = rows[0]?.body ?? ''
    const changed = body.replace(line, instead)
    if (changed === body) throw new Error(`nothing in cases.${name} to break: ${line.source}\n${body}`)
    await sql.raw(changed).execute(tx)
  }
const run =
  (statement: string) =>
  async (tx: Tx): Promise<void> =>
    void (await sql.raw(statement).execute(tx))

const planted: readonly Planted[] = [
  { fault: 'a membership never ends', hint: 'membership over now', plant: inWall('asking_member', /and m\.until_at > a\.at/i, '') },
  {
    fault: 'a membership lasts one moment too long',
    hint: 'membership over now',
    plant: inWall('asking_member', /m\.until_at > a\.at/i, 'm.until_at >= a.at'),
  },
  { fault: 'a membership begins at once', hint: 'membership not yet', plant: inWall('asking_member', /and m\.from_at <= a\.at/i, '') },
  { fault: 'who was taken out is still in', hint: 'membership ended', plant: inWall('asking_member', /m\.ended_at is null/i, 'true') },
  { fault: 'a recusal is not heeded', hint: 'recused', plant: inWall('asking_member', /r\.ended_at is null/i, 'false') },
  { fault: 'level two asks no second person', hint: 'no second person', plant: inWall('asking_member', /c\.protection_level < 2/i, 'true') },
  {
    fault: 'the time to wait for a second person does not end',
    hint: 'waiting, time over now',
    plant: inWall('asking_member', /m\.grace_until > a\.at/i, 'm.grace_until is not null'),
  },
  {
    fault: 'where she is asks no second person',
    hint: 'no second person',
    plant: inWall('asking_member', /array_remove\(m\.classes, 'C3'(::text)?\)/i, 'm.classes'),
  },
  { fault: 'what was shredded is still there', hint: 'case shredded', plant: inWall('asking_member', /c\.shredded_at is null/i, 'true') },
  { fault: 'a unit that closed is open', hint: 'own part closed', plant: inWall('asking_member', /u\.closed_at is null/i, 'true') },
  { fault: 'a zone that closed is open', hint: 'own zone closed', plant: inWall('asking_reader', /and z\.active/i, '') },
  { fault: 'who left the work is still there', hint: 'person gone', plant: inWall('asking_reader', /and p\.active/i, '') },
  { fault: 'somebody is in through another zone’s unit', hint: 'in another zone’s unit', plant: inWall('asking_member', /and m\.zone_id = a\.zone_id/i, '') },
  { fault: 'the ceiling of the role is forgotten', hint: 'role of an administrator', plant: inWall('my_walls', /where k = any \(ceiling\)/i, 'where true') },
  { fault: 'a gift never ends', hint: 'gift over now', plant: inWall('my_walls', /and d\.until_at > a\.at/i, '') },
  { fault: 'a gift begins at once', hint: 'gift not yet', plant: inWall('my_walls', /and d\.from_at <= a\.at/i, '') },
  { fault: 'a gift is for everybody of the zone', hint: 'gift to somebody else', plant: inWall('my_walls', /and a\.person_id = any \(d\.named\)/i, '') },
  { fault: 'a gift is for every zone', hint: 'gift to another zone', plant: inWall('my_walls', /on d\.to_zone = a\.zone_id and/i, 'on') },
  { fault: 'a gift that was taken back holds', hint: 'gift revoked', plant: inWall('my_walls', /and d\.state = 'running'/i, '') },
  { fault: 'a gift that was taken back a moment ago holds', hint: 'gift revoked, state behind', plant: inWall('my_walls', /and d\.revoked_at is null/i, '') },
  {
    fault: 'a copy that was sent opens what was copied',
    hint: 'gift of a copy',
    plant: inWall('my_walls', /d\.mode = 'running' and d\.state = 'running'/i, `d.state in ('running', 'sent')`),
  },
  { fault: 'a gift opens a class she does not hold', hint: 'class not given', plant: inWall('my_walls', /and k = any \(m\.classes\)/i, '') },
  { fault: 'a zone that closed still gives', hint: 'their zone closed', plant: inWall('my_walls', /and z\.active/i, '') },
  { fault: 'the glass stays broken', hint: 'glass over now', plant: inWall('asking_glass', /and g\.until_at > a\.at/i, '') },
  { fault: 'the glass breaks at level two', hint: 'level two', plant: inWall('asking_glass', /c\.protection_level < 2/i, 'true') },
  { fault: 'the glass breaks for who is recused', hint: 'recused', plant: inWall('asking_glass', /r\.ended_at is null/i, 'false') },
  { fault: 'the glass breaks in another zone', hint: 'glass in another zone', plant: inWall('asking_glass', /and g\.zone_id = a\.zone_id/i, '') },
  {
    fault: 'two classes changed places',
    hint: 'class not given',
    plant: inWall('my_walls', /m\.unit_id::text \|\| '\/' \|\| k/i, `m.unit_id::text || '/' || translate(k, '14', '41')`),
  },
  { fault: 'or true', hint: 'membership ended', plant: run(`alter policy see on cases.record using (wall = any (array(select cases.my_walls())) or true)`) },
  { fault: 'the words have no wall', hint: 'class not given', plant: run(`alter policy see on cases.record_text using (true)`) },
  { fault: 'nobody looks at what is written in', hint: 'class not to write', plant: run(`alter policy make on cases.record with check (true)`) },
  {
    fault: 'any member changes the team',
    hint: 'only a member',
    plant: run(`alter policy change on cases.member using (case_id = any (array(select cases.my_case_ids()))) with check (true)`),
  },
  {
    fault: 'every zone sees who is recused',
    hint: 'a colleague recused',
    plant: run(`alter policy see on cases.recusal using (case_id = any (array(select cases.my_case_ids())))`),
  },
  {
    fault: 'anybody breaks the glass',
    hint: 'duty key given back',
    plant: run(`alter policy make on cases.glass with check (person_id = (select authz.me()))`),
  },
  { fault: 'a role that reads no card is enough', hint: 'role of an administrator', plant: inWall('asking_reader', /k\.class = 'C0'(::text)? and /i, '') },
  {
    fault: 'broken glass is enough to change what others wrote',
    hint: 'glass ended',
    plant: run(
      `alter policy make on cases.record_text with check (wall = any (array(select cases.my_write_walls())) or wall = any (array(select cases.my_reason_walls())))`,
    ),
  },
  {
    fault: 'whoever leads a case changes its codes when it is closed',
    hint: 'case closed',
    plant: inWall('guard_card', /if unled or old\.id = any \(array\(select cases\.my_open_case_ids\(\)\)\)/i, 'if true'),
  },
  { fault: 'a search finds what is at level two', hint: 'level two', plant: inWall('findable', /c\.protection_level < 2/i, 'true') },
  { fault: 'a search finds from whom she is kept', hint: 'recused', plant: inWall('findable', /r\.ended_at is null/i, 'false') },
  { fault: 'a task stays with who is kept from the case', hint: 'recused', plant: inWall('my_task_ids', /r\.ended_at is null/i, 'false') },
  { fault: 'row security is off for one table', hint: 'recused', plant: run(`alter table cases.card disable row level security`) },
]

let ground: Ground
let cases: readonly Case[]
beforeAll(async () => {
  ground = await openGround()
  const plans = planned(150)
  const laid = await ground.lay(plans.map(build))
  cases = plans.map((plan, place) => ({ plan, laid: laid[place] as Laid }))
})
afterAll(() => ground.close())

/** How many worlds were asked before the fault showed; all of them when it did not. */
async function findIn(some: readonly Case[], plant: (tx: Tx) => Promise<void>): Promise<string | null> {
  try {
    await ground.admin.transaction().execute(async (tx) => {
      await plant(tx)
      // As the program's login is set (platform/db/roles.ts), and never longer than a test.
      await sql`set local jit = off`.execute(tx)
      await sql`set local statement_timeout = '20s'`.execute(tx)
      await sql`set local role lilja_app`.execute(tx)
      // The world that was named first, then many at a time.
      for (let start = 0; start < some.length; start += start === 0 ? 1 : 6) {
        const [found] = await disagreements((asked, at) => putIn(tx, asked, at), some.slice(start, start === 0 ? 1 : start + 6), 0, false)
        if (found) throw new Rollback(found)
      }
      throw new Rollback(null)
    })
  } catch (fault) {
    if (fault instanceof Rollback) return fault.value as string | null
    throw fault
  }
  return null
}

describe('a fault that is planted in the walls', () => {
  it('is none, and nothing is found, when nothing is planted', async () => {
    expect(await findIn(cases.slice(0, 12), async () => undefined)).toBeNull()
  })
  it.each(planted)('is found: $fault', async ({ hint, plant }) => {
    const first = (one: Case): number => (one.plan.breaks.includes(hint) ? 0 : 1)
    expect(
      await findIn(
        [...cases].sort((one, other) => first(one) - first(other)),
        plant,
      ),
    ).not.toBeNull()
  })
})

const blind: readonly { readonly fault: string; readonly see: (facts: AccessFacts) => AccessFacts }[] = [
  { fault: 'recusals', see: (facts) => ({ ...facts, recused: [] }) },
  { fault: 'that time passes', see: (facts) => ({ ...facts, now: new Date(facts.now.getTime() - 60_000) }) },
  { fault: 'that the person is gone', see: (facts) => ({ ...facts, me: { ...facts.me, active: true } }) },
  { fault: 'level two', see: (facts) => ({ ...facts, case: { ...facts.case, level: 1 } }) },
  { fault: 'that the case is closed', see: (facts) => ({ ...facts, case: { ...facts.case, closed: false } }) },
  { fault: 'that it is shredded', see: (facts) => ({ ...facts, case: { ...facts.case, shredded: false } }) },
  { fault: 'that units close', see: (facts) => ({ ...facts, units: facts.units.map((unit) => ({ ...unit, closed: false })) }) },
  { fault: 'that zones close', see: (facts) => ({ ...facts, units: facts.units.map((unit) => ({ ...unit, zoneActive: true })) }) },
  { fault: 'who a gift names', see: (facts) => ({ ...facts, disclosures: facts.disclosures.map((one) => ({ ...one, named: [facts.me.personId] })) }) },
  {
    fault: 'which zone a gift is for',
    see: (facts) => ({ ...facts, disclosures: facts.disclosures.map((one) => ({ ...one, toZone: facts.me.zoneId, named: [facts.me.personId] })) }),
  },
  { fault: 'whether a gift still runs', see: (facts) => ({ ...facts, disclosures: facts.disclosures.map((one) => ({ ...one, running: true })) }) },
  {
    fault: 'whose membership it is',
    see: (facts) => ({ ...facts, members: facts.members.map((one) => ({ ...one, personId: facts.me.personId, zoneId: facts.me.zoneId })) }),
  },
  { fault: 'whose glass it is', see: (facts) => ({ ...facts, glass: facts.glass.map((one) => ({ ...one, personId: facts.me.personId })) }) },
  {
    fault: 'the ceiling',
    see: (facts) => ({ ...facts, me: { ...facts.me, reads: new Set(['C0', 'C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'C8', 'C9', 'C10']) } }),
  },
  { fault: 'where she is', see: (facts) => ({ ...facts, members: facts.members.map((one) => ({ ...one, byOpening: true })) }) },
]

describe('a rule of the program that does not look at', () => {
  it.each(blind)('$fault is found', ({ see }) => {
    const wrong = cases.flatMap(({ laid }) =>
      laid.world.people.filter((one) => one.session !== 'none').flatMap((one) => ruleFaults(laid.world, one.name, 0, see)),
    )
    expect(wrong.length).toBeGreaterThan(0)
  })
})
