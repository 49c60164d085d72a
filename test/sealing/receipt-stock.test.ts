import { describe, expect, it } from 'vitest'
import { insideTransaction, markTransaction } from '#platform/sealing/hold.ts'
import { deriveReceipt } from '#platform/sealing/receipt.ts'
import { drawCode, makeReceiptStock, type ReceiptStock } from '#platform/sealing/receipt-stock.ts'

const until = async (ready: () => boolean): Promise<void> => {
  while (!ready()) await new Promise((go) => setImmediate(go))
}
const taken = async (stock: ReceiptStock) => {
  let one = stock.take()
  await until(() => (one ??= stock.take()) !== null)
  return one
}

describe('codes made ahead', () => {
  it('are given inside a transaction without slow work in it, and each of them once', async () => {
    const stock = makeReceiptStock(2)
    await markTransaction(async () => {
      expect(insideTransaction()).toBe(true)
      expect(stock.take()).toBeNull()
    })
    const [one, other] = [await taken(stock), await taken(stock)]
    expect(one?.code).toMatch(/^\d{20}$/)
    expect(one?.code).not.toBe(other?.code)
    expect(one?.salt).not.toEqual(other?.salt)
  })

  it('open what their own salt says, and nothing else', async () => {
    const { code, salt, keys } = await drawCode('57721566490153286060')
    expect(code).toBe('57721566490153286060')
    expect(await deriveReceipt(code, salt)).toEqual(keys)
    expect((await drawCode(code)).keys.proof).not.toEqual(keys.proof)
  })
})
