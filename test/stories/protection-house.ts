import { openCase } from '#capabilities/cases/contract.ts'
import { addMember } from '#capabilities/cases/commands/add-member.ts'
import { contact } from '#capabilities/contact/capability.ts'
import { cooperation } from '#capabilities/cooperation/capability.ts'
import { directory } from '#capabilities/directory/capability.ts'
import { protection } from '#capabilities/protection/capability.ts'
import type { Id } from '#kernel/id.ts'
import { daysAfter } from '#kernel/time.ts'
import { openCasesHouse, type Fields, type Person } from '#test/stories/cases-house.ts'

export const now = new Date('2026-11-21T12:00:00Z')
/** So many days from now, as a form sends it. */
export const day = (days: number): string => daysAfter(now, days).toISOString().slice(0, 10)

const dangers = ['acute', 'lethal', 'again', 'self'] as const
export type Level = 'low' | 'medium' | 'high' | 'unknown'
/** A whole form of an assessment, with these levels. */
export const assessment = (levels: Partial<Record<(typeof dangers)[number], Level>> = {}, more: Fields = {}): Fields => ({
  occasion: 'first',
  ...Object.fromEntries(
    dangers.flatMap((danger) => [
      [`level_${danger}`, levels[danger] ?? 'low'],
      [`sure_${danger}`, 'fairly'],
      [`own_${danger}`, 'not_asked'],
      [`reason_${danger}`, `Reasons about ${danger}.`],
    ]),
  ),
  reviewOn: day(2),
  validUntil: day(3),
  ...more,
})
export const plan = (more: Fields = {}): Fields => ({ language: 'eng', part_danger: 'Call 112.', copy: 'given', reviewOn: day(30), ...more })

/** A zone of social services with a team, the police beside it in the case, and somebody who has nothing to do with it. */
export async function openProtectionHouse() {
  const house = await openCasesHouse(now, [directory, contact, cooperation, protection])
  await house.asOwner(async (tx) => directory.furnish?.(tx))
  const [alfa, pols, lost] = [await house.zone('ALFA', 'social_services'), await house.zone('POLS', 'police'), await house.zone('LOST', 'social_services')]
  const worker = await house.person(alfa, ['case_worker'])
  const colleague = await house.person(alfa, ['case_worker'], { language: 'sv' })
  const plainReader = await house.person(alfa, ['case_worker'])
  const head = await house.person(alfa, ['case_worker'], { head: true })
  const nurse = await house.person(alfa, ['health_staff'])
  const operator = await house.person(alfa, ['hotline_operator'])
  const police = await house.person(pols, ['police_contact'])
  const outsider = await house.person(lost, ['case_worker'])
  for (const zone of [alfa, pols, lost]) await house.keysFor(zone)

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
  const made = async (person: Person, path: string, fields: Fields): Promise<Id> => {
    const done = await person.fills(path, fields)
    if (done.status !== 303) throw new Error(`${path}: ${done.status} ${(await done.text()).match(/error-summary[\s\S]{0,500}/)?.[0] ?? ''}`)
    return done.headers.get('location')?.split('/').at(-1) ?? ''
  }
  return { house, worker, colleague, plainReader, head, nurse, operator, police, outsider, newCase, joins, made }
}
export type ProtectionHouse = Awaited<ReturnType<typeof openProtectionHouse>>
