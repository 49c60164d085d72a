import { inviteZone, openCase, openUnitByInvitation } from '#capabilities/cases/contract.ts'
import { recordConsent } from '#capabilities/cases/commands/record-consent.ts'
import { contact } from '#capabilities/contact/capability.ts'
import { costs } from '#capabilities/costs/capability.ts'
import { directory } from '#capabilities/directory/capability.ts'
import { cooperation } from '#capabilities/cooperation/capability.ts'
import { protection } from '#capabilities/protection/capability.ts'
import { returning } from '#capabilities/returning/capability.ts'
import { support } from '#capabilities/support/capability.ts'
import { informationItems } from '#capabilities/returning/domain/choice.ts'
import { unitsIn } from '#capabilities/returning/store/units.ts'
import type { Id } from '#kernel/id.ts'
import { daysAfter } from '#kernel/time.ts'
import { openCasesHouse, type Fields, type Person } from '#test/stories/cases-house.ts'

export const now = new Date('2026-11-21T12:00:00Z')
/** So many days from now, as a form sends it. */
export const day = (days: number): string => daysAfter(now, days).toISOString().slice(0, 10)

export const information = (more: Fields = {}): Fields => ({
  givenOn: day(-10),
  language: 'ron',
  interpreter: 'by_phone',
  independent: 'yes',
  sameNetwork: 'no',
  ways: ['oral', 'written'],
  items: [...informationItems],
  ...more,
})
export const choice = (more: Fields = {}): Fields => ({
  chosen: 'return',
  chosenOn: day(-2),
  language: 'ron',
  words: 'Canary-her-choice: I want to go home to my aunt.',
  form: 'signed',
  nothingTied: 'yes',
  ...more,
})
export const application = (more: Fields = {}): Fields => ({
  ground: 'exposed',
  ownWish: 'yes',
  destination: 'RO',
  rightThere: 'citizen',
  appliedOn: day(-1),
  ...more,
})
export const yes = (more: Fields = {}): Fields => ({ answer: 'yes', decidedOn: day(0), ...more })

