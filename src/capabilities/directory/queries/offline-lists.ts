import { z } from 'zod'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'
import { findZones } from '#capabilities/people/contract.ts'
import { functionKinds, hourCodes } from '#capabilities/directory/domain/kinds.ts'
import { alarmRows, type OnCallLine } from '#capabilities/directory/domain/offline-lists.ts'
import { isoDay } from '#capabilities/directory/domain/wall-clock.ts'
import { onCallLines } from '#capabilities/directory/store/offline.ts'
import { counties, municipalities, nationalLines, type County, type Municipality } from '#capabilities/directory/store/places.ts'

const Line = z.object({
  municipalityCode: z.string(),
  kind: z.enum(functionKinds),
  place: z.number().int(),
  nameSv: z.string(),
  nameEn: z.string(),
  zoneName: z.string(),
  hours: z.enum(hourCodes),
  functionHours: z.enum(hourCodes),
  validFrom: z.string(),
  validTo: z.string().nullable(),
})
const National = z.object({ code: z.string(), number: z.string(), confirmedOn: z.string().nullable(), status: z.enum(['confirmed', 'unconfirmed', 'ended']) })
/** What the API answers of a county's alarm list. */
export const AlarmList = z.object({
  county: z.object({ code: z.string(), name: z.string() }),
  at: z.date(),
  rows: z.array(z.object({ code: z.string(), name: z.string(), lines: z.array(Line) })),
  national: z.array(National),
})
export type AlarmModel = z.output<typeof AlarmList>

/** Every list that must be readable when nothing else is: functions, hours and order, and the national numbers. */
export type OfflineLists = {
  readonly counties: readonly County[]
  readonly municipalities: readonly Municipality[]
  readonly lines: readonly OnCallLine[]
  readonly national: AlarmModel['national']
}

async function linesOf(tx: Tx, countyCode: string | null, day: string): Promise<OnCallLine[]> {
  const lines = await onCallLines(tx, countyCode, day)
  const zoneIds = [...new Set(lines.map((line) => line.zoneId))]
  const names = new Map((zoneIds.length === 0 ? [] : await findZones(tx, { ids: zoneIds })).map((zone) => [zone.id, zone.name]))
  return lines.map(({ zoneId, ...line }) => ({ ...line, zoneName: names.get(zoneId) ?? '' }))
}

const nationalOf = async (tx: Tx): Promise<AlarmModel['national']> =>
  (await nationalLines(tx)).map(({ code, number, confirmedOn, status }) => ({ code, number, confirmedOn, status }))

/** All lists of the country as they stand on a day. Asked by the clock as well: it reads codes, and words about functions only. */
export async function offlineLists(tx: Tx, now: Instant): Promise<OfflineLists> {
  return {
    counties: await counties(tx),
    municipalities: await municipalities(tx),
    lines: await linesOf(tx, null, isoDay(now)),
    national: await nationalOf(tx),
  }
}

/** Who is called in a county when the offices are closed; `null` when there is no such county. */
export async function alarmList(tx: Tx, countyCode: string, now: Instant): Promise<AlarmModel | null> {
  const county = (await counties(tx)).find((each) => each.code === countyCode)
  if (!county) return null
  const places = (await municipalities(tx)).filter((each) => each.countyCode === countyCode)
  const rows = alarmRows(places, await linesOf(tx, countyCode, isoDay(now)), isoDay(now))
  return { county: { ...county }, at: now, rows: rows.map((row) => ({ ...row, lines: [...row.lines] })), national: await nationalOf(tx) }
}
