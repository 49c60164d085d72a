import { Hono, type Context } from 'hono'
import { chooseLanguage, isPublicLanguage, type PublicLanguage } from '#kernel/public-language.ts'
import type { Instant } from '#kernel/time.ts'
import type { readPublicAssets } from '#app/public-assets.ts'
import { contentFolder, emptySnapshot, firstTexts, type Snapshot } from '#capabilities/information/reference/snapshot.ts'
import { leaveTo, make, openSite, type Made, type Site } from '#capabilities/information/pages/site.tsx'
import { publicPath } from '#capabilities/information/domain/pages.ts'
import { readAsked } from '#capabilities/information/domain/asked.ts'
import { publicWords } from '#capabilities/information/words/all.ts'
import type { Databases } from '#platform/db/tx.ts'
import { readBody } from '#platform/http/body.ts'
import { cameFromUs } from '#platform/http/crossing.ts'
import { httpsOnly, safeHeaders } from '#platform/http/headers.ts'
import type { PublicDoor } from '#platform/http/public-door.ts'
import { firstOf, hangPublic, type PublicHouse } from '#platform/http/public-serve.ts'

type Needs = {
  /** Null where the site stands alone: then nobody can write, and everything else is as usual. */
  readonly databases: Databases | null
  /** Where the keys lie of what somebody writes; without it nobody can write either. */
  readonly vault?: PublicHouse['vault']
  readonly origin: string
  /** A second, neutral origin for the doors where somebody writes; null is the same. */
  readonly contactOrigin: string | null
  readonly proxy: string | null
  readonly assets: ReturnType<typeof readPublicAssets>
  readonly doors: readonly PublicDoor[]
  readonly realNow: () => Instant
  readonly snapshot?: Snapshot
}

export type PublicSite = { readonly app: Hono; readonly site: Site }

const html = 'text/html; charset=utf-8'
const { 'x-robots-tag': _hidden, 'cache-control': _kept, ...shown } = safeHeaders
/** Information may be found, and is asked for anew each time; where somebody writes, nothing is kept and nothing is found. */
const openly = { ...shown, 'cache-control': 'max-age=0, must-revalidate', vary: 'accept-encoding' }

const languageOf = (context: Context): PublicLanguage => {
  const asked = context.req.path.split('/')[1]
  return isPublicLanguage(asked) ? asked : chooseLanguage(context.req.header('accept-language') ?? '')
}

function sendMade(made: Made, context: Context, headers: Readonly<Record<string, string>>): Response {
  const packed = /\bgzip\b/.test(context.req.header('accept-encoding') ?? '')
  return new Response(packed ? made.packed : made.plain, {
    headers: packed ? { ...headers, 'content-type': made.type, 'content-encoding': 'gzip' } : { ...headers, 'content-type': made.type },
  })
}

/** Where somebody can write and where the answer is opened, as the rooms say. */
const waysOf = (doors: readonly PublicDoor[], contactOrigin: string | null) => {
  const way = (menu: 'write' | 'answer') => {
    const door = doors.find((one) => one.menu === menu)
    return door ? (language: PublicLanguage): string => `${contactOrigin ?? ''}${door.path.replace(':language', language)}` : null
  }
  return { write: way('write'), answer: way('answer') }
}

/** What is sent to the site itself: a search, a place. It is answered and forgotten. It holds no secret that its size could tell of, and is packed as every page. */
function hangAsking(app: Hono, site: Site, origin: string, say: PublicHouse['say'], answer: (words: string, context: Context) => Response): void {
  const asking = (draw: (language: PublicLanguage, fields: Readonly<Record<string, string>>) => string | null) => async (context: Context) => {
    const language = context.req.param('language')
    const path = context.req.path
    if (!isPublicLanguage(language)) return say('missing', languageOf(context), path)
    if (!cameFromUs(context.req.raw, origin, false)) return say('refused', language, path)
    const body = await readBody(context.req.raw, 'form')
    if (!body.ok) return say(body.refusal.kind === 'too-large' ? 'too-large' : 'refused', language, path)
    const drawn = draw(language, firstOf(body.value))
    return drawn === null ? say('refused', language, path) : answer(drawn, context)
  }
  app.post(
    publicPath(':language', 'search'),
    asking((language, { words }) => (words === undefined ? null : site.searched(language, words))),
  )
  app.post(
    publicPath(':language', 'where'),
    asking((language, fields) => {
      const asked = readAsked(fields)
      return asked && site.turned(language, asked)
    }),
  )
}

