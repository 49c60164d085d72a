import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { trialsFor } from '#test/access/attempts.ts'
import { instant, openGround, type Ground, type Laid } from '#test/access/ground.ts'
import { askWalls, putTo, type Told } from '#test/access/questions.ts'
import type { World } from '#test/access/specification.ts'
import { breakings, build, focusOf, isLong, planned, tidy, type Break, type Plan } from '#test/access/worlds.ts'

let ground: Ground
beforeAll(async () => {
  ground = await openGround()
})
afterAll(() => ground.close())

/** Ways in that are whole, or nearly: a law about taking away says little of a world in which nothing was given. */
const plans: readonly Plan[] = planned(isLong ? 360 : 72)
  .slice(60)
  .map((plan) => ({ ...plan, breaks: plan.breaks.slice(0, 1) }))

/** What somebody may do and see in each world: everything the walls let through, as words. */
async function powers(laid: readonly Laid[], used: readonly Plan[], at = 0): Promise<readonly ReadonlySet<string>[]> {
  const questions = laid.map((one, place) => {
    const focus = focusOf(used[place] as Plan)
    return { laid: one, person: 'me', scope: null, attempts: trialsFor(one, 'me', focus).filter((trial) => !/^(close|reopen|lift|revoke)/.test(trial.name)) }
  })
  const told = await askWalls(putTo(ground.login), questions, instant(at))
  return told.map(powersIn)
}
const powersIn = (told: Told): ReadonlySet<string> =>
  new Set([
    ...told.cases.map((name) => `sees ${name}`),
    ...told.records.map((name) => `reads ${name}`),
    ...told.texts.map((name) => `opens ${name}`),
    ...told.units.map((name) => `knows ${name}`),
    ...Object.entries(told.done).flatMap(([deed, answer]) => (answer === 'yes' ? [deed] : [])),
  ])

const changed = (plan: Plan, change: (world: World) => unknown): World => {
  const world = build(plan)
  change(world)
  return tidy(world)
}
/** Asks about each world as it was and as it is after a change, side by side in one database. */
async function compared(
  change: (world: World) => unknown,
): Promise<readonly { readonly plan: Plan; readonly before: ReadonlySet<string>; readonly after: ReadonlySet<string> }[]> {
  const laid = await ground.lay([...plans.map(build), ...plans.map((plan) => changed(plan, change))])
  const all = await powers(laid, [...plans, ...plans])
  return plans.map((plan, place) => ({ plan, before: all[place] as ReadonlySet<string>, after: all[place + plans.length] as ReadonlySet<string> }))
}
const more = (before: ReadonlySet<string>, after: ReadonlySet<string>): readonly string[] => [...after].filter((power) => !before.has(power))

const takingAway: readonly (readonly [string, (world: World) => unknown])[] = [
  ['a recusal', (world) => world.recusals.some((one) => one.person === 'me' && !one.lifted) || breakings.recused(world)],
  ['the end of a membership', breakings['membership ended']],
  ['the end of time for a membership', breakings['membership over now']],
  ['an end of a gift', breakings['gift over now']],
  ['a gift that is revoked', breakings['gift revoked']],
  ['an end of the broken glass', breakings['glass ended']],
  ['a role that ends', breakings['role over now']],
  ['a zone that closes', breakings['own zone closed']],
  ['a fewer number of classes', (world) => world.members.forEach((one) => one.person === 'me' && (one.classes = one.classes.slice(0, 2)))],
  ['fewer classes to write', (world) => world.members.forEach((one) => one.person === 'me' && (one.writes = one.writes.slice(0, 1)))],
  ['a level that rises', breakings['level two']],
]

describe('whatever else is true', () => {
  it.each(takingAway)('%s opens nothing', async (_, change) => {
    const pairs = await compared(change)
    for (const { plan, before, after } of pairs) expect([plan, more(before, after)]).toEqual([plan, []])
    expect(pairs.some(({ before }) => before.size > 0)).toBe(true)
  })

  it('what happens in other zones, in the same case, changes nothing for me', async () => {
    const elsewhere = (world: World): void => {
      world.members.push({
        ...(world.members.find((one) => one.person === 'other') as World['members'][number]),
        name: 'guest too',
        person: 'guest',
        unit: 'far K',
      })
      world.glass.push({ name: 'far glass', person: 'guest', unit: 'far K', classes: ['C1', 'C3'], from: -0.5, until: 0.5, ended: false })
      world.disclosures.push({
        name: 'far gift',
        fromUnit: 'away K',
        toUnit: 'far K',
        toZone: 'far',
        named: ['guest', 'me'],
        classes: ['C1', 'C3', 'C4'],
        mode: 'running',
        state: 'running',
        revoked: false,
        from: -1,
        until: 1,
      })
      world.recusals.push({ name: 'guest kept away', person: 'guest', case: 'L', lifted: false })
    }
    const fitting = (plan: Plan): boolean => !plan.noise.includes('a guest')
    for (const { plan, before, after } of (await compared(elsewhere)).filter((one) => fitting(one.plan)))
      expect([plan, [...after].sort()]).toEqual([plan, [...before].sort()])
  })

  it('other ids change nothing: the same world laid twice is answered twice the same', async () => {
    for (const { plan, before, after } of await compared(() => undefined)) expect([plan, [...after].sort()]).toEqual([plan, [...before].sort()])
  })

  it('time that passes only closes, unless something was to begin', async () => {
    const ending = plans.filter((plan) => !plan.breaks.some((one: Break) => /not yet|from now/.test(one)))
    const laid = await ground.lay(ending.map(build))
    let before = await powers(laid, ending, 0)
    let closed = 0
    for (const at of [0.002, 0.6, 1.5, 25, 49]) {
      const after = await powers(laid, ending, at)
      for (const [place, plan] of ending.entries())
        expect([plan, at, more(before[place] as ReadonlySet<string>, after[place] as ReadonlySet<string>)]).toEqual([plan, at, []])
      closed += after.filter((one, place) => one.size < (before[place]?.size ?? 0)).length
      before = after
    }
    expect(closed).toBeGreaterThan(ending.length / 2)
    // The duty key is the zone's: it does not run out.
    expect(before.flatMap((one) => [...one]).filter((power) => power !== 'break the glass')).toEqual([])
  })

  it('a list is what may be read one by one, and a count is how long it is', async () => {
    const laid = await ground.lay(plans.map(build))
    const one = (what: string, where: string, id: string) => ({ name: what, query: `select 1 from ${where} where id = '${id}'` })
    const questions = laid.map((world) => ({
      laid: world,
      person: 'me',
      scope: null,
      attempts: [
        ...world.world.records.map((entry) => one(entry.name, 'cases.record', world.id(entry.name))),
        ...world.world.cases.map((entry) => one(entry.name, 'cases.card', world.id(entry.name))),
      ],
    }))
    for (const told of await askWalls(putTo(ground.login), questions, instant(0))) {
      const singly = Object.entries(told.done).flatMap(([name, answer]) => (answer === 'yes' ? [name] : []))
      expect([...told.records, ...told.cases].sort()).toEqual(singly.sort())
      expect([told.recordsCounted, told.counted]).toEqual([told.records.length, told.cases.length])
    }
  })
})
