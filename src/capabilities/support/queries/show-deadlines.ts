import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'
import { awayOn, findCards, mayChangeCard, nameBook, Names, readTexts, type Residence } from '#capabilities/cases/contract.ts'
import { colleagues } from '#capabilities/people/contract.ts'
import { nextWorkingDay, restOf, weeksAround, workingDayBefore } from '#capabilities/support/domain/calendar.ts'
import { alertReached, daysLeft, deadlineStates, holdsOn, ruleChanged, stateOf, warningsOf } from '#capabilities/support/domain/deadline.ts'
import { effects, isRedLine, outcomes, rests, triggers, units, type DeadlineRule } from '#capabilities/support/domain/deadline-codes.ts'
import { endsPermit, residenceAfter } from '#capabilities/support/domain/permit-residence.ts'
import { restDaysFor } from '#capabilities/support/queries/calendar-days.ts'
import { enterLaw, enterLawToWrite, type EnteredLaw } from '#capabilities/support/queries/enter-law.ts'
import { decisionsOf, deadlinesOf, findDeadline, myDeadlines, type Deadline, type Decision } from '#capabilities/support/store/deadline.ts'
import { answersFor, leavesFrom, type Leave } from '#capabilities/support/store/deadline-leave.ts'
import { allRules } from '#capabilities/support/store/deadline-rule.ts'
import { permitsOf } from '#capabilities/support/store/permit.ts'

const caseHead = z.object({ id: z.string(), pseudonym: z.string() })
const ruleRow = z.object({
  amount: z.number(),
  unit: z.enum(units),
  effect: z.enum(effects),
  rest: z.enum(rests),
  source: z.string(),
  confirmed: z.boolean(),
  validFrom: z.string(),
})
export const deadlineRow = z.object({
  id: z.string(),
  code: z.string(),
  trigger: z.enum(triggers).nullable(),
  countedFrom: z.string(),
  dueOn: z.string(),
  lastOn: z.string(),
  fromDocument: z.boolean(),
  state: z.enum(deadlineStates),
  daysLeft: z.number(),
  /** Which of the rule's warnings was reached last: 14, 7, 3, 1. */
  alert: z.number().nullable(),
  red: z.boolean(),
  rule: ruleRow,
  /** The wording that holds now, when it says something else than the one it was counted by; `gone` when there is none. */
  changedTo: z.union([ruleRow, z.literal('gone')]).nullable(),
  personId: z.string(),
  deputyId: z.string().nullable(),
  awayUntil: z.string().nullable(),
  /** Who answers while that person is away, or while nobody who is named is there. */
  standInId: z.string().nullable(),
  /** Nobody who is named is there: a head answers. */
  wentToHead: z.boolean(),
  /** Nobody stands behind whoever answers for it. */
  alone: z.boolean(),
  escalated: z.boolean(),
  outcome: z.enum(outcomes).nullable(),
  doneOn: z.string().nullable(),
  version: z.number(),
})
export type DeadlineRow = z.output<typeof deadlineRow>

const shownRule = ({ amount, unit, effect, rest, source, confirmed, validFrom }: DeadlineRule) => ({ amount, unit, effect, rest, source, confirmed, validFrom })

type Ground = { readonly rules: readonly DeadlineRule[]; readonly decisions: readonly Decision[]; readonly leaves: readonly Leave[]; readonly today: string }

