import type { Id } from '#kernel/id.ts'
import { Shredded } from '#platform/sealing/vault-store.ts'
import type { KeyRing } from '#platform/sealing/keyring.ts'
import type { Visit } from '#platform/http/visit.ts'
import { bundleName, bundleOf, keyIn, newSeed, openBundle, openSeed, wrapBundle, wrapSeed, type Bundle } from '#platform/sealing/unit-keys.ts'
import { insertKeyWrap, myRecordWrap, insertRecordWrap, myWraps, type Holder, type KeyWrap } from '#capabilities/cases/store/key-wrap.ts'

/** What break-glass opens: enough to act tonight. */
export const dutyClasses = ['C1', 'C2', 'C3', 'C9', 'C10'] as const

/** The version of a record that has a key of its own, and how that key is named in its bundle. */
export const ownKeyVersion = 1
const ownKeyName = 'own'

type WrapName = Pick<KeyWrap, 'caseId' | 'unitId' | 'holder' | 'holderId' | 'keyVersion' | 'disclosureId'>
/** Names case, unit, holder and version, so that a wrap cannot be moved. */
export const wrapAad = (name: WrapName): string =>
  `wrap|${name.caseId}|${name.unitId}|${name.holder}|${name.holderId}|${name.keyVersion}|${name.disclosureId ?? '-'}`
const recordWrapAad = (caseId: Id, recordId: Id, holder: Holder, holderId: Id): string => `own|${caseId}|${recordId}|${holder}|${holderId}`

/** What a text is bound to: it opens nowhere else. */
export const textAad = (text: {
  readonly recordId: Id
  readonly version: number
  readonly caseId: Id
  readonly zoneId: Id
  readonly class: string
  readonly keyVersion: number
}): string => `record/v1|${text.recordId}|${text.version}|${text.caseId}|${text.zoneId}|${text.class}|${text.keyVersion}`

/** @throws Shredded when the vault key is gone: nothing of the case opens any more */
export async function vaultKeyOf(visit: Visit, caseId: Id): Promise<Uint8Array> {
  const key = await visit.vault.find(caseId)
  if (!key) throw new Shredded()
  return key
}

type Held = { readonly wraps: readonly KeyWrap[]; readonly opened: Map<KeyWrap, Bundle> }
/** What was opened in this request. Gone with the request. */
const held = new WeakMap<Visit, Map<Id, Held>>()

async function heldIn(visit: Visit, caseId: Id): Promise<Held> {
  const mine = held.get(visit) ?? new Map<Id, Held>()
  held.set(visit, mine)
  const known = mine.get(caseId)
  if (known) return known
  const found: Held = { wraps: await myWraps(visit.tx, caseId), opened: new Map() }
  mine.set(caseId, found)
  return found
}

/** Something was given or taken in this request: ask again next time. */
export const forgetHeld = (visit: Visit, caseId: Id): void => {
  held.get(visit)?.delete(caseId)
}

const openWrap = (keys: KeyRing, vaultKey: Uint8Array, wrap: KeyWrap): Bundle => openBundle({ vaultKey, keys, wrap: wrap.wrap, aad: wrapAad(wrap) })

/** The bundle of keys that covers one version of a class in a unit; opened at most once in a request. */
export async function findBundle(visit: Visit, caseId: Id, unitId: Id, cls: string, version: number): Promise<Bundle | null> {
  const mine = await heldIn(visit, caseId)
  const wrap = mine.wraps.find((one) => one.unitId === unitId && one.keyVersion === version && one.classes.includes(cls))
  if (!wrap) return null
  const bundle = mine.opened.get(wrap) ?? openWrap(visit.keys, await vaultKeyOf(visit, caseId), wrap)
  mine.opened.set(wrap, bundle)
  return bundle
}

/** `null` when this person was given no such key. */
export async function findKey(visit: Visit, caseId: Id, unitId: Id, cls: string, version: number): Promise<Uint8Array | null> {
  const bundle = await findBundle(visit, caseId, unitId, cls, version)
  return bundle && keyIn(bundle, cls, version)
}

/** Everything this person holds of a unit, one bundle per version: for giving it on. */
export async function bundlesOfUnit(visit: Visit, caseId: Id, unitId: Id): Promise<readonly { readonly version: number; readonly bundle: Bundle }[]> {
  const mine = await heldIn(visit, caseId)
  const wraps = mine.wraps.filter((wrap) => wrap.unitId === unitId && wrap.disclosureId === null)
  const vaultKey = await vaultKeyOf(visit, caseId)
  return wraps.map((wrap) => {
    const bundle = mine.opened.get(wrap) ?? openWrap(visit.keys, vaultKey, wrap)
    mine.opened.set(wrap, bundle)
    return { version: wrap.keyVersion, bundle }
  })
}

type Giving = Omit<KeyWrap, 'wrap'> & { readonly publicKey: Uint8Array; readonly vaultKey: Uint8Array }

