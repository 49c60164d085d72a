import { ceilingOf } from '#capabilities/people/domain/roles.ts'

/**
 * The rules of access (security.md 2.4, 2.5) said a third time, beside the program and beside the database: short, slow and without
 * an index, to be read next to the table. Hours from the beginning of the world stand for time. The ceilings are the one thing it shares with both.
 */
export type Zone = { readonly name: string; active: boolean }
export type Person = {
  readonly name: string
  readonly zone: string
  roles: { role: string; until: number | null }[]
  active: boolean
  session: 'open' | 'ended' | 'idle' | 'none'
  /** Passphrase and code given within five minutes. */
  strong: boolean
  /** Holds the duty key of her zone. */
  duty: boolean
}
export type Case = { readonly name: string; level: 0 | 1 | 2; closed: boolean; shredded: boolean; leadUnit: string }
export type Unit = { readonly name: string; readonly case: string; readonly zone: string; closed: boolean }
export type Entry = { readonly name: string; readonly unit: string; readonly class: string }
export type Span = { from: number; until: number }
export type Member = Span & {
  readonly name: string
  person: string
  unit: string
  classes: string[]
  writes: string[]
  position: 'lead' | 'deputy' | 'member'
  opener: boolean
  second: boolean
  grace: number | null
  ended: boolean
}
export type Recusal = { readonly name: string; readonly person: string; readonly case: string; lifted: boolean }
export type Glass = Span & { readonly name: string; person: string; unit: string; classes: string[]; ended: boolean }
export type Disclosure = Span & {
  readonly name: string
  fromUnit: string
  toUnit: string
  toZone: string
  named: string[]
  classes: string[]
  mode: 'running' | 'snapshot'
  state: 'draft' | 'waiting' | 'approved' | 'running' | 'sent' | 'revoked' | 'ended'
  revoked: boolean
}
export type Task = {
  readonly name: string
  readonly case: string
  readonly zone: string
  readonly fromZone: string
  person: string | null
  role: string | null
  deputy: string | null
  escalated: boolean
  done: boolean
  shared: boolean
}
export type Consent = { readonly name: string; readonly unit: string }
export type World = {
  zones: Zone[]
  people: Person[]
  cases: Case[]
  units: Unit[]
  records: Entry[]
  members: Member[]
  recusals: Recusal[]
  glass: Glass[]
  disclosures: Disclosure[]
  tasks: Task[]
  consents: Consent[]
}

/** `step-up`: allowed once passphrase and code have been given again (D5). */
export type Verdict = 'yes' | 'step-up' | 'no'
export type Deed =
  | { readonly deed: 'see' | 'open' | 'change-card' | 'close' | 'reopen' | 'recuse' | 'record-wish'; readonly case: string }
  | { readonly deed: 'read' | 'correct'; readonly record: string }
  | { readonly deed: 'write' | 'give-reason' | 'break-glass'; readonly unit: string; readonly class: string }
  | { readonly deed: 'lead'; readonly unit: string }
  | { readonly deed: 'lift'; readonly recusal: string }
  | { readonly deed: 'revoke'; readonly disclosure: string }

const named = <Thing extends { readonly name: string }>(things: readonly Thing[], name: string): Thing => {
  for (const thing of things) if (thing.name === name) return thing
  throw new Error(`there is no ${name}`)
}
const lasts = (span: Span, at: number): boolean => span.from <= at && at < span.until
const dutyClasses = ['C1', 'C2', 'C3', 'C9', 'C10']

const ceiling = (person: Person, at: number) => ceilingOf(person.roles.filter((held) => held.until === null || at < held.until).map((held) => held.role))

/** D1: the session, the person and the zone. D2: the case is still there. D4: nobody is kept away. */
const shutOut = (world: World, who: Person, about: Case): boolean => {
  if (who.session !== 'open' || !who.active || !named(world.zones, who.zone).active || about.shredded) return true
  for (const recusal of world.recusals) if (recusal.case === about.name && recusal.person === who.name && !recusal.lifted) return true
  return false
}

/** What she is in a case now: D6 at level 2, her own zone's unit, and neither it nor her part has ended. */
const membership = (world: World, who: Person, about: Case, at: number): Member | null => {
  if (shutOut(world, who, about)) return null
  for (const member of world.members) {
    const unit = named(world.units, member.unit)
    if (member.person !== who.name || unit.case !== about.name || unit.zone !== who.zone) continue
    if (member.ended || !lasts(member, at) || unit.closed) continue
    if (about.level === 2 && !member.second && !(member.grace !== null && at < member.grace)) continue
    return member
  }
  return null
}

/** Where she is needs a second person's yes for whoever was added; who opened the unit had nobody to ask. */
const given = (member: Member, classes: readonly string[], cls: string): boolean => classes.includes(cls) && (cls !== 'C3' || member.second || member.opener)

