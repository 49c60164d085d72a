import type { Instant } from '#kernel/time.ts'

/** How one travels a leg. */
export const modes = ['air', 'train', 'bus', 'car', 'ferry'] as const
export type Mode = (typeof modes)[number]

/** Help where a leg ends and the next begins: the carrier's assistance, or a person who meets. */
export const helps = ['none', 'assistance', 'person', 'unknown'] as const
export type Help = (typeof helps)[number]

/** Who meets where a leg ends. */
export const meeters = ['nobody', 'partner', 'family', 'authority', 'carrier', 'unknown'] as const
export type Meeter = (typeof meeters)[number]

/** Who receives her where she is going to live: an organisation, an authority, or people of her own. Whoever carries her there is none of them. */
export const receivers = ['organisation', 'authority', 'family', 'friend'] as const
export type Receiver = (typeof receivers)[number]
/** A receiver is a kind and a name together; the name lies sealed, so the kind alone says that there is one. */
export const receiverFault = (kind: Receiver | null, name: string | null): 'receiver-unnamed' | 'receiver-of-no-kind' | null =>
  kind !== null && name === null ? 'receiver-unnamed' : kind === null && name !== null ? 'receiver-of-no-kind' : null

export const escortNeeds = ['yes', 'no', 'unknown'] as const
export type EscortNeed = (typeof escortNeeds)[number]
export const escorts = ['accompanied', 'at_transit', 'none'] as const
export type Escort = (typeof escorts)[number]

/** What is done when something fails, in codes; the words beside them are sealed. */
export const fallbacks = [
  'call_knower',
  'call_carrier',
  'next_departure',
  'stay_at_airport',
  'hotel',
  'partner_fetches',
  'embassy',
  'local_police',
  'turn_back',
] as const
export type Fallback = (typeof fallbacks)[number]

/** What is gone through before departure. */
export const checkItems = ['still_wants', 'documents', 'sheet', 'phone', 'receiver', 'escort', 'medicine', 'cash', 'fallback', 'nobody_else'] as const
export type CheckItem = (typeof checkItems)[number]

export const expectedKinds = ['departed', 'boarded', 'transit', 'arrived'] as const
export type ExpectedKind = (typeof expectedKinds)[number]
export const eventKinds = [...expectedKinds, 'deviation'] as const
export type EventKind = (typeof eventKinds)[number]

export const deviations = [
  'delayed',
  'missed',
  'cancelled',
  'rerouted',
  'stopped',
  'not_met',
  'wrong_person_met',
  'unwell',
  'no_contact',
  'changed_mind',
  'turned_back',
  'other',
] as const
export type Deviation = (typeof deviations)[number]

/** One end of a leg: a moment, and the zone of time whose clocks hang there. */
export type Stop = { readonly at: Instant; readonly zone: string; readonly country: string }
export type Leg = {
  readonly id: string
  readonly mode: Mode
  readonly depart: Stop
  readonly arrive: Stop
  readonly help: Help
  readonly metBy: Meeter
}

/** What has been said to happen. A correction stands in the place of what it corrects. */
export type Said = {
  readonly id: string
  readonly legId: string
  readonly kind: EventKind
  readonly at: Instant
  readonly corrects: string | null
}
/** What counts now: corrected rows are left out, in the order it happened. */
export function counting<One extends Said>(all: readonly One[]): readonly One[] {
  const corrected = new Set(all.map((one) => one.corrects))
  return all.filter((one) => !corrected.has(one.id)).toSorted((a, b) => a.at.getTime() - b.at.getTime())
}
