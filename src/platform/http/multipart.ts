import { createHash } from 'node:crypto'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { gather, readAtMost, readBeginning, type BodyRefusal, type Fields } from '#platform/http/body.ts'
import type { PublicFile } from '#platform/http/public-door.ts'
import { makeTurns, TooBusy } from '#platform/sealing/passphrase.ts'

export type Parts = { readonly fields: Readonly<Record<string, string>>; readonly files: Readonly<Record<string, readonly PublicFile[]>> }

const mostParts = 100

async function partsOf(bytes: Uint8Array, type: string): Promise<Result<Parts, BodyRefusal>> {
  try {
    const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData()
    const fields = Object.create(null) as Record<string, string>
    const files = Object.create(null) as Record<string, PublicFile[]>
    let parts = 0
    for (const [name, value] of form) {
      parts += 1
      if (parts > mostParts) return refuse({ kind: 'too-large' })
      if (typeof value === 'string') {
        if (!(name in fields)) fields[name] = value
      } else if (value.size > 0 || value.name !== '') {
        const list = (files[name] ??= [])
        list.push({ name: value.name, type: value.type, bytes: new Uint8Array(await value.arrayBuffer()) })
      }
    }
    return accept({ fields, files })
  } catch {
    return refuse({ kind: 'not-understood' })
  }
}

/** Reads a form with files into memory; nothing touches the disk. An empty file field is no file. */
export async function readMultipart(request: Request, most: number): Promise<Result<Parts, BodyRefusal>> {
  try {
    const bytes = await readAtMost(request, most)
    return bytes === null ? refuse({ kind: 'too-large' }) : await partsOf(bytes, request.headers.get('content-type') ?? '')
  } catch {
    return refuse({ kind: 'not-understood' })
  }
}

/** So much of a form is read for its words when its files cannot be taken. They stand before the files. */
const wordsMost = 256 * 1024

/** The parts of a form that came whole before it was cut off. */
async function wholeParts(cut: Uint8Array, type: string): Promise<Result<Parts, BodyRefusal>> {
  const boundary = /boundary="?([^";]+)"?/i.exec(type)?.[1]
  const bytes = Buffer.from(cut)
  const mark = `--${boundary ?? ''}`
  const end = bytes.lastIndexOf(mark)
  if (boundary === undefined || end <= 0) return refuse({ kind: 'too-large' })
  const read = await partsOf(Buffer.concat([bytes.subarray(0, end + mark.length), Buffer.from('--\r\n')]), type)
  return read.ok ? accept({ fields: read.value.fields, files: {} }) : read
}

/** So many forms with files lie in memory at once; whoever comes then is told, and keeps the words. */
const turns = makeTurns(8, 0)

export type SentParts = Parts & { readonly lost: 'too-large' | 'busy' | null }
/** A form with files of somebody without a name: when the files cannot be taken the words are read all the same, so that nothing typed is lost. */
export async function readFilesOrWords(request: Request, most: number): Promise<Result<SentParts, BodyRefusal>> {
  const type = request.headers.get('content-type') ?? ''
  const take = async (room: number, lost: 'too-large' | 'busy'): Promise<Result<SentParts, BodyRefusal>> => {
    const { bytes, whole } = await readBeginning(request, room, wordsMost)
    const read = whole ? await partsOf(bytes, type) : await wholeParts(bytes, type)
    return read.ok ? accept({ ...read.value, lost: whole ? null : lost }) : read
  }
  try {
    return await turns.take(() => take(most, 'too-large'))
  } catch (fault) {
    if (fault instanceof TooBusy) return await take(wordsMost, 'busy').catch(() => refuse({ kind: 'not-understood' as const }))
    return refuse({ kind: 'not-understood' })
  }
}

/** A file that came with a form. Where the form's words are kept or compared it stands for itself by name and digest; its bytes are nowhere kept. */
export class SentFile {
  readonly name: string
  readonly bytes: Uint8Array
  constructor({ name, bytes }: { readonly name: string; readonly bytes: Uint8Array }) {
    this.name = name
    this.bytes = bytes
  }
  toJSON(): unknown {
    return { name: this.name, sha256: createHash('sha256').update(this.bytes).digest('hex') }
  }
}

/** A form with files as the doors take it: words as always, and under the name of a file field the list of its files. */
export async function readFilesForm(request: Request, most: number): Promise<Result<Fields, BodyRefusal>> {
  const read = await readMultipart(request, most)
  if (!read.ok) return read
  const fields: Fields = gather(Object.entries(read.value.fields))
  for (const [name, files] of Object.entries(read.value.files)) if (!(name in fields)) fields[name] = files.map((one) => new SentFile(one))
  return accept(fields)
}
