import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Id } from '#kernel/id.ts'
import type { PublicLanguage } from '#kernel/public-language.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'
import type { LineCode } from '#capabilities/information/domain/codes.ts'
import { nothingSaid } from '#capabilities/information/domain/version.ts'
import { propose } from '#capabilities/information/store/versions.ts'

export type ContactRefusal = { readonly kind: 'no-phone' | 'not-a-phone' | 'day-ahead' }

const isPhone = (words: string): boolean => /^\+?[0-9][0-9 -]{1,19}$/.test(words)
const isAhead = (day: string, now: Date): boolean => day > isoDay(now)

/** Somebody has looked up a national number with the one who answers it. */
export async function proposeNumber(
  visit: Visit,
  code: LineCode,
  typed: { readonly phone: string; readonly whence: string; readonly day: string },
): Promise<Result<Id, ContactRefusal>> {
  if (!isPhone(typed.phone)) return refuse({ kind: 'not-a-phone' })
  if (isAhead(typed.day, visit.now)) return refuse({ kind: 'day-ahead' })
  const id = await propose(visit.tx, { kind: 'number', subject: code, functionId: null, base: 1 }, visit.actor, { ...nothingSaid, ...typed })
  visit.note({ object: id })
  return accept(id)
}

/** The own zone says that a function may be shown to everybody, and with which number; or that it no longer may. */
export async function proposeService(
  visit: Visit,
  functionId: Id,
  typed: {
    readonly shown: boolean
    readonly phone: string | null
    readonly day: string
    readonly spoken: readonly PublicLanguage[]
    readonly interpreter: boolean
  },
): Promise<Result<Id, ContactRefusal>> {
  if (typed.shown && typed.phone === null) return refuse({ kind: 'no-phone' })
  if (typed.phone !== null && !isPhone(typed.phone)) return refuse({ kind: 'not-a-phone' })
  if (isAhead(typed.day, visit.now)) return refuse({ kind: 'day-ahead' })
  const id = await propose(visit.tx, { kind: 'service', subject: functionId, functionId, base: 0 }, visit.actor, { ...nothingSaid, ...typed })
  visit.note({ object: id })
  return accept(id)
}
