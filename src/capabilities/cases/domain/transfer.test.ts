import { describe, expect, it } from 'vitest'
import { disclosureTransfers, transferFault, type TransferGround } from '#capabilities/cases/domain/transfer.ts'
import { transferCountries, transferGrounds } from '#capabilities/cases/domain/transfer-reference.ts'

const standingOf = (country: string) => transferCountries.find(({ code }) => code === country)?.standing ?? 'other'
const groundsOf = (senderKind: string, country: string): readonly TransferGround[] =>
  transferGrounds.filter((row) => row.senderKind === senderKind && row.standing === standingOf(country))

describe('a decision of disclosure to a receiver in another country', () => {
  it.each<[from: string, to: string, chosen: string | null, wanted: string | null]>([
    ['social_services', 'SE', null, null],
    ['social_services', 'RO', null, 'transfer-not-allowed'],
    ['social_services', 'RO', 'within_eea', 'transfer-not-allowed'],
    ['social_on_call', 'MD', 'explicit_consent', 'transfer-not-allowed'],
    ['specialist_clinic', 'CH', 'adequacy', 'transfer-not-allowed'],
    ['police', 'RO', 'within_eea', 'transfer-not-allowed'],
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
    expect(transferFault(to, chosen, groundsOf(from, to))).toBe(wanted)
  })

  it('never rests on what the person carries herself', () => expect(disclosureTransfers).not.toContain('own_hand'))
})

describe('the law of leaving the country', () => {
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
