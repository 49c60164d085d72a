import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { parentOf } from './meter.mjs'
import { migrateAll } from '#app/migrations.ts'
import { compose } from '#app/program.ts'
import { furnishReference } from '#app/reference.ts'
import { demoZone } from '#capabilities/people/demo.ts'
import { furnishPeople, preparePeople } from '#capabilities/people/demo-furnish.ts'
import { readConfig } from '#platform/config/config.ts'
import { openSecrets } from '#platform/config/secrets.ts'
import { openDatabases } from '#platform/db/open.ts'
import { loginOf } from '#platform/db/roles.ts'
import { newPair } from '#platform/sealing/pair.ts'
import { ctxHash, dbToken, newToken, sessionBlob, tokenHash } from '#platform/sealing/session-keys.ts'
import { ready } from '#platform/sealing/sodium.ts'

/** Passphrases are no part of what is measured. */
const cheap = { memory: 64, passes: 1, parallelism: 1 }
const role = 'case_worker'
export const settingsOf = (folder) => ({ LILJA_DATABASE: `embedded:${join(folder, 'data')}`, LILJA_SECRETS: join(folder, 'secrets') })

const asOwner = async (admin, deed) =>
  await admin.transaction().execute(async (tx) => {
    await sql`set local role lilja_owner`.execute(tx)
    return await deed(tx)
  })

/** People of one zone, each with a pair of keys; written outside the record, like all bulk rows. */
const addPeople = async (admin, zone, count) => {
  const pairs = Array.from({ length: count }, newPair)
  const { rows } = await sql`
    insert into people.person (zone_id, zone_code, login, name, staff_code, public_key, enrolled_at, code_accepted_at)
    select ${zone.id}::uuid, ${zone.code}, 'bench' || n || '.' || lower(${zone.code}), 'Invented Person ' || n, ${zone.code} || '-M' || n, key, now(), now()
    from unnest(${pairs.map((pair) => Buffer.from(pair.publicKey))}::bytea[]) with ordinality as k (key, n) order by n returning id, login`.execute(admin)
  const ids = rows.sort((a, b) => parseInt(a.login.slice(5), 10) - parseInt(b.login.slice(5), 10)).map((row) => row.id)
  await sql`insert into people.held_role (zone_id, person_id, role, valid_from)
    select ${zone.id}::uuid, id, ${role}, now() - interval '400 days' from unnest(${ids}::uuid[]) id`.execute(admin)
  return ids.map((id, place) => ({ id, zoneId: zone.id, roles: [role], pair: pairs[place] }))
}

/** Two databases on an embedded server of their own, the program composed over them, and two zones with their people. */
export const openWorld = async (folder, plan) => {
  await ready()
  const config = readConfig(settingsOf(folder), folder)
  if (!config.ok) throw new Error('the settings of the benchmark are not understood')
  const secrets = await openSecrets(config.value.secrets)
  const opened = await openDatabases(config.value, secrets)
  const connect = async (connection) => {
    const client = new pg.Client(connection)
    client.on('error', () => undefined)
    await client.connect()
    return client
  }
  try {
    await migrateAll(opened)
    await furnishReference(opened)
    const admin = await opened.admin('main')
    const prepared = await preparePeople(secrets, cheap)
    const players = await asOwner(admin, (tx) => furnishPeople(tx, secrets, prepared))
    await furnishReference(opened)
    const zones = [demoZone('ALFA'), demoZone('BETA')]
    const people = await asOwner(admin, async (tx) => {
      await sql`reset role`.execute(tx)
      await sql`set local session_replication_role = replica`.execute(tx)
      return [await addPeople(tx, zones[0], plan.ofA + 2), await addPeople(tx, zones[1], plan.ofB)]
    })
    const program = compose({ databases: opened.databases, secrets, staffOrigin: 'http://127.0.0.1:8080', publicOrigin: 'http://127.0.0.1:8081', demo: false })
    const { rows } = await sql`select pg_backend_pid() as pid`.execute(admin)
    return {
      opened,
      secrets,
      program,
      zones,
      people,
      players,
      /** Process id of the database server. */
      server: parentOf(rows[0].pid),
      version: opened.version,
      /** The databases as their migrator, for filling. */
      fills: (which) => connect(opened.adminConnection[which]),
      /** A bare client with the login the program signs in with: it owns nothing and is held by the same walls. */
      enters: (which) => {
        const place = opened.adminConnection[which]
        return connect({ ...place, user: loginOf(place.database), password: which === 'main' ? secrets.database.app : secrets.database.vault })
      },
    }
  } catch (fault) {
    await opened.stop()
    throw fault
  }
}

/** Somebody with a session in the database and the cookie of it, as after sign-in with passphrase and code. */
export const signIn = async ({ opened, program }, { id, zoneId, roles, pair }) => {
  const token = newToken()
  await sql`select authz.open_session(${tokenHash(token)}, ${ctxHash(dbToken(token))}, ${id}, ${zoneId}, ${[...roles]}, 'sv', ${pair.publicKey}, ${sessionBlob(token, pair.privateKey)}, 'cookie')`.execute(
    await opened.admin('main'),
  )
  const origin = program.house.origin
  const own = { cookie: `s=${token}` }
  const asks = async (path, init) => {
    const answer = await program.staff.request(origin + path, init)
    return { status: answer.status, headers: answer.headers, text: await answer.text() }
  }
  const reads = async (path, wanted = 200) => {
    const answer = await asks(path, { headers: own })
    if (answer.status !== wanted) throw new Error(`GET ${path} answered ${answer.status} instead of ${wanted}`)
    return answer.text
  }
  let formToken = null
  /** Opens a form once: its token holds as long as the session. */
  const begins = async (path) => {
    formToken = /name="_token" value="([^"]+)"/.exec(await reads(path))?.[1] ?? null
    if (formToken === null) throw new Error(`there is no form at ${path}`)
  }
  const submits = async (path, fields) => {
    const body = new URLSearchParams({ ...fields, _token: formToken, _key: crypto.randomUUID() })
    const answer = await asks(path, { method: 'POST', body, headers: { ...own, origin, 'sec-fetch-site': 'same-origin' } })
    if (answer.status !== 303) throw new Error(`POST ${path} answered ${answer.status} instead of 303`)
    return answer.headers.get('location')
  }
  return { id, asks: (path) => asks(path, { headers: own }), reads, begins, submits }
}
