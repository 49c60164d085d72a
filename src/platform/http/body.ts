import { accept, refuse, type Result } from '#kernel/result.ts'

/** 256 kB is far more than any form here; what is longer is refused unread. */
const usualMost = 256 * 1024
const deepest = 8
/** No form here has nearly so many fields and boxes. */
const mostEntries = 5000

export type Fields = Record<string, unknown>
export type BodyRefusal = { readonly kind: 'too-large' | 'not-understood' | 'wrong-type' }

export async function readAtMost(request: Request, most: number): Promise<Uint8Array | null> {
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

/** So much more is taken in and thrown away, so that the answer reaches a browser that sends first and reads then. */
const thrownAway = 256 * 1024 * 1024

/** The whole of what was sent, or, where that is more than `most`, its first `beginning` bytes. */
export async function readBeginning(request: Request, most: number, beginning: number): Promise<{ readonly bytes: Uint8Array; readonly whole: boolean }> {
  if (!request.body) return { bytes: new Uint8Array(), whole: true }
  let keeps = Number(request.headers.get('content-length') ?? 0) > most ? beginning : most
  let parts: Uint8Array[] = []
  let size = 0
  for await (const part of request.body as unknown as AsyncIterable<Uint8Array>) {
    if (size < keeps) parts.push(part)
    size += part.length
    if (size > most + thrownAway) break
    if (size <= most || keeps === beginning) continue
    keeps = beginning
    parts = [Buffer.concat(parts).subarray(0, beginning)]
  }
  return { bytes: Buffer.concat(parts).subarray(0, keeps), whole: size <= most }
}

const hasCharset = (type: string): boolean => {
  const charset = /charset\s*=\s*"?([^;"\s]+)/i.exec(type)?.[1]
  return charset === undefined || charset.toLowerCase() === 'utf-8'
}

const forbiddenNames = new Set(['__proto__', 'constructor', 'prototype'])

/** Names with what they were given, once each: a name given twice is a list. Used for forms and for addresses. */
export function gather(entries: Iterable<readonly [name: string, value: string]>): Record<string, string | string[]> {
  const fields = Object.create(null) as Record<string, string | string[]>
  for (const [name, value] of entries) {
    if (forbiddenNames.has(name)) continue
    const before = fields[name]
    if (before === undefined) fields[name] = value
    else if (Array.isArray(before)) before.push(value)
    else fields[name] = [before, value]
  }
  return fields
}

/** A form as an HTML page sends it. Escapes that spell no letters are refused: read leniently, they would become other words than were typed. */
function formOf(words: string): Result<Fields, BodyRefusal> {
  decodeURIComponent(words)
  const entries = [...new URLSearchParams(words)]
  return entries.length > mostEntries ? refuse({ kind: 'too-large' }) : accept(gather(entries))
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
  try {
    const bytes = await readAtMost(request, usualMost)
    if (bytes === null) return refuse({ kind: 'too-large' })
    const words = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return speaks === 'form' ? formOf(words) : jsonOf(words)
  } catch {
    return refuse({ kind: 'not-understood' })
  }
}
