import { createPrivateKey, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto'
import { chmodSync, linkSync, lstatSync, mkdirSync, readFileSync, rmSync, writeFileSync, type Stats } from 'node:fs'
import { dirname, join } from 'node:path'

/** Made at first start and kept in one folder; who has it and both databases has all but the passphrases. */
export type Secrets = {
  /** Key-encryption key of the vault, 32 bytes. */
  readonly kek: Uint8Array
  /** Mixed into passphrases, 32 bytes. */
  readonly pepper: Uint8Array
  /** Signs the tokens of forms, 32 bytes. */
  readonly form: Uint8Array
  /** Ed25519, signs the checkpoints of the record. */
  readonly auditKey: KeyObject
  /** Passwords of the database roles: the embedded server's migrator, and the logins of the two databases. */
  readonly database: { readonly admin: string; readonly app: string; readonly vault: string }
}

/** A sentence for the operator: what is wrong with the folder, and what to do. */
export class SecretsFault extends Error {
  override readonly name = 'SecretsFault'
}

const makers: Readonly<Record<string, () => Uint8Array | string>> = {
  kek: () => randomBytes(32),
  pepper: () => randomBytes(32),
  form: () => randomBytes(32),
  'audit-signing': () => generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }),
  database: () => `${JSON.stringify({ admin: password(), app: password(), vault: password() })}\n`,
}
const password = (): string => randomBytes(32).toString('base64url')
export const secretNames: readonly string[] = Object.keys(makers)

const look = (path: string): Stats | null => lstatSync(path, { throwIfNoEntry: false }) ?? null
const isLoose = (stats: Stats): boolean => (stats.mode & 0o077) !== 0
const isMine = (stats: Stats): boolean => process.getuid === undefined || stats.uid === process.getuid()

/** What is wrong, and what to do about it. */
export type SecretsFinding = { readonly finding: string; readonly remedy: string }

/** What is wrong with the folder's permissions; empty when nothing is. A folder that is not there yet is right. */
export const findSecretsFaults = (folder: string): readonly SecretsFinding[] => {
  const own = look(folder)
  if (own === null) return []
  if (!own.isDirectory()) return [{ finding: `The secrets folder ${folder} is not a folder.`, remedy: 'Move what is there away, or set LILJA_SECRETS.' }]
  const faults: SecretsFinding[] = []
  if (isLoose(own)) faults.push({ finding: `The secrets folder ${folder} can be read by others than its owner.`, remedy: `Run: chmod 700 ${folder}` })
  if (!isMine(own))
    faults.push({ finding: `The secrets folder ${folder} belongs to another user.`, remedy: `Run as that user, or: chown -R $(id -u) ${folder}` })
  for (const name of secretNames) {
    const path = join(folder, name)
    const stats = look(path)
    if (stats === null) continue
    if (!stats.isFile()) faults.push({ finding: `The secret ${path} is not a plain file.`, remedy: 'Put the file itself there.' })
    else if (isLoose(stats)) faults.push({ finding: `The secret ${path} can be read by others than its owner.`, remedy: `Run: chmod 600 ${path}` })
  }
  return faults
}

/** Makes the file whole or not at all; of two programs at once one wins and both read the same. */
const makeOnce = (folder: string, name: string): void => {
  const path = join(folder, name)
  if (look(path) !== null) return
  const draft = join(folder, `.${name}.${randomBytes(6).toString('hex')}`)
  writeFileSync(draft, makers[name]?.() ?? '', { mode: 0o600, flag: 'wx', flush: true })
  try {
    linkSync(draft, path)
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault
  } finally {
    rmSync(draft, { force: true })
  }
}

const readBytes = (folder: string, name: string): Uint8Array => {
  const bytes = readFileSync(join(folder, name))
  if (bytes.length !== 32)
    throw new SecretsFault(`The secret ${join(folder, name)} is damaged (${bytes.length} bytes instead of 32). Put it back from your copy.`)
  return new Uint8Array(bytes)
}

const readAuditKey = (folder: string): KeyObject => {
  try {
    const key = createPrivateKey(readFileSync(join(folder, 'audit-signing')))
    if (key.asymmetricKeyType === 'ed25519') return key
  } catch {
    // The same sentence as for a key of another kind: what was in the file is not said.
  }
  throw new SecretsFault(`The secret ${join(folder, 'audit-signing')} is not an Ed25519 key. Put it back from your copy.`)
}

const readPasswords = (folder: string): Secrets['database'] => {
  const fault = new SecretsFault(`The secret ${join(folder, 'database')} is damaged. Put it back from your copy.`)
  let read: unknown
  try {
    read = JSON.parse(readFileSync(join(folder, 'database'), 'utf8'))
  } catch {
    throw fault
  }
  if (typeof read !== 'object' || read === null) throw fault
  const { admin, app, vault } = read as Record<string, unknown>
  if (typeof admin !== 'string' || typeof app !== 'string' || typeof vault !== 'string') throw fault
  return { admin, app, vault }
}

/** There while the first start makes the secrets. Without it a secret that is missing is a loss, and never made anew. */
const begun = (folder: string): string => join(folder, '.first-start')

const makeAll = (folder: string): void => {
  writeFileSync(begun(folder), '', { mode: 0o600 })
  for (const name of secretNames) makeOnce(folder, name)
  rmSync(begun(folder), { force: true })
}

/**
 * Opens the secrets, and makes them at the first start.
 * @throws SecretsFault with a sentence when others can read them, or one is missing or damaged
 */
export const openSecrets = async (folder: string): Promise<Secrets> => {
  if (look(folder) === null) {
    mkdirSync(dirname(folder), { recursive: true })
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    chmodSync(folder, 0o700)
  }
  const faults = findSecretsFaults(folder)
  if (faults.length > 0) throw new SecretsFault(faults.map(({ finding, remedy }) => `${finding} ${remedy}`).join('\n'))
  const missing = secretNames.filter((name) => look(join(folder, name)) === null)
  if (missing.length === secretNames.length || look(begun(folder)) !== null) makeAll(folder)
  else if (missing.length > 0) {
    throw new SecretsFault(
      `The secrets folder ${folder} has lost ${missing.join(', ')}. Put it back from your copy; what it protects cannot be opened with a new one.`,
    )
  }
  return {
    kek: readBytes(folder, 'kek'),
    pepper: readBytes(folder, 'pepper'),
    form: readBytes(folder, 'form'),
    auditKey: readAuditKey(folder),
    database: readPasswords(folder),
  }
}
