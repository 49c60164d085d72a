import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { settle } from '#platform/record/record.ts'
import { seal } from '#platform/sealing/aead.ts'
import { newPair } from '#platform/sealing/pair.ts'
import type { Pair } from '#platform/sealing/pair.ts'
import { deriveMaster, newSalt, passphraseCost, splitMaster, verifierOf } from '#platform/sealing/passphrase.ts'
import type { Cost } from '#platform/sealing/passphrase.ts'
import { lockPrivateKey } from '#platform/sealing/unlock.ts'
import { setUpZone } from '#capabilities/people/commands/set-up-zone.ts'
import { totpPlace } from '#capabilities/people/commands/totp-place.ts'
import type { PeopleSecrets } from '#capabilities/people/domain/deps.ts'
import { demoOfficers, demoPeople, demoPerson, demoZone, demoZones } from '#capabilities/people/demo.ts'
import type { DemoPerson, DemoZone } from '#capabilities/people/demo.ts'
import { secrecyOf } from '#capabilities/people/domain/zones.ts'
import { makeUnitHead } from '#capabilities/people/store/persons.ts'
import type { NewUnlock } from '#capabilities/people/store/entry.ts'

/** A person of the demo world with the keys made for them, for telling the rest of the story as them. */
export type Player = { readonly id: Id; readonly login: string; readonly zoneId: Id; readonly roles: readonly string[]; readonly pair: Pair }
type Prepared = { readonly person: DemoPerson; readonly pair: Pair; readonly unlock: NewUnlock }

async function prepareOne(secrets: PeopleSecrets, person: DemoPerson, cost: Cost): Promise<Prepared> {
  const pair = newPair()
  const salt = newSalt()
  const { auth, unlock } = splitMaster(await deriveMaster(person.passphrase, salt, cost), secrets.pepper)
  return { person, pair, unlock: { salt, cost, verifier: verifierOf(auth), lockedKey: lockPrivateKey(unlock, pair.privateKey, person.id) } }
}

/** Key pairs and passphrases of everybody. Some seconds; two at a time, and never inside a transaction. */
export async function preparePeople(secrets: PeopleSecrets, cost: Cost = passphraseCost): Promise<readonly Prepared[]> {
  const prepared: Prepared[] = []
  for (let place = 0; place < demoPeople.length; place += 2) {
    prepared.push(...(await Promise.all(demoPeople.slice(place, place + 2).map((person) => prepareOne(secrets, person, cost)))))
  }
  return prepared
}

async function addZone(tx: Tx, zone: DemoZone): Promise<void> {
  await sql`insert into people.zone (id, name, code, kind, secrecy_rule, municipality_code, county_code, country_code, parent_id)
    values (${zone.id}, ${zone.name}, ${zone.code}, ${zone.kind}, ${secrecyOf(zone.kind)}, ${zone.municipalityCode}, ${zone.countyCode}, ${zone.countryCode},
      ${zone.parent === null ? null : demoZone(zone.parent).id})`.execute(tx)
}

async function addPerson(tx: Tx, secrets: PeopleSecrets, { person, pair, unlock }: Prepared): Promise<Player> {
  const zoneId = demoZone(person.zone).id
  await sql`insert into people.person (id, zone_id, zone_code, login, name, staff_code, language, public_key, enrolled_at, code_accepted_at, made_at)
    values (${person.id}, ${zoneId}, ${person.zone}, ${person.login}, ${person.name}, ${person.staffCode}, ${person.language}, ${pair.publicKey}, authz.now(), authz.now(), authz.now() - interval '1 year')`.execute(
    tx,
  )
  for (const role of person.roles) await sql`insert into people.held_role (zone_id, person_id, role) values (${zoneId}, ${person.id}, ${role})`.execute(tx)
  if (person.unitHead) await makeUnitHead(tx, zoneId, person.id)
  await sql`insert into people.unlock (person_id, kind, salt, cost, verifier, locked_key, totp)
    values (${person.id}, 'passphrase', ${unlock.salt}, ${JSON.stringify(unlock.cost)}::jsonb, ${unlock.verifier}, ${unlock.lockedKey}, ${seal(secrets.kek, person.totp, totpPlace(person.id))})`.execute(
    tx,
  )
  return { id: person.id, login: person.login, zoneId, roles: person.roles, pair }
}

async function makeZoneKeys(tx: Tx, zone: DemoZone, players: readonly Player[]): Promise<void> {
  const officerOf = (login: string) => {
    const player = players.find((one) => one.id === demoPerson(login).id)
    if (!player) throw new Error(`${login} has no keys`)
    return { id: player.id, publicKey: player.pair.publicKey }
  }
  const duty = demoPeople.filter((one) => one.zone === zone.code && one.duty).map((one) => officerOf(one.login))
  const made = await setUpZone(tx, zone.id, demoOfficers(zone.code).map(officerOf), duty)
  if (!made.ok) throw new Error(`the demo zone ${zone.code} could not be set up: ${made.refusal.kind}`)
}

/** Writes zones, people and their keys, as the owner of the tables. `prepared` saves the slow part when it was made before. */
export async function furnishPeople(tx: Tx, secrets: PeopleSecrets, prepared?: readonly Prepared[]): Promise<readonly Player[]> {
  for (const zone of demoZones) await addZone(tx, zone)
  const players: Player[] = []
  for (const one of prepared ?? (await preparePeople(secrets))) players.push(await addPerson(tx, secrets, one))
  for (const zone of demoZones) await makeZoneKeys(tx, zone, players)
  await settle(tx, 'people.demo-told')
  return players
}
