import { newId, type Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Instant } from '#kernel/time.ts'
import type { Visit } from '#platform/http/visit.ts'
import { ceilingOf, findStaff, findZone, isInformationClass, type Zone } from '#capabilities/people/contract.ts'
import { carries } from '#capabilities/cases/domain/consent.ts'
import {
  faultOf,
  firstUntil,
  type DisclosureFault,
  type DisclosureMode,
  type DisclosurePurpose,
  type Ground,
  type Proposal,
} from '#capabilities/cases/domain/disclosure.ts'
import { groundsSaid, leavesCountry, transferFault, type TransferFault, type TransferGround } from '#capabilities/cases/domain/transfer.ts'
import { mayAct } from '#capabilities/cases/domain/may-act.ts'
import { mayWrite } from '#capabilities/cases/domain/may-write.ts'
import { mayRead } from '#capabilities/cases/domain/may-read.ts'
import { writeRecord } from '#capabilities/cases/commands/write-record.ts'
import { loadCase, type LoadedCase } from '#capabilities/cases/queries/load-case.ts'
import { listConsents } from '#capabilities/cases/store/consent.ts'
import { insertDisclosure, insertItem, listDisclosures } from '#capabilities/cases/store/disclosure.ts'
import { groundsFor } from '#capabilities/cases/store/ground.ts'
import { transferGroundsFor } from '#capabilities/cases/store/transfer.ts'
import { listRecords, type RecordRow } from '#capabilities/cases/store/record.ts'
import { unitsOf } from '#capabilities/cases/store/unit.ts'

export type ProposalFacts = {
  readonly caseId: Id
  /** Records for a snapshot; classes for a running disclosure. */
  readonly records: readonly Id[]
  readonly classes?: readonly string[]
  readonly mode: DisclosureMode
  readonly toZone: Id
  /** Persons of that zone who are to read it. */
  readonly named: readonly Id[]
  readonly purpose: DisclosurePurpose
  readonly ground: string
  /** What lets it leave the country; asked for when the receiver is in another one. */
  readonly transferGround?: string | null
  readonly harmTest: string
  readonly until?: Instant
}
export type ProposalRefusal =
  | { readonly kind: 'no-such-case' }
  | { readonly kind: 'nothing-chosen' }
  | { readonly kind: 'zone-not-in-case' }
  | { readonly kind: 'recipient-has-no-key' }
  | { readonly kind: 'recipient-may-not-read' }
  | { readonly kind: 'no-consent' }
  | { readonly kind: 'no-transfer-consent' }
  | { readonly kind: DisclosureFault | TransferFault }

/** What leaves: records of the own unit that I may read myself, or classes of it. */
async function chosen(
  visit: Visit,
  loaded: LoadedCase,
  facts: ProposalFacts,
): Promise<{ readonly records: readonly RecordRow[]; readonly classes: readonly string[] } | null> {
  const own = loaded.access.units.find((unit) => unit.zoneId === visit.actor.zoneId)
  if (!own) return null
  if (facts.mode === 'running') {
    const classes = [...new Set(facts.classes ?? [])].filter((cls) => isInformationClass(cls) && cls !== 'C0' && cls !== 'C11')
    return classes.length > 0 && classes.every((cls) => mayRead(loaded.access, { unitId: own.id, class: cls })) ? { records: [], classes } : null
  }
  const ids = [...new Set(facts.records)]
  const records = (await listRecords(visit.tx, facts.caseId, { ids })).filter((record) => record.unitId === own.id && mayRead(loaded.access, record))
  return ids.length > 0 && records.length === ids.length ? { records, classes: [...new Set(records.map((record) => record.class))].sort() } : null
}

async function refuseRecipients(visit: Visit, facts: ProposalFacts, classes: readonly string[]): Promise<ProposalRefusal | null> {
  const staff = await findStaff(visit.tx, facts.named)
  const named = facts.named.map((id) => staff.get(id))
  if (named.length === 0 || named.some((person) => person?.zoneId !== facts.toZone || !person.active || !person.hasKeys))
    return { kind: 'recipient-has-no-key' }
  const all = named.every((person) => classes.every((cls) => isInformationClass(cls) && ceilingOf(person?.roles ?? []).reads.has(cls)))
  return all ? null : { kind: 'recipient-may-not-read' }
}

async function consentFor(visit: Visit, facts: ProposalFacts, classes: readonly string[]): Promise<Id | null> {
  const asked = { classes, toZone: facts.toZone, purpose: facts.purpose }
  return (await listConsents(visit.tx, facts.caseId)).find((consent) => carries(consent, asked, visit.now))?.id ?? null
}

