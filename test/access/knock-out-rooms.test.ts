import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { casePaths } from '#capabilities/cases/contract.ts'
import { demoPeople } from '#capabilities/people/demo.ts'
import { Rollback } from '#platform/db/enter.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Door } from '#platform/http/door.ts'
import { formToken } from '#platform/http/token.ts'
import { dbToken } from '#platform/sealing/session-keys.ts'
import { openHouse, type OpenHouse, type Someone } from '#test/house.ts'

/** The rooms besides that of cases, by the names of their schemas. What hangs on a case in them is held by two locks; here each is tried alone. */
const schemas = ['contact', 'cooperation', 'protection', 'support', 'costs', 'returns'] as const

type Kind = { readonly login: string; readonly roles: string; readonly who: Someone; readonly shut: readonly string[]; readonly open: readonly string[] }
let house: OpenHouse
/** One person of each kind, with the cases that are not there for them and those that are. */
let people: readonly Kind[]
/** Some of them, for whom every door is tried. */
let some: readonly Kind[]
/** The addresses under a case, of every room, that need no other id: pages, forms, and what is carried out as a file. */
let doors: readonly Door[]
beforeAll(async () => {
  house = await openHouse({ stories: true })
  const { rows } = await sql<{ id: string }>`select id from cases.card order by id`.execute(await house.scratch.admin('main'))
  const kinds = new Map(demoPeople.map((person) => [person.roles.join(), person]))
  const met: Kind[] = []
  for (const [roles, { login }] of kinds) {
    const who = await house.someone(login)
    const [shut, open]: [string[], string[]] = [[], []]
    for (const { id } of rows) ((await who.asks(casePaths.one(id))).status === 404 ? shut : open).push(id)
    met.push({ login, roles, who, shut, open })
  }
  people = met
  some = people.filter(({ shut, open }) => shut.length > 0 && open.length > 0).slice(0, 7)
  doors = house.program.rooms.flatMap((room) => [...room.doors]).filter(({ path }) => /^\/cases\/:[a-z]+(?:\/[a-z-]+)*$/i.test(path))
}, 300_000)
afterAll(() => house.close())

const at = (door: Door, caseId: string): string => door.path.replace(/:[a-zA-Z]+/, caseId)
const withoutIds = (words: string): string => words.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id')
const everything = async (answer: Response): Promise<string> => {
  const body = await answer.text()
  return withoutIds(
    [answer.status, ...[...answer.headers].filter(([name]) => name !== 'date').map(([name, value]) => `${name}: ${value}`), body.length, body].join('\n'),
  )
}
/** Whoever has SQL and no program, as somebody who is signed in. Nothing stays. */
async function injects<Value>({ who }: Kind, deed: (tx: Tx) => Promise<Value>): Promise<Value> {
  try {
    return await house.scratch.databases.main.transaction().execute(async (tx) => {
      await sql`select state from authz.enter(${dbToken(who.token)}, null)`.execute(tx)
      throw new Rollback(await deed(tx))
    })
  } catch (fault) {
    if (fault instanceof Rollback) return fault.value as Value
    throw fault
  }
}

describe('a case that is not there for somebody', () => {
  it('is refused by the doors of every room as one that never was: status, headers, length and words', async () => {
    expect([doors.length > 80, some.length]).toEqual([true, 7])
    for (const { login, who, shut } of some.slice(0, 2)) {
      const token = formToken(house.secrets.form, dbToken(who.token))
      for (const door of doors.filter(({ name }) => name !== 'break-glass'))
        for (const ask of [who.visits, who.asks, (path: string) => who.submits(path, { _token: token }), (path: string) => who.tells(path, {})] as const) {
          const [there, nowhere] = [await everything(await ask(at(door, shut[0] ?? ''))), await everything(await ask(at(door, crypto.randomUUID())))]
          expect([login, door.name, there]).toEqual([login, door.name, nowhere])
          expect([login, door.name, there.slice(0, 1)]).toEqual([login, door.name, '4'])
        }
    }
  })
})

/** Who reads rows of a case that is not there for them, and why the wall lets them. */
const alsoRead: Readonly<Record<string, readonly string[]>> = {
  // Who takes calls keeps the calls of the own zone, also those that became a case of somebody else's.
  'contact.call': ['case_worker,key_officer', 'case_worker,org_admin,key_officer'],
  // A clock or a day that is somebody's by name is theirs, whoever is in the case.
  'cooperation.clock': ['case_worker,key_officer'],
  'support.deadline': ['case_worker,key_officer', 'case_worker,placing_handler,key_officer'],
  // Finance sees codes, days and amounts of the whole zone, and no case.
  'costs.account': ['finance_officer'],
  'costs.assessment': ['finance_officer'],
  'costs.basis': ['finance_officer'],
  'costs.claim_line': ['finance_officer'],
  'costs.line': ['finance_officer'],
  'costs.transfer': ['finance_officer'],
}

