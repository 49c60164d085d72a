import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { Names, nameBook } from '#capabilities/cases/queries/names.ts'
import { listMine } from '#capabilities/cases/store/card.ts'

export const MyCases = z.object({
  closed: z.boolean(),
  urgent: z.boolean(),
  cases: z.array(
    z.object({
      id: z.string(),
      pseudonym: z.string(),
      protectionLevel: z.number(),
      phase: z.string(),
      child: z.string(),
      urgent: z.boolean(),
      leadZoneId: z.string(),
      nextMeetingAt: z.date().nullable(),
      touchedAt: z.date(),
      position: z.string(),
    }),
  ),
  names: Names,
  /** Where the next page begins. */
  next: z.object({ before: z.string(), beforeId: z.string() }).nullable(),
})
export type MyCasesModel = z.input<typeof MyCases>

const pageSize = 20

export async function listMyCases(
  visit: Visit,
  asked: { readonly closed: boolean; readonly urgent: boolean; readonly before: string | null; readonly beforeId: Id | null },
): Promise<MyCasesModel> {
  const before = asked.before && asked.beforeId ? { touchedExactly: asked.before, id: asked.beforeId } : null
  const rows = await listMine(visit.tx, { before, closed: asked.closed, urgent: asked.urgent, limit: pageSize })
  const cases = rows.slice(0, pageSize)
  const last = cases.at(-1)
  visit.note({ count: cases.length })
  return {
    closed: asked.closed,
    urgent: asked.urgent,
    cases: [...cases],
    names: await nameBook(
      visit,
      [],
      cases.map((row) => row.leadZoneId),
    ),
    next: rows.length > pageSize && last ? { before: last.touchedExactly, beforeId: last.id } : null,
  }
}
