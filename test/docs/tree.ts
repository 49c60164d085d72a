import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

export const root = join(import.meta.dirname, '..', '..')
const notOurs = new Set(['node_modules', 'dist', '.git', '.lilja', 'screenshots', 'coverage'])

const walk = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (entry.isDirectory()) return notOurs.has(entry.name) || path === 'mutants' ? [] : walk(path)
    return entry.isFile() ? [path] : []
  })

/** Every file of the project, as a path from its root: what is installed, built or made at run time is none. */
export const files: readonly string[] = walk('').filter((path) => !/(?:^|\/)\.(?!ci)|\.log$/.test(path))

export const read = (path: string): string => readFileSync(join(root, path), 'utf8')
export const isFolder = (path: string): boolean => statSync(join(root, path), { throwIfNoEntry: false })?.isDirectory() ?? false
export const foldersIn = (path: string): readonly string[] =>
  readdirSync(join(root, path), { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))

/** Files that are text; pictures and the like are not read. */
export const texts = files.filter((path) => !/\.(?:png|jpe?g|webp|ico|woff2?|gz|zip)$/.test(path))
