import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Answer, Identification, LegalTrack, Phase, ProtectionLevel, Residence, Track } from '#capabilities/cases/domain/axes.ts'

/** The coordination card: what every zone with a part in the case may know. Codes, dates and a made-up name. */
export type Card = {
  readonly id: Id
  readonly pseudonym: string
  readonly protectionLevel: ProtectionLevel
  readonly identification: Identification
  readonly phase: Phase
  readonly legal: LegalTrack
  readonly residence: Residence
  readonly track: Track
  readonly child: Answer
  readonly urgent: boolean
  /** Two digits; where the case was taken up. */
  readonly county: string | null
  /** Four digits; where the case was taken up. A placement never changes it. */
  readonly municipality: string | null
  readonly leadUnitId: Id
  readonly leadZoneId: Id
  readonly nextMeetingAt: Instant | null
  readonly openedAt: Instant
  readonly closedAt: Instant | null
  readonly version: number
}

/** One zone's own part of a case. */
export type Unit = {
  readonly id: Id
  readonly caseId: Id
  readonly zoneId: Id
  readonly keyVersion: number
  readonly openedAt: Instant
  readonly closedAt: Instant | null
}
