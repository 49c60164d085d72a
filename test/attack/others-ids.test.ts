import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Door } from '#platform/http/door.ts'
import { formToken } from '#platform/http/token.ts'
import { dbToken } from '#platform/sealing/session-keys.ts'
import { canary, headersOf, nameless, openWorld, type World } from '#test/attack/world.ts'
import type { Someone } from '#test/house.ts'

let w: World
let doors: readonly Door[]
let ids: Readonly<Record<string, readonly string[]>>
beforeAll(async () => {
  w = await openWorld()
  doors = w.house.program.rooms.flatMap((room) => [...room.doors]).filter((door) => /^\/(cases|calls|meetings|tasks)\b.*:/.test(door.path))
  const worker = await w.who('worker.alfa')
  const operator = await w.who('operator.alfa')
  const call = await operator.fills('/calls/new', { danger: 'yes', municipality: '2480', child: 'unknown', summary: canary.note, consents: ['write_down'] })
  expect(call.status).toBe(303)
  const asked = [...(await worker.reads(`/cases/${w.caseId}/meetings/new`)).matchAll(/name="ask"[^>]*value="([^"]+)"/g)].map((match) => match[1] ?? '')
  expect(
    (await worker.fills(`/cases/${w.caseId}/meetings/new`, { at: '2026-11-22T10:00', ask: asked.slice(0, 4), mode: 'anonymised', agenda: ['safety_tonight'] }))
      .status,
  ).toBe(303)
  const listed = async (table: string): Promise<readonly string[]> =>
    (await w.admin(sql<{ id: string }>`select id from ${sql.raw(table)}`)).map((row) => row.id)
  ids = {
    case: [w.caseId, w.farCase, w.otherCase],
    record: Object.values(w.records),
    member: await listed('cases.member'),
    meeting: await listed('cooperation.meeting'),
    clock: await listed('cooperation.clock'),
    call: await listed('contact.call'),
    invitation: await listed('cases.invitation'),
  }
})
afterAll(() => w.house.close())

/** What could stand in an address of this kind. */
const kindOf = (path: string): string =>
  path.startsWith('/cases/invitations')
    ? 'invitation'
    : path.startsWith('/meetings/clocks')
      ? 'clock'
      : path.startsWith('/meetings')
        ? 'meeting'
        : path.startsWith('/calls')
          ? 'call'
          : 'case'
const addresses = (path: string): readonly string[] => {
  const second = path.includes('/records/') ? 'record' : path.includes('/team/') ? 'member' : 'meeting'
  return (ids[kindOf(path)] ?? []).flatMap((first) => {
    const one = path.replace(/:[a-zA-Z]+/, first)
    return one.includes(':') ? (ids[second] ?? []).map((id) => one.replace(/:[a-zA-Z]+/, id).replaceAll(/:[a-zA-Z]+/g, () => crypto.randomUUID())) : [one]
  })
}
const tokenFor = (someone: Someone): string => formToken(w.house.secrets.form, dbToken(someone.token))

describe('somebody who has got hold of the ids', () => {
  it('is told the same of what she may not see as of what is not there: status, headers, words', async () => {
    const whole = async (answer: Response): Promise<string> => [answer.status, headersOf(answer), nameless(await answer.text())].join('\n')
    for (const login of ['coordinator.sthm', 'placing.alfa']) {
      const someone = await w.who(login)
      for (const door of doors.filter((one) => !one.path.startsWith('/meetings/invitations'))) {
        const nothing = await whole(await someone.visits(door.path.replaceAll(/:[a-zA-Z]+/g, () => crypto.randomUUID())))
        expect(nothing.startsWith('404')).toBe(true)
        for (const path of addresses(door.path)) expect([path, await whole(await someone.visits(path))]).toEqual([path, nothing])
      }
    }
  })

  it('does nothing through any form', async () => {
    for (const login of ['coordinator.sthm', 'placing.alfa']) {
      const someone = await w.who(login)
      for (const door of doors.filter((one) => one.kind === 'form' && !one.path.startsWith('/meetings/invitations'))) {
        for (const path of addresses(door.path)) {
          expect([path, (await someone.submits(path, { _token: tokenFor(someone) })).status]).toEqual([path, 404])
          expect([path, (await someone.tells(path, {})).status]).toEqual([path, 404])
        }
      }
    }
  })

  it('finds no record of one case under the address of another, even as a member of both', async () => {
    const added = await (
      await w.who('worker.alfa')
    ).fills(`/cases/${w.caseId}/team/new`, { person: w.id('worker2.alfa'), position: 'member', classes: ['C4'], writes: ['C4'], until: '2026-12-31' })
    expect(added.status).toBe(303)
    const both = await w.who('worker2.alfa')
    expect((await both.visits(`/cases/${w.caseId}/records/${w.records.note}`)).status).toBe(200)
    for (const [about, record] of [
      [w.otherCase, w.records.note],
      [w.caseId, w.records.otherNote],
      [w.caseId, w.records.farNote],
      [w.caseId, w.records.place],
      [w.caseId, w.records.name],
    ] as const) {
      for (const path of [`/cases/${about}/records/${record}`, `/cases/${about}/records/${record}/correct`]) {
        expect((await both.visits(path)).status).toBe(404)
        expect((await both.tells(path, { text: 'x', reason: 'mistake', _version: 1 })).status).toBe(404)
      }
    }
  })

  it('sets nothing that the form does not ask for', async () => {
    const worker = await w.who('worker.alfa')
    const opened = await worker.tells('/cases/new', {
      child: 'no',
      track: 'unclear',
      municipality: '2480',
      urgent: false,
      protectionLevel: 0,
      protection_level: 0,
      opened_by: w.id('head.alfa'),
      openedBy: w.id('head.alfa'),
      zone_id: w.zone('BETA'),
      id: w.farCase,
      closedAt: null,
    })
    expect(opened.status).toBe(201)
    const { id } = (await opened.json()) as { id: string }
    const [card] = await w.admin(sql<{ level: number; by: string }>`select protection_level as level, opened_by as by from cases.card where id = ${id}`)
    expect([id === w.farCase, card?.level, card?.by]).toEqual([false, 1, w.id('worker.alfa')])
  })

  it('does not get what somebody else did with the same key', async () => {
    const key = crypto.randomUUID()
    const fields = { child: 'no', track: 'unclear', municipality: '2480' }
    const made = await Promise.all(
      (['worker.alfa', 'worker.beta'] as const).map(async (login) =>
        (await w.who(login)).submits('/cases/new', { _token: tokenFor(await w.who(login)), _key: key, ...fields }),
      ),
    )
    expect(new Set(made.map((answer) => answer.headers.get('location'))).size).toBe(2)
  })

  it('does not open somebody else’s draft, nor her own at another address', async () => {
    const worker = await w.who('worker.alfa')
    await worker.submits('/drafts', { _token: tokenFor(worker), _action: '/cases/new', municipality: canary.place })
    const [draft] = await w.admin(sql<{ id: string }>`select id from authz.draft where person_id = ${w.id('worker.alfa')}`)
    expect(await worker.reads(`/cases/new?draft=${draft?.id}`)).toContain(canary.place)
    expect(await worker.reads(`/cases/find?draft=${draft?.id}`)).not.toContain(canary.place)
    const colleague = await w.who('worker2.alfa')
    expect(await colleague.reads(`/cases/new?draft=${draft?.id}`)).not.toContain(canary.place)
    expect(await colleague.reads('/drafts')).not.toContain('draft=')
  })
})
