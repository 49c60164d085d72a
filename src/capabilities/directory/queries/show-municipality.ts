import { z } from 'zod'
import { hasRole } from '#kernel/actor.ts'
import type { Visit } from '#platform/http/visit.ts'
import { findZones } from '#capabilities/people/contract.ts'
import { gapsAhead, horizonDays } from '#capabilities/directory/domain/gaps.ts'
import { functionKinds, hourCodes, needs, variants, type Variant } from '#capabilities/directory/domain/kinds.ts'
import { whoMustBeThere } from '#capabilities/directory/domain/who-must-be-there.ts'
import { keepers } from '#capabilities/directory/forms.ts'
import { readinessOf } from '#capabilities/directory/queries/readiness.ts'
import { findFunctions, functionsServing } from '#capabilities/directory/store/functions.ts'
import { findMunicipality, nationalLines } from '#capabilities/directory/store/places.ts'

const Who = z.object({ functionId: z.string(), nameSv: z.string(), nameEn: z.string(), zoneId: z.string(), zoneName: z.string(), onDuty: z.boolean() })
/** What the API answers of one municipality. */
export const MunicipalityView = z.object({
  municipality: z.object({ code: z.string(), name: z.string(), countyCode: z.string(), countyName: z.string() }),
  variant: z.enum(variants),
  at: z.date(),
  mustBeThere: z.array(z.object({ function: z.enum(functionKinds), need: z.enum(needs), who: Who.nullable(), next: z.array(Who) })),
  gaps: z.array(z.object({ kind: z.enum(functionKinds), from: z.date(), to: z.date(), why: z.enum(['nobody-named', 'nobody-on-duty']) })),
  order: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(functionKinds),
      place: z.number().int(),
      functionId: z.string(),
      nameSv: z.string(),
      nameEn: z.string(),
      zoneName: z.string(),
      hours: z.enum(hourCodes),
      validFrom: z.string(),
      validTo: z.string().nullable(),
      own: z.boolean(),
    }),
  ),
  functions: z.array(
    z.object({ id: z.string(), kind: z.enum(functionKinds), nameSv: z.string(), nameEn: z.string(), zoneName: z.string(), hours: z.enum(hourCodes) }),
  ),
  national: z.array(
    z.object({ code: z.string(), number: z.string(), confirmedOn: z.string().nullable(), status: z.enum(['confirmed', 'unconfirmed', 'ended']) }),
  ),
  horizonDays: z.number().int(),
  mayKeep: z.boolean(),
})
export type MunicipalityModel = z.output<typeof MunicipalityView>

/** One municipality: who must be there now, what will be missing, and in which order functions are called. */
export async function showMunicipality(visit: Visit, code: string, variant: Variant): Promise<MunicipalityModel | null> {
  const { tx, now, actor } = visit
  const municipality = await findMunicipality(tx, code)
  const readiness = (await readinessOf(tx, [code], now)).get(code)
  if (municipality === null || readiness === undefined) return null
  const serving = await functionsServing(tx, code)
  const functions = new Map(
    [
      ...serving,
      ...(await findFunctions(
        tx,
        readiness.order.map((line) => line.functionId),
      )),
    ].map((each) => [each.id, each]),
  )
  const zoneIds = [...new Set([...functions.values()].map((each) => each.zoneId))]
  const zones = new Map((zoneIds.length === 0 ? [] : await findZones(tx, { ids: zoneIds })).map((zone) => [zone.id, zone.name]))
  const named = (functionId: string, zoneId: string) => ({
    nameSv: functions.get(functionId)?.nameSv ?? '',
    nameEn: functions.get(functionId)?.nameEn ?? '',
    zoneName: zones.get(zoneId) ?? '',
  })
  const who = (functionId: string, zoneId: string, onDuty: boolean) => ({ functionId, zoneId, onDuty, ...named(functionId, zoneId) })
  return {
    municipality,
    variant,
    at: now,
    mustBeThere: whoMustBeThere(readiness, variant, now).map((each) => ({
      function: each.function,
      need: each.need,
      who: each.functionId === null || each.zoneId === null ? null : who(each.functionId, each.zoneId, each.onDuty),
      next: each.next.map((one) => who(one.functionId, one.zoneId, one.onDuty)),
    })),
    gaps: gapsAhead(readiness, now).map((gap) => ({ ...gap })),
    order: readiness.order.map((line) => ({
      id: line.id,
      kind: line.kind,
      place: line.place,
      functionId: line.functionId,
      ...named(line.functionId, line.zoneId),
      hours: line.hours === 'always' ? line.functionHours : line.hours,
      validFrom: line.validFrom,
      validTo: line.validTo,
      own: line.zoneId === actor.zoneId,
    })),
    functions: serving.map((each) => ({ id: each.id, kind: each.kind, hours: each.hours, ...named(each.id, each.zoneId) })),
    national: (await nationalLines(tx)).map(({ code: line, number, confirmedOn, status }) => ({ code: line, number, confirmedOn, status })),
    horizonDays,
    mayKeep: hasRole(actor, ...keepers),
  }
}
