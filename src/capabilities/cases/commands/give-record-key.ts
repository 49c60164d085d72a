import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { ceilingOf, findStaff, publicKeysOf } from '#capabilities/people/contract.ts'
import { findOwnKey, giveOwnKey } from '#capabilities/cases/sealing/keys.ts'
import { listRecords } from '#capabilities/cases/store/record.ts'

/**
 * Gives somebody of the own zone the keys of records that are sealed to named people, as far as the giver holds them and the receiver's roles read the class.
 *
 * @returns how many were given
 */
export async function giveRecordKeys(visit: Visit, caseId: Id, recordIds: readonly Id[], personId: Id): Promise<number> {
  const person = (await findStaff(visit.tx, [personId])).get(personId)
  const publicKey = (await publicKeysOf(visit.tx, [personId])).get(personId)
  if (person?.zoneId !== visit.actor.zoneId || !publicKey || recordIds.length === 0) return 0
  const { reads } = ceilingOf(person.roles)
  let given = 0
  for (const record of await listRecords(visit.tx, caseId, { ids: recordIds })) {
    const key = record.ownKey && reads.has(record.class as never) ? await findOwnKey(visit, { caseId, recordId: record.id }) : null
    if (!key) continue
    await giveOwnKey(visit, { caseId, recordId: record.id }, key, [{ holder: 'person', holderId: personId, publicKey }])
    given += 1
  }
  visit.note({ records: recordIds })
  return given
}
