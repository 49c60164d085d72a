import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { act, formAgain, type Acted, type Refusal } from '#platform/http/act.ts'
import { arrive } from '#platform/http/arrive.ts'
import type { Entrance } from '#platform/db/enter.ts'
import type { Ask } from '#platform/http/ask.ts'
import { keep, keepForAbsent } from '#platform/http/draft.ts'
import type { Door } from '#platform/http/door.ts'
import type { House } from '#platform/http/house.ts'
import type { Page } from '#ui/page.ts'
import { look, type Outcome } from '#platform/http/look.ts'
import { json, present, problem, seeOther } from '#platform/http/present.ts'
import { StepUpNeeded } from '#platform/http/visit.ts'
import { dbToken } from '#platform/sealing/session-keys.ts'
import { NotFoundPage } from '#ui/pages/not-found.tsx'

const withDraft = (path: string, draft: string | null): string => (draft === null ? path : `${path}?draft=${draft}`)
const next = (door: string, path: string): string => `${door}?next=${encodeURIComponent(path)}`

/** Nobody is signed in with this token (any more). What she sent is sealed to her and waits. */
async function sendToSignIn(house: House, ask: Ask, gone: Exclude<Entrance<unknown>, { state: 'open' }>): Promise<Response> {
  if (ask.via === 'api') return problem(401, 'not-signed-in')
  const back = ask.sent ? ask.path : ask.path + ask.url.search
  const publicKey = gone.state === 'over' ? gone.over.publicKey : null
  if (!ask.sent || !publicKey) return seeOther(next('/sign-in', back))
  const draft = await keepForAbsent(house.databases.main, dbToken(ask.token), publicKey, ask.path, withHidden(ask))
  return seeOther(`${next('/sign-in', withDraft(ask.path, draft))}&kept=${draft === null ? 'no' : 'yes'}`)
}

const withHidden = (ask: Ask) => ({ ...ask.sent, ...(ask.key ? { _key: ask.key } : {}), ...(ask.version === null ? {} : { _version: String(ask.version) }) })

async function sendToStepUp(house: House, ask: Ask, door: Door): Promise<Response> {
  if (ask.via === 'api') return problem(403, 'step-up-needed')
  if (!ask.sent) return seeOther(next('/step-up', ask.path + ask.url.search))
  const kept = await arrive(house, ask.token, null, door.name, async ({ visit, record }) => {
    const draft = await keep(visit.tx, visit.actor.personId, visit.keys, ask.path, withHidden(ask))
    await record('draft.kept', 'done')
    return draft
  })
  return kept.state === 'open' ? seeOther(next('/step-up', withDraft(ask.path, kept.value))) : await sendToSignIn(house, ask, kept)
}

export function answerMissing(house: House, ask: Ask, page: Page): Response {
  return ask.via === 'api' ? problem(404, 'not-found') : present(house, page, NotFoundPage(page), 404)
}

/** Unpacked on its way out, a little at a time. */
const unpacking = (packed: string | Uint8Array<ArrayBuffer>): ReadableStream =>
  Readable.toWeb(Readable.from([Buffer.from(packed as Uint8Array)]).pipe(createGunzip())) as ReadableStream

function answerOutcome(house: House, door: Door, ask: Ask, outcome: Outcome): Response {
  switch (outcome.kind) {
    case 'missing':
      return answerMissing(house, ask, outcome.page)
    case 'file':
      return new Response(outcome.packed ? unpacking(outcome.body) : outcome.body, {
        headers: { 'content-type': outcome.type, 'content-disposition': `attachment; filename="${outcome.name}"` },
      })
    case 'done':
      return ask.via === 'api' ? json({ id: outcome.id ?? null, location: outcome.to }, 201, { location: outcome.to }) : seeOther(outcome.to)
    case 'page':
      if (door.kind !== 'page') throw new Error('a page without its door')
      return ask.via === 'api' ? json(door.answers.parse(outcome.model)) : present(house, outcome.page, door.view(outcome.model, outcome.page))
    case 'form':
      if (door.kind !== 'form') throw new Error('a form without its door')
      return present(house, outcome.page, door.view(outcome.model, outcome.form, outcome.page), outcome.status)
  }
}

function answerRefusal(house: House, door: Door, ask: Ask, refusal: Refusal): Response {
  if (refusal.kind === 'missing') return answerMissing(house, ask, refusal.page)
  if (ask.via === 'html') return answerOutcome(house, door, ask, formAgain(refusal, ask))
  switch (refusal.kind) {
    case 'wrong':
      return problem(422, 'wrong-fields', { errors: refusal.wrong.map(({ field, code, text }) => ({ field, code, text })) })
    case 'refused':
      return problem(refusal.answer.status, refusal.code, { detail: refusal.answer.words[refusal.page.language] })
    case 'changed':
      return problem(409, 'changed', { theirs: refusal.changed.theirs, version: refusal.changed.version })
    case 'key-used':
      return problem(409, 'key-used')
  }
}

async function recordRefusal(house: House, door: Door, ask: Ask): Promise<void> {
  await arrive(house, ask.token, null, door.name, ({ record }) => record(door.records, 'refused'))
}

/** Knocks at a door as somebody with a session token, and answers. */
export async function knock(house: House, door: Door, ask: Ask): Promise<Response> {
  try {
    if (ask.sent === null) {
      const seen = await look(house, door, ask)
      return seen.state === 'open' ? answerOutcome(house, door, ask, seen.value) : await sendToSignIn(house, ask, seen)
    }
    if (door.kind !== 'form') throw new Error('only a form takes a deed')
    const acted = await act(house, door, ask)
    if (acted.state !== 'open') return await sendToSignIn(house, ask, acted)
    const value: Acted = acted.value
    if (value.kind === 'done') return answerOutcome(house, door, ask, { kind: 'done', ...value.done })
    if (value.kind === 'missing') await recordRefusal(house, door, ask)
    return answerRefusal(house, door, ask, value)
  } catch (error) {
    if (error instanceof StepUpNeeded) return await sendToStepUp(house, ask, door)
    throw error
  }
}
