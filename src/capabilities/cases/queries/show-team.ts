import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { ceilingOf, colleagues, sealedClasses, type Colleague, type SealedClass } from '#capabilities/people/contract.ts'
import { holds, membershipOf } from '#capabilities/cases/domain/access.ts'
import { mayAct } from '#capabilities/cases/domain/may-act.ts'
import { loadCase, type LoadedCase } from '#capabilities/cases/queries/load-case.ts'
import { nameBook, Names } from '#capabilities/cases/queries/names.ts'
import { listApprovalsOf } from '#capabilities/cases/store/approval.ts'
import { teamOf } from '#capabilities/cases/store/member.ts'

export const Team = z.object({
  case: z.object({ id: z.string(), pseudonym: z.string(), protectionLevel: z.number(), closed: z.boolean() }),
  team: z.array(
    z.object({
      id: z.string(),
      personId: z.string(),
      zoneId: z.string(),
      position: z.string(),
      classes: z.array(z.string()),
      writes: z.array(z.string()),
      untilAt: z.date(),
      waiting: z.boolean(),
      /** The last moment that waits for a second person’s yes. */
      asked: z.date().nullable(),
      own: z.boolean(),
    }),
  ),
  mayLead: z.boolean(),
  me: z.string(),
  names: Names,
})
export type TeamModel = z.input<typeof Team>

export async function showTeam(visit: Visit, caseId: Id): Promise<TeamModel | null> {
  const loaded = await loadCase(visit, caseId)
  if (!loaded) return null
  if (loaded.card.protectionLevel === 2) visit.requireStrong()
  const team = await teamOf(visit.tx, caseId)
  const asked = await listApprovalsOf(visit.tx, caseId)
  visit.note({ caseId, object: caseId, count: team.length })
  return {
    case: { id: caseId, pseudonym: loaded.card.pseudonym, protectionLevel: loaded.card.protectionLevel, closed: loaded.card.closedAt !== null },
    team: team.map((member) => ({
      ...member,
      classes: [...member.classes],
      writes: [...member.writes],
      waiting:
        member.secondBy === null &&
        (loaded.card.protectionLevel === 2 ||
          (member.classes.includes('C3') && !loaded.access.members.some((one) => one.personId === member.personId && one.byOpening))),
      asked: asked.find((one) => one.kind === 'prolong' && one.objectId === member.id)?.untilAt ?? null,
      own: member.zoneId === visit.actor.zoneId,
    })),
    mayLead: mayAct(loaded.access, 'lead-unit'),
    me: visit.actor.personId,
    names: await nameBook(
      visit,
      team.map((member) => member.personId),
      team.map((member) => member.zoneId),
    ),
  }
}

export type NewMemberModel = {
  readonly loaded: LoadedCase
  readonly people: readonly Colleague[]
  readonly reads: readonly SealedClass[]
  readonly writes: readonly SealedClass[]
}

/** Who could be added, and what the one adding may give on. */
export async function prepareMember(visit: Visit, caseId: Id): Promise<NewMemberModel | null> {
  const loaded = await loadCase(visit, caseId)
  const member = loaded && membershipOf(loaded.access)
  if (!loaded || !member || loaded.card.closedAt || !mayAct(loaded.access, 'lead-unit')) return null
  if (loaded.card.protectionLevel === 2) visit.requireStrong()
  const inside = new Set((await teamOf(visit.tx, caseId)).map((one) => one.personId))
  const people = (await colleagues(visit.tx)).filter((one) => !inside.has(one.id) && ceilingOf(one.roles).reads.has('C0'))
  return { loaded, people, reads: sealedClasses.filter((cls) => holds(member, cls)), writes: sealedClasses.filter((cls) => member.writes.includes(cls)) }
}
