import fc from 'fast-check'
import { ceilingOf, type Role } from '#capabilities/people/domain/roles.ts'
import type { Disclosure, Glass, Member, Person, Task, World } from '#test/access/specification.ts'

/** Worlds that are one change away from allowed: a way in is built, and then nothing, one or two things are broken. */
export const classes = ['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'C8', 'C9', 'C10'] as const
const caseRoles: readonly Role[] = [
  'hotline_operator',
  'case_worker',
  'placing_handler',
  'shelter_staff',
  'threat_assessor',
  'police_contact',
  'health_staff',
  'return_officer',
  'regional_coordinator',
  'finance_officer',
]
const paths = ['member', 'opener', 'disclosure', 'glass', 'glass and disclosure', 'waiting'] as const
export type Plan = {
  readonly path: (typeof paths)[number]
  readonly role: Role
  readonly pick: number
  readonly more: readonly string[]
  readonly position: Member['position']
  readonly level: 0 | 1 | 2
  readonly leading: 'home' | 'away'
  readonly breaks: readonly Break[]
  readonly noise: readonly Noise[]
}

const member = (person: string, unit: string, held: readonly string[], more: Partial<Member> = {}): Member => ({
  name: `${person} in ${unit}`,
  person,
  unit,
  classes: ['C0', ...held],
  writes: ['C0', ...held],
  position: 'member',
  opener: false,
  second: true,
  grace: null,
  from: -48,
  until: 48,
  ended: false,
  ...more,
})
const person = (name: string, zone: string, role: string, more: Partial<Person> = {}): Person => ({
  name,
  zone,
  roles: [{ role, until: null }],
  active: true,
  session: 'open',
  strong: true,
  duty: false,
  ...more,
})
const disclosure = (name: string, fromUnit: string, to: string, who: string, cls: readonly string[]): Disclosure => ({
  name,
  fromUnit,
  toUnit: `${to} K`,
  toZone: to,
  named: [who],
  classes: [...cls],
  mode: 'running',
  state: 'running',
  revoked: false,
  from: -24,
  until: 24,
})
const glass = (name: string, who: string, unit: string, cls: readonly string[]): Glass => ({
  name,
  person: who,
  unit,
  classes: [...cls],
  from: -0.5,
  until: 0.5,
  ended: false,
})

/** Of the home zone, open, for nobody else's eyes, unless said otherwise. */
const task = (name: string, about: string, more: Partial<Task>): Task => ({
  name: `${name} ${about}`,
  case: about,
  zone: 'home',
  fromZone: 'home',
  person: null,
  role: null,
  deputy: null,
  escalated: false,
  done: false,
  shared: false,
  ...more,
})

const draft = { name: '', classes: [] as string[], named: [] as string[] }
/** What the broken thing was, or one that is nowhere when this way in has none. */
const mine = (world: World): Member => world.members.find((one) => one.person === 'me') ?? member('me', 'home K', [])
const gift = (world: World): Disclosure => world.disclosures.find((one) => one.name === 'gift') ?? { ...disclosure('', 'away K', 'home', 'me', []), ...draft }
const grant = (world: World): Glass => world.glass.find((one) => one.name === 'grant') ?? glass('', 'me', 'home K', [])
const me = (world: World): Person => world.people.find((one) => one.name === 'me') as Person
const the = <Thing extends { readonly name: string }>(things: readonly Thing[], name: string): Thing => things.find((one) => one.name === name) as Thing

const recuse = (world: World, who: string, lifted: boolean): void =>
  void world.recusals.push({ name: `${who} recused${lifted ? ' before' : ''}`, person: who, case: 'K', lifted })

/** Each takes away, or only seems to: the boundary cases belong here as well. */
export const breakings = {
  'membership over now': (w: World) => void (mine(w).until = 0),
  'membership over in a moment': (w: World) => void (mine(w).until = 0.001),
  'membership from now': (w: World) => void (mine(w).from = 0),
  'membership not yet': (w: World) => void (mine(w).from = 0.001),
  'membership ended': (w: World) => void (mine(w).ended = true),
  'class not given': (w: World) => void (mine(w).classes = ['C0']),
  'class not to write': (w: World) => void (mine(w).writes = ['C0']),
  'card not to write': (w: World) => void (mine(w).writes = mine(w).writes.filter((cls) => cls !== 'C0')),
  'no second person': (w: World) => void (mine(w).second = false),
  'waiting, time over now': (w: World) => void Object.assign(mine(w), { second: false, grace: 0 }),
  'waiting, time left': (w: World) => void Object.assign(mine(w), { second: false, grace: 0.001 }),
  'in another zone’s unit': (w: World) => void (mine(w).unit = 'away K'),
  'in another case': (w: World) => void (mine(w).unit = 'home L'),
  'somebody else’s membership': (w: World) => void (mine(w).person = 'bystander'),
  'only a member': (w: World) => void (mine(w).position = 'member'),
  'person gone': (w: World) => void (me(w).active = false),
  'signed out': (w: World) => void (me(w).session = 'ended'),
  'session idle': (w: World) => void (me(w).session = 'idle'),
  'code given long ago': (w: World) => void (me(w).strong = false),
  'role over now': (w: World) => void (me(w).roles = me(w).roles.map((held) => ({ ...held, until: 0 }))),
  'role over soon': (w: World) => void (me(w).roles = me(w).roles.map((held) => ({ ...held, until: 0.001 }))),
  'role of a statistician': (w: World) => void (me(w).roles = [{ role: 'statistician', until: null }]),
  'role of an administrator': (w: World) => void (me(w).roles = [{ role: 'org_admin', until: null }]),
  'duty key given back': (w: World) => void (me(w).duty = false),
  'own zone closed': (w: World) => void (the(w.zones, 'home').active = false),
  'their zone closed': (w: World) => void (the(w.zones, 'away').active = false),
  'own part closed': (w: World) => void (the(w.units, 'home K').closed = true),
  'their part closed': (w: World) => void (the(w.units, 'away K').closed = true),
  'case closed': (w: World) => void (the(w.cases, 'K').closed = true),
  'case shredded': (w: World) => void (the(w.cases, 'K').shredded = true),
  'level two': (w: World) => void (the(w.cases, 'K').level = 2),
  recused: (w: World) => recuse(w, 'me', false),
  'recusal lifted': (w: World) => recuse(w, 'me', true),
  'a colleague recused': (w: World) => recuse(w, 'colleague', false),
  'glass over now': (w: World) => void (grant(w).until = 0),
  'glass not yet': (w: World) => void Object.assign(grant(w), { from: 0.1 }),
  'glass ended': (w: World) => void (grant(w).ended = true),
  'glass for another class': (w: World) => void (grant(w).classes = ['C9']),
  'glass in another zone': (w: World) => void (grant(w).unit = 'away K'),
  'glass of somebody else': (w: World) => void (grant(w).person = 'bystander'),
  'gift over now': (w: World) => void (gift(w).until = 0),
  'gift from now': (w: World) => void (gift(w).from = 0),
  'gift not yet': (w: World) => void (gift(w).from = 0.001),
  'gift revoked': (w: World) => void (gift(w).state = 'revoked'),
  'gift revoked, state behind': (w: World) => void (gift(w).revoked = true),
  'gift only approved': (w: World) => void (gift(w).state = 'approved'),
  'gift of a copy': (w: World) => void Object.assign(gift(w), { mode: 'snapshot', state: 'sent' }),
  'gift to somebody else': (w: World) => void (gift(w).named = ['colleague']),
  'gift to another zone': (w: World) => void Object.assign(gift(w), { toZone: 'far', toUnit: 'far K' }),
  'gift of another class': (w: World) => void (gift(w).classes = ['C5']),
  'gift in another case': (w: World) => void (gift(w).fromUnit = 'away L'),
} as const
export type Break = keyof typeof breakings
const noises = {
  'the other broke the glass': (w: World) => void w.glass.push(glass('theirs', 'other', 'away K', ['C1', 'C3'])),
  'a gift the other way': (w: World) => void w.disclosures.push(disclosure('back', 'home K', 'away', 'other', ['C1', 'C4', 'C10'])),
  'a gift to far': (w: World) => void w.disclosures.push(disclosure('third', 'away K', 'far', 'guest', ['C4', 'C10'])),
  'a guest': (w: World) => void w.members.push(member('guest', 'far K', ['C4', 'C10'], { position: 'lead' })),
  'me in the second case': (w: World) => void w.members.push(member('me', 'home L', ['C4'], { name: 'me in L' })),
  'me over and back': (w: World) => void w.members.push(member('me', 'home K', ['C1'], { name: 'me before', from: -96, until: -72, ended: true })),
  'the other recused': (w: World) => recuse(w, 'other', false),
  'the second case closed': (w: World) => void (the(w.cases, 'L').closed = true),
} as const
export type Noise = keyof typeof noises

/** The class in question: one the role reads, and one the duty key opens where that is the way in. */
export const focusOf = (plan: Plan): string => {
  const open = [...ceilingOf([plan.role]).reads].filter((cls) => cls !== 'C0' && cls !== 'C11')
  const fit = plan.path.startsWith('glass') ? open.filter((cls) => ['C1', 'C2', 'C3', 'C9', 'C10'].includes(cls)) : open
  return (fit.length > 0 ? fit : classes)[plan.pick % (fit.length || classes.length)] ?? 'C4'
}

/** The case K with parts of three zones, and L beside it, that only colleagues are in. */
const ground = (plan: Plan): World => ({
  zones: ['home', 'away', 'far'].map((name) => ({ name, active: true })),
  people: [
    person('me', 'home', plan.role, { duty: true }),
    person('colleague', 'home', 'case_worker'),
    person('other', 'away', 'shelter_staff', { duty: true }),
    person('guest', 'far', 'police_contact'),
    person('bystander', 'home', 'case_worker', { session: 'none' }),
  ],
  cases: [
    { name: 'K', level: plan.level, closed: false, shredded: false, leadUnit: `${plan.leading} K` },
    { name: 'L', level: 1, closed: false, shredded: false, leadUnit: 'home L' },
  ],
  units: ['home K', 'away K', 'far K', 'home L', 'away L'].map((name) => ({ name, zone: name.slice(0, -2), case: name.slice(-1), closed: false })),
  records: ['home K', 'away K', 'far K', 'home L', 'away L'].flatMap((unit) =>
    (unit.endsWith('K') ? classes : (['C3', 'C4'] as const)).map((cls) => ({ name: `${cls} of ${unit}`, unit, class: cls })),
  ),
  members: [
    member('colleague', 'home K', ['C1', 'C4', 'C10'], { position: 'lead', opener: true }),
    member('other', 'away K', ['C1', 'C3', 'C4', 'C10'], { position: 'lead', opener: true, second: false, grace: 1 }),
    member('colleague', 'home L', ['C4'], { position: 'lead', opener: true }),
    member('other', 'away L', ['C3', 'C4'], { position: 'lead', opener: true }),
  ],
  recusals: [],
  glass: [],
  disclosures: [],
  tasks: [
    task('to me in', 'K', { person: 'me' }),
    task('to me, done, in', 'K', { person: 'me', done: true }),
    task('to a colleague in', 'K', { person: 'colleague', deputy: 'me' }),
    task('late, to me as deputy in', 'L', { person: 'colleague', deputy: 'me', escalated: true }),
    task('to whoever is case worker in', 'K', { role: 'case_worker' }),
    task('asked of away in', 'K', { zone: 'away', person: 'other' }),
    task('of away alone in', 'K', { zone: 'away', fromZone: 'away', person: 'other' }),
    task('of away for all in', 'K', { zone: 'away', fromZone: 'away', person: 'other', shared: true }),
  ],
  consents: ['home K', 'away K', 'home L'].map((unit) => ({ name: `wish in ${unit}`, unit })),
})

export function build(plan: Plan): World {
  const world = ground(plan)
  const focus = focusOf(plan)
  const held = [...new Set([focus, ...plan.more])]
  const part = { position: plan.position, opener: plan.path === 'opener', second: plan.path !== 'waiting' && plan.path !== 'opener' }
  if (plan.path !== 'glass') world.members.push(member('me', 'home K', held, { ...part, grace: plan.path === 'waiting' ? 1 : null }))
  if (plan.path.includes('disclosure')) world.disclosures.push(disclosure('gift', 'away K', 'home', 'me', [focus]))
  if (plan.path.startsWith('glass')) world.glass.push(glass('grant', 'me', 'home K', [focus]))
  for (const noise of plan.noise) noises[noise](world)
  for (const one of plan.breaks) breakings[one](world)
  return tidy(world)
}

/** What the tables themselves do not take: two memberships of one person in one unit, a span that ends before it begins, a zone that gives to itself. */
export const tidy = (world: World): World => {
  const taken = new Set<string>()
  world.members = world.members.filter((one) => {
    const key = `${one.person}/${one.unit}`
    if (one.from >= one.until || (!one.ended && taken.has(key))) return false
    if (!one.ended) taken.add(key)
    return true
  })
  world.glass = world.glass.filter((one) => one.from < one.until)
  world.disclosures = world.disclosures.filter((one) => one.from < one.until)
  return world
}

export const plans: fc.Arbitrary<Plan> = fc.record({
  path: fc.constantFrom(...paths),
  role: fc.constantFrom(...caseRoles),
  pick: fc.nat(9),
  more: fc.subarray([...classes], { maxLength: 3 }),
  position: fc.constantFrom('lead' as const, 'deputy' as const, 'member' as const),
  level: fc.constantFrom(0 as const, 1 as const, 1 as const, 2 as const),
  leading: fc.constantFrom('home' as const, 'away' as const),
  // One in five has more broken than two things: anything at all.
  breaks: fc.oneof(
    { weight: 4, arbitrary: fc.uniqueArray(fc.constantFrom(...(Object.keys(breakings) as Break[])), { maxLength: 2 }) },
    { weight: 1, arbitrary: fc.uniqueArray(fc.constantFrom(...(Object.keys(breakings) as Break[])), { minLength: 3, maxLength: 8 }) },
  ),
  noise: fc.subarray(Object.keys(noises) as Noise[], { maxLength: 3 }),
})

const givenSeed = process.env['LILJA_SEED']
/** The seed of this run: drawn each day anew by CI, or given (LILJA_SEED) to see the same worlds again. */
export const seed = givenSeed === undefined ? Math.floor(Date.now() / 86_400_000) : Number(givenSeed)
export const isLong = process.env['LILJA_LONG'] === '1'
/** Every breaking once, alone, on a way in that it can break comes first, so that no run is without one; then what was drawn. */
export const planned = (many: number): readonly Plan[] => {
  const drawn = fc.sample(plans, { numRuns: many, seed })
  const every = (Object.keys(breakings) as Break[]).map((one, place): Plan => {
    const plan = drawn[place % drawn.length] as Plan
    const path = /gift|their/.test(one) ? 'disclosure' : /glass|duty|level two/.test(one) ? 'glass' : /second|waiting/.test(one) ? 'member' : plan.path
    const level = /second person|waiting/.test(one) ? 2 : plan.level === 2 ? 1 : plan.level
    return { ...plan, path, level, role: 'placing_handler', breaks: [one], noise: [] }
  })
  const added: Plan = { ...(every[0] as Plan), path: 'member', pick: 2, breaks: ['no second person'], level: 1 }
  return [...every, added, ...drawn.slice(every.length + 1)]
}