/** Seals these classes of a bundle to one holder and stores the wrap. Classes the giver lacks are left out. */
export async function giveBundle(visit: Visit, bundle: Bundle, { publicKey, vaultKey, ...name }: Giving): Promise<readonly string[]> {
  const part = new Map(
    name.classes.flatMap((cls) => {
      const key = keyIn(bundle, cls, name.keyVersion)
      return key ? [[bundleName(cls, name.keyVersion), key] as const] : []
    }),
  )
  const classes = name.classes.filter((cls) => part.has(bundleName(cls, name.keyVersion)))
  if (classes.length > 0) await insertKeyWrap(visit.tx, { ...name, classes, wrap: wrapBundle({ bundle: part, vaultKey, publicKey, aad: wrapAad(name) }) })
  return classes
}

type NewVersion = {
  readonly caseId: Id
  readonly unitId: Id
  readonly zoneId: Id
  readonly keyVersion: number
  readonly readers: readonly { readonly personId: Id; readonly publicKey: Uint8Array; readonly classes: readonly string[] }[]
  readonly recovery: Uint8Array
  /** `null` at level 2: nobody breaks the glass there. */
  readonly duty: Uint8Array | null
}

/** A new seed for a unit: each reader gets the bundle of the own classes, recovery the seed, the duty key what is needed tonight. */
export async function makeKeys(visit: Visit, unit: NewVersion): Promise<Uint8Array> {
  const vaultKey = await vaultKeyOf(visit, unit.caseId)
  const seed = newSeed()
  const name = { caseId: unit.caseId, unitId: unit.unitId, zoneId: unit.zoneId, keyVersion: unit.keyVersion, disclosureId: null, vaultKey }
  for (const reader of unit.readers) {
    const bundle = bundleOf(seed, reader.classes, unit.keyVersion)
    await giveBundle(visit, bundle, { ...name, holder: 'person', holderId: reader.personId, classes: reader.classes, publicKey: reader.publicKey })
  }
  const recovery = { ...name, holder: 'recovery' as const, holderId: unit.zoneId, classes: [] }
  await insertKeyWrap(visit.tx, { ...recovery, wrap: wrapSeed({ seed, vaultKey, publicKey: unit.recovery, aad: wrapAad(recovery) }) })
  if (unit.duty) {
    const bundle = bundleOf(seed, dutyClasses, unit.keyVersion)
    await giveBundle(visit, bundle, { ...name, holder: 'duty', holderId: unit.zoneId, classes: dutyClasses, publicKey: unit.duty })
  }
  forgetHeld(visit, unit.caseId)
  return seed
}

/** Opens a recovery wrap with the recovery key in hand. */
export const seedOf = (keys: KeyRing, vaultKey: Uint8Array, wrap: KeyWrap): Uint8Array => openSeed({ vaultKey, keys, wrap: wrap.wrap, aad: wrapAad(wrap) })

/** Opens a wrap that is not mine, with the key ring it was sealed to (the duty key of the zone). */
export const openOther = (keys: KeyRing, vaultKey: Uint8Array, wrap: KeyWrap): Bundle => openWrap(keys, vaultKey, wrap)

export type OwnKeyReader = { readonly holder: 'person' | 'recovery'; readonly holderId: Id; readonly publicKey: Uint8Array }

/** A key for one record alone, wrapped to each named reader. */
export async function giveOwnKey(
  visit: Visit,
  record: { readonly caseId: Id; readonly recordId: Id },
  key: Uint8Array,
  readers: readonly OwnKeyReader[],
): Promise<void> {
  const vaultKey = await vaultKeyOf(visit, record.caseId)
  const bundle: Bundle = new Map([[bundleName(ownKeyName, ownKeyVersion), key]])
  for (const { holder, holderId, publicKey } of readers) {
    const wrap = wrapBundle({ bundle, vaultKey, publicKey, aad: recordWrapAad(record.caseId, record.recordId, holder, holderId) })
    await insertRecordWrap(visit.tx, { recordId: record.recordId, caseId: record.caseId, holder, holderId, wrap })
  }
}

/** The key of a record that has its own, when it was wrapped to me. */
export async function findOwnKey(visit: Visit, record: { readonly caseId: Id; readonly recordId: Id }): Promise<Uint8Array | null> {
  const wrap = await myRecordWrap(visit.tx, record.recordId)
  if (!wrap) return null
  return openOwnKey(visit.keys, await vaultKeyOf(visit, record.caseId), { ...record, wrap, holder: 'person', holderId: visit.actor.personId })
}

export const openOwnKey = (
  keys: KeyRing,
  vaultKey: Uint8Array,
  record: { readonly caseId: Id; readonly recordId: Id; readonly wrap: Uint8Array; readonly holder: 'person' | 'recovery'; readonly holderId: Id },
): Uint8Array | null => {
  const aad = recordWrapAad(record.caseId, record.recordId, record.holder, record.holderId)
  return keyIn(openBundle({ vaultKey, keys, wrap: record.wrap, aad }), ownKeyName, ownKeyVersion)
}
