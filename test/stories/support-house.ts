import { inviteZone, openCase, openUnitByInvitation } from '#capabilities/cases/contract.ts'
import { addMember } from '#capabilities/cases/commands/add-member.ts'
import { contact } from '#capabilities/contact/capability.ts'
import { cooperation } from '#capabilities/cooperation/capability.ts'
import { directory } from '#capabilities/directory/capability.ts'
import { protection } from '#capabilities/protection/capability.ts'
import { support } from '#capabilities/support/capability.ts'
import type { Id } from '#kernel/id.ts'
import { daysAfter, hoursAfter } from '#kernel/time.ts'
import { openCasesHouse, type Fields, type Person } from '#test/stories/cases-house.ts'

export const now = new Date('2026-11-21T12:00:00Z')
/** When a test has looked ahead, the clock goes back to here: later than anything that was written at `now`. */
export const afterwards = hoursAfter(now, 1)
/** So many days from now, as a form sends it. */
export const day = (days: number): string => daysAfter(now, days).toISOString().slice(0, 10)

export const need = (more: Fields = {}): Fields => ({ answer: 'yes', urgency: 'now', assessor: 'i_myself', assessedOn: day(0), ...more })
export const rights = (more: Fields = {}): Fields => ({
  toldOn: day(0),
  language: 'ron',
  interpreter: 'by_phone',
  items: ['support_anyway', 'interpreter'],
  sheet: 'given',
  ...more,
})
export const agreed = (more: Fields = {}): Fields => ({
  path: 'stay',
  language: 'eng',
  consented: 'yes',
  agreedOn: day(0),
  reviewOn: day(60),
  part_my_view: 'To live near the tram.',
  ...more,
})
export const outcome = (more: Fields = {}): Fields => ({ outcome: 'done', outcomeOn: day(0), ...more })

/** A zone of social services with a team, health care beside it in some cases, and somebody who has nothing to do with it. */
export async function openSupportHouse() {
  const house = await openCasesHouse(now, [directory, contact, cooperation, protection, support])
  await house.asOwner(async (tx) => directory.furnish?.(tx))
  const [alfa, vard, lost] = [await house.zone('ALFA', 'social_services'), await house.zone('VARD', 'health_care'), await house.zone('LOST', 'social_services')]
  const worker = await house.person(alfa, ['case_worker'])
  const colleague = await house.person(alfa, ['case_worker'], { language: 'sv' })
  const plainReader = await house.person(alfa, ['case_worker'])
  const coordinator = await house.person(alfa, ['regional_coordinator'])
  const nurse = await house.person(vard, ['health_staff'])
  const outsider = await house.person(lost, ['case_worker'])
  for (const zone of [alfa, vard, lost]) await house.keysFor(zone)

  const newCase = async (child: 'yes' | 'no' | 'unknown' = 'no'): Promise<Id> => {
    const opened = await worker.works(null, (visit) => openCase(visit, { child, urgent: false, municipality: '0180' }))
    if (!opened.ok) throw new Error(opened.refusal.kind)
    return opened.value.caseId
  }
  const joins = async (caseId: Id, person: Person, classes: readonly string[], writes: readonly string[] = classes): Promise<void> => {
    const added = await worker.works(caseId, (visit) =>
      addMember(visit, { caseId, personId: person.id, position: 'member', classes, writes, until: daysAfter(now, 60) }),
    )
    if (!added.ok) throw new Error(added.refusal.kind)
  }
  const brings = async (caseId: Id, person: Person): Promise<void> => {
    const invited = await worker.works(caseId, (visit) => inviteZone(visit, caseId, person.zoneId, 'Klippa', daysAfter(now, 2)))
    if (!invited.ok) throw new Error(invited.refusal.kind)
    await person.works(null, (visit) => openUnitByInvitation(visit, invited.value))
  }
  const made = async (person: Person, path: string, fields: Fields): Promise<Id> => {
    const done = await person.fills(path, fields)
    if (done.status !== 303) throw new Error(`${path}: ${done.status} ${(await done.text()).match(/error-summary[\s\S]{0,600}/)?.[0] ?? ''}`)
    return done.headers.get('location')?.split('/').at(-1) ?? ''
  }
  const measure = (more: Fields = {}): Fields => ({
    area: 'education',
    code: 'sfi',
    owner: worker.id,
    startOn: day(0),
    dueAt: `${day(10)}T12:00`,
    payer: 'not_settled',
    ...more,
  })
  return { house, worker, colleague, plainReader, coordinator, nurse, outsider, newCase, joins, brings, made, measure }
}
export type SupportHouse = Awaited<ReturnType<typeof openSupportHouse>>

/** The hidden fields of a form as somebody's open tab holds them. */
export const heldTab = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.slice(html.indexOf('<main')).matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
  )

/** Says which field a refusal stands beside. */
export async function refusedAt(person: Person, path: string, fields: Fields): Promise<string> {
  const answer = await person.fills(path, fields)
  return `${answer.status} ${/href="#field-([A-Za-z_]+)"/.exec(await answer.text())?.[1] ?? ''}`.trim()
}
