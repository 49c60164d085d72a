import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay, isoMinute } from '#ui/when.ts'
import { readTexts } from '#capabilities/cases/contract.ts'
import * as codes from '#capabilities/returning/domain/after-codes.ts'
import { hasDeclined } from '#capabilities/returning/domain/follow-up.ts'
import { currencies, follows, mayDo, type GrantDeed } from '#capabilities/returning/domain/grant.ts'
import { goalStates, spentOf } from '#capabilities/returning/domain/goals.ts'
import { milestones } from '#capabilities/returning/domain/home-plan.ts'
import { phases } from '#capabilities/returning/domain/return.ts'
import { pointsNow } from '#capabilities/returning/queries/after-forms.ts'
import { enter, type Entered } from '#capabilities/returning/queries/enter.ts'
import { agreedPlan, goalsNow } from '#capabilities/returning/queries/goals.ts'
import { mayReach } from '#capabilities/returning/queries/may-reach.ts'
import { ceilingOn } from '#capabilities/returning/store/after-rules.ts'
import { alarmsOf, followUpsOf, type FollowUp } from '#capabilities/returning/store/follow-up.ts'
import { grantedSeen, grantsOf, type Grant } from '#capabilities/returning/store/grant.ts'
import { receptionsOf, renewalsOf, supportLinesOf, type Reception } from '#capabilities/returning/store/reception.ts'

const pointStates = ['coming', 'open', 'late', 'missed', 'stopped', 'reached', 'declined', 'lost'] as const
export const pointAnswer = z.object({
  point: z.enum(codes.points),
  opensOn: z.string(),
  dueOn: z.string(),
  lastOn: z.string(),
  state: z.enum(pointStates),
  notTried: z.boolean(),
})
export const grantDeeds = ['approve', 'pay', 'drop', 'counter', 'receipt'] as const
export const grantAnswer = z.object({
  id: z.string(),
  number: z.number().int(),
  type: z.enum(codes.grantTypes),
  purpose: z.enum(codes.grantPurposes),
  state: z.enum(codes.grantStates),
  currency: z.enum(currencies),
  minor: z.number().int(),
  ore: z.number().int().nullable(),
  rateOn: z.string().nullable(),
  payee: z.enum(codes.payees),
  herWordOn: z.string().nullable(),
  paidOn: z.string().nullable(),
  counters: z.string().nullable(),
  counteredBy: z.string().nullable(),
  reason: z.enum(codes.counterReasons).nullable(),
  receipt: z.boolean().nullable(),
  receiptCode: z.string().nullable(),
  deeds: z.array(z.enum(grantDeeds)),
})
export type GrantAnswer = z.output<typeof grantAnswer>

const results = z.object(Object.fromEntries(codes.resultKeys.map((key) => [key, z.string()])) as Readonly<Record<codes.ResultKey, z.ZodString>>)
export const afterAnswer = z.object({
  case: z.object({ id: z.string(), pseudonym: z.string() }),
  phase: z.enum(phases),
  arrivedOn: z.string().nullable(),
  mayWrite: z.boolean(),
  mayReceive: z.boolean(),
  mayPlanMoney: z.boolean(),
  mayTakeUp: z.boolean(),
  reception: z
    .object({
      number: z.number().int(),
      arrivedAt: z.string(),
      confirmedBy: z.enum(codes.confirmers),
      confirmedAt: z.string(),
      onward: z.enum(codes.onwards),
      housing: z.enum(codes.firstHousings),
      words: z.boolean(),
    })
    .nullable(),
  support: z.array(
    z.object({
      id: z.string(),
      code: z.enum(codes.supportCodes),
      givenBy: z.enum(codes.givers),
      state: z.enum(codes.supportStates),
      fromOn: z.string(),
      words: z.boolean(),
      mine: z.boolean(),
    }),
  ),
  goals: z.array(
    z.object({
      milestone: z.enum(milestones),
      byDay: z.string(),
      state: z.enum(goalStates).nullable(),
      onDay: z.string().nullable(),
      number: z.number().int(),
      late: z.boolean(),
    }),
  ),
  grants: z.array(grantAnswer),
  /** In öre: what the plan that was agreed has for each purpose beside what was granted and paid. */
  spent: z.array(z.object({ purpose: z.enum(codes.grantPurposes), planned: z.number(), granted: z.number(), paid: z.number() })),
  grantedOre: z.number().int(),
  ceiling: z.object({ ore: z.number().int(), confirmed: z.boolean() }).nullable(),
  points: z.array(pointAnswer),
  declined: z.boolean(),
  /** Whether she may be called at this moment, by the rules of safe contact. */
  mayCall: z.boolean(),
  tries: z.array(
    z.object({
      id: z.string(),
      point: z.enum(codes.points),
      onDay: z.string(),
      reach: z.enum(codes.reaches),
      how: z.enum(codes.hows).nullable(),
      why: z.enum(codes.whysNot).nullable(),
      results: results.nullable(),
      words: z.boolean(),
    }),
  ),
  alarms: z.array(
    z.object({
      id: z.string(),
      point: z.enum(codes.points),
      why: z.enum(codes.alarmWhys),
      stage: z.number().int(),
      onDay: z.string(),
      answer: z.enum(codes.alarmAnswers).nullable(),
    }),
  ),
  renewals: z.array(
    z.object({ id: z.string(), knownOn: z.string(), knownBy: z.enum(codes.knownBys), way: z.enum(['case_open', 'case_reopened', 'new_case']) }),
  ),
})
export type AfterModel = z.output<typeof afterAnswer>

