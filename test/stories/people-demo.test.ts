import { describe, expect, it } from 'vitest'
import { isId } from '#kernel/id.ts'
import { demoAccounts, demoOfficers, demoPeople, demoZones } from '#capabilities/people/demo.ts'
import { judgePassphrase } from '#capabilities/people/domain/passphrase.ts'
import { rolesOf } from '#capabilities/people/domain/zones.ts'

describe('the demo people', () => {
  it('have ids, names to sign in with and passphrases of their own', () => {
    expect(demoPeople.every((one) => isId(one.id))).toBe(true)
    expect(demoZones.every((one) => isId(one.id))).toBe(true)
    expect(new Set(demoPeople.map((one) => one.login)).size).toBe(demoPeople.length)
    expect(new Set(demoPeople.map((one) => one.passphrase)).size).toBe(demoPeople.length)
    for (const one of demoPeople) expect(judgePassphrase(one.passphrase, one.login).ok, one.login).toBe(true)
  })
  it('are the same every time', () => {
    expect(demoAccounts()[0]).toMatchObject({ id: 'operator.alfa', zone: 'Socialnämnden ALFA', role: 'hotline_operator' })
    expect(demoPeople[0]?.id).toMatchInlineSnapshot(`"b21efa92-376b-49c1-8a24-3ef90078ac4d"`)
  })
  it('hold only roles that their kind of zone offers', () => {
    for (const person of demoPeople) {
      const kind = demoZones.find((zone) => zone.code === person.zone)?.kind
      expect(kind !== undefined && person.roles.every((role) => rolesOf(kind).includes(role)), person.login).toBe(true)
    }
  })
  it('give every zone three officers, a duty holder, a head and an administrator', () => {
    for (const { code } of demoZones) {
      const here = demoPeople.filter((one) => one.zone === code)
      expect(demoOfficers(code), code).toHaveLength(3)
      expect(here.some((one) => one.duty) && here.some((one) => one.unitHead) && here.some((one) => one.roles.includes('org_admin')), code).toBe(true)
    }
  })
  it('keep the shelter off every map', () =>
    expect(demoZones.find((one) => one.kind === 'shelter')).toMatchObject({ municipalityCode: null, countyCode: null }))
})
