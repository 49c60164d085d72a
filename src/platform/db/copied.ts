import type { Socket } from 'node:net'
import type { RawBuilder } from 'kysely'
import type { Tx } from '#platform/db/tx.ts'

/** The part of pg's connection that reading a copy needs. */
type Wire = { readonly stream: Socket; readonly query: (text: string) => void }

/** What PostgreSQL writes before the first row: a signature, flags, and how much more it has to say. */
const signature = Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1')
const headerOf = (row: Buffer): number => (row.subarray(0, signature.length).equals(signature) ? 19 + row.readInt32BE(15) : 0)
const isEnd = (row: Buffer): boolean => row.length === 2 && row.readInt16BE(0) === -1

/** So many rows lie ready before the server has to wait. */
const most = 8000

/**
 * The rows of one `copy (…) to stdout (format binary)`: what Kysely knows as a cursor. The server sends on while rows are looked at, and waits when they
 * are not. Of everything that brings rows it costs least, on both sides: bytes are not spelled out, and nothing is parsed that nobody asks for.
 */
export class Copied {
  readonly #text: string
  #wire: Wire | null = null
  #rows: Buffer[] = []
  #first = true
  #ended = false
  #closed = false
  #fault: Error | null = null
  #wake = (): void => undefined

  constructor(text: string, values: readonly unknown[]) {
    if (!text.trimStart().startsWith('copy (') || values.length > 0) throw new TypeError('only a copy is read in this way, and it takes no values')
    this.#text = text
  }

  async read(count: number): Promise<readonly Buffer[]> {
    while (this.#rows.length < count && !this.#ended) await this.#more()
    if (this.#fault) throw this.#fault
    return this.#rows.splice(0, count)
  }

  /** Whoever stops in the middle lets the rest go by, so that the connection can be asked again. */
  async close(): Promise<void> {
    this.#closed = true
    this.#rows = []
    while (!this.#ended) await this.#more()
  }

  #more(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve
      this.#wire?.stream.resume()
    })
  }

  // What pg calls.
  submit(wire: Wire): void {
    this.#wire = wire
    wire.query(this.#text)
  }

  handleCopyData({ chunk }: { readonly chunk: Buffer }): void {
    if (this.#closed) return
    const row = this.#first ? chunk.subarray(headerOf(chunk)) : chunk
    this.#first = false
    // pg writes over its buffer as soon as this returns.
    if (row.length > 0 && !isEnd(row)) this.#rows.push(Buffer.from(row))
    if (this.#rows.length >= most) this.#wire?.stream.pause()
    if (this.#rows.length >= most / 2) this.#wake()
  }

  handleCommandComplete(): void {
    // The end comes when the connection is ready again.
  }

  handleReadyForQuery(): void {
    this.#end()
  }

  handleError(fault: Error): void {
    this.#fault = fault
    this.#end()
  }

  #end(): void {
    this.#ended = true
    this.#wire?.stream.resume()
    this.#wake()
  }
}

/** Reads what a copy answers in this transaction, `count` rows at a time. Each row is read with `Fields`. */
export async function* copied(tx: Tx, copy: RawBuilder<unknown>, count: number): AsyncGenerator<readonly Buffer[]> {
  for await (const { rows } of tx.getExecutor().stream<Buffer>(copy.compile(tx) as never, count)) yield rows
}

/** The fields of one row, one after another. */
export class Fields {
  readonly #row: Buffer
  #at = 2

  constructor(row: Buffer) {
    this.#row = row
  }

  /** Steps over a field and answers how long it is; −1 is null. */
  #step(): number {
    const length = this.#row.readInt32BE(this.#at)
    this.#at += 4 + Math.max(length, 0)
    return length
  }

  bytes(): Buffer | null {
    const length = this.#step()
    return length < 0 ? null : this.#row.subarray(this.#at - length, this.#at)
  }

  text(): string | null {
    const length = this.#step()
    return length < 0 ? null : this.#row.toString('utf8', this.#at - length, this.#at)
  }

  /** A bigint, which stays exact as far as a number does. */
  number(): number | null {
    const length = this.#step()
    return length < 0 ? null : this.#row.readInt32BE(this.#at - 8) * 2 ** 32 + this.#row.readUInt32BE(this.#at - 4)
  }
}
