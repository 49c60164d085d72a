import { readEvents, readNotes, readSigner, type Asked } from '#app/verbs/audit/files.ts'
import { UsageFault, withDatabases, type Ending, type Io } from '#app/verbs/verb.ts'
import { verifyDatabase, verifyExport, type Verdict } from '#platform/record/verify.ts'

const verifyFiles = async ({ events = '', checkpoint, pub }: Asked, io: Io): Promise<Verdict> => {
  if (checkpoint === undefined || pub === undefined) throw new UsageFault('An export is verified with --checkpoint <file> and --pub <file>')
  return await verifyExport(readEvents(io, events), await readNotes(io, checkpoint), await readSigner(io, pub))
}

const verifyOwn = async ({ checkpoint, pub }: Asked, io: Io): Promise<Verdict> => {
  const kept = checkpoint === undefined ? [] : await readNotes(io, checkpoint)
  const signer = pub === undefined ? null : await readSigner(io, pub)
  return await withDatabases(io, async (opened, { secrets }) => await verifyDatabase(await opened.admin('main'), signer ?? { key: secrets.auditKey }, kept))
}

const describe = ({ events, erased, rows }: Verdict): string =>
  `The record is whole: ${events} events${erased === 0 ? '' : ` (${erased} erased)`}${rows === null ? '' : `, ${rows} rows as recorded`}.`

/** `lilja audit verify` */
export const verifyRecord = async (asked: Asked, io: Io): Promise<Ending> => {
  const verdict = asked.events === undefined ? await verifyOwn(asked, io) : await verifyFiles(asked, io)
  if (asked.json) io.out(JSON.stringify(verdict))
  else if (verdict.ok) io.out(describe(verdict))
  if (!verdict.ok) io.err(`The record does not hold (${verdict.finding}). ${verdict.says}`)
  return verdict.ok ? 0 : 1
}
