import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { EmbeddedFault } from '#platform/db/embedded/fault.ts'

/** The user PostgreSQL runs as; null is the one this program runs as. */
export type Servant = { readonly uid: number; readonly gid: number } | null

const named = (name: string): Servant => {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((each) => each.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid === undefined || gid === undefined ? null : { uid: Number(uid), gid: Number(gid) }
}

/** PostgreSQL refuses root: it then runs as the owner of the data, or as `postgres`, or as `nobody`. */
export const chooseServant = (data: string): Servant => {
  if (process.getuid?.() !== 0) return null
  const stats = statSync(data, { throwIfNoEntry: false })
  if (stats !== undefined && stats.uid !== 0) return { uid: stats.uid, gid: stats.gid }
  const servant = named('postgres') ?? named('nobody')
  if (servant === null) throw new EmbeddedFault('The database cannot run as root, and there is neither a user postgres nor nobody. Run as an ordinary user.')
  return servant
}

/** Can the servant come to the folder at all? Not into the home of root, for one. */
export const canReach = (servant: Servant, folder: string): boolean =>
  servant === null || spawnSync('/bin/sh', ['-c', 'cd -- "$0"', folder], { ...servant, cwd: '/', stdio: 'ignore' }).status === 0