/** A3: her break-glass grants that count: own zone, below level 2. */
const broken = (world: World, who: Person, about: Case, at: number): readonly Glass[] => {
  if (shutOut(world, who, about) || about.level === 2) return []
  const found: Glass[] = []
  for (const glass of world.glass) {
    const unit = named(world.units, glass.unit)
    if (glass.person === who.name && unit.case === about.name && unit.zone === who.zone && !unit.closed && !glass.ended && lasts(glass, at)) found.push(glass)
  }
  return found
}

/** A4, by D3 only for whoever holds a role that reads the card, also through broken glass. */
const sees = (world: World, who: Person, about: Case, at: number): boolean =>
  ceiling(who, at).reads.has('C0' as never) && (membership(world, who, about, at) !== null || broken(world, who, about, at).length > 0)

const reads = (world: World, who: Person, record: Entry, at: number): boolean => {
  const unit = named(world.units, record.unit)
  const about = named(world.cases, unit.case)
  if (!ceiling(who, at).reads.has(record.class as never)) return false // D3
  const member = membership(world, who, about, at)
  if (member && given(member, member.classes, record.class)) {
    if (member.unit === unit.name) return true // A1
    for (const gift of world.disclosures) {
      if (gift.fromUnit !== unit.name || gift.toZone !== who.zone || !gift.named.includes(who.name) || !gift.classes.includes(record.class)) continue
      if (gift.mode !== 'running' || gift.state !== 'running' || gift.revoked || !lasts(gift, at)) continue
      if (!unit.closed && named(world.zones, unit.zone).active) return true // A2
    }
  }
  for (const glass of broken(world, who, about, at)) if (glass.unit === unit.name && glass.classes.includes(record.class)) return true // A3
  return false
}

const writes = (world: World, who: Person, unitName: string, cls: string, at: number): boolean => {
  const about = named(world.cases, named(world.units, unitName).case)
  const member = membership(world, who, about, at)
  return member !== null && member.unit === unitName && !about.closed && given(member, member.writes, cls) && ceiling(who, at).mayForm.has(cls as never)
}

const leads = (world: World, who: Person, unitName: string, at: number): boolean => {
  const about = named(world.cases, named(world.units, unitName).case)
  const member = membership(world, who, about, at)
  return member !== null && member.unit === unitName && member.position !== 'member' && sees(world, who, about, at)
}

const mayBreak = (world: World, who: Person, unitName: string, cls: string, at: number): boolean => {
  const unit = named(world.units, unitName)
  const about = named(world.cases, unit.case)
  if (shutOut(world, who, about) || about.level === 2 || about.closed || unit.closed || unit.zone !== who.zone || !who.duty) return false
  const roof = ceiling(who, at).reads
  return roof.has('C0' as never) && dutyClasses.includes(cls) && roof.has(cls as never)
}

/** Whoever broke the glass writes down why, as a threat, in that unit. */
const givesReason = (world: World, who: Person, unit: string, cls: string, at: number): boolean => {
  const about = named(world.cases, named(world.units, unit).case)
  return cls === 'C10' && sees(world, who, about, at) && broken(world, who, about, at).some((glass) => glass.unit === unit)
}

const allowed = (world: World, who: Person, asked: Deed, at: number): boolean => {
  switch (asked.deed) {
    case 'see':
    case 'open':
    case 'recuse':
      return sees(world, who, named(world.cases, asked.case), at)
    case 'change-card': {
      const about = named(world.cases, asked.case)
      const member = membership(world, who, about, at)
      return member !== null && !about.closed && member.writes.includes('C0') && ceiling(who, at).writes.has('C0' as never)
    }
    case 'record-wish':
      return sees({ ...world, glass: [] }, who, named(world.cases, asked.case), at) && !named(world.cases, asked.case).closed
    case 'close':
    case 'reopen': {
      const about = named(world.cases, asked.case)
      return about.closed === (asked.deed === 'reopen') && leads(world, who, about.leadUnit, at)
    }
    case 'read':
      return reads(world, who, named(world.records, asked.record), at)
    case 'correct': {
      const record = named(world.records, asked.record)
      return reads(world, who, record, at) && writes(world, who, record.unit, record.class, at)
    }
    case 'write':
      return writes(world, who, asked.unit, asked.class, at)
    case 'give-reason':
      return givesReason(world, who, asked.unit, asked.class, at)
    case 'break-glass':
      return mayBreak(world, who, asked.unit, asked.class, at)
    case 'lead':
      return leads(world, who, asked.unit, at)
    case 'lift': {
      const recusal = named(world.recusals, asked.recusal)
      const own = named(world.people, recusal.person).zone === who.zone && recusal.person !== who.name
      return own && world.units.some((unit) => unit.case === recusal.case && leads(world, who, unit.name, at))
    }
    case 'revoke':
      return leads(world, who, named(world.disclosures, asked.disclosure).fromUnit, at)
  }
}

