import { newId, type Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Visit } from '#platform/http/visit.ts'
import { blindToken, normaliseName, normaliseNumber } from '#platform/sealing/blind-index.ts'
import { fixedRoom } from '#platform/sealing/padding.ts'
import { sealText } from '#platform/sealing/text.ts'
import { newSeed } from '#platform/sealing/unit-keys.ts'
import { ceilingOf, findStaff, publicKeysOf, zoneKeys } from '#capabilities/people/contract.ts'
import type { RecordKind } from '#capabilities/cases/domain/kinds.ts'
import { membershipOf } from '#capabilities/cases/domain/access.ts'
import { mayWrite } from '#capabilities/cases/domain/may-write.ts'
import { findKey, giveOwnKey, ownKeyVersion, textAad, type OwnKeyReader } from '#capabilities/cases/sealing/keys.ts'
import { loadCase, type LoadedCase } from '#capabilities/cases/queries/load-case.ts'
import { touch } from '#capabilities/cases/store/card.ts'
import { insertToken } from '#capabilities/cases/store/find.ts'
import { teamOf } from '#capabilities/cases/store/member.ts'
import { insertRecord } from '#capabilities/cases/store/record.ts'
import { myUnitOf } from '#capabilities/cases/store/unit.ts'

export type NewText = {
  readonly caseId: Id
  readonly class: string
  readonly kind: RecordKind
  readonly text: string
  /** By which the own zone can find the case again: exact, and only there. For C1. */
  readonly names?: readonly string[]
  readonly numbers?: readonly string[]
  /** Sealed under a key of its own, to these people of the own zone alone and not to everybody in the unit who reads the class. */
  readonly readers?: readonly Id[]
}
export type WriteRefusal =
  | { readonly kind: 'no-such-case' }
  | { readonly kind: 'not-yours-to-write' }
  | { readonly kind: 'too-long' }
  | { readonly kind: 'not-a-number' }

/** Longest text of a short form, for classes one may not read. */
export const formRoom = 500
export const paddingOf = (cls: string) => (cls === 'C3' ? 'fixed-512' : 'stepped')
export const fits = (cls: string, text: string): boolean => cls !== 'C3' || new TextEncoder().encode(text).length <= fixedRoom

/** A short form is read by whoever of the unit reads the class, and by recovery; the writer keeps nothing. */
async function readersOfForm(visit: Visit, unitId: Id, caseId: Id, cls: string): Promise<readonly OwnKeyReader[]> {
  const team = (await teamOf(visit.tx, caseId)).filter((member) => member.unitId === unitId && member.classes.includes(cls))
  const staff = await findStaff(
    visit.tx,
    team.map((member) => member.personId),
  )
  const readers = team.filter((member) => ceilingOf(staff.get(member.personId)?.roles ?? []).reads.has(cls as never))
  const keys = await publicKeysOf(
    visit.tx,
    readers.map((member) => member.personId),
  )
  const recovery = (await zoneKeys(visit.tx, visit.actor.zoneId))?.recovery
  return [
    ...[...keys].map(([holderId, publicKey]) => ({ holder: 'person' as const, holderId, publicKey })),
    ...(recovery ? [{ holder: 'recovery' as const, holderId: visit.actor.zoneId, publicKey: recovery }] : []),
  ]
}

/** Named people, as far as their roles read the class, and recovery. */
async function namedReaders(visit: Visit, named: readonly Id[], cls: string): Promise<readonly OwnKeyReader[]> {
  const staff = await findStaff(visit.tx, named)
  const readers = named.filter((id) => {
    const one = staff.get(id)
    return one?.zoneId === visit.actor.zoneId && ceilingOf(one.roles).reads.has(cls as never)
  })
  const keys = await publicKeysOf(visit.tx, readers)
  const recovery = (await zoneKeys(visit.tx, visit.actor.zoneId))?.recovery
  return [
    ...[...keys].map(([holderId, publicKey]) => ({ holder: 'person' as const, holderId, publicKey })),
    ...(recovery ? [{ holder: 'recovery' as const, holderId: visit.actor.zoneId, publicKey: recovery }] : []),
  ]
}

async function indexIdentity(visit: Visit, { caseId, names = [], numbers = [] }: NewText, unitId: Id): Promise<boolean> {
  const tokens: { field: 'name' | 'number'; words: string }[] = names.map((name) => ({ field: 'name', words: normaliseName(name) }))
  for (const number of numbers) {
    const words = normaliseNumber(number, visit.now)
    if (words === null) return false
    tokens.push({ field: 'number', words })
  }
  for (const { field, words } of tokens.filter((token) => token.words !== '')) {
    await insertToken(visit.tx, { caseId, unitId, field, token: blindToken(await visit.vault.indexKey(visit.actor.zoneId, field), words) })
  }
  return true
}

/** Writes a sealed text into the own zone's part of a case. */
export async function writeRecord(visit: Visit, text: NewText, already?: LoadedCase): Promise<Result<Id, WriteRefusal>> {
  const loaded = already ?? (await loadCase(visit, text.caseId))
  const member = loaded && membershipOf(loaded.access)
  if (!loaded || !member) return refuse({ kind: 'no-such-case' })
  const writing = mayWrite(loaded.access, text.class)
  if (writing === 'none') return refuse({ kind: 'not-yours-to-write' })
  if (!fits(text.class, text.text) || (writing === 'form' && text.text.length > formRoom)) return refuse({ kind: 'too-long' })
  const unit = await myUnitOf(visit.tx, text.caseId)
  const inClassKey = writing === 'whole' && !text.readers
  const unitKey = unit && inClassKey ? await findKey(visit, text.caseId, unit.id, text.class, unit.keyVersion) : null
  if (!unit || (inClassKey && !unitKey)) return refuse({ kind: 'not-yours-to-write' })
  if (!(await indexIdentity(visit, text, unit.id))) return refuse({ kind: 'not-a-number' })

  const id = newId()
  const keyVersion = unitKey ? unit.keyVersion : ownKeyVersion
  const key = unitKey ?? newSeed()
  const body = sealText(
    key,
    text.text,
    textAad({ recordId: id, version: 1, caseId: text.caseId, zoneId: unit.zoneId, class: text.class, keyVersion }),
    paddingOf(text.class),
  )
  const record = {
    id,
    caseId: text.caseId,
    unitId: unit.id,
    zoneId: unit.zoneId,
    class: text.class,
    kind: text.kind,
    ownKey: unitKey === null,
    disclosureId: null,
  }
  await insertRecord(visit.tx, record, { keyVersion, body })
  if (!unitKey) {
    const readers = text.readers ? await namedReaders(visit, text.readers, text.class) : await readersOfForm(visit, unit.id, text.caseId, text.class)
    await giveOwnKey(visit, { caseId: text.caseId, recordId: id }, key, readers)
  }
  await touch(visit.tx, text.caseId)
  visit.note({ caseId: text.caseId, object: id, records: [id], classes: [text.class] })
  return accept(id)
}
