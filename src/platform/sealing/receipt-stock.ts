import { AsyncLocalStorage } from 'node:async_hooks'
import { newSalt } from '#platform/sealing/passphrase.ts'
import { deriveReceipt, drawReceipt, type ReceiptKeys } from '#platform/sealing/receipt.ts'

/** A code that nobody has been given yet, and what it opens. */
export type Drawn = { readonly code: string; readonly salt: Uint8Array; readonly keys: ReceiptKeys }

/** @throws InsideTransaction inside a transaction; TooBusy when a thousand wait */
export async function drawCode(code: string = drawReceipt()): Promise<Drawn> {
  const salt = newSalt()
  return { code, salt, keys: await deriveReceipt(code, salt) }
}

/** Codes made ahead, in memory, so that a transaction that gives one away never waits for slow work. */
export type ReceiptStock = {
  /** Makes more, beside whatever asks. */
  readonly prepare: () => void
  /** `null` when none is ready yet; more are being made then. */
  readonly take: () => Drawn | null
}

/** Where this file was read there was no transaction: what is started from there waits for none, whoever asked for it. */
const outside = AsyncLocalStorage.snapshot()

export function makeReceiptStock(most = 3): ReceiptStock {
  const ready: Drawn[] = []
  let underWay = false
  const makeOne = async (): Promise<void> => {
    try {
      while (ready.length < most) ready.push(await drawCode())
    } finally {
      underWay = false
    }
  }
  const prepare = (): void => {
    if (underWay || ready.length >= most) return
    underWay = true
    // One that could not be made is made the next time somebody asks.
    outside(() => void makeOne().catch(() => undefined))
  }
  return {
    prepare,
    take: () => {
      const one = ready.shift() ?? null
      prepare()
      return one
    },
  }
}
