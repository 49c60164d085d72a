import { sql } from 'kysely'
import { runJob } from '#app/jobs.ts'
import { writeRecord } from '#capabilities/cases/contract.ts'
import type { SafeContactFlag } from '#capabilities/contact/contract.ts'
import { addPlan } from '#capabilities/protection/store/plan.ts'
import { resultKeys } from '#capabilities/returning/domain/after-codes.ts'
import { followAlarms } from '#capabilities/returning/jobs/follow-alarms.ts'
import { afterToday } from '#capabilities/returning/queries/follow-list.ts'
import { newId, type Id } from '#kernel/id.ts'
import { daysAfter, hoursAfter } from '#kernel/time.ts'
import type { Fields, Person } from '#test/stories/cases-house.ts'
import { now, openReturnHouse } from '#test/stories/return-house.ts'

export { now }
/** A day so many days after the arrival, which is the day before the house's day. */
export const arrived = daysAfter(now, -1)
export const dayAfter = (days: number): string => daysAfter(arrived, days).toISOString().slice(0, 10)
export const at = (days: number): Date => daysAfter(arrived, days)

export const reception = (more: Fields = {}): Fields => ({
  arrivedAt: '2026-11-20T23:40',
  confirmedBy: 'partner_abroad',
  confirmedAt: '2026-11-21T09:00',
  onward: 'met_and_taken',
  housing: 'family',
  words: 'Canary-aunt meets him at Canary-street 5',
  ...more,
})
const well: Readonly<Record<string, string>> = {
  safety: 'safe',
  housing: 'for_now',
  income: 'too_little',
  health: 'has_care',
  children: 'no_children',
  network: 'has_people',
  exploiterContact: 'no',
  satisfied: 'partly',
  exploitedAgain: 'no',
}
export const reached = (point: string, onDay: string, more: Fields = {}): Fields => ({
  point,
  onDay,
  reach: 'reached',
  how: 'through_partner',
  why: '',
  ...well,
  words: '',
  ...more,
})
const nothing = Object.fromEntries(resultKeys.map((key) => [key, '']))
export const tried = (point: string, onDay: string, reach: string, more: Fields = {}): Fields => ({
  point,
  onDay,
  reach,
  how: reach === 'not_tried' ? '' : 'call',
  why: '',
  ...nothing,
  words: '',
  ...more,
})
export const grant = (more: Fields = {}): Fields => ({
  type: 'cash',
  purpose: 'daily_needs',
  amount: '1 500',
  currency: 'SEK',
  payee: 'herself',
  herWordOn: '',
  ...more,
})

/** The house of a return, with somebody who has come home, and the finance officer of the programme. */
export async function openAfterHouse() {
  const there = await openReturnHouse()
  const { house, partner } = there
  const finance = await house.person(partner.zoneId, ['finance_officer'])
  const moves = (caseId: Id, phase: 'travelling' | 'arrived') =>
    house.asOwner(async (tx) => {
      await sql`update returns.return set phase = ${phase}, departed_at = ${daysAfter(arrived, -1)}, arrived_at = ${phase === 'arrived' ? arrived : null} where case_id = ${caseId}`.execute(
        tx,
      )
    })
  const travels = async (): Promise<Id> => {
    const caseId = await there.reaches('admitted')
    await moves(caseId, 'travelling')
    return caseId
  }
  const arrives = async (): Promise<Id> => {
    const caseId = await there.reaches('admitted')
    await moves(caseId, 'arrived')
    return caseId
  }
  const path = (caseId: Id, rest = ''): string => there.path(caseId, `/after${rest}`)
  const json = async <Answer>(person: Person, caseId: Id): Promise<Answer> => {
    const answer = await person.asks(path(caseId))
    if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`)
    return (await answer.json()) as Answer
  }
  const refused = async (person: Person, where: string, fields: Fields, words: string): Promise<readonly [number, boolean]> => {
    const answer = await person.fills(where, fields)
    return [answer.status, (await answer.text()).includes(words)]
  }
  const follows = (person: Person, caseId: Id, fields: Fields) => there.done(person, path(caseId, '/follow-ups/new'), fields)
  const clock = async (days: number): Promise<void> => {
    await house.scratch.setClock(hoursAfter(at(days), 4))
    await runJob(house.scratch.databases, followAlarms)
  }
  /** What stands on somebody's day, of following up: where it leads, and how many. */
  const day = async (person: Person): Promise<readonly string[]> =>
    (await person.works(null, afterToday)).map((item) => `${item.href.replace(/^.*=/, '')} ${item.count}`)
  let plans = 0
  /** She has said how she may never be reached: it stands in her safety plan. */
  const says = async (caseId: Id, safeFlags: readonly SafeContactFlag[]): Promise<void> => {
    const unitId = await there.findUnit(caseId, there.board)
    plans += 1
    await there.board.works(caseId, async (visit) => {
      const sheet = await writeRecord(visit, { caseId, class: 'C10', kind: 'safety_plan', text: 'Canary-plan' })
      if (!sheet.ok) throw new Error(sheet.refusal.kind)
      const made = {
        id: newId(),
        caseId,
        unitId,
        kind: 'own' as const,
        number: plans,
        language: 'ron',
        copy: 'kept_here' as const,
        safeFlags,
        safeFrom: null,
        safeUntil: null,
      }
      await addPlan(visit.tx, { ...made, reviewOn: dayAfter(30), sheetRecord: sheet.value })
    })
  }
  return { ...there, says, finance, travels, arrives, afterPath: path, json, refused, follows, clock, today: day }
}
export type AfterHouse = Awaited<ReturnType<typeof openAfterHouse>>
