import { runJob } from '#app/jobs.ts'
import { addMember } from '#capabilities/cases/commands/add-member.ts'
import { journeyJobs } from '#capabilities/returning/jobs/journey-jobs.ts'
import type { Id } from '#kernel/id.ts'
import { daysAfter } from '#kernel/time.ts'
import { sql } from 'kysely'
import type { Fields, Person } from '#test/stories/cases-house.ts'
import { now } from '#test/stories/return-house.ts'
import { homePlan, openGatesHouse, type GatesHouse } from '#test/stories/returning-gates-house.ts'
import { gatePaths } from '#capabilities/returning/gates-paths.ts'
import { giveDuty } from '#capabilities/people/commands/give-duty.ts'

export { now }

/** Words that must be found nowhere but with those who know the journey. */
export const canaries = {
  from: 'Canary-Vintergatans terminal',
  to: 'Canary-Björkby hållplats',
  number: 'QX 4417',
  meets: 'Canary-Rozalia med grön halsduk',
  note: 'Canary-kusinen väntar i bilen',
}

export const leg = (more: Fields = {}): Fields => ({
  mode: 'air',
  fromCountry: 'SE',
  departWall: '2026-11-23T17:00',
  toCountry: 'DE',
  arriveWall: '2026-11-23T18:45',
  arriveZone: 'Europe/Berlin',
  help: 'assistance',
  metBy: 'carrier',
  ...more,
})
export const lastLeg = (more: Fields = {}): Fields =>
  leg({
    fromCountry: 'DE',
    departZone: 'Europe/Berlin',
    departWall: '2026-11-23T21:00',
    toCountry: 'RO',
    arriveWall: '2026-11-24T00:20',
    arriveZone: '',
    help: 'none',
    metBy: 'partner',
    ...more,
  })
export const arrangement = (more: Fields = {}): Fields => ({
  receiver: 'organisation',
  receiverName: 'Canary-Casa Speranței, serviciul de primire',
  needsEscort: 'yes',
  escort: 'at_transit',
  fallback: ['call_knower', 'next_departure'],
  language: 'ron',
  ...more,
})

export type JourneyHouse = GatesHouse & Awaited<ReturnType<typeof furnishJourney>>
async function furnishJourney(w: GatesHouse) {
  const { house, partner, abroad, coordinator, board } = w
  /** A colleague of the one who plans, and one of the coordinator who is in no case at all but holds the duty key. */
  const second = await house.person(partner.zoneId, ['return_officer'])
  const onCall = await house.person(coordinator.zoneId, ['regional_coordinator'])
  const holder = { id: onCall.id, zoneId: coordinator.zoneId, enrolledAt: now } as Parameters<typeof giveDuty>[1]
  const given = await coordinator.works(null, (visit) => giveDuty(visit, holder))
  if (!given.ok) throw new Error(given.refusal.kind)
  const journey = (caseId: Id, rest = ''): string => `/cases/${caseId}/return/journey${rest}`
  const joins = async (caseId: Id, by: Person, person: Person): Promise<void> => {
    const classes = ['C0', 'C4']
    const added = await by.works(caseId, (visit) =>
      addMember(visit, { caseId, personId: person.id, position: 'member', classes, writes: classes, until: daysAfter(now, 60) }),
    )
    if (!added.ok) throw new Error(added.refusal.kind)
  }
  /** An admitted return with a complete plan, known to the partner and the partner abroad. */
  const planned = async (): Promise<Id> => {
    const caseId = await w.reaches('admitted')
    await w.done(partner, journey(caseId, '/begin'), {})
    await w.done(partner, journey(caseId, '/knowers/new'), { person: abroad.id })
    await w.done(partner, journey(caseId, '/legs/new'), leg(canaries))
    await w.done(partner, journey(caseId, '/legs/new'), lastLeg())
    await w.done(partner, journey(caseId, '/arrangement'), arrangement({ numbers: 'Ilinca 070-174 06 81', sheet: 'Vei fi întâmpinat la ieșire.' }))
    return caseId
  }
  const model = async (person: Person, caseId: Id) => (await (await person.asks(journey(caseId))).json()) as JourneyAnswer
  const legIds = async (caseId: Id): Promise<readonly string[]> => (await model(partner, caseId)).known?.legs.map((one) => one.id) ?? []
  /** Everything before the journey is in place, and two people said that it may begin. */
  const approved = async (): Promise<Id> => {
    const caseId = await planned()
    await w.signs(caseId, await w.weighs(caseId))
    await w.papers(caseId)
    await w.done(partner, gatePaths.newPlan(caseId), homePlan())
    await w.bothApprove(caseId)
    return caseId
  }
  const say = async (caseId: Id, leg: number, kind: string, at: string, fields: Fields = {}): Promise<Response> => {
    await house.scratch.setClock(new Date(at))
    return await partner.fills(journey(caseId, `/legs/${(await legIds(caseId))[leg - 1] ?? ''}/log/${kind}`), fields)
  }
  /** She has left, five minutes late. */
  const travelling = async (): Promise<Id> => {
    const caseId = await approved()
    const left = await say(caseId, 1, 'departed', '2026-11-23T16:05:00Z')
    if (left.status !== 303) throw new Error(`she did not leave: ${left.status}`)
    return caseId
  }
  const clock = async (at: string): Promise<void> => {
    await house.scratch.setClock(new Date(at))
    for (const job of journeyJobs) await runJob(house.scratch.databases, job)
  }
  const back = (): Promise<void> => house.scratch.setClock(now)
  const alarms = async (caseId: Id) =>
    (
      await sql<{ id: Id; kind: string; stage: number; taken: boolean; ended: string | null }>`
        select id, kind, stage, taken_at is not null as taken, ended_how as ended from returns.alarm where case_id = ${caseId} order by due_at`.execute(
        await house.scratch.admin('main'),
      )
    ).rows
  const opens = async (person: Person): Promise<string> => await person.reads('/returns/alarms')
  return { second, onCall, say, approved, journey, joins, planned, travelling, model, legIds, clock, back, alarms, opens, coordinator, board }
}
export type JourneyAnswer = {
  readonly phase: string
  readonly plan: { readonly complete: boolean; readonly receiverNamed: boolean; readonly checked: boolean } | null
  readonly knowers: readonly { readonly id: string; readonly personId: string; readonly until: string | null }[]
  readonly known: {
    readonly lacks: readonly string[]
    readonly legs: readonly {
      readonly id: string
      readonly wordsRecord: string | null
      readonly depart: { readonly at: string; readonly zone: string }
      readonly arrive: { readonly at: string; readonly zone: string }
      readonly words: { readonly number: string | null }
    }[]
    readonly events: readonly { readonly id: string; readonly kind: string; readonly at: string; readonly corrected: boolean }[]
    readonly next: { readonly kind: string } | null
  } | null
}
export async function openJourneyHouse(): Promise<JourneyHouse> {
  const w = await openGatesHouse()
  return { ...w, ...(await furnishJourney(w)) }
}
