import { directoryFormat, type DirectoryDocument, type FunctionRow } from '#app/verbs/export/document.ts'
import { counties, municipalities } from '#capabilities/directory/contract.ts'
import { allFunctions, allLines, workToday, type TradedFunction, type TradedLine } from '#capabilities/directory/store/exchange.ts'
import type { Tx } from '#platform/db/tx.ts'

/** A place where somebody is safe as long as nobody knows where it is. */
export const isProtected = (one: Pick<TradedFunction, 'kind' | 'zoneKind'>): boolean => one.kind === 'shelter' || one.zoneKind === 'shelter'

const letters = /[^\p{L}]+/u
/** Whether a name holds the name of a municipality or a county, with or without its ending. */
export function saysWhere(name: string, places: readonly string[]): boolean {
  const words = ` ${name.toLowerCase().split(letters).join(' ')}`
  return places.some((place) => words.includes(` ${place.toLowerCase().split(letters).join(' ')}`))
}

async function placeNames(tx: Tx): Promise<readonly string[]> {
  const names = [...(await municipalities(tx)), ...(await counties(tx))].map((place) => place.name)
  return names.map((name) => name.replace(/s? län$/, ''))
}

const orderOf = (one: TradedFunction, lines: readonly TradedLine[], today: string): FunctionRow['order'] =>
  lines
    .filter((line) => line.functionId === one.id && !line.removed && (line.validTo === null || line.validTo >= today))
    .map(({ id, municipality, place, hours, validFrom, validTo }) => ({ id, municipality, place, hours, validFrom, validTo }))

function rowOf(one: TradedFunction, lines: readonly TradedLine[], today: string, places: readonly string[]): FunctionRow {
  const hidden = isProtected(one)
  const named = (name: string): string | null => (hidden && saysWhere(name, places) ? null : name)
  const { id, zone, kind, hours, acute, child, standing, active, verifiedOn } = one
  return {
    id,
    zone,
    kind,
    nameSv: named(one.nameSv),
    nameEn: named(one.nameEn),
    hours,
    acute,
    child,
    standing,
    active,
    verifiedOn,
    areas: hidden ? null : [...one.areas],
    order: hidden ? null : orderOf(one, lines, today),
  }
}

/** Public functions, whom they serve and in which order they are called. No persons, no rota; of a protected place nothing that says where. */
export async function readDirectory(tx: Tx): Promise<DirectoryDocument> {
  const today = await workToday(tx)
  const [functions, lines, places] = [await allFunctions(tx), await allLines(tx), await placeNames(tx)]
  return { ...directoryFormat, madeOn: today, functions: functions.map((one) => rowOf(one, lines, today, places)) }
}
