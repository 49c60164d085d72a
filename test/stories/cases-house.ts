import { sql } from 'kysely'
import { cases } from '#capabilities/cases/capability.ts'
import { setUpZone } from '#capabilities/people/commands/set-up-zone.ts'
import { people } from '#capabilities/people/capability.ts'
import type { ZoneKind } from '#capabilities/people/contract.ts'
import { furnishReference as furnishPeople } from '#capabilities/people/store/reference.ts'
import type { Id } from '#kernel/id.ts'
import { asActor } from '#platform/db/enter.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Capability } from '#platform/http/capability.ts'
import { StepUpNeeded, type Detail, type Visit } from '#platform/http/visit.ts'
import { append, settle } from '#platform/record/record.ts'
import { newPair, type Pair } from '#platform/sealing/pair.ts'
import { ctxHash, dbToken, keyRing, newToken, sessionBlob, tokenHash } from '#platform/sealing/session-keys.ts'
import { openSmallHouse, origin, type SmallHouse } from '#test/http/small-house.ts'

/** Somebody of a zone, signed in with keys. */
export type Person = {
  readonly id: Id
  readonly zoneId: Id
  readonly visits: (path: string) => Promise<Response>
  readonly reads: (path: string) => Promise<string>
  readonly asks: (path: string) => Promise<Response>
  readonly submits: (path: string, fields: Fields) => Promise<Response>
  /** Opens the form and sends it with these fields, as a browser does. */
  readonly fills: (path: string, fields: Fields) => Promise<Response>
  /** Does something inside one transaction as this person, without a door. */
  readonly works: <Value>(scope: Id | null, deed: (visit: Visit) => Promise<Value>) => Promise<Value>
}
export type Fields = Readonly<Record<string, string | readonly string[]>>

export type CasesHouse = SmallHouse & {
  readonly asOwner: <Value>(deed: (tx: Tx) => Promise<Value>) => Promise<Value>
  readonly zone: (code: string, kind: ZoneKind) => Promise<Id>
  readonly person: (
    zoneId: Id,
    roles: readonly string[],
    more?: { readonly language?: 'sv' | 'en'; readonly head?: boolean; readonly stale?: boolean },
  ) => Promise<Person>
  /** After the people of a zone are there: its recovery and duty pairs. The first is the duty holder, unless told. */
  readonly keysFor: (zoneId: Id, duty?: readonly Person[]) => Promise<void>
  readonly close: () => Promise<void>
}

const hiddenFields = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.slice(html.indexOf('<main')).matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
  )

const bodyOf = (fields: Fields): URLSearchParams => {
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) for (const one of typeof value === 'string' ? [value] : value) body.append(name, one)
  return body
}

