import { describe, expect, it } from 'vitest'
import { roleFor } from '#capabilities/cooperation/domain/roles-for.ts'

describe('who carries out what a function was asked to do', () => {
  it.each([
    ['social_on_call', ['regional_coordinator', 'hotline_operator', 'case_worker'], 'case_worker'],
    ['social_on_call', ['regional_coordinator', 'hotline_operator'], 'hotline_operator'],
    ['social_services', ['regional_coordinator', 'case_worker'], 'case_worker'],
    ['child_welfare', ['health_staff', 'case_worker'], 'case_worker'],
    ['police_contact', ['case_worker', 'threat_assessor', 'police_contact'], 'police_contact'],
    ['police_contact', ['case_worker', 'threat_assessor'], 'threat_assessor'],
    ['regional_coordinator', ['case_worker', 'regional_coordinator'], 'regional_coordinator'],
    ['health_care', ['case_worker', 'health_staff'], 'health_staff'],
    ['shelter', ['case_worker', 'shelter_staff'], 'shelter_staff'],
    ['barnahus', ['health_staff', 'police_contact', 'case_worker'], 'case_worker'],
    ['barnahus', ['regional_coordinator', 'police_contact', 'health_staff'], 'health_staff'],
    ['barnahus', ['regional_coordinator', 'police_contact'], 'police_contact'],
    ['prosecutor_contact', ['case_worker', 'police_contact'], 'police_contact'],
    ['guardian_office', ['regional_coordinator', 'case_worker'], 'case_worker'],
    ['child_representative', ['regional_coordinator', 'case_worker'], 'case_worker'],
    ['specialist_clinic', ['hotline_operator', 'case_worker'], 'case_worker'],
    ['specialist_clinic', ['regional_coordinator', 'hotline_operator'], 'hotline_operator'],
    ['migration_contact', ['case_worker', 'return_officer'], 'return_officer'],
    ['return_programme', ['case_worker', 'return_officer'], 'return_officer'],
    ['national_line', ['case_worker', 'hotline_operator'], 'hotline_operator'],
  ])('%s, where %j are held: %s', (kind, held, role) => expect(roleFor(kind, held)).toBe(role))

  it.each(['case_worker', 'regional_coordinator', 'shelter_staff', 'police_contact', 'health_staff', 'return_officer', 'hotline_operator'])(
    'is %s where nobody holds anything else, whatever was asked for',
    (role) => expect(['shelter', 'health_care', 'something new'].map((kind) => roleFor(kind, ['auditor', role]))).toEqual([role, role, role]),
  )

  it('is nobody where nobody could do it', () => {
    expect(roleFor('shelter', [])).toBeNull()
    expect(roleFor('something new', ['auditor', 'zone_admin'])).toBeNull()
  })
})
