import { newId, type Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Instant } from '#kernel/time.ts'
import type { Visit } from '#platform/http/visit.ts'
import { sealText } from '#platform/sealing/text.ts'
import { newSeed } from '#platform/sealing/unit-keys.ts'
import { publicKeysOf, zoneKeys } from '#capabilities/people/contract.ts'
import { carries } from '#capabilities/cases/domain/consent.ts'
import { lastUntil, needsSecond, type Verification } from '#capabilities/cases/domain/disclosure.ts'
import { isRecordKind } from '#capabilities/cases/domain/kinds.ts'
import { groundsSaid, transferFault } from '#capabilities/cases/domain/transfer.ts'
import { mayAct } from '#capabilities/cases/domain/may-act.ts'
import { weigh, type Weighed } from '#capabilities/cases/commands/prepare-disclosure.ts'
import { paddingOf } from '#capabilities/cases/commands/write-record.ts'
import { bundlesOfUnit, giveBundle, giveOwnKey, ownKeyVersion, textAad, vaultKeyOf, type OwnKeyReader } from '#capabilities/cases/sealing/keys.ts'
import { loadCase, type LoadedCase } from '#capabilities/cases/queries/load-case.ts'
import { readTexts, type ReadText } from '#capabilities/cases/queries/read-texts.ts'
import { insertApproval } from '#capabilities/cases/store/approval.ts'
import { touch } from '#capabilities/cases/store/card.ts'
import { findConsent } from '#capabilities/cases/store/consent.ts'
import { findDisclosure, listItems, setCopy, setState, type Disclosure, type DisclosureItem } from '#capabilities/cases/store/disclosure.ts'
import { insertRecord, listRecords } from '#capabilities/cases/store/record.ts'

export type Sending = { readonly id: Id; readonly version: number; readonly until: Instant; readonly verified: Verification }
export type SendRefusal =
  | { readonly kind: 'no-such-disclosure' }
  | { readonly kind: 'too-long' }
  | { readonly kind: 'ground-not-valid' }
  | { readonly kind: 'transfer-not-valid' | 'transfer-not-asked' | 'transfer-not-allowed' | 'municipality-may-not-transfer' }
  | { readonly kind: 'no-consent' }
  | { readonly kind: 'recipient-has-no-key' }
  | { readonly kind: 'not-readable' }
  | { readonly kind: 'text-changed' }
  | { readonly kind: 'changed'; readonly theirs: Readonly<Record<string, string>>; readonly version: number }
export type Sent = { readonly id: Id; readonly state: 'waiting' | 'sent' | 'running' }

async function copyItem(visit: Visit, given: Disclosure, item: DisclosureItem, text: ReadText, readers: readonly OwnKeyReader[]): Promise<boolean> {
  if (!text.words || !isRecordKind(item.kind)) return false
  const id = newId()
  const key = newSeed()
  const aad = textAad({ recordId: id, version: 1, caseId: given.caseId, zoneId: given.toZone, class: item.class, keyVersion: ownKeyVersion })
  const body = sealText(key, text.words.reveal(), aad, paddingOf(item.class))
  const copy = {
    id,
    caseId: given.caseId,
    unitId: given.toUnit,
    zoneId: given.toZone,
    class: item.class,
    kind: item.kind,
    ownKey: true,
    disclosureId: given.id,
  }
  await insertRecord(visit.tx, copy, { keyVersion: ownKeyVersion, body })
  await giveOwnKey(visit, { caseId: given.caseId, recordId: id }, key, readers)
  await setCopy(visit.tx, given.id, item.recordId, id)
  return true
}

/** The copies become records of the recipient's own file, sealed to the named persons and that zone's recovery. */
async function sendSnapshot(visit: Visit, loaded: LoadedCase, given: Disclosure): Promise<SendRefusal | null> {
  const keys = await publicKeysOf(visit.tx, given.named)
  if (keys.size !== given.named.length) return { kind: 'recipient-has-no-key' }
  const recovery = (await zoneKeys(visit.tx, given.toZone))?.recovery
  const readers: readonly OwnKeyReader[] = [
    ...[...keys].map(([holderId, publicKey]) => ({ holder: 'person' as const, holderId, publicKey })),
    ...(recovery ? [{ holder: 'recovery' as const, holderId: given.toZone, publicKey: recovery }] : []),
  ]
  const items = await listItems(visit.tx, given.id)
  const texts = new Map(
    (await readTexts(visit, { caseId: given.caseId, recordIds: items.map((item) => item.recordId) }, loaded)).map((text) => [text.id, text]),
  )
  for (const item of items) {
    const text = texts.get(item.recordId)
    if (!text) return { kind: 'not-readable' }
    if (text.version !== item.version) return { kind: 'text-changed' }
    if (!(await copyItem(visit, given, item, text, readers))) return { kind: 'not-readable' }
  }
  return null
}

