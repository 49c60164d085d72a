import type { Id } from '#kernel/id.ts'

/** Somebody who is away from one day to another, both included, and who answers meanwhile. */
export type Absence = { readonly personId: Id; readonly deputyId: Id; readonly fromDay: string; readonly untilDay: string }

/** What is known of who is there: who is away, who works with cases no longer, and the heads of a zone's unit. */
export type Presence = {
  readonly away: readonly Absence[]
  readonly left: ReadonlySet<Id>
  readonly heads: ReadonlyMap<Id, readonly Id[]>
}
/** Something that must be done by a time, by somebody, with a deputy for when they do not. */
export type Duty = { readonly zoneId: Id; readonly personId: Id | null; readonly deputyId: Id | null }
/** `there` is false when nobody is: it stays with the last one. */
export type Answering = { readonly id: Id; readonly there: boolean }

export const awayOn = <One extends Absence>(away: readonly One[], personId: Id | null, day: string): One | null =>
  away.find((one) => one.personId === personId && one.fromDay <= day && day <= one.untilDay) ?? null

const nobodyLeft: ReadonlySet<Id> = new Set()
type Known = Pick<Presence, 'away'> & Partial<Pick<Presence, 'left'>>
export const isThere = (personId: Id, day: string, { away, left = nobodyLeft }: Known): boolean => !left.has(personId) && awayOn(away, personId, day) === null

/**
 * Who answers for somebody on a day: themselves, or who stands in, and on from there when that one is away too. `null` when it goes in a circle, or ends
 * with somebody who has left.
 * @param passed those it has gone by already; everybody it goes by is added, in order
 */
export function followed(personId: Id, day: string, known: Known, passed = new Set<Id>()): Id | null {
  let id: Id | undefined = personId
  while (id !== undefined && !passed.has(id)) {
    if (isThere(id, day, known)) return id
    passed.add(id)
    id = awayOn(known.away, id, day)?.deputyId
  }
  return null
}

/** Whether somebody else must answer on a day: whoever has it is not there, or it has gone to a deputy who is not. */
export const needsStandIn = ({ personId, deputyId }: Duty, gone: boolean, day: string, presence: Presence): boolean =>
  (personId !== null && !isThere(personId, day, presence)) || (gone && deputyId !== null && !isThere(deputyId, day, presence))

/**
 * Who answers on a day in the place of whoever has it: the deputy, or who stands in, and on from there; then a head of the unit who is there, or whoever
 * answers for a head. It is never given back to whoever has it, unless there is nobody else. `null` when nobody was ever to stand in.
 */
export function whoAnswers({ zoneId, personId, deputyId }: Duty, day: string, presence: Presence): Answering | null {
  const passed = new Set<Id>(personId === null ? [] : [personId])
  const heads = presence.heads.get(zoneId) ?? []
  const first = deputyId ?? awayOn(presence.away, personId, day)?.deputyId ?? null
  const there = first === null ? null : followed(first, day, presence, passed)
  const last = [...passed].at(-1)
  if (there !== null) return { id: there, there: true }
  for (const head of [...heads.filter((id) => isThere(id, day, presence)), ...heads]) {
    const found = followed(head, day, presence, passed)
    if (found !== null) return { id: found, there: true }
  }
  if (personId !== null && isThere(personId, day, presence)) return { id: personId, there: true }
  return last === undefined ? null : { id: last, there: false }
}

/** Everybody who is not there on a day. */
export const notThereOn = (presence: Presence, day: string): readonly Id[] => [
  ...presence.left,
  ...presence.away.flatMap((one) => (isThere(one.personId, day, presence) ? [] : [one.personId])),
]

/** What has gone to somebody, to whom it has gone on from there, and who must not see its case. */
export type Landed = Duty & { readonly id: Id; readonly goneOnTo: Id | null; readonly keptAway: readonly Id[] }
export type GoneOn = { readonly id: Id; readonly to: Id | null }
/** As one case meets it: whoever must not see it is not there for it. */
const thereFor = ({ keptAway }: Landed, presence: Presence): Presence =>
  keptAway.length === 0 ? presence : { ...presence, left: new Set([...presence.left, ...keptAway]) }
/** Where each goes on to on a day, or comes back from: only what changes. It never goes on to somebody who must not see the case. */
export const movedOn = (landed: readonly Landed[], day: string, presence: Presence): readonly GoneOn[] =>
  landed.flatMap((one) => {
    const there = thereFor(one, presence)
    const found = needsStandIn(one, true, day, there) ? whoAnswers(one, day, there) : null
    const answers = found !== null && one.keptAway.includes(found.id) ? null : found
    const to = answers === null || answers.id === one.deputyId || answers.id === one.personId ? null : answers.id
    return to === one.goneOnTo ? [] : [{ id: one.id, to }]
  })

/**
 * The same for what everybody named hears of at once, whoever has it, the deputy and those who answer for them: it goes on to a head only when none of them
 * is there, and comes back when one is.
 */
export const wentToHead = (landed: readonly Landed[], day: string, presence: Presence): readonly GoneOn[] =>
  landed.flatMap((one) => {
    const named = [one.personId, one.deputyId].filter((id) => id !== null)
    const there = thereFor(one, presence)
    const answers = named.some((id) => followed(id, day, there) !== null) ? null : whoAnswers(one, day, there)
    const to = answers?.there ? answers.id : null
    return to === one.goneOnTo ? [] : [{ id: one.id, to }]
  })

export type StandIn = {
  /** Who answers for it while whoever has it, or the deputy it has gone to, is not there; `null` when nobody needs to. */
  readonly standInId: Id | null
  /** `then` is on its day, which has not come. */
  readonly standsIn: 'now' | 'then'
  /** Nobody is there: it stays with the last one. */
  readonly unanswered: boolean
}
export const noStandIn: StandIn = { standInId: null, standsIn: 'now', unanswered: false }

/**
 * Who answers for something of the own zone; `gone` when it has gone to its deputy. To whom the clock has sent it on is what holds: it knows who must not see
 * the case.
 */
export function standInFor(duty: Duty & { readonly goneOnTo: Id | null }, gone: boolean, day: string, today: string, presence: Presence): StandIn {
  if (gone && duty.goneOnTo !== null && isThere(duty.goneOnTo, today, presence)) return { standInId: duty.goneOnTo, standsIn: 'now', unanswered: false }
  if (!needsStandIn(duty, gone, day, presence)) return noStandIn
  const answers = whoAnswers(duty, day, presence)
  if (answers === null) return noStandIn
  return { standInId: answers.id, standsIn: day > today ? 'then' : 'now', unanswered: !answers.there && duty.personId !== null }
}
