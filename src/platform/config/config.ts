import { isAbsolute, resolve } from 'node:path'
import { z } from 'zod'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { isSameDatabase } from '#platform/config/same-database.ts'

export type DatabasePlace = { readonly kind: 'embedded'; readonly folder: string } | { readonly kind: 'server'; readonly url: string }
export type VaultPlace = { readonly kind: 'beside' } | { readonly kind: 'server'; readonly url: string }

export type Config = {
  readonly database: DatabasePlace
  /** `beside`: a second database of the embedded server. */
  readonly vault: VaultPlace
  /** Folder of the key-encryption key, the pepper, the signing key and the passwords. */
  readonly secrets: string
  readonly host: string
  readonly staffPort: number
  readonly publicPort: number
  /** Where a monitor on this machine reads figures; null is nowhere. */
  readonly metricsPort: number | null
  /** Without a slash at the end. */
  readonly staffOrigin: string
  readonly publicOrigin: string
  /** A neutral origin of its own for where somebody writes to the line; null is the public one. */
  readonly contactOrigin: string | null
  /** Folder to which the public site is exported, so that it stands when nothing else does. */
  readonly site: string
  /** Folder in which the on-call lists and alarm lists are kept as files, for when nothing else answers. Never served to the public. */
  readonly lists: string
  /** Address of the reverse proxy, which is believed when it says who is calling; null is to believe nobody. */
  readonly proxy: string | null
  /** Folder of PostgreSQL's programs for the embedded database; null is to look for them. */
  readonly postgresBin: string | null
}

/** What is wrong with one setting, and what to do about it. */
export type ConfigFault = { readonly setting: string; readonly problem: string; readonly remedy: string }

export const sentenceOf = (fault: ConfigFault): string => `${fault.setting}: ${fault.problem} ${fault.remedy}`

const postgresUrl = /^postgres(ql)?:\/\//
export const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host)

const port = (start: number) => z.coerce.number().int().min(1).max(65_535).default(start)
const optional = z.string().trim().min(1).optional()

const settings = z.object({
  LILJA_DATABASE: z.string().trim().min(1).default('embedded:.lilja/data'),
  LILJA_VAULT: optional,
  LILJA_SECRETS: z.string().trim().min(1).default('.lilja/secrets'),
  LILJA_HOST: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9.:_-]+$/)
    .default('127.0.0.1'),
  LILJA_STAFF_PORT: port(8080),
  LILJA_PUBLIC_PORT: port(8081),
  LILJA_METRICS_PORT: z.coerce.number().int().min(1).max(65_535).optional(),
  LILJA_STAFF_ORIGIN: optional,
  LILJA_PUBLIC_ORIGIN: optional,
  LILJA_CONTACT_ORIGIN: optional,
  LILJA_SITE: z.string().trim().min(1).default('.lilja/site'),
  LILJA_LISTS: z.string().trim().min(1).default('.lilja/lists'),
  LILJA_POSTGRES_BIN: optional,
  LILJA_PROXY: z
    .string()
    .trim()
    .regex(/^[0-9a-fA-F.:]+$/)
    .optional(),
})
type Settings = z.output<typeof settings>

/** What a value that is not understood should be. */
const shapes: Readonly<Record<string, string>> = {
  LILJA_STAFF_PORT: 'Give a port from 1 to 65535, such as 8080.',
  LILJA_PUBLIC_PORT: 'Give a port from 1 to 65535, such as 8081.',
  LILJA_METRICS_PORT: 'Give a port from 1 to 65535, such as 8082, or leave it out.',
  LILJA_HOST: 'Give an address or a host name, such as 127.0.0.1.',
  LILJA_PROXY: 'Give the address the reverse proxy calls from, such as 127.0.0.1.',
}

/** An empty variable is one that is not set. */
const given = (env: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1].trim() !== ''))

const readDatabase = (text: string, cwd: string): DatabasePlace | null => {
  if (postgresUrl.test(text)) return { kind: 'server', url: text }
  const folder = text.startsWith('embedded:') ? text.slice('embedded:'.length).trim() : ''
  return folder === '' ? null : { kind: 'embedded', folder: resolve(cwd, folder) }
}

