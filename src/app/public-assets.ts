import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { lettered, readLetters, sheetOf } from '#app/letters.ts'
import type { PublicAssets } from '#ui/public-frame.tsx'

type File = { readonly type: string; readonly plain: Uint8Array<ArrayBuffer>; readonly packed: Uint8Array<ArrayBuffer> }

/** The few files of the public side, each under a name that holds its hash: the small sheet, the neutral icon, the scripts, and letters that older systems lack. */
export function readPublicAssets(folder: string): PublicAssets & { readonly files: ReadonlyMap<string, File> } {
  const files = new Map<string, File>()
  const keep = (stem: string, ending: string, type: string, body: Uint8Array<ArrayBuffer>): string => {
    const name = `/static/${stem}.${createHash('sha256').update(body).digest('hex').slice(0, 16)}.${ending}`
    files.set(name, { type, plain: body, packed: new Uint8Array(gzipSync(body)) })
    return name
  }
  const add = (path: string, type: string): string => {
    const [, stem = '', ending = ''] = /([^/\\]+)\.([a-z]+)$/.exec(path) ?? []
    return keep(stem, ending, type, new Uint8Array(readFileSync(path)))
  }
  const letters = new Map(
    lettered.flatMap((language) => {
      const found = readLetters(language)
      if (!found) return []
      const sheet = sheetOf(language, keep(found.stem, 'woff2', 'font/woff2', found.bytes))
      return [[language, keep(found.stem, 'css', 'text/css; charset=utf-8', new Uint8Array(Buffer.from(sheet)))] as const]
    }),
  )
  const sheet = join(folder, 'style', 'public.css')
  const client = join(folder, 'client', 'public')
  const scripts = new Map(
    (existsSync(client) ? readdirSync(client) : [])
      .filter((name) => name.endsWith('.js'))
      .map((name) => [name.slice(0, -3), add(join(client, name), 'text/javascript; charset=utf-8')] as const),
  )
  return {
    css: existsSync(sheet) ? add(sheet, 'text/css; charset=utf-8') : '',
    icon: add(join(folder, 'information.svg'), 'image/svg+xml'),
    script: (name) => scripts.get(name) ?? null,
    letters: (language) => letters.get(language) ?? null,
    files,
  }
}
