import type { DirectoryDocument, FunctionRow, OrderRow } from '#app/verbs/export/document.ts'
import { describe, type Described } from '#capabilities/directory/domain/functions.ts'
import { takePlace, type Placing } from '#capabilities/directory/domain/on-call-order.ts'
import type { TradedFunction, TradedLine } from '#capabilities/directory/store/exchange.ts'
import type { Id } from '#kernel/id.ts'

/** What is here already. */
export type Here = {
  readonly functions: readonly TradedFunction[]
  readonly lines: readonly TradedLine[]
  readonly zones: ReadonlyMap<string, Id>
  readonly areas: ReadonlySet<string>
  readonly today: string
}

export type Change = 'added' | 'changed' | 'unchanged' | 'refused'
/** One row of the file and what would become of it. `fields` are what changes; `reason` is why it is refused. */
export type Row = {
  readonly what: 'function' | 'order'
  readonly change: Change
  readonly id: Id
  readonly zone: string
  readonly kind: string
  readonly name: string
  readonly fields?: readonly string[]
  readonly reason?: string
}
export type FunctionStep = { readonly was: TradedFunction | null; readonly id: Id; readonly zoneId: Id; readonly told: Described; readonly verifiedOn: string }
export type LineStep = {
  readonly was: TradedLine | null
  readonly id: Id
  readonly municipality: string
  readonly zoneId: Id
  readonly placing: Placing
  readonly kind: Described['kind']
}
export type Plan = { readonly rows: readonly Row[]; readonly functions: readonly FunctionStep[]; readonly lines: readonly LineStep[] }

const reasons = {
  'holds-contact': 'its name holds a number or an address',
  'no-such-area': 'it serves an area that does not exist',
  'serves-nobody': 'it serves no area',
  'ends-before-start': 'it ends before it starts',
  'place-taken': 'another function has that place in the order',
  'already-there': 'the function stands in that order already',
} as const

type Found = { readonly was: TradedFunction | null; readonly zoneId: Id }

/** The function here that a row is about: by its id, or by zone, kind and Swedish name when it was written down in two places. */
function findHere(row: FunctionRow, here: Here): Found | string {
  const zoneId = here.zones.get(row.zone)
  if (zoneId === undefined) return `there is no zone ${row.zone} here`
  const byId = here.functions.find((one) => one.id === row.id)
  if (byId) return byId.zone === row.zone && byId.kind === row.kind ? { was: byId, zoneId } : 'its id is that of another function here'
  return { was: here.functions.find((one) => one.zone === row.zone && one.kind === row.kind && one.nameSv === row.nameSv) ?? null, zoneId }
}

function describeRow(row: FunctionRow, was: TradedFunction | null, here: Here): Described | string {
  const nameSv = row.nameSv ?? was?.nameSv
  const nameEn = row.nameEn ?? was?.nameEn
  const areas = row.areas ?? was?.areas
  if (nameSv === undefined || nameEn === undefined || areas === undefined)
    return 'a protected place that is not here yet is described here first: the file does not say where it is'
  if (row.verifiedOn > here.today) return 'it was verified on a day that has not come'
  const { kind, hours, acute, child, standing, active } = row
  const told = describe({ kind, nameSv, nameEn, hours, acute, child, standing, active, areas }, here.areas)
  return told.ok ? told.value : reasons[told.refusal.kind]
}

const compared = ['nameSv', 'nameEn', 'hours', 'acute', 'child', 'standing', 'active', 'areas'] as const
const differing = (was: TradedFunction, told: Described, verifiedOn: string): readonly string[] => [
  ...compared.filter((field) => String(was[field]) !== String(told[field])),
  ...(was.verifiedOn === verifiedOn ? [] : ['verifiedOn']),
]

const placingOf = (functionId: Id, line: OrderRow | TradedLine): Placing => ({
  functionId,
  place: line.place,
  hours: line.hours,
  validFrom: line.validFrom,
  validTo: line.validTo,
})
const placed = ['place', 'hours', 'validFrom', 'validTo'] as const

function findLine(row: OrderRow, functionId: Id, here: Here): TradedLine | string | null {
  const byId = here.lines.find((one) => one.id === row.id)
  if (byId?.removed) return 'it was taken away here'
  if (byId) return byId.functionId === functionId && byId.municipality === row.municipality ? byId : 'its id is that of another place here'
  const same = (one: TradedLine): boolean =>
    one.functionId === functionId && one.municipality === row.municipality && one.hours === row.hours && one.validFrom === row.validFrom && !one.removed
  return here.lines.find(same) ?? null
}

