import type { Tx } from '#platform/db/tx.ts'
import { settle } from '#platform/record/record.ts'
import { codedCases, counting, reading, referralsId } from '#capabilities/statistics/domain/referrals.ts'
import { keepCodedCases, keepDataset } from '#capabilities/statistics/store.ts'

/** The published dataset and, once there is a national office to own them, its 37 coded rows. Safe to repeat. */
export async function furnish(tx: Tx): Promise<void> {
  await keepDataset(tx, { id: referralsId, counting, reading }, true)
  await keepCodedCases(tx, referralsId, codedCases())
  await settle(tx, 'statistics.furnished')
}
