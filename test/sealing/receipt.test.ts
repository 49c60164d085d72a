import { describe, expect, it } from 'vitest'
import { InsideTransaction, markTransaction } from '#platform/sealing/hold.ts'
import { deriveReceipt, drawReceipt, readReceipt, receiptsWaiting } from '#platform/sealing/receipt.ts'

const salt = new Uint8Array(16).fill(5)

describe('a receipt', () => {
  it('is twenty digits, never the same', () => {
    const drawn = Array.from({ length: 500 }, drawReceipt)
    expect(drawn.every((receipt) => /^\d{20}$/.test(receipt))).toBe(true)
    expect(new Set(drawn).size).toBe(500)
    for (let place = 0; place < 20; place += 1) expect(new Set(drawn.map((receipt) => receipt[place])).size).toBe(10)
  })

  it('is read in groups, with hyphens and in digits of other scripts, and nothing else is one', () => {
    const receipt = '01234567890123456789'
    expect(readReceipt(' 01234 56789-01234\u00a056789\n')).toBe(receipt)
    expect(readReceipt('٠١٢٣٤ ٥٦٧٨٩ ٠١٢٣٤ ٥٦٧٨٩')).toBe(receipt)
    expect(readReceipt('०१२३४५६७८९०१२३४५६७८९')).toBe(receipt)
    for (const wrong of ['', '1'.repeat(19), '1'.repeat(21), `${'1'.repeat(19)}x`, '1'.repeat(5000)]) expect(readReceipt(wrong)).toBeNull()
  })

  it('gives the same keys again, other keys for another receipt or salt, and two that say nothing of each other', async () => {
    const one = await deriveReceipt('1'.repeat(20), salt)
    expect(await deriveReceipt('1'.repeat(20), salt)).toEqual(one)
    expect((await deriveReceipt(`${'1'.repeat(19)}2`, salt)).proof).not.toEqual(one.proof)
    expect((await deriveReceipt('1'.repeat(20), new Uint8Array(16))).proof).not.toEqual(one.proof)
    expect(one.proof).not.toEqual(one.unlock)
  })

  it('is derived one at a time, in order, and never inside a transaction', async () => {
    const order: number[] = []
    const all = Array.from({ length: 6 }, async (_, each) => {
      await deriveReceipt(`${each}`.padStart(20, '0'), salt)
      order.push(each)
    })
    expect(receiptsWaiting()).toBe(5)
    await Promise.all(all)
    expect(order).toEqual([0, 1, 2, 3, 4, 5])
    await expect(markTransaction(() => deriveReceipt('1'.repeat(20), salt))).rejects.toThrow(InsideTransaction)
    await expect(deriveReceipt('1', salt)).rejects.toThrow(RangeError)
  })
})
