import { sql } from 'kysely'
import { writeCertificate, type Certificate } from '#app/verbs/purge/certificate.ts'
import type { TwoPersons } from '#app/verbs/purge/officers.ts'
import { Refused } from '#app/verbs/verb.ts'
import { keptCase, lockCard, purgeCase, type KeptCase } from '#capabilities/cases/store/purge.ts'
import { purgeCalls, sealedWithCase } from '#capabilities/contact/store/purge.ts'
import { purgeCosts } from '#capabilities/costs/store/purge.ts'
import { purgeProtection } from '#capabilities/protection/store/purge.ts'
import { handoversWithCase, purgeHandovers } from '#capabilities/returning/store/purge-abroad.ts'
import { purgeAfter } from '#capabilities/returning/store/purge-after.ts'
import { purgeReturnGates } from '#capabilities/returning/store/purge-gates.ts'
import { purgeJourney } from '#capabilities/returning/store/purge-journey.ts'
import { purgeChoice, purgeReturns } from '#capabilities/returning/store/purge-choice.ts'
import { purgeSupport } from '#capabilities/support/store/purge.ts'
import { asOwner } from '#capabilities/people/store/operator.ts'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Pool, Tx } from '#platform/db/tx.ts'
import { appendAsHouse } from '#platform/record/record.ts'
import type { Vault } from '#platform/sealing/vault.ts'

/** The databases as a purge needs them: the work as its owner, the vault as the program. */
export type Stores = { readonly admin: Pool; readonly vaultPool: Pool; readonly vault: Vault }

/** Why a case may not be purged (yet), as a sentence; `null` when it may. */
export function whyNot(found: KeptCase): string | null {
  const name = `The case ${found.pseudonym}`
  if (found.shreddedAt !== null) return `${name} has been purged.`
  if (found.closedOn === null) return `${name} is not closed.`
  if (found.retention === 'kept') return `${name} is preserved, not purged: that was decided when it was closed on ${found.closedOn}.`
  if (found.retention === 'contract')
    return `${name} is kept as a contract says, which has no day here. When the contract lets it go, open the case again and close it with a retention that has a day.`
  if (found.until === null) return `${name} has no day on which its retention runs out.`
  return found.due ? null : `${name} is kept until ${found.until}. It can be purged from that day.`
}

const again = async (tx: Tx, pseudonym: string): Promise<KeptCase> => {
  const found = await keptCase(tx, pseudonym)
  if (!found) throw new Refused(`There is no case called ${pseudonym}.`)
  return found
}

/** The vault forgets for ever; a key that never was is none to forget. Safe to repeat. */
async function shredKeys(stores: Stores, caseId: Id, others: readonly Id[]): Promise<void> {
  for (const subject of [caseId, ...others]) await stores.vault.shred(subject)
}

async function shreddedAt({ vaultPool }: Stores, caseId: Id): Promise<Instant> {
  const { rows } = await sql<{ at: Instant }>`select shredded_at as at from vault.key where subject = ${caseId} and shredded_at is not null`.execute(vaultPool)
  return rows[0]?.at ?? new Date()
}

/** The certificate of a case that has been purged. A key that an old backup of the vault brought back is shredded again first. */
export async function certify(stores: Stores, pseudonym: string): Promise<Certificate> {
  const { found, others } = await asOwner(stores.admin, 'case.purge-looked', async (tx) => {
    const one = await again(tx, pseudonym)
    return { found: one, others: [...(await sealedWithCase(tx, one.id)), ...(await handoversWithCase(tx, one.id))] }
  })
  await shredKeys(stores, found.id, others)
  const at = await shreddedAt(stores, found.id)
  return await asOwner(stores.admin, 'case.purge-looked', (tx) => writeCertificate(tx, found, at))
}

/**
 * First the decision, recorded for itself; then the vault keys; then everything else in one transaction that holds the card. Killed in between,
 * the case opens for nobody, and running it again completes it.
 */
export async function carryOut(stores: Stores, found: KeptCase, { by, second }: TwoPersons): Promise<Certificate> {
  await asOwner(stores.admin, 'case.purge-decided', async (tx) => {
    await appendAsHouse(tx, { act: 'case.purge-decided', result: 'done', caseId: found.id, object: by.id })
    await appendAsHouse(tx, { act: 'case.purge-seconded', result: 'done', caseId: found.id, object: second.id })
  })
  await asOwner(stores.admin, 'case.purged', async (tx) => {
    await lockCard(tx, found.id)
    const now = await again(tx, found.pseudonym)
    const reason = whyNot(now)
    if (reason !== null) throw new Refused(reason)
    await shredKeys(stores, now.id, [...(await sealedWithCase(tx, now.id)), ...(await handoversWithCase(tx, now.id))])
    const gone = await purgeCase(tx, now.id)
    await purgeCalls(tx, now.id)
    await purgeProtection(tx, now.id)
    await purgeCosts(tx, now.id)
    await purgeSupport(tx, now.id)
    await purgeReturnGates(tx, now.id)
    await purgeChoice(tx, now.id)
    await purgeJourney(tx, now.id)
    await purgeHandovers(tx, now.id)
    await purgeAfter(tx, now.id)
    // Last of the room: every part of it points at its return.
    await purgeReturns(tx, now.id)
    await appendAsHouse(tx, { act: 'case.purged', result: 'done', caseId: now.id, object: now.id, count: gone.texts })
  })
  return await certify(stores, found.pseudonym)
}
