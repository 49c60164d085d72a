import type { LineCode, PublicHours } from '#capabilities/information/domain/codes.ts'

/** A national number as the public reads it. */
export type NationalNumber = {
  readonly code: LineCode
  readonly number: string
  /** Null where nobody has said it. */
  readonly hours: PublicHours | null
  readonly source: string
  /** The day two people last said it was right; null until then. */
  readonly confirmedOn: string | null
}

/** When each is answered, as far as it is known. */
export const lineHours: Readonly<Record<LineCode, PublicHours | null>> = {
  sos_alarm: 'always',
  kvinnofridslinjen: 'always',
  bris: null,
  police: null,
  support_line: 'office',
}

export const dialled = (number: string): string => `tel:${number.replaceAll(/[^\d+]/g, '')}`
