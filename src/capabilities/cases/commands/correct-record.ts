import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Visit } from '#platform/http/visit.ts'
import { sealText } from '#platform/sealing/text.ts'
import type { CorrectionReason } from '#capabilities/cases/domain/kinds.ts'
import { mayWrite } from '#capabilities/cases/domain/may-write.ts'
import { fits, paddingOf } from '#capabilities/cases/commands/write-record.ts'
import { findKey, findOwnKey, ownKeyVersion, textAad } from '#capabilities/cases/sealing/keys.ts'
import { readTexts } from '#capabilities/cases/queries/read-texts.ts'
import type { LoadedCase } from '#capabilities/cases/queries/load-case.ts'
import { touch } from '#capabilities/cases/store/card.ts'
import { findRecord, insertText, raiseRecordVersion, type RecordRow } from '#capabilities/cases/store/record.ts'
import { myUnitOf } from '#capabilities/cases/store/unit.ts'

export type Correction = { readonly recordId: Id; readonly version: number; readonly text: string; readonly reason: CorrectionReason }
export type CorrectRefusal =
  | { readonly kind: 'no-such-record' }
  | { readonly kind: 'too-long' }
  | { readonly kind: 'changed'; readonly theirs: Readonly<Record<string, string>>; readonly version: number }

/** A record is corrected in the unit it belongs to, by somebody who may both read and write there. */
export const mayCorrect = (loaded: LoadedCase, record: RecordRow): boolean =>
  record.zoneId === loaded.access.me.zoneId && mayWrite(loaded.access, record.class) === 'whole'

async function newestKey(visit: Visit, record: RecordRow): Promise<{ readonly key: Uint8Array; readonly version: number } | null> {
  if (record.ownKey) {
    const key = await findOwnKey(visit, { caseId: record.caseId, recordId: record.id })
    return key && { key, version: ownKeyVersion }
  }
  const unit = await myUnitOf(visit.tx, record.caseId)
  const key = unit && (await findKey(visit, record.caseId, unit.id, record.class, unit.keyVersion))
  return unit && key ? { key, version: unit.keyVersion } : null
}

async function whatTheyWrote(visit: Visit, record: RecordRow): Promise<CorrectRefusal> {
  const [theirs] = await readTexts(visit, { caseId: record.caseId, recordIds: [record.id] })
  return { kind: 'changed', theirs: { text: theirs?.words?.reveal() ?? '' }, version: theirs?.version ?? record.version }
}

/** A correction is a new version; the old one stays readable beside it. */
export async function correctRecord(visit: Visit, loaded: LoadedCase, correction: Correction): Promise<Result<Id, CorrectRefusal>> {
  const record = await findRecord(visit.tx, loaded.card.id, correction.recordId)
  if (!record || !mayCorrect(loaded, record)) return refuse({ kind: 'no-such-record' })
  if (!fits(record.class, correction.text)) return refuse({ kind: 'too-long' })
  if (record.version !== correction.version || !(await raiseRecordVersion(visit.tx, record.id, correction.version)))
    return refuse(await whatTheyWrote(visit, record))
  const found = await newestKey(visit, record)
  if (!found) return refuse({ kind: 'no-such-record' })
  const version = correction.version + 1
  const aad = textAad({ recordId: record.id, version, caseId: record.caseId, zoneId: record.zoneId, class: record.class, keyVersion: found.version })
  const body = sealText(found.key, correction.text, aad, paddingOf(record.class))
  await insertText(visit.tx, record, { version, keyVersion: found.version, body, reason: correction.reason })
  await touch(visit.tx, record.caseId)
  visit.note({ caseId: record.caseId, object: record.id, records: [record.id], classes: [record.class], reason: correction.reason })
  return accept(record.id)
}
