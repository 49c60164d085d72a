import { createHmac, randomBytes } from 'node:crypto'
import type { Context, Hono } from 'hono'
import { isPublicLanguage, type PublicLanguage } from '#kernel/public-language.ts'
import type { Instant } from '#kernel/time.ts'
import type { Databases } from '#platform/db/tx.ts'
import { readBody } from '#platform/http/body.ts'
import { cameFromUs } from '#platform/http/crossing.ts'
import { readFilesOrWords, type SentParts } from '#platform/http/multipart.ts'
import type { PublicDoor, PublicShown, PublicVisit } from '#platform/http/public-door.ts'
import { isPassing } from '#platform/http/fault.ts'
import { describeFault } from '#platform/log/fault.ts'
import { log } from '#platform/log/log.ts'
import type { Vault } from '#platform/sealing/vault.ts'

/** What the front door gives the public doors. */
export type PublicHouse = {
  readonly databases: Databases
  readonly vault: { readonly forRequest: () => Vault }
  /** The public origin, and the neutral one for contact where there is one. */
  readonly origins: readonly string[]
  readonly realNow: () => Instant
  /** Address of our own proxy, believed when it says who is calling. */
  readonly proxy?: string
  readonly show: (shown: PublicShown, language: PublicLanguage, path: string) => Response
  /** A page that only says what went wrong, without what was sent. */
  readonly say: (kind: 'missing' | 'refused' | 'too-large' | 'busy' | 'fault', language: PublicLanguage, path: string) => Response
}

/** Turns an address into a number of the day. The key is made anew each day and never leaves the memory of this copy. */
function callers(house: PublicHouse): (context: Context) => string {
  let key = { day: '', bytes: randomBytes(32) }
  return (context) => {
    const day = house.realNow().toISOString().slice(0, 10)
    if (day !== key.day) key = { day, bytes: randomBytes(32) }
    const env = context.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined
    const seen = (env?.incoming?.socket?.remoteAddress ?? 'local').replace(/^::ffff:/, '')
    const address = house.proxy === seen ? (context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() ?? seen) : seen
    return createHmac('sha256', key.bytes).update(address).digest('base64url').slice(0, 16)
  }
}

const nothing: SentParts = { fields: {}, files: {}, lost: null }

/** The first of what a name was given. A sign that no database can hold is left out; the words around it stay. */
export const firstOf = (fields: Readonly<Record<string, unknown>>): Record<string, string> => {
  const words = Object.create(null) as Record<string, string>
  for (const [name, value] of Object.entries(fields)) {
    const first: unknown = Array.isArray(value) ? value[0] : value
    if (typeof first === 'string') words[name] = first.replaceAll('\0', '')
  }
  return words
}

async function sentTo(house: PublicHouse, door: PublicDoor, request: Request, language: PublicLanguage, path: string): Promise<SentParts | Response> {
  if (request.method !== 'POST') return nothing
  if (!house.origins.some((origin) => cameFromUs(request, origin, false))) return house.say('refused', language, path)
  const most = door.kind === 'form' ? door.files?.most : undefined
  const isMultipart = (request.headers.get('content-type') ?? '').toLowerCase().startsWith('multipart/form-data')
  if (most !== undefined && isMultipart) {
    const read = await readFilesOrWords(request, most)
    return read.ok
      ? { ...read.value, fields: firstOf(read.value.fields) }
      : house.say(read.refusal.kind === 'too-large' ? 'too-large' : 'refused', language, path)
  }
  const read = await readBody(request, 'form')
  return read.ok ? { ...nothing, fields: firstOf(read.value) } : house.say(read.refusal.kind === 'too-large' ? 'too-large' : 'refused', language, path)
}

/** Hangs the public doors of the rooms. Nothing of a visit is written down; a fault is told by its kind and place in the program alone. */
export function hangPublic(app: Hono, house: PublicHouse, doors: readonly PublicDoor[]): void {
  const callerOf = callers(house)
  for (const door of doors) {
    if (!door.path.startsWith('/:language/')) throw new Error(`the public door ${door.name} has no language in its path`)
    const answer = async (context: Context): Promise<Response> => {
      const params = context.req.param() as Record<string, string>
      const language = isPublicLanguage(params['language']) ? params['language'] : 'sv'
      const path = context.req.path
      if (!isPublicLanguage(params['language'])) return house.say('missing', language, path)
      try {
        const sent = await sentTo(house, door, context.req.raw, language, path)
        if (sent instanceof Response) return sent
        const visit: PublicVisit = {
          params,
          ...sent,
          language,
          path,
          databases: house.databases,
          vault: house.vault.forRequest(),
          realNow: house.realNow(),
          caller: callerOf(context),
          show: (shown) => house.show(shown, language, path),
          seeOther: (to) => new Response(null, { status: 303, headers: { location: to } }),
        }
        return context.req.method === 'POST' && door.kind === 'form' ? await door.post(visit) : await door.show(visit)
      } catch (error) {
        log({ ...describeFault(error), kind: 'public-fault' })
        return house.say(isPassing(error) ? 'busy' : 'fault', language, path)
      }
    }
    app.get(door.path, answer)
    if (door.kind === 'form') app.post(door.path, answer)
  }
}
