import { accept, refuse, type Result } from '#kernel/result.ts'

/** 256 kB is far more than any form here; what is longer is refused unread. */
const most = 256 * 1024
const deepest = 8

export type Fields = Record<string, unknown>
export type BodyRefusal = { readonly kind: 'too-large' | 'not-understood' | 'wrong-type' }

async function readAtMost(request: Request): Promise<Uint8Array | null> {
  if (Number(request.headers.get('content-length') ?? 0) > most) return null
  if (!request.body) return new Uint8Array()
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += part.length
    if (size > most) return null
    parts.push(part)
  }
  return Buffer.concat(parts)
}

const hasCharset = (type: string): boolean => {
  const charset = /charset\s*=\s*"?([^;"\s]+)/i.exec(type)?.[1]
  return charset === undefined || charset.toLowerCase() === 'utf-8'
}

const forbiddenNames = new Set(['__proto__', 'constructor', 'prototype'])

/** A form as an HTML page sends it: a name given twice is a list. */
export function fieldsOf(words: string): Fields {
  const fields: Fields = Object.create(null) as Fields
  for (const [name, value] of new URLSearchParams(words)) {
    if (forbiddenNames.has(name)) continue
    const before = fields[name]
    fields[name] = before === undefined ? value : Array.isArray(before) ? [...before, value] : [before, value]
  }
  return fields
}

const isShallow = (value: unknown, depth: number): boolean =>
  typeof value !== 'object' ||
  value === null ||
  (depth > 0 && Object.entries(value).every(([name, inner]) => !forbiddenNames.has(name) && isShallow(inner, depth - 1)))

function jsonOf(words: string): Result<Fields, BodyRefusal> {
  try {
    const value: unknown = JSON.parse(words)
    if (typeof value !== 'object' || value === null || Array.isArray(value) || !isShallow(value, deepest)) return refuse({ kind: 'not-understood' })
    return accept(Object.assign(Object.create(null) as Fields, value))
  } catch {
    return refuse({ kind: 'not-understood' })
  }
}

/** Reads what was sent, as a form or as JSON, whichever the door speaks. */
export async function readBody(request: Request, speaks: 'form' | 'json'): Promise<Result<Fields, BodyRefusal>> {
  const type = (request.headers.get('content-type') ?? '').toLowerCase()
  const wanted = speaks === 'form' ? 'application/x-www-form-urlencoded' : 'application/json'
  if (type.split(';')[0]?.trim() !== wanted || !hasCharset(type)) return refuse({ kind: 'wrong-type' })
  const bytes = await readAtMost(request)
  if (bytes === null) return refuse({ kind: 'too-large' })
  try {
    const words = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return speaks === 'form' ? accept(fieldsOf(words)) : jsonOf(words)
  } catch {
    return refuse({ kind: 'not-understood' })
  }
}
