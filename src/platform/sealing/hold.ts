import { AsyncLocalStorage } from 'node:async_hooks'

/** Slow work was started while a transaction was open. A defect of ours. */
export class InsideTransaction extends Error {
  override readonly name = 'InsideTransaction'
}

const holding = new AsyncLocalStorage<true>()

/** Everything `work` starts knows that a transaction is open. */
export const markTransaction = <Value>(work: () => Value): Value => holding.run(true, work)

export const insideTransaction = (): boolean => holding.getStore() === true

/**
 * Slow work calls this first: a connection and its locks must not wait for half a second of arithmetic.
 * @throws InsideTransaction
 */
export const refuseInsideTransaction = (): void => {
  if (insideTransaction()) throw new InsideTransaction()
}
