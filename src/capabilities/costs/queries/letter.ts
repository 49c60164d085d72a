import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'
import { nameBook } from '#capabilities/cases/contract.ts'
import { spentWithin } from '#capabilities/costs/domain/burn.ts'
import { costTypes, legalBases, whoms } from '#capabilities/costs/domain/codes.ts'
import { sumOre } from '#capabilities/costs/domain/ore.ts'
import { caseHead } from '#capabilities/costs/queries/answers.ts'
import { enterToWrite } from '#capabilities/costs/queries/enter.ts'
import { accountOf } from '#capabilities/costs/store/account.ts'
import { linesOf } from '#capabilities/costs/store/line.ts'
import { transfersOf, transferStates } from '#capabilities/costs/store/transfer.ts'

export const letterAnswer = z.object({
  case: caseHead,
  number: z.number().int(),
  from: z.string(),
  to: z.string().nullable(),
  on: z.string(),
  askedOn: z.string(),
  state: z.enum(transferStates),
  /** From which day the other board answers for what we paid. */
  since: z.string(),
  rows: z.array(z.object({ type: z.enum(costTypes), legal: z.enum(legalBases), whom: z.enum(whoms), ore: z.number().int() })),
  totalOre: z.number().int(),
})
export type LetterModel = z.input<typeof letterAnswer>

/** What we have paid that another board should answer for: one row per type, no supplier, no name, no place. */
export async function showLetter(visit: Visit, caseId: Id): Promise<LetterModel | null> {
  const entered = await enterToWrite(visit, caseId)
  if (!entered) return null
  const { card, standing } = entered
  const asked = (await transfersOf(visit.tx, caseId)).find((one) => one.unitId === standing.unitId)
  const account = await accountOf(visit.tx, standing.unitId)
  if (!asked || !account) return null
  visit.requireStrong()
  const since = asked.takesFrom ?? asked.askedOn
  const today = isoDay(visit.now)
  const lines = await linesOf(visit.tx, standing.unitId)
  const rows = costTypes.flatMap((type) =>
    legalBases.flatMap((legal) =>
      whoms.map((whom) => ({
        type,
        legal,
        whom,
        ore: spentWithin(
          lines.filter((line) => line.type === type && line.legal === legal && line.whom === whom),
          since,
          today,
        ),
      })),
    ),
  )
  const names = await nameBook(visit, [], [standing.zoneId, asked.toZone])
  visit.note({ object: asked.id })
  return {
    case: { id: card.id, pseudonym: card.pseudonym },
    number: account.number,
    from: names.zones[standing.zoneId] ?? '',
    to: asked.toZone === null ? null : (names.zones[asked.toZone] ?? null),
    on: today,
    askedOn: asked.askedOn,
    state: asked.state,
    since,
    rows: rows.filter((row) => row.ore !== 0),
    totalOre: sumOre(rows.map((row) => row.ore)),
  }
}
