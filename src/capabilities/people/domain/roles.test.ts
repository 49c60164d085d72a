import { describe, expect, it } from 'vitest'
import { caseRoles, ceilingOf, ceilingRows, isRole, roles } from '#capabilities/people/domain/roles.ts'
import { informationClasses, isInformationClass } from '#capabilities/people/domain/classes.ts'
import { isZoneKind, rolesOf, secrecyOf, zoneKinds } from '#capabilities/people/domain/zones.ts'

describe('ceilings', () => {
  it('give administrators, key officers and editors no class at all', () => {
    for (const role of ['org_admin', 'key_officer', 'editor']) {
      const { reads, writes, mayForm } = ceilingOf([role])
      expect([reads.size, writes.size, mayForm.size]).toEqual([0, 0, 0])
    }
  })
  it('let where she is be read by shelter staff, placing handlers and, by decision, the police', () => {
    expect(roles.filter((role) => ceilingOf([role]).reads.has('C3'))).toEqual(['placing_handler', 'shelter_staff', 'threat_assessor', 'police_contact'])
    expect(roles.filter((role) => ceilingOf([role]).writes.has('C3'))).toEqual(['shelter_staff'])
  })
  it('keep a short form from reading', () => {
    const { reads, writes, mayForm } = ceilingOf(['hotline_operator'])
    expect(mayForm.has('C5') && !reads.has('C5') && !writes.has('C5')).toBe(true)
  })
  it('join to the widest right of all roles held', () => {
    const both = ceilingOf(['case_worker', 'health_staff'])
    expect(both.writes.has('C5') && both.writes.has('C4') && !both.reads.has('C3')).toBe(true)
  })
  it('whoever may write may read, and may write a short form', () => {
    for (const role of roles) {
      const { reads, writes, mayForm } = ceilingOf([role])
      for (const name of writes) expect([name, reads.has(name), mayForm.has(name)]).toEqual([name, true, true])
    }
    expect(ceilingOf(['case_worker']).writes.size).toBeGreaterThan(5)
  })
  it('give nothing for a word that is no role', () => expect(ceilingOf(['superuser', 'constructor', '']).mayForm.size).toBe(0))
  it('name each class once per role', () => {
    const seen = new Set(ceilingRows.map((row) => `${row.role} ${row.class}`))
    expect(seen.size).toBe(ceilingRows.length)
    expect(new Set(ceilingRows.map((row) => row.class))).toEqual(new Set(informationClasses))
  })
  it('everybody who writes health is health staff', () => expect(roles.filter((role) => ceilingOf([role]).writes.has('C5'))).toEqual(['health_staff']))
})

describe('roles', () => {
  it('in cases are ten', () => expect(caseRoles).toHaveLength(10))
  it('of every kind of zone include those that administer and hold keys', () => {
    for (const kind of zoneKinds) expect(rolesOf(kind)).toEqual(expect.arrayContaining(['org_admin', 'key_officer', 'log_reviewer']))
  })
  it('are all offered somewhere', () => expect(new Set(zoneKinds.flatMap(rolesOf))).toEqual(new Set(roles)))
})

describe('words from outside', () => {
  const strange = ['constructor', 'toString', '', 'C12', 'c1', 1, null, undefined, {}]
  it('are known or are not', () => {
    expect([isRole('case_worker'), isZoneKind('police'), isInformationClass('C11')]).toEqual([true, true, true])
    for (const word of [...strange, ['case_worker'], ['police'], ['C1']])
      expect([isRole(word), isZoneKind(word), isInformationClass(word)]).toEqual([false, false, false])
  })
})

describe('kinds of zones', () => {
  it('each have the secrecy rule of their own', () => {
    expect([secrecyOf('social_services'), secrecyOf('shelter'), secrecyOf('police'), secrecyOf('county_board')]).toEqual([
      'osl-26-1',
      'sol-17-11',
      'osl-35-18',
      'none',
    ])
  })
  it('offer their own roles and those of everywhere, and no other', () => {
    expect(rolesOf('police')).toEqual(['police_contact', 'threat_assessor', 'log_reviewer', 'org_admin', 'key_officer'])
    expect(rolesOf('county_board')).toEqual(['statistician', 'editor', 'log_reviewer', 'org_admin', 'key_officer'])
  })
})
