import { describe, expect, it } from 'vitest'
import { caseRoles, ceilingOf, ceilingRows, roles } from '#capabilities/people/domain/roles.ts'
import { informationClasses } from '#capabilities/people/domain/classes.ts'
import { rolesOf, zoneKinds } from '#capabilities/people/domain/zones.ts'

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
