import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { contact } from '#capabilities/contact/capability.ts'
import { reSealCalls } from '#capabilities/contact/commands/re-seal-calls.ts'
import { openWords } from '#capabilities/contact/store/call-seal.ts'
import { directory } from '#capabilities/directory/capability.ts'
import { newPair } from '#platform/sealing/pair.ts'
import { keyRing } from '#platform/sealing/session-keys.ts'
import { openCasesHouse, type CasesHouse, type Person } from '#test/stories/cases-house.ts'

let house: CasesHouse
let operator: Person, first: Person, second: Person
const recovery = newPair()

beforeAll(async () => {
  house = await openCasesHouse(new Date('2026-11-21T22:15:00Z'), [directory, contact])
  await house.asOwner(async (tx) => directory.furnish?.(tx))
  const alfa = await house.zone('ALFA', 'social_on_call')
  first = await house.person(alfa, ['key_officer'])
  second = await house.person(alfa, ['key_officer'])
  await house.person(alfa, ['key_officer'])
  operator = await house.person(alfa, ['hotline_operator'])
  await house.keysFor(alfa)
  await house.asOwner((tx) => sql`update people.zone_key set public_key = ${Buffer.from(recovery.publicKey)} where kind = 'recovery'`.execute(tx))
})
afterAll(() => house.close())

it('opens the calls of somebody who lost her passphrase with her new key, and only during the ceremony', async () => {
  const taken = await operator.fills('/calls/new', { danger: 'no', municipality: '0180', summary: 'Canary-summary' })
  const callId = (taken.headers.get('location') ?? '').split('/').at(-1) ?? ''
  const fresh = newPair()
  const ceremony = {
    zoneId: operator.zoneId,
    personId: operator.id,
    recoveryPublic: recovery.publicKey,
    recoveryPrivate: recovery.privateKey,
    newPublicKey: fresh.publicKey,
  }
  const reSeal = () => second.works(null, (visit) => reSealCalls(visit, { ...ceremony, sessionId: crypto.randomUUID() }))

  expect(await reSeal()).toBe(0)
  await house.asOwner(async (tx) => {
    const { rows } = await sql<{ id: string }>`
      insert into people.recovery_session (zone_id, person_id, reason, asked_by, first_officer, first_at)
      values (${operator.zoneId}, ${operator.id}, 'lost_passphrase', ${first.id}, ${first.id}, now()) returning id`.execute(tx)
    await sql`insert into people.recovery_part (session_id, officer_id, box) values (${rows[0]?.id ?? ''}, ${second.id}, ${Buffer.from('box')})`.execute(tx)
  })
  expect(await reSeal()).toBe(1)

  const words = await operator.works(null, async (visit) => {
    const { rows } = await sql<{ words: Uint8Array; wrap: Uint8Array }>`
      select c.words, k.wrap from contact.call c join contact.call_key k on k.call_id = c.id where c.id = ${callId} and k.holder = 'person' and k.holder_id = authz.me()`.execute(
      visit.tx,
    )
    const row = rows[0]
    return row ? await openWords({ ...visit, keys: keyRing(fresh) }, callId, row.words, row.wrap) : null
  })
  expect(words?.['summary']).toBe('Canary-summary')
})