describe('row security alone, with every rule of the program left out', () => {
  const tablesWith = async (privilege: 'select' | 'update') =>
    (
      await sql<{ name: string; column: string }>`
        select distinct on (c.oid) c.oid::regclass::text as name, x.attname as column from pg_class c
        join pg_attribute a on a.attrelid = c.oid and a.attname = 'case_id' and not a.attisdropped and has_column_privilege('lilja_app', c.oid, a.attnum, 'select')
        join pg_attribute x on x.attrelid = c.oid and x.attnum > 0 and not x.attisdropped and has_column_privilege('lilja_app', c.oid, x.attnum, ${privilege})
        where c.relkind = 'r' and c.relnamespace::regnamespace::text = any (${[...schemas]}) order by c.oid, x.attnum`.execute(
        await house.scratch.admin('main'),
      )
    ).rows

  it('shows no row of any table of any room about a case that is not there for whoever asks, but to those who are named here', async () => {
    const tables = await tablesWith('select')
    expect(tables.length).toBeGreaterThan(40)
    const read: string[] = []
    let rightly = 0
    for (const person of people)
      await injects(person, async (tx) => {
        for (const { name } of tables) {
          const { rows } = await sql<{ id: string }>`select distinct case_id as id from ${sql.raw(name)} where case_id is not null`.execute(tx)
          if (rows.some(({ id }) => person.open.includes(id))) rightly += 1
          if (rows.some(({ id }) => person.shut.includes(id))) read.push(`${name} ${person.roles}`)
        }
      })
    expect(rightly).toBeGreaterThan(100)
    const named = new Set(Object.entries(alsoRead).flatMap(([name, kinds]) => kinds.map((roles) => `${name} ${roles}`)))
    expect(read.filter((one) => !named.has(one))).toEqual([])
  })

  it('lets nobody change a row of a case that is not there for them', async () => {
    const tables = await tablesWith('update')
    expect(tables.length).toBeGreaterThan(15)
    const changed: Record<string, string[]> = {}
    for (const person of people)
      for (const { name, column } of tables) {
        const rows = await injects(person, async (tx) => {
          const done = await sql`update ${sql.raw(name)} set ${sql.ref(column)} = ${sql.ref(column)} where case_id = any (${[...person.shut]})`.execute(tx)
          return Number(done.numAffectedRows ?? 0n)
        }).catch(() => 0)
        if (rows > 0) (changed[name] ??= []).push(person.roles)
      }
    expect(changed).toEqual({})
  })
})

describe('the rules of the program alone, with row security switched off in every room', () => {
  it('still answer as they did: what was not there is not there, and what was is', async () => {
    const asked = some.flatMap((kind) => [kind.shut[0] ?? '', kind.open[0] ?? ''].flatMap((caseId) => doors.map((door) => ({ kind, door, caseId }))))
    const answers = async (): Promise<readonly string[]> => {
      const all: string[] = []
      for (const { kind, door, caseId } of asked) {
        const { status } = await kind.who.visits(at(door, caseId))
        all.push(`${kind.login} ${kind.shut.includes(caseId) ? 'out' : 'in'} ${door.name} ${status}`)
      }
      return all
    }
    const before = await answers()
    const admin = await house.scratch.admin('main')
    const { rows } = await sql<{ name: string }>`select c.oid::regclass::text as name from pg_class c
      where c.relkind = 'r' and c.relrowsecurity and c.relnamespace::regnamespace::text = any (${['cases', ...schemas]})`.execute(admin)
    expect(rows.length).toBeGreaterThan(80)
    for (const { name } of rows) await sql`alter table ${sql.raw(name)} disable row level security`.execute(admin)
    const after = await answers()
    expect(after.filter((one, place) => one !== before[place])).toEqual([])
    expect(before.filter((one) => one.includes(' out ') && !one.endsWith(' 404') && !one.includes(' break-glass '))).toEqual([])
    expect(before.filter((one) => one.includes(' in ') && one.endsWith(' 200')).length).toBeGreaterThan(100)
  })
})
