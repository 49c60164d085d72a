import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'
import { settle } from '#platform/record/record.ts'

export type InformationWorld = {
  readonly now: Instant
  readonly zone: (code: string) => Id
  readonly person: (login: string) => Id
  readonly id: (kind: string, name: string) => Id
}

/** Numbers that are set aside for stories: they are nobody's. */
const services: readonly (readonly [zone: string, name: string, by: string, phone: string, spoken: readonly string[], interpreter: boolean])[] = [
  ['JOUR', 'Socialjouren ALFA', 'head.jour', '0980-319 201', ['sv', 'en', 'ro'], true],
  ['ALFA', 'Mottagningen ALFA', 'admin.alfa', '0980-319 202', ['sv', 'en'], true],
  ['NORD', 'Regionkoordinator Norr', 'coordinator.nord', '0980-319 203', ['sv', 'en', 'bg'], true],
  ['VARD', 'Akut mottagning GAMMA', 'nurse.vard', '0980-319 204', ['sv', 'en'], false],
  ['BETA', 'Socialjouren BETA', 'admin.beta', '08-465 004 21', ['sv'], true],
]

/** What the zones of the demo show to everybody, read and published by an editor; and one number that waits. As the owner; once. */
export async function fillInformation(tx: Tx, world: InformationWorld): Promise<void> {
  const day = world.now.toISOString().slice(0, 10)
  for (const [zone, name, by, phone, spoken, interpreter] of services) {
    const id = world.id('function', name)
    await sql`
      insert into information.version (id, kind, subject, number, function_id, zone_id, phone, day, spoken, interpreter, state, proposed_by, proposed_at, decided_by, decided_at)
      values (${world.id('public-service', name)}, 'service', ${id}, 1, ${id}, ${world.zone(zone)}, ${phone}, ${day}::date - 20, ${[...spoken]}::text[], ${interpreter}, 'published',
        ${world.person(by)}, ${day}::date - 20, ${world.person('editor.nspm')}, ${day}::date - 19)`.execute(tx)
  }
  await sql`
    insert into information.version (id, kind, subject, number, zone_id, phone, whence, day, proposed_by, proposed_at)
    values (${world.id('public-number', 'kvinnofridslinjen')}, 'number', 'kvinnofridslinjen', 2, ${world.zone('NSPM')}, '020-50 50 50', 'Påhittad kontroll i övningen', ${day}::date - 2,
      ${world.person('editor2.nspm')}, ${day}::date - 2)`.execute(tx)
  await settle(tx, 'information.demo-told')
}
