import { formToken } from '#platform/http/token.ts'
import { dbToken } from '#platform/sealing/session-keys.ts'
import { origin, type OpenHouse } from '#test/house.ts'
import type { Found } from '#test/input/found.ts'

export type Told = { readonly status: number; readonly text: string; readonly ms: number; readonly headers: Headers }

const timed = async (asking: Promise<Response>): Promise<Told> => {
  const from = performance.now()
  const response = await asking
  const text = await response.text()
  return { status: response.status, text, ms: performance.now() - from, headers: response.headers }
}

const urlencoded = 'application/x-www-form-urlencoded'

/** The hidden token of a page of hers. */
export const tokenFor = (house: OpenHouse, { who }: Pick<Found, 'who'>): string => formToken(house.secrets.form, dbToken(who.token))

export type Entries = readonly (readonly [name: string, value: string])[]

/** Sends bytes as they are, as the form of that page would be sent. */
export const sendsBytes = (
  house: OpenHouse,
  found: Pick<Found, 'who' | 'path'>,
  body: Uint8Array<ArrayBuffer> | string,
  type: string | null = urlencoded,
): Promise<Told> =>
  timed(
    Promise.resolve(
      house.program.staff.request(origin + found.path, {
        method: 'POST',
        body: typeof body === 'string' ? Buffer.from(body) : body,
        headers: { cookie: `s=${found.who.token}`, origin, 'sec-fetch-site': 'same-origin', ...(type === null ? {} : { 'content-type': type }) },
      }),
    ),
  )

/** Sends a form as a browser would, with its token. */
export const sendsForm = (house: OpenHouse, found: Pick<Found, 'who' | 'path'>, entries: Entries): Promise<Told> =>
  sendsBytes(house, found, new URLSearchParams([['_token', tokenFor(house, found)], ...entries.map(([name, value]) => [name, value])]).toString())

/** Sends JSON text as it stands, through the API. */
export const sendsJson = (house: OpenHouse, found: Pick<Found, 'who' | 'path'>, body: string, type = 'application/json'): Promise<Told> =>
  timed(
    Promise.resolve(
      house.program.staff.request(`${origin}/api/v1${found.path}`, {
        method: 'POST',
        body: Buffer.from(body),
        headers: { authorization: `Bearer ${found.who.token}`, 'content-type': type },
      }),
    ),
  )

export const looksAt = (house: OpenHouse, who: Found['who'], path: string, headers: Readonly<Record<string, string>> = {}, method = 'GET'): Promise<Told> =>
  timed(Promise.resolve(house.program.staff.request(origin + path, { method, headers: { cookie: `s=${who.token}`, ...headers } })))

/** The hidden fields of the form in the middle of a page. */
export const hiddenIn = (html: string): ReadonlyMap<string, string> =>
  new Map(
    [...html.slice(html.indexOf('<main')).matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
  )
