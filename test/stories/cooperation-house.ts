import { sql } from 'kysely'
import { openCase } from '#capabilities/cases/contract.ts'
import { contact } from '#capabilities/contact/capability.ts'
import { cooperation } from '#capabilities/cooperation/capability.ts'
import { cooperationPaths } from '#capabilities/cooperation/contract.ts'
import { directory } from '#capabilities/directory/capability.ts'
import type { Id } from '#kernel/id.ts'
import { minutesAfter } from '#kernel/time.ts'
import { asClock } from '#platform/db/enter.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Capability } from '#platform/http/capability.ts'
import { openCasesHouse, type Fields, type Person } from '#test/stories/cases-house.ts'

export const night = new Date('2026-11-21T22:15:00Z')
/** A time as a form sends it, so many minutes after the night began. Sweden is an hour ahead in November. */
export const swedish = (minutes: number): string =>
  minutesAfter(night, minutes + 60)
    .toISOString()
    .slice(0, 16)

/** A meeting as the API answers it. */
type Meeting = {
  id: string
  mode: string
  state: string
  who: {
    id: string
    function: string
    zone: string
    answer: string
    reason: string | null
    late: boolean
    own: boolean
    attended: boolean | null
    next: { value: string } | null
  }[]
  agenda: { item: string; decisions: { code: string; zone: string; state: string }[] }[]
  matrix: { matter: string; reach: Record<string, string> }[]
  clocks: { id: string; code: string; state: string; escalated: boolean }[]
  minutes: { recordId: string }[]
  may: { decide: boolean; lead: boolean; minutes: boolean }
  version: number
}
type List = {
  toAnswer: { id: string; word: string }[]
  today: { id: string }[]
  unanswered: { id: string }[]
  clocks: { id: string; code: string; state: string; pseudonym: string | null }[]
}

const answersFor = async (tx: Tx, zone: Id, kind: string, place: number, staffed = true): Promise<void> => {
  const { rows } = await sql<{ id: Id }>`
    insert into directory.function (zone_id, kind, name_sv, name_en, hours, acute, child, standing, verified_on)
    values (${zone}, ${kind}, 'F', 'F', 'always', true, true, ${staffed}, '2026-11-01') returning id`.execute(tx)
  const id = rows[0]?.id ?? ''
  await sql`insert into directory.coverage (function_id, zone_id, kind, area) values (${id}, ${zone}, ${kind}, '0180')`.execute(tx)
  await sql`insert into directory.on_call (municipality_code, kind, place, zone_id, function_id, hours, valid_from) values ('0180', ${kind}, ${place}, ${zone}, ${id}, 'always', '2026-01-01')`.execute(
    tx,
  )
}

