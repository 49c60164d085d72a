import { records, recordsOfA, rowId, rowIdSql } from './plan.mjs'
import { textAad, wrapAad } from '#capabilities/cases/sealing/keys.ts'
import { ceilingOf, sealedClasses } from '#capabilities/people/contract.ts'
import { seal } from '#platform/sealing/aead.ts'
import { randomBytes } from '#platform/sealing/sodium.ts'
import { sealText } from '#platform/sealing/text.ts'
import { bundleOf, classKey, newSeed, wrapBundle } from '#platform/sealing/unit-keys.ts'

/** About as long as what somebody writes after a call. */
export const words = 'An invented note of the benchmark, written after a call. '.repeat(12)
const held = ceilingOf(['case_worker'])
const classes = sealedClasses.filter((cls) => held.reads.has(cls))
const chunk = 10_000

export const caseId = (number) => rowId('case', number)
const unitA = (number) => rowId('unitA', number)
const recordId = (number, place) => rowId('record', number * records.length + place)
/** The note that is opened. */
export const noteOf = (number) => recordId(number, 3)

const wrapFor = (number, { id, pair }, seed, vaultKey) => {
  const aad = wrapAad({ caseId: caseId(number), unitId: unitA(number), holder: 'person', holderId: id, keyVersion: 1, disclosureId: null })
  return Buffer.from(wrapBundle({ bundle: bundleOf(seed, classes, 1), vaultKey, publicKey: pair.publicKey, aad }))
}

/** What lies in the rows of those who are never asked: of the right size, and opens nowhere. */
const preMade = (someone) => ({
  wrap: wrapFor(0, someone, newSeed(), randomBytes(32)),
  body: Buffer.from(sealText(randomBytes(32), words, 'pre-made')),
  vault: Buffer.from(seal(randomBytes(32), randomBytes(32), 'pre-made')),
})

const prepare = async (client, { people }, plan) => {
  await client.query(`
    set session_replication_role = replica;
    set synchronous_commit = off;
    ${rowIdSql};
    create function pg_temp.member_of(number int, member int) returns int language sql immutable as $$
      select case when member = 0 and number % ${plan.step} = 0 and number / ${plan.step} < ${plan.heavyCases} then ${plan.heavy}
                  when member = 1 and number < ${plan.first} and number % 4 = 1 then ${plan.early}
                  when member < 3 then (3 * number + member) % ${plan.ofA} else (2 * number + member - 3) % ${plan.ofB} end $$;
    create temp table person (side int, place int, id uuid, primary key (side, place));
    create temp table work (n int, member int, side int, unit_id uuid, zone_id uuid, person_id uuid, since timestamptz);`)
  for (const side of [0, 1])
    await client.query('insert into person select $1, n - 1, id from unnest($2::uuid[]) with ordinality as p (id, n)', [side, people[side].map(({ id }) => id)])
  await client.query('analyze person')
}

