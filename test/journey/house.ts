import { codeAt } from '#capabilities/people/commands/check-code.ts'
import { demoPeople, demoPerson } from '#capabilities/people/demo.ts'
import { openHouse, origin, type Fields, type OpenHouse, type Someone } from '#test/house.ts'
import { paperOn } from '#test/journey/hands.ts'

const bodyOf = (fields: Fields): URLSearchParams =>
  new URLSearchParams(Object.entries(fields).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : value.map((one) => [name, one]))))

/** The codes somebody's app shows, one after the other: each counts once, half a minute early or late. */
export function codesOf(login: string): () => string {
  let last = 0
  return () => {
    // The code before this one still counts, unless it would run out while a slow browser sends it.
    last = Math.max(last + 1, Math.floor((Date.now() + 10_000) / 30_000) - 1)
    return codeAt(demoPerson(login).totp, new Date(last * 30_000))
  }
}

const signedIn = (house: OpenHouse, token: string): Someone => {
  const ask = (path: string, init: RequestInit): Promise<Response> => Promise.resolve(house.program.staff.request(origin + path, init))
  const visits = (path: string) => ask(path, { headers: { cookie: `s=${token}` } })
  const reads = async (path: string) => await (await visits(path)).text()
  const submits: Someone['submits'] = (path, fields, headers = {}) =>
    ask(path, { method: 'POST', body: bodyOf(fields), headers: { cookie: `s=${token}`, origin, 'sec-fetch-site': 'same-origin', ...headers } })
  const bearer = { authorization: `Bearer ${token}` }
  return {
    token,
    visits,
    reads,
    submits,
    fills: async (path, fields) => await submits(path, { ...paperOn(await reads(path)).fields, ...fields }),
    asks: (path) => ask(`/api/v1${path}`, { headers: bearer }),
    tells: (path, body) => ask(`/api/v1${path}`, { method: 'POST', body: JSON.stringify(body), headers: { ...bearer, 'content-type': 'application/json' } }),
  }
}

export type NightHouse = OpenHouse & {
  /** Through the sign-in page, with passphrase and code. */
  readonly enters: (login: string) => Promise<Someone>
  /** Everybody of the demo world, each signed in. */
  readonly everybody: ReadonlyMap<string, Someone>
}

/** The whole house with the demo people in it and nothing told, at a quarter past eleven; everybody has signed in at the door. */
export async function openNight(): Promise<NightHouse> {
  const house = await openHouse()
  const codes = new Map(demoPeople.map(({ login }) => [login, codesOf(login)]))
  const enters = async (login: string): Promise<Someone> => {
    const shown = await house.program.staff.request(`${origin}/sign-in`)
    const typed = { login, passphrase: demoPerson(login).passphrase, code: codes.get(login)?.() ?? '' }
    const answer = await house.program.staff.request(`${origin}/sign-in`, {
      method: 'POST',
      body: bodyOf({ ...paperOn(await shown.text()).fields, ...typed }),
      headers: { origin, 'sec-fetch-site': 'same-origin' },
    })
    const token = /^s=([A-Za-z0-9_-]{43});/.exec(answer.headers.get('set-cookie') ?? '')?.[1]
    if (!token) throw new Error(`${login} could not sign in: ${answer.status}`)
    return signedIn(house, token)
  }
  const everybody = new Map<string, Someone>()
  for (const { login } of demoPeople) everybody.set(login, await enters(login))
  return { ...house, enters, everybody }
}
