import { describe, expect, it } from 'vitest'
import { NotOpened } from '#platform/sealing/aead.ts'
import { pairOf, sealTo } from '#platform/sealing/pair.ts'
import { deriveMaster, newSalt, sameBytes, splitMaster, verifierOf, type Cost } from '#platform/sealing/passphrase.ts'
import { openInner, openOuter, openShare, splitForOfficers } from '#platform/sealing/recovery.ts'
import { closeKeyRing, ctxHash, dbToken, keyRing, newToken, openBlob, sessionBlob, tokenHash } from '#platform/sealing/session-keys.ts'
import { randomBytes } from '#platform/sealing/sodium.ts'
import { openText, sealText } from '#platform/sealing/text.ts'
import { bundleOf, keyIn, newSeed, openBundle, openSeed, wrapBundle, wrapSeed, writeBundle, type Bundle } from '#platform/sealing/unit-keys.ts'
import { lockPrivateKey, openPrivateKey } from '#platform/sealing/unlock.ts'
import { somebody, type Somebody } from '#test/sealing/people.ts'

/** A unit as the databases hold it: what is sealed and the wraps in one, the vault key in the other. */
const furnish = () => {
  const [unit, vaultKey, seed] = [crypto.randomUUID(), randomBytes(32), newSeed()]
  const wraps = new Map<string, Uint8Array>()
  const aad = (person: string): string => `${unit}|${person}`
  const grant = (to: Somebody, bundle: Bundle): void => {
    wraps.set(to.id, wrapBundle({ vaultKey, publicKey: to.publicKey, bundle, aad: aad(to.id) }))
  }
  const bundleFor = (who: Somebody, underVaultKey = vaultKey): Bundle => {
    const wrap = wraps.get(who.id)
    if (!wrap) throw new NotOpened()
    return openBundle({ vaultKey: underVaultKey, keys: who.keys, wrap, aad: aad(who.id) })
  }
  return { unit, vaultKey, seed, wraps, aad, grant, bundleFor }
}

const place = (id: string, cls: string, version: number): string => `rec|1|${id}|${cls}|note|${version}`
const keyOf = (bundle: Bundle, cls: string, version = 1): Uint8Array => {
  const key = keyIn(bundle, cls, version)
  if (!key) throw new NotOpened()
  return key
}

const words = 'Hon vill ringa sin syster på söndag.'
const quick: Cost = { memory: 64, passes: 1, parallelism: 1 }

