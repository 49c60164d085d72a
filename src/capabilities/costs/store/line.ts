import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { AgainReason, CostType, LegalBasis, ReversalReason, Whom } from '#capabilities/costs/domain/codes.ts'
import type { DayRule, Stretch } from '#capabilities/costs/domain/nights.ts'
import type { Ore } from '#capabilities/costs/domain/ore.ts'

export type Line = {
  readonly id: Id
  readonly caseId: Id
  readonly unitId: Id
  readonly zoneId: Id
  readonly type: CostType
  readonly legal: LegalBasis
  readonly whom: Whom
  readonly supplier: string
  readonly invoice: string | null
  readonly fromOn: string
  readonly lastOn: string
  readonly units: number
  readonly unitOre: Ore
  readonly netOre: Ore
  readonly vatOre: Ore
  readonly dayRule: DayRule | null
  readonly reverses: Id | null
  readonly reason: ReversalReason | null
  /** Why it is not the same cost twice, where another of the kind lies on the same days. */
  readonly again: AgainReason | null
  readonly madeBy: Id
  readonly madeAt: Instant
  /** The line that took it back. */
  readonly reversedBy: Id | null
  /** What was claimed of it; `null` while it is unclaimed. */
  readonly claimedOre: Ore | null
  readonly claimId: Id | null
  /** Of a line that takes another back: what was claimed of that one. */
  readonly claimedBefore: Ore | null
}

const rows = sql`
  select l.id, l.case_id as "caseId", l.unit_id as "unitId", l.zone_id as "zoneId", l.type, l.legal, l.whom, l.supplier, l.invoice, l.from_on::text as "fromOn",
    l.last_on::text as "lastOn", l.units, l.unit_ore as "unitOre", l.net_ore as "netOre", l.vat_ore as "vatOre", l.day_rule as "dayRule", l.reverses, l.reason, l.again,
    l.made_by as "madeBy", l.made_at as "madeAt", r.id as "reversedBy", c.ore as "claimedOre", c.claim_id as "claimId", o.ore as "claimedBefore"
  from costs.line l left join costs.line r on r.reverses = l.id left join costs.claim_line c on c.line_id = l.id left join costs.claim_line o on o.line_id = l.reverses`
const order = sql`order by l.from_on desc, l.made_at desc, l.id`

export async function linesOf(tx: Tx, unitId: Id): Promise<readonly Line[]> {
  return (await sql<Line>`${rows} where l.unit_id = ${unitId} ${order}`.execute(tx)).rows
}
export async function findLine(tx: Tx, id: Id): Promise<Line | null> {
  return (await sql<Line>`${rows} where l.id = ${id} and l.zone_id = (select authz.my_zone())`.execute(tx)).rows[0] ?? null
}
/** Lines of the own zone that nobody has claimed, of whatever quarter. */
export async function unclaimedOfZone(tx: Tx): Promise<readonly Line[]> {
  return (await sql<Line>`${rows} where l.zone_id = (select authz.my_zone()) and c.line_id is null ${order}`.execute(tx)).rows
}
export async function linesOfClaim(tx: Tx, claimId: Id): Promise<readonly Line[]> {
  return (await sql<Line>`${rows} where c.claim_id = ${claimId} ${order}`.execute(tx)).rows
}

export type NewLine = Omit<Line, 'zoneId' | 'madeBy' | 'madeAt' | 'reversedBy' | 'claimedOre' | 'claimId' | 'claimedBefore'>
/** `false` when the line it takes back was taken back already. */
export async function addLine(tx: Tx, made: NewLine): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into costs.line (id, case_id, unit_id, zone_id, wall, type, legal, whom, supplier, invoice, from_on, last_on, units, unit_ore, net_ore, vat_ore, day_rule,
      reverses, reason, again, made_by)
    values (${made.id}, ${made.caseId}, ${made.unitId}, (select authz.my_zone()), ${`${made.unitId}/C8`}, ${made.type}, ${made.legal}, ${made.whom}, ${made.supplier},
      ${made.invoice}, ${made.fromOn}::date, ${made.lastOn}::date, ${made.units}, ${made.unitOre}, ${made.netOre}, ${made.vatOre}, ${made.dayRule},
      ${made.reverses}, ${made.reason}, ${made.again}, (select authz.me()))
    on conflict (reverses) do nothing`.execute(tx)
  return numAffectedRows === 1n
}

type Kind = Pick<Line, 'type' | 'whom' | 'supplier'>
/**
 * Whether the unit has a line of this kind from this code name on any of these days that nobody took back. Two who write at once wait for each other
 * here, so that the second sees what the first wrote.
 */
export async function haveAlready(tx: Tx, unitId: Id, { type, whom, supplier }: Kind, days: readonly Stretch[]): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`costs.line:${unitId}`}, 0))`.execute(tx)
  const { rows } = await sql<{ there: boolean }>`
    select exists (select from costs.line l
      where l.unit_id = ${unitId} and l.type = ${type} and l.whom = ${whom} and l.supplier = ${supplier} and l.reverses is null
        and not exists (select from costs.line r where r.reverses = l.id)
        and exists (select from unnest(${days.map((one) => one.from)}::date[], ${days.map((one) => one.last)}::date[]) d (first_on, last_on)
                    where daterange(l.from_on, l.last_on, '[]') && daterange(d.first_on, d.last_on, '[]'))) as there`.execute(tx)
  return rows[0]?.there ?? false
}