/** What the one asking may do with a line of money now. */
export function deedsOn(grant: Grant, { journey }: Pick<Entered, 'journey'>, me: Id): GrantAnswer['deeds'] {
  if (!journey.mayWrite) return []
  const able = (deed: Exclude<GrantDeed, 'plan'>): boolean => mayDo(journey.part, deed) && follows(grant.state, deed)
  return [
    ...(able('approve') && grant.madeBy !== me ? (['approve'] as const) : []),
    ...(able('pay') && grant.approvedBy !== me ? (['pay'] as const) : []),
    ...(able('drop') ? (['drop'] as const) : []),
    ...(able('counter') && grant.counters === null && grant.counteredBy === null ? (['counter'] as const) : []),
    ...(grant.state === 'paid' && grant.counters === null && grant.receipt === null ? (['receipt'] as const) : []),
  ]
}
export const sayGrant = (grant: Grant, deeds: GrantAnswer['deeds']): GrantAnswer => {
  const { id, number, type, purpose, state, currency, minor, ore, rateOn, payee, herWordOn, paidOn, counters, counteredBy, reason, receipt, receiptCode } =
    grant
  return {
    id,
    number,
    type,
    purpose,
    state,
    currency,
    minor,
    ore,
    rateOn,
    payee,
    herWordOn,
    paidOn,
    counters,
    counteredBy,
    reason,
    receipt,
    receiptCode,
    deeds,
  }
}

type Said = Pick<AfterModel, 'reception' | 'support' | 'grants' | 'tries' | 'alarms' | 'renewals'>
const sayReception = ({ number, arrivedAt, confirmedBy, confirmedAt, onward, housing, wordsRecord }: Reception): NonNullable<Said['reception']> => ({
  number,
  arrivedAt: isoMinute(arrivedAt),
  confirmedBy,
  confirmedAt: isoMinute(confirmedAt),
  onward,
  housing,
  words: wordsRecord !== null,
})
const sayTry = ({ id, point, onDay, reach, how, why, results: kept, wordsRecord }: FollowUp): Said['tries'][number] => {
  const words = wordsRecord !== null
  return { id, point, onDay, reach, how, why, results: kept, words }
}

/** The rows of a return, as everybody who takes part sees them. */
async function sayRows(visit: Visit, entered: Entered, tries: readonly FollowUp[]): Promise<Said> {
  const { journey } = entered
  const { tx, actor } = visit
  const [newest] = await receptionsOf(tx, journey.id)
  const support = (await supportLinesOf(tx, journey.id)).map(({ id, code, givenBy, state, fromOn, wordsRecord, zoneId }) => {
    const mine = journey.mayWrite && zoneId === actor.zoneId
    return { id, code, givenBy, state, fromOn, words: wordsRecord !== null, mine }
  })
  return {
    reception: newest ? sayReception(newest) : null,
    support,
    grants: (await grantsOf(tx, journey.id)).map((grant) => sayGrant(grant, deedsOn(grant, entered, actor.personId))),
    tries: tries.map(sayTry),
    alarms: (await alarmsOf(tx, journey.id)).map(({ id, point, why, stage, onDay, answer }) => ({ id, point, why, stage, onDay, answer })),
    renewals: (await renewalsOf(tx, journey.id)).map(({ id, knownOn, knownBy, way }) => ({ id, knownOn, knownBy, way })),
  }
}