/** A deadline with its reasons. */
export function rowOf(one: Deadline, { rules, decisions, leaves, today }: Ground): DeadlineRow | null {
  const rule = rules.find((each) => each.code === one.code && each.validFrom === one.ruleFrom)
  if (!rule) return null
  const now = rules.filter((each) => each.code === one.code && holdsOn(each, today)).at(-1) ?? null
  const away = awayOn(leaves, one.personId, today)
  return {
    id: one.id,
    code: one.code,
    trigger: decisions.find((each) => each.id === one.decisionId)?.trigger ?? rule.trigger,
    countedFrom: one.countedFrom,
    dueOn: one.dueOn,
    lastOn: one.lastOn,
    fromDocument: one.fromDocument,
    state: stateOf({ ...one, effect: rule.effect }, today),
    daysLeft: daysLeft(one, today),
    alert: one.outcome === null ? alertReached(rule.alerts, one.dueOn, today) : null,
    red: isRedLine(rule.effect),
    rule: shownRule(rule),
    changedTo: one.outcome === null && ruleChanged(rule, now) ? (now === null ? 'gone' : shownRule(now)) : null,
    personId: one.personId,
    deputyId: one.deputyId,
    awayUntil: one.outcome === null ? (away?.untilDay ?? null) : null,
    standInId: one.outcome === null ? (one.goneOnTo ?? (away === null ? null : answersFor(leaves, one.personId, today))) : null,
    wentToHead: one.outcome === null && one.goneOnTo !== null,
    alone: one.outcome === null && one.deputyId === null && one.goneOnTo === null && away === null,
    escalated: one.escalatedAt !== null,
    outcome: one.outcome,
    doneOn: one.doneOn,
    version: one.version,
  }
}
async function groundOf(visit: Visit, decisions: readonly Decision[]): Promise<Ground> {
  const today = isoDay(visit.now)
  return { rules: await allRules(visit.tx), decisions, leaves: await leavesFrom(visit.tx, today), today }
}
export async function rowsOfCase(visit: Visit, caseId: Id): Promise<readonly DeadlineRow[]> {
  const all = await deadlinesOf(visit.tx, caseId)
  if (all.length === 0) return []
  const ground = await groundOf(visit, await decisionsOf(visit.tx, caseId))
  return all.flatMap((one) => rowOf(one, ground) ?? [])
}

const decisionRow = z.object({
  id: z.string(),
  trigger: z.enum(triggers),
  onDay: z.string(),
  endsOn: z.string().nullable(),
  madeBy: z.string(),
  takenBack: z.boolean(),
  version: z.number(),
})
export const deadlinesAnswer = z.object({
  case: caseHead,
  open: z.array(deadlineRow),
  closed: z.array(deadlineRow),
  decisions: z.array(decisionRow),
  mayWrite: z.boolean(),
  names: Names,
})
export type DeadlinesModel = z.input<typeof deadlinesAnswer>

export async function showDeadlines(visit: Visit, caseId: Id): Promise<DeadlinesModel | null> {
  const entered = await enterLaw(visit, caseId)
  if (!entered) return null
  const decisions = await decisionsOf(visit.tx, caseId)
  const rows = await rowsOfCase(visit, caseId)
  visit.note({ object: caseId, count: rows.length })
  return {
    case: { id: caseId, pseudonym: entered.card.pseudonym },
    open: rows.filter((row) => row.outcome === null),
    closed: rows.filter((row) => row.outcome !== null),
    decisions: decisions.map(({ id, trigger, onDay, endsOn, madeBy, takenAt, version }) => ({
      id,
      trigger,
      onDay,
      endsOn,
      madeBy,
      takenBack: takenAt !== null,
      version,
    })),
    mayWrite: entered.standing.writes.length > 0,
    names: await nameBook(visit, [...rows.flatMap((row) => [row.personId, row.deputyId, row.standInId]), ...decisions.map((one) => one.madeBy)], []),
  }
}

const calendarDay = z.object({
  day: z.string(),
  weekday: z.number(),
  rest: z.enum(['saturday', 'sunday', 'holiday']).nullable(),
  name: z.string().nullable(),
  due: z.boolean(),
})
export const deadlineAnswer = z.object({
  case: caseHead,
  deadline: deadlineRow,
  rest: z.object({ why: z.enum(['saturday', 'sunday', 'holiday']), name: z.string().nullable(), before: z.string(), next: z.string() }).nullable(),
  days: z.array(calendarDay),
  /** The days on which it is said that the last one nears. */
  warnings: z.array(z.object({ before: z.number(), on: z.string() })),
  reason: z.string().nullable(),
  mayWrite: z.boolean(),
  names: Names,
})
export type DeadlineModel = z.input<typeof deadlineAnswer>

