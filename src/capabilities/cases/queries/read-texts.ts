import { hasRole } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { Sealed } from '#kernel/sealed.ts'
import type { Instant } from '#kernel/time.ts'
import type { Visit } from '#platform/http/visit.ts'
import { describeFault } from '#platform/log/fault.ts'
import { log } from '#platform/log/log.ts'
import { NotOpened, UnknownFormat } from '#platform/sealing/aead.ts'
import { openText } from '#platform/sealing/text.ts'
import type { CorrectionReason, RecordKind } from '#capabilities/cases/domain/kinds.ts'
import { mayRead } from '#capabilities/cases/domain/may-read.ts'
import { findGlassKey } from '#capabilities/cases/sealing/glass-key.ts'
import { findKey, findOwnKey, textAad } from '#capabilities/cases/sealing/keys.ts'
import { loadCase, type LoadedCase } from '#capabilities/cases/queries/load-case.ts'
import { beginReading } from '#capabilities/cases/store/reading.ts'
import { listRecords, listVersions, type RecordQuery, type RecordRow, type SealedVersion } from '#capabilities/cases/store/record.ts'

/** A text as it was opened. `words` is `null` when the row may be seen but was not sealed to this person, or when it is `damaged`. */
export type ReadText = {
  readonly id: Id
  readonly class: string
  readonly kind: RecordKind
  readonly version: number
  readonly zoneId: Id
  readonly author: Id
  readonly at: Instant
  readonly reason: CorrectionReason | null
  readonly disclosureId: Id | null
  readonly words: Sealed | null
  /** It was sealed to this person, and is no longer as it was written. */
  readonly damaged: boolean
}

/** Where she is, and everything at level 2, asks for passphrase and code again; shelter staff in their own unit have given them this shift. */
function askAgain(visit: Visit, loaded: LoadedCase, records: readonly RecordRow[]): void {
  const ownShift = hasRole(visit.actor, 'shelter_staff')
  const location = records.some((record) => record.class === 'C3' && !(ownShift && record.zoneId === visit.actor.zoneId))
  if (records.length > 0 && (location || loaded.card.protectionLevel === 2)) visit.requireStrong()
}

async function keyOf(visit: Visit, record: RecordRow, version: SealedVersion): Promise<Uint8Array | null> {
  if (record.ownKey) return await findOwnKey(visit, { caseId: record.caseId, recordId: record.id })
  return (await findKey(visit, record.caseId, record.unitId, record.class, version.keyVersion)) ?? (await findGlassKey(visit, record, version.keyVersion))
}

/** One damaged text must not hide the others: it says so of itself. A key that does not open is another matter, and is not caught here. */
function openWords(key: Uint8Array | null, body: Uint8Array, aad: string): Pick<ReadText, 'words' | 'damaged'> {
  if (key === null) return { words: null, damaged: false }
  try {
    return { words: new Sealed(openText(key, body, aad)), damaged: false }
  } catch (fault) {
    if (!(fault instanceof NotOpened || fault instanceof UnknownFormat)) throw fault
    log({ ...describeFault(fault), kind: 'damaged' })
    return { words: null, damaged: true }
  }
}

async function openVersion(visit: Visit, record: RecordRow, version: SealedVersion): Promise<ReadText> {
  const key = await keyOf(visit, record, version)
  const aad = textAad({
    recordId: record.id,
    version: version.version,
    caseId: record.caseId,
    zoneId: record.zoneId,
    class: record.class,
    keyVersion: version.keyVersion,
  })
  const { id, zoneId, kind, disclosureId } = record
  return {
    id,
    zoneId,
    kind,
    disclosureId,
    class: record.class,
    version: version.version,
    author: version.author,
    at: version.at,
    reason: version.reason,
    ...openWords(key, version.body, aad),
  }
}

export type TextQuery = { readonly caseId: Id; readonly which?: 'all' | 'newest' } & (
  | { readonly recordIds: readonly Id[] }
  | { readonly classes: readonly string[]; readonly kinds?: readonly RecordKind[] }
)

/** Opens the texts asked for, newest wording first; what may not be read is left out. Each opening is noted in the record by id and class. */
export async function readTexts(visit: Visit, asked: TextQuery, already?: LoadedCase): Promise<readonly ReadText[]> {
  const loaded = already ?? (await loadCase(visit, asked.caseId))
  if (!loaded) return []
  const query: RecordQuery = 'recordIds' in asked ? { ids: asked.recordIds } : { classes: asked.classes, ...(asked.kinds ? { kinds: asked.kinds } : {}) }
  await beginReading(visit.tx, asked.caseId)
  const records = (await listRecords(visit.tx, asked.caseId, query)).filter((record) => mayRead(loaded.access, record))
  askAgain(visit, loaded, records)
  if (records.length === 0) return []
  const byId = new Map(records.map((record) => [record.id, record]))
  const texts: ReadText[] = []
  for (const version of await listVersions(visit.tx, asked.caseId, [...byId.keys()], asked.which ?? 'newest')) {
    const record = byId.get(version.recordId)
    if (record) texts.push(await openVersion(visit, record, version))
  }
  visit.note({ caseId: asked.caseId, records: [...byId.keys()], classes: [...new Set(records.map((record) => record.class))] })
  return texts
}
