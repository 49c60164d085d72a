import { Hono } from 'hono'
import { contactAtPace } from '#capabilities/contact/capability.ts'
import { makePace, usualLimits, type Pace } from '#capabilities/contact/domain/pace.ts'
import { directory } from '#capabilities/directory/capability.ts'
import type { Id } from '#kernel/id.ts'
import type { PublicShown } from '#platform/http/public-door.ts'
import { hangPublic, type PublicHouse } from '#platform/http/public-serve.ts'
import { renderDocument } from '#ui/render.ts'
import { PublicFrame } from '#ui/public-frame.tsx'
import { openCasesHouse, type CasesHouse, type Person } from '#test/stories/cases-house.ts'

export const publicOrigin = 'http://127.0.0.1:8081'
export const write = '/sv/i/1'
export const open = '/sv/i/2'

/** Somebody with a telephone and no name. */
export type Visitor = {
  readonly looks: (path: string) => Promise<Response>
  readonly sends: (path: string, fields: Readonly<Record<string, string>>, headers?: Readonly<Record<string, string>>) => Promise<Response>
  /** The same with files, as a form with a file field sends them. */
  readonly sendsFiles: (path: string, fields: Readonly<Record<string, string>>, files: readonly File[]) => Promise<Response>
  /** Writes a first message, and reads the receipt off the page. */
  readonly writes: (words: string, more?: Readonly<Record<string, string>>) => Promise<string>
  /** Opens with the receipt; answers with the page. */
  readonly opens: (receipt: string) => Promise<string>
}

export type LineHouse = CasesHouse & {
  readonly alfa: Id
  readonly operator: Person
  readonly head: Person
  readonly colleague: Person
  readonly stranger: Person
  readonly site: Hono
  readonly visitor: Visitor
  readonly waited: readonly number[]
  /** The clock of the pages' fifteen minutes, which is not that of work. */
  readonly later: (minutes: number) => void
}

export const hiddenOf = (html: string, after = 0): Record<string, string> =>
  Object.fromEntries([...html.slice(after).matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map((match) => [match[1] ?? '', match[2] ?? '']))
/** The hidden fields of the form that ends with this button. */
export const formWith = (html: string, what: string): Record<string, string> => {
  const form = (html.match(/<form[\s\S]*?<\/form>/g) ?? []).find((each) => each.includes(`name="what" value="${what}"`)) ?? ''
  return hiddenOf(form)
}
export const receiptOn = (html: string): string =>
  [...html.matchAll(/<li class="p-number">([\d ]+)<\/li>/g)].map((match) => (match[1] ?? '').replaceAll(' ', '')).join('')

const words = { skip: 's', leave: 'l', leaveDoes: 'd', leaving: 'g', languages: 'la', pages: 'p' }
const drawn = (language: Parameters<PublicHouse['show']>[1], { title, body, status = 200, forget }: PublicShown): Response =>
  new Response(
    renderDocument(
      PublicFrame({
        language,
        title,
        words,
        assets: { css: '', icon: '', script: () => null, letters: () => null },
        leaveTo: 'https://example.org/',
        footer: [],
        hidden: true,
        children: body,
      }),
    ),
    { status, headers: { 'content-type': 'text/html', 'cache-control': 'no-store', ...(forget ? { 'clear-site-data': '"*"' } : {}) } },
  )

function openVisitor(site: Hono): Visitor {
  const looks = (path: string): Promise<Response> => Promise.resolve(site.request(publicOrigin + path))
  const sends: Visitor['sends'] = (path, fields, headers = {}) =>
    Promise.resolve(
      site.request(publicOrigin + path, {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: { origin: publicOrigin, 'sec-fetch-site': 'same-origin', ...headers },
      }),
    )
  const sendsFiles: Visitor['sendsFiles'] = (path, fields, files) => {
    const body = new FormData()
    for (const [name, value] of Object.entries(fields)) body.append(name, value)
    for (const one of files) body.append('file', one)
    return Promise.resolve(site.request(publicOrigin + path, { method: 'POST', body, headers: { origin: publicOrigin, 'sec-fetch-site': 'same-origin' } }))
  }
  return {
    looks,
    sends,
    sendsFiles,
    writes: async (said, more = {}) => {
      const form = await (await looks(write)).text()
      return receiptOn(await (await sends(write, { ...hiddenOf(form), words: said, ...more })).text())
    },
    opens: async (receipt) => await (await sends(open, { what: 'open', receipt })).text(),
  }
}

/** A line that is open, its people, and the site somebody writes on. Waits are counted, not waited. */
export async function openLineHouse(now: Date): Promise<LineHouse> {
  const waited: number[] = []
  let ahead = 0
  const pace: Pace = makePace(
    usualLimits,
    () => 0,
    (ms) => Promise.resolve(void waited.push(ms)),
  )
  const room = contactAtPace(pace)
  const house = await openCasesHouse(now, [directory, room])
  await house.asOwner(async (tx) => directory.furnish?.(tx))
  const alfa = await house.zone('ALFA', 'social_on_call')
  const beta = await house.zone('BETA', 'social_on_call')
  const operator = await house.person(alfa, ['hotline_operator', 'case_worker'])
  const head = await house.person(alfa, ['case_worker'], { head: true })
  const colleague = await house.person(alfa, ['hotline_operator'])
  const stranger = await house.person(beta, ['hotline_operator', 'case_worker'], { head: true })
  for (const zone of [alfa, beta]) await house.keysFor(zone)
  const site = new Hono()
  hangPublic(
    site,
    {
      databases: house.scratch.databases,
      vault: house.house.vault,
      origins: [publicOrigin],
      realNow: () => new Date(now.getTime() + ahead),
      show: (shown, language) => drawn(language, shown),
      say: (kind) => new Response(kind, { status: { missing: 404, refused: 400, 'too-large': 413, busy: 503, fault: 500 }[kind] }),
    },
    room.publicDoors ?? [],
  )
  return { ...house, alfa, operator, head, colleague, stranger, site, visitor: openVisitor(site), waited, later: (minutes) => void (ahead += minutes * 60_000) }
}

export const hours = { opens: '09:00', closes: '16:00', days: ['1', '2', '3', '4', '5'] }
