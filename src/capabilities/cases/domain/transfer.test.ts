import { describe, expect, it } from 'vitest'
import { disclosureTransfers, isMunicipal, transferFault, type TransferGround } from '#capabilities/cases/domain/transfer.ts'
import { transferCountries, transferGrounds } from '#capabilities/cases/domain/transfer-reference.ts'
import { zoneKinds } from '#capabilities/people/contract.ts'

const standingOf = (country: string) => transferCountries.find(({ code }) => code === country)?.standing ?? 'other'
const groundsOf = (senderKind: string, country: string): readonly TransferGround[] =>
  transferGrounds.filter((row) => row.senderKind === senderKind && row.standing === standingOf(country))

describe('a decision of disclosure to a receiver in another country', () => {
  it.each<[from: string, to: string, chosen: string | null, wanted: string | null]>([
    ['social_services', 'SE', null, null],
    ['social_services', 'RO', null, 'municipality-may-not-transfer'],
    ['social_services', 'RO', 'within_eea', 'municipality-may-not-transfer'],
    ['social_on_call', 'MD', 'explicit_consent', 'municipality-may-not-transfer'],
    ['specialist_clinic', 'CH', 'adequacy', 'municipality-may-not-transfer'],
    ['police', 'RO', 'within_eea', null],
    ['prosecutor', 'RO', 'within_eea', null],
    ['health_care', 'RO', 'within_eea', null],
    ['shelter', 'RO', 'within_eea', null],
    ['foreign_partner', 'ES', 'within_eea', null],
    ['police', 'RO', null, 'transfer-ground-missing'],
    ['police', 'MD', 'explicit_consent', 'transfer-not-allowed'],
    ['health_care', 'CH', 'adequacy', 'transfer-not-allowed'],
    ['return_partner', 'RO', null, 'transfer-ground-missing'],
    ['return_partner', 'RO', 'within_eea', null],
    ['return_partner', 'MD', 'within_eea', 'transfer-ground-not-valid'],
    ['return_partner', 'MD', 'explicit_consent', null],
    ['return_partner', 'MD', 'organisation_channel', null],
    ['return_partner', 'CH', 'explicit_consent', 'transfer-ground-not-valid'],
    ['return_partner', 'CH', 'adequacy', null],
    ['return_partner', 'MD', 'own_hand', 'transfer-ground-not-valid'],
    ['ngo', 'MD', 'organisation_channel', 'transfer-ground-not-valid'],
    ['ngo', 'RO', 'no such thing', 'transfer-ground-not-valid'],
    ['regional_coordinator', 'RO', 'within_eea', null],
    ['regional_coordinator', 'MD', null, 'transfer-not-allowed'],
    ['regional_coordinator', 'MD', 'own_hand', 'transfer-not-allowed'],
  ])('from %s to %s by %s: %s', (from, to, chosen, wanted) => {
    expect(transferFault(from, to, chosen, groundsOf(from, to))).toBe(wanted)
  })

  it('never rests on what the person carries herself', () => expect(disclosureTransfers).not.toContain('own_hand'))
})

describe('the law of leaving the country', () => {
  it('knows the kinds of zones that are a municipality', () => {
    expect(zoneKinds.filter(isMunicipal)).toEqual(['social_services', 'social_on_call', 'specialist_clinic'])
  })
  it('gives a municipality no way out of it', () => {
    const municipal = ['social_services', 'social_on_call', 'specialist_clinic']
    expect(transferGrounds.filter((row) => municipal.includes(row.senderKind))).toEqual([])
  })
  it('lets a coordinator, who is employed by one, only hand her what she carries herself to a third country', () => {
    const codes = transferGrounds.filter((row) => row.senderKind === 'regional_coordinator' && row.standing !== 'eea').map((row) => row.code)
    expect(new Set(codes)).toEqual(new Set(['own_hand']))
  })
  it('names each country once, and Sweden not at all', () => {
    const codes = transferCountries.map((row) => row.code)
    expect(new Set(codes).size).toBe(codes.length)
    expect(codes).not.toContain('SE')
    expect(codes).toHaveLength(29 + 13)
  })
})
