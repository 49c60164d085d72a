import { together } from '#platform/db/together.ts'
import { pageOf } from '#platform/http/present.ts'
import { formToken } from '#platform/http/token.ts'
import { inputOf, type Ask } from '#platform/http/ask.ts'
import { arrive, type Arrived } from '#platform/http/arrive.ts'
import { findDraft, newestDraft } from '#platform/http/draft.ts'
import { dbToken } from '#platform/sealing/session-keys.ts'
import { hasRole } from '#kernel/actor.ts'
import { isId } from '#kernel/id.ts'
import type { Door, FormDoor } from '#platform/http/door.ts'
import type { House } from '#platform/http/house.ts'
import type { FormState, Page } from '#ui/page.ts'

/** What a knock led to. Drawing happens after the transaction. */
export type Outcome =
  | { readonly kind: 'missing'; readonly page: Page }
  | { readonly kind: 'page'; readonly model: unknown; readonly page: Page }
  | { readonly kind: 'form'; readonly model: unknown; readonly page: Page; readonly form: FormState; readonly status: number }
  | { readonly kind: 'file'; readonly name: string; readonly type: string; readonly body: string | Uint8Array<ArrayBuffer>; readonly packed?: true }
  | { readonly kind: 'done'; readonly to: string; readonly id?: string }

/** The page as this person reads it. */
export async function pageFor(house: House, arrived: Arrived, ask: Ask): Promise<Page> {
  const { actor, tx, now } = arrived.visit
  return pageOf({ language: actor.language, now, path: ask.path, token: formToken(house.formKey, dbToken(ask.token)), reader: await house.reader(tx, actor) })
}

export const emptyForm = (key: string, values: FormState['values'] = {}): FormState => ({ values, errors: [], notice: null, key, conflict: null })

async function missing(house: House, arrived: Arrived, ask: Ask, act: string): Promise<Outcome> {
  await arrived.record(act, 'refused')
  return { kind: 'missing', page: await pageFor(house, arrived, ask) }
}

async function startOf(door: FormDoor, arrived: Arrived, ask: Ask, model: unknown, input: never): Promise<FormState> {
  const first = door.start?.(model, input) ?? {}
  const draft = ask.url.searchParams.get('draft')
  if (!draft || !isId(draft)) {
    const waiting = await newestDraft(arrived.visit.tx, ask.path)
    return { ...emptyForm(crypto.randomUUID(), first), draft: waiting && { href: `${ask.path}?draft=${waiting.id}`, at: waiting.at } }
  }
  const kept = await findDraft(arrived.visit.tx, arrived.visit.keys, draft, ask.path)
  if (!kept) return emptyForm(crypto.randomUUID(), first)
  const { _key, ...values } = kept as Record<string, string | readonly string[]>
  return emptyForm(typeof _key === 'string' && isId(_key) ? _key : crypto.randomUUID(), { ...first, ...values })
}

async function lookAt(house: House, door: Door, arrived: Arrived, ask: Ask): Promise<Outcome> {
  const input = inputOf(door, ask)
  if (!input || !hasRole(arrived.visit.actor, ...door.may)) return await missing(house, arrived, ask, door.records)
  if (door.kind === 'file') {
    const made = await door.file(arrived.visit, input)
    if (made === null) return await missing(house, arrived, ask, door.records)
    await arrived.record(door.records, 'done')
    return { kind: 'file', ...made }
  }
  const [model, page] = await together([door.read(arrived.visit, input) as Promise<unknown>, pageFor(house, arrived, ask)])
  if (model === null) return await missing(house, arrived, ask, door.records)
  const form = door.kind === 'form' ? await startOf(door, arrived, ask, model, input as never) : null
  await arrived.record(door.records, 'seen')
  return form ? { kind: 'form', model, page, form, status: 200 } : { kind: 'page', model, page }
}

/** The case in the address, when the door has one and it can be one: what is mistyped is about nothing, and is not there. */
export function scopeOf(door: Door, ask: Ask): string | null {
  const named = door.scope ? ask.raw[door.scope] : undefined
  return named !== undefined && isId(named) ? named : null
}

/** Looks through a door: one transaction, with its leaf in the record. */
export const look = (house: House, door: Door, ask: Ask) =>
  arrive(house, ask.token, scopeOf(door, ask), door.name, (arrived) => lookAt(house, door, arrived, ask), door.kind === 'file' ? 'file' : 'look')

/** A path that no door has, met by somebody signed in: answered and recorded like a refusal. */
export const lookNowhere = (house: House, ask: Ask) => arrive(house, ask.token, null, 'none', (arrived) => missing(house, arrived, ask, 'door.none'), 'look')
