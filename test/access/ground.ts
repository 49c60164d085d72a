import { sql } from 'kysely'
import { openPool } from '#platform/db/pool.ts'
import type { Pool } from '#platform/db/tx.ts'
import { newPair } from '#platform/sealing/pair.ts'
import { ctxHash, dbToken, newToken, sessionBlob, tokenHash } from '#platform/sealing/session-keys.ts'
import type { World } from '#test/access/specification.ts'
import { openCasesHouse, type CasesHouse } from '#test/stories/cases-house.ts'
import { askFunction } from '#test/access/questions.ts'
import { workRows } from '#test/access/ground-work.ts'

/** The moment at which every world begins. */
export const beginning = new Date('2026-11-21T22:15:00Z')
export const instant = (hours: number): Date => new Date(beginning.getTime() + Math.round(hours * 3_600_000))

/** A world as it lies in the database: what each of its names is called there, and the tokens of its people. */
export type Laid = { readonly world: World; readonly id: (name: string) => string; readonly token: (person: string) => string }
export type Ground = {
  readonly house: CasesHouse
  readonly admin: Pool
  /** The program's own login: what a request is before it has said who it is. */
  readonly login: Pool
  readonly lay: (worlds: readonly World[]) => Promise<readonly Laid[]>
  /** Moves the clock of the running program to so many hours after the beginning. */
  readonly moveTo: (hours: number) => Promise<void>
  readonly close: () => Promise<void>
}

export type Rows = Record<string, Record<string, unknown>[]>
const hex = (bytes: Uint8Array): string => `\\x${Buffer.from(bytes).toString('hex')}`
let zonesLaid = 0

function peopleRows(laid: Laid, rows: Rows, keys: { readonly publicKey: Uint8Array; readonly privateKey: Uint8Array }, now: number): void {
  const { world, id } = laid
  const codes = new Map(world.zones.map((zone) => [zone.name, `Z${(zonesLaid++).toString(36).toUpperCase()}`]))
  for (const zone of world.zones)
    rows['people.zone']?.push({
      id: id(zone.name),
      name: zone.name,
      code: codes.get(zone.name),
      kind: 'social_services',
      secrecy_rule: '26:1',
      active: zone.active,
    })
  for (const [place, who] of world.people.entries()) {
    const code = codes.get(who.zone) ?? ''
    rows['people.person']?.push({
      id: id(who.name),
      zone_id: id(who.zone),
      zone_code: code,
      login: `p-${place}.${code.toLowerCase()}`,
      name: `Person Number ${place}`,
      staff_code: `${code}-${place}`,
      active: who.active,
      public_key: hex(keys.publicKey),
    })
    for (const held of who.roles)
      rows['people.held_role']?.push({
        id: crypto.randomUUID(),
        zone_id: id(who.zone),
        person_id: id(who.name),
        role: held.role,
        valid_from: instant(-100),
        valid_until: held.until === null ? null : instant(held.until),
      })
    if (who.duty) rows['people.duty_holder']?.push({ zone_id: id(who.zone), person_id: id(who.name), wrap: '\\x00' })
    if (who.session === 'none') continue
    const token = laid.token(who.name)
    const real = (minutes: number): Date => new Date(now - minutes * 60_000)
    rows['authz.session']?.push({
      id: crypto.randomUUID(),
      token_hash: hex(tokenHash(token)),
      ctx_hash: hex(ctxHash(dbToken(token))),
      person_id: id(who.name),
      zone_id: id(who.zone),
      roles: who.roles.map((held) => held.role),
      language: 'en',
      public_key: hex(keys.publicKey),
      blob: hex(sessionBlob(token, keys.privateKey)),
      kind: 'cookie',
      opened_at: real(90),
      seen_at: real(who.session === 'idle' ? 20 : 0),
      strong_at: real(who.strong ? 0 : 20),
      ended_at: who.session === 'ended' ? real(1) : null,
    })
  }
}