const originOf = (text: string): string | null => {
  if (!URL.canParse(text)) return null
  const url = new URL(text)
  const bare = url.pathname === '/' && url.search === '' && url.hash === '' && url.username === ''
  return bare && (url.protocol === 'http:' || url.protocol === 'https:') ? url.origin : null
}

const vaultFaults = (database: DatabasePlace, vault: string | undefined): ConfigFault[] => {
  const setting = 'LILJA_VAULT'
  if (vault === undefined) {
    if (database.kind === 'embedded') return []
    return [
      {
        setting,
        problem: 'is not set, though LILJA_DATABASE is a server.',
        remedy: 'Give the URL of a second database for the keys of the cases, best on another server.',
      },
    ]
  }
  if (!postgresUrl.test(vault)) return [{ setting, problem: 'is not a PostgreSQL URL.', remedy: 'Write it as postgres://role:password@host/database.' }]
  if (database.kind === 'server' && isSameDatabase(database.url, vault)) {
    return [
      {
        setting,
        problem: 'is the same database as LILJA_DATABASE.',
        remedy: 'The keys must lie apart from what they open: give another database, best on another server.',
      },
    ]
  }
  return []
}

const originFaults = (setting: string, text: string | undefined, host: string): ConfigFault[] => {
  if (text === undefined) {
    if (isLoopback(host)) return []
    return [
      {
        setting,
        problem: `is not set, though LILJA_HOST (${host}) is open to a network.`,
        remedy: 'Give the https origin that people type, or set LILJA_HOST to 127.0.0.1.',
      },
    ]
  }
  const origin = originOf(text)
  if (origin === null) return [{ setting, problem: 'is not an origin.', remedy: 'Write it as https://host or https://host:port, with no path.' }]
  const url = new URL(origin)
  if (url.protocol === 'http:' && !(isLoopback(host) && isLoopback(url.hostname))) {
    return [
      {
        setting,
        problem: 'is http, and would be used beyond this machine.',
        remedy: 'Use https (a reverse proxy can hold the certificate), or keep both it and LILJA_HOST on 127.0.0.1.',
      },
    ]
  }
  return []
}

const portFaults = (read: Settings): ConfigFault[] => [
  ...(read.LILJA_STAFF_PORT === read.LILJA_PUBLIC_PORT
    ? [{ setting: 'LILJA_PUBLIC_PORT', problem: 'is the same as LILJA_STAFF_PORT.', remedy: 'Staff and public have a port each: change one of them.' }]
    : []),
  ...(read.LILJA_METRICS_PORT === read.LILJA_STAFF_PORT || read.LILJA_METRICS_PORT === read.LILJA_PUBLIC_PORT
    ? [{ setting: 'LILJA_METRICS_PORT', problem: 'is a port people use.', remedy: 'Figures have a port of their own: choose another, or leave it out.' }]
    : []),
]

/** What the public site is exported to is served to anybody: the staff's lists never lie in it. */
const listsFaults = (read: Settings, cwd: string): ConfigFault[] => {
  const [site, lists] = [resolve(cwd, read.LILJA_SITE), resolve(cwd, read.LILJA_LISTS)]
  return lists === site || lists.startsWith(`${site}/`)
    ? [{ setting: 'LILJA_LISTS', problem: 'lies in the folder of the public site.', remedy: 'The lists are for staff only: choose another folder.' }]
    : []
}

const folderFaults = (read: Settings, database: DatabasePlace | null, cwd: string): ConfigFault[] => {
  if (database?.kind !== 'embedded') return []
  const secrets = resolve(cwd, read.LILJA_SECRETS)
  const inside = secrets === database.folder || secrets.startsWith(`${database.folder}/`)
  return inside
    ? [
        {
          setting: 'LILJA_SECRETS',
          problem: 'lies in the folder of the database.',
          remedy: 'Who copies the data must not get the keys with it: choose another folder.',
        },
      ]
    : []
}

