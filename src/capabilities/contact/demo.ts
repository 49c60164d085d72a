import type { Id } from '#kernel/id.ts'
import { daysAfter, minutesAfter } from '#kernel/time.ts'
import type { Instant } from '#kernel/time.ts'
import type { Visit } from '#platform/http/visit.ts'
import type { Draw } from '#capabilities/cases/contract.ts'
import { handOverCall } from '#capabilities/contact/commands/hand-over-call.ts'
import { openCaseFromCall } from '#capabilities/contact/commands/open-case-from-call.ts'
import { stayCall } from '#capabilities/contact/commands/stay-call.ts'
import { takeCall } from '#capabilities/contact/commands/take-call.ts'
import type { NonDataKind } from '#capabilities/contact/domain/codes.ts'
import { callForm } from '#capabilities/contact/forms.ts'
import { findCall } from '#capabilities/contact/store/call.ts'
import type { Call } from '#capabilities/contact/store/call.ts'
import { count } from '#capabilities/contact/store/tally.ts'

/** What the demo world gives: who does something, when; and the ids of people and zones by their words. */
export type ContactWorld = {
  readonly today: Instant
  readonly as: <Value>(person: Id, at: Instant, about: Id | null, deed: (visit: Visit) => Promise<Value>) => Promise<Value>
  readonly person: (login: string) => Id
  readonly zone: (code: string) => Id
  readonly draw: (story: string) => Draw
}

/** Invented, every word. They lie sealed, and must be found nowhere but behind their keys. */
const said = {
  night: 'Taxiförare ringer: en flicka, kanske 17, i bilen, rädd. Talar rumänska. Ingen säker telefon.',
  nightName: 'Kallar sig Crinelia',
  acute: 'Hotellets nattportier ringer: en ung person vågar inte gå tillbaka till rummet. Väntar i personalrummet.',
  acuteRule: 'Svarar någon annan: säg att det gäller en bokad tandläkartid.',
  acuteWord: 'kodord grönsiska',
  handed: 'Syster ringer om någon nära. Vill att den som kan mer tar över i natt.',
  handedSafe: 'Svarar mannen i huset: säg att det gäller symaskinen Låtsasvist.',
  stayed: 'Lärare undrar vad orosanmälan innebär. Inget namn sagt.',
} as const

/** Every sealed value this room puts into the demo world. */
export const contactCanaries: readonly string[] = Object.values(said)

const take = async (world: ContactWorld, login: string, at: Instant, fields: Readonly<Record<string, unknown>>): Promise<Id> => {
  const taken = await world.as(world.person(login), at, null, (visit) =>
    takeCall(visit, callForm.parse({ ...fields, startedAt: minutesAfter(at, -2).toISOString() })),
  )
  if (!taken.ok) throw new Error(`the demo call of ${login}: ${taken.refusal.kind}`)
  return taken.value
}

const withCall = async <Value>(world: ContactWorld, login: string, at: Instant, id: Id, deed: (visit: Visit, call: Call) => Promise<Value>): Promise<Value> =>
  await world.as(world.person(login), at, null, async (visit) => {
    const call = await findCall(visit.tx, id)
    if (call === null) throw new Error(`the demo call of ${login} is gone`)
    return await deed(visit, call)
  })

const tally: readonly (readonly [NonDataKind, number])[] = [
  ['silent', 3],
  ['hung_up', 2],
  ['wrong_number', 4],
  ['information', 5],
  ['press', 1],
]

export type ToldCalls = { readonly acuteCase: Id; readonly nightCall: Id; readonly handOver: Id }

/** An afternoon and a night on the line: calls that stay, one that became the acute case, one handed over, and one that just came in. */
export async function tellCalls(world: ContactWorld): Promise<ToldCalls> {
  const { today } = world
  const yesterday = daysAfter(today, -1)
  const stayed = await take(world, 'operator.alfa', minutesAfter(yesterday, -180), {
    caller: 'professional',
    subject: 'general',
    danger: 'no',
    child: 'unknown',
    municipality: '2480',
    advice: ['concern_report', 'rights'],
    summary: said.stayed,
  })
  await withCall(world, 'operator.alfa', minutesAfter(yesterday, -170), stayed, stayCall)
  await world.as(world.person('operator.alfa'), minutesAfter(today, -240), null, async (visit) => {
    for (const [kind, calls] of tally) for (let each = 0; each < calls; each += 1) await count(visit.tx, kind, 1)
  })
  const acute = await take(world, 'operator.alfa', minutesAfter(today, -110), {
    acute: 'yes',
    caller: 'professional',
    subject: 'one_other',
    danger: 'yes',
    child: 'unknown',
    municipality: '2480',
    language: 'bul',
    interpreter: 'yes',
    safe: ['never_call', 'never_voicemail'],
    safeFrom: '09:00',
    safeUntil: '15:00',
    codeWord: said.acuteWord,
    safeWords: said.acuteRule,
    consents: ['write_down', 'open_case'],
    advice: ['rights', 'police_possible', 'safer_phone'],
    summary: said.acute,
  })
  const opened = await withCall(world, 'operator.alfa', minutesAfter(today, -106), acute, (visit, call) =>
    openCaseFromCall(visit, call, world.draw('acute-meeting-call')),
  )
  if (!opened.ok) throw new Error(`the demo's acute case: ${opened.refusal.kind}`)
  const handed = await take(world, 'operator.jour', minutesAfter(today, -25), {
    caller: 'close_one',
    subject: 'one_other',
    danger: 'unknown',
    child: 'no',
    municipality: '2480',
    language: 'swe',
    interpreter: 'no',
    ways: ['call'],
    anyHour: 'yes',
    safeWords: said.handedSafe,
    consents: ['write_down', 'hand_over', 'call_back'],
    summary: said.handed,
  })
  const sent = await withCall(world, 'operator.jour', minutesAfter(today, -22), handed, (visit, call) =>
    handOverCall(visit, call, { zone: world.zone('ALFA') }),
  )
  if (!sent.ok) throw new Error(`the demo's hand-over: ${sent.refusal.kind}`)
  const nightCall = await take(world, 'operator.alfa', minutesAfter(today, -1), {
    acute: 'yes',
    caller: 'professional',
    subject: 'one_other',
    danger: 'yes',
    child: 'unknown',
    municipality: '2480',
    language: 'ron',
    interpreter: 'yes',
    safe: ['never_call', 'never_sms', 'never_voicemail'],
    consents: ['write_down'],
    summary: said.night,
    names: said.nightName,
  })
  return { acuteCase: opened.value, nightCall, handOver: sent.value }
}
