import { argon2, randomInt } from 'node:crypto'
import { deriveKey } from '#platform/sealing/derive.ts'
import { refuseInsideTransaction } from '#platform/sealing/hold.ts'
import { makeTurns } from '#platform/sealing/passphrase.ts'
import { keyLength } from '#platform/sealing/sodium.ts'

/** Twenty digits are 66 bits: too many to guess, few enough to write down. */
const digits = 20
const shape = new RegExp(`^[0-9]{${digits}}$`)

/** A receipt: twenty digits from the machine's best source of chance. */
export const drawReceipt = (): string => Array.from({ length: digits }, () => String(randomInt(10))).join('')

/** The zeros of other scripts; their nine other digits follow in order. */
const zeros = [0x30, 0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xff10]

/** What somebody typed as a receipt: groups, spaces and hyphens do not matter, nor in which script the digits are. `null` when it cannot be one. */
export function readReceipt(typed: string): string | null {
  if (typed.length > 200) return null
  const plain = Array.from(typed, (sign) => {
    const point = sign.codePointAt(0) ?? 0
    const zero = zeros.find((each) => point >= each && point < each + 10)
    return zero === undefined ? sign : String(point - zero)
  })
    .join('')
    .replaceAll(/[\s\u00a0.,\-\u2010-\u2015]/g, '')
  return shape.test(plain) ? plain : null
}

export type ReceiptKeys = {
  /** Finds the thread: the database holds its hash. */
  readonly proof: Uint8Array
  /** Opens the thread's own key. */
  readonly unlock: Uint8Array
}

const cost = { memory: 16 * 1024, passes: 2, parallelism: 1 } as const

/** One at a time, and never in the way of those who sign in: they have turns of their own. Whoever waits is served in order. */
const turns = makeTurns(1, 1000)

/** How many receipts wait for their turn. */
export const receiptsWaiting = (): number => turns.waiting()

/**
 * What a receipt opens: slow on purpose, off the main thread.
 * @throws InsideTransaction inside a transaction; TooBusy when a thousand wait
 */
export async function deriveReceipt(receipt: string, salt: Uint8Array): Promise<ReceiptKeys> {
  refuseInsideTransaction()
  if (!shape.test(receipt) || salt.length !== 16) throw new RangeError('a receipt is twenty digits, a salt sixteen bytes')
  const master = await turns.take(
    () =>
      new Promise<Uint8Array>((done, fail) => {
        argon2('argon2id', { message: receipt, nonce: salt, ...cost, tagLength: keyLength }, (error, made) => {
          if (error) fail(error)
          else done(new Uint8Array(made))
        })
      }),
  )
  const keys = { proof: deriveKey(master, 'receipt/proof/v1'), unlock: deriveKey(master, 'receipt/unlock/v1') }
  master.fill(0)
  return keys
}