const oops = { missing: [404, 'missing'], refused: [400, 'refused'], 'too-large': [413, 'tooLarge'], busy: [503, 'busy'], fault: [500, 'fault'] } as const

/**
 * The public port. No cookie, no session, no log: nothing of a visit is written down. It reads no database but through the doors of the
 * rooms, so that every page answers also when everything else is down.
 */
export function publicSite(needs: Needs): PublicSite {
  const { assets, contactOrigin, origin } = needs
  const doors = needs.databases === null || !needs.vault ? [] : needs.doors
  const site = openSite({ first: firstTexts(contentFolder), assets, leaveTo, ways: waysOf(doors, contactOrigin) }, needs.snapshot ?? emptySnapshot())
  const app = new Hono({ strict: false })
  const always = httpsOnly(origin)
  const open = { ...openly, ...always }
  const closed = { ...safeHeaders, ...always }
  const lasting = { ...open, 'cache-control': 'public, max-age=31536000, immutable' }
  const draw = (words: string, status: number, headers: Readonly<Record<string, string>> = closed): Response =>
    new Response(words, { status, headers: { ...headers, 'content-type': html } })
  const say: PublicHouse['say'] = (kind, language, _path) => {
    const [status, word] = oops[kind]
    const t = publicWords(language)
    const children = site.said(language, t.oops[word], kind === 'busy' || kind === 'fault')
    return draw(children, status, status === 503 ? { ...closed, 'retry-after': '30' } : closed)
  }
  const isContact = (context: Context): boolean => contactOrigin !== null && context.req.header('host') === new URL(contactOrigin).host

  app.get('/healthz', () => Response.json({ status: 'ok' }, { headers: closed }))
  app.get('/static/:name', (context) => {
    const found = assets.files.get(context.req.path)
    if (!found) return say('missing', languageOf(context), context.req.path)
    return sendMade(found, context, lasting)
  })
  app.get('/', (context) => {
    const language = chooseLanguage(context.req.header('accept-language') ?? '')
    const write = doors.find((door) => door.menu === 'write')
    const to = isContact(context) && write ? write.path.replace(':language', language) : `/${language}/`
    return new Response(null, { status: 302, headers: { ...closed, location: to, vary: 'accept-language' } })
  })
  app.get('*', async (context, next) => {
    const made = isContact(context) ? null : site.page(context.req.path)
    if (made) return sendMade(made, context, open)
    return await next()
  })
  hangAsking(app, site, origin, say, (words, context) => sendMade(make(words), context, { ...closed, vary: 'accept-encoding' }))
  if (needs.databases !== null && needs.vault) {
    const house: PublicHouse = {
      databases: needs.databases,
      vault: needs.vault,
      origins: contactOrigin === null ? [origin] : [contactOrigin, origin],
      realNow: needs.realNow,
      ...(needs.proxy ? { proxy: needs.proxy } : {}),
      say,
      show: ({ title, body, status = 200, forget, scripts, lang }, language, path) =>
        draw(
          site.frame({
            language,
            title,
            children: lang ? site.inLanguage(lang, body) : body,
            hidden: true,
            scripts,
            inLanguage: (other) => path.replace(/^\/[^/]+/, `/${other}`),
          }),
          status,
          forget ? { ...closed, 'clear-site-data': '"*"' } : closed,
        ),
    }
    const inner = new Hono({ strict: false })
    hangPublic(inner, house, doors)
    inner.notFound((context) => say('missing', languageOf(context), context.req.path))
    app.all('*', async (context) => {
      const answer = await inner.fetch(context.req.raw, context.env)
      for (const [name, value] of Object.entries(closed)) if (!answer.headers.has(name)) answer.headers.set(name, value)
      return answer
    })
  }
  app.notFound((context) => say('missing', languageOf(context), context.req.path))
  app.onError((_error, context) => say('fault', languageOf(context), context.req.path))
  return { app, site }
}