/** One statement for each table. `work` holds who works in the cases of this chunk; what each row says is codes, dates and pre-made bytes. */
const statements = (zones, first, last, made) => {
  const zoneOf = `(case w.side when 0 then '${zones[0].id}' else '${zones[1].id}' end)::uuid`
  const leads = 'from work w where w.member in (0, 3)'
  const theLead = 'from work w where w.member = 0'
  const id = (kind, factor = 1, more = '0') => `pg_temp.row_id('${kind}', w.n::bigint * ${factor} + ${more})`
  const kinds = records.map((one, place) => `(${place}, '${one.class}', '${one.kind}', ${place < recordsOfA ? 0 : 3})`).join(', ')
  const written = `from work w join (values ${kinds}) r (place, class, kind, member) on r.member = w.member`
  const recordId6 = id('record', records.length, 'r.place')
  return [
    ['truncate work'],
    [
      `insert into work select n, m, s, pg_temp.row_id(case s when 0 then 'unitA' else 'unitB' end, n), (case s when 0 then '${zones[0].id}' else '${zones[1].id}' end)::uuid, p.id, now() - (n % 300 + 1) * interval '1 day'
       from generate_series(${first}, ${last}) n cross join (values (0, 0), (1, 0), (2, 0), (3, 1), (4, 1)) v (m, s) join person p on p.side = s and p.place = pg_temp.member_of(n, m)`,
    ],
    ['analyze work'],
    [
      `insert into cases.card (id, pseudonym, protection_level, identification, phase, legal, residence, track, child, urgent, county, municipality, lead_unit_id, next_meeting_at, opened_by, opened_at)
       select ${id('case')}, 'Mätning ' || w.n, 1, 'presumed', (array['intake', 'acute', 'initial_support', 'long_term'])[w.n % 4 + 1], 'reported', 'unknown', 'trafficking',
         (array['yes', 'no', 'unknown'])[w.n % 3 + 1], w.n % 10 = 0, '24', '2480', w.unit_id, now() + (w.n % 20) * interval '1 day', w.person_id, w.since ${theLead}`,
    ],
    [`insert into cases.unit (id, case_id, zone_id, opened_by, opened_at) select w.unit_id, ${id('case')}, ${zoneOf}, w.person_id, w.since ${leads}`],
    [`insert into cases.unit_reference (unit_id, case_id, zone_id, file_reference) select w.unit_id, ${id('case')}, ${zoneOf}, 'SN ' || w.n ${leads}`],
    [
      `insert into cases.member (id, case_id, unit_id, zone_id, person_id, classes, writes, position, by_opening, from_at, until_at, approved_by, touched_at)
       select ${id('member', 5, 'w.member')}, ${id('case')}, w.unit_id, w.zone_id, w.person_id, $1::text[], $2::text[], case when w.member in (0, 3) then 'lead' else 'member' end, w.member in (0, 3), now() - interval '1 day',
         now() + interval '300 days', w.person_id, now() - interval '300 days' * ((w.n::bigint * 7919 % 100003) / 100003.0) from work w`,
      [[...held.reads], [...held.mayForm]],
    ],
    [
      `insert into cases.key_wrap (id, case_id, unit_id, zone_id, holder, holder_id, classes, key_version, wrap, made_by)
       select ${id('wrap', 9, 'w.member')}, ${id('case')}, w.unit_id, w.zone_id, 'person', w.person_id, $1::text[], 1, $2::bytea, w.person_id from work w
       union all select ${id('wrap', 9, 'v.place + w.side')}, ${id('case')}, w.unit_id, w.zone_id, v.holder, w.zone_id, '{}'::text[], 1, $2::bytea, w.person_id from work w cross join (values (5, 'recovery'), (7, 'duty')) v (place, holder) where w.member in (0, 3)`,
      [classes, made.wrap],
    ],
    [
      `insert into cases.record (id, case_id, unit_id, zone_id, class, kind, author, made_at)
       select ${recordId6}, ${id('case')}, w.unit_id, w.zone_id, r.class, r.kind, w.person_id, w.since + r.place * interval '3 hours' ${written}`,
    ],
    [
      `insert into cases.record_text (record_id, version, case_id, wall, key_version, body, author, at)
       select ${recordId6}, 1, ${id('case')}, w.unit_id || '/' || r.class, 1, $1::bytea, w.person_id, w.since + r.place * interval '3 hours' ${written}`,
      [made.body],
    ],
    [
      `insert into cases.axis_change (case_id, axis, was, became, on_day, zone_id, person_id, at)
       select ${id('case')}, a.axis, a.was, a.became, (w.since)::date, w.zone_id, w.person_id, w.since + a.after * interval '1 hour' from work w
       cross join (values ('identification', 'signal', 'presumed', 2), ('legal', 'none', 'reported', 5), ('track', 'unclear', 'trafficking', 7)) a (axis, was, became, after) where w.member = 0`,
    ],
    [
      `insert into cases.task (case_id, zone_id, from_zone, title, person_id, due_at, made_by, made_at, done_at, done_by, outcome)
       select ${id('case')}, w.zone_id, w.zone_id, t.title, w.person_id, now() + (w.n % 30) * interval '1 day', w.person_id, w.since, d.at, case when d.at is not null then w.person_id end,
         case when d.at is not null then 'done' end
       from work w cross join (values (1, 'call_back'), (2, 'follow_up_contact')) t (place, title)
       cross join lateral (select case when t.place = 1 or w.n % 10 <> 7 then w.since + interval '1 day' end as at) d where w.member = 0`,
    ],
    [
      `insert into cases.consent (case_id, unit_id, zone_id, refused, informed_by, language, interpreter, given_on, form, classes, recipients, purposes, capacity, valid_until, made_at)
       select ${id('case')}, w.unit_id, w.zone_id, false, w.person_id, 'sv', false, w.since::date, 'oral', '{C2}', array['${zones[1].id}'::uuid], '{plan_support}', 'adult', now() + interval '200 days', w.since ${theLead}`,
    ],
  ]
}