function caseRows({ world, id }: Laid, rows: Rows): void {
  const unitOf = (name: string) => world.units.find((unit) => unit.name === name) ?? { name, case: '', zone: '' }
  const place = (unit: string) => ({ case_id: id(unitOf(unit).case), unit_id: id(unit), zone_id: id(unitOf(unit).zone) })
  for (const one of world.cases)
    rows['cases.card']?.push({
      id: id(one.name),
      pseudonym: id(one.name),
      protection_level: one.level,
      identification: 'signal',
      phase: one.closed ? 'closed' : 'acute',
      legal: 'none',
      residence: 'unknown',
      track: 'unclear',
      child: 'no',
      urgent: !one.closed,
      lead_unit_id: id(one.leadUnit),
      opened_by: id('bystander'),
      version: 1,
      opened_at: instant(-96),
      closed_at: one.closed ? instant(-1) : null,
      shredded_at: one.shredded ? instant(-1) : null,
    })
  for (const unit of world.units)
    rows['cases.unit']?.push({
      id: id(unit.name),
      case_id: id(unit.case),
      zone_id: id(unit.zone),
      key_version: 1,
      opened_by: id('bystander'),
      opened_at: instant(-96),
      closed_at: unit.closed ? instant(-1) : null,
    })
  for (const record of world.records) {
    const where = place(record.unit)
    const about = { case_id: where.case_id, author: id('bystander') }
    rows['cases.record']?.push({
      ...where,
      ...about,
      id: id(record.name),
      class: record.class,
      kind: 'note',
      own_key: false,
      version: 1,
      made_at: instant(-10),
    })
    const wall = `${where.unit_id}/${record.class}`
    rows['cases.record_text']?.push({ ...about, record_id: id(record.name), version: 1, wall, key_version: 1, body: '\\x00', at: instant(-10) })
  }
  for (const one of world.members)
    rows['cases.member']?.push({
      ...place(one.unit),
      id: id(one.name),
      person_id: id(one.person),
      classes: one.classes,
      writes: one.writes,
      position: one.position,
      by_opening: one.opener,
      from_at: instant(one.from),
      until_at: instant(one.until),
      approved_by: crypto.randomUUID(),
      second_by: one.second ? crypto.randomUUID() : null,
      grace_until: one.grace === null ? null : instant(one.grace),
      ended_at: one.ended ? instant(-1) : null,
      touched_at: instant(-1),
    })
  for (const one of world.recusals)
    rows['cases.recusal']?.push({
      id: id(one.name),
      case_id: id(one.case),
      person_id: id(one.person),
      made_by: id('bystander'),
      reason: 'conflict',
      from_at: instant(-9),
      zone_id: id(world.people.find((who) => who.name === one.person)?.zone ?? ''),
      ended_at: one.lifted ? instant(-1) : null,
    })
  for (const one of world.glass)
    rows['cases.glass']?.push({
      ...place(one.unit),
      id: id(one.name),
      person_id: id(one.person),
      classes: one.classes,
      reason: 'other_urgent',
      from_at: instant(one.from),
      until_at: instant(one.until),
      ended_at: one.ended ? instant(-0.1) : null,
    })
  for (const one of world.disclosures)
    rows['cases.disclosure']?.push({
      id: id(one.name),
      case_id: id(unitOf(one.fromUnit).case),
      from_unit: id(one.fromUnit),
      from_zone: id(unitOf(one.fromUnit).zone),
      to_zone: id(one.toZone),
      to_unit: id(one.toUnit),
      named: one.named.map(id),
      mode: one.mode,
      classes: one.classes,
      purpose: 'plan_support',
      ground: 'necessity',
      version: 1,
      from_at: instant(one.from),
      until_at: instant(one.until),
      state: one.state,
      decided_by: id('bystander'),
      decided_at: instant(-25),
      revoked_at: one.revoked ? instant(-1) : null,
    })
}

const tables = [
  'people.zone',
  'people.person',
  'people.held_role',
  'people.duty_holder',
  'authz.session',
  'cases.card',
  'cases.unit',
  'cases.record',
  'cases.record_text',
  'cases.member',
  'cases.recusal',
  'cases.glass',
  'cases.disclosure',
  'cases.task',
  'cases.consent',
]

const nameWorld = (world: World): Laid => {
  const ids = new Map<string, string>()
  const tokens = new Map<string, string>()
  const known = (map: Map<string, string>, name: string, make: () => string): string => {
    const found = map.get(name) ?? make()
    map.set(name, found)
    return found
  }
  return { world, id: (name) => known(ids, name, () => crypto.randomUUID()), token: (name) => known(tokens, name, newToken) }
}

/** An empty house in which worlds are laid side by side, each with zones, people and sessions of its own. */
export async function openGround(): Promise<Ground> {
  const house = await openCasesHouse(beginning)
  const admin = await house.scratch.admin('main')
  await sql.raw(askFunction).execute(admin)
  const login = openPool(house.scratch.loginConnection, 1)
  const keys = newPair()
  const lay: Ground['lay'] = async (worlds) => {
    const laid = worlds.map(nameWorld)
    const rows: Rows = Object.fromEntries(tables.map((table) => [table, []]))
    const now = Date.now()
    for (const one of laid) {
      peopleRows(one, rows, keys, now)
      caseRows(one, rows)
      workRows(one, rows, instant)
    }
    await admin.transaction().execute(async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx)
      for (const table of tables) {
        const all = rows[table] ?? []
        const columns = sql.join(Object.keys(all[0] ?? {}).map((name) => sql.id(name)))
        if (all.length > 0)
          await sql`insert into ${sql.table(table)} (${columns}) select ${columns} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(all)}::jsonb)`.execute(
            tx,
          )
      }
    })
    // So that what was planned for an empty table is planned anew.
    for (const table of tables) await sql`analyze ${sql.table(table)}`.execute(admin)
    return laid
  }
  return {
    house,
    admin,
    login,
    lay,
    moveTo: (hours) => house.scratch.setClock(instant(hours)),
    close: async () => {
      await login.destroy()
      await house.close()
    },
  }
}
