import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { canaries } from '#app/demo/canaries.ts'
import { demoPeople } from '#capabilities/people/demo.ts'
import type { Door } from '#platform/http/door.ts'
import { dumpOf } from '#test/demo/dump.ts'
import { finderOf } from '#test/demo/finder.ts'
import { openHouse, type OpenHouse, type Someone } from '#test/house.ts'

const finder = finderOf(canaries())
/** Where she is, in each of the cases where somebody wrote it down. */
const places = ['Kvastmakargränd 417 C, 2 tr, Låtsasholm.', 'Rum 5, Tranbärsstigen 88 B, Påhittsvik.', 'Storvreten 5130, Hittepådalen, grå port utan nummer.']

let house: OpenHouse
let doors: readonly Door[]
let caseIds: readonly string[]
let recordIds: readonly { readonly caseId: string; readonly id: string; readonly class: string }[]
const team = new Map<string, readonly string[]>()

beforeAll(async () => {
  house = await openHouse({ stories: true })
  doors = house.program.rooms.flatMap((room) => [...room.doors])
  const admin = await house.scratch.admin('main')
  caseIds = (await sql<{ id: string }>`select id from cases.card order by opened_at`.execute(admin)).rows.map((row) => row.id)
  recordIds = (await sql<{ caseId: string; id: string; class: string }>`select case_id as "caseId", id, class from cases.record`.execute(admin)).rows
  for (const caseId of caseIds) {
    const { rows } = await sql<{ id: string }>`select person_id as id from cases.member where case_id = ${caseId}`.execute(admin)
    team.set(
      caseId,
      rows.map((row) => row.id),
    )
  }
}, 300_000)
afterAll(async () => {
  await house?.close()
})

type Asked = { readonly path: string; readonly status: number; readonly body: string }
async function ask(someone: Someone, path: string, door: Pick<Door, 'api' | 'kind'>): Promise<readonly Asked[]> {
  const page = await someone.visits(path)
  const answers = [{ path, status: page.status, body: await page.text() }]
  if (door.api === false || door.kind === 'form') return answers
  const answer = await someone.asks(path === '/' ? '/day' : path)
  return [...answers, { path: `/api/v1${path}`, status: answer.status, body: await answer.text() }]
}
const looksFor = (asked: readonly Asked[], who: string) => asked.flatMap(({ path, body }) => finder.inBytes(Buffer.from(body), `${who} ${path}`))

describe('lists, counts, exports and My day', () => {
  it.each(demoPeople.map((one) => one.login))('show %s no sealed word', async (login) => {
    const someone = await house.someone(login)
    const open = doors.filter((door) => !door.path.includes(':'))
    expect(open.length).toBeGreaterThan(15)
    const asked: Asked[] = []
    for (const door of open) asked.push(...(await ask(someone, door.path, door)))
    for (const path of [
      '/cases?closed=yes',
      '/cases?urgent=yes',
      '/tasks?which=done',
      '/tasks?which=late',
      '/calls?show=zone',
      '/calls?show=sent',
      '/meetings?show=today',
      '/record',
    ]) {
      asked.push(...(await ask(someone, path, { kind: 'page' })))
    }
    expect(asked.filter((one) => one.status >= 500)).toEqual([])
    expect(looksFor(asked, login)).toEqual([])
  })
})

describe('a case', () => {
  const ofCase = () => doors.filter((door) => /^\/cases\/:id(\/|$)/.test(door.path))
  it.each(demoPeople.map((one, place) => [one.login, place] as const))('is not there for %s, unless they are in it', async (login, place) => {
    const someone = await house.someone(login)
    const id = demoPeople.find((one) => one.login === login)?.id ?? ''
    const closed = caseIds.filter((one) => !team.get(one)?.includes(id))
    for (const caseId of [closed[place % closed.length] ?? '', closed[(place + 3) % closed.length] ?? '']) {
      const record = recordIds.find((one) => one.caseId === caseId)?.id ?? caseId
      for (const door of ofCase()) {
        const path = door.path.replace(':id', caseId).replaceAll(/:[a-zA-Z]+/g, record)
        const asked = await ask(someone, path, door)
        // Whoever holds the duty key of the zone may be shown the door of an emergency, and nothing behind it.
        if (!path.endsWith('/break-glass'))
          expect(
            asked.map((one) => one.status),
            path,
          ).toEqual(asked.map(() => 404))
        expect(looksFor(asked, login)).toEqual([])
      }
    }
  })
  it('opens a text for whoever may read it: the search would have found it', async () => {
    const lo = await house.someone('night.a17')
    const found = []
    for (const { caseId, id } of recordIds.filter((one) => one.class === 'C3')) {
      const { body, status } = (await ask(lo, `/cases/${caseId}/records/${id}`, { kind: 'form' }))[0] ?? { body: '', status: 0 }
      if (status === 200) found.push(...finder.inBytes(Buffer.from(body), id).map((one) => one.word))
    }
    expect(found).toContain(places[0])
    expect(found).toContain(places[2])
  })
  it('tells nobody outside the shelter where she is', async () => {
    for (const word of places) expect(canaries()).toContain(word)
    for (const person of demoPeople.filter((one) => one.zone !== 'A17')) {
      const someone = await house.someone(person.login)
      for (const caseId of caseIds.filter(
        (one) => team.get(one)?.includes(person.id) && recordIds.some((record) => record.caseId === one && record.class === 'C3'),
      )) {
        const shown = [...(await ask(someone, `/cases/${caseId}`, { kind: 'page' }))]
        for (const { id } of recordIds.filter((one) => one.caseId === caseId))
          shown.push(...(await ask(someone, `/cases/${caseId}/records/${id}`, { kind: 'page' })))
        for (const { path, body } of shown) for (const word of places) expect(body.includes(word), `${person.login} ${path}`).toBe(false)
      }
    }
  }, 240_000)
})

describe('a dump of the server', () => {
  it('holds no sealed word', (context) => {
    const dumps = (['main', 'vault'] as const).map((which) => dumpOf(house.scratch.adminConnection[which], house.scratch.version))
    if (dumps.includes(null)) context.skip()
    for (const dump of dumps) expect(finder.inBytes(dump ?? Buffer.alloc(0), 'dump')).toEqual([])
  }, 120_000)
})
