import { accept, refuse } from '#kernel/result.ts'
import type { Result } from '#kernel/result.ts'
import { newId } from '#kernel/id.ts'
import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { newEntryCode } from '#capabilities/people/commands/entry-code.ts'
import type { RecoveryReason } from '#capabilities/people/domain/ceremony.ts'
import { askCeremony, runningCeremony } from '#capabilities/people/store/ceremonies.ts'
import type { Person } from '#capabilities/people/store/persons.ts'
import { zoneKeys } from '#capabilities/people/store/zones.ts'

export type AskRefusal = { readonly kind: 'running' | 'no-zone-keys' | 'not-enrolled' | 'left' }

async function ask(visit: Visit, personId: Id | null, officers: readonly Id[] | null, reason: RecoveryReason): Promise<Result<Id, AskRefusal>> {
  const { zoneId, personId: askedBy } = visit.actor
  if ((await zoneKeys(visit.tx, zoneId)) === null) return refuse({ kind: 'no-zone-keys' })
  if ((await runningCeremony(visit.tx, zoneId, personId)) !== null) return refuse({ kind: 'running' })
  const id = newId()
  const code = personId === null ? null : newEntryCode(visit.keys.publicKey)
  await askCeremony(visit.tx, { id, zoneId, personId, officers, reason, askedBy, code })
  return accept(id)
}

/** Asks the officers to help somebody of the own zone back in: also again, when the link of the last time was lost. It opens nothing by itself. */
export async function askRecovery(visit: Visit, person: Person, reason: RecoveryReason): Promise<Result<Id, AskRefusal>> {
  if (!person.active) return refuse({ kind: 'left' })
  if (!person.hasKeys) return refuse({ kind: 'not-enrolled' })
  return await ask(visit, person.id, null, reason)
}

/** Asks the present officers to split the recovery key anew between these three. */
export const askOfficersChange = (visit: Visit, officers: readonly Id[]): Promise<Result<Id, AskRefusal>> => ask(visit, null, officers, 'officers_change')
