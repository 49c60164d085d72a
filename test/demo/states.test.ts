import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type OpenHouse } from '#test/house.ts'

const schemas = ['protection', 'support', 'costs', 'returns', 'directory']

/** Columns that say what something is like, never where it stands: the demo need not have one of each. */
const details = new Set([
  ...['address_request.asked', 'address_request.authority', 'place.avoid', 'place.region', 'place_need.away_from'].map((one) => `protection.${one}`),
  ...['address.location_kind', 'location.kind', 'contact.phone_type', 'capacity.unit', 'service.hours', 'on_call.hours', 'schedule.byday'].map(
    (one) => `directory.${one}`,
  ),
  ...['admission.reason', 'choice.witness', 'clearance.told', 'information.independent', 'information.interpreter', 'information.same_network'].map(
    (one) => `returns.${one}`,
  ),
  ...['alarm.kind', 'arrangement.escort', 'arrangement.fallback', 'arrangement.needs_escort', 'arrangement.receiver', 'leg.help', 'leg.met_by', 'leg.mode'].map(
    (one) => `returns.${one}`,
  ),
  ...['event.deviation', 'finding.authority', 'finding.channel', 'home_check.checked_by', 'risk_side.own_view'].map((one) => `returns.${one}`),
  ...['follow_up.how', 'follow_up.why', 'follow_up.point', 'follow_alarm.point', 'grant_line.payee', 'grant_line.purpose'].map((one) => `returns.${one}`),
  // What she says herself at a follow-up, and what she was met by: her life, not a state of the work.
  ...['safety', 'housing', 'income', 'health', 'children', 'network', 'exploiter_contact', 'satisfied', 'exploited_again'].map(
    (one) => `returns.follow_up.${one}`,
  ),
  ...['reception.confirmed_by', 'reception.housing', 'reception.onward', 'support_line.code', 'support_line.given_by'].map((one) => `returns.${one}`),
  ...['handover.class', 'handover.fields', 'handover_answer.event'].map((one) => `returns.${one}`),
])

/** States that no story tells, each with the reason. */
const untold: Readonly<Record<string, readonly [states: readonly string[], why: string]>> = {
  'directory.national_line.status': [['ended'], 'the national lines are real: that one had ended would be untrue'],
  'returns.finding.found': [['best'], 'for the one child asked about, both countries do not find it best'],
  'returns.finding.side': [['there'], 'the other country is asked only when this one finds it best'],
  'returns.handover.ended_why': [['case'], 'a case is closed when its return has ended, and every hand-over ends with the return'],
  'returns.renewal.known_by': [['partner', 'other'], 'it becomes known in three ways here; from whom changes nothing of what is done'],
}

type Column = { readonly name: string; readonly table: string; readonly column: string; readonly list: boolean; readonly states: readonly string[] }

