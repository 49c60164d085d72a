import { createReadStream } from 'node:fs'
import { open, readFile, type FileHandle } from 'node:fs/promises'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { Refused, type Io } from '#app/verbs/verb.ts'
import { readLine, type Line } from '#platform/record/line.ts'
import { readVerifierKey, splitNotes } from '#platform/record/note.ts'
import type { Signer } from '#platform/record/verify.ts'

/** What the command line said. */
export type Asked = {
  readonly json: boolean
  readonly events?: string | undefined
  readonly checkpoint?: string | undefined
  readonly pub?: string | undefined
  readonly proof?: string | undefined
  readonly seq?: string | undefined
  readonly out?: string | undefined
}

export const readText = async (io: Io, path: string): Promise<string> => {
  const full = resolve(io.cwd, path)
  return await readFile(full, 'utf8').catch(() => {
    throw new Refused(`The file ${full} cannot be read.`)
  })
}

/** An export has one event per line; `null` is a line that is none. */
export async function* readEvents(io: Io, path: string): AsyncGenerator<Line | null> {
  const full = resolve(io.cwd, path)
  const file = await open(full).catch(() => {
    throw new Refused(`The file ${full} cannot be read.`)
  })
  await file.close()
  for await (const text of createInterface({ input: createReadStream(full), crlfDelay: Number.POSITIVE_INFINITY })) if (text !== '') yield readLine(text)
}

/** A file that is not a note is shown to the verifier as one that does not open. */
export const readNotes = async (io: Io, path: string): Promise<readonly string[]> => {
  const text = await readText(io, path)
  const notes = splitNotes(text)
  return notes.length === 0 ? [text] : notes
}

export const readSigner = async (io: Io, path: string): Promise<Signer> => {
  const read = readVerifierKey(await readText(io, path))
  if (!read) throw new Refused(`The file ${resolve(io.cwd, path)} holds no public key as "lilja audit export" writes it.`)
  return { key: read.key, origin: read.name }
}

/** Makes a new file that only its owner reads; what is there already is not written over. */
export const makeFile = async (io: Io, path: string): Promise<FileHandle> => {
  const full = resolve(io.cwd, path)
  return await open(full, 'wx', 0o600).catch((fault: unknown) => {
    const isThere = (fault as NodeJS.ErrnoException).code === 'EEXIST'
    throw new Refused(isThere ? `${full} is there already. Name a new file.` : `The file ${full} cannot be written.`)
  })
}
