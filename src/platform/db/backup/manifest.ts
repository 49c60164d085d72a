import { createHash, createHmac } from 'node:crypto'
import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'

const shape = z.object({
  format: z.literal('lilja-backup-1'),
  of: z.enum(['main', 'vault']),
  /** The same in both halves of one backup. */
  pair: z.uuid(),
  made: z.iso.datetime(),
  postgres: z.string(),
  /** Says whether the secrets at hand are those it was made with; tells nothing of them. */
  keyMark: z.string(),
  migrations: z.array(z.object({ set: z.string(), file: z.string(), digest: z.string() })),
  tables: z.array(
    z.object({
      schema: z.string(),
      name: z.string(),
      columns: z.array(z.string()),
      file: z.string().regex(/^[\w.-]+$/),
      rows: z.number().int(),
      sha256: z.string(),
    }),
  ),
  sequences: z.array(z.object({ schema: z.string(), name: z.string(), last: z.number().nullable() })),
})

/** What one half of a backup holds. Written last: a folder without it is not a backup. */
export type Manifest = z.output<typeof shape>
export type SavedTable = Manifest['tables'][number]
export const manifestName = 'manifest.json'

/** A sentence for the operator: why this backup cannot be made or restored. */
export class BackupFault extends Error {
  override readonly name = 'BackupFault'
}

/** A mark of the key-encryption key. A backup restored under other secrets could never be opened. */
export const keyMarkOf = (kek: Uint8Array): string => createHmac('sha256', kek).update('lilja backup v1').digest('hex').slice(0, 32)

export const readManifest = (folder: string, of: Manifest['of']): Manifest => {
  const file = join(folder, of, manifestName)
  if (!existsSync(file)) throw new BackupFault(`There is no whole backup of the ${of} database in ${join(folder, of)}: ${manifestName} is missing.`)
  let read: unknown
  try {
    read = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    throw new BackupFault(`${file} is damaged.`)
  }
  const parsed = shape.safeParse(read)
  if (!parsed.success || parsed.data.of !== of) throw new BackupFault(`${file} is not a manifest that this version understands.`)
  return parsed.data
}

/** Compares every file with its digest, before anything is written anywhere. */
export const verifyFiles = async (folder: string, manifest: Manifest): Promise<void> => {
  for (const table of manifest.tables) {
    const file = join(folder, manifest.of, table.file)
    if (!existsSync(file)) throw new BackupFault(`${file} is missing from the backup.`)
    const hash = createHash('sha256')
    await pipeline(createReadStream(file), hash)
    if (hash.digest('hex') !== table.sha256) throw new BackupFault(`${file} is not as it was written: its digest is another. Take another copy of the backup.`)
  }
}
