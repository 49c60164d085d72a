/** One line of the program's own log. Kinds, codes, places and reference numbers only: never words about a person. */
export type LogEvent = {
  readonly kind: string
  readonly code?: string
  readonly place?: string
  /** The reference number that the person was shown. */
  readonly ref?: string
}

/** What is not plain ASCII is written as its number: no sign can turn, hide or end a line for who reads it. */
const plainly = (words: string): string => words.replaceAll(/[^ -~]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** Writes one JSON line to stderr. */
export const log = ({ kind, code, place, ref }: LogEvent): void => {
  process.stderr.write(`${plainly(JSON.stringify({ at: new Date().toISOString(), kind, code, place, ref }))}\n`)
}
