import type { KeyObject } from 'node:crypto'
import type { Pool, Tx } from '#platform/db/tx.ts'
import { Coverage } from '#platform/record/coverage.ts'
import type { Line } from '#platform/record/line.ts'
import { houseOf, openNote, type Checkpoint } from '#platform/record/note.ts'
import { Replay, type Finding, type FindingName } from '#platform/record/replay.ts'
import { asSnapshot, readCheckpoints, readHead, readStored, type StoredCheckpoint, type StoredHead, type StoredLine } from '#platform/record/stored.ts'
import { rootOfPeaks } from '#platform/record/tree.ts'

export type Verdict = {
  readonly ok: boolean
  readonly finding: FindingName | null
  readonly seq: number | null
  readonly events: number
  readonly erased: number
  /** Rows of work compared with what the record says of them; `null` where there is only an export. */
  readonly rows: number | null
  /** One sentence for the operator; empty when all is well. */
  readonly says: string
}

/** Whose signature counts: the key, and the installation it signs for. */
export type Signer = { readonly key: KeyObject; readonly origin: string }

const openFor = (note: string, signer: Signer): Checkpoint | null => {
  const checkpoint = openNote(note, signer.key)
  return checkpoint && houseOf(checkpoint.origin) === houseOf(signer.origin) ? checkpoint : null
}

const judge = (finding: Finding | null, replay: Replay, rows: number | null): Verdict => ({
  ok: finding === null,
  finding: finding?.finding ?? null,
  seq: finding?.seq ?? null,
  events: replay.events,
  erased: replay.erased,
  rows,
  says: finding?.says ?? '',
})

const unsigned = (size: number | null): Finding => ({
  finding: 'signature',
  seq: null,
  says: `The checkpoint${size === null ? '' : ` of ${size} events`} is not signed with this key, or was changed after.`,
})

/** Opens every note, or says which is not what it should be. */
const openAll = (notes: readonly string[], signer: Signer): readonly Checkpoint[] | Finding => {
  const opened: Checkpoint[] = []
  for (const note of notes) {
    const checkpoint = openFor(note, signer)
    if (!checkpoint) return unsigned(null)
    opened.push(checkpoint)
  }
  return opened
}

const isFinding = (value: readonly Checkpoint[] | Finding): value is Finding => 'finding' in value

/** The columns beside a stored note are for finding it; they must say the same. */
const openStored = (stored: readonly StoredCheckpoint[], signer: Signer): readonly Checkpoint[] | Finding => {
  const opened: Checkpoint[] = []
  for (const { note, size, root } of stored) {
    const checkpoint = openFor(note, signer)
    if (checkpoint?.size !== size || !checkpoint.root.equals(root)) return unsigned(size)
    opened.push(checkpoint)
  }
  return opened
}

const caseMark = '"caseId":'
/** The column to find a case by is not itself committed to: it must follow from the line. */
const isFoundByCase = ({ caseId, body }: StoredLine): boolean =>
  caseId === null ? !body?.includes(caseMark) : body?.includes(`${caseMark}"${caseId}"`) === true

const checkHead = (head: StoredHead, replay: Replay): Finding | null => {
  if (replay.events < head.size) return { finding: 'gap', seq: replay.events, says: `Events from ${replay.events} on are missing: there were ${head.size}.` }
  if (replay.events > head.size) return { finding: 'inconsistent', seq: head.size, says: `Event ${head.size} was not appended by the record.` }
  return rootOfPeaks(head.peaks).equals(replay.root) ? null : { finding: 'root', seq: null, says: 'The events are not those that the record grew from.' }
}

const walk = async (tx: Tx, head: StoredHead, replay: Replay, coverage: Coverage): Promise<Finding | null> => {
  for await (const lines of readStored(tx)) {
    for (const line of lines) {
      const finding = replay.add(line)
      if (finding) return finding
      if (!isFoundByCase(line)) return { finding: 'inconsistent', seq: line.seq, says: `Event ${line.seq} is not filed under the case it is about.` }
      coverage.add(line.seq, line.rows ?? '')
    }
  }
  return replay.finish() ?? checkHead(head, replay) ?? (await coverage.compare(tx))
}

/**
 * Checks the whole record and every watched row, in one snapshot, as the migrator.
 *
 * @param kept checkpoints kept elsewhere (on paper, at another organisation): they show a tail that was cut off with its checkpoints
 */
export const verifyDatabase = async (
  pool: Pool,
  signer: Omit<Signer, 'origin'> & { readonly origin?: string },
  kept: readonly string[] = [],
): Promise<Verdict> =>
  await asSnapshot(pool, async (tx) => {
    const head = await readHead(tx)
    const known: Signer = { key: signer.key, origin: signer.origin ?? head.origin }
    const stored = openStored(await readCheckpoints(tx), known)
    const elsewhere = openAll(kept, known)
    const coverage = new Coverage()
    if (isFinding(stored)) return judge(stored, new Replay([]), coverage.rows)
    if (isFinding(elsewhere)) return judge(elsewhere, new Replay([]), coverage.rows)
    const replay = new Replay([...stored, ...elsewhere])
    const finding = await walk(tx, head, replay, coverage)
    return judge(finding, replay, coverage.rows)
  })

/** Checks an export, without any database. At least one checkpoint is needed: an export alone proves nothing. */
export const verifyExport = async (lines: AsyncIterable<Line | null>, notes: readonly string[], signer: Signer): Promise<Verdict> => {
  const checkpoints = notes.length === 0 ? unsigned(null) : openAll(notes, signer)
  const replay = new Replay(isFinding(checkpoints) ? [] : checkpoints)
  if (isFinding(checkpoints)) return judge(checkpoints, replay, null)
  for await (const line of lines) {
    const finding =
      line === null
        ? ({ finding: 'inconsistent', seq: replay.events, says: `Line ${replay.events + 1} of the export is not a line of the record.` } as const)
        : replay.add(line)
    if (finding) return judge(finding, replay, null)
  }
  return judge(replay.finish(), replay, null)
}
