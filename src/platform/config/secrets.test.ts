import { sign, verify, createPublicKey } from 'node:crypto'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openSecrets, secretNames } from '#platform/config/secrets.ts'

let home: string
let folder: string
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'lilja-secrets-'))
  folder = join(home, 'deep', 'secrets')
})
afterEach(() => rmSync(home, { recursive: true }))

it('are made at the first start, readable by their owner alone, and the same ever after', async () => {
  const made = await openSecrets(folder)

  expect(statSync(folder).mode & 0o777).toBe(0o700)
  expect(readdirSync(folder).sort()).toEqual([...secretNames].sort())
  for (const name of secretNames) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600)
  expect([made.kek.length, made.pepper.length, made.form.length]).toEqual([32, 32, 32])
  expect(new Set([made.kek, made.pepper, made.form].map((key) => Buffer.from(key).toString('hex'))).size).toBe(3)
  expect(new Set(Object.values(made.database)).size).toBe(3)
  const signature = sign(null, Buffer.from('head'), made.auditKey)
  const again = await openSecrets(folder)
  expect(again.kek).toEqual(made.kek)
  expect(again.database).toEqual(made.database)
  expect(verify(null, Buffer.from('head'), createPublicKey(again.auditKey), signature)).toBe(true)
})

it('are the same for two programs that start at once', async () => {
  const [one, other] = await Promise.all([openSecrets(folder), openSecrets(folder)])
  expect(one.kek).toEqual(other.kek)
  expect(one.database).toEqual(other.database)
})

it('are made to the end when the first start was cut short', async () => {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  writeFileSync(join(folder, '.first-start'), '', { mode: 0o600 })
  writeFileSync(join(folder, 'kek'), Buffer.alloc(32, 7), { mode: 0o600 })
  const made = await openSecrets(folder)
  expect(made.kek).toEqual(new Uint8Array(32).fill(7))
})

it.each(['kek', 'pepper', 'audit-signing'])('are refused when %s is lost, and it is never made anew', async (name) => {
  await openSecrets(folder)
  rmSync(join(folder, name))
  await expect(openSecrets(folder)).rejects.toThrow(new RegExp(`has lost ${name}\\. Put it back`))
  expect(readdirSync(folder)).not.toContain(name)
})

it('are refused when others may read the folder or a file, saying what to run', async () => {
  await openSecrets(folder)
  chmodSync(folder, 0o750)
  await expect(openSecrets(folder)).rejects.toThrow(`chmod 700 ${folder}`)
  chmodSync(folder, 0o700)
  chmodSync(join(folder, 'kek'), 0o640)
  await expect(openSecrets(folder)).rejects.toThrow(`chmod 600 ${join(folder, 'kek')}`)
})

it.each(['kek', 'audit-signing', 'database'])('are refused when %s is damaged, without quoting it', async (name) => {
  await openSecrets(folder)
  const words = 'not what it was'
  writeFileSync(join(folder, name), words)
  const opening = openSecrets(folder)
  await expect(opening).rejects.toThrow(/Put it back from your copy/)
  await expect(opening).rejects.not.toThrow(words)
  expect(readFileSync(join(folder, name), 'utf8')).toBe(words)
})
