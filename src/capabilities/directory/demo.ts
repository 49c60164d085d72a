import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import { daysAfter, hoursAfter, type Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'
import { settle } from '#platform/record/record.ts'
import type { FunctionKind, Hours } from '#capabilities/directory/domain/kinds.ts'

/** What the demo's people room gives: zones by code, people by login, and a fixed id for a word. */
export type DirectoryWorld = {
  readonly now: Instant
  readonly zone: (code: string) => Id
  readonly person: (login: string) => Id
  readonly id: (kind: string, name: string) => Id
}

/** The municipalities are real places; everybody who answers in them is made up. */
export const demoMunicipalities = { full: '2480', gap: '0188' } as const

type Told = {
  readonly zone: string
  readonly kind: FunctionKind
  readonly sv: string
  readonly en: string
  readonly areas: readonly string[]
  readonly hours?: Hours
  readonly child?: true
  readonly standing?: true
}

const functions: readonly Told[] = [
  {
    zone: 'JOUR',
    kind: 'social_on_call',
    sv: 'Socialjouren ALFA',
    en: 'Out-of-hours social service ALFA',
    areas: ['2480', '2582'],
    hours: 'out_of_hours',
    child: true,
  },
  { zone: 'ALFA', kind: 'social_services', sv: 'Mottagningen ALFA', en: 'Intake ALFA', areas: ['2480'], hours: 'office', child: true, standing: true },
  { zone: 'ALFA', kind: 'social_on_call', sv: 'Bakjouren ALFA', en: 'Second on call ALFA', areas: ['2480'], hours: 'out_of_hours', child: true },
  { zone: 'ALFA', kind: 'child_welfare', sv: 'Barnenheten ALFA', en: 'Child unit ALFA', areas: ['2480'], hours: 'office', child: true, standing: true },
  { zone: 'JOUR', kind: 'child_welfare', sv: 'Barnjouren ALFA', en: 'Children on call ALFA', areas: ['2480'], hours: 'out_of_hours', child: true },
  { zone: 'POLN', kind: 'police_contact', sv: 'Polisens kontaktpunkt Norr', en: 'Police contact North', areas: ['24', '25'], child: true },
  { zone: 'NORD', kind: 'regional_coordinator', sv: 'Regionkoordinator Norr', en: 'Regional coordinator North', areas: ['24', '25'], child: true },
  { zone: 'STHM', kind: 'regional_coordinator', sv: 'Regionkoordinator Stockholm', en: 'Regional coordinator Stockholm', areas: ['01'], child: true },
  { zone: 'VARD', kind: 'health_care', sv: 'Akut mottagning GAMMA', en: 'Acute clinic GAMMA', areas: ['24'], child: true, standing: true },
  { zone: 'A17', kind: 'shelter', sv: 'Boende A17, intag', en: 'Shelter A17, intake', areas: ['01', '24'], child: true },
  { zone: 'BETA', kind: 'social_services', sv: 'Mottagningen BETA', en: 'Intake BETA', areas: ['0188'], hours: 'office', child: true, standing: true },
  {
    zone: 'BETA',
    kind: 'social_on_call',
    sv: 'Socialjouren BETA',
    en: 'Out-of-hours social service BETA',
    areas: ['0188'],
    hours: 'out_of_hours',
    child: true,
  },
  { zone: 'BETA', kind: 'child_welfare', sv: 'Barnenheten BETA', en: 'Child unit BETA', areas: ['0188'], child: true },
  { zone: 'RETUR', kind: 'return_programme', sv: 'Återvändandeprogrammet', en: 'The return programme', areas: ['01', '24'], hours: 'office', standing: true },
]

/** Who is called in which order. In BETA's municipality nobody is named for police and health: red on purpose. */
const order: readonly (readonly [municipality: string, name: string, place: number])[] = [
  ['2480', 'Socialjouren ALFA', 1],
  ['2480', 'Bakjouren ALFA', 2],
  ['2480', 'Mottagningen ALFA', 1],
  ['2480', 'Barnenheten ALFA', 1],
  ['2480', 'Barnjouren ALFA', 1],
  ['2480', 'Polisens kontaktpunkt Norr', 1],
  ['2480', 'Regionkoordinator Norr', 1],
  ['2480', 'Akut mottagning GAMMA', 1],
  ['2480', 'Boende A17, intag', 1],
  ['2582', 'Socialjouren ALFA', 1],
  ['2582', 'Polisens kontaktpunkt Norr', 1],
  ['2582', 'Regionkoordinator Norr', 1],
  ['0188', 'Mottagningen BETA', 1],
  ['0188', 'Socialjouren BETA', 1],
  ['0188', 'Barnenheten BETA', 1],
  ['0188', 'Regionkoordinator Stockholm', 1],
  ['0188', 'Boende A17, intag', 1],
]

/** Who is on duty, from so many hours before the demo's now to so many days after. BETA's social on-call ends tomorrow: a gap that is seen before it comes. */
const duties: readonly (readonly [name: string, login: string, days: number])[] = [
  ['Socialjouren ALFA', 'operator.jour', 10],
  ['Bakjouren ALFA', 'operator.alfa', 10],
  ['Barnjouren ALFA', 'head.jour', 10],
  ['Polisens kontaktpunkt Norr', 'police.poln', 10],
  ['Regionkoordinator Norr', 'coordinator.nord', 10],
  ['Regionkoordinator Stockholm', 'coordinator.sthm', 10],
  ['Boende A17, intag', 'night.a17', 10],
  ['Socialjouren BETA', 'operator.beta', 1],
  ['Barnenheten BETA', 'worker.beta', 10],
]

/** Fills the directory of the demo world: a municipality where somebody always answers, one with gaps, and one in the next county that shares its out-of-hours service. As the owner; once. */
export async function fillDirectory(tx: Tx, world: DirectoryWorld): Promise<void> {
  const day = world.now.toISOString().slice(0, 10)
  for (const told of functions) {
    const [id, zone] = [world.id('function', told.sv), world.zone(told.zone)]
    await sql`
      insert into directory.function (id, zone_id, kind, name_sv, name_en, hours, acute, child, standing, verified_on)
      values (${id}, ${zone}, ${told.kind}, ${told.sv}, ${told.en}, ${told.hours ?? 'always'}, true, ${told.child ?? false}, ${told.standing ?? false}, ${day}::date - 12)`.execute(
      tx,
    )
    await sql`insert into directory.coverage (function_id, zone_id, kind, area) select ${id}, ${zone}, ${told.kind}, a from unnest(${[...told.areas]}::text[]) a`.execute(
      tx,
    )
  }
  const found = (name: string): Told => {
    const told = functions.find((each) => each.sv === name)
    if (!told) throw new Error(`no function called ${name} in the demo world`)
    return told
  }
  for (const [municipality, name, place] of order) {
    const { zone, kind } = found(name)
    await sql`
      insert into directory.on_call (id, municipality_code, kind, place, zone_id, function_id, hours, valid_from)
      values (${world.id('on-call', `${municipality} ${name}`)}, ${municipality}, ${kind}, ${place}, ${world.zone(zone)}, ${world.id('function', name)}, 'always', ${day}::date - 30)`.execute(
      tx,
    )
  }
  for (const [name, login, days] of duties) {
    const { zone, kind } = found(name)
    await sql`
      insert into directory.duty (id, zone_id, function_id, kind, person_id, starts_at, ends_at)
      values (${world.id('duty', `${name} ${login}`)}, ${world.zone(zone)}, ${world.id('function', name)}, ${kind}, ${world.person(login)}, ${hoursAfter(world.now, -8)}, ${daysAfter(world.now, days)})`.execute(
      tx,
    )
  }
  await settle(tx, 'directory.demo-told')
}
