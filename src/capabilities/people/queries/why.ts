import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import { minutesAfter } from '#kernel/time.ts'
import type { Visit } from '#platform/http/visit.ts'
import { informationClasses } from '#capabilities/people/domain/classes.ts'
import { caseRoles, ceilingRows, isRole, roles } from '#capabilities/people/domain/roles.ts'
import type { Right } from '#capabilities/people/domain/roles.ts'
import { whySources } from '#capabilities/people/sockets.ts'
import type { WhyRow } from '#capabilities/people/sockets.ts'
import { realNow } from '#capabilities/people/store/clock.ts'
import { findStaff } from '#capabilities/people/store/staff.ts'
import { findZone } from '#capabilities/people/store/zones.ts'
import { inBoth } from '#capabilities/people/words.ts'

const Row = z.object({ code: z.string(), allows: z.boolean(), words: z.object({ sv: z.string(), en: z.string() }) })
export const WhyAnswer = z.object({
  roles: z.array(z.enum(roles)),
  ceiling: z.array(z.object({ class: z.enum(informationClasses), right: z.enum(['r', 'w', 'm', 'none']) })),
  rows: z.array(Row),
})
export type WhyModel = z.input<typeof WhyAnswer>

const widest = (rights: readonly Right[]): Right | 'none' => (['w', 'r', 'm'] as const).find((right) => rights.includes(right)) ?? 'none'

async function ownRows(visit: Visit): Promise<readonly WhyRow[]> {
  const { actor, tx } = visit
  const zone = await findZone(tx, actor.zoneId)
  const me = (await findStaff(tx, [actor.personId])).get(actor.personId)
  const strong = minutesAfter(actor.strongAt, 5) > (await realNow(tx))
  const rows: WhyRow[] = []
  if (zone === null || !zone.active) rows.push({ code: 'D1', allows: false, words: inBoth((t) => t.why.noZone) })
  else rows.push({ code: 'zone', allows: true, words: inBoth((t) => t.why.zone(zone.name, t.secrecy[zone.secrecyRule])) })
  if (!actor.roles.some((role) => (caseRoles as readonly string[]).includes(role)))
    rows.push({ code: 'D3', allows: false, words: inBoth((t) => t.why.noRoles) })
  if (me?.hasKeys !== true) rows.push({ code: 'keys', allows: false, words: inBoth((t) => t.why.noKeys) })
  rows.push({ code: 'D5', allows: strong, words: inBoth((t) => (strong ? t.why.strong : t.why.notStrong)) })
  return rows
}

/** What this person may see at most, and what the rooms say about one subject. */
export async function whyPage(visit: Visit, about: Id | null): Promise<WhyModel> {
  const held = visit.actor.roles.filter(isRole)
  const rows = [...(await ownRows(visit))]
  for (const source of whySources) rows.push(...(await source(visit, about)))
  if (about !== null) visit.note({ object: about })
  const ceiling = informationClasses.map((name) => ({
    class: name,
    right: widest(ceilingRows.filter((row) => held.includes(row.role) && row.class === name).map((row) => row.right)),
  }))
  return { roles: held, ceiling, rows }
}
