import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import { writeRecord } from '#capabilities/cases/contract.ts'
import { daysAfter } from '#kernel/time.ts'
import { gatePaths } from '#capabilities/returning/gates-paths.ts'
import { closedGates, type Gate } from '#capabilities/returning/domain/gates.ts'
import { enterToWrite, type Entered } from '#capabilities/returning/queries/enter.ts'
import { gateFacts } from '#capabilities/returning/store/gates.ts'
import type { Visit } from '#platform/http/visit.ts'
import type { Fields, Person } from '#test/stories/cases-house.ts'
import { day, now, openReturnHouse } from '#test/stories/return-house.ts'

export const side = (more: Fields = {}): Fields => ({ item_debt: 'possible', item_recruiter_near: 'absent', ownView: 'same', ...more })
export const signature = (more: Fields = {}): Fields => ({ stands: 'yes', outcome: 'safe_with_plan', ...more })
export const homePlan = (more: Fields = {}): Fields => ({
  language: 'eng',
  part_my_wish: 'Canary-plan: a small shop by the square.',
  amount_housing: '6 000',
  type_housing: 'service',
  amount_own_business: '9 500,50',
  type_own_business: 'in_kind',
  by_first_housing: day(10),
  agreed: 'yes',
  agreedOn: day(0),
  ...more,
})
export const passport = (more: Fields = {}): Fields => ({ kind: 'passport', issuer: 'RO', status: 'valid', validUntil: day(400), ...more })
export const cleared = (more: Fields = {}): Fields => ({ trial: 'cleared', told: 'in_writing', onDay: day(0), ...more })
export const fit = (more: Fields = {}): Fields => ({
  fit: 'fit',
  told: 'in_writing',
  onDay: day(0),
  validUntil: day(30),
  medicine: 'continuing',
  medicineDays: '90',
  ...more,
})