/** Those who are measured hold real keys in all their cases, and the texts there really open. */
const sealReally = async (main, vault, secrets, numbers, readersOf) => {
  const keys = []
  const wraps = []
  const texts = []
  for (const number of numbers) {
    const seed = newSeed()
    const vaultKey = randomBytes(32)
    const readers = readersOf(number)
    keys.push([caseId(number), Buffer.from(seal(secrets.kek, vaultKey, `vault/v1|${caseId(number)}`))])
    for (const reader of readers) wraps.push([unitA(number), reader.id, wrapFor(number, reader, seed, vaultKey)])
    for (const [place, record] of records.slice(0, recordsOfA).entries()) {
      const aad = textAad({
        recordId: recordId(number, place),
        version: 1,
        caseId: caseId(number),
        zoneId: readers[0].zoneId,
        class: record.class,
        keyVersion: 1,
      })
      texts.push([recordId(number, place), Buffer.from(sealText(classKey(seed, record.class, 1), words, aad))])
    }
  }
  const column = (rows, place) => rows.map((row) => row[place])
  await vault.query('insert into vault.key (subject, wrapped) select * from unnest($1::uuid[], $2::bytea[])', [column(keys, 0), column(keys, 1)])
  await main.query(
    `update cases.key_wrap w set wrap = x.wrap from unnest($1::uuid[], $2::uuid[], $3::bytea[]) x (unit_id, holder_id, wrap) where w.unit_id = x.unit_id and w.holder_id = x.holder_id`,
    [column(wraps, 0), column(wraps, 1), column(wraps, 2)],
  )
  await main.query('update cases.record_text t set body = x.body from unnest($1::uuid[], $2::bytea[]) x (id, body) where t.record_id = x.id', [
    column(texts, 0),
    column(texts, 1),
  ])
}

/** Fills the cases from `first` to before `end`, as the migrator, with triggers and foreign keys off: these rows are not in the record. */
export const openFiller = async (world, plan) => {
  const main = await world.fills('main')
  const vault = await world.fills('vault')
  const { people, zones, secrets } = world
  const made = preMade(people[0][0])
  const measured = [plan.heavy, plan.early, ...plan.crew]
  const readers = new Map()
  for (const place of measured) for (const number of plan.casesOf(place)) readers.set(number, [...(readers.get(number) ?? []), people[0][place]])
  await prepare(main, world, plan)
  await vault.query(rowIdSql)
  // Fewer checkpoints while filling; what is measured runs with the program's own settings.
  const hurry = async (on) => {
    for (const [setting, value] of [
      ['max_wal_size', '8GB'],
      ['checkpoint_timeout', '1h'],
    ])
      await main.query(on ? `alter system set ${setting} = '${value}'` : `alter system reset ${setting}`)
    await main.query('select pg_reload_conf()')
  }
  const fill = async (first, end, say) => {
    await hurry(true)
    for (let at = first; at < end; at += chunk) {
      const last = Math.min(end, at + chunk) - 1
      await main.query('begin')
      for (const [text, values] of statements(zones, at, last, made)) await main.query(text, values)
      const measuredHere = Array.from({ length: last - at + 1 }, (_, place) => at + place).filter((number) => readers.has(number))
      await sealReally(main, vault, secrets, measuredHere, (number) => readers.get(number))
      await vault.query(
        `insert into vault.key (subject, wrapped) select pg_temp.row_id('case', n), $1::bytea from generate_series(${at}, ${last}) n on conflict do nothing`,
        [made.vault],
      )
      await main.query('commit')
      say(last + 1)
    }
    await hurry(false)
    for (const client of [main, vault]) {
      await client.query('vacuum (analyze)')
      await client.query('checkpoint')
    }
  }
  const size = async () => Number((await main.query('select pg_database_size(current_database()) as bytes')).rows[0].bytes)
  return { fill, size, close: () => Promise.all([main.end(), vault.end()]) }
}
