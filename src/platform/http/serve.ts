import { Hono, type Context } from 'hono'
import { isId } from '#kernel/id.ts'
import { answerFault, isGone, isWalled } from '#platform/http/fault.ts'
import { describeFault } from '#platform/log/fault.ts'
import { log } from '#platform/log/log.ts'
import { answerMissing, knock } from '#platform/http/answer.ts'
import { versionOf, type Ask } from '#platform/http/ask.ts'
import { readBody, type Fields } from '#platform/http/body.ts'
import { readFilesForm } from '#platform/http/multipart.ts'
import { tokenOf } from '#platform/http/cookie.ts'
import { cameFromUs, isSafe } from '#platform/http/crossing.ts'
import type { Door } from '#platform/http/door.ts'
import { dress } from '#platform/http/headers.ts'
import { herLanguage } from '#platform/http/her-language.ts'
import type { House } from '#platform/http/house.ts'
import { lookNowhere } from '#platform/http/look.ts'
import { limiter, type Limits, type Verdict } from '#platform/http/limits.ts'
import { languageOf, passThrough } from '#platform/http/open-door.ts'
import { pageOf, present, problem, seeOther } from '#platform/http/present.ts'
import { isFormToken } from '#platform/http/token.ts'
import { dbToken } from '#platform/sealing/session-keys.ts'
import { NotFoundPage } from '#ui/pages/not-found.tsx'
import { TooManyPage } from '#ui/pages/too-many.tsx'
import { refusedPage } from '#platform/http/refused.tsx'

type Via = 'html' | 'api'

/** The caller's address: as the server saw it, or, behind our own proxy, the last one the proxy added itself. */
const addressOf = (house: House, context: Context): string => {
  const env = context.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined
  const seen = (env?.incoming?.socket?.remoteAddress ?? 'local').replace(/^::ffff:/, '')
  if (house.proxy === undefined || seen !== house.proxy) return seen
  return context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() || seen
}

function turnedAway(house: House, request: Request, via: Via, status: number, kind: string, language = languageOf(request)): Response {
  if (via === 'api') return problem(status, kind)
  const page = pageOf({ language, now: house.realNow(), path: new URL(request.url).pathname, token: '', reader: null })
  return present(house, page, status === 404 ? NotFoundPage(page) : refusedPage(page, kind), status)
}

/** Reads what was sent as the door takes it: files only where the door says so. */
const bodyOf = (request: Request, via: Via, door: Door | null) => {
  const files = door?.kind === 'form' ? door.files : undefined
  const isMultipart = (request.headers.get('content-type') ?? '').toLowerCase().startsWith('multipart/form-data')
  return files && isMultipart ? readFilesForm(request, files.most) : readBody(request, via === 'api' ? 'json' : 'form')
}

async function deedOf(house: House, request: Request, via: Via, token: string, by: 'cookie' | 'bearer', door: Door | null): Promise<Response | Fields> {
  const away = async (status: number, kind: string): Promise<Response> =>
    turnedAway(house, request, via, status, kind, via === 'api' ? 'sv' : await herLanguage(house, token, languageOf(request)))
  if (by === 'cookie' && !cameFromUs(request, house.origin, via === 'api')) return turnedAway(house, request, via, 403, 'cross-origin')
  const body = await bodyOf(request, via, door)
  if (!body.ok) return await away({ 'too-large': 413, 'wrong-type': 415, 'not-understood': 400 }[body.refusal.kind], body.refusal.kind)
  if (by === 'bearer' || via === 'api') return body.value
  return isFormToken(house.formKey, dbToken(token), body.value['_token']) ? body.value : await away(403, 'old-form')
}

const keyOf = (request: Request, sent: Fields | null): string | null => {
  const given = request.headers.get('idempotency-key') ?? sent?.['_key']
  return typeof given === 'string' && isId(given) ? given : null
}

async function askAt(house: House, context: Context, via: Via, door: Door | null = null): Promise<Response | Ask> {
  const request = context.req.raw
  const url = new URL(request.url)
  const known = tokenOf(request, house.origin)
  const path = via === 'api' ? url.pathname.slice('/api/v1'.length) || '/' : url.pathname
  if (!known) return via === 'api' ? problem(401, 'not-signed-in') : seeOther(`/sign-in?next=${encodeURIComponent(path + url.search)}`)
  const sent = isSafe(request.method) ? null : await deedOf(house, request, via, known.token, known.by, door)
  if (sent instanceof Response) return sent
  const version = versionOf(sent?.['_version'] ?? request.headers.get('if-match')?.replaceAll('"', ''))
  return { url, token: known.token, via, raw: context.req.param() as Record<string, string>, sent, key: keyOf(request, sent), version, path }
}

async function guarded(house: House, context: Context, via: Via, run: () => Promise<Response>): Promise<Response> {
  try {
    return await run()
  } catch (error) {
    const url = new URL(context.req.raw.url)
    if (isGone(error)) return turnedAway(house, context.req.raw, via, 404, 'not-found')
    if (isWalled(error)) {
      log({ ...describeFault(error), kind: 'walled' })
      return turnedAway(house, context.req.raw, via, 404, 'not-found')
    }
    return answerFault(house, error, via, languageOf(context.req.raw), url.pathname, !isSafe(context.req.method))
  }
}

