import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { NotOpened, open } from '#platform/sealing/aead.ts'
import { newPair, pairOf, sealTo } from '#platform/sealing/pair.ts'
import { closeKeyRing, ctxHash, dbToken, isToken, keyRing, newToken, openBlob, sessionBlob, tokenHash } from '#platform/sealing/session-keys.ts'

describe('what a session’s token gives', () => {
  it('is 32 random bytes in a form that goes into a cookie', () => {
    const tokens = Array.from({ length: 100 }, newToken)
    expect(new Set(tokens).size).toBe(100)
    for (const token of tokens) {
      expect(isToken(token)).toBe(true)
      expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    }
    for (const other of ['', 'x', `${newToken()}x`, `${newToken()}\n`, newToken().replace(/^./, '=')]) expect(isToken(other)).toBe(false)
  })

  it('hashes as the database does', () => {
    const ctx = dbToken(newToken())
    expect(ctx).toMatch(/^[0-9a-f]{64}$/)
    expect(Buffer.from(ctxHash(ctx))).toEqual(createHash('sha256').update(ctx, 'utf8').digest())
  })

  it('keeps the database’s token, the hashes and the blob apart', () => {
    const token = newToken()
    expect(dbToken(token)).toBe(dbToken(token))
    expect(dbToken(token)).not.toBe(dbToken(newToken()))
    expect(Buffer.from(tokenHash(token)).toString('hex')).not.toBe(dbToken(token))
    expect(ctxHash(dbToken(token))).not.toEqual(tokenHash(token))
    const blob = sessionBlob(token, newPair().privateKey)
    for (const known of [Buffer.from(dbToken(token), 'hex'), tokenHash(token), ctxHash(dbToken(token))]) {
      expect(() => open(new Uint8Array(known), blob, 'sess/v1')).toThrow(NotOpened)
    }
  })

  it('carries the private key from request to request', () => {
    const [token, pair] = [newToken(), newPair()]
    expect(openBlob(token, sessionBlob(token, pair.privateKey))).toEqual(pair.privateKey)
    expect(pairOf(pair.privateKey)).toEqual(pair)
  })
})

describe('a key ring', () => {
  it('opens what is sealed to its person, and wipes the private half when it closes', () => {
    const pair = newPair()
    const ring = keyRing(pair)
    const box = sealTo(ring.publicKey, new Uint8Array([1, 2, 3]))
    expect(ring.open(box)).toEqual(new Uint8Array([1, 2, 3]))
    closeKeyRing(ring)
    expect(() => ring.open(box)).toThrow(Error)
    expect(pair.privateKey).toEqual(new Uint8Array(32))
  })

  it('shows no private key when it is printed', () => {
    const pair = newPair()
    expect(Object.keys(keyRing(pair))).toEqual(['publicKey', 'open'])
  })
})
