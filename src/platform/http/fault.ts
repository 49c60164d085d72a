import type { Language } from '#kernel/language.ts'
import { describeFault } from '#platform/log/fault.ts'
import { log } from '#platform/log/log.ts'
import type { House } from '#platform/http/house.ts'
import { pageOf, present, problem } from '#platform/http/present.ts'
import { NotOpened, UnknownFormat } from '#platform/sealing/aead.ts'
import { Shredded, VaultAway } from '#platform/sealing/vault-store.ts'
import { TooBusy } from '#platform/sealing/passphrase.ts'
import { BusyPage, ClosedPage } from '#ui/pages/busy.tsx'
import { DamagedPage, FaultPage } from '#ui/pages/fault.tsx'

/** SQLSTATE classes and driver codes that mean: not now, try again. */
const passing = /^(08|57P0|53|57014|25P03|55P03|40001|40P01|ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|ETIMEDOUT)/
const codeOf = (error: unknown): string => {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : ''
  return typeof code === 'string' ? code : ''
}
const lost =
  /timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error|driver has already been destroyed|Cannot use a pool after/

export const isPassing = (error: unknown): boolean =>
  error instanceof TooBusy || passing.test(codeOf(error)) || (error instanceof Error && lost.test(error.message))

/** The walls refused a row the program thought it could write: for the person it is not there. */
export const isWalled = (error: unknown): boolean => codeOf(error) === '42501' && error instanceof Error && error.message.includes('row-level security')

/** Its vault key was shredded: for everybody it is gone. */
export const isGone = (error: unknown): boolean => error instanceof Shredded

/** SQLSTATEs of a page or an index that is not as it was written, and of a disk that does not give it back. */
const broken = /^(XX00[12]|58030|58P01)$/

/** Something stored is not as it was written: in a table file, or in what was sealed. Trying again does not help. */
export const isDamaged = (error: unknown): boolean => error instanceof NotOpened || error instanceof UnknownFormat || broken.test(codeOf(error))

/** Answers what nobody expected: a reference number and nothing else. The log gets kind, code and place, never values. */
export function answerFault(house: House, error: unknown, via: 'html' | 'api', language: Language, path: string, sent = false): Response {
  const reference = crypto.randomUUID().slice(0, 8)
  const passes = isPassing(error)
  const damaged = isDamaged(error)
  log({ ...describeFault(error), kind: passes ? 'unavailable' : damaged ? 'damaged' : 'fault', ref: reference })
  const retry = { 'retry-after': '5' }
  const closed = error instanceof VaultAway
  if (via === 'api') return passes ? problem(503, closed ? 'closed' : 'unavailable', {}, retry) : problem(500, damaged ? 'damaged' : 'fault', { reference })
  const page = pageOf({ language, now: house.realNow(), path, token: '', reader: null })
  return passes
    ? present(house, page, (closed ? ClosedPage : BusyPage)(page, sent), 503, retry)
    : present(house, page, damaged ? DamagedPage(page, reference) : FaultPage(page, reference), 500)
}
