import type { Here, Plan } from '#app/verbs/import/plan.ts'
import { areaCodes } from '#capabilities/directory/store/places.ts'
import { allFunctions, allLines, workToday, zonesByCode } from '#capabilities/directory/store/exchange.ts'
import { insertFunction, updateFunction } from '#capabilities/directory/store/functions.ts'
import { insertLine, updateLine } from '#capabilities/directory/store/order.ts'
import type { Tx } from '#platform/db/tx.ts'

export async function readHere(tx: Tx): Promise<Here> {
  return { functions: await allFunctions(tx), lines: await allLines(tx), zones: await zonesByCode(tx), areas: await areaCodes(tx), today: await workToday(tx) }
}

const kept = (saved: boolean): void => {
  if (!saved) throw new Error('the directory moved on while it was locked')
}

/** Writes what was planned, in the transaction that read what is here. */
export async function applyPlan(tx: Tx, plan: Plan): Promise<void> {
  for (const { was, id, zoneId, told, verifiedOn } of plan.functions) {
    if (was) kept(await updateFunction(tx, was, told, verifiedOn, was.version))
    else await insertFunction(tx, id, zoneId, told, verifiedOn)
  }
  for (const { was, id, municipality, zoneId, placing, kind } of plan.lines) {
    if (was) kept(await updateLine(tx, id, placing, false, was.version))
    else await insertLine(tx, id, municipality, kind, zoneId, placing)
  }
}
