import { connect, type Socket } from 'node:net'

/** A line to the server that says exactly the bytes it is told to. */
export type Wire = {
  readonly say: (words: string) => void
  /** Everything that was answered, once the server has hung up. */
  readonly end: Promise<string>
  readonly heard: () => string
  /** Once what was answered looks like this. */
  readonly until: (seen: RegExp) => Promise<string>
  readonly hangUp: () => void
}

export function dial(port: number): Wire {
  const socket: Socket = connect(port, '127.0.0.1')
  let heard = ''
  const waiting = new Set<() => void>()
  socket.setEncoding('latin1')
  socket.on('data', (words: string) => {
    heard += words
    for (const look of waiting) look()
  })
  socket.on('error', () => undefined)
  const end = new Promise<string>((done) => socket.once('close', () => done(heard)))
  return {
    say: (words) => void (socket.writable && socket.write(words, 'latin1')),
    end,
    heard: () => heard,
    until: (seen) =>
      new Promise((done, lost) => {
        const look = (): void => {
          if (!seen.test(heard)) return
          waiting.delete(look)
          done(heard)
        }
        waiting.add(look)
        socket.once('close', () => (seen.test(heard) ? done(heard) : lost(new Error(`hung up after: ${heard.slice(0, 200)}`))))
        look()
      }),
    hangUp: () => void socket.destroy(),
  }
}

export const statusesIn = (heard: string): readonly number[] => [...heard.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map((match) => Number(match[1]))
