import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Visit } from '#platform/http/visit.ts'
import { findZone, sealedClasses, staffOfZone, type SealedClass, type Staff } from '#capabilities/people/contract.ts'
import { weigh } from '#capabilities/cases/commands/prepare-disclosure.ts'
import { lastUntil, needsSecond, type DisclosureMode, type Ground } from '#capabilities/cases/domain/disclosure.ts'
import { disclosureTransfers, groundsSaid, isMunicipal, leavesCountry, type TransferGround } from '#capabilities/cases/domain/transfer.ts'
import { mayAct } from '#capabilities/cases/domain/may-act.ts'
import { mayRead } from '#capabilities/cases/domain/may-read.ts'
import { loadCase, type LoadedCase } from '#capabilities/cases/queries/load-case.ts'
import { nameBook, Names, type NameBook } from '#capabilities/cases/queries/names.ts'
import { readTexts } from '#capabilities/cases/queries/read-texts.ts'
import { findDisclosure, listItems, type Disclosure, type DisclosureItem } from '#capabilities/cases/store/disclosure.ts'
import { groundsFor } from '#capabilities/cases/store/ground.ts'
import { transferGroundsFor } from '#capabilities/cases/store/transfer.ts'
import { listRecords } from '#capabilities/cases/store/record.ts'

const firstWords = (words: string): string => (words.length <= 60 ? words : `${words.slice(0, 60).replace(/\s+\S*$/, '')} …`)

export const DisclosureChoice = z.object({
  case: z.object({ id: z.string(), pseudonym: z.string() }),
  /** Each with its first words, for whoever may read it; never where she is. */
  records: z.array(z.object({ id: z.string(), class: z.string(), kind: z.string(), madeAt: z.date(), start: z.string().nullable() })),
  classes: z.array(z.string()),
  zones: z.array(z.string()),
  names: Names,
})
export type DisclosureChoiceModel = z.input<typeof DisclosureChoice>

async function leadsHere(visit: Visit, caseId: Id): Promise<LoadedCase | null> {
  const loaded = await loadCase(visit, caseId)
  if (!loaded || loaded.card.closedAt || !mayAct(loaded.access, 'lead-unit')) return null
  visit.requireStrong()
  return loaded
}

/** Step one: what could leave, and to whom. */
export async function chooseWhat(visit: Visit, caseId: Id): Promise<DisclosureChoiceModel | null> {
  const loaded = await leadsHere(visit, caseId)
  const own = loaded?.access.units.find((unit) => unit.zoneId === visit.actor.zoneId)
  if (!loaded || !own) return null
  const rows = (await listRecords(visit.tx, caseId)).filter(
    (row) => row.unitId === own.id && row.kind !== 'harm_test' && row.kind !== 'glass_reason' && mayRead(loaded.access, row),
  )
  const shown = rows.filter((row) => row.class !== 'C3').slice(0, 50)
  const starts = new Map(
    (await readTexts(visit, { caseId, recordIds: shown.map((row) => row.id) }, loaded)).map((text) => [text.id, text.words && firstWords(text.words.reveal())]),
  )
  const zones = loaded.access.units.filter((unit) => unit.zoneId !== visit.actor.zoneId && !unit.closed && unit.zoneActive).map((unit) => unit.zoneId)
  return {
    case: { id: caseId, pseudonym: loaded.card.pseudonym },
    records: rows.map((row) => ({ id: row.id, class: row.class, kind: row.kind, madeAt: row.madeAt, start: starts.get(row.id) ?? null })),
    classes: sealedClasses.filter((cls) => mayRead(loaded.access, { unitId: own.id, class: cls })),
    zones,
    names: await nameBook(visit, [], zones),
  }
}

export type WhomModel = {
  readonly loaded: LoadedCase
  readonly mode: DisclosureMode
  readonly records: readonly Id[]
  readonly classes: readonly string[]
  readonly toZone: Id
  readonly toName: string
  readonly staff: readonly Staff[]
  readonly grounds: readonly Ground[]
  /** What lets it leave for the receiver's country; `null` when the receiver is in Sweden. */
  readonly transfers: readonly TransferGround[] | null
  /** The own zone is part of a municipality. */
  readonly municipal: boolean
}
export type WhomQuery = { readonly mode: DisclosureMode; readonly records: readonly Id[]; readonly classes: readonly SealedClass[]; readonly to: Id | null }

