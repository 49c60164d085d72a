import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'
import { colleagues, unitHeads } from '#capabilities/people/contract.ts'
import { leavesFrom, type Leave } from '#capabilities/support/store/deadline-leave.ts'

export type LeaveModel = {
  readonly leaves: readonly (Leave & { readonly mine: boolean })[]
  readonly staff: readonly { readonly id: string; readonly name: string }[]
  readonly isHead: boolean
  readonly me: string
}

/** Who is away in the own zone, now and later. */
export async function showLeave(visit: Visit): Promise<LeaveModel> {
  const me = visit.actor.personId
  return {
    leaves: (await leavesFrom(visit.tx, isoDay(visit.now))).map((one) => ({ ...one, mine: one.personId === me })),
    staff: (await colleagues(visit.tx)).map(({ id, name }) => ({ id, name })),
    isHead: (await unitHeads(visit.tx)).includes(me),
    me,
  }
}