/** What the one asking may do here now. */
function mayOn({ journey }: Entered): Pick<AfterModel, 'mayWrite' | 'mayReceive' | 'mayPlanMoney' | 'mayTakeUp'> {
  const { mayWrite, part, phase, arrivedAt } = journey
  const on = phase === 'travelling' || phase === 'arrived'
  return {
    mayWrite,
    mayReceive: mayWrite && on,
    mayPlanMoney: mayWrite && mayDo(part, 'plan') && (on || phase === 'admitted'),
    mayTakeUp: arrivedAt !== null && (part === 'coordinator' || part === 'board'),
  }
}

/** Everything after the journey that is kept in codes, days and amounts. */
export async function loadAfter(visit: Visit, entered: Entered): Promise<AfterModel> {
  const { card, journey } = entered
  const { tx } = visit
  const tries = await followUpsOf(tx, journey.id)
  const points = await pointsNow(visit, journey, tries)
  const ceiling = await ceilingOn(tx, isoDay(visit.now))
  const rows = await sayRows(visit, entered, tries)
  const plan = await agreedPlan(visit, journey.id)
  return {
    case: { id: card.id, pseudonym: card.pseudonym },
    phase: journey.phase,
    arrivedOn: journey.arrivedAt ? isoDay(journey.arrivedAt) : null,
    ...mayOn(entered),
    ...rows,
    goals: [...(await goalsNow(visit, journey.id, plan))],
    spent: [...spentOf(plan?.lines ?? [], rows.grants)],
    grantedOre: await grantedSeen(tx, card.id),
    ceiling: ceiling && { ore: ceiling.ore, confirmed: ceiling.confirmed },
    points: points.map(({ point, opensOn, dueOn, lastOn, state, notTried }) => ({ point, opensOn, dueOn, lastOn, state, notTried })),
    declined: hasDeclined(tries),
    mayCall: await mayReach(visit, card.id, 'call', visit.now),
  }
}

export async function showAfter(visit: Visit, caseId: Id): Promise<AfterModel | null> {
  const entered = await enter(visit, caseId)
  return entered && (await loadAfter(visit, entered))
}

/** What was written of it, opened as far as the one asking holds the key: the own part's, and what was shared. */
export const afterWordsAnswer = z.object({
  case: z.object({ id: z.string(), pseudonym: z.string() }),
  texts: z.array(z.object({ id: z.string(), of: z.enum(['reception', 'support', 'follow_up']), when: z.string(), words: z.string().nullable() })),
})
export type AfterWordsModel = z.output<typeof afterWordsAnswer>
export async function showAfterWords(visit: Visit, caseId: Id): Promise<AfterWordsModel | null> {
  const entered = await enter(visit, caseId)
  if (!entered) return null
  const { card, journey } = entered
  const rows = [
    ...(await receptionsOf(visit.tx, journey.id)).map((one) => ({ of: 'reception' as const, when: isoMinute(one.arrivedAt), record: one.wordsRecord })),
    ...(await supportLinesOf(visit.tx, journey.id)).map((one) => ({ of: 'support' as const, when: one.fromOn, record: one.wordsRecord })),
    ...(await followUpsOf(visit.tx, journey.id)).map((one) => ({ of: 'follow_up' as const, when: one.onDay, record: one.wordsRecord })),
  ].flatMap(({ record, ...row }) => (record === null ? [] : [{ ...row, record }]))
  const opened = rows.length === 0 ? [] : await readTexts(visit, { caseId, recordIds: rows.map((row) => row.record) })
  const words = new Map(opened.map((text) => [text.id, text.words?.reveal() ?? null]))
  return {
    case: { id: card.id, pseudonym: card.pseudonym },
    texts: rows.map(({ record, of, when }) => ({ id: record, of, when, words: words.get(record) ?? null })),
  }
}
