import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { seal } from '#platform/sealing/aead.ts'
import { newPair, sealTo } from '#platform/sealing/pair.ts'
import { randomBytes } from '#platform/sealing/sodium.ts'
import { sealText } from '#platform/sealing/text.ts'
import { newSeed, wrapBundle, bundleOf } from '#platform/sealing/unit-keys.ts'

const folder = join(import.meta.dirname, '../../src/platform/sealing')
const files = (await readdir(folder)).filter((name) => name.endsWith('.ts'))

/** What stands between the first parenthesis of a function and its arrow. */
const head = (made: string): string => made.slice(0, made.indexOf('=>'))

describe('INV-13: nobody can give a nonce', () => {
  it('no exported function has a parameter of that kind', async () => {
    const heads: string[] = []
    for (const name of files) {
      const module: Record<string, unknown> = await import(join(folder, name))
      for (const value of Object.values(module)) if (typeof value === 'function' && !(value.prototype instanceof Error)) heads.push(head(String(value)))
    }
    expect(heads.length).toBeGreaterThan(40)
    expect(heads.filter((one) => /nonce|\biv\b|npub/i.test(one))).toEqual([])
  })

  it('each way to seal takes what it seals, the key and the place, and nothing more', () => {
    expect([seal.length, sealTo.length, sealText.length, wrapBundle.length]).toEqual([3, 2, 3, 1])
  })

  it('only one file speaks with the library, and it draws anew for each sealing', async () => {
    const sources = await Promise.all(files.map(async (name) => ({ name, text: await readFile(join(folder, name), 'utf8') })))
    expect(sources.filter(({ text }) => text.includes("from 'libsodium-wrappers-sumo'")).map(({ name }) => name)).toEqual(['sodium.ts'])
    const calls = sources.flatMap(({ text }) => text.match(/crypto_\w*(?:encrypt|secretbox|easy|detached)\w*\([^)]*\)/g) ?? [])
    expect(calls).toEqual(['crypto_aead_xchacha20poly1305_ietf_encrypt(plain, bound, null, drawn, key)'])
    expect(sources.find(({ name }) => name === 'sodium.ts')?.text).toContain('const drawn = randomBytes(nonceLength)')
  })

  it('equal texts under equal keys seal differently every time', () => {
    const [key, pair, plain] = [randomBytes(32), newPair(), new Uint8Array(16)]
    const bundle = bundleOf(newSeed(), ['k1'], 1)
    const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
    const many = <Made>(make: () => Made): Made[] => Array.from({ length: 200 }, make)
    const nonceOf = (sealed: Uint8Array): string => hex(sealed.subarray(1, 25))
    expect(new Set(many(() => nonceOf(seal(key, plain, 'p')))).size).toBe(200)
    expect(new Set(many(() => nonceOf(sealText(key, 'samma', 'p')))).size).toBe(200)
    expect(new Set(many(() => hex(sealTo(pair.publicKey, plain)))).size).toBe(200)
    expect(new Set(many(() => nonceOf(wrapBundle({ vaultKey: key, publicKey: pair.publicKey, bundle, aad: 'p' })))).size).toBe(200)
  })
})
