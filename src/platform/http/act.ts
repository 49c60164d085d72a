import { hasRole } from '#kernel/actor.ts'
import { Rollback } from '#platform/db/enter.ts'
import { arrive, type Arrived } from '#platform/http/arrive.ts'
import { inputOf, typedValues, type Ask } from '#platform/http/ask.ts'
import { claim, digestOf, doneBefore, settle } from '#platform/http/deed.ts'
import { forgetDrafts } from '#platform/http/draft.ts'
import { emptyForm, pageFor, scopeOf, type Outcome } from '#platform/http/look.ts'
import { wrongFields, type Wrong } from '#platform/http/wrong.ts'
import type { Answer, Changed, Done, Door } from '#platform/http/door.ts'
import type { House } from '#platform/http/house.ts'
import type { Page } from '#ui/page.ts'
import { refusedWords } from '#platform/http/refused.tsx'

type Form = Door & { kind: 'form' }

/** A deed that was refused: nothing is stored; the page is drawn again from what was read. */
export type Refusal =
  | { readonly kind: 'missing'; readonly page: Page; readonly quiet: boolean }
  | { readonly kind: 'wrong'; readonly model: unknown; readonly page: Page; readonly wrong: readonly Wrong[] }
  | { readonly kind: 'refused'; readonly model: unknown; readonly page: Page; readonly code: string; readonly answer: Answer }
  | { readonly kind: 'changed'; readonly model: unknown; readonly page: Page; readonly changed: Changed }
  | { readonly kind: 'key-used'; readonly model: unknown; readonly page: Page }

export type Acted = { readonly kind: 'done'; readonly done: Done } | Refusal

async function doIt(house: House, door: Form, arrived: Arrived, ask: Ask): Promise<Acted> {
  const { visit } = arrived
  const back = (refusal: Refusal): never => {
    throw new Rollback(refusal)
  }
  const fields = ask.sent ?? {}
  const key = ask.key ?? crypto.randomUUID()
  const input = inputOf(door, ask)
  if (!input || !hasRole(visit.actor, ...door.may)) return back({ kind: 'missing', page: await pageFor(house, arrived, ask), quiet: false })
  const digest = digestOf(house.formKey, door.name, ask.path, fields)
  const before = await doneBefore(visit.tx, visit.actor.personId, key, digest)
  if (before?.kind === 'done') return { kind: 'done', done: before.done }
  // Read before anything is written, so that the walls need not be asked anew for each statement (`authz.kept`).
  const model: unknown = await door.read(visit, input)
  const page = await pageFor(house, arrived, ask)
  if (model === null) return back({ kind: 'missing', page, quiet: false })
  const claimed = before ?? (await claim(visit.tx, visit.actor.personId, key, door.name, digest))
  if (claimed.kind === 'done') return { kind: 'done', done: claimed.done }
  if (claimed.kind === 'other') return back({ kind: 'key-used', model, page })
  const parsed = door.accepts.safeParse(fields)
  if (!parsed.success) return back({ kind: 'wrong', model, page, wrong: wrongFields(door, parsed.error, page.language) })
  const result = await door.submit(visit, { ...(input as object), form: parsed.data, version: ask.version } as never, model)
  if (result.ok) {
    await forgetDrafts(visit.tx, ask.path)
    await settle(visit.tx, visit.actor.personId, key, result.value)
    await arrived.record(door.records, 'done')
    return { kind: 'done', done: result.value }
  }
  if (result.refusal.kind === 'changed') return back({ kind: 'changed', model, page, changed: result.refusal as Changed })
  const answer = door.refusals[result.refusal.kind]
  if (!answer) throw new Error(`the door ${door.name} has no answer to ${result.refusal.kind}`)
  return back(answer.status === 404 ? { kind: 'missing', page, quiet: false } : { kind: 'refused', model, page, code: result.refusal.kind, answer })
}

/** Does the deed behind a door: one transaction with the leaf and the idempotency key, or nothing. */
export const act = (house: House, door: Form, ask: Ask) => arrive(house, ask.token, scopeOf(door, ask), door.name, (arrived) => doIt(house, door, arrived, ask))

/** The form again, with what was typed and why it did not go through. */
export function formAgain(refusal: Exclude<Refusal, { kind: 'missing' }>, ask: Ask): Outcome & { kind: 'form' } {
  const { language } = refusal.page
  const form = emptyForm(refusal.kind === 'key-used' ? crypto.randomUUID() : (ask.key ?? crypto.randomUUID()), typedValues(ask.sent ?? {}))
  const shown = { kind: 'form' as const, model: refusal.model, page: refusal.page }
  switch (refusal.kind) {
    case 'wrong':
      return { ...shown, status: 422, form: { ...form, errors: refusal.wrong } }
    case 'refused': {
      const text = refusal.answer.words[language]
      const { field } = refusal.answer
      return { ...shown, status: refusal.answer.status, form: field ? { ...form, errors: [{ field, text }] } : { ...form, notice: text } }
    }
    case 'changed':
      return { ...shown, status: 409, form: { ...form, conflict: { theirs: refusal.changed.theirs, version: refusal.changed.version } } }
    case 'key-used':
      return { ...shown, status: 409, form: { ...form, notice: refusedWords[language].keyUsed } }
  }
}