/** One day, and why it is what it is. */
export async function showDeadline(visit: Visit, caseId: Id, id: Id): Promise<DeadlineModel | null> {
  const entered = await enterLaw(visit, caseId)
  const found = entered && (await findDeadline(visit.tx, caseId, id))
  if (!entered || !found) return null
  const ground = await groundOf(visit, await decisionsOf(visit.tx, caseId))
  const row = rowOf(found, ground)
  if (!row) return null
  const days = await restDaysFor(found.dueOn)
  const rest = restOf(found.dueOn, days)
  const [text] = found.reasonRecord ? await readTexts(visit, { caseId, recordIds: [found.reasonRecord] }) : []
  visit.note({ object: id })
  return {
    case: { id: caseId, pseudonym: entered.card.pseudonym },
    deadline: row,
    rest:
      rest === null
        ? null
        : { why: rest, name: days.get(found.dueOn) ?? null, before: workingDayBefore(found.dueOn, days), next: nextWorkingDay(found.dueOn, days) },
    days: [...weeksAround(found.dueOn, found.lastOn, days)],
    warnings: [...warningsOf(ground.rules.find((rule) => rule.code === found.code && rule.validFrom === found.ruleFrom)?.alerts ?? [], found.dueOn)],
    reason: text?.words?.reveal() ?? null,
    mayWrite: found.outcome === null && entered.standing.writes.includes(found.wall.slice(-2)),
    names: await nameBook(visit, [found.personId, found.deputyId, row.standInId], []),
  }
}

export type DeadlineForm = { readonly entered: EnteredLaw; readonly staff: readonly { readonly id: Id; readonly name: string }[]; readonly me: Id }
export async function prepareDecision(visit: Visit, caseId: Id): Promise<DeadlineForm | null> {
  const entered = await enterLawToWrite(visit, caseId)
  return entered && { entered, staff: await colleagues(visit.tx), me: visit.actor.personId }
}
/** `ends`: what the card will say of the right of residence when the day of a permit has passed; `null`: it stays. */
export type OneDeadlineForm = DeadlineForm & { readonly deadline: Deadline; readonly ends: Residence | null }
async function endingOf(visit: Visit, { card }: EnteredLaw, deadline: Deadline): Promise<Residence | null> {
  if (!endsPermit(deadline.code, 'missed') || !(await mayChangeCard(visit, card.id))) return null
  return residenceAfter('ended', await permitsOf(visit.tx, card.id), card.residence, isoDay(visit.now))
}
export async function prepareDeadline(visit: Visit, caseId: Id, id: Id): Promise<OneDeadlineForm | null> {
  const form = await prepareDecision(visit, caseId)
  const deadline = form && (await findDeadline(visit.tx, caseId, id))
  if (!form || !deadline || !form.entered.standing.writes.includes(deadline.wall.slice(-2))) return null
  return { ...form, deadline, ends: await endingOf(visit, form.entered, deadline) }
}

export const deadlineShows = ['late', 'red', 'soon'] as const
export type DeadlineShow = (typeof deadlineShows)[number]
/** Outside its case a deadline is a day and what happens then: neither which rule nor which law. */
const mineRow = deadlineRow.pick({ id: true, lastOn: true, state: true, daysLeft: true, red: true }).extend({
  effect: z.enum(effects),
  case: caseHead,
  inCase: z.boolean(),
  asDeputy: z.boolean(),
})
export type MineRow = z.output<typeof mineRow>
export const mineAnswer = z.object({
  show: z.enum(deadlineShows).nullable(),
  rows: z.array(mineRow),
})
export type MineModel = z.input<typeof mineAnswer>

/** Each row is in one place: passed, red, or near. */
export const placeOf = (row: Pick<DeadlineRow, 'state' | 'red'>): DeadlineShow => (row.state === 'late' ? 'late' : row.red ? 'red' : 'soon')

/** What I answer for and what has come to me, in the cases of my zone. */
export async function showMine(visit: Visit, show: DeadlineShow | null): Promise<MineModel> {
  const all = await myDeadlines(visit.tx)
  const ground = await groundOf(visit, [])
  const cards = await findCards(
    visit.tx,
    all.map((one) => one.caseId),
  )
  const rows = all.flatMap((one) => {
    const row = rowOf(one, ground)
    const card = cards.get(one.caseId)
    if (!row || (show !== null && placeOf(row) !== show)) return []
    const { id, lastOn, state, daysLeft: left, red, rule } = row
    const head = { id: one.caseId, pseudonym: card?.pseudonym ?? '–' }
    return [
      {
        id,
        lastOn,
        state,
        daysLeft: left,
        red,
        effect: rule.effect,
        case: head,
        inCase: card !== undefined,
        asDeputy: one.personId !== visit.actor.personId,
      },
    ]
  })
  visit.note({ count: rows.length })
  return { show, rows }
}
