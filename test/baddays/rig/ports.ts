import { createServer } from 'node:net'

/** A port that nobody uses now. */
export const freePort = (): Promise<number> =>
  new Promise((found, lost) => {
    const probe = createServer()
    probe.once('error', lost)
    probe.listen(0, '127.0.0.1', () => {
      const at = probe.address()
      probe.close(() => (at !== null && typeof at === 'object' ? found(at.port) : lost(new Error('no port'))))
    })
  })
