import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import type { Sealed } from '#kernel/sealed.ts'
import type { Instant } from '#kernel/time.ts'
import type { Visit } from '#platform/http/visit.ts'
import { ceilingOf, findZone, findZones, sealedClasses, type Zone } from '#capabilities/people/contract.ts'
import { dayOf, isMunicipal, listConsents, readTexts, transferGroundsFor, type Consent, type TransferGround } from '#capabilities/cases/contract.ts'
import { answerClass, fieldClass, neverLeave, type HandoverField } from '#capabilities/returning/domain/handover.ts'
import { enterToWrite, type Entered } from '#capabilities/returning/queries/enter.ts'
import { partiesOf, type Return } from '#capabilities/returning/store/return.ts'
import { handoverDays, leadsUnit } from '#capabilities/returning/store/transfer.ts'

/** Why nobody here can hand anything over abroad. */
export type Hindrance = 'municipality' | 'not-lead' | 'no-consent' | 'no-ground'

export type ChosenText = {
  readonly id: Id
  readonly class: string
  readonly kind: string
  readonly version: number
  readonly at: Instant
  readonly words: Sealed
}
export type ChosenField = { readonly code: HandoverField; readonly value: string }
export type HandoverChoice = {
  readonly entered: Entered
  readonly unitId: Id
  readonly receiver: Zone
  readonly hindrance: Hindrance | null
  readonly consents: readonly { readonly id: Id; readonly classes: readonly string[]; readonly validUntil: Instant }[]
  /** Only what some consent carries there, and whoever asks may read. */
  readonly texts: readonly ChosenText[]
  readonly fields: readonly ChosenField[]
  readonly grounds: readonly TransferGround[]
  readonly rule: { readonly days: number; readonly most: number }
  readonly answerClass: 'C4' | 'C10' | null
}

/** Codes of the return that may go along, as they stand. */
export const fieldsOf = (journey: Return): readonly ChosenField[] => [
  ...(journey.destination ? [{ code: 'destination' as const, value: journey.destination }] : []),
  ...(journey.departedAt ? [{ code: 'departed' as const, value: dayOf(journey.departedAt) }] : []),
  ...(journey.arrivedAt ? [{ code: 'arrived' as const, value: dayOf(journey.arrivedAt) }] : []),
]

const holds = (consent: Consent & { readonly id: Id }, now: Instant): boolean =>
  !consent.refused && consent.withdrawnAt === null && now < consent.validUntil && consent.purposes.includes('plan_return')

type Own = {
  readonly entered: Entered
  readonly zone: Zone
  readonly unitId: Id
  readonly hindrance: Hindrance | null
  readonly consents: readonly (Consent & { readonly id: Id })[]
}

/** The own part of the case, and what stands in its way. Passphrase and code are asked for: something may leave. */
async function ownPart(visit: Visit, caseId: Id): Promise<Own | null> {
  const entered = await enterToWrite(visit, caseId)
  const zone = entered && (await findZone(visit.tx, visit.actor.zoneId))
  const unitId = entered && (await partiesOf(visit.tx, entered.journey.id)).find((party) => party.zoneId === visit.actor.zoneId)?.unitId
  if (!entered || !zone || !unitId) return null
  visit.requireStrong()
  const consents = (await listConsents(visit.tx, caseId)).filter((one) => holds(one, visit.now))
  const hindrance = isMunicipal(zone.kind) ? 'municipality' : (await leadsUnit(visit.tx, unitId)) ? null : 'not-lead'
  return { entered, zone, unitId, hindrance, consents }
}

export const ReceiverAnswer = z.object({
  hindrance: z.enum(['municipality', 'not-lead', 'no-consent', 'no-ground']).nullable(),
  receivers: z.array(z.object({ id: z.string(), name: z.string(), countryCode: z.string() })),
  case: z.object({ id: z.string(), pseudonym: z.string() }),
})
export type ReceiverModel = z.input<typeof ReceiverAnswer>
/** To whom: organisations abroad that a consent of the own zone names for the return. */
export async function chooseReceiver(visit: Visit, caseId: Id): Promise<ReceiverModel | null> {
  const own = await ownPart(visit, caseId)
  if (own === null) return null
  const named = [...new Set(own.consents.flatMap((one) => one.recipients))]
  const receivers = named.length === 0 ? [] : (await findZones(visit.tx, { ids: named })).filter((zone) => zone.active && zone.countryCode !== 'SE')
  return {
    hindrance: own.hindrance ?? (receivers.length === 0 ? 'no-consent' : null),
    receivers: receivers.map(({ id, name, countryCode }) => ({ id, name, countryCode })),
    case: { id: caseId, pseudonym: own.entered.card.pseudonym },
  }
}

/** What, why and for how long: only what the consents carry to that organisation. */
export async function chooseHandover(visit: Visit, caseId: Id, to: Id): Promise<HandoverChoice | null> {
  const own = await ownPart(visit, caseId)
  const receiver = own && (await findZone(visit.tx, to))
  if (!own || !receiver?.active || receiver.countryCode === 'SE' || receiver.id === visit.actor.zoneId) return null
  const consents = own.consents.filter((one) => one.recipients.includes(to))
  const covered = new Set(consents.flatMap((one) => one.classes))
  const reads = ceilingOf(visit.actor.roles).reads
  const classes = sealedClasses.filter((cls) => cls !== 'C3' && covered.has(cls) && reads.has(cls))
  const texts = classes.length === 0 || own.hindrance !== null ? [] : await readTexts(visit, { caseId, classes })
  const grounds = await transferGroundsFor(visit.tx, own.zone.kind, receiver.countryCode)
  return {
    entered: own.entered,
    unitId: own.unitId,
    receiver,
    hindrance: own.hindrance ?? (consents.length === 0 ? 'no-consent' : grounds.length === 0 ? 'no-ground' : null),
    consents,
    texts: texts.flatMap(({ id, class: cls, kind, version, at, words, zoneId }) =>
      words && zoneId === visit.actor.zoneId && !neverLeave.includes(kind) ? [{ id, class: cls, kind, version, at, words }] : [],
    ),
    fields: covered.has(fieldClass) && own.hindrance === null ? fieldsOf(own.entered.journey) : [],
    grounds,
    rule: await handoverDays(visit.tx),
    answerClass: answerClass(reads),
  }
}
