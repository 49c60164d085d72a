import { demoPeople } from '#capabilities/people/demo.ts'
import type { Door } from '#platform/http/door.ts'
import type { OpenHouse, Someone } from '#test/house.ts'
import { scenes } from '#test/input/scenes.ts'

/** A door of the running program, at an address where somebody of the demo world really stands before it. */
export type Found = { readonly door: Door; readonly path: string; readonly who: Someone; readonly login: string }

export const doorsOf = (house: OpenHouse): readonly Door[] => house.program.rooms.flatMap((room) => [...room.doors])

/** Which door an address leads to: the plainest that fits, as the program itself asks them. */
function wayfinder(doors: readonly Door[]): (path: string) => Door | null {
  const rank = (door: Door): string => door.path.replaceAll(/:[^/]+/g, '~')
  const signs = [...doors]
    .sort((a, b) => (rank(a) < rank(b) ? -1 : 1))
    .map((door) => ({ door, fits: new RegExp(`^${door.path.replaceAll(/:[a-zA-Z]+/g, '[^/]+')}$`) }))
  return (path) => signs.find(({ fits }) => fits.test(path))?.door ?? null
}

const linksIn = (html: string): readonly string[] =>
  [...html.matchAll(/(?:href|action)="(\/[^"#]*)"/g)].map((match) => (match[1] ?? '').replaceAll('&amp;', '&').split('?')[0] ?? '')

/** So many pages of one kind are opened for each person, and so many addresses of one form remembered. */
const perDoor = 2
const perForm = 8
/** So many addresses are tried for a door that no link led to. */
const mostKnocks = 12

type Walk = {
  readonly doorAt: (path: string) => Door | null
  readonly places: Map<string, Map<string, string>>
  /** Every address that anybody was shown. */
  readonly shown: Set<string>
}

async function walkAs(login: string, who: Someone, { doorAt, places, shown }: Walk): Promise<void> {
  const met = new Set<string>(['/'])
  const opened = new Map<string, number>()
  const ahead = ['/']
  for (let path = ahead.shift(); path !== undefined; path = ahead.shift()) {
    const door = doorAt(path)
    if (door) {
      const known = places.get(door.name) ?? new Map<string, string>()
      places.set(door.name, known)
      if (known.size < perForm && !known.has(path)) known.set(path, login)
      const times = opened.get(door.name) ?? 0
      if (door.kind !== 'page' || times >= perDoor) continue
      opened.set(door.name, times + 1)
    }
    for (const link of linksIn(await who.reads(path))) {
      if (met.has(link) || doorAt(link) === null) continue
      met.add(link)
      shown.add(link)
      ahead.push(link)
    }
  }
}

/** Addresses that a door could have, from the ids that stand in addresses somebody was shown. */
export function couldBe(door: Door, shown: ReadonlySet<string>): readonly string[] {
  const parts = door.path.split('/')
  const last = parts.findLastIndex((part) => part.startsWith(':'))
  if (last < 0) return [door.path]
  const head = new RegExp(
    `^${parts
      .slice(0, last + 1)
      .map((part) => (part.startsWith(':') ? '[0-9a-f-]{36}' : part))
      .join('/')}`,
  )
  const heads = new Set([...shown].flatMap((path) => head.exec(path)?.[0] ?? []))
  return [...heads].map((start) => [start, ...parts.slice(last + 1)].join('/'))
}

async function stand(door: Door, paths: Iterable<readonly [path: string, login: string]>, people: ReadonlyMap<string, Someone>): Promise<Found | null> {
  for (const [path, login] of paths) {
    const who = people.get(login)
    if (who && (await who.visits(path)).status === 200) return { door, path, who, login }
  }
  return null
}

const everyPair = function* (paths: readonly string[], logins: Iterable<string>): Generator<readonly [string, string]> {
  for (const login of logins) for (const path of paths) yield [path, login]
}

/**
 * Walks through the program as each person, following the links that she is shown. Nobody tells it where the doors are. What no link led
 * to is knocked at by everybody, with the ids that were met on the way; where something has to happen first, it happens.
 */
export async function findDoors(house: OpenHouse): Promise<readonly Found[]> {
  const walk: Walk = { doorAt: wayfinder(doorsOf(house)), places: new Map(), shown: new Set() }
  const people = new Map<string, Someone>()
  const roles = new Set<string>()
  for (const { login, roles: hers } of demoPeople) {
    // One person of each kind: her colleague is shown the same doors.
    if (roles.has(hers.join()) && !/alfa|^worker\.beta/.test(login)) continue
    roles.add(hers.join())
    const who = await house.someone(login)
    people.set(login, who)
    await walkAs(login, who, walk)
  }
  const found: Found[] = []
  for (const door of doorsOf(house)) {
    const one =
      (await stand(door, walk.places.get(door.name) ?? [], people)) ??
      (await stand(door, everyPair(couldBe(door, walk.shown).slice(0, mostKnocks), people.keys()), people))
    if (one) found.push(one)
  }
  const at = (name: string): Found => {
    const one = found.find(({ door }) => door.name === name)
    if (!one) throw new Error(`nobody stands before ${name}`)
    return one
  }
  const as = async (login: string): Promise<Someone> => people.get(login) ?? (await house.someone(login))
  for (const door of doorsOf(house).filter((one) => !found.some((known) => known.door === one))) {
    const [path, login] = (await scenes[door.name]?.({ house, at, as })) ?? []
    if (path === undefined || login === undefined) continue
    const who = await as(login)
    if ((await who.visits(path)).status === 200) found.push({ door, path, who, login })
  }
  return found
}
