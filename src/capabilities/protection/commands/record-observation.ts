import { newId, type Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'
import { raiseChildFlag, writeRecord } from '#capabilities/cases/contract.ts'
import {
  classFor,
  signsFor,
  type ExploitationForm,
  type Knowing,
  type List,
  type Seer,
  type Sighting,
  type SignCode,
} from '#capabilities/protection/domain/indicators.ts'
import type { Entered } from '#capabilities/protection/queries/enter.ts'
import { listFrom } from '#capabilities/protection/reference/list.ts'
import { addObservation } from '#capabilities/protection/store/observation.ts'

export type Seen = {
  readonly list: List
  readonly forms: readonly ExploitationForm[]
  readonly seer: Seer
  readonly knowing: Knowing
  readonly seenOn: string
  readonly signs: Readonly<Record<SignCode, Sighting>>
  readonly words: string | null
}
export type ObservationRefusal =
  | { readonly kind: 'nothing-said' }
  | { readonly kind: 'seen-in-future' }
  | { readonly kind: 'own-eyes-told' }
  | { readonly kind: 'not-yours-to-write' }

/** What somebody saw and did not see, with whose eyes and how that one knows. A sign of the child's list makes the case a child's until somebody knows. */
export async function recordObservation(visit: Visit, { card, standing }: Entered, seen: Seen): Promise<Result<Id, ObservationRefusal>> {
  if (seen.seenOn > isoDay(visit.now)) return refuse({ kind: 'seen-in-future' })
  if (seen.seer === 'i_myself' && seen.knowing === 'told') return refuse({ kind: 'own-eyes-told' })
  const asked = signsFor(seen.list, seen.forms).map((sign) => sign.code)
  const that = (sighting: Sighting): readonly SignCode[] => asked.filter((code) => seen.signs[code] === sighting)
  const [present, notSeen] = [that('present'), that('not_seen')]
  if (present.length === 0 && notSeen.length === 0 && seen.words === null) return refuse({ kind: 'nothing-said' })
  const cls = classFor(seen.list)
  if (!standing.forms.includes(cls)) return refuse({ kind: 'not-yours-to-write' })
  const words = seen.words === null ? null : await writeRecord(visit, { caseId: card.id, class: cls, kind: 'indicator_note', text: seen.words })
  if (words && !words.ok) return refuse({ kind: 'not-yours-to-write' })
  const id = newId()
  await addObservation(visit.tx, {
    id,
    caseId: card.id,
    unitId: standing.unitId,
    wall: `${standing.unitId}/${cls}`,
    listFrom,
    list: seen.list,
    forms: seen.forms,
    seer: seen.seer,
    knowing: seen.knowing,
    seenOn: seen.seenOn,
    present,
    notSeen,
    wordsRecord: words === null ? null : words.value,
  })
  if (seen.list === 'child' && card.child === 'no') await raiseChildFlag(visit, card.id, 'unknown')
  visit.note({ caseId: card.id, object: id })
  return accept(id)
}
