import { z } from 'zod'
import { hasRole } from '#kernel/actor.ts'
import type { Visit } from '#platform/http/visit.ts'
import { horizonDays } from '#capabilities/directory/domain/gaps.ts'
import { functionKinds, hourCodes } from '#capabilities/directory/domain/kinds.ts'
import { keepers } from '#capabilities/directory/forms.ts'
import { ownGaps } from '#capabilities/directory/queries/own-gaps.ts'
import { functionsOfZone } from '#capabilities/directory/store/functions.ts'
import { nationalLines, searchMunicipalities } from '#capabilities/directory/store/places.ts'

const Place = z.object({ code: z.string(), name: z.string(), countyCode: z.string(), countyName: z.string() })
export const Gap = z.object({ municipality: Place, kind: z.enum(functionKinds), from: z.date(), to: z.date(), why: z.enum(['nobody-named', 'nobody-on-duty']) })
export const FunctionLine = z.object({
  id: z.string(),
  kind: z.enum(functionKinds),
  nameSv: z.string(),
  nameEn: z.string(),
  hours: z.enum(hourCodes),
  active: z.boolean(),
})

/** What the API answers of the directory as the own zone sees it. */
export const Directory = z.object({
  find: z.string(),
  found: z.array(Place),
  gaps: z.array(Gap),
  /** Whether the gaps are of every function, or only of the kinds that the own unit answers for. */
  ofEveryFunction: z.boolean(),
  own: z.array(Place.extend({ gaps: z.number().int() })),
  functions: z.array(FunctionLine),
  national: z.array(
    z.object({ code: z.string(), number: z.string(), confirmedOn: z.string().nullable(), status: z.enum(['confirmed', 'unconfirmed', 'ended']) }),
  ),
  horizonDays: z.number().int(),
  mayKeep: z.boolean(),
})
export type DirectoryModel = z.output<typeof Directory>

/** The first page of the directory: what is missing first, then the own municipalities and functions. */
export async function showDirectory(visit: Visit, find: string): Promise<DirectoryModel> {
  const { tx, actor, now } = visit
  const { places, gaps, ofEveryFunction } = await ownGaps(tx, actor, now)
  const functions = await functionsOfZone(tx, actor.zoneId)
  return {
    find,
    found: [...(await searchMunicipalities(tx, find))],
    gaps: gaps.map((gap) => ({ ...gap })),
    ofEveryFunction,
    own: places.map((place) => ({ ...place, gaps: gaps.filter((gap) => gap.municipality.code === place.code).length })),
    functions: functions.map(({ id, kind, nameSv, nameEn, hours, active }) => ({ id, kind, nameSv, nameEn, hours, active })),
    national: (await nationalLines(tx)).map(({ code, number, confirmedOn, status }) => ({ code, number, confirmedOn, status })),
    horizonDays,
    mayKeep: hasRole(actor, ...keepers),
  }
}
