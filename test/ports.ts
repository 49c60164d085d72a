import { createServer } from 'node:net'

/** Below what a Linux gives to whoever asks for any port, and to whoever calls somebody: a port found here is not given away meanwhile. */
const lowest = 20_000
/** Each worker has its own. */
const each = 1000

/** Whether somebody else listens there now. */
const isFree = (port: number): Promise<boolean> =>
  new Promise((answered) => {
    const probe = createServer()
    probe.once('error', () => answered(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => answered(true)))
  })

let next = Math.floor(Math.random() * each)

/** A port that nobody uses, and that nobody else in this run is given. */
export async function freePort(): Promise<number> {
  const worker = Number(process.env['VITEST_POOL_ID'] ?? 0) % 10
  for (let tried = 0; tried < each; tried += 1) {
    next = (next + 1) % each
    const port = lowest + worker * each + next
    if (await isFree(port)) return port
  }
  throw new Error('no port is free')
}
