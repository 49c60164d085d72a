import { inviteZone, openCase, openUnitByInvitation } from '#capabilities/cases/contract.ts'
import { addMember } from '#capabilities/cases/commands/add-member.ts'
import { costs } from '#capabilities/costs/capability.ts'
import type { Id } from '#kernel/id.ts'
import { daysAfter } from '#kernel/time.ts'
import { openCasesHouse, type Fields, type Person } from '#test/stories/cases-house.ts'

export const now = new Date('2026-11-21T12:00:00Z')
export const day = (days: number): string => daysAfter(now, days).toISOString().slice(0, 10)

export const line = (more: Fields = {}): Fields => ({
  type: 'interpreter',
  legal: 'sol_11_1',
  whom: 'person',
  supplier: 'TOL2',
  invoice: '4711',
  unit: '1 200,50',
  vat: '300',
  fromOn: '2026-05-12',
  ...more,
})
export const stay = (more: Fields = {}): Fields => ({
  ...line({ type: 'shelter', supplier: 'A17', unit: '1850', vat: '' }),
  fromOn: '2026-05-01',
  dischargedOn: '2026-05-11',
  rule: 'nights',
  ...more,
})
export const answers = (more: Fields = {}): Fields => ({ stays: 'here', permanent: 'elsewhere', placedBy: 'nobody', status: 'no_permit', child: 'no', ...more })

/** Two boards with a finance officer each, a shelter, and a coordinator who has nothing to do with it. */
export async function openCostsHouse() {
  const house = await openCasesHouse(now, [costs])
  await house.asOwner(async (tx) => costs.furnish?.(tx))
  const [alfa, beta, hem] = [await house.zone('ALFA', 'social_services'), await house.zone('BETA', 'social_services'), await house.zone('HEM', 'shelter')]
  const worker = await house.person(alfa, ['case_worker'])
  const colleague = await house.person(alfa, ['case_worker'], { language: 'sv' })
  const plain = await house.person(alfa, ['case_worker'])
  const finance = await house.person(alfa, ['finance_officer'])
  const finance2 = await house.person(alfa, ['finance_officer'], { language: 'sv' })
  const beside = await house.person(beta, ['case_worker'])
  const financeBeta = await house.person(beta, ['finance_officer'])
  const shelter = await house.person(hem, ['shelter_staff'])
  for (const zone of [alfa, beta, hem]) await house.keysFor(zone)

  const newCase = async (): Promise<Id> => {
    const opened = await worker.works(null, (visit) => openCase(visit, { child: 'no', urgent: false, municipality: '0180', fileReference: 'Canary-file 77' }))
    if (!opened.ok) throw new Error(opened.refusal.kind)
    return opened.value.caseId
  }
  const joins = async (caseId: Id, person: Person, classes: readonly string[]): Promise<void> => {
    const added = await worker.works(caseId, (visit) =>
      addMember(visit, { caseId, personId: person.id, position: 'member', classes, writes: classes, until: daysAfter(now, 60) }),
    )
    if (!added.ok) throw new Error(added.refusal.kind)
  }
  const brings = async (caseId: Id, person: Person): Promise<void> => {
    const invited = await worker.works(caseId, (visit) => inviteZone(visit, caseId, person.zoneId, 'Klippa', daysAfter(now, 2)))
    if (!invited.ok) throw new Error(invited.refusal.kind)
    await person.works(null, (visit) => openUnitByInvitation(visit, invited.value))
  }
  const done = async (person: Person, path: string, fields: Fields): Promise<string> => {
    const answer = await person.fills(path, fields)
    if (answer.status !== 303)
      throw new Error(`${path}: ${answer.status} ${(await answer.text()).match(/error-summary[\s\S]{0,600}|l-notice[\s\S]{0,400}/)?.[0] ?? ''}`)
    return answer.headers.get('location') ?? ''
  }
  /** What a form answers when it says no: the status, and whether it says these words. */
  const refused = async (person: Person, path: string, fields: Fields, words: string): Promise<readonly [number, boolean]> => {
    const answer = await person.fills(path, fields)
    return [answer.status, (await answer.text()).includes(words)]
  }
  const account = async (person: Person): Promise<Id> => (await person.reads('/costs')).match(/\/costs\/accounts\/([0-9a-f-]{36})/)?.[1] ?? ''
  return { house, worker, colleague, plain, finance, finance2, beside, financeBeta, shelter, newCase, joins, brings, done, refused, account }
}
export type CostsHouse = Awaited<ReturnType<typeof openCostsHouse>>