/** The harm test is written down in the own zone, in the widest class this person may write whole; else as a short form. */
async function writeHarmTest(visit: Visit, loaded: LoadedCase, text: string): Promise<Id | null> {
  const cls = ['C4', 'C6', 'C5', 'C10', 'C1'].find((one) => mayWrite(loaded.access, one) === 'whole') ?? 'C4'
  const written = await writeRecord(visit, { caseId: loaded.card.id, class: cls, kind: 'harm_test', text }, loaded)
  return written.ok ? written.value : null
}

export type Weighed = {
  readonly proposal: Proposal
  readonly ground: Ground | null
  /** What lets something leave for the receiver's country; empty when the receiver is in Sweden. */
  readonly transfers: readonly TransferGround[]
  readonly toZone: Zone
}
/** The proposal as the rules look at it. */
export async function weigh(
  visit: Visit,
  facts: { readonly caseId: Id; readonly toZone: Id; readonly ground: string; readonly mode: DisclosureMode; readonly until: Instant },
  classes: readonly string[],
  except: Id | null,
): Promise<Weighed | null> {
  const [from, to] = [await findZone(visit.tx, visit.actor.zoneId), await findZone(visit.tx, facts.toZone)]
  if (!from || !to?.active) return null
  const ground = (await groundsFor(visit.tx, from.kind, to.kind, visit.now)).find((one) => one.code === facts.ground) ?? null
  const before = (await listDisclosures(visit.tx, facts.caseId)).filter(
    (one) => one.id !== except && one.toZone === facts.toZone && (one.state === 'sent' || one.state === 'running' || one.state === 'ended'),
  )
  const newZone = !before.some((one) => one.classes.includes('C10'))
  const transfers = leavesCountry(to.countryCode) ? await transferGroundsFor(visit.tx, from.kind, to.countryCode) : []
  return { proposal: { classes, mode: facts.mode, until: facts.until, toCountry: to.countryCode, fromKind: from.kind, newZone }, ground, transfers, toZone: to }
}

/** Writes down what is to leave, to whom and why. Nothing has left yet. */
export async function prepareDisclosure(visit: Visit, facts: ProposalFacts, already?: LoadedCase): Promise<Result<Id, ProposalRefusal>> {
  const loaded = already ?? (await loadCase(visit, facts.caseId))
  if (!loaded || loaded.card.closedAt || !mayAct(loaded.access, 'lead-unit')) return refuse({ kind: 'no-such-case' })
  const what = await chosen(visit, loaded, facts)
  if (!what) return refuse({ kind: 'nothing-chosen' })
  const units = await unitsOf(visit.tx, facts.caseId)
  const [fromUnit, toUnit] = [units.find((unit) => unit.zoneId === visit.actor.zoneId), units.find((unit) => unit.zoneId === facts.toZone && !unit.closedAt)]
  const until = facts.until ?? firstUntil(what.classes, visit.now)
  const weighed = await weigh(visit, { ...facts, until }, what.classes, null)
  if (!fromUnit || !toUnit || !weighed || toUnit.zoneId === fromUnit.zoneId) return refuse({ kind: 'zone-not-in-case' })
  const wrongPeople = await refuseRecipients(visit, facts, what.classes)
  if (wrongPeople) return refuse(wrongPeople)
  const received = what.records.some((record) => record.disclosureId !== null)
  const fault = faultOf(weighed.proposal, weighed.ground, facts.harmTest, visit.now, received)
  if (fault) return refuse({ kind: fault })
  const { toCountry } = weighed.proposal
  const transferGround = leavesCountry(toCountry) ? (facts.transferGround ?? null) : null
  const kept = transferFault(weighed.proposal.fromKind, toCountry, transferGround, weighed.transfers)
  if (kept) return refuse({ kind: kept })
  const byConsent = facts.ground === 'consent' || transferGround === 'explicit_consent'
  const consentId = byConsent ? await consentFor(visit, facts, what.classes) : null
  if (byConsent && !consentId) return refuse({ kind: facts.ground === 'consent' ? 'no-consent' : 'no-transfer-consent' })

  const id = newId()
  const harmRecord = await writeHarmTest(visit, loaded, facts.harmTest)
  if (!harmRecord) return refuse({ kind: 'needs-words' })
  await insertDisclosure(visit.tx, {
    id,
    harmRecord,
    consentId,
    caseId: facts.caseId,
    fromUnit: fromUnit.id,
    toZone: facts.toZone,
    toUnit: toUnit.id,
    named: facts.named,
    mode: facts.mode,
    classes: what.classes,
    purpose: facts.purpose,
    ground: facts.ground,
    transferGround,
    fromAt: visit.now,
    untilAt: until,
  })
  for (const record of what.records)
    await insertItem(visit.tx, { id, caseId: facts.caseId }, { recordId: record.id, version: record.version, class: record.class, kind: record.kind })
  visit.note({ caseId: facts.caseId, object: id, classes: what.classes, ground: groundsSaid({ ground: facts.ground, transferGround }), reason: facts.purpose })
  return accept(id)
}
