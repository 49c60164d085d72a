import { greet } from '#platform/db/embedded/greet.ts'
import { describeFault } from '#platform/log/fault.ts'
import { log } from '#platform/log/log.ts'

/** Milliseconds that the journal (WAL) keeps what the server does not need any more. */
const letGoEvery = 3_600_000

/** Begins a new file of the journal; what the server has written to the tables it then deletes from the journal, and does not use its files again. */
async function letGo(socket: string, password: string): Promise<void> {
  const client = await greet(socket, password)
  if (client === null) return
  try {
    await client.query('select pg_switch_wal()')
    await client.query('checkpoint')
  } finally {
    await client.end()
  }
}

/**
 * Keeps the journal short: it holds the moment of each commit, also of somebody who wrote without a name. A server that does not answer is asked again
 * at the next time.
 * @param every milliseconds; only tests choose
 * @returns ends it, and waits for what is under way
 */
export function keepJournalShort(socket: string, password: string, every = letGoEvery): () => Promise<void> {
  let underWay: Promise<void> | null = null
  const timer = setInterval(() => {
    underWay ??= letGo(socket, password)
      .catch((fault: unknown) => log({ ...describeFault(fault), kind: 'journal-kept' }))
      .finally(() => (underWay = null))
  }, every)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await underWay
  }
}
