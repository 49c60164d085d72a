import type { Role } from '#capabilities/people/domain/roles.ts'

/**
 * Kinds of zones, each with the secrecy rule that protects the person there by default, and the roles its people may hold.
 * A zone is a board, a unit, a clinic, a shelter, a group: never a whole municipality.
 */
const everywhere = ['log_reviewer', 'org_admin', 'key_officer'] as const satisfies readonly Role[]
const kinds = {
  social_services: { secrecy: 'osl-26-1', roles: ['hotline_operator', 'case_worker', 'placing_handler', 'finance_officer', 'statistician', 'editor'] },
  social_on_call: { secrecy: 'osl-26-1', roles: ['hotline_operator', 'case_worker', 'placing_handler'] },
  specialist_clinic: { secrecy: 'osl-26-1', roles: ['hotline_operator', 'case_worker'] },
  regional_coordinator: { secrecy: 'osl-26-1', roles: ['regional_coordinator', 'hotline_operator', 'editor'] },
  shelter: { secrecy: 'sol-17-11', roles: ['shelter_staff', 'hotline_operator', 'finance_officer'] },
  police: { secrecy: 'osl-35-18', roles: ['police_contact', 'threat_assessor'] },
  prosecutor: { secrecy: 'osl-35-18', roles: ['police_contact'] },
  migration_agency: { secrecy: 'osl-37-1', roles: ['return_officer'] },
  health_care: { secrecy: 'osl-25-1', roles: ['health_staff'] },
  return_partner: { secrecy: 'contract', roles: ['return_officer', 'finance_officer'] },
  foreign_partner: { secrecy: 'contract', roles: ['return_officer'] },
  ngo: { secrecy: 'contract', roles: ['hotline_operator', 'shelter_staff', 'return_officer', 'editor'] },
  helpline: { secrecy: 'osl-25-1', roles: ['hotline_operator'] },
  national_coordination: { secrecy: 'osl-21', roles: ['statistician', 'editor', 'hotline_operator', 'regional_coordinator'] },
  county_board: { secrecy: 'none', roles: ['statistician', 'editor'] },
} as const satisfies Record<string, { readonly secrecy: string; readonly roles: readonly Role[] }>

export type ZoneKind = keyof typeof kinds
export type SecrecyRule = (typeof kinds)[ZoneKind]['secrecy']
export const zoneKinds = Object.keys(kinds) as [ZoneKind, ...ZoneKind[]]
export const isZoneKind = (word: unknown): word is ZoneKind => typeof word === 'string' && Object.hasOwn(kinds, word)

export const secrecyOf = (kind: ZoneKind): SecrecyRule => kinds[kind].secrecy

/** The catalogue from which an administrator of such a zone may give roles. */
export const rolesOf = (kind: ZoneKind): readonly Role[] => [...kinds[kind].roles, ...everywhere]
