import type { Id } from '#kernel/id.ts'
import { minutesAfter } from '#kernel/time.ts'
import type { Instant } from '#kernel/time.ts'
import type { Visit } from '#platform/http/visit.ts'
import { caseRoles, colleagues, findZone, findZones } from '#capabilities/people/contract.ts'
import { functionsServing, whoMustBeThere } from '#capabilities/directory/contract.ts'
import type { FunctionKind } from '#capabilities/directory/contract.ts'
import { findCard } from '#capabilities/cases/contract.ts'
import type { Card } from '#capabilities/cases/contract.ts'
import { isValid } from '#capabilities/cooperation/domain/mode-choice.ts'
import type { ConsentFacts } from '#capabilities/cooperation/domain/mode-choice.ts'
import { variantOf, whoToAsk } from '#capabilities/cooperation/domain/who-is-asked.ts'
import type { MustBeThere, Variant, Wish } from '#capabilities/cooperation/domain/who-is-asked.ts'
import { commonGrounds } from '#capabilities/cooperation/queries/mode-facts.ts'
import type { GroundChoice } from '#capabilities/cooperation/queries/mode-facts.ts'
import { headsOf } from '#capabilities/cooperation/store/clock.ts'
import { consentsOf } from '#capabilities/cooperation/store/consent.ts'
import { mayWriteInCase, zonesApart } from '#capabilities/cooperation/store/meeting.ts'

/** Somebody who can be asked. `value` is what the form sends. */
export type Candidate = {
  readonly value: string
  readonly function: FunctionKind
  readonly zoneId: Id
  readonly zoneName: string
  readonly wish: Wish
  readonly onDuty: boolean
  readonly own: boolean
  readonly asked: boolean
  readonly deputy: Id | null
}
export type Preparing = {
  readonly card: Card
  readonly variant: Variant
  readonly at: Instant
  readonly candidates: readonly Candidate[]
  readonly extras: readonly Candidate[]
  /** Functions that must be there and nobody answers for. */
  readonly uncovered: readonly FunctionKind[]
  readonly consents: readonly ConsentFacts[]
  readonly grounds: readonly GroundChoice[]
  readonly deputies: readonly { readonly id: Id; readonly name: string }[]
  readonly deputy: Id | null
}

export const valueOf = (kind: string, zoneId: Id): string => `${kind}.${zoneId}`

/** The next half hour that leaves at least an hour. */
export function firstTime(now: Instant): Instant {
  const half = 30 * 60_000
  return new Date(Math.ceil(minutesAfter(now, 60).getTime() / half) * half)
}

/** Who must be there in the municipality of a case, at a time; nothing where the case has none. */
export async function needsOf(visit: Visit, card: Card, at: Instant): Promise<readonly MustBeThere[]> {
  return card.municipality === null
    ? []
    : ((await whoMustBeThere(visit.tx, card.municipality, card.child === 'no' ? 'adult' : card.child === 'yes' ? 'child' : 'unknown', at)) ?? [])
}

async function whoElse(visit: Visit, card: Card, taken: readonly string[], apart: readonly Id[]): Promise<readonly Candidate[]> {
  const municipality = card.municipality ?? (await findZone(visit.tx, visit.actor.zoneId))?.municipalityCode ?? null
  if (municipality === null) return []
  const functions = await functionsServing(visit.tx, municipality)
  const zones = await findZones(visit.tx, { ids: functions.map((each) => each.zoneId) })
  return functions.flatMap((each) => {
    const value = valueOf(each.kind, each.zoneId)
    const zone = zones.find((one) => one.id === each.zoneId && one.active)
    if (taken.includes(value) || !zone || apart.includes(zone.id)) return []
    return [
      {
        value,
        function: each.kind,
        zoneId: zone.id,
        zoneName: zone.name,
        wish: 'wanted',
        onDuty: each.standing,
        own: zone.id === visit.actor.zoneId,
        asked: false,
        deputy: null,
      },
    ]
  })
}

/** All that the page of a new meeting needs; `null` when the case is not there to be worked in. */
export async function prepareMeeting(visit: Visit, caseId: Id): Promise<Preparing | null> {
  const { tx, actor, now } = visit
  const card = await findCard(tx, caseId)
  if (card === null || !(await mayWriteInCase(tx, caseId))) return null
  if (card.protectionLevel === 2) visit.requireStrong()
  const at = firstTime(now)
  const apart = await zonesApart(tx)
  const proposals = whoToAsk(await needsOf(visit, card, at), actor.zoneId).filter((each) => each.zoneId === null || !apart.includes(each.zoneId))
  const zones = await findZones(tx, { ids: proposals.flatMap((each) => (each.zoneId === null ? [] : [each.zoneId])) })
  const candidates = proposals.flatMap((each): Candidate[] => {
    const zone = zones.find((one) => one.id === each.zoneId)
    if (!zone) return []
    return [{ ...each, function: each.function as FunctionKind, zoneId: zone.id, value: valueOf(each.function, zone.id), zoneName: zone.name }]
  })
  const extras = await whoElse(
    visit,
    card,
    candidates.map((each) => each.value),
    apart,
  )
  const people = (await colleagues(tx)).filter((one) => one.id !== actor.personId && one.hasKeys && one.roles.some((role) => caseRoles.includes(role)))
  const heads = await headsOf(tx, actor.zoneId)
  return {
    card,
    variant: variantOf(card.child),
    at,
    candidates,
    extras,
    uncovered: proposals.filter((each) => each.zoneId === null).map((each) => each.function as FunctionKind),
    consents: (await consentsOf(tx, caseId)).filter((consent) => isValid(consent, now)),
    grounds: await commonGrounds(
      visit,
      candidates.filter((each) => !each.own && each.asked).map((each) => each.zoneId),
    ),
    deputies: people.map(({ id, name }) => ({ id, name })),
    deputy: heads.find((id) => people.some((one) => one.id === id)) ?? null,
  }
}
