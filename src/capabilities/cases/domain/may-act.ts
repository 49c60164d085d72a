import { membershipOf, type AccessFacts } from '#capabilities/cases/domain/access.ts'

export const acts = ['change-card', 'lead-unit', 'lead-case', 'record-wish', 'raise-level', 'reopen'] as const
export type Act = (typeof acts)[number]

/** Who may do what to the case and to access itself (security.md 2.5). */
export function mayAct(facts: AccessFacts, act: Act): boolean {
  const member = membershipOf(facts)
  if (!member) return false
  const leads = member.position !== 'member'
  const leadsCase = leads && facts.case.leadUnitId === member.unitId
  switch (act) {
    case 'change-card':
      return !facts.case.closed && facts.me.writes.has('C0') && member.writes.includes('C0')
    case 'lead-unit':
      return leads
    case 'lead-case':
      return leadsCase && !facts.case.closed
    case 'record-wish':
    case 'raise-level':
      return !facts.case.closed
    case 'reopen':
      return leadsCase && facts.case.closed
  }
}
