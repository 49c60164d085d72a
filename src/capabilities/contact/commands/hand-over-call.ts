import { newId } from '#kernel/id.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse } from '#kernel/result.ts'
import type { Result } from '#kernel/result.ts'
import type { Visit } from '#platform/http/visit.ts'
import { findZone, publicKeysOf, staffOfZone } from '#capabilities/people/contract.ts'
import { maySettle, wordsMayCross } from '#capabilities/contact/domain/call.ts'
import { noWords } from '#capabilities/contact/domain/call-words.ts'
import type { Line } from '#capabilities/contact/domain/codes.ts'
import { takesCalls } from '#capabilities/contact/domain/roles.ts'
import { wordsOf } from '#capabilities/contact/queries/show-call.ts'
import { sealWords } from '#capabilities/contact/store/call-seal.ts'
import type { Holder, SealedWords } from '#capabilities/contact/store/call-seal.ts'
import type { Call } from '#capabilities/contact/store/call.ts'
import { addHandOver, addParcelKeys, pendingOf } from '#capabilities/contact/store/hand-over.ts'

export type HandOverRefusal =
  | { readonly kind: 'already-settled' }
  | { readonly kind: 'already-waiting' }
  | { readonly kind: 'own-zone' }
  | { readonly kind: 'nobody-can-open' }
  | { readonly kind: 'cannot-read' }

async function holdersThere(visit: Visit, zoneId: Id): Promise<readonly Holder[]> {
  const people = (await staffOfZone(visit.tx, zoneId)).filter((one) => one.hasKeys && takesCalls(one.roles))
  const keys = await publicKeysOf(
    visit.tx,
    people.map((one) => one.id),
  )
  return [...keys].map(([id, publicKey]) => ({ kind: 'person', id, publicKey }))
}

/** Words and the municipality, sealed to the named people who take calls there: only when the caller agreed. */
async function pack(visit: Visit, call: Call, zoneId: Id, parcelId: Id): Promise<Result<SealedWords | null, HandOverRefusal>> {
  if (!wordsMayCross(call)) return accept(null)
  const words = await wordsOf(visit, call)
  if (words === null && call.words !== null) return refuse({ kind: 'cannot-read' })
  const holders = await holdersThere(visit, zoneId)
  if (holders.length === 0) return refuse({ kind: 'nobody-can-open' })
  return accept(await sealWords(visit, parcelId, { ...(words ?? noWords), municipality: call.municipality }, holders))
}

/** Hands a call to another zone or line. It stays here until they have answered. */
export async function handOverCall(visit: Visit, call: Call, to: { readonly zone: Id } | { readonly line: Line }): Promise<Result<Id, HandOverRefusal>> {
  const open = maySettle(call.state)
  if (!open.ok) return open
  if ((await pendingOf(visit.tx, call.id)) !== null) return refuse({ kind: 'already-waiting' })
  if ('zone' in to && to.zone === visit.actor.zoneId) return refuse({ kind: 'own-zone' })
  if ('zone' in to && (await findZone(visit.tx, to.zone))?.active !== true) return refuse({ kind: 'nobody-can-open' })
  const id = newId()
  const packed = 'zone' in to ? await pack(visit, call, to.zone, id) : accept(null)
  if (!packed.ok) return packed
  const { acute, danger, child, language, interpreter, safeFlags, safeFrom, safeUntil } = call
  await addHandOver(visit.tx, {
    id,
    acute,
    danger,
    child,
    language,
    interpreter,
    safeFlags,
    safeFrom,
    safeUntil,
    from: { call: call.id },
    to,
    parcel: packed.value?.words ?? null,
    received: false,
  })
  if (packed.value) await addParcelKeys(visit.tx, id, packed.value.wraps)
  visit.note({ object: id, ...(packed.value ? { records: [call.id], classes: ['C2', 'C4'], ground: 'consent' } : {}) })
  return accept(id)
}