/** D5: where she is, everything at level 2, and breaking the glass ask again; shelter staff in their own unit have given them this shift. */
const asksAgain = (world: World, who: Person, asked: Deed): boolean => {
  if (asked.deed === 'break-glass') return true
  if (asked.deed === 'open') return named(world.cases, asked.case).level === 2
  if (asked.deed !== 'read') return false
  const record = named(world.records, asked.record)
  const unit = named(world.units, record.unit)
  const ownShift = unit.zone === who.zone && who.roles.some((held) => held.role === 'shelter_staff')
  return named(world.cases, unit.case).level === 2 || (record.class === 'C3' && !ownShift)
}

export function judge(world: World, person: string, asked: Deed, at = 0): Verdict {
  const who = named(world.people, person)
  if (!allowed(world, who, asked, at)) return 'no'
  return !who.strong && asksAgain(world, who, asked) ? 'step-up' : 'yes'
}

/** What a list shows is what may be seen, one by one; a count is its length; what is not in it might as well not exist. */
export const casesSeen = (world: World, person: string, at = 0): readonly string[] =>
  world.cases.filter((one) => judge(world, person, { deed: 'see', case: one.name }, at) !== 'no').map((one) => one.name)
/** "My cases": those she is in. An emergency opening puts no case on the list. */
export const casesListed = (world: World, person: string, at = 0): readonly string[] =>
  world.cases.filter((one) => casesSeen({ ...world, glass: [] }, person, at).includes(one.name)).map((one) => one.name)
export const recordsSeen = (world: World, person: string, at = 0): readonly string[] =>
  world.records.filter((one) => judge(world, person, { deed: 'read', record: one.name }, at) !== 'no').map((one) => one.name)

/** A search of the own zone finds what I see, and of others' cases that there is one; never at level 2, never where I am recused. */
export const casesFound = (world: World, person: string, at = 0): readonly string[] => {
  const who = named(world.people, person)
  return world.cases
    .filter((one) => world.units.some((unit) => unit.case === one.name && unit.zone === who.zone))
    .filter((one) => !shutOut(world, who, one) && ceiling(who, at).reads.has('C0' as never) && (sees(world, who, one, at) || one.level < 2))
    .map((one) => one.name)
}

/** A task that is mine by name, or came to me as deputy, also where I am in no team: in my zone, while the case goes on. */
const isMine = (world: World, who: Person, task: Task, at: number): boolean => {
  const about = named(world.cases, task.case)
  if (shutOut(world, who, about) || about.closed || task.zone !== who.zone || !ceiling(who, at).reads.has('C0' as never)) return false
  return task.person === who.name || (task.deputy === who.name && task.escalated)
}
export const tasksOfMine = (world: World, person: string, at = 0): readonly string[] =>
  world.tasks.filter((one) => isMine(world, named(world.people, person), one, at)).map((one) => one.name)
/** Of those I may see, the open ones for me or for a function I hold. */
export const tasksToDo = (world: World, person: string, at = 0): readonly string[] => {
  const who = named(world.people, person)
  const holds = (role: string | null): boolean => who.roles.some((held) => held.role === role && (held.until === null || at < held.until))
  return world.tasks
    .filter((one) => rowsSeen(world, person, at).tasks.includes(one.name) && !one.done && one.zone === who.zone)
    .filter((one) => one.person === who.name || (one.deputy === who.name && one.escalated) || (one.person === null && holds(one.role)))
    .map((one) => one.name)
}

/** Rows that say who works with what. Of another zone: who leads there, and what was given to us once it was. */
export function rowsSeen(
  world: World,
  person: string,
  at = 0,
): Readonly<Record<'units' | 'members' | 'recusals' | 'disclosures' | 'glass' | 'tasks' | 'consents', readonly string[]>> {
  const who = named(world.people, person)
  const seen = new Set(casesSeen(world, person, at))
  const unitOf = (name: string): Unit => named(world.units, name)
  return {
    units: world.units.filter((one) => seen.has(one.case)).map((one) => one.name),
    members: world.members
      .filter((one) => seen.has(unitOf(one.unit).case) && (unitOf(one.unit).zone === who.zone || one.position === 'lead'))
      .map((one) => one.name),
    recusals: world.recusals.filter((one) => seen.has(one.case) && named(world.people, one.person).zone === who.zone).map((one) => one.name),
    disclosures: world.disclosures
      .filter((one) => seen.has(unitOf(one.fromUnit).case))
      .filter((one) => unitOf(one.fromUnit).zone === who.zone || (one.toZone === who.zone && ['sent', 'running', 'revoked', 'ended'].includes(one.state)))
      .map((one) => one.name),
    tasks: world.tasks
      .filter((one) => (seen.has(one.case) && (one.zone === who.zone || one.fromZone === who.zone || one.shared)) || isMine(world, who, one, at))
      .map((one) => one.name),
    consents: world.consents.filter((one) => seen.has(unitOf(one.unit).case) && unitOf(one.unit).zone === who.zone).map((one) => one.name),
    glass: world.glass
      .filter((one) => unitOf(one.unit).zone === who.zone && who.session === 'open')
      .filter((one) => one.person === who.name || leads(world, who, one.unit, at))
      .map((one) => one.name),
  }
}
