import { createHash, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import pg from 'pg'
import { settingsOf } from './world.mjs'
import { migrateAll } from '#app/migrations.ts'
import { readConfig } from '#platform/config/config.ts'
import { openSecrets } from '#platform/config/secrets.ts'
import { openDatabases } from '#platform/db/open.ts'
import { signNote } from '#platform/record/note.ts'
import { leafHash, push, rootOfPeaks } from '#platform/record/tree.ts'
import { verifyDatabase } from '#platform/record/verify.ts'

const chunk = 10_000
/** The program signs at least so often. */
const signedEvery = 1000

/** A look at a case, as a request writes it. */
const bodyOf = (number) => {
  const caseId = `${(number % 5000).toString(16).padStart(8, '0')}-0000-4000-8000-000000000000`
  return `{"act":"case.seen","caseId":"${caseId}","count":13,"door":"case","object":"${caseId}","request":"${crypto.randomUUID()}","result":"seen","session":"0a1b2c3d","version":"0.1.0"}`
}

/** The next events, committed to as `audit.write` does it; `range` grows with them, and `sign` hears of its sizes. */
const eventsFrom = (range, count, at, sign) => {
  const [actor, zone] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222']
  return Array.from({ length: count }, (_, place) => {
    const seq = range.size
    const body = bodyOf(seq)
    const salt = randomBytes(32)
    const commitment = createHash('sha256')
      .update(salt)
      .update(`${seq}\n${at + place}\n${actor}\n${zone}\n${body}\n`)
      .digest()
    const leaf = leafHash(commitment)
    push(range, leaf)
    if (range.size % signedEvery === 0) sign(range)
    return { seq, at: at + place, actor, zone, caseId: JSON.parse(body).caseId, commitment, leaf, salt, body }
  })
}

/** Written in bulk, with the triggers off: the record itself takes one event at a time. */
const fillRecord = async (client, count, key) => {
  await client.query('set session_replication_role = replica; set synchronous_commit = off; set role lilja_owner; reset role')
  const { rows } = await client.query('select size, peaks, origin from audit.head')
  const range = { size: Number(rows[0].size), peaks: rows[0].peaks }
  const notes = []
  const sign = ({ size, peaks }) => {
    const root = rootOfPeaks(peaks)
    notes.push({ size, root, note: signNote({ origin: rows[0].origin, size, root }, key) })
  }
  const at = Date.now()
  for (let done = 0; done < count; done += chunk) {
    const events = eventsFrom(range, Math.min(chunk, count - done), at + done, sign)
    const column = (name) => events.map((event) => event[name])
    await client.query(
      `insert into audit.event (seq, at, actor, zone, case_id, commitment, leaf, salt, body, rows)
       select seq, to_timestamp(at / 1000.0), actor, zone, case_id, commitment, leaf, salt, body, ''
       from unnest($1::bigint[], $2::bigint[], $3::uuid[], $4::uuid[], $5::uuid[], $6::bytea[], $7::bytea[], $8::bytea[], $9::text[])
         as e (seq, at, actor, zone, case_id, commitment, leaf, salt, body)`,
      ['seq', 'at', 'actor', 'zone', 'caseId', 'commitment', 'leaf', 'salt', 'body'].map(column),
    )
  }
  await client.query(
    'insert into audit.checkpoint (size, root, note) select * from unnest($1::bigint[], $2::bytea[], $3::text[])',
    ['size', 'root', 'note'].map((name) => notes.map((each) => each[name])),
  )
  await client.query('update audit.head set size = $1, peaks = $2', [range.size, range.peaks])
  await client.query('vacuum analyze audit.event')
}

/**
 * How long the whole record takes to verify, in a database of its own: nothing else is in it.
 *
 * @param count how many events are written into it
 */
export const measureRecord = async (folder, count, hold) => {
  const home = join(folder, 'record')
  const config = readConfig(settingsOf(home), home)
  if (!config.ok) throw new Error('the settings of the benchmark are not understood')
  const secrets = await openSecrets(config.value.secrets)
  const opened = await openDatabases(config.value, secrets)
  hold(opened)
  await migrateAll(opened)
  const client = new pg.Client(opened.adminConnection.main)
  await client.connect()
  try {
    await fillRecord(client, count, secrets.auditKey)
  } finally {
    await client.end()
  }
  const began = performance.now()
  const verdict = await verifyDatabase(await opened.admin('main'), { key: secrets.auditKey })
  const seconds = (performance.now() - began) / 1000
  await opened.stop()
  hold(null)
  if (!verdict.ok || verdict.events < count) throw new Error(`the record does not hold: ${verdict.says || `${verdict.events} events`}`)
  return { events: verdict.events, seconds }
}
