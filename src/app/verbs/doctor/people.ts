import { fault, good, look, type Finding, type RoomCheck } from '#app/verbs/doctor/finding.ts'
import { peopleWithoutKeys, zonesShortOfOfficers, type OfficersOfZone } from '#capabilities/people/store/standing.ts'

const short = (codes: readonly string[]): string => `${codes.slice(0, 10).join(', ')}${codes.length > 10 ? ` and ${codes.length - 10} more` : ''}`
const codesOf = (zones: readonly OfficersOfZone[]): string => short(zones.map((zone) => zone.code))

/** Any two of three officers recover a zone: with two there is no margin, with one there is no recovery. */
export const checkOfficers: RoomCheck = async (tx) => {
  const all = await zonesShortOfOfficers(tx)
  const [none, lost, thin] = [
    all.filter((zone) => !zone.keys),
    all.filter((zone) => zone.keys && zone.officers < 2),
    all.filter((zone) => zone.keys && zone.officers === 2),
  ]
  const findings: Finding[] = []
  if (lost.length > 0)
    findings.push(
      fault(
        'key officers',
        `fewer than two are left in ${codesOf(lost)}: a lost passphrase there is lost work`,
        'Let somebody who still reads each case there add others to it now, and let the officers who left come back to choose new ones.',
      ),
    )
  if (thin.length > 0)
    findings.push(
      look(
        'key officers',
        `only two are left in ${codesOf(thin)}`,
        'An administrator there asks for new key officers, under Zone in the program, while two can still open it.',
      ),
    )
  if (none.length > 0)
    findings.push(
      look(
        'key officers',
        `no keys yet in ${codesOf(none)}: no case can be opened there`,
        'When three officers have made their own keys: lilja zone keys <CODE> --officers … --duty …',
      ),
    )
  return findings.length > 0 ? findings : [good('key officers', 'three in every zone that has people')]
}

export const checkPeople: RoomCheck = async (tx) => {
  const codes = await peopleWithoutKeys(tx)
  if (codes.length === 0) return [good('people', 'everybody who is here has keys')]
  return [
    look(
      'people',
      `${codes.length} without keys: ${short(codes)}`,
      'Nothing can be sealed to them. Give each a new link ("lilja person invite <login>"), or end their access.',
    ),
  ]
}