/** A return in which everything can be brought into place, thing by thing. */
export async function openGatesHouse() {
  const there = await openReturnHouse()
  const { house, coordinator, partner, done } = there
  const returnOf = async (caseId: Id): Promise<Id> =>
    await house.asOwner(async (tx) => (await sql<{ id: Id }>`select id from returns.return where case_id = ${caseId}`.execute(tx)).rows[0]?.id ?? '')
  /** A journey of one leg, in so many days, as those who know it would have planned it. */
  const travels = async (caseId: Id, inDays = 5): Promise<void> => {
    const about = await returnOf(caseId)
    const named = await partner.works(caseId, (visit) =>
      writeRecord(visit, { caseId, class: 'C4', kind: 'itinerary', text: 'Canary-receiver', readers: [partner.id] }),
    )
    if (!named.ok) throw new Error(named.refusal.kind)
    await house.asOwner(async (tx) => {
      const unit = sql`(select unit_id from returns.party where return_id = ${about} and part = 'partner')`
      await sql`
        insert into returns.plan (return_id, case_id, unit_id, zone_id, complete, receiver_named, made_by)
        values (${about}, ${caseId}, ${unit}, ${partner.zoneId}, true, true, ${partner.id})`.execute(tx)
      await sql`insert into returns.knower (return_id, case_id, person_id, zone_id, made_by) values (${about}, ${caseId}, ${partner.id}, ${partner.zoneId}, ${partner.id})`.execute(
        tx,
      )
      await sql`
        insert into returns.leg (return_id, case_id, unit_id, zone_id, mode, from_country, to_country, depart_at, depart_zone, arrive_at, arrive_zone, help, met_by, made_by)
        values (${about}, ${caseId}, ${unit}, ${partner.zoneId}, 'air', 'SE', 'RO', ${daysAfter(now, inDays)}, 'Europe/Stockholm', ${daysAfter(now, inDays + 0.25)}, 'Europe/Bucharest',
          'none', 'partner', ${partner.id})`.execute(tx)
      await sql`
        insert into returns.arrangement (return_id, case_id, unit_id, zone_id, receiver, needs_escort, escort, fallback, language, words_record, made_by)
        values (${about}, ${caseId}, ${unit}, ${partner.zoneId}, 'family', 'no', 'none', '{call_knower}', 'ron', ${named.value}, ${partner.id})`.execute(tx)
    })
  }
  const idIn = (location: string): Id => location.split('/').at(-1) ?? ''
  /** Both sides said, nobody has signed. */
  const weighs = async (caseId: Id): Promise<Id> => {
    await done(coordinator, gatePaths.riskSide(caseId), side())
    return idIn(await done(partner, gatePaths.riskSide(caseId), side({ item_debt: 'absent' })))
  }
  const signs = async (caseId: Id, risk: Id, more: Fields = {}): Promise<void> => {
    await done(coordinator, gatePaths.signRisk(caseId, risk), signature(more))
    await done(partner, gatePaths.signRisk(caseId, risk), signature(more))
  }
  const papers = async (caseId: Id, more: Fields = {}): Promise<void> => {
    await done(partner, gatePaths.newPaper(caseId), passport(more))
    await done(coordinator, gatePaths.clearance(caseId, 'authority'), cleared())
    await done(partner, gatePaths.clearance(caseId, 'travel'), fit())
  }
  /** An admitted return with every gate open, and nobody's word yet. */
  const ready = async (child: 'yes' | 'no' = 'no'): Promise<Id> => {
    const caseId = await there.reaches('admitted', child)
    await travels(caseId)
    await signs(caseId, await weighs(caseId))
    await papers(caseId)
    if (child === 'yes') await done(there.board, gatePaths.newPaper(caseId), { kind: 'guardian_decision', status: 'valid' })
    await done(partner, gatePaths.newPlan(caseId), homePlan())
    return caseId
  }
  const approves = (caseId: Id, person: Person): Promise<Response> => person.fills(gatePaths.approve(caseId), {})
  const bothApprove = async (caseId: Id): Promise<void> => {
    await done(coordinator, gatePaths.approve(caseId), {})
    await done(partner, gatePaths.approve(caseId), {})
  }
  type Shown = {
    gates: { gate: Gate; state: 'open' | 'closed' | 'not_needed'; reason: string | null }[]
    approval: string
    postponed: string | null
    approvals: { part: string; fallenWhy: string[] | null }[]
    mayApprove: boolean
  }
  const gatesOf = async (caseId: Id, person: Person = there.board): Promise<Shown> => (await (await person.asks(gatePaths.gates(caseId))).json()) as Shown
  const closed = async (caseId: Id): Promise<string[]> =>
    (await gatesOf(caseId)).gates.flatMap(({ gate, state, reason }) => (state === 'closed' ? [`${gate}: ${reason ?? ''}`] : []))
  const inside = async <Value>(person: Person, caseId: Id, deed: (visit: Visit, entered: Entered) => Promise<Value>): Promise<Value> =>
    await person.works(caseId, async (visit) => {
      const entered = await enterToWrite(visit, caseId)
      if (!entered) throw new Error('not there')
      return await deed(visit, entered)
    })
  /** What the program and the database each find closed. */
  const bothFind = async (caseId: Id): Promise<readonly [readonly string[], readonly string[]]> => {
    const about = await returnOf(caseId)
    return await there.board.works(caseId, async (visit) => {
      const facts = await gateFacts(visit.tx, about)
      if (!facts) throw new Error('no facts')
      const { rows } = await sql<{ closed: string[] }>`select returns.closed_gates(returns.gate_facts(${about})) as closed`.execute(visit.tx)
      return [closedGates(facts), rows[0]?.closed ?? []]
    })
  }
  return { ...there, returnOf, travels, weighs, signs, papers, ready, approves, bothApprove, gatesOf, closed, inside, bothFind, idIn }
}
export type GatesHouse = Awaited<ReturnType<typeof openGatesHouse>>
