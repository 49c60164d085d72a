import { expect, it } from 'vitest'
import { claimCsv } from '#capabilities/costs/domain/csv.ts'

const row = {
  account: 7,
  type: 'placement',
  legal: 'sol',
  whom: 'adult',
  supplier: 'S1',
  invoice: 'F-12',
  fromOn: '2026-01-01',
  lastOn: '2026-01-31',
  units: 31,
  netOre: 123_456,
  vatOre: 5,
  claimedOre: 100_000,
  why: 'none',
} as const

it('a claim is a head and a row for each cost, every cell in its place', () => {
  const [head, first, second, end] = claimCsv([row, { ...row, account: 8, invoice: null, claimedOre: null }]).split('\r\n')
  expect(head).toBe('cost_number,from,to,type,legal_basis,for,supplier_code,invoice,units,net_sek,vat_sek,claimed_sek,reason')
  expect(first).toBe('7,2026-01-01,2026-01-31,placement,sol,adult,S1,F-12,31,1234.56,0.05,1000.00,none')
  expect(second).toBe('8,2026-01-01,2026-01-31,placement,sol,adult,S1,,31,1234.56,0.05,0.00,none')
  expect(end).toBe('')
})

it('a claim without costs is its head', () => {
  expect(claimCsv([]).split('\r\n')).toHaveLength(2)
})
