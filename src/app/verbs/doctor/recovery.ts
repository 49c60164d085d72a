import { fault, good, type RoomCheck } from '#app/verbs/doctor/finding.ts'
import { recoveryCoverage } from '#capabilities/cases/store/coverage.ts'
import { recoveryOfCalls } from '#capabilities/contact/store/coverage.ts'

/** Rounded down: all of it is 100, and nothing else is. */
export const percentOf = (part: number, whole: number): number => (whole === 0 ? 100 : Math.floor((part * 1000) / whole) / 10)

/** INV-15: what recovery could open if everybody forgot their passphrase tonight. */
export const checkRecovery: RoomCheck = async (tx) => {
  const parts = [await recoveryCoverage(tx), await recoveryOfCalls(tx)]
  const [keys, covered] = [parts.reduce((sum, part) => sum + part.keys, 0), parts.reduce((sum, part) => sum + part.covered, 0)]
  const words = `${percentOf(covered, keys)} %: ${covered} of ${keys} keys of cases, records and calls are sealed to their zone's recovery key`
  if (covered === keys) return [good('recovery coverage', words)]
  const zones = [...new Set(parts.flatMap((part) => part.zones))].sort()
  return [
    fault(
      'recovery coverage',
      `${words}; short in ${zones.join(', ')}`,
      'No key is ever made without its recovery wrap, so rows have been taken away: "lilja audit verify" says which. Put them back from a backup before anybody\'s access there ends.',
    ),
  ]
}
