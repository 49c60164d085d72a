import type { Job } from '#platform/http/capability.ts'
import { appendAsHouse } from '#platform/record/record.ts'
import { dayOf } from '#capabilities/cases/domain/day.ts'
import { movedOn, notThereOn } from '#capabilities/cases/domain/stand-in.ts'
import { presenceFrom } from '#capabilities/cases/queries/stand-ins.ts'
import { endWithoutTransferGround, mindTeams, sweepExpired } from '#capabilities/cases/store/recovery.ts'
import { escalateLate, landedTasks, sendOn, sendWhileAway } from '#capabilities/cases/store/task.ts'

/**
 * A task that is late goes to its deputy, and one that is due while its person is away goes there at once; each once, however many copies of the program
 * run. What has gone to somebody who is not there goes on to who answers now, and comes back when they are.
 */
const escalate: Job = {
  name: 'cases.escalate',
  every: 60,
  run: async (tx, now) => {
    const today = dayOf(now)
    const presence = await presenceFrom(tx, today)
    const away = presence.away.filter((one) => one.fromDay <= today)
    const went = (await sendWhileAway(tx, away)) + (await escalateLate(tx, [...presence.left]))
    const moved = movedOn(await landedTasks(tx, notThereOn(presence, today)), today, presence)
    await sendOn(tx, moved)
    if (went > 0) await appendAsHouse(tx, { act: 'task.escalated', result: 'done', count: went })
    if (moved.length > 0) await appendAsHouse(tx, { act: 'task.went-on', result: 'done', count: moved.length })
  },
}

/** Before keys are taken away: a unit keeps its last lead, and whoever leads hears in time which places end. What leaves the country without a ground ends. Then the walls have denied since the second something ended, and the keys go as well. */
const sweep: Job = {
  name: 'cases.sweep',
  every: 300,
  run: async (tx) => {
    const minded = await mindTeams(tx)
    if (minded > 0) await appendAsHouse(tx, { act: 'case.teams-minded', result: 'done', count: minded })
    const count = (await endWithoutTransferGround(tx)) + (await sweepExpired(tx))
    if (count > 0) await appendAsHouse(tx, { act: 'case.swept', result: 'done', count })
  },
}

export const caseJobs: readonly Job[] = [escalate, sweep]
