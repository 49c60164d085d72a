import type { Socket } from 'node:net'
import pg from 'pg'

const most = 1000
const names = new Map<string, string>()
/** One short name for each wording. Wordings made up as they go (a list of columns) must not fill a connection's memory: after a thousand, no more names. */
const nameOf = (text: string): string | undefined => {
  const known = names.get(text)
  if (known !== undefined || names.size >= most) return known
  const name = `s${names.size}`
  names.set(text, name)
  return name
}

/** Without values a text may hold several statements, which have no plan to keep. */
const isOneQuestion = (text: string): boolean => /^\s*(?:select|with)\b/i.test(text) && !text.includes(';')

/**
 * A connection that sends each statement with values, and each question without, under a name, so that the server reads and plans it once.
 * Row security is part of the plan: it asks who is asking each time, and a plan made for one role is made anew for another.
 */
export class Preparing extends pg.Client {
  #held = false

  /** What is asked in one turn of the program leaves in one piece: each piece costs a call of the system, there and here. */
  #holdTurn(): void {
    const { stream } = (this as unknown as { connection: { stream: Socket } }).connection
    if (this.#held || !stream.writable) return
    this.#held = true
    stream.cork()
    process.nextTick(() => {
      this.#held = false
      stream.uncork()
    })
  }

  // `pg` takes a query in many shapes; Kysely sends text with a list of values, and waits for a promise. Only that shape is named.
  override query(...asked: unknown[]): never {
    this.#holdTurn()
    const [text, values, ...more] = asked
    const name = typeof text === 'string' && Array.isArray(values) && (values.length > 0 || isOneQuestion(text)) && more.length === 0 ? nameOf(text) : undefined
    return Reflect.apply(Reflect.get(pg.Client.prototype, 'query'), this, name === undefined ? asked : [{ name, text, values }]) as never
  }
}