export async function openCasesHouse(now: Date, more: readonly Capability[] = []): Promise<CasesHouse> {
  const house = await openSmallHouse([people({ secrets: { kek: new Uint8Array(32), pepper: new Uint8Array(32) }, version: 'test' }), cases, ...more])
  await house.scratch.setClock(now)
  const admin = await house.scratch.admin('main')
  const asOwner = async <Value>(deed: (tx: Tx) => Promise<Value>): Promise<Value> =>
    await admin.transaction().execute(async (tx) => {
      await sql`set local role lilja_owner`.execute(tx)
      const value = await deed(tx)
      await settle(tx, 'test.set')
      return value
    })
  for (const furnish of [furnishPeople, cases.furnish]) if (furnish) await asOwner(furnish)

  const pairs = new Map<Id, { readonly pair: Pair; readonly zoneId: Id }>()
  const zone = (code: string, kind: ZoneKind): Promise<Id> =>
    asOwner(async (tx) => {
      const { rows } = await sql<{ id: Id }>`
        insert into people.zone (name, code, kind, secrecy_rule) select ${`Zone ${code}`}, ${code}, kind, secrecy_rule from people.zone_kind where kind = ${kind} returning id`.execute(
        tx,
      )
      return rows[0]?.id ?? ''
    })

  const signIn = async (id: Id, zoneId: Id, pair: Pair, roles: readonly string[], language: string, stale: boolean): Promise<Person> => {
    const token = newToken()
    await sql`select authz.open_session(${tokenHash(token)}, ${ctxHash(dbToken(token))}, ${id}, ${zoneId}, ${[...roles]}, ${language}, ${pair.publicKey}, ${sessionBlob(token, pair.privateKey)}, 'cookie')`.execute(
      admin,
    )
    if (stale) await sql`update authz.session set strong_at = now() - interval '20 minutes' where person_id = ${id}`.execute(admin)
    const ask = (path: string, init: RequestInit): Promise<Response> => Promise.resolve(house.app.request(origin + path, init))
    const visits = (path: string) => ask(path, { headers: { cookie: `s=${token}` } })
    const submits = (path: string, fields: Fields) =>
      ask(path, { method: 'POST', body: bodyOf(fields), headers: { cookie: `s=${token}`, origin, 'sec-fetch-site': 'same-origin' } })
    const reads = async (path: string) => await (await visits(path)).text()
    const works = async <Value>(scope: Id | null, deed: (visit: Visit) => Promise<Value>): Promise<Value> => {
      const entrance = await asActor(house.scratch.databases, dbToken(token), scope, async (tx, entered) => {
        const details: Detail[] = []
        const visit: Visit = {
          actor: { personId: id, zoneId, sessionId: entered.sessionId, roles: entered.roles, language: entered.language, strongAt: entered.strongAt },
          now: entered.workNow,
          tx,
          keys: keyRing({ publicKey: pair.publicKey, privateKey: Uint8Array.from(pair.privateKey) }),
          vault: house.house.vault.forRequest(),
          note: (detail) => void details.push(detail),
          requireStrong: () => {
            if (stale) throw new StepUpNeeded()
          },
        }
        const value = await deed(visit)
        await append(tx, { act: 'test.done', session: entered.sessionId.slice(0, 8), result: 'done', request: crypto.randomUUID(), version: 'test' })
        return value
      })
      if (entrance.state !== 'open') throw new Error(`the session is ${entrance.state}`)
      return entrance.value
    }
    return {
      id,
      zoneId,
      visits,
      reads,
      submits,
      works,
      asks: (path) => ask(`/api/v1${path}`, { headers: { cookie: `s=${token}` } }),
      fills: async (path, fields) => submits(path, { ...hiddenFields(await reads(path)), ...fields }),
    }
  }

  let number = 0
  const person: CasesHouse['person'] = async (zoneId, roles, { language = 'en', head = false, stale = false } = {}) => {
    number += 1
    const pair = newPair()
    const id = await asOwner(async (tx) => {
      const { rows } = await sql<{ id: Id }>`
        insert into people.person (zone_id, zone_code, login, name, staff_code, public_key)
        select id, code, ${`p${number}`} || '.' || lower(code), ${`Person Number ${number}`}, code || ${`-${number}`}, ${Buffer.from(pair.publicKey)} from people.zone where id = ${zoneId} returning id`.execute(
        tx,
      )
      const made = rows[0]?.id ?? ''
      for (const role of roles)
        await sql`insert into people.held_role (zone_id, person_id, role, valid_from) values (${zoneId}, ${made}, ${role}, authz.now() - interval '1 day')`.execute(
          tx,
        )
      if (head) await sql`insert into people.held_position (zone_id, person_id, position) values (${zoneId}, ${made}, 'unit_head')`.execute(tx)
      return made
    })
    pairs.set(id, { pair, zoneId })
    return await signIn(id, zoneId, pair, roles, language, stale)
  }
  const keysFor: CasesHouse['keysFor'] = async (zoneId, duty) => {
    const officers = [...pairs].map(([id, { pair }]) => ({ id, publicKey: pair.publicKey }))
    while (officers.length < 3) officers.push({ id: (await person(zoneId, ['key_officer'])).id, publicKey: newPair().publicKey })
    const holders = duty
      ? officers.filter((one) => duty.some((holder) => holder.id === one.id))
      : [...pairs].filter(([, one]) => one.zoneId === zoneId).map(([id, { pair }]) => ({ id, publicKey: pair.publicKey }))
    await asOwner(async (tx) => {
      const made = await setUpZone(tx, zoneId, officers.slice(0, 3), holders)
      if (!made.ok) throw new Error(made.refusal.kind)
    })
  }
  return { ...house, asOwner, zone, person, keysFor, close: () => house.scratch.drop() }
}
