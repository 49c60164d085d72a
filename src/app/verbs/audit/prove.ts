import { makeFile, readSigner, readText, type Asked } from '#app/verbs/audit/files.ts'
import { Refused, UsageFault, withDatabases, type Ending, type Io } from '#app/verbs/verb.ts'
import { asClock } from '#platform/db/enter.ts'
import { makeCheckpoint } from '#platform/record/checkpoint.ts'
import { writeLine } from '#platform/record/line.ts'
import { checkProof, prove, readProof } from '#platform/record/proof.ts'
import { asSnapshot } from '#platform/record/stored.ts'

/** `lilja audit prove`: an extract for the person a line is about, or for a supervisory authority. */
export const proveLine = async ({ seq, out }: Asked, io: Io): Promise<Ending> => {
  if (seq === undefined || !/^\d{1,15}$/.test(seq)) throw new UsageFault('Say which line: --seq <number>')
  const proof = await withDatabases(io, async (opened, { secrets }) => {
    const admin = await opened.admin('main')
    await asClock(opened.databases, async (tx) => await makeCheckpoint(tx, secrets.auditKey)) // the newest lines are signed too
    return await asSnapshot(admin, async (tx) => await prove(tx, Number(seq)))
  })
  if (typeof proof === 'string') throw new Refused(`Line ${seq} is not proven: ${proof}.`)
  const text = JSON.stringify(proof)
  if (out === undefined) io.out(text)
  else {
    const file = await makeFile(io, out)
    await file.writeFile(`${text}\n`).finally(() => file.close())
  }
  return 0
}

/** `lilja audit check-proof`: needs no database. */
export const checkProofOf = async ({ proof, pub, json }: Asked, io: Io): Promise<Ending> => {
  if (proof === undefined || pub === undefined) throw new UsageFault('A proof is checked with --proof <file> and --pub <file>')
  const signer = await readSigner(io, pub)
  const read = readProof(await readText(io, proof))
  const line = read && checkProof(read, signer)
  if (json) io.out(JSON.stringify({ ok: line !== null, seq: line?.seq ?? null }))
  else if (line) io.out(`The line is part of the record as it was signed:\n${writeLine(line)}`)
  if (!line) io.err('The proof does not hold.')
  return line ? 0 : 1
}
