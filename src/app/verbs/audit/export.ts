import { makeFile, type Asked } from '#app/verbs/audit/files.ts'
import { UsageFault, withDatabases, type Ending, type Io } from '#app/verbs/verb.ts'
import { asClock } from '#platform/db/enter.ts'
import type { Tx } from '#platform/db/tx.ts'
import { makeCheckpoint } from '#platform/record/checkpoint.ts'
import { writeLine } from '#platform/record/line.ts'
import { houseOf, verifierKey } from '#platform/record/note.ts'
import { asSnapshot, readCheckpoints, readHead, readStored } from '#platform/record/stored.ts'

const writeEvents = async (tx: Tx, io: Io, path: string): Promise<number> => {
  const file = await makeFile(io, path)
  let events = 0
  try {
    for await (const lines of readStored(tx)) {
      await file.write(`${lines.map(writeLine).join('\n')}\n`)
      events += lines.length
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return events
}

const writeWhole = async (io: Io, path: string, text: string): Promise<void> => {
  const file = await makeFile(io, path)
  await file.writeFile(text).finally(() => file.close())
}

/** `lilja audit export`: what anybody needs to verify the record without the database. */
export const exportRecord = async ({ out, json }: Asked, io: Io): Promise<Ending> => {
  if (out === undefined) throw new UsageFault('Say where to: --out <file>')
  const said = await withDatabases(io, async (opened, { secrets }) => {
    const admin = await opened.admin('main')
    await asClock(opened.databases, async (tx) => await makeCheckpoint(tx, secrets.auditKey)) // the newest lines are signed too
    return await asSnapshot(admin, async (tx) => {
      const { origin } = await readHead(tx)
      const notes = (await readCheckpoints(tx)).map(({ note }) => note)
      const events = await writeEvents(tx, io, out)
      await writeWhole(io, `${out}.checkpoint`, notes.join('\n'))
      await writeWhole(io, `${out}.pub`, `${verifierKey(houseOf(origin), secrets.auditKey)}\n`)
      return { events, checkpoints: notes.length }
    })
  })
  io.out(
    json
      ? JSON.stringify({ out, ...said })
      : `${said.events} events in ${out}, ${said.checkpoints} checkpoints in ${out}.checkpoint, the public key in ${out}.pub.`,
  )
  return 0
}
