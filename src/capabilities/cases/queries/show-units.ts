import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { findZones, type Zone } from '#capabilities/people/contract.ts'
import { mayAct } from '#capabilities/cases/domain/may-act.ts'
import type { Unit } from '#capabilities/cases/domain/card.ts'
import { loadCase, type LoadedCase } from '#capabilities/cases/queries/load-case.ts'
import { nameBook, type NameBook } from '#capabilities/cases/queries/names.ts'
import { invitationsOf, type Invitation } from '#capabilities/cases/store/invitation.ts'
import { teamOf, type Member } from '#capabilities/cases/store/member.ts'
import { fileReferenceOf, unitsOf } from '#capabilities/cases/store/unit.ts'

export type UnitsModel = {
  readonly loaded: LoadedCase
  readonly units: readonly Unit[]
  readonly leads: readonly Member[]
  readonly invitations: readonly Invitation[]
  /** Zones that could be asked: active, of a kind that works with cases, not in it. */
  readonly others: readonly Zone[]
  readonly fileReference: string | null
  readonly mayInvite: boolean
  readonly names: NameBook
}

const noCases = ['county_board', 'national_coordination'] as const

export async function showUnits(visit: Visit, caseId: Id): Promise<UnitsModel | null> {
  const loaded = await loadCase(visit, caseId)
  if (!loaded) return null
  if (loaded.card.protectionLevel === 2) visit.requireStrong()
  const units = await unitsOf(visit.tx, caseId)
  const invitations = await invitationsOf(visit.tx, caseId)
  const leads = (await teamOf(visit.tx, caseId)).filter((member) => member.position === 'lead')
  const zones = await findZones(visit.tx)
  const busy = new Set([...units.map((unit) => unit.zoneId), ...invitations.filter((one) => one.state === 'pending').map((one) => one.zoneId)])
  return {
    loaded,
    units,
    leads,
    invitations,
    others: zones.filter((zone) => !busy.has(zone.id) && !(noCases as readonly string[]).includes(zone.kind)),
    fileReference: await fileReferenceOf(visit.tx, caseId),
    mayInvite: mayAct(loaded.access, 'change-card'),
    names: await nameBook(
      visit,
      leads.map((lead) => lead.personId),
      [...units.map((unit) => unit.zoneId), ...invitations.map((one) => one.zoneId)],
    ),
  }
}
