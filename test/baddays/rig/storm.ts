import { setTimeout as wait } from 'node:timers/promises'
import { demoZone } from '#capabilities/people/demo.ts'
import { insists, must, personAt, type Fields, type Kept, type Person, type Sent } from '#test/baddays/rig/person.ts'
import type { Town } from '#test/baddays/rig/town.ts'
import { swedish } from '#test/journey/hands.ts'

/** Eight at once, as on a bad night: notes, cases, calls, meetings, decisions. */
const writers = [
  'operator.alfa',
  'operator.alfa',
  'operator.alfa',
  'operator.alfa',
  'operator.jour',
  'operator.jour',
  'operator.alfa',
  'operator.jour',
] as const

export const call: Fields = {
  acute: 'yes',
  danger: 'yes',
  child: 'no',
  municipality: '2480',
  summary: 'Someone is cold',
  names: 'Nobody',
  consents: ['open_case'],
}
export const note = (words: string): Fields => ({ class: 'C4', kind: 'note', text: words })
export const opening: Fields = { child: 'no', track: 'unclear', municipality: '2480' }
const police = `police_contact.${demoZone('POLN').id}`
const decision: Fields = { code: 'accompany', responsible: police, dueAt: swedish(600) }

type Desk = { readonly person: Person; readonly caseId: string; readonly meeting: string; readonly convening: Fields }
export type Storm = {
  readonly kept: Kept[]
  readonly open: Sent[]
  /** What was answered otherwise than done: its status. */
  readonly refused: number[]
  readonly stop: () => Promise<void>
}

/** A case from a call, and a meeting about it. */
async function openDesk(person: Person): Promise<Desk> {
  const taken = must(await person.tells('/calls/new', call), 'take a call')
  const caseId = must(await person.tells(`/calls/${taken}/case`, {}), 'open a case from it')
  const { fields } = await person.paper(`/cases/${caseId}/meetings/new`)
  const convening = { at: swedish(105), ask: [police], agenda: fields['agenda'] ?? [] }
  const meeting = must(await person.tells(`/cases/${caseId}/meetings/new`, convening), 'convene a meeting')
  return { person, caseId, meeting, convening }
}

const deeds = (desk: Desk, nth: number): Pick<Sent, 'what' | 'path' | 'fields'> => {
  const { caseId, meeting } = desk
  const turn = nth % 8
  if (turn === 1) return { what: 'cases.card', path: '/cases/new', fields: opening }
  if (turn === 3 || turn === 6) return { what: 'contact.call', path: '/calls/new', fields: call }
  if (turn === 4) return { what: 'cooperation.meeting', path: `/cases/${caseId}/meetings/new`, fields: desk.convening }
  if (turn === 5) return { what: 'cooperation.decision', path: `/meetings/${meeting}/decisions`, fields: decision }
  return { what: 'cases.record', path: `/cases/${caseId}/records/new`, fields: note(`Note ${nth}`) }
}

export const openDesks = async (town: Town, origin: () => string): Promise<readonly Desk[]> => {
  const desks: Desk[] = []
  for (const login of writers) desks.push(await openDesk(personAt(town, origin, login)))
  return desks
}

/** Begins to write at every desk at once. What is answered as done is kept; what is not answered stays open. */
export function beginStorm(desks: readonly Desk[]): Storm {
  const kept: Kept[] = []
  const open: Sent[] = []
  const refused: number[] = []
  let over = false
  const write = async (desk: Desk, at: number): Promise<void> => {
    for (let nth = at; !over; nth++) {
      const sent: Sent = { ...deeds(desk, nth), by: desk.person.login, key: crypto.randomUUID(), at: nth }
      const answer = await desk.person.tells(sent.path, sent.fields, sent.key).catch(() => null)
      if (answer === null || answer.status === 503) {
        open.push(sent)
        await wait(20)
      } else if (answer.status === 201) kept.push({ ...sent, id: must(answer, sent.what), location: String(answer.body['location']) })
      else refused.push(answer.status)
      if (answer !== null && answer.status === 503) refused.push(503)
    }
  }
  const all = Promise.all(desks.map((desk, at) => write(desk, at)))
  return {
    kept,
    open,
    refused,
    stop: async () => {
      over = true
      await all
    },
  }
}

