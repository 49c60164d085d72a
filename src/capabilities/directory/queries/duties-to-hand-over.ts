import type { HandOverCheck } from '#capabilities/people/contract.ts'
import { directoryPaths } from '#capabilities/directory/paths.ts'
import { dutiesOf } from '#capabilities/directory/store/duty.ts'
import { words } from '#capabilities/directory/words.ts'

/** Duties that somebody who is leaving still has, now or ahead: each function's rota is where they are handed over. */
export const dutiesToHandOver: HandOverCheck = async (visit, personId) => {
  const duties = await dutiesOf(visit.tx, personId, visit.now)
  return duties.map(({ functionId, count }) => ({
    count,
    href: directoryPaths.function(functionId),
    words: { sv: words.sv.duty.handOver(count), en: words.en.duty.handOver(count) },
  }))
}
