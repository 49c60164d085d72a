import type { Tx } from '#platform/db/tx.ts'
import { isPublicKind } from '#capabilities/information/domain/codes.ts'
import { firstNumbers, type Snapshot } from '#capabilities/information/reference/snapshot.ts'
import { everythingShown } from '#capabilities/information/store/shown.ts'

/** Everything the public site shows now, beside its first texts. Asked by the clock, which is nobody. */
export async function takeSnapshot(tx: Tx): Promise<Snapshot> {
  const { texts, numbers, services } = await everythingShown(tx)
  return {
    texts,
    services: services.filter(({ kind }) => isPublicKind(kind)),
    numbers: firstNumbers().map((first) => {
      const said = numbers.find(({ code }) => code === first.code)
      return said ? { ...first, number: said.number, source: said.source, confirmedOn: said.confirmedOn } : first
    }),
  }
}
