import type { FunctionKind, Hours } from '#capabilities/directory/domain/kinds.ts'

/** One line of an on-call order, as it stands on paper: a function, its hours and its place, never a person. */
export type OnCallLine = {
  readonly municipalityCode: string
  readonly kind: FunctionKind
  readonly place: number
  readonly nameSv: string
  readonly nameEn: string
  readonly zoneName: string
  /** When the line holds, and when its function answers. */
  readonly hours: Hours
  readonly functionHours: Hours
  /** Days, the last one included; `null` is until further notice. */
  readonly validFrom: string
  readonly validTo: string | null
}
type Place = { readonly code: string; readonly name: string; readonly countyCode: string }
export type AlarmRow = { readonly code: string; readonly name: string; readonly lines: readonly OnCallLine[] }

/** When somebody answers by this line: both it and its function must. Nobody does when one is office time and the other everything else. */
export const answersAt = ({ hours, functionHours }: Pick<OnCallLine, 'hours' | 'functionHours'>): Hours | 'never' =>
  hours === functionHours || functionHours === 'always' ? hours : hours === 'always' ? functionHours : 'never'

const holdsOn = (line: OnCallLine, day: string): boolean => line.validFrom <= day && (line.validTo === null || day <= line.validTo)

/** Whether the line is one to call when the offices are closed. */
const wakesAtNight = (line: OnCallLine): boolean => ['always', 'out_of_hours'].includes(answersAt(line))

/** The alarm list of some municipalities on a day: who is called when the offices are closed. A municipality with nobody stands there too, empty. */
export const alarmRows = (municipalities: readonly Place[], lines: readonly OnCallLine[], day: string): readonly AlarmRow[] =>
  municipalities.map(({ code, name }) => ({
    code,
    name,
    lines: lines.filter((line) => line.municipalityCode === code && holdsOn(line, day) && wakesAtNight(line)),
  }))
