import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Job } from '#platform/http/capability.ts'
import { appendAsHouse } from '#platform/record/record.ts'
import { dayOf, movedOn, notThereOn, presenceFrom } from '#capabilities/cases/contract.ts'
import { escalateClocks, landedClocks, sendClocksOn } from '#capabilities/cooperation/store/clock.ts'
import { escalateUnanswered } from '#capabilities/cooperation/store/invitation.ts'

/** What changed is one line in the record; nothing changed is none. */
const job = (name: string, act: string, escalate: (tx: Tx, now: Instant) => Promise<number>): Job => ({
  name,
  every: 60,
  run: async (tx, now) => {
    const count = await escalate(tx, now)
    if (count > 0) await appendAsHouse(tx, { act, result: 'done', count })
  },
})

/** What has gone to a deputy who is not there goes on to who answers now, and comes back when the deputy is. */
async function sendClocksToWhoIsThere(tx: Tx, now: Instant): Promise<number> {
  const today = dayOf(now)
  const presence = await presenceFrom(tx, today)
  const away = presence.away.filter((one) => one.fromDay <= today)
  const went = await escalateClocks(tx, now, away, [...presence.left])
  const moved = movedOn(await landedClocks(tx, notThereOn(presence, today)), today, presence)
  await sendClocksOn(tx, moved)
  if (moved.length > 0) await appendAsHouse(tx, { act: 'clock.went-on', result: 'done', count: moved.length })
  return went
}

export const cooperationJobs: readonly Job[] = [
  job('cooperation.clocks', 'clock.escalated', sendClocksToWhoIsThere),
  job('cooperation.unanswered', 'invitation.escalated', escalateUnanswered),
]
