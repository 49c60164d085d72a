import { expect } from 'vitest'
import { invitationWords } from '#capabilities/cases/domain/pseudonym.ts'
import { minutesAfter } from '#kernel/time.ts'
import { id, zone } from '#test/journey/story.ts'
import type { WholeCase } from '#test/journey/whole-case.ts'
import { day, information, choice, application, now, yes } from '#test/stories/return-house.ts'
import { cleared, fit, homePlan, passport, side, signature } from '#test/stories/returning-gates-house.ts'
import { arrangement, canaries, lastLeg, leg } from '#test/stories/returning-journey-house.ts'
import type { Fields } from '#test/house.ts'

/** Who is in a return: the board, the coordinator, the programme, the partner abroad. */
export const [board, coordinator, partner, abroad] = ['worker.alfa', 'coordinator.nord', 'return.retur', 'partner.delta'] as const
const zoneOf = { [coordinator]: 'NORD', [partner]: 'RETUR', [abroad]: 'DELTA', [board]: 'ALFA' } as const

/** The day on which the stories of a return begin, for everybody in the house. */
export const begins = (w: WholeCase): Promise<void> => w.site.house.setClock(now)
export const clockAt = async (w: WholeCase, at: string | Date): Promise<void> => {
  await w.site.house.setClock(new Date(at))
  await w.runsClocks()
}

const brings = async (w: WholeCase, lead: string, theCase: string, login: keyof typeof zoneOf): Promise<void> => {
  const until = minutesAfter(now, 2 * 1440)
    .toISOString()
    .slice(0, 16)
  await w.sends(lead, `${theCase}/units`, { zone: zone(zoneOf[login]), word: invitationWords[3] ?? '', until })
  const link = /\/cases\/invitations\/[0-9a-f-]{36}/.exec(await w.reads(login, '/cases/invitations'))?.[0] ?? ''
  await w.sends(login, link, { answer: 'accept' })
  const form = await w.reads(lead, `${theCase}/return/parties/new`)
  const [, unit = ''] = /name="unit"[^>]*value="([0-9a-f-]{36})"/.exec(form) ?? /<option value="([0-9a-f-]{36})"/.exec(form) ?? []
  await w.sends(lead, `${theCase}/return/parties/new`, { unit })
}

/** A return that has begun, with everybody in it. */
export async function beginsReturn(w: WholeCase, lead: string, child: 'yes' | 'no' = 'no', picture?: string): Promise<string> {
  const to = await w.sends(lead, '/cases/new', { child, track: 'trafficking', municipality: '2480' })
  const theCase = `/cases/${to.split('/').at(-1)}`
  if (picture) await w.does(lead, `${theCase}/return/new`, { asked: 'yes' }, picture)
  else await w.sends(lead, `${theCase}/return/new`, { asked: 'yes' })
  for (const login of [coordinator, partner, abroad]) if (login !== lead) await brings(w, lead, theCase, login)
  return theCase
}

/** Her yes to that an organisation may know what the return needs. */
export const agrees = (to: 'RETUR' | 'DELTA'): Fields => ({
  answer: 'yes',
  classes: ['C4'],
  recipients: [zone(to)],
  purposes: ['plan_return'],
  language: 'ron',
  interpreter: 'yes',
  givenOn: day(0),
  form: 'oral',
  capacity: 'adult',
  validUntil: day(90),
})

/** Told, thought over, chosen by her, agreed to, applied for. */
export async function chooses(w: WholeCase, lead: string, theCase: string, picture?: string): Promise<void> {
  await w.sends(lead, `${theCase}/return/information/new`, information())
  const chosen = choice({ words: 'Kanarieval: hem till moster.' })
  if (picture) await w.does(lead, `${theCase}/return/choice/new`, chosen, picture)
  else await w.sends(lead, `${theCase}/return/choice/new`, chosen)
  await w.sends(lead, `${theCase}/consents/new`, agrees('RETUR'))
  await w.sends(coordinator, `${theCase}/return/application/new`, application())
}
export async function isAdmitted(w: WholeCase, theCase: string): Promise<void> {
  await w.sends(coordinator, `${theCase}/return/admission/new`, yes())
  await w.sends(partner, `${theCase}/return/admission/new`, yes())
}

/** Two legs with a change at night, known to two; the words about it in the hands of those two alone. */
export async function plansTheWay(w: WholeCase, theCase: string): Promise<void> {
  const way = `${theCase}/return/journey`
  await w.sends(partner, `${way}/begin`)
  await w.sends(partner, `${way}/knowers/new`, { person: id(abroad) })
  await w.sends(partner, `${way}/legs/new`, leg(canaries))
  await w.sends(partner, `${way}/legs/new`, lastLeg())
  await w.sends(partner, `${way}/arrangement`, arrangement({ numbers: 'Kanarieanna 070-174 06 81', sheet: 'Vei fi întâmpinat la ieșire.' }))
}
export const approves = async (w: WholeCase, theCase: string): Promise<void> => {
  for (const login of [coordinator, partner]) await w.sends(login, `${theCase}/return/approval/new`)
}

type Way = {
  readonly phase: string
  readonly known: { readonly legs: readonly { readonly id: string }[]; readonly next: { readonly kind: string } | null } | null
}
export const asks = async <Answer>(w: WholeCase, login: string, path: string): Promise<Answer> => {
  const answer = await (await w.as(login)).asks(path)
  expect([login, path, answer.status]).toEqual([login, path, 200])
  return (await answer.json()) as Answer
}
export const wayOf = (w: WholeCase, theCase: string): Promise<Way> => asks<Way>(w, partner, `${theCase}/return/journey`)
/** What happened on a leg, said at the time. With a picture it is said in a browser. */
export async function says(w: WholeCase, theCase: string, at: string, kind: string, legNumber: number, picture?: string): Promise<string> {
  await clockAt(w, at)
  const { known } = await wayOf(w, theCase)
  const path = `${theCase}/return/journey/legs/${known?.legs[legNumber - 1]?.id}/log/${kind}`
  return picture ? await w.does(partner, path, {}, picture) : await w.sends(partner, path)
}
/** She has everything in place and may go. */
export async function mayGo(w: WholeCase, lead: string = board): Promise<string> {
  const theCase = await beginsReturn(w, lead)
  await chooses(w, lead, theCase)
  await isAdmitted(w, theCase)
  await plansTheWay(w, theCase)
  await bringsInPlace(w, theCase)
  return theCase
}

/** What both sides weighed and signed, her papers, her plan for the time after. */
export async function bringsInPlace(w: WholeCase, theCase: string): Promise<void> {
  const here = `${theCase}/return`
  await w.sends(coordinator, `${here}/weighed/new`, side())
  const risk = await w.sends(partner, `${here}/weighed/new`, side({ item_debt: 'absent' }))
  for (const login of [coordinator, partner]) await w.sends(login, `${risk.split('?')[0]}/signature`, signature())
  await w.sends(partner, `${here}/papers/new`, passport())
  await w.sends(coordinator, `${here}/clearance/authority`, cleared())
  await w.sends(partner, `${here}/clearance/travel`, fit())
  await w.sends(partner, `${here}/after-plan/new`, homePlan())
}
