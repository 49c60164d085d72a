import type { JourneyMinutes } from '#capabilities/returning/domain/legs.ts'

export type JourneyRule = {
  readonly code: keyof JourneyMinutes
  readonly minutes: number
  readonly source: string
  readonly confirmed: boolean
  readonly validFrom: string
}

const own = 'Proposed with the programme’s step “missed-event alarm”; to be confirmed by the programme'
const rule = (code: keyof JourneyMinutes, minutes: number, source = own): JourneyRule => ({ code, minutes, source, confirmed: false, validFrom: '2024-01-01' })

/** Minutes after the planned time that silence becomes an alarm; between the steps of an alarm; for a change; before departure. */
export const journeyRules: readonly JourneyRule[] = [
  rule('departed', 45),
  rule('boarded', 45),
  rule('transit', 60),
  rule('arrived', 90),
  rule('further', 20),
  rule('transfer_air', 90, 'Proposed: a change with passport control and help; to be confirmed by the programme'),
  rule('transfer_land', 20, 'Proposed; to be confirmed by the programme'),
  rule('check', 48 * 60, 'The programme’s step “departure −48 h check”'),
]
