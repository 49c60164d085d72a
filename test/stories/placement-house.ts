import { sql } from 'kysely'
import { openCase } from '#capabilities/cases/contract.ts'
import { contact } from '#capabilities/contact/capability.ts'
import { cooperation } from '#capabilities/cooperation/capability.ts'
import { directory } from '#capabilities/directory/capability.ts'
import { protection } from '#capabilities/protection/capability.ts'
import type { Id } from '#kernel/id.ts'
import { openCasesHouse, type Fields, type Person } from '#test/stories/cases-house.ts'
import { now } from '#test/stories/protection-house.ts'

export const place = (codeName: string, more: Fields = {}): Fields => ({
  codeName,
  house: 'A',
  region: 'middle',
  takes: ['women', 'families'],
  adults: '2',
  children: '2',
  ...more,
})
export const wanted = (more: Fields = {}): Fields => ({
  adults: '1',
  who: 'women',
  fromDay: '2026-11-21',
  nights: '7',
  basis: 'board_decision',
  all: 'yes',
  ...more,
})

export type AskRow = { readonly id: string; readonly state: string; readonly codeName: string | null; readonly need: { readonly fromDay: string } }
type Answer = { readonly id: string; readonly state: string; readonly codeName: string | null; readonly refusal: string | null; readonly version: number }
export type Placement = {
  readonly requests: readonly {
    readonly id: string
    readonly open: boolean
    readonly answers: readonly Answer[]
    readonly children: readonly { readonly id: string }[]
  }[]
}

/** A shelter with a head and staff, another shelter, social services who ask, and the police. */
export async function openPlacementHouse() {
  const house = await openCasesHouse(now, [directory, contact, cooperation, protection])
  await house.asOwner(async (tx) => directory.furnish?.(tx))
  const alfa = await house.zone('ALFA', 'social_services')
  const shelter = await house.zone('SKYD', 'shelter')
  const second = await house.zone('HAMN', 'shelter')
  const police = await house.zone('POLS', 'police')
  const worker = await house.person(alfa, ['case_worker'])
  const colleague = await house.person(alfa, ['case_worker'])
  const staff = await house.person(shelter, ['shelter_staff'])
  const head = await house.person(shelter, ['shelter_staff'], { head: true })
  const elsewhere = await house.person(second, ['shelter_staff'])
  const officer = await house.person(police, ['police_contact'])
  for (const zone of [alfa, shelter, second, police]) await house.keysFor(zone)

  const newCase = async (): Promise<Id> => {
    const opened = await worker.works(null, (visit) => openCase(visit, { child: 'no', urgent: false, municipality: '0180' }))
    if (!opened.ok) throw new Error(opened.refusal.kind)
    return opened.value.caseId
  }
  const done = async (answer: Response): Promise<Response> => {
    if (answer.status !== 303) throw new Error(`${answer.status} ${(await answer.text()).match(/(?:error-summary|l-notice--danger)[\s\S]{0,600}/)?.[0] ?? ''}`)
    return answer
  }
  const json = async <Body>(person: Person, path: string): Promise<Body> => (await (await person.asks(path)).json()) as Body
  const queue = async (person: Person): Promise<readonly AskRow[]> => (await json<{ asks: AskRow[] }>(person, '/place-requests')).asks
  const placement = (caseId: Id): Promise<Placement> => json<Placement>(worker, `/cases/${caseId}/placement`)
  const placeIds = async (): Promise<Readonly<Record<string, Id>>> =>
    Object.fromEntries((await json<{ places: { id: string; codeName: string }[] }>(staff, '/places')).places.map((one) => [one.codeName, one.id]))
  /** A case that asks, and what the first shelter sees of it. */
  const asked = async (more: Fields = {}): Promise<{ readonly caseId: Id; readonly ask: Id }> => {
    const caseId = await newCase()
    const before = new Set((await queue(staff)).map((one) => one.id))
    await done(await worker.fills(`/cases/${caseId}/placement/new`, wanted(more)))
    const ask = (await queue(staff)).find((one) => !before.has(one.id))
    if (!ask) throw new Error('nothing reached the shelter')
    return { caseId, ask: ask.id }
  }
  const offered = async (codeName: string, more: Fields = {}): Promise<{ readonly caseId: Id; readonly ask: Id }> => {
    const made = await asked(more)
    await done(await staff.fills(`/place-requests/${made.ask}/offer`, { place: (await placeIds())[codeName] ?? '', hours: '4' }))
    return made
  }
  const answered = async (caseId: Id, answer: 'accept' | 'decline'): Promise<Response> => {
    const offer = (await placement(caseId)).requests.flatMap((one) => one.answers).find((one) => one.codeName !== null)
    return await worker.fills(`/cases/${caseId}/placement/offers/${offer?.id ?? ''}`, { answer })
  }
  const admitted = async (codeName: string, more: Fields = {}): Promise<{ readonly caseId: Id; readonly ask: Id }> => {
    const made = await offered(codeName, more)
    await done(await answered(made.caseId, 'accept'))
    await done(await head.fills(`/place-requests/${made.ask}/admission`, { answer: 'admit' }))
    return made
  }
  const stateOf = async (ask: Id): Promise<string | undefined> => (await queue(staff)).find((one) => one.id === ask)?.state
  const staysOn = async (codeName: string): Promise<number> => {
    const { rows } = await sql<{ n: number }>`
      select count(*)::integer as n from protection.stay s join protection.place p on p.id = s.place_id where p.code_name = ${codeName} and s.active`.execute(
      await house.scratch.admin('main'),
    )
    return rows[0]?.n ?? 0
  }
  return {
    house,
    alfa,
    shelter,
    worker,
    colleague,
    staff,
    head,
    elsewhere,
    officer,
    newCase,
    done,
    json,
    queue,
    placement,
    placeIds,
    asked,
    offered,
    answered,
    admitted,
    stateOf,
    staysOn,
  }
}
export type PlacementHouse = Awaited<ReturnType<typeof openPlacementHouse>>
