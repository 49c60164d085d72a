import { newId, type Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { sealText } from '#platform/sealing/text.ts'
import { newSeed } from '#platform/sealing/unit-keys.ts'
import { ceilingOf, findStaff, publicKeysOf, zoneKeys } from '#capabilities/people/contract.ts'
import { giveOwnKey, ownKeyVersion, textAad, type OwnKeyReader } from '#capabilities/cases/sealing/keys.ts'
import { teamOf } from '#capabilities/cases/store/member.ts'
import { insertRecord } from '#capabilities/cases/store/record.ts'

/** What happened, in words, for those who answer for the case: sealed to the unit's leads and the zone's recovery. */
export async function writeGlassReason(
  visit: Visit,
  about: { readonly caseId: Id; readonly unitId: Id; readonly zoneId: Id; readonly words: string },
): Promise<void> {
  const leads = (await teamOf(visit.tx, about.caseId)).filter((member) => member.unitId === about.unitId && member.position !== 'member')
  const staff = await findStaff(
    visit.tx,
    leads.map((lead) => lead.personId),
  )
  const readers = leads.filter((lead) => ceilingOf(staff.get(lead.personId)?.roles ?? []).reads.has('C10'))
  const keys = await publicKeysOf(
    visit.tx,
    readers.map((lead) => lead.personId),
  )
  const recovery = (await zoneKeys(visit.tx, about.zoneId))?.recovery
  const holders: readonly OwnKeyReader[] = [
    ...[...keys].map(([holderId, publicKey]) => ({ holder: 'person' as const, holderId, publicKey })),
    ...(recovery ? [{ holder: 'recovery' as const, holderId: about.zoneId, publicKey: recovery }] : []),
  ]
  const id = newId()
  const key = newSeed()
  const body = sealText(
    key,
    about.words,
    textAad({ recordId: id, version: 1, caseId: about.caseId, zoneId: about.zoneId, class: 'C10', keyVersion: ownKeyVersion }),
  )
  const record = {
    id,
    caseId: about.caseId,
    unitId: about.unitId,
    zoneId: about.zoneId,
    class: 'C10',
    kind: 'glass_reason' as const,
    ownKey: true,
    disclosureId: null,
  }
  await insertRecord(visit.tx, record, { keyVersion: ownKeyVersion, body })
  await giveOwnKey(visit, { caseId: about.caseId, recordId: id }, key, holders)
  visit.note({ records: [id] })
}
