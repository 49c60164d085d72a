import { plainKronor } from '#capabilities/costs/domain/ore.ts'

type Row = {
  readonly account: number
  readonly type: string
  readonly legal: string
  readonly whom: string
  readonly supplier: string
  readonly invoice: string | null
  readonly fromOn: string
  readonly lastOn: string
  readonly units: number
  readonly netOre: number
  readonly vatOre: number
  readonly claimedOre: number | null
  readonly why: string
}
const columns = [
  'cost_number',
  'from',
  'to',
  'type',
  'legal_basis',
  'for',
  'supplier_code',
  'invoice',
  'units',
  'net_sek',
  'vat_sek',
  'claimed_sek',
  'reason',
] as const

/** A claim as a file: codes, days and amounts, so that no cell can hold a formula or a word about anybody. */
export const claimCsv = (rows: readonly Row[]): string =>
  [
    columns.join(','),
    ...rows.map((row) =>
      [
        row.account,
        row.fromOn,
        row.lastOn,
        row.type,
        row.legal,
        row.whom,
        row.supplier,
        row.invoice ?? '',
        row.units,
        plainKronor(row.netOre),
        plainKronor(row.vatOre),
        plainKronor(row.claimedOre ?? 0),
        row.why,
      ].join(','),
    ),
  ]
    .map((line) => `${line}\r\n`)
    .join('')
