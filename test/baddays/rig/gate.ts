import { createServer, connect, type Socket } from 'node:net'

/** Stands between the program and a database, and can make the way long, silent or cut off. */
export type Gate = {
  readonly port: number
  /** Milliseconds that each answer takes on its way. */
  readonly delay: (ms: number) => void
  /** Lets nothing through and says nothing: a network that swallows. */
  readonly swallow: (yes: boolean) => void
  /** Cuts every line and refuses new ones, or lets them in again. */
  readonly close: () => void
  readonly open: () => void
  readonly shut: () => Promise<void>
}

export async function openGate(socketPath: string): Promise<Gate> {
  const lines = new Set<Socket>()
  let late = 0
  let silent = false
  let closed = false
  const server = createServer((near) => {
    if (closed) return void near.resetAndDestroy()
    const far = connect(socketPath)
    const pair = [near, far] as const
    for (const line of pair) lines.add(line)
    const carry = (from: Socket, to: Socket, ms: () => number): void => {
      from.on('data', (bytes: Buffer) => {
        if (silent) return
        if (ms() === 0) to.write(bytes)
        else setTimeout(() => (to.destroyed ? undefined : to.write(bytes)), ms())
      })
      from.on('error', () => to.destroy())
      from.on('close', () => {
        lines.delete(from)
        setTimeout(() => to.destroy(), ms())
      })
    }
    carry(near, far, () => 0)
    carry(far, near, () => late)
    return undefined
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the gate has no port')
  const cut = (): void => {
    for (const line of lines) line.destroy()
    lines.clear()
  }
  return {
    port: address.port,
    delay: (ms) => void (late = ms),
    swallow: (yes) => {
      silent = yes
      // What was swallowed cannot be told afterwards: those lines are lost.
      if (!yes) cut()
    },
    close: () => {
      closed = true
      cut()
    },
    open: () => void (closed = false),
    shut: async () => {
      cut()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}
