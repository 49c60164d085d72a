/** One line of the program's own log. Kinds, codes, places and reference numbers only: never words about a person. */
export type LogEvent = {
  readonly kind: string
  readonly code?: string
  readonly place?: string
  /** The reference number that the person was shown. */
  readonly ref?: string
}

/** Writes one JSON line to stderr. */
export const log = ({ kind, code, place, ref }: LogEvent): void => {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), kind, code, place, ref })}\n`)
}
