import { sql } from 'kysely'
import { Hono } from 'hono'
import { recordConsent } from '#capabilities/cases/commands/record-consent.ts'
import { writeRecord } from '#capabilities/cases/contract.ts'
import { makePace, usualLimits } from '#capabilities/contact/contract.ts'
import { abroadPaths, partnerPath } from '#capabilities/returning/abroad-paths.ts'
import { partnerDoors } from '#capabilities/returning/doors/partner.tsx'
import type { Id } from '#kernel/id.ts'
import { daysAfter } from '#kernel/time.ts'
import type { PublicShown } from '#platform/http/public-door.ts'
import { hangPublic, type PublicHouse } from '#platform/http/public-serve.ts'
import { PublicFrame } from '#ui/public-frame.tsx'
import { renderDocument } from '#ui/render.ts'
import type { Fields, Person } from '#test/stories/cases-house.ts'
import { day, now, openReturnHouse } from '#test/stories/return-house.ts'

export const publicOrigin = 'http://127.0.0.1:8081'
/** Planted where it may be read, and looked for everywhere else. */
export const canary = 'Canary-överlämning: möts vid den gröna bänken, åker rullstol'

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
    { status, headers: { 'content-type': 'text/html', ...(forget ? { 'clear-site-data': '"*"' } : {}) } },
  )

export const hiddenOf = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.slice(html.indexOf('<main')).matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
  )
/** The hidden fields of one form of the page abroad. */
export const hiddenIn = (html: string, id: string): Record<string, string> =>
  hiddenOf(`<main${new RegExp(`<form[^>]*id="${id}"[\\s\\S]*?</form>`).exec(html)?.[0] ?? ''}`)

export type Given = { readonly caseId: Id; readonly id: Id; readonly number: string; readonly code: string }

/** The house of returns, a partner within the EEA and one outside it, neither with an account, and the page they open. */
export async function openAbroadHouse() {
  const there = await openReturnHouse()
  const { house, partner, coordinator } = there
  const far = await house.zone('FJAR', 'foreign_partner')
  await house.asOwner(async (tx) => {
    await sql`update people.zone set country_code = 'RO' where id = ${there.abroad.zoneId}`.execute(tx)
    await sql`update people.zone set country_code = 'MD' where id = ${far}`.execute(tx)
  })
  const near = there.abroad.zoneId
  const waited: number[] = []
  let ahead = 0
  const site = new Hono()
  const pace = makePace(
    usualLimits,
    () => 0,
    (ms) => Promise.resolve(void waited.push(ms)),
  )
  const held: number[] = []
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
    partnerDoors(pace, (at) => Promise.resolve(void held.push(at))),
  )
  const looks = (path: string): Promise<Response> => Promise.resolve(site.request(publicOrigin + path))
  const sends = (path: string, fields: Readonly<Record<string, string>>): Promise<Response> =>
    Promise.resolve(
      site.request(publicOrigin + path, {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: { origin: publicOrigin, 'sec-fetch-site': 'same-origin' },
      }),
    )
  const opens = (given: Given, language = 'ro'): Promise<Response> => sends(partnerPath(language, given.number), { what: 'open', code: given.code })

  const agrees = async (caseId: Id, by: Person, to: Id, classes: readonly string[] = ['C4']): Promise<Id> => {
    const said = await by.works(caseId, (visit) =>
      recordConsent(visit, caseId, {
        refused: false,
        classes,
        recipients: [to],
        purposes: ['plan_return'],
        language: 'ron',
        interpreter: true,
        givenOn: day(0),
        form: 'oral',
        capacity: 'adult',
        validUntil: daysAfter(now, 90),
        conditions: null,
      }),
    )
    if (!said.ok) throw new Error(said.refusal.kind)
    return said.value
  }
  const writes = async (caseId: Id, by: Person, text: string, cls = 'C4'): Promise<Id> => {
    const written = await by.works(caseId, (visit) => writeRecord(visit, { caseId, class: cls, kind: cls === 'C8' ? 'cost_note' : 'note', text }))
    if (!written.ok) throw new Error(written.refusal.kind)
    return written.value
  }
  const facts = (records: readonly Id[], more: Fields = {}): Fields => ({
    records,
    fields: ['destination'],
    ground: 'within_eea',
    language: 'ro',
    days: '10',
    harmTest: 'The partner must know who is met. The person has read it and said yes.',
    ...more,
  })
  const idIn = (location: string): Id => location.split('/').at(-1) ?? ''
  /** Prepared, and nothing more. */
  const prepares = async (caseId: Id, more: Fields = {}, to: Id = near): Promise<Id> => {
    const record = await writes(caseId, partner, canary)
    return idIn(await there.done(partner, abroadPaths.prepare(caseId, to), facts([record], more)))
  }
  /** The form again until a code has been made. */
  const sendsOver = async (caseId: Id, id: Id, by: Person = partner): Promise<Given> => {
    for (let turn = 0; ; turn += 1) {
      const answer = await by.fills(abroadPaths.send(caseId, id), { known: 'yes' })
      if (answer.status === 303) break
      if (answer.status !== 429 || turn > 50)
        throw new Error(`not sent: ${answer.status} ${/l-notice[\s\S]{0,300}|error-summary[\s\S]{0,300}/.exec(await answer.text())?.[0]}`)
    }
    const html = await by.reads(abroadPaths.one(caseId, id))
    const number = /\/p\/(\d{12})/.exec(html)?.[1] ?? ''
    const code = (/<strong class="l-tabular">([\d ]+)<\/strong>/.exec(html)?.[1] ?? '').replaceAll(' ', '')
    return { caseId, id, number, code }
  }
  const seconds = (caseId: Id, id: Id, answer = 'yes', by: Person = coordinator): Promise<Response> => by.fills(abroadPaths.second(caseId, id), { answer })
  /** A hand-over that has left, of a new case. */
  const given = async (more: Fields = {}): Promise<Given> => {
    const caseId = await there.reaches('admitted')
    await agrees(caseId, partner, near)
    const id = await prepares(caseId, more)
    if ((await seconds(caseId, id)).status !== 303) throw new Error('no second person')
    return await sendsOver(caseId, id)
  }
  const one = async ({ caseId, id }: Pick<Given, 'caseId' | 'id'>, by: Person = partner) =>
    (await (await by.asks(abroadPaths.one(caseId, id))).json()) as {
      handover: { state: string; over: string | null; wrongCodes: number; maySecond: boolean }
      code: unknown
      snapshot: { texts: string[] } | null
      answers: { id: string; kind: string; event: string | null; words: string | null; reply: string | null; settledHow: string | null }[]
    }
  return {
    ...there,
    near,
    far,
    site,
    waited,
    held,
    looks,
    sends,
    opens,
    agrees,
    writes,
    facts,
    prepares,
    sendsOver,
    seconds,
    given,
    one,
    later: (minutes: number): void => void (ahead += minutes * 60_000),
  }
}
export type AbroadHouse = Awaited<ReturnType<typeof openAbroadHouse>>