type Asked = { readonly step: LineStep; readonly row: Omit<Row, 'change'> }
type Draft = { readonly rows: Row[]; readonly functions: FunctionStep[]; readonly asked: Asked[]; readonly once: (id: Id) => boolean }

const twice = 'its id stands twice in the file'

function planOrder(draft: Draft, one: FunctionRow, told: Described, at: { readonly id: Id; readonly zoneId: Id }, here: Here): void {
  for (const line of one.order ?? []) {
    const row = { what: 'order' as const, id: line.id, zone: one.zone, kind: one.kind, name: `${told.nameSv}, ${line.municipality}` }
    const was = !draft.once(line.id) ? twice : here.areas.has(line.municipality) ? findLine(line, at.id, here) : 'there is no such municipality'
    if (typeof was === 'string') draft.rows.push({ ...row, change: 'refused', reason: was })
    else {
      const id = was?.id ?? line.id
      draft.asked.push({
        step: { was, id, municipality: line.municipality, zoneId: at.zoneId, placing: placingOf(at.id, line), kind: one.kind },
        row: { ...row, id },
      })
    }
  }
}

function planFunction(draft: Draft, one: FunctionRow, here: Here): void {
  const row = { what: 'function' as const, id: one.id, zone: one.zone, kind: one.kind, name: one.nameSv ?? one.zone }
  const refused = (reason: string): void => void draft.rows.push({ ...row, change: 'refused', reason })
  const found = draft.once(one.id) ? findHere(one, here) : twice
  if (typeof found === 'string') return refused(found)
  const { was, zoneId } = found
  if (was !== null && !draft.once(`here:${was.id}`)) return refused('two rows of the file are the same function here')
  const told = describeRow(one, was, here)
  if (typeof told === 'string') return refused(told)
  const id = was?.id ?? one.id
  const fields = was ? differing(was, told, one.verifiedOn) : []
  if (was && fields.length === 0) draft.rows.push({ ...row, id, change: 'unchanged' })
  else {
    draft.rows.push(was ? { ...row, id, change: 'changed', fields } : { ...row, id, change: 'added' })
    draft.functions.push({ was, id, zoneId, told, verifiedOn: one.verifiedOn })
  }
  planOrder(draft, one, told, { id, zoneId }, here)
}

/** When a function answers in an order: within its own hours. An office and whoever answers outside its hours share a place without being in each other's way. */
function hoursWhenDone({ functions }: Draft, here: Here): (placing: Placing) => Placing {
  const own = new Map([...here.functions.map((one) => [one.id, one.hours] as const), ...functions.map((step) => [step.id, step.told.hours] as const)])
  return (placing) => (placing.hours === 'always' ? { ...placing, hours: own.get(placing.functionId) ?? 'always' } : placing)
}

/** A place is judged by how the order stands when all is done, so that two may change places. */
function judgePlaces(draft: Draft, here: Here): readonly LineStep[] {
  const { asked, rows } = draft
  const atItsHours = hoursWhenDone(draft, here)
  const touched = new Set(asked.map(({ step }) => step.id))
  const staying = here.lines.filter((line) => !line.removed && !touched.has(line.id) && (line.validTo === null || line.validTo >= here.today))
  return asked.flatMap(({ step, row }) => {
    const { was, placing } = step
    const isNear = (other: { readonly municipality: string; readonly kind: string }): boolean =>
      other.municipality === step.municipality && other.kind === step.kind
    const near = [
      ...staying.filter(isNear).map((line) => placingOf(line.functionId, line)),
      ...asked.filter((other) => other.step !== step && isNear(other.step)).map((other) => other.step.placing),
    ]
    const fields = was ? placed.filter((field) => was[field] !== placing[field]) : []
    const taken = takePlace(atItsHours(placing), near.map(atItsHours))
    if (was && fields.length === 0) rows.push({ ...row, change: 'unchanged' })
    else if (!taken.ok) rows.push({ ...row, change: 'refused', reason: reasons[taken.refusal.kind] })
    else {
      rows.push(was ? { ...row, change: 'changed', fields } : { ...row, change: 'added' })
      return [step]
    }
    return []
  })
}

/** Compares a document with what is here. Pure: nothing is written, and nothing that is not in the file is touched. */
export function planDirectory(document: DirectoryDocument, here: Here): Plan {
  const seen = new Set<Id>()
  const once = (id: Id): boolean => {
    const isNew = !seen.has(id)
    seen.add(id)
    return isNew
  }
  const draft: Draft = { rows: [], functions: [], asked: [], once }
  for (const one of document.functions) planFunction(draft, one, here)
  return { rows: draft.rows, functions: draft.functions, lines: judgePlaces(draft, here) }
}
