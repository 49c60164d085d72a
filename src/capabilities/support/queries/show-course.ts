import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { courseOf, laneAxes, nameBook, Names } from '#capabilities/cases/contract.ts'
import { caseHead } from '#capabilities/support/queries/show-needs.ts'

const instant = z.date()
const Bilingual = z.object({ sv: z.string(), en: z.string() })
export const courseAnswer = z.object({
  case: caseHead,
  closedAt: instant.nullable(),
  lanes: z.array(z.object({ axis: z.enum(laneAxes), values: z.array(z.object({ value: z.string(), from: instant, to: instant.nullable() })) })),
  changes: z.array(
    z.object({ id: z.string(), axis: z.enum(laneAxes), was: z.string(), became: z.string(), onDay: z.string(), at: instant, zoneId: z.string() }),
  ),
  moments: z.array(
    z.object({
      at: instant,
      kind: z.string(),
      words: Bilingual,
      href: z.string().nullable(),
      zoneId: z.string().nullable(),
      onDay: z.literal(true).optional(),
    }),
  ),
  clocks: z.array(z.object({ dueAt: instant, words: Bilingual, href: z.string() })),
  names: Names,
})
export type CourseModel = z.input<typeof courseAnswer>

const isLane = (axis: string): axis is (typeof laneAxes)[number] => (laneAxes as readonly string[]).includes(axis)

/** The four axes of a case over time, with what was decided and which times run. Codes and neutral words: for everybody in the case. */
export async function showCourse(visit: Visit, caseId: Id): Promise<CourseModel | null> {
  const course = await courseOf(visit, caseId)
  if (!course) return null
  const { card, lanes, changes, moments, clocks } = course
  return {
    case: { id: card.id, pseudonym: card.pseudonym },
    closedAt: card.closedAt,
    lanes: laneAxes.map((axis) => ({ axis, values: [...lanes[axis]] })),
    changes: changes.flatMap(({ axis, ...change }) => (isLane(axis) ? [{ ...change, axis }] : [])),
    moments: [...moments].sort((a, b) => a.at.getTime() - b.at.getTime()),
    clocks: [...clocks],
    names: await nameBook(visit, [], [...changes.map((one) => one.zoneId), ...moments.map((one) => one.zoneId)]),
  }
}
