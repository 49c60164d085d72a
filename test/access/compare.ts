import { glassOf, type AccessFacts } from '#capabilities/cases/domain/access.ts'
import { mayAct } from '#capabilities/cases/domain/may-act.ts'
import { maySeeCard, mayRead } from '#capabilities/cases/domain/may-read.ts'
import { mayWrite } from '#capabilities/cases/domain/may-write.ts'
import { ceilingOf } from '#capabilities/people/domain/roles.ts'
import { isRight, trialsFor, type Trial } from '#test/access/attempts.ts'
import { instant, type Laid } from '#test/access/ground.ts'
import { askWalls, type Putter, type Question, type Told } from '#test/access/questions.ts'
import { casesFound, casesListed, casesSeen, judge, recordsSeen, rowsSeen, tasksOfMine, tasksToDo, type World } from '#test/access/specification.ts'
import { classes, focusOf, type Plan } from '#test/access/worlds.ts'

export type Case = { readonly plan: Plan; readonly laid: Laid }
const same = (one: readonly string[], other: readonly string[]): boolean => JSON.stringify([...one].toSorted()) === JSON.stringify([...other].toSorted())

/** What the program's own rules are given when they are asked about this person and this case. */
export function factsFor(world: World, person: string, about: string, at = 0): AccessFacts {
  const who = world.people.find((one) => one.name === person) as World['people'][number]
  const zoneActive = (zone: string): boolean => world.zones.find((one) => one.name === zone)?.active ?? false
  const its = world.cases.find((one) => one.name === about) as World['cases'][number]
  const units = world.units.filter((unit) => unit.case === about)
  const inCase = (unit: string): boolean => units.some((one) => one.name === unit)
  const zoneOf = (unit: string): string => units.find((one) => one.name === unit)?.zone ?? ''
  const span = (one: { from: number; until: number }) => ({ from: instant(one.from), until: instant(one.until) })
  const roof = ceilingOf(who.roles.filter((held) => held.until === null || at < held.until).map((held) => held.role))
  return {
    now: instant(at),
    me: {
      personId: person,
      zoneId: who.zone,
      active: who.active && zoneActive(who.zone) && who.session === 'open',
      reads: roof.reads,
      writes: roof.writes,
      forms: roof.mayForm,
    },
    case: { level: its.level, closed: its.closed, shredded: its.shredded, leadUnitId: its.leadUnit },
    units: units.map((unit) => ({ id: unit.name, zoneId: unit.zone, closed: unit.closed, zoneActive: zoneActive(unit.zone) })),
    members: world.members
      .filter((one) => inCase(one.unit))
      .map((one) => ({
        personId: one.person,
        unitId: one.unit,
        zoneId: zoneOf(one.unit),
        classes: one.classes,
        writes: one.writes,
        position: one.position,
        byOpening: one.opener,
        second: one.second,
        graceUntil: one.grace === null ? null : instant(one.grace),
        ended: one.ended,
        ...span(one),
      })),
    recused: world.recusals.filter((one) => one.case === about && !one.lifted).map((one) => one.person),
    glass: world.glass
      .filter((one) => inCase(one.unit))
      .map((one) => ({ personId: one.person, unitId: one.unit, zoneId: zoneOf(one.unit), classes: one.classes, ended: one.ended, ...span(one) })),
    disclosures: world.disclosures
      .filter((one) => inCase(one.fromUnit) && one.mode === 'running')
      .map((one) => ({
        fromUnit: one.fromUnit,
        toZone: one.toZone,
        named: one.named,
        classes: one.classes,
        running: one.state === 'running' && !one.revoked,
        ...span(one),
      })),
  }
}

/** What the program's rules say otherwise than the table. */
export function ruleFaults(world: World, person: string, at = 0, blind: (facts: AccessFacts) => AccessFacts = (facts) => facts): readonly string[] {
  const wrong: string[] = []
  const say = (what: string, said: boolean, deed: Parameters<typeof judge>[2]): void => {
    if (said !== (judge(world, person, deed, at) !== 'no')) wrong.push(`${person}: the rules say ${said} of ${what}`)
  }
  for (const { name } of world.cases) {
    const facts = blind(factsFor(world, person, name, at))
    const seen = maySeeCard(facts)
    say(`seeing ${name}`, seen, { deed: 'see', case: name })
    say(`changing ${name}`, mayAct(facts, 'change-card'), { deed: 'change-card', case: name })
    say(`closing ${name}`, seen && mayAct(facts, 'lead-case'), { deed: 'close', case: name })
    say(`reopening ${name}`, seen && mayAct(facts, 'reopen'), { deed: 'reopen', case: name })
    const zone = facts.me.zoneId
    for (const unit of facts.units.filter((one) => one.zoneId === zone)) {
      say(`leading ${unit.id}`, seen && mayAct(facts, 'lead-unit'), { deed: 'lead', unit: unit.id })
      say(`saying why in ${unit.id}`, glassOf(facts).length > 0, { deed: 'give-reason', unit: unit.id, class: 'C10' })
      for (const cls of classes) say(`writing ${cls} into ${unit.id}`, mayWrite(facts, cls) !== 'none', { deed: 'write', unit: unit.id, class: cls })
    }
    for (const record of world.records.filter((one) => one.unit.endsWith(name)))
      say(`reading ${record.name}`, mayRead(facts, { unitId: record.unit, class: record.class }), { deed: 'read', record: record.name })
  }
  return wrong
}

