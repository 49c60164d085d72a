import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'
import { mayChangeCard, nameBook, Names, readTexts, residenceBeforeApplying, type Residence } from '#capabilities/cases/contract.ts'
import { colleagues } from '#capabilities/people/contract.ts'
import {
  applicants,
  bases,
  effectsOf,
  expectedEnd,
  latestGranted,
  looksWrong,
  permitKinds,
  permitOutcomes,
  sideEffects,
  ways,
  type Permit,
  type PermitKind,
} from '#capabilities/support/domain/permit.ts'
import { residenceAfter } from '#capabilities/support/domain/permit-residence.ts'
import { basisOn, basisReasons } from '#capabilities/support/domain/permit-basis.ts'
import { enterLaw, enterLawToWrite, type EnteredLaw } from '#capabilities/support/queries/enter-law.ts'
import { permitsOf, toldOf, type PermitRow } from '#capabilities/support/store/permit.ts'

const caseHead = z.object({ id: z.string(), pseudonym: z.string() })
export const permitRow = z.object({
  id: z.string(),
  kind: z.enum(permitKinds),
  round: z.number(),
  applicant: z.enum(applicants),
  basis: z.enum(bases),
  way: z.enum(ways),
  sentOn: z.string(),
  receivedOn: z.string().nullable(),
  outcome: z.enum(permitOutcomes),
  decidedOn: z.string().nullable(),
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
  /** What one would expect to read, when the document says something else. A warning only. */
  expected: z.string().nullable(),
  revokedOn: z.string().nullable(),
  heardOn: z.string().nullable(),
  stayOn: z.string().nullable(),
  stayEndedOn: z.string().nullable(),
  madeBy: z.string(),
  version: z.number(),
})
export type PermitView = z.output<typeof permitRow>

const coded = (one: PermitRow): PermitView => ({
  ...one,
  expected: one.validFrom !== null && one.validTo !== null && looksWrong(one.kind, one.validFrom, one.validTo) ? expectedEnd(one.kind, one.validFrom) : null,
})

const basis = z.object({ eligible: z.boolean(), from: z.string().nullable(), to: z.string().nullable(), reason: z.enum(basisReasons), sure: z.boolean() })
export const permitsAnswer = z.object({
  case: caseHead,
  permits: z.array(permitRow),
  effects: z.array(z.object({ code: z.enum(sideEffects), from: z.string().nullable() })),
  basis,
  mayApply: z.array(z.enum(permitKinds)),
})
export type PermitsModel = z.input<typeof permitsAnswer>

const mayApplyFor = (all: readonly PermitRow[]): readonly PermitKind[] =>
  permitKinds.filter((kind) => !all.some((one) => one.kind === kind && one.outcome === 'waiting') && (kind !== 'extension' || latestGranted(all) !== null))

export async function showPermits(visit: Visit, caseId: Id): Promise<PermitsModel | null> {
  const entered = await enterLaw(visit, caseId, 'C7')
  if (!entered) return null
  const all = await permitsOf(visit.tx, caseId)
  const { eligible, from, to, reason, sure } = basisOn(all, isoDay(visit.now))
  visit.note({ object: caseId, count: all.length })
  return {
    case: { id: caseId, pseudonym: entered.card.pseudonym },
    permits: all.map(coded),
    effects: [...effectsOf(all)],
    basis: { eligible, from, to, reason, sure },
    mayApply: entered.standing.writes.includes('C7') ? [...mayApplyFor(all)] : [],
  }
}

const toldRow = z.object({ id: z.string(), teller: z.string(), what: z.string(), toldOn: z.string(), language: z.string(), interpreter: z.string() })
export const permitAnswer = z.object({
  case: caseHead,
  permit: permitRow,
  told: z.array(toldRow),
  words: z.string().nullable(),
  paper: z.string().nullable(),
  mayWrite: z.boolean(),
  names: Names,
})
export type PermitModel = z.input<typeof permitAnswer>

export async function showPermit(visit: Visit, caseId: Id, id: Id): Promise<PermitModel | null> {
  const entered = await enterLaw(visit, caseId, 'C7')
  const one = entered && (await permitsOf(visit.tx, caseId)).find((each) => each.id === id)
  if (!entered || !one) return null
  const wanted = [one.wordsRecord, one.paperRecord].filter((record) => record !== null)
  const texts = wanted.length === 0 ? [] : await readTexts(visit, { caseId, recordIds: wanted })
  const text = (record: Id | null): string | null => texts.find((each) => each.id === record)?.words?.reveal() ?? null
  visit.note({ object: id })
  return {
    case: { id: caseId, pseudonym: entered.card.pseudonym },
    permit: coded(one),
    told: (await toldOf(visit.tx, caseId)).filter((each) => each.permitId === id),
    words: text(one.wordsRecord),
    paper: text(one.paperRecord),
    mayWrite: one.unitId === entered.standing.unitId && entered.standing.writes.includes('C7'),
    names: await nameBook(visit, [one.madeBy], []),
  }
}

export type PermitForm = {
  readonly entered: EnteredLaw
  readonly kind: PermitKind
  readonly staff: readonly { readonly id: Id; readonly name: string }[]
  readonly me: Id
}
export type ApplyForm = PermitForm & {
  /** What the card will say of the right of residence; `null`: it stays. */
  readonly becomes: Residence | null
}
export async function prepareApplication(visit: Visit, caseId: Id, kind: PermitKind): Promise<ApplyForm | null> {
  const entered = await enterLawToWrite(visit, caseId, 'C7')
  if (!entered) return null
  const changes = await mayChangeCard(visit, caseId)
  const becomes = changes ? residenceAfter('applied', await permitsOf(visit.tx, caseId), entered.card.residence, isoDay(visit.now)) : null
  return { entered, kind, becomes, staff: [], me: visit.actor.personId }
}
/** What the card will say of the right of residence after each event; `null`: it stays. */
export type Following = { readonly now: Residence } & Readonly<Record<'granted' | 'refused' | 'withdrawn' | 'revoked', Residence | null>>
export type OnePermitForm = PermitForm & { readonly permit: PermitRow; readonly following: Following }
async function followingOf(visit: Visit, { card }: EnteredLaw, all: readonly PermitRow[], permit: PermitRow): Promise<Following> {
  const now = card.residence
  if (!(await mayChangeCard(visit, card.id))) return { now, granted: null, refused: null, withdrawn: null, revoked: null }
  const today = isoDay(visit.now)
  const before = await residenceBeforeApplying(visit, card.id)
  const then = (change: Partial<Permit>): readonly Permit[] => all.map((one) => (one.id === permit.id ? { ...one, ...change } : one))
  return {
    now,
    granted: residenceAfter('granted', then({ outcome: 'granted', validFrom: today, validTo: today }), now, today),
    refused: residenceAfter('refused', then({ outcome: 'refused' }), now, today, before),
    withdrawn: residenceAfter('withdrawn', then({ outcome: 'withdrawn' }), now, today, before),
    revoked: residenceAfter('revoked', then({ revokedOn: today }), now, today),
  }
}
export async function preparePermit(visit: Visit, caseId: Id, id: Id): Promise<OnePermitForm | null> {
  const entered = await enterLawToWrite(visit, caseId, 'C7')
  const all = entered ? await permitsOf(visit.tx, caseId) : []
  const permit = all.find((one) => one.id === id)
  if (!entered || !permit || permit.unitId !== entered.standing.unitId) return null
  const following = await followingOf(visit, entered, all, permit)
  return { entered, kind: permit.kind, permit, following, staff: await colleagues(visit.tx), me: visit.actor.personId }
}