/** The named persons get the keys of the classes, until it ends. */
async function startRunning(visit: Visit, given: Disclosure): Promise<SendRefusal | null> {
  const keys = await publicKeysOf(visit.tx, given.named)
  if (keys.size !== given.named.length) return { kind: 'recipient-has-no-key' }
  const vaultKey = await vaultKeyOf(visit, given.caseId)
  const name = {
    caseId: given.caseId,
    unitId: given.fromUnit,
    zoneId: given.fromZone,
    holder: 'person' as const,
    classes: given.classes,
    disclosureId: given.id,
    vaultKey,
  }
  for (const { version, bundle } of await bundlesOfUnit(visit, given.caseId, given.fromUnit)) {
    for (const [holderId, publicKey] of keys) await giveBundle(visit, bundle, { ...name, holderId, publicKey, keyVersion: version })
  }
  return null
}

async function carryOut(visit: Visit, loaded: LoadedCase, given: Disclosure): Promise<Result<Sent, SendRefusal>> {
  const wrong = given.mode === 'snapshot' ? await sendSnapshot(visit, loaded, given) : await startRunning(visit, given)
  if (wrong) return refuse(wrong)
  const state = given.mode === 'snapshot' ? 'sent' : 'running'
  if (!(await setState(visit.tx, given.id, given.version, state))) return refuse({ kind: 'changed', theirs: {}, version: given.version + 1 })
  await touch(visit.tx, given.caseId, true)
  visit.note({ caseId: given.caseId, object: given.id, classes: given.classes, ground: groundsSaid(given), reason: given.purpose })
  return accept({ id: given.id, state })
}

/** What was decided on, and what a second person answers to, is one wording. A later one needs a decision of its own. */
async function wordingStands(visit: Visit, given: Disclosure): Promise<boolean> {
  const items = await listItems(visit.tx, given.id)
  const ids = items.map((item) => item.recordId)
  const now = new Map((await listRecords(visit.tx, given.caseId, { ids })).map((record) => [record.id, record.version]))
  return items.every((item) => (now.get(item.recordId) ?? item.version) === item.version)
}

async function stillStands(visit: Visit, given: Disclosure, until: Instant): Promise<SendRefusal | null> {
  if (until <= visit.now || until > lastUntil(given.classes, visit.now)) return { kind: 'too-long' }
  if (!(await wordingStands(visit, given))) return { kind: 'text-changed' }
  if (!given.consentId) return null
  const consent = await findConsent(visit.tx, given.caseId, given.consentId)
  return consent && carries(consent, given, visit.now) ? null : { kind: 'no-consent' }
}

/** Whether what let it leave the country still does. A decision from before that was asked is told so, and not that something has fallen. */
function mayStillLeave({ proposal, transfers }: Weighed, given: Disclosure): SendRefusal | null {
  const fault = transferFault(proposal.fromKind, proposal.toCountry, given.transferGround, transfers)
  if (fault === null) return null
  if (given.transferGround !== null || fault === 'transfer-ground-not-valid') return { kind: 'transfer-not-valid' }
  return { kind: fault === 'transfer-ground-missing' ? 'transfer-not-asked' : fault }
}

/**
 * The last step: how long, how the recipient was verified, and then it leaves; or it waits for a second person, after which the same step carries it out.
 * Passphrase and code must be fresh.
 */
export async function sendDisclosure(visit: Visit, caseId: Id, sending: Sending): Promise<Result<Sent, SendRefusal>> {
  const loaded = await loadCase(visit, caseId)
  const given = loaded && !loaded.card.closedAt && mayAct(loaded.access, 'lead-unit') ? await findDisclosure(visit.tx, caseId, sending.id) : null
  if (!loaded || !given || given.decidedBy !== visit.actor.personId || (given.state !== 'draft' && given.state !== 'approved'))
    return refuse({ kind: 'no-such-disclosure' })
  visit.requireStrong()
  if (given.version !== sending.version) return refuse({ kind: 'changed', theirs: {}, version: given.version })
  const until = given.state === 'approved' ? given.untilAt : sending.until
  const fallen = await stillStands(visit, given, until)
  if (fallen) return refuse(fallen)
  const weighed = await weigh(visit, { caseId, toZone: given.toZone, ground: given.ground, mode: given.mode, until }, given.classes, given.id)
  if (!weighed) return refuse({ kind: 'ground-not-valid' })
  const kept = mayStillLeave(weighed, given)
  if (kept) return refuse(kept)
  if (given.state === 'approved') return await carryOut(visit, loaded, given)

  if (!weighed.ground) return refuse({ kind: 'ground-not-valid' })
  const second = needsSecond(weighed.proposal, weighed.ground)
  await setState(visit.tx, given.id, given.version, second ? 'waiting' : 'approved', { verified: sending.verified, untilAt: until })
  if (!second) return await carryOut(visit, loaded, { ...given, state: 'approved', untilAt: until, version: given.version + 1 })
  const asked = {
    id: newId(),
    caseId,
    unitId: given.fromUnit,
    kind: 'disclosure' as const,
    objectId: given.id,
    pseudonym: loaded.card.pseudonym,
    classes: given.classes,
    level: null,
    about: null,
  }
  await insertApproval(visit.tx, asked)
  visit.note({ caseId, object: given.id, classes: given.classes, ground: groundsSaid(given), reason: given.purpose })
  return accept({ id: given.id, state: 'waiting' })
}