/** What the walls say otherwise than the table. `about`: only of one case, as when a request names it. */
export function wallFaults({ laid, plan }: Case, person: string, told: Told, trials: readonly Trial[], about: string | null, at = 0): readonly string[] {
  const { world } = laid
  const wrong: string[] = []
  const within = (names: readonly string[]): readonly string[] =>
    about === null ? names : names.filter((name) => name === about || name.endsWith(` ${about}`))
  const say = (what: string, said: readonly string[], should: readonly string[]): void => {
    if (!same(said, should)) wrong.push(`${person}: the walls show ${what} [${said.join(', ')}], the table [${should.join(', ')}]`)
  }
  const cases = within(casesSeen(world, person, at))
  const records = within(recordsSeen(world, person, at))
  say('the cases', told.cases, cases)
  say('as mine', told.listed, casesListed(world, person, at))
  say('that there are', told.existing, cases)
  // A search and a count of urgent cases ask about no case of their own: a request that names one does neither.
  if (about === null) {
    if (trials.length > 0) say('in a search', told.found, casesFound(world, person, at))
    const open = casesListed(world, person, at).filter((name) => !world.cases.some((one) => one.name === name && one.closed))
    if (told.urgent !== open.length) wrong.push(`${person}: the walls count ${told.urgent} urgent cases, the table ${open.length}`)
    say('to be done', told.tasksToDo, tasksToDo(world, person, at))
  }
  say('as tasks of mine', told.tasksOfMine, within(tasksOfMine(world, person, at)))
  say('the records', told.records, records)
  say('the texts', told.texts, records)
  if (told.counted !== cases.length || told.recordsCounted !== records.length) wrong.push(`${person}: a count is not the length of the list`)
  if (about === null) for (const [what, rows] of Object.entries(rowsSeen(world, person, at))) say(what, told[what as 'units'], rows)
  for (const trial of trials)
    if (!isRight(world, person, trial, told.done[trial.name], at)) wrong.push(`${person}: the walls answer ${told.done[trial.name]} to: ${trial.name}`)
  return wrong.map((one) => `${one}\n   in ${JSON.stringify(plan)}`)
}

const askers = (world: World): readonly string[] => world.people.filter((one) => one.session !== 'none').map((one) => one.name)

/** Everything that anybody in these worlds is told otherwise than the table says, by walls or rules. Empty when all agree. */
export async function disagreements(put: Putter, cases: readonly Case[], at = 0, rules = true): Promise<readonly string[]> {
  const asked: { one: Case; person: string; trials: readonly Trial[]; scope: string | null }[] = []
  for (const [number, one] of cases.entries())
    for (const person of askers(one.laid.world)) {
      // The person it is about is asked in full, and once more as a request that names the case; the others are asked what they see.
      const trials = person === 'me' || (person === 'colleague' && number % 3 === 0) ? trialsFor(one.laid, person, focusOf(one.plan)) : []
      asked.push({ one, person, trials, scope: null })
      if (person === 'me') asked.push({ one, person, trials: [], scope: 'K' })
    }
  const questions: Question[] = asked.map(({ one, person, trials, scope }) => ({
    laid: one.laid,
    person,
    scope,
    attempts: trials.map(({ name, query }) => ({ name, query })),
  }))
  const told = await askWalls(put, questions, instant(at))
  const wrong = asked.flatMap(({ one, person, trials, scope }, place) => wallFaults(one, person, told[place] as Told, trials, scope, at))
  if (rules)
    for (const { laid, plan } of cases)
      for (const person of askers(laid.world)) wrong.push(...ruleFaults(laid.world, person, at).map((one) => `${one}\n   in ${JSON.stringify(plan)}`))
  return wrong.slice(0, 20)
}
