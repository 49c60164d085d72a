import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { mayWithdraw, outcomesIn } from '#capabilities/returning/domain/admission.ts'
import { outcomes, parts, phases } from '#capabilities/returning/domain/return.ts'
import { enter } from '#capabilities/returning/queries/enter.ts'
import { returnSections } from '#capabilities/returning/queries/sections.ts'
import { endingOf } from '#capabilities/returning/store/ending.ts'
import { partiesOf, returnsOf } from '#capabilities/returning/store/return.ts'

const words = z.object({ sv: z.string(), en: z.string() })
const tone = z.enum(['plain', 'soon', 'late', 'done', 'quiet']).optional()
export const caseHead = z.object({ id: z.string(), pseudonym: z.string() })
export const returnAnswer = z.object({
  case: caseHead,
  phase: z.enum(phases),
  part: z.enum(parts),
  outcome: z.enum(outcomes).nullable(),
  endedOn: z.string().nullable(),
  parties: z.array(z.object({ unitId: z.string(), zoneName: z.string(), part: z.enum(parts) })),
  /** Each part of the room says its own, in the order of work. */
  sections: z.array(z.object({ name: z.string(), model: z.unknown() })),
  lanes: z.array(
    z.object({
      key: z.string(),
      words,
      marks: z.array(z.object({ at: z.date(), words, tone })),
      spans: z.array(z.object({ from: z.date(), to: z.date().nullable(), words, tone })),
    }),
  ),
  moments: z.array(z.object({ at: z.date(), kind: z.string(), words, href: z.string().nullable(), onDay: z.boolean() })),
  earlier: z.array(z.object({ id: z.string(), madeAt: z.date(), endedAt: z.date().nullable(), outcome: z.enum(outcomes).nullable() })),
  may: z.object({ addParty: z.boolean(), withdraw: z.boolean(), close: z.boolean(), again: z.boolean() }),
})
export type ReturnModel = z.input<typeof returnAnswer>

/** The whole return as one picture: what every part of the room says, on one time axis and as one list. */
export async function showReturn(visit: Visit, caseId: Id): Promise<ReturnModel | null> {
  const entered = await enter(visit, caseId)
  if (!entered?.journey.part) return null
  const { card, journey } = entered
  const sections: ReturnModel['sections'] = []
  const lanes: ReturnModel['lanes'] = []
  const moments: ReturnModel['moments'] = []
  for (const section of returnSections.toSorted((a, b) => a.order - b.order)) {
    const model = await section.read(visit, entered)
    if (model === null) continue
    sections.push({ name: section.name, model })
    for (const { key, words: name, marks, spans } of (await section.lanes?.(visit, entered)) ?? [])
      lanes.push({ key, words: name, marks: marks.map((one) => ({ ...one })), spans: spans.map((one) => ({ ...one })) })
    for (const { at, kind, words: said, href, onDay } of (await section.moments?.(visit, entered)) ?? [])
      moments.push({ at, kind, words: said, href, onDay: onDay ?? false })
  }
  const ending = journey.phase === 'ended' ? await endingOf(visit.tx, journey.id) : null
  const earlier = (await returnsOf(visit.tx, caseId)).filter((one) => one.id !== journey.id)
  return {
    case: { id: caseId, pseudonym: card.pseudonym },
    phase: journey.phase,
    part: journey.part as NonNullable<typeof journey.part>,
    outcome: journey.outcome,
    endedOn: ending?.endedOn ?? null,
    parties: (await partiesOf(visit.tx, journey.id)).map(({ unitId, zoneName, part }) => ({ unitId, zoneName, part })),
    sections,
    lanes,
    moments: moments.sort((a, b) => b.at.getTime() - a.at.getTime()),
    earlier: earlier.map(({ id, madeAt, endedAt, outcome }) => ({ id, madeAt, endedAt, outcome })),
    may: {
      addParty: journey.mayWrite && journey.part !== 'abroad' && journey.phase !== 'ended',
      withdraw: journey.mayWrite && journey.part !== 'abroad' && mayWithdraw(journey.phase),
      close: journey.mayWrite && journey.part !== 'abroad' && outcomesIn(journey.phase).length > 0,
      again: journey.mayWrite && journey.phase === 'ended' && journey.part !== 'abroad' && card.closedAt === null,
    },
  }
}
