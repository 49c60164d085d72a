import { hasRole, type Actor } from '#kernel/actor.ts'
import { isHome } from '#capabilities/directory/domain/offers.ts'

/** Who may keep entries of the own zone: administrators and coordinators all of them, those who prepare returns the ones abroad. */
export const entryKeepers = ['org_admin', 'regional_coordinator', 'return_officer'] as const
export const keepsAtHome = (actor: Actor): boolean => hasRole(actor, 'org_admin', 'regional_coordinator')
type Entry = { readonly zoneId: string; readonly countryCode: string }
export const keepsEntry = (actor: Actor, entry: Entry): boolean =>
  entry.zoneId === actor.zoneId && (keepsAtHome(actor) || (!isHome(entry.countryCode) && hasRole(actor, 'return_officer')))

/** Free places are also said by those who work in the shelter. */
export const placeSayers = [...entryKeepers, 'shelter_staff'] as const
export const saysPlaces = (actor: Actor, entry: Entry): boolean =>
  keepsEntry(actor, entry) || (entry.zoneId === actor.zoneId && hasRole(actor, 'shelter_staff'))

/** Those who meet services in their work, and can say how it went. */
export const experienced = [
  'hotline_operator',
  'case_worker',
  'placing_handler',
  'shelter_staff',
  'threat_assessor',
  'police_contact',
  'health_staff',
  'return_officer',
  'regional_coordinator',
] as const