describe('the invariants of sealing', () => {
  it('INV-1: a member reads', () => {
    const unit = furnish()
    const member = somebody()
    const sealed = sealText(keyOf(bundleOf(unit.seed, ['k5'], 1), 'k5'), words, place('r1', 'k5', 1))
    unit.grant(member, bundleOf(unit.seed, ['k5', 'k7'], 1))
    expect(openText(keyOf(unit.bundleFor(member), 'k5'), sealed, place('r1', 'k5', 1))).toBe(words)
  })

  it('INV-2: who is no member cannot read, even with every row and the vault key, when the program forgets to ask', () => {
    const unit = furnish()
    const [member, stranger] = [somebody(), somebody()]
    unit.grant(member, bundleOf(unit.seed, ['k5'], 1))
    for (const [owner, wrap] of unit.wraps) {
      for (const aad of [unit.aad(owner), unit.aad(stranger.id)]) {
        expect(() => openBundle({ vaultKey: unit.vaultKey, keys: stranger.keys, wrap, aad })).toThrow(NotOpened)
      }
    }
  })

  it('INV-2: a member of one class has no key of another', () => {
    const unit = furnish()
    const member = somebody()
    unit.grant(member, bundleOf(unit.seed, ['k5'], 1))
    const sealed = sealText(keyOf(bundleOf(unit.seed, ['k3'], 1), 'k3'), words, place('r1', 'k3', 1))
    const bundle = unit.bundleFor(member)
    expect(keyIn(bundle, 'k3', 1)).toBeNull()
    for (const key of bundle.values()) expect(() => openText(key, sealed, place('r1', 'k3', 1))).toThrow(NotOpened)
  })

  it('INV-3: a wrong passphrase fails closed, and so do a wrong pepper and another person’s row', async () => {
    const [her, salt, pepper] = [somebody(), newSalt(), randomBytes(32)]
    const right = splitMaster(await deriveMaster('tre gröna hästar äter', salt, quick), pepper)
    const wrong = splitMaster(await deriveMaster('tre gröna hästar åter', salt, quick), pepper)
    const elsewhere = splitMaster(await deriveMaster('tre gröna hästar äter', salt, quick), randomBytes(32))
    const locked = lockPrivateKey(right.unlock, her.privateKey, her.id)
    expect(openPrivateKey(right.unlock, locked, her.id)).toEqual(her.privateKey)
    expect(sameBytes(verifierOf(wrong.auth), verifierOf(right.auth))).toBe(false)
    for (const keys of [wrong, elsewhere]) expect(() => openPrivateKey(keys.unlock, locked, her.id)).toThrow(NotOpened)
    expect(() => openPrivateKey(right.auth, locked, her.id)).toThrow(NotOpened)
    expect(() => openPrivateKey(right.unlock, locked, crypto.randomUUID())).toThrow(NotOpened)
  })

  it('INV-4: sealed text moved to another record does not open', () => {
    const key = randomBytes(32)
    const sealed = sealText(key, words, place('r1', 'k5', 1))
    expect(() => openText(key, sealed, place('r2', 'k5', 1))).toThrow(NotOpened)
  })

  it('INV-5: sealed text relabelled to another class does not open, with either key', () => {
    const bundle = bundleOf(newSeed(), ['k3', 'k5'], 1)
    const sealed = sealText(keyOf(bundle, 'k3'), words, place('r1', 'k3', 1))
    for (const cls of ['k3', 'k5']) expect(() => openText(keyOf(bundle, cls), sealed, place('r1', 'k5', 1))).toThrow(NotOpened)
    expect(() => openText(keyOf(bundle, 'k5'), sealed, place('r1', 'k3', 1))).toThrow(NotOpened)
  })

  it('INV-6: a wrap planted by a database administrator is refused', () => {
    const unit = furnish()
    const member = somebody()
    const theirs = bundleOf(newSeed(), ['k5'], 1)
    const planted = [
      wrapBundle({ vaultKey: randomBytes(32), publicKey: member.publicKey, bundle: theirs, aad: unit.aad(member.id) }),
      wrapBundle({ vaultKey: new Uint8Array(32), publicKey: member.publicKey, bundle: theirs, aad: unit.aad(member.id) }),
      sealTo(member.publicKey, writeBundle(theirs)),
    ]
    for (const wrap of planted) {
      unit.wraps.set(member.id, wrap)
      expect(() => unit.bundleFor(member)).toThrow(NotOpened)
    }
  })

  it('INV-6: a wrap moved to another unit or another person is refused', () => {
    const [here, there] = [furnish(), furnish()]
    const [member, other] = [somebody(), somebody()]
    here.grant(member, bundleOf(here.seed, ['k5'], 1))
    const wrap = here.wraps.get(member.id) ?? new Uint8Array()
    for (const aad of [there.aad(member.id), here.aad(other.id)]) {
      expect(() => openBundle({ vaultKey: here.vaultKey, keys: member.keys, wrap, aad })).toThrow(NotOpened)
    }
    there.wraps.set(member.id, wrap)
    expect(() => there.bundleFor(member)).toThrow(NotOpened)
  })

  it('INV-7: a dump and a stolen private key open nothing without the vault', () => {
    const unit = furnish()
    const member = somebody()
    unit.grant(member, bundleOf(unit.seed, ['k5'], 1))
    const thief = keyRing(pairOf(member.privateKey.slice()))
    const wrap = unit.wraps.get(member.id) ?? new Uint8Array()
    expect(() => thief.open(wrap)).toThrow(NotOpened)
    for (const guess of [new Uint8Array(32), member.privateKey, randomBytes(32)]) {
      expect(() => openBundle({ vaultKey: guess, keys: thief, wrap, aad: unit.aad(member.id) })).toThrow(NotOpened)
    }
  })

  it('INV-8: a removed member loses, the others keep; after removal for cause the next version is closed to the removed', () => {
    const unit = furnish()
    const [stays, leaves] = [somebody(), somebody()]
    for (const member of [stays, leaves]) unit.grant(member, bundleOf(unit.seed, ['k5'], 1))
    const remembered = unit.bundleFor(leaves)
    unit.wraps.delete(leaves.id)
    unit.grant(stays, new Map([...bundleOf(unit.seed, ['k5'], 1), ...bundleOf(unit.seed, ['k5'], 2)]))
    expect(() => unit.bundleFor(leaves)).toThrow(NotOpened)
    const before = sealText(keyOf(bundleOf(unit.seed, ['k5'], 1), 'k5'), words, place('r1', 'k5', 1))
    const after = sealText(keyOf(unit.bundleFor(stays), 'k5', 2), words, place('r2', 'k5', 2))
    expect(openText(keyOf(unit.bundleFor(stays), 'k5', 1), before, place('r1', 'k5', 1))).toBe(words)
    expect(openText(keyOf(unit.bundleFor(stays), 'k5', 2), after, place('r2', 'k5', 2))).toBe(words)
    for (const key of remembered.values()) expect(() => openText(key, after, place('r2', 'k5', 2))).toThrow(NotOpened)
  })

  it('INV-9: after a restart the token and the blob open, the database alone does not', () => {
    const her = somebody()
    const token = newToken()
    const row = { tokenHash: tokenHash(token), ctx: dbToken(token), ctxHash: ctxHash(dbToken(token)), blob: sessionBlob(token, her.privateKey) }
    const ring = keyRing(pairOf(openBlob(token, row.blob)))
    expect(ring.open(sealTo(her.publicKey, new Uint8Array([7])))).toEqual(new Uint8Array([7]))
    const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
    for (const known of [row.ctx, hex(row.tokenHash), hex(row.ctxHash), Buffer.from(row.tokenHash).toString('base64url'), newToken(), '']) {
      expect(() => openBlob(known, row.blob)).toThrow(NotOpened)
    }
    closeKeyRing(ring)
    closeKeyRing(ring)
    expect(() => ring.open(sealTo(her.publicKey, new Uint8Array([7])))).toThrow(NotOpened)
  })

  it('INV-11: any two officers recover everything, one cannot', () => {
    const unit = furnish()
    const recovery = somebody()
    const officers = [somebody(), somebody(), somebody()] as const
    const wrap = wrapSeed({ vaultKey: unit.vaultKey, publicKey: recovery.publicKey, seed: unit.seed, aad: unit.aad('recovery') })
    const shares = splitForOfficers(recovery.privateKey, officers)
    const ringOf = (id: string) => officers.find((officer) => officer.id === id)?.keys ?? somebody().keys
    expect(shares.map(({ first, second }) => [first, second])).toEqual(
      ((ids) => [
        [ids[0], ids[1]],
        [ids[0], ids[2]],
        [ids[1], ids[2]],
      ])(officers.map(({ id }) => id).sort()),
    )
    for (const { first, second, share } of shares) {
      const key = openShare(ringOf(first), ringOf(second), share)
      expect(key).toEqual(recovery.privateKey)
      expect(openInner(ringOf(first), openOuter(ringOf(second), share))).toEqual(key)
      expect(openSeed({ vaultKey: unit.vaultKey, keys: keyRing(pairOf(key)), wrap, aad: unit.aad('recovery') })).toEqual(unit.seed)
    }
    for (const { keys } of officers) for (const { share } of shares) expect(() => openShare(keys, keys, share)).toThrow(NotOpened)
  })

  it('INV-11: what the second officer leaves is still sealed, and only the first opens it', () => {
    const recovery = somebody()
    const officers = [somebody(), somebody(), somebody()] as const
    for (const { first, second, share } of splitForOfficers(recovery.privateKey, officers)) {
      const [one, two] = [first, second].map((id) => officers.find((officer) => officer.id === id) ?? somebody())
      const third = officers.find((officer) => officer.id !== first && officer.id !== second) ?? somebody()
      const half = openOuter((two ?? third).keys, share)
      expect(Buffer.from(half).includes(Buffer.from(recovery.privateKey))).toBe(false)
      for (const other of [two ?? third, third]) expect(() => openInner(other.keys, half)).toThrow(NotOpened)
      for (const other of [one ?? third, third]) expect(() => openOuter(other.keys, share)).toThrow(NotOpened)
    }
  })

  it('INV-11: three officers are three persons with a key each', () => {
    const [a, b] = [somebody(), somebody()]
    expect(() => splitForOfficers(a.privateKey, [a, b, a])).toThrow(RangeError)
    expect(() => splitForOfficers(a.privateKey, [a, b, { id: crypto.randomUUID(), publicKey: b.publicKey }])).toThrow(RangeError)
  })
})
