import { describe, expect, it } from 'vitest'
import {
  checkConsistency,
  checkInclusion,
  consistencyProof,
  emptyRange,
  emptyRoot,
  inclusionProof,
  leafHash,
  push,
  rootOf,
  rootOfPeaks,
} from '#platform/record/tree.ts'

// The reference data of Certificate Transparency (RFC 6962): the first n of these leaves have the n-th root.
const data = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']
const roots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]
const known = data.map((hex) => leafHash(Buffer.from(hex, 'hex')))
const leaves = Array.from({ length: 65 }, (_, n) => leafHash(Buffer.from([n])))

describe('the tree', () => {
  it('has the eight published roots', () => {
    expect(known.map((_, n) => rootOf(known.slice(0, n + 1)).toString('hex'))).toEqual(roots)
    expect(emptyRoot().toString('hex')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  })

  it('grows leaf by leaf to the same root', () => {
    const range = emptyRange()
    for (const [n, leaf] of leaves.entries()) {
      expect(rootOfPeaks(range.peaks)).toEqual(rootOf(leaves.slice(0, n)))
      push(range, leaf)
      expect(range.size).toBe(n + 1)
    }
  })

  it('proves each leaf of each size up to 64, and no other', () => {
    for (let size = 1; size <= 64; size++) {
      const root = rootOf(leaves.slice(0, size))
      for (let index = 0; index < size; index++) {
        const proof = inclusionProof(leaves, index, size)
        const leaf = leaves[index] ?? root
        expect(checkInclusion(leaf, index, size, proof, root)).toBe(true)
        expect(checkInclusion(leaves[64] ?? root, index, size, proof, root)).toBe(false)
        expect(checkInclusion(leaf, (index + 1) % size, size, proof, root)).toBe(size === 1)
        expect(checkInclusion(leaf, index, size, [...proof, root], root)).toBe(false)
        if (proof.length) expect(checkInclusion(leaf, index, size, proof.slice(1), root)).toBe(false)
      }
      expect(checkInclusion(root, size, size, [], root)).toBe(false)
      expect(checkInclusion(root, -1, size, [], root)).toBe(false)
    }
  })

  it('proves that each size up to 64 begins with each smaller one, and with nothing else', () => {
    for (let size = 1; size <= 64; size++) {
      const root = rootOf(leaves.slice(0, size))
      for (let older = 0; older <= size; older++) {
        const before = rootOf(leaves.slice(0, older))
        const proof = consistencyProof(leaves, older, size)
        expect(checkConsistency(older, size, before, root, proof)).toBe(true)
        expect(checkConsistency(older, size, leafHash(before), root, proof)).toBe(false)
        if (older > 0) expect(checkConsistency(older, size, before, leafHash(root), proof)).toBe(false)
        if (proof.length) expect(checkConsistency(older, size, before, root, proof.slice(1))).toBe(false)
        expect(checkConsistency(older, size, before, root, [...proof, root])).toBe(false)
      }
    }
    expect(checkConsistency(2, 1, emptyRoot(), emptyRoot(), [])).toBe(false)
  })
})
