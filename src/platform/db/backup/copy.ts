import { once } from 'node:events'
import type { Socket } from 'node:net'
import { Readable } from 'node:stream'
import type { Client, Submittable } from 'pg'

/** The part of pg's connection that copying needs. */
type Wire = {
  readonly stream: Socket
  readonly query: (text: string) => void
  readonly sendCopyFromChunk: (chunk: Buffer) => void
  readonly endCopyFrom: () => void
  readonly sendCopyFail: (why: string) => void
}
type Handlers = { readonly data?: (chunk: Buffer, wire: Wire) => void; readonly complete?: () => void; readonly ready?: (wire: Wire) => void }

/** One COPY as pg sees a query of somebody else's making; resolves with the number of rows. */
const submit = (client: Client, text: string, handlers: Handlers): Promise<number> =>
  new Promise((resolve, reject) => {
    let rows = 0
    let fault: Error | null = null
    const query = {
      submit: (wire: Wire): void => wire.query(text),
      handleCopyInResponse: (wire: Wire): void => handlers.ready?.(wire),
      handleCopyData: (message: { chunk: Buffer }, wire: Wire): void => handlers.data?.(message.chunk, wire),
      handleCommandComplete: (message: { text: string }): void => {
        rows = Number(/^COPY (\d+)/.exec(message.text)?.[1] ?? 0)
        handlers.complete?.()
      },
      handleError: (error: Error): void => {
        fault = error
        reject(error)
      },
      handleReadyForQuery: (): void => {
        if (fault === null) resolve(rows)
      },
    }
    client.query(query as unknown as Submittable)
  })

/** A query's rows as a stream, read from the server no faster than the stream is; and how many there were. */
export const copyOut = (client: Client, text: string): { readonly stream: Readable; readonly rows: Promise<number> } => {
  let flowing: Wire | null = null
  const stream = new Readable({ read: () => void flowing?.stream.resume() })
  const rows = submit(client, text, {
    data: (chunk, wire) => {
      flowing = wire
      // pg writes over its buffer as soon as this returns.
      if (!stream.push(Buffer.from(chunk))) wire.stream.pause()
    },
    complete: () => {
      stream.push(null)
      flowing?.stream.resume()
    },
  })
  rows.catch((fault: unknown) => stream.destroy(fault as Error))
  return { stream, rows }
}

const feed = async (wire: Wire, source: Readable): Promise<void> => {
  try {
    for await (const chunk of source) {
      wire.sendCopyFromChunk(chunk as Buffer)
      if (wire.stream.writableNeedDrain) await once(wire.stream, 'drain')
    }
    wire.endCopyFrom()
  } catch {
    wire.sendCopyFail('the file could not be read')
  }
}

/** Copies a stream into a table. */
export const copyIn = (client: Client, text: string, source: Readable): Promise<number> => submit(client, text, { ready: (wire) => void feed(wire, source) })
