import { newId, type Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Instant } from '#kernel/time.ts'
import type { Changed } from '#platform/http/door.ts'
import type { Visit } from '#platform/http/visit.ts'
import { writeHerWords, type WordsRefusal } from '#capabilities/returning/commands/write-her-words.ts'
import type { Confirmer, FirstHousing, Giver, Onward, SupportCode, SupportState } from '#capabilities/returning/domain/after-codes.ts'
import type { AfterEntered } from '#capabilities/returning/queries/enter-after.ts'
import { lockReturn } from '#capabilities/returning/store/lock.ts'
import { insertReception, insertSupportLine, receptionsOf, setSupportState, type SupportLine } from '#capabilities/returning/store/reception.ts'
import { changeReturn } from '#capabilities/returning/store/return.ts'

export type NewReception = {
  readonly arrivedAt: Instant
  readonly confirmedBy: Confirmer
  readonly confirmedAt: Instant
  readonly onward: Onward
  readonly housing: FirstHousing
  readonly words: string | null
}
export type ReceptionRefusal =
  | WordsRefusal
  | Changed
  | { readonly kind: 'not-travelling' }
  | { readonly kind: 'in-the-future' }
  | { readonly kind: 'before-departure' }
  | { readonly kind: 'confirmed-before' }

/** Words of this part, sealed into the own part of the case; `null` when there are none. */
export async function sealAfter(visit: Visit, { card }: AfterEntered, words: string | null): Promise<Result<Id | null, WordsRefusal>> {
  return words === null ? accept(null) : await writeHerWords(visit, card, 'return_after_note', words)
}

/** That she came, and who says so. What was said before stays. The return arrives with it, when nobody has said so yet. */
export async function confirmReception(visit: Visit, entered: AfterEntered, made: NewReception, version: number): Promise<Result<Id, ReceptionRefusal>> {
  const { journey, place } = entered
  const held = await lockReturn(visit.tx, journey.id)
  if (held?.phase !== 'travelling' && held?.phase !== 'arrived') return refuse({ kind: 'not-travelling' })
  if (made.arrivedAt > visit.now || made.confirmedAt > visit.now) return refuse({ kind: 'in-the-future' })
  if (journey.departedAt && made.arrivedAt < journey.departedAt) return refuse({ kind: 'before-departure' })
  if (made.confirmedAt < made.arrivedAt) return refuse({ kind: 'confirmed-before' })
  const newest = (await receptionsOf(visit.tx, journey.id))[0]?.number ?? 0
  if (newest !== version) return refuse({ kind: 'changed', theirs: {}, version: newest })
  const words = await sealAfter(visit, entered, made.words)
  if (!words.ok) return words
  const id = newId()
  if (!(await insertReception(visit.tx, place, { id, number: newest + 1, ...made, wordsRecord: words.value })))
    return refuse({ kind: 'changed', theirs: {}, version: newest + 1 })
  await changeReturn(visit.tx, journey.id, held.version, { ...(held.phase === 'travelling' ? { phase: 'arrived' as const } : {}), arrivedAt: made.arrivedAt })
  visit.note({ object: id })
  return accept(id)
}

export type NewSupport = { readonly code: SupportCode; readonly givenBy: Giver; readonly fromOn: string; readonly words: string | null }
/** Support of her own kind, from a day. */
export async function addSupportLine(visit: Visit, entered: AfterEntered, made: NewSupport): Promise<Result<Id, WordsRefusal>> {
  const words = await sealAfter(visit, entered, made.words)
  if (!words.ok) return words
  const id = newId()
  await insertSupportLine(visit.tx, entered.place, { id, code: made.code, givenBy: made.givenBy, fromOn: made.fromOn, wordsRecord: words.value })
  visit.note({ object: id })
  return accept(id)
}

/** How it went: running, done, declined by her, or not to be had. */
export async function moveSupportLine(visit: Visit, line: SupportLine, state: SupportState, version: number): Promise<Result<Id, Changed>> {
  if (await setSupportState(visit.tx, line.id, version, state)) {
    visit.note({ object: line.id })
    return accept(line.id)
  }
  return refuse({ kind: 'changed', theirs: {}, version: line.version })
}
