import { servicePaths } from '#capabilities/directory/services-paths.ts'

export const services = 50_000
const organisations = 10_000

/** Invented organisations and services over all municipalities and one other country, in every state; written outside the record, like all bulk rows. */
export const fillServices = async (world) => {
  const client = await world.fills('main')
  const zone = world.zones[0].id
  try {
    await client.query('set session_replication_role = replica; set synchronous_commit = off')
    await client.query(
      `insert into directory.organisation (zone_id, country_code, kind, name, description)
       select $1, case when n % 5 = 0 then 'RO' else 'SE' end, 'ngo', 'Invented organisation ' || n, 'Of the benchmark.' from generate_series(1, ${organisations}) n`,
      [zone],
    )
    await client.query(
      `with o as materialized (select row_number() over (order by id) - 1 as n, id, zone_id, country_code from directory.organisation where description = 'Of the benchmark.'),
            m as materialized (select row_number() over (order by code) - 1 as n, code from directory.municipality)
       insert into directory.service (organisation_id, zone_id, country_code, name, needs, groups, languages, areas, hours, status, verified_on, verified_how, ranked_on, free_until)
       select o.id, o.zone_id, o.country_code, 'Invented service ' || s, array[(array['shelter', 'other_housing', 'health', 'psychosocial', 'legal', 'work', 'education', 'economic', 'child', 'rights'])[1 + s % 10]],
         array['women', (array['men', 'girls', 'boys', 'families', 'disability'])[1 + s / 7 % 5]], array['swe', (array['eng', 'ron', 'bul', 'tir', 'ara', 'rus', 'pol'])[1 + s / 11 % 7]],
         case when o.country_code <> 'SE' then array[o.country_code] when s % 50 = 0 then array['SE'] when s % 13 = 0 then array[left(m.code, 2)] else array[m.code] end,
         'office', case when s % 9 = 0 then 'inactive' else 'active' end, v.day, 'phone', case when s % 9 = 0 then date '1900-01-01' else v.day end,
         case when s % 20 = 0 then now() + interval '1 day' end
       from generate_series(1, ${services}) s join o on o.n = s % ${organisations} join m on m.n = s / 17 % (select count(*) from m)
       cross join lateral (select current_date - (s * 7919 % 400) as day) v`,
    )
    await client.query('vacuum analyze directory.organisation')
    await client.query('vacuum analyze directory.service')
  } finally {
    await client.end()
  }
}

/** What is asked in turn: by place and need, by language, for free places, by name, for nothing there is, abroad. */
const questions = [
  { where: '0180', need: 'shelter' },
  { where: '2480', need: 'housing', group: 'families', language: 'ron' },
  { where: '14', need: 'legal' },
  { where: '1280', free: 'yes' },
  { need: 'care', language: 'tir' },
  { words: 'invented organisation 4711' },
  { where: 'RO', need: 'education' },
  {},
]
export const searchOf = (someone) => ({
  key: 'directory',
  given: () => [],
  run: (number) => someone.reads(servicePaths.search(questions[number % questions.length])),
})