describe('the demo world', () => {
  let house: OpenHouse
  let columns: readonly Column[] = []
  beforeAll(async () => {
    house = await openHouse({ stories: true })
    const { rows } = await sql<{ table: string; column: string; list: boolean; rule: string }>`
      select n.nspname || '.' || c.relname as table, a.attname as column, t.typcategory = 'A' as list, pg_get_constraintdef(k.oid) as rule
      from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and k.conkey = array[a.attnum] join pg_type t on t.oid = a.atttypid
      where k.contype = 'c' and n.nspname = any (${schemas}::text[]) order by 1, 2`.execute(await house.scratch.admin('main'))
    columns = rows
      .map(({ table, column, list, rule }) => ({
        name: `${table}.${column}`,
        table,
        column,
        list,
        states: rule.includes('~') ? [] : [...rule.matchAll(/'([a-z0-9_]+)'::text/gi)].map((match) => match[1] ?? ''),
      }))
      .filter((one) => one.states.length > 1)
  }, 300_000)
  afterAll(() => house.close())

  const told = async ({ table, column, list }: Column): Promise<ReadonlySet<string>> => {
    const value = list ? sql`unnest(${sql.ref(column)})` : sql`${sql.ref(column)}::text`
    const { rows } = await sql<{ state: string | null }>`select distinct ${value} as state from ${sql.table(table)}`.execute(await house.scratch.admin('main'))
    return new Set(rows.flatMap((row) => row.state ?? []))
  }

  it('has somebody in every state that a table of these rooms knows', async () => {
    expect(columns.length).toBeGreaterThan(100)
    const missing: Record<string, readonly string[]> = {}
    for (const one of columns.filter((each) => !details.has(each.name))) {
      const there = await told(one)
      const lacking = one.states.filter((state) => !there.has(state))
      if (lacking.length > 0) missing[one.name] = lacking
    }
    expect(missing).toEqual(Object.fromEntries(Object.entries(untold).map(([name, [states]]) => [name, states])))
  })

  it('excuses only what is there to be excused', () => {
    const known = new Set(columns.map((one) => one.name))
    expect([...details, ...Object.keys(untold)].filter((name) => !known.has(name))).toEqual([])
  })

  const today = sql`(authz.now() at time zone 'Europe/Stockholm')::date`
  it.each([
    ['a risk assessment that holds', sql`select from protection.assessment where valid_until >= ${today}`],
    ['a risk assessment that holds no longer', sql`select from protection.assessment where valid_until < ${today}`],
    [
      'a risk assessment with which the person does not agree',
      sql`select from protection.assessment where acute <> acute_own and acute_own not in ('unknown', 'not_asked')`,
    ],
    ['a danger that is not known', sql`select from protection.assessment where 'unknown' in (acute, lethal, again, self)`],
    ['a plan for a child', sql`select from protection.plan where kind = 'child'`],
    ['an observation that stands', sql`select from protection.observation where taken_back is null`],
    ['a place that is out of service tonight', sql`select from protection.stay where kind = 'closed' and active and nights @> ${today}`],
    ['a place where somebody lives tonight', sql`select from protection.stay where kind = 'stay' and active and nights @> ${today}`],
    ['a place that is held', sql`select from protection.stay where kind = 'hold' and active and hold_until > authz.now()`],
    ['somebody who was admitted and has not come yet', sql`select from protection.place_ask where state = 'admitted'`],
    ['an acute request that rang at night', sql`select from protection.place_alarm`],
    ['a request for contact data that waits for a call back', sql`select from protection.address_request where call_back is null`],
    ['a request for contact data that waits for its decider', sql`select from protection.address_request where outcome is null`],
    ['a day by law ahead', sql`select from support.deadline where outcome is null and last_on >= ${today}`],
    ['a day by law that has passed', sql`select from support.deadline where outcome is null and last_on < ${today}`],
    ['a day by law that went to the deputy', sql`select from support.deadline where escalated_at is not null`],
    ['a reflection period with nine days left', sql`select from support.permit where kind = 'reflection' and outcome = 'granted' and valid_to = ${today} + 9`],
    ['more of a reflection period applied for', sql`select from support.permit where kind = 'extension' and outcome = 'waiting'`],
    ['an application without a receipt', sql`select from support.permit where received_on is null`],
    ['somebody on leave', sql`select from support.leave where ended_at is null and ${today} between from_day and until_day`],
    ['a measure that runs and one that is ahead', sql`select from support.measure where outcome is null and start_on > ${today}`],
    ['a right told again on a day ahead or behind', sql`select from support.rights_talk where repeat_on is not null`],
    ['a report of concern that is received', sql`select from support.child_concern where received_on is not null`],
    ['a report of concern that is sent and not received', sql`select from support.child_concern where sent_at is not null and received_on is null`],
    ['a payer for now', sql`select from costs.assessment where decided_at is not null and provisional`],
    ['a payer for good', sql`select from costs.assessment where decided_at is not null and not provisional`],
    ['boards that do not agree', sql`select from costs.transfer where state in ('refused', 'at_inspectorate')`],
    ['a cost that nobody has claimed', sql`select from costs.line l where not exists (select from costs.claim_line c where c.line_id = l.id)`],
    [
      'a cost whose last day for claiming has passed',
      sql`select from costs.line l where not exists (select from costs.claim_line c where c.line_id = l.id) and l.from_on < date '2025-07-01'`,
    ],
    ['a claim that is made', sql`select from costs.claim where sent_on is null`],
    ['a claim that is sent', sql`select from costs.claim where sent_on is not null and received_on is null`],
    ['a claim that came in, in time', sql`select from costs.claim where received_on <= last_on and paid_on is null`],
    ['a claim that came in too late', sql`select from costs.claim where received_on > last_on`],
    ['a claim that was paid in full', sql`select from costs.claim where paid_ore = total_ore`],
    ['a claim that was paid in part', sql`select from costs.claim where paid_ore < total_ore`],
    ['a claim that was paid back', sql`select from costs.repayment`],
    ['a return that waits for a trial', sql`select from returns.return where postponed = 'trial' and phase = 'admitted'`],
    ['a journey that is late', sql`select from returns.alarm where ended_how is null`],
    ['a page for a partner that is open', sql`select from returns.handover where ended_why is null`],
    [
      'a page for a partner that is over',
      sql`select from returns.handover_seal s join returns.handover h on h.id = s.handover_id where h.ended_why = 'expired' and s.snapshot is null`,
    ],
    [
      'somebody who said no to more contact, and for whom nothing rang',
      sql`select from returns.return r where r.outcome = 'returned_contact_declined' and not exists (select from returns.follow_alarm a where a.return_id = r.id)`,
    ],
    ['money that was taken back', sql`select from returns.grant_line where counters is not null and minor < 0`],
    [
      'a case opened again after the journey',
      sql`select from cases.card c join returns.renewal n on n.case_id = c.id where n.way = 'case_reopened' and c.closed_at is null and c.urgent`,
    ],
    ['somebody of whom an alarm went to whoever is on the spot', sql`select from returns.follow_alarm where stage = 2 and answered_at is not null`],
    [
      'a service with opening hours of its own',
      sql`select from directory.schedule h join directory.service s on s.id = h.service_id where s.hours = 'scheduled'`,
    ],
    ['a directory file that waits', sql`select from directory.import`],
    ['an entry of the directory that is fresh', sql`select from directory.service where verified_on > ${today} - 90`],
    ['an entry that grows old', sql`select from directory.service s, directory.freshness_rule r where s.verified_on < ${today} - r.stale_after`],
    ['an entry that nobody has checked', sql`select from directory.service where verified_on is null`],
    ['an entry that is gone', sql`select from directory.verification where outcome = 'gone'`],
  ])('has %s', async (_what, query) => {
    expect((await query.execute(await house.scratch.admin('main'))).rows.length).toBeGreaterThan(0)
  })
})
