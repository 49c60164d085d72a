import { z } from 'zod'
import { hasRole } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { endsAt, stateOf, stepFor } from '#capabilities/people/domain/ceremony.ts'
import type { Ceremony, StepRefusal } from '#capabilities/people/domain/ceremony.ts'
import { peoplePaths } from '#capabilities/people/paths.ts'
import { cards } from '#capabilities/people/queries/zone.ts'
import type { CardModel } from '#capabilities/people/queries/zone.ts'
import { findCeremony, listCeremonies } from '#capabilities/people/store/ceremonies.ts'
import { realNow } from '#capabilities/people/store/clock.ts'
import { myCodeBox, openInvitation } from '#capabilities/people/store/invitations.ts'
import { officersOf } from '#capabilities/people/store/keys.ts'
import { findZones } from '#capabilities/people/store/zones.ts'

const states = ['waits-for-first', 'waits-for-second', 'done', 'over'] as const
const reasons = ['lost_passphrase', 'lost_authenticator', 'lost_both', 'officers_change'] as const
const Line = z.object({ id: z.uuid(), staffCode: z.string().nullable(), zone: z.string(), reason: z.enum(reasons), state: z.enum(states), askedAt: z.date() })
export const CeremoniesAnswer = z.object({ ceremonies: z.array(Line), mayChangeOfficers: z.boolean() })
export type CeremoniesModel = z.input<typeof CeremoniesAnswer>

export async function ceremoniesPage(visit: Visit): Promise<CeremoniesModel> {
  const found = await listCeremonies(visit.tx)
  const now = await realNow(visit.tx)
  const zones = await findZones(visit.tx, { ids: [...new Set(found.map((one) => one.zoneId))] })
  const people = await cards(
    visit,
    found.flatMap((one) => (one.personId === null ? [] : [one.personId])),
  )
  visit.note({ count: found.length })
  return {
    ceremonies: found.map((one) => ({
      id: one.id,
      reason: one.reason,
      state: stateOf(one, now),
      askedAt: one.askedAt,
      staffCode: people.find((card) => card.id === one.personId)?.staffCode ?? null,
      zone: zones.find((zone) => zone.id === one.zoneId)?.name ?? '',
    })),
    mayChangeOfficers: hasRole(visit.actor, 'org_admin'),
  }
}

export type CeremonyModel = {
  readonly ceremony: Ceremony
  readonly state: (typeof states)[number]
  readonly endsAt: Date
  readonly now: Date
  readonly zone: string
  readonly person: CardModel | null
  readonly first: CardModel | null
  readonly second: CardModel | null
  readonly newOfficers: readonly CardModel[]
  readonly step: 'first' | 'second' | StepRefusal['kind']
  /** For the second officer, until it is used. */
  readonly link: string | null
  /** For who asked, until it is used. */
  readonly code: string | null
}

async function linkFor(visit: Visit, ceremony: Ceremony): Promise<string | null> {
  if (ceremony.personId === null || ceremony.secondOfficer !== visit.actor.personId) return null
  const invitation = await openInvitation(visit.tx, ceremony.personId)
  if (invitation?.madeBy !== visit.actor.personId || invitation.link === null || invitation.firstUsedAt !== null) return null
  return peoplePaths.link(new TextDecoder().decode(visit.keys.open(invitation.link)))
}

async function codeFor(visit: Visit, ceremony: Ceremony, state: (typeof states)[number]): Promise<string | null> {
  if (ceremony.personId === null || ceremony.askedBy !== visit.actor.personId || state === 'over') return null
  const box = state === 'done' ? await myCodeBox(visit.tx, ceremony.personId) : ceremony.codeBox
  return box === null ? null : new TextDecoder().decode(visit.keys.open(box))
}

/** One ceremony, to those who are concerned; `null` to everybody else. */
export async function ceremonyPage(visit: Visit, id: Id): Promise<CeremonyModel | null> {
  const ceremony = await findCeremony(visit.tx, id)
  if (ceremony === null) return null
  visit.note({ object: id })
  const now = await realNow(visit.tx)
  const officers = await officersOf(visit.tx, ceremony.zoneId)
  const step = stepFor(ceremony, visit.actor.personId, officers.includes(visit.actor.personId), now)
  const one = async (personId: Id | null): Promise<CardModel | null> => (personId === null ? null : ((await cards(visit, [personId]))[0] ?? null))
  return {
    ceremony,
    now,
    state: stateOf(ceremony, now),
    endsAt: endsAt(ceremony),
    zone: (await findZones(visit.tx, { ids: [ceremony.zoneId] }))[0]?.name ?? '',
    person: await one(ceremony.personId),
    first: await one(ceremony.firstOfficer),
    second: await one(ceremony.secondOfficer),
    newOfficers: await cards(visit, ceremony.officers ?? []),
    step: step.ok ? step.value : step.refusal.kind,
    link: await linkFor(visit, ceremony),
    code: await codeFor(visit, ceremony, stateOf(ceremony, now)),
  }
}

/** How many ceremonies this person could carry on now. */
export async function ceremoniesWaiting(visit: Visit): Promise<number> {
  const now = await realNow(visit.tx)
  let waiting = 0
  for (const one of await listCeremonies(visit.tx)) {
    const state = stateOf(one, now)
    if (state !== 'waits-for-first' && state !== 'waits-for-second') continue
    const officers = await officersOf(visit.tx, one.zoneId)
    if (stepFor(one, visit.actor.personId, officers.includes(visit.actor.personId), now).ok) waiting += 1
  }
  return waiting
}
