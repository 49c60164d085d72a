import { addMember } from '#capabilities/cases/commands/add-member.ts'
import { openCase } from '#capabilities/cases/contract.ts'
import { contact } from '#capabilities/contact/capability.ts'
import { cooperation } from '#capabilities/cooperation/capability.ts'
import { directory } from '#capabilities/directory/capability.ts'
import { support } from '#capabilities/support/capability.ts'
import type { Id } from '#kernel/id.ts'
import { daysAfter } from '#kernel/time.ts'
import { openCasesHouse, type Fields, type Person } from '#test/stories/cases-house.ts'

export const now = new Date('2026-11-21T12:00:00Z')
/** So many days from now, as a form sends it. */
export const day = (days: number): string => daysAfter(now, days).toISOString().slice(0, 10)

/** A zone of social services with a head and a team, the police beside it, and somebody who has nothing to do with it. */
export async function openLawHouse() {
  const house = await openCasesHouse(now, [directory, contact, cooperation, support])
  await house.asOwner(async (tx) => directory.furnish?.(tx))
  await house.asOwner(async (tx) => support.furnish?.(tx))
  const [alfa, lost] = [await house.zone('ALFA', 'social_services'), await house.zone('LOST', 'social_services')]
  const worker = await house.person(alfa, ['case_worker'])
  const colleague = await house.person(alfa, ['case_worker'], { language: 'sv' })
  const plainReader = await house.person(alfa, ['case_worker'])
  const head = await house.person(alfa, ['case_worker'], { head: true })
  const finance = await house.person(alfa, ['finance_officer'])
  const outsider = await house.person(lost, ['case_worker'])
  for (const zone of [alfa, lost]) await house.keysFor(zone)

  const newCase = async (child: 'yes' | 'no' | 'unknown' = 'no', by = worker): Promise<Id> => {
    const opened = await by.works(null, (visit) => openCase(visit, { child, urgent: false, municipality: '0180' }))
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
    if (done.status !== 303) throw new Error(`${path}: ${done.status} ${(await done.text()).match(/error-summary[\s\S]{0,600}/)?.[0] ?? ''}`)
    return done.headers.get('location')?.split('/').at(-1) ?? ''
  }
  /** Refused beside the field it is about. */
  const refused = async (person: Person, path: string, fields: Fields, field: string | null): Promise<readonly [number, boolean]> => {
    const answer = await person.fills(path, fields)
    const page = await answer.text()
    return [answer.status, field === null || page.includes(`href="#field-${field}"`)]
  }
  const rows = async (person: Person, caseId: Id) =>
    (await (await person.asks(`/cases/${caseId}/deadlines`)).json()) as {
      open: { id: string; code: string; dueOn: string; lastOn: string; state: string; changedTo: unknown }[]
      closed: { code: string; outcome: string; doneOn: string | null }[]
    }
  const day0 = async (at: string): Promise<void> => house.scratch.setClock(new Date(at))
  return { house, worker, colleague, plainReader, head, finance, outsider, newCase, joins, made, refused, rows, setClock: day0 }
}
export type LawHouse = Awaited<ReturnType<typeof openLawHouse>>
