import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { moneyShows } from '#capabilities/returning/forms/after.ts'
import { grantAnswer, sayGrant } from '#capabilities/returning/queries/show-after.ts'
import { grantsOfZone } from '#capabilities/returning/store/grant.ts'

const onOnePage = 50
/** What a finance officer sees: amounts and codes of the own zone. No case, no name, no country, and nothing else of this room. */
export const moneyAnswer = z.object({
  show: z.enum(moneyShows),
  rows: z.array(grantAnswer),
  next: z.object({ before: z.string(), beforeId: z.string() }).nullable(),
})
export type MoneyModel = z.output<typeof moneyAnswer>

export async function showMoney(visit: Visit, show: MoneyModel['show'], before: { readonly at: string; readonly id: Id } | null): Promise<MoneyModel> {
  const found = await grantsOfZone(visit.tx, { withoutReceipt: show === 'without_receipt', before, limit: onOnePage })
  const rows = found.slice(0, onOnePage)
  const last = rows.at(-1)
  visit.note({ count: rows.length })
  return {
    show,
    rows: rows.map((grant) => sayGrant(grant, [])),
    next: found.length > onOnePage && last ? { before: last.madeExactly, beforeId: last.id } : null,
  }
}