/** A board that leads the case, the coordinator, the programme, a partner abroad, health care beside them in the case, and a board that has nothing to do with it. */
export async function openReturnHouse() {
  const rooms = [directory, contact, cooperation, protection, support, costs, returning]
  const house = await openCasesHouse(now, rooms)
  await house.asOwner(async (tx) => {
    for (const room of [directory, support, costs, returning]) await room.furnish?.(tx)
  })
  const kinds = [
    ['ALFA', 'social_services'],
    ['NORD', 'regional_coordinator'],
    ['RETUR', 'return_partner'],
    ['DELTA', 'foreign_partner'],
    ['VARD', 'health_care'],
    ['BETA', 'social_services'],
    ['STHM', 'regional_coordinator'],
  ] as const
  const zones = new Map<string, Id>()
  for (const [code, kind] of kinds) zones.set(code, await house.zone(code, kind))
  const zone = (code: (typeof kinds)[number][0]): Id => zones.get(code) ?? ''
  const board = await house.person(zone('ALFA'), ['case_worker'])
  const colleague = await house.person(zone('ALFA'), ['case_worker'], { language: 'sv' })
  const coordinator = await house.person(zone('NORD'), ['regional_coordinator'])
  const partner = await house.person(zone('RETUR'), ['return_officer'])
  const abroad = await house.person(zone('DELTA'), ['return_officer'])
  const nurse = await house.person(zone('VARD'), ['health_staff'])
  const outsider = await house.person(zone('BETA'), ['case_worker'])
  const coordinator2 = await house.person(zone('STHM'), ['regional_coordinator'])
  for (const id of zones.values()) await house.keysFor(id)

  const newCase = async (child: 'yes' | 'no' | 'unknown' = 'no'): Promise<Id> => {
    const opened = await board.works(null, (visit) => openCase(visit, { child, urgent: false, municipality: '0180' }))
    if (!opened.ok) throw new Error(opened.refusal.kind)
    return opened.value.caseId
  }
  const brings = async (caseId: Id, ...people: readonly Person[]): Promise<void> => {
    for (const person of people) {
      const invited = await board.works(caseId, (visit) => inviteZone(visit, caseId, person.zoneId, 'Klippa', daysAfter(now, 2)))
      if (!invited.ok) throw new Error(invited.refusal.kind)
      await person.works(null, (visit) => openUnitByInvitation(visit, invited.value))
    }
  }
  const consents = async (caseId: Id, to: Person = partner, by: Person = board): Promise<Id> => {
    const given = await by.works(caseId, (visit) =>
      recordConsent(visit, caseId, {
        refused: false,
        classes: ['C4'],
        recipients: [to.zoneId],
        purposes: ['plan_return'],
        language: 'ron',
        interpreter: true,
        givenOn: day(0),
        form: 'oral',
        capacity: 'adult',
        validUntil: daysAfter(now, 90),
        conditions: null,
      }),
    )
    if (!given.ok) throw new Error(given.refusal.kind)
    return given.value
  }
  /** Does a form that must be taken, and says where it leads. */
  const done = async (person: Person, path: string, fields: Fields): Promise<string> => {
    const answer = await person.fills(path, fields)
    if (answer.status !== 303)
      throw new Error(`${path}: ${answer.status} ${(await answer.text()).match(/error-summary[\s\S]{0,600}|l-notice[\s\S]{0,400}/)?.[0] ?? ''}`)
    return answer.headers.get('location') ?? ''
  }
  const path = (caseId: Id, rest = ''): string => `/cases/${caseId}/return${rest}`
  const findUnit = async (caseId: Id, person: Person): Promise<Id> =>
    await board.works(caseId, async (visit) => (await unitsIn(visit.tx, caseId)).find((one) => one.zoneId === person.zoneId)?.unitId ?? '')
  const takesPart = async (caseId: Id, ...people: readonly Person[]): Promise<void> => {
    for (const person of people) await done(board, path(caseId, '/parties/new'), { unit: await findUnit(caseId, person) })
  }
  /** A return of a new case, brought so far: every part of it takes part. */
  const reaches = async (phase: 'choice' | 'chosen' | 'applied' | 'admitted', child: 'yes' | 'no' = 'no'): Promise<Id> => {
    const caseId = await newCase(child)
    await brings(caseId, coordinator, partner, abroad, nurse)
    await done(board, path(caseId, '/new'), { asked: 'yes' })
    await takesPart(caseId, coordinator, partner, abroad)
    if (phase === 'choice') return caseId
    await done(board, path(caseId, '/information/new'), information())
    await done(board, path(caseId, '/choice/new'), choice())
    await consents(caseId)
    if (phase === 'chosen') return caseId
    await done(coordinator, path(caseId, '/application/new'), application())
    if (phase === 'applied') return caseId
    if (child === 'yes') await findsBest(caseId)
    await done(coordinator, path(caseId, '/admission/new'), yes())
    await done(partner, path(caseId, '/admission/new'), yes())
    return caseId
  }
  const findsBest = async (caseId: Id): Promise<void> => {
    const found = { found: 'best', foundOn: day(-1), authority: 'social_board' }
    await done(board, path(caseId, '/findings/new'), { ...found, side: 'sweden', channel: 'own_decision' })
    await done(partner, path(caseId, '/findings/new'), { ...found, side: 'there', channel: 'embassy', authority: 'child_protection' })
  }
  return {
    house,
    board,
    colleague,
    coordinator,
    coordinator2,
    partner,
    abroad,
    nurse,
    outsider,
    newCase,
    brings,
    consents,
    done,
    path,
    findUnit,
    takesPart,
    reaches,
    findsBest,
  }
}
export type ReturnHouse = Awaited<ReturnType<typeof openReturnHouse>>
