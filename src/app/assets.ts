import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Assets } from '#platform/http/house.ts'

const types: Readonly<Record<string, string>> = { css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8', svg: 'image/svg+xml' }

/** Static files of the program, each under a name that holds its hash. Nothing personal is ever static. */
export function readAssets(folder: string): Assets & { readonly icon: string } {
  const files = new Map<string, { type: string; body: Uint8Array<ArrayBuffer> }>()
  const add = (path: string): string => {
    const body = new Uint8Array(readFileSync(path))
    const [, stem = '', ending = ''] = /([^/\\]+)\.([a-z]+)$/.exec(path) ?? []
    const name = `/static/${stem}.${createHash('sha256').update(body).digest('hex').slice(0, 16)}.${ending}`
    files.set(name, { type: types[ending] ?? 'application/octet-stream', body })
    return name
  }
  const sheet = join(folder, 'style', 'main.css')
  const client = join(folder, 'client')
  const scripts = existsSync(client)
    ? readdirSync(client)
        .filter((name) => name.endsWith('.js'))
        .sort()
    : []
  return {
    css: existsSync(sheet) ? add(sheet) : '',
    scripts: scripts.map((name) => add(join(client, name))),
    icon: add(join(folder, 'favicon.svg')),
    find: (path) => files.get(path) ?? null,
  }
}