/** A municipality where everybody but the shelter answers, with a zone beside it that is never asked. */
export async function openCooperationHouse(more: readonly Capability[] = []) {
  const house = await openCasesHouse(night, [directory, contact, cooperation, ...more])
  await house.asOwner(async (tx) => directory.furnish?.(tx))
  const zones: Record<string, Id> = {}
  for (const [code, kind] of [
    ['ALFA', 'social_on_call'],
    ['BARN', 'social_services'],
    ['POLS', 'police'],
    ['REGK', 'regional_coordinator'],
    ['VARD', 'health_care'],
    ['VARE', 'health_care'],
    ['ELSA', 'shelter'],
    ['LOST', 'regional_coordinator'],
  ] as const) {
    zones[code] = await house.zone(code, kind)
  }
  const zone = (code: string): Id => zones[code] ?? ''
  const operator = await house.person(zone('ALFA'), ['hotline_operator', 'case_worker'])
  const head = await house.person(zone('ALFA'), ['case_worker'], { head: true })
  const police = await house.person(zone('POLS'), ['police_contact'])
  const nurse = await house.person(zone('VARD'), ['health_staff'])
  const coordinator = await house.person(zone('REGK'), ['regional_coordinator'], { language: 'sv' })
  const shelter = await house.person(zone('ELSA'), ['shelter_staff'])
  const outsider = await house.person(zone('LOST'), ['regional_coordinator'])
  await house.person(zone('BARN'), ['case_worker'])
  for (const code of ['ALFA', 'BARN', 'POLS', 'REGK', 'VARD', 'ELSA', 'LOST']) await house.keysFor(zone(code))
  const unread = await house.person(zone('VARE'), ['health_staff'])
  await house.asOwner(async (tx) => {
    await answersFor(tx, zone('ALFA'), 'social_on_call', 1)
    await answersFor(tx, zone('POLS'), 'police_contact', 1)
    await answersFor(tx, zone('REGK'), 'regional_coordinator', 1)
    await answersFor(tx, zone('VARD'), 'health_care', 1)
    await answersFor(tx, zone('VARE'), 'health_care', 2)
    await answersFor(tx, zone('ELSA'), 'shelter', 1, false)
    await answersFor(tx, zone('BARN'), 'child_welfare', 1)
  })

  const chair = (kind: string, code: string): string => `${kind}.${zones[code]}`
  const everybody = (): string[] => [
    chair('social_on_call', 'ALFA'),
    chair('police_contact', 'POLS'),
    chair('regional_coordinator', 'REGK'),
    chair('health_care', 'VARD'),
    chair('child_welfare', 'BARN'),
  ]

  const newCase = async (child: 'yes' | 'no' | 'unknown' = 'unknown'): Promise<Id> => {
    const opened = await operator.works(null, (visit) => openCase(visit, { child, urgent: true, municipality: '0180' }))
    if (!opened.ok) throw new Error(opened.refusal.kind)
    return opened.value.caseId
  }
  const convene = async (caseId: Id, more: Fields = {}): Promise<string> => {
    const done = await operator.fills(cooperationPaths.convene(caseId), {
      at: swedish(105),
      ask: everybody(),
      agenda: ['safety_tonight', 'next_meeting'],
      ...more,
    })
    if (done.status !== 303) throw new Error(`${done.status} ${(await done.text()).match(/error-summary[\s\S]{0,600}/)?.[0] ?? ''}`)
    return (done.headers.get('location') ?? '').split('/').at(-1) ?? ''
  }
  const seen = async (person: Person, id: string): Promise<Meeting> => (await (await person.asks(`/meetings/${id}`)).json()) as Meeting
  const listed = async (person: Person, show = ''): Promise<List> => (await (await person.asks(`/meetings${show ? `?show=${show}` : ''}`)).json()) as List
  const newest = async (person: Person, before: readonly string[]): Promise<string> =>
    (await listed(person)).toAnswer.find((each) => !before.includes(each.id))?.id ?? ''
  const pending = async (person: Person): Promise<string[]> => (await listed(person)).toAnswer.map((each) => each.id)
  /** Minutes after the night's beginning; time only ever goes on, since nobody is in a case before they joined it. */
  let passed = 0
  const setTo = async (minutes: number): Promise<void> => house.scratch.setClock(minutesAfter(night, passed + minutes))
  const goOn = async (): Promise<void> => {
    passed += 3
    await setTo(0)
  }
  const tick = async (minutes: number): Promise<void> => {
    await setTo(minutes)
    for (const job of cooperation.jobs ?? []) {
      await asClock(house.scratch.databases, async (tx) => {
        const { rows } = await sql<{ now: Date }>`select authz.now() as now`.execute(tx)
        await job.run(tx, rows[0]?.now ?? night, house.scratch.databases)
      })
    }
  }
  /** The token of any form, for those that are no longer shown. */
  const token = async (person: Person): Promise<string> => /name="_token" value="([^"]+)"/.exec(await person.reads('/calls/new'))?.[1] ?? ''
  return {
    house,
    zones,
    operator,
    head,
    police,
    nurse,
    coordinator,
    shelter,
    outsider,
    unread,
    chair,
    everybody,
    newCase,
    convene,
    seen,
    listed,
    newest,
    pending,
    setTo,
    goOn,
    tick,
    token,
    /** Minutes since the night began. */
    passed: () => passed,
  }
}
export type CooperationHouse = Awaited<ReturnType<typeof openCooperationHouse>>