function hang(app: Hono, house: House, door: Door): void {
  const answer = (via: Via) => (context: Context) =>
    guarded(house, context, via, async () => {
      const ask = await askAt(house, context, via, door)
      return ask instanceof Response ? ask : await knock(house, door, ask)
    })
  app.get(door.path, answer('html'))
  if (door.kind === 'form') app.post(door.path, answer('html'))
  if (door.api === false) return
  const path = door.path === '/' ? '/api/v1/day' : `/api/v1${door.path}`
  if (door.kind === 'form') app.post(path, answer('api'))
  else app.get(path, answer('api'))
}

/** `/cases/new` is asked before `/cases/:id`, whichever room lists first. Two doors at one place are a mistake. */
function fromPlainToNamed(doors: readonly Door[]): readonly Door[] {
  const rank = (door: Door): string => door.path.replaceAll(/:[^/]+/g, '~')
  const sorted = [...doors].sort((a, b) => (rank(a) < rank(b) ? -1 : 1))
  const twice = sorted.find((door, at) => sorted[at + 1] && rank(door) === rank(sorted[at + 1] as Door))
  if (twice) throw new Error(`two doors at ${twice.path}`)
  return sorted
}

function hangStatic(app: Hono, house: House): void {
  app.get('/static/:name', (context) => {
    const found = house.assets.find(context.req.path)
    if (!found) return turnedAway(house, context.req.raw, 'html', 404, 'not-found')
    return new Response(found.body, { headers: { 'content-type': found.type, 'cache-control': 'public, max-age=31536000, immutable' } })
  })
}

async function nowhere(house: House, context: Context): Promise<Response> {
  const via: Via = context.req.path.startsWith('/api/') ? 'api' : 'html'
  return await guarded(house, context, via, async () => {
    if (!isSafe(context.req.method) || context.req.path.startsWith('/static/')) return turnedAway(house, context.req.raw, via, 404, 'not-found')
    const ask = await askAt(house, context, via)
    if (ask instanceof Response) return ask
    const seen = await lookNowhere(house, ask)
    if (seen.state === 'open' && seen.value.kind === 'missing') return answerMissing(house, ask, seen.value.page)
    return via === 'api' ? problem(401, 'not-signed-in') : seeOther('/sign-in')
  })
}

/** So many people may sit behind one address, each with a session of their own. */
const perAddress = 4

/** Of two verdicts, the one that holds back more. */
const stricter = (one: Verdict, other: Verdict): Verdict => {
  if (one.kind === 'go' || other.kind === 'refuse') return other
  return one.kind === 'wait' && other.kind === 'wait' && other.ms > one.ms ? other : one
}

/**
 * Slows who asks too much, then says how long to wait. Counted per session and per address: a token is only what the caller says,
 * and whoever makes up a new one each time is still at one address.
 */
function holdBack(app: Hono, house: House, limits: Limits): void {
  const maySession = limiter(limits)
  const mayAddress = limiter({ ...limits, burst: limits.burst * perAddress, perSecond: limits.perSecond * perAddress })
  const may = (token: string | undefined, address: string, now: number): Verdict => {
    if (token === undefined) return maySession(address, now)
    const there = mayAddress(address, now)
    return there.kind === 'refuse' ? there : stricter(there, maySession(token, now))
  }
  app.use(async (context, next) => {
    const request = context.req.raw
    const verdict = may(tokenOf(request, house.origin)?.token, addressOf(house, context), performance.now())
    if (verdict.kind === 'wait') await new Promise((resolve) => setTimeout(resolve, verdict.ms))
    if (verdict.kind !== 'refuse') return await next()
    const retry = { 'retry-after': String(verdict.seconds) }
    if (context.req.path.startsWith('/api/')) return problem(429, 'too-much', {}, retry)
    const page = pageOf({ language: languageOf(request), now: house.realNow(), path: context.req.path, token: '', reader: null })
    return present(house, page, TooManyPage(page, verdict.seconds), 429, retry)
  })
}

/** The whole staff side: every door of every room, and refusal for everything else. */
export function serve(house: House, more: (app: Hono) => void = () => undefined): Hono {
  const app = new Hono({ strict: false })
  app.use(async (context, next) => {
    await next()
    dress(context.res, house.origin)
  })
  if (house.limits) holdBack(app, house, house.limits)
  more(app)
  hangStatic(app, house)
  for (const room of house.rooms) {
    for (const door of room.openDoors ?? []) {
      const pass = (context: Context) =>
        guarded(house, context, door.path.startsWith('/api/') ? 'api' : 'html', () =>
          passThrough(house, door, context.req.raw, context.req.param() as Record<string, string>, addressOf(house, context)),
        )
      app.get(door.path, pass)
      app.post(door.path, pass)
    }
  }
  for (const door of fromPlainToNamed(house.rooms.flatMap((room) => room.doors))) hang(app, house, door)
  app.notFound((context) => nowhere(house, context))
  app.onError((error, context) => dress(answerFault(house, error, 'html', languageOf(context.req.raw), context.req.path), house.origin))
  return app
}
