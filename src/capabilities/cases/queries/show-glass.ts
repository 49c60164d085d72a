import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import { hasRole } from '#kernel/actor.ts'
import type { Visit } from '#platform/http/visit.ts'
import { breakableClasses } from '#capabilities/cases/commands/break-glass.ts'
import { nameBook, Names, type NameBook } from '#capabilities/cases/queries/names.ts'
import { findBreakable, listGlass, type Glass } from '#capabilities/cases/store/glass.ts'

export type GlassModel = { readonly caseId: Id; readonly pseudonym: string; readonly classes: readonly string[] }

/** `null` unless this person could: own zone, below level 2, holds the duty key, not recused. */
export async function prepareGlass(visit: Visit, caseId: Id): Promise<GlassModel | null> {
  const found = await findBreakable(visit.tx, caseId)
  const classes = breakableClasses(visit.actor.roles)
  return found && classes.length > 0 ? { caseId, pseudonym: found.pseudonym, classes } : null
}

export const GlassList = z.object({
  all: z.boolean(),
  openings: z.array(
    z.object({
      id: z.string(),
      caseId: z.string(),
      personId: z.string(),
      classes: z.array(z.string()),
      reason: z.string(),
      fromAt: z.date(),
      untilAt: z.date(),
      seenByLead: z.string().nullable(),
      seenByReviewer: z.string().nullable(),
      waitsForMe: z.boolean(),
    }),
  ),
  names: Names,
})
export type GlassListModel = z.input<typeof GlassList>

const waitsFor = (visit: Visit, one: Glass): boolean =>
  one.personId !== visit.actor.personId && (hasRole(visit.actor, 'log_reviewer') ? one.seenByReviewer === null : one.seenByLead === null)

/** Emergency openings that this person answers for and has not seen, as lead of the unit or as log reviewer of the zone; or all of them. */
export async function showGlassList(visit: Visit, all: boolean): Promise<GlassListModel> {
  const rows = (await listGlass(visit.tx, {})).filter((one) => all || waitsFor(visit, one))
  visit.note({ count: rows.length })
  return {
    all,
    openings: rows.map((one) => ({ ...one, classes: [...one.classes], waitsForMe: waitsFor(visit, one) })),
    names: await nameBook(
      visit,
      rows.map((one) => one.personId),
      [],
    ),
  }
}

export type SeenModel = { readonly glass: Glass; readonly names: NameBook }
export async function showGlass(visit: Visit, id: Id): Promise<SeenModel | null> {
  const glass = (await listGlass(visit.tx, {})).find((one) => one.id === id)
  return glass && waitsFor(visit, glass) ? { glass, names: await nameBook(visit, [glass.personId], []) } : null
}
