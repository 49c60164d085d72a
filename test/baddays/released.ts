import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'

/** What a release left to those after it: `first-release`, and one folder more for each release that changes the schema. */
export type Release = { readonly name: string; readonly folder: string; readonly version: string; readonly frozen: Readonly<Record<string, string>> }

const here = import.meta.dirname
const listed = z.object({ version: z.string(), frozen: z.record(z.string(), z.string()) })
const packed = z.object({ version: z.string(), files: z.record(z.string(), z.string()) })

export const releases: readonly Release[] = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name.endsWith('-release'))
  .map(({ name }) => {
    const folder = join(here, name)
    return { name, folder, ...listed.parse(JSON.parse(readFileSync(join(folder, 'migrations.json'), 'utf8'))) }
  })

/** How many bytes a release keeps in the tree. */
export const sizeOf = ({ folder }: Release): number => readFileSync(join(folder, 'backup.json.gz')).length

/** Writes `backup` and `secrets` as they were, with the rights that the program asks for. */
export const unpack = ({ folder }: Release, to: string): void => {
  const { files } = packed.parse(JSON.parse(gunzipSync(readFileSync(join(folder, 'backup.json.gz'))).toString('utf8')))
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(to, path)), { recursive: true, mode: 0o700 })
    writeFileSync(join(to, path), Buffer.from(content, 'latin1'), { mode: 0o600 })
  }
}