const build = (read: Settings, database: DatabasePlace, cwd: string): Config => {
  const host = read.LILJA_HOST
  const named = host.includes(':') ? `[${host}]` : host
  return {
    database,
    vault: read.LILJA_VAULT === undefined ? { kind: 'beside' } : { kind: 'server', url: read.LILJA_VAULT },
    secrets: resolve(cwd, read.LILJA_SECRETS),
    host,
    staffPort: read.LILJA_STAFF_PORT,
    publicPort: read.LILJA_PUBLIC_PORT,
    metricsPort: read.LILJA_METRICS_PORT ?? null,
    staffOrigin: originOf(read.LILJA_STAFF_ORIGIN ?? '') ?? `http://${named}:${read.LILJA_STAFF_PORT}`,
    proxy: read.LILJA_PROXY ?? null,
    publicOrigin: originOf(read.LILJA_PUBLIC_ORIGIN ?? '') ?? `http://${named}:${read.LILJA_PUBLIC_PORT}`,
    contactOrigin: originOf(read.LILJA_CONTACT_ORIGIN ?? ''),
    site: resolve(cwd, read.LILJA_SITE),
    lists: resolve(cwd, read.LILJA_LISTS),
    postgresBin:
      read.LILJA_POSTGRES_BIN === undefined ? null : isAbsolute(read.LILJA_POSTGRES_BIN) ? read.LILJA_POSTGRES_BIN : resolve(cwd, read.LILJA_POSTGRES_BIN),
  }
}

/** Reads the settings; relative folders are counted from `cwd`. An unsafe configuration is refused, each fault with its remedy. */
export const readConfig = (env: Readonly<Record<string, string | undefined>>, cwd: string): Result<Config, readonly ConfigFault[]> => {
  const parsed = settings.safeParse(given(env))
  if (!parsed.success) {
    const names = [...new Set(parsed.error.issues.map((issue) => String(issue.path[0])))]
    return refuse(
      names.map((setting) => ({ setting, problem: 'is not understood.', remedy: shapes[setting] ?? 'Leave it out, or read the table of settings in README.' })),
    )
  }
  const read = parsed.data
  const database = readDatabase(read.LILJA_DATABASE, cwd)
  const faults: ConfigFault[] = [
    ...(database === null
      ? [
          {
            setting: 'LILJA_DATABASE',
            problem: 'is neither embedded:<folder> nor a PostgreSQL URL.',
            remedy: 'Write embedded:.lilja/data, or postgres://role:password@host/database.',
          },
        ]
      : vaultFaults(database, read.LILJA_VAULT)),
    ...portFaults(read),
    ...folderFaults(read, database, cwd),
    ...listsFaults(read, cwd),
    ...originFaults('LILJA_STAFF_ORIGIN', read.LILJA_STAFF_ORIGIN, read.LILJA_HOST),
    ...originFaults('LILJA_PUBLIC_ORIGIN', read.LILJA_PUBLIC_ORIGIN, read.LILJA_HOST),
    ...(read.LILJA_CONTACT_ORIGIN === undefined ? [] : originFaults('LILJA_CONTACT_ORIGIN', read.LILJA_CONTACT_ORIGIN, read.LILJA_HOST)),
  ]
  if (database === null || faults.length > 0) return refuse(faults)
  const config = build(read, database, cwd)
  if (config.staffOrigin === config.publicOrigin) {
    return refuse([
      { setting: 'LILJA_PUBLIC_ORIGIN', problem: 'is the same as LILJA_STAFF_ORIGIN.', remedy: 'Staff and public have an origin each: change one of them.' },
    ])
  }
  if (config.contactOrigin !== null && (config.contactOrigin === config.staffOrigin || config.contactOrigin === config.publicOrigin)) {
    return refuse([
      {
        setting: 'LILJA_CONTACT_ORIGIN',
        problem: 'is the same as another origin.',
        remedy: 'It is a neutral address of its own that leads to the public port. Choose another, or leave it out.',
      },
    ])
  }
  return accept(config)
}
