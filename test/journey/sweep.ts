import type { Door } from '#platform/http/door.ts'
import { formToken } from '#platform/http/token.ts'
import { dbToken } from '#platform/sealing/session-keys.ts'
import type { Someone } from '#test/house.ts'
import type { NightHouse } from '#test/journey/house.ts'

/** What has been made in the journey, by the name it has in an address. */
export type Made = Readonly<Record<string, string>>

/** Which thing `:id` is, by how the address begins. */
const things: readonly (readonly [begins: string, thing: string])[] = [
  ['/cases/invitations', 'caseInvitation'],
  ['/cases/approvals', 'approval'],
  ['/cases/break-glass', 'glass'],
  ['/incidents', 'case'],
  ['/place-requests', 'ask'],
  ['/places', 'place'],
  ['/cases', 'case'],
  ['/calls/hand-overs', 'handOver'],
  ['/calls', 'call'],
  ['/meetings/invitations', 'invitation'],
  ['/meetings/clocks', 'clock'],
  ['/meetings', 'meeting'],
]

const nothing = '00000000-0000-4000-8000-000000000000'
const addressOf = (path: string, made: Made): string =>
  path.replaceAll(/:([a-zA-Z]+)/g, (_, name: string) => {
    const thing = name === 'id' ? (things.find(([begins]) => path.startsWith(begins))?.[1] ?? 'nothing') : name
    return made[thing] ?? nothing
  })

export type Place = { readonly door: Door; readonly path: string; readonly about: boolean }

/** Every address of the house that the things of the journey lead to; `about` when the address itself points at the case, the call or the meeting. */
export const placesOf = (house: NightHouse, made: Made): readonly Place[] =>
  house.program.rooms
    .flatMap((room) => [...room.doors])
    .map((door) => ({
      door,
      path: addressOf(door.path, made),
      about: /^\/cases\/:id|^\/incidents\/:id|^\/meetings\/:id|^\/calls\/:id|^\/meetings\/(invitations|clocks)\/:id/.test(door.path),
    }))
    .filter(({ path, about }) => about || !path.includes(nothing))

export type Answered = { readonly place: string; readonly status: number; readonly text: string }

const answered = async (place: string, asking: Promise<Response>): Promise<Answered> => {
  const response = await asking
  return { place, status: response.status, text: `${response.headers.get('location') ?? ''}\n${await response.text()}` }
}

/** A few at a time: the house has four connections. */
async function askAll(asking: readonly (readonly [place: string, ask: () => Promise<Response>])[]): Promise<readonly Answered[]> {
  const seen: Answered[] = []
  for (let at = 0; at < asking.length; at += 4) seen.push(...(await Promise.all(asking.slice(at, at + 4).map(([place, ask]) => answered(place, ask())))))
  return seen
}

/** Looks at every one of the places: the page or the form, and what the API answers. */
export const looksEverywhere = (person: Someone, places: readonly Place[]): Promise<readonly Answered[]> =>
  askAll(
    places.flatMap(({ door, path }) => [
      [`GET ${path}`, () => person.visits(path)] as const,
      ...(door.api === false || door.kind === 'form' ? [] : [[`GET /api/v1${path}`, () => person.asks(path === '/' ? '/day' : path)] as const]),
    ]),
  )

/** Sends every form of the places, with a token of its own that holds, and the same through the API. */
export const sendsEverything = (house: NightHouse, person: Someone, places: readonly Place[]): Promise<readonly Answered[]> =>
  askAll(
    places
      .filter(({ door }) => door.kind === 'form')
      .flatMap(({ door, path }) => [
        [`POST ${path}`, () => person.submits(path, { _token: formToken(house.secrets.form, dbToken(person.token)) })] as const,
        ...(door.api === false ? [] : [[`POST /api/v1${path}`, () => person.tells(path, {})] as const]),
      ]),
  )

/** An answer without what is new in each: its status, and how long it is. */
export const shapeOf = ({ status, text }: Answered): string => `${status} ${text.length}`