/** Asks once more, with the same key, for all that was never answered; and again for some that were. */
export async function sendAgain(
  town: Town,
  origin: () => string,
  storm: Storm,
): Promise<{ readonly wrong: readonly string[]; readonly made: readonly Kept[] }> {
  const wrong: string[] = []
  const made: Kept[] = []
  const people = new Map<string, Person>()
  const of = (login: string): Person => {
    const found = people.get(login) ?? personAt(town, origin, login)
    people.set(login, found)
    return found
  }
  for (const sent of storm.open) {
    const answer = await insists(of(sent.by), sent)
    if (answer.status === 201) made.push({ ...sent, id: must(answer, sent.what), location: String(answer.body['location']) })
    else wrong.push(`${sent.path}: ${answer.status}`)
  }
  for (const sent of [...storm.kept.slice(-10), ...made]) {
    const answer = await insists(of(sent.by), sent)
    if (answer.status !== 201 || answer.body['location'] !== sent.location) wrong.push(`${sent.path} made another thing`)
  }
  return { wrong, made }
}

/** What of all that was acknowledged is not there, or is not whole, or has no line in the record. */
export async function findLost(town: Town, kept: readonly Kept[]): Promise<readonly string[]> {
  const keys = kept.map((one) => one.key)
  const lost = await town.ask<{ what: string }>(
    'main',
    `with kept as (select * from unnest($1::uuid[], $2::uuid[], $3::text[]) as k (key, id, what)),
       events as (select body::jsonb ->> 'door' as door, count(*) as n from audit.event where body::jsonb ->> 'result' = 'done' group by 1),
       done as (select door, count(*) as n from authz.deed where location is not null group by 1)
     select 'no deed for ' || k.what || ' ' || k.key as what from kept k where not exists (select from authz.deed d where d.key = k.key and d.location is not null)
     union all select 'no event names ' || k.what || ' ' || k.id from kept k where k.what <> 'cooperation.decision' and not exists (select from audit.event e where e.rows like '%' || k.id || '%')
     union all select 'a deed without an end: ' || d.door from authz.deed d where d.location is null
     union all select 'deeds and lines differ at ' || d.door || ': ' || d.n || ' and ' || coalesce(e.n, 0) from done d left join events e using (door) where e.n is distinct from d.n
     union all select 'a record is not there: ' || k.id from kept k where k.what = 'cases.record' and not exists (select from cases.record r where r.id = k.id)
     union all select 'a call is not there: ' || k.id from kept k where k.what = 'contact.call' and not exists (select from contact.call c where c.id = k.id)
     union all select 'a case is not there: ' || k.id from kept k where k.what = 'cases.card' and not exists (select from cases.card c where c.id = k.id)
     union all select 'a meeting is not there: ' || k.id from kept k where k.what = 'cooperation.meeting' and not exists (select from cooperation.meeting m where m.id = k.id)
     union all select 'a case without a part: ' || c.id from cases.card c where not exists (select from cases.unit u where u.case_id = c.id)
     union all select 'a part without a lead: ' || u.id from cases.unit u where not exists (select from cases.member m where m.unit_id = u.id)
     union all select 'a call without keys: ' || c.id from contact.call c where c.words is not null and not exists (select from contact.call_key k where k.call_id = c.id)`,
    [keys, kept.map((one) => one.id), kept.map((one) => one.what)],
  )
  const subjects = await town.ask<{ id: string }>('main', 'select id from cases.card union all select id from contact.call where words is not null')
  const vault = new Set((await town.ask<{ id: string }>('vault', 'select subject as id from vault.key where wrapped is not null')).map((row) => row.id))
  return [...lost.map((row) => row.what), ...subjects.filter((row) => !vault.has(row.id)).map((row) => `no vault key for ${row.id}`)]
}
