import { accept, refuse, type Result } from '#kernel/result.ts'
import { readAtMost, type BodyRefusal } from '#platform/http/body.ts'
import type { PublicFile } from '#platform/http/public-door.ts'

export type Parts = { readonly fields: Readonly<Record<string, string>>; readonly files: Readonly<Record<string, readonly PublicFile[]>> }

const mostParts = 100

/** Reads a form with files into memory; nothing touches the disk. An empty file field is no file. */
export async function readMultipart(request: Request, most: number): Promise<Result<Parts, BodyRefusal>> {
  const type = request.headers.get('content-type') ?? ''
  try {
    const bytes = await readAtMost(request, most)
    if (bytes === null) return refuse({ kind: 'too-large' })
    const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData()
    const fields = Object.create(null) as Record<string, string>
    const files = Object.create(null) as Record<string, PublicFile[]>
    let parts = 0
    for (const [name, value] of form) {
      parts += 1
      if (parts > mostParts) return refuse({ kind: 'too-large' })
      if (typeof value === 'string') {
        if (!(name in fields) && !value.includes('\0')) fields[name] = value
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