/** Step two: to which persons and why. Only grounds that are valid between the two zones for exactly this. */
export async function chooseWhom(visit: Visit, caseId: Id, asked: WhomQuery): Promise<WhomModel | null> {
  const loaded = await leadsHere(visit, caseId)
  const own = loaded?.access.units.find((unit) => unit.zoneId === visit.actor.zoneId)
  if (!loaded || !own || !asked.to || !loaded.access.units.some((unit) => unit.zoneId === asked.to && unit.id !== own.id)) return null
  const [from, to] = [await findZone(visit.tx, visit.actor.zoneId), await findZone(visit.tx, asked.to)]
  if (!from || !to) return null
  const rows =
    asked.mode === 'snapshot' && asked.records.length > 0
      ? (await listRecords(visit.tx, caseId, { ids: asked.records })).filter((row) => row.unitId === own.id)
      : []
  const classes = asked.mode === 'running' ? asked.classes : [...new Set(rows.map((row) => row.class))]
  const grounds = (await groundsFor(visit.tx, from.kind, to.kind, visit.now)).filter((ground) => classes.every((cls) => ground.classes.includes(cls)))
  const transfers = leavesCountry(to.countryCode)
    ? (await transferGroundsFor(visit.tx, from.kind, to.countryCode)).filter(({ code }) => disclosureTransfers.includes(code))
    : null
  const staff = (await staffOfZone(visit.tx, to.id)).filter((person) => person.hasKeys)
  return {
    loaded,
    mode: asked.mode,
    records: rows.map((row) => row.id),
    classes,
    toZone: to.id,
    toName: to.name,
    staff,
    grounds: classes.length === 0 ? [] : grounds,
    transfers,
    municipal: isMunicipal(from.kind),
  }
}

export type SendModel = {
  readonly loaded: LoadedCase
  readonly disclosure: Disclosure
  readonly items: readonly DisclosureItem[]
  readonly second: boolean
  readonly most: Instant
  readonly law: string
  readonly names: NameBook
}

/** Step three: the decision as it stands, for the one who decides. */
export async function prepareSending(visit: Visit, caseId: Id, disclosureId: Id): Promise<SendModel | null> {
  const loaded = await leadsHere(visit, caseId)
  const disclosure = loaded && (await findDisclosure(visit.tx, caseId, disclosureId))
  if (!loaded || !disclosure || disclosure.decidedBy !== visit.actor.personId || (disclosure.state !== 'draft' && disclosure.state !== 'approved')) return null
  const weighed = await weigh(visit, { ...disclosure, until: disclosure.untilAt }, disclosure.classes, disclosure.id)
  if (!weighed) return null
  return {
    loaded,
    disclosure,
    items: await listItems(visit.tx, disclosureId),
    second: disclosure.state === 'draft' && weighed.ground !== null && needsSecond(weighed.proposal, weighed.ground),
    most: lastUntil(disclosure.classes, visit.now),
    law: weighed.ground?.law ?? '',
    names: await nameBook(visit, disclosure.named, [disclosure.toZone]),
  }
}

export const DisclosureAnswer = z.object({
  case: z.object({ id: z.string(), pseudonym: z.string() }),
  id: z.string(),
  state: z.string(),
  mode: z.string(),
  fromZone: z.string(),
  toZone: z.string(),
  named: z.array(z.string()),
  classes: z.array(z.string()),
  purpose: z.string(),
  ground: z.string(),
  /** What lets it leave the country; none when it stays. */
  transferGround: z.string().nullable(),
  law: z.string(),
  verified: z.string().nullable(),
  fromAt: z.date(),
  untilAt: z.date(),
  decidedBy: z.string(),
  decidedAt: z.date(),
  secondBy: z.string().nullable(),
  revokedAt: z.date().nullable(),
  /** Why it ended before its time; for the side that decided. */
  revokedWhy: z.string().nullable(),
  version: z.number(),
  /** The own side's records: the sender's originals, or the recipient's copies. */
  items: z.array(z.object({ record: z.string().nullable(), class: z.string(), kind: z.string() })),
  harmRecord: z.string().nullable(),
  received: z.boolean(),
  mayRevoke: z.boolean(),
  maySend: z.boolean(),
  names: Names,
})
export type DisclosureModel = z.input<typeof DisclosureAnswer>

/** The receipt, in both zones: each links to its own records only. */
export async function showDisclosure(visit: Visit, caseId: Id, disclosureId: Id): Promise<DisclosureModel | null> {
  const loaded = await loadCase(visit, caseId)
  const one = loaded && (await findDisclosure(visit.tx, caseId, disclosureId))
  if (!loaded || !one) return null
  if (loaded.card.protectionLevel === 2) visit.requireStrong()
  const received = one.toZone === visit.actor.zoneId
  const weighed = await weigh(visit, { ...one, until: one.untilAt }, one.classes, one.id)
  const lead = !received && !loaded.card.closedAt && mayAct(loaded.access, 'lead-unit')
  visit.note({ caseId, object: disclosureId, classes: one.classes, ground: groundsSaid(one) })
  return {
    ...one,
    case: { id: caseId, pseudonym: loaded.card.pseudonym },
    named: [...one.named],
    classes: [...one.classes],
    revokedWhy: received ? null : one.revokedWhy,
    law: received ? '' : (weighed?.ground?.law ?? ''),
    items: (await listItems(visit.tx, disclosureId)).map((item) => ({ record: received ? item.copyId : item.recordId, class: item.class, kind: item.kind })),
    harmRecord: received ? null : one.harmRecord,
    received,
    mayRevoke: lead && (one.state === 'running' || one.state === 'draft' || one.state === 'waiting' || one.state === 'approved'),
    maySend: lead && one.decidedBy === visit.actor.personId && (one.state === 'draft' || one.state === 'approved'),
    names: await nameBook(visit, [...one.named, one.decidedBy, one.secondBy], [one.fromZone, one.toZone]),
  }
}
