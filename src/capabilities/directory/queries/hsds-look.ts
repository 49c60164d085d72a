import { z } from 'zod'
import { hasRole } from '#kernel/actor.ts'
import type { Visit } from '#platform/http/visit.ts'
import { openImport, planImport, type MarkedPlan } from '#capabilities/directory/commands/import-hsds.ts'
import { countStates, planStates, type Plan, type PlanState } from '#capabilities/directory/domain/hsds-plan.ts'
import type { LookState, Renamed } from '#capabilities/directory/domain/hsds-titles.ts'
import type { HsdsTable } from '#capabilities/directory/domain/hsds-tables.ts'
import type { RowReason } from '#capabilities/directory/domain/hsds-values.ts'
import { myImport } from '#capabilities/directory/store/hsds-imports.ts'
import { keepers } from '#capabilities/directory/forms.ts'

/** Who may read a file into the directory. */
export const importers = [...keepers, 'return_officer'] as const

/** What the API answers of the directory as a file: what may be done with it. */
export const Exchange = z.object({ mayImport: z.boolean(), waiting: z.string().nullable(), added: z.number().nullable(), changed: z.number().nullable() })
export type ExchangeModel = z.output<typeof Exchange>
export const showExchange = async (
  visit: Visit,
  done: { readonly added?: number | undefined; readonly changed?: number | undefined },
): Promise<ExchangeModel> => ({
  mayImport: hasRole(visit.actor, ...importers),
  waiting: await myImport(visit.tx),
  added: done.added ?? null,
  changed: done.changed ?? null,
})

/** One line of what an import would do. `renamed`: who answers is read as a contact, because its words name no function of ours. */
export type LookLine = {
  readonly state: LookState
  readonly table: HsdsTable
  readonly name: string | null
  readonly fields: readonly string[]
  readonly reason: RowReason | null
  readonly column: string | null
  readonly place: string
}
export type LookModel = {
  readonly id: string
  readonly marked: MarkedPlan
  readonly counts: Readonly<Record<LookState, number>>
  readonly lines: readonly LookLine[]
  readonly next: number | null
}

export const linesOnAPage = 200

function linesOf({ plan, renamed }: { readonly plan: Plan; readonly renamed: readonly Renamed[] }): readonly LookLine[] {
  const refused = plan.refused.map((row): LookLine => ({ ...row, state: 'refused', name: null, fields: [], column: row.column ?? null }))
  const contacts = renamed.map((row): LookLine => ({ ...row, state: 'renamed', name: null, fields: [], reason: null, column: null }))
  const entries = plan.organisations.flatMap((one): readonly LookLine[] => {
    const line = (table: HsdsTable, name: string, state: PlanState, fields: readonly string[]): LookLine => ({
      table,
      name,
      state,
      fields,
      reason: null,
      column: null,
      place: '',
    })
    return [line('organization', one.told.name, one.state, one.fields), ...one.services.map((each) => line('service', each.told.name, each.state, each.fields))]
  })
  return [...refused, ...contacts, ...planStates.flatMap((state) => entries.filter((line) => line.state === state))]
}

/** What a file that was brought would change now: what is refused first. */
export async function lookAtImport(visit: Visit, id: string, from: number): Promise<LookModel | null> {
  const read = await openImport(visit, id)
  if (read === null) return null
  const marked = await planImport(visit, read)
  const lines = linesOf(marked)
  visit.note({ object: id, count: lines.length })
  return {
    id,
    marked,
    counts: { ...countStates(marked.plan), refused: marked.plan.refused.length, renamed: marked.renamed.length },
    lines: lines.slice(from, from + linesOnAPage),
    next: from + linesOnAPage < lines.length ? from + linesOnAPage : null,
  }
}
