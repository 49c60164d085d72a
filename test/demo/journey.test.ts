import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { canaries } from '#app/demo/canaries.ts'
import { wallAt } from '#capabilities/returning/domain/wall-time.ts'
import { doorsOf } from '#test/input/found.ts'
import { finderOf } from '#test/demo/finder.ts'
import { openHouse, type OpenHouse } from '#test/house.ts'

/** Said of the journey that is under way in the demo world, in words; each is sealed. */
const words = ['Umsteigehalle Nord, Ausdachtstadt, Schalter 7', 'ZQ 9083, plats 3 A längst fram', 'Petrică Scornitul, pulover verde, lângă automatul de cafea']
const knows = ['return.retur', 'partner.delta']
const others = [
  'worker2.alfa',
  'head.alfa',
  'coordinator.nord',
  'nurse.vard',
  'coordinator.sthm',
  'worker.beta',
  'reviewer.alfa',
  'statistician.nspm',
  'police.poln',
]

let house: OpenHouse
let caseId = ''
let moments: readonly string[] = []
beforeAll(async () => {
  house = await openHouse({ stories: true })
  const admin = await house.scratch.admin('main')
  const { rows } = await sql<{ caseId: string; at: Date; zone: string }>`
    select s.case_id as "caseId", s.at, s.zone from returns.return r
    join (select case_id, depart_at as at, depart_zone as zone from returns.leg union all select case_id, arrive_at, arrive_zone from returns.leg) s on s.case_id = r.case_id
    where r.phase = 'travelling'`.execute(admin)
  caseId = rows[0]?.caseId ?? ''
  moments = [
    ...new Set(
      rows.flatMap(({ at, zone }) => [
        at.toISOString(),
        wallAt(at, zone),
        wallAt(at, zone).replace('T', ' '),
        wallAt(at, 'Europe/Stockholm').replace('T', ' '),
      ]),
    ),
  ]
}, 300_000)
afterAll(() => house.close())

/** Every page and answer without an id, and everything of the case with no other id, as somebody is shown them. */
async function seenBy(login: string): Promise<readonly { readonly path: string; readonly body: string }[]> {
  const who = await house.someone(login)
  const paths = doorsOf(house).flatMap((door) => {
    const path = door.path.replace(/^\/cases\/:id(?=\/|$)/, `/cases/${caseId}`)
    return path.includes(':') ? [] : [{ path, api: door.api !== false && door.kind !== 'form' }]
  })
  const seen: { path: string; body: string }[] = []
  for (const { path, api } of [...paths, { path: '/returns/alarms?show=taken', api: true }]) {
    seen.push({ path, body: await (await who.visits(path)).text() })
    if (api) seen.push({ path: `/api/v1${path}`, body: await (await who.asks(path === '/' ? '/day' : path)).text() })
  }
  return seen
}
const holding = (seen: readonly { readonly path: string; readonly body: string }[], parts: readonly string[]): readonly string[] =>
  seen.filter(({ body }) => parts.some((part) => body.includes(part))).map(({ path }) => path)

describe('the journey that is under way', () => {
  it('is there for the two who know it: the times for both, the words for those they are sealed to', async () => {
    const [anna, ileana] = [await house.someone('return.retur'), await house.someone('partner.delta')]
    const [mine, theirs] = [await anna.reads(`/cases/${caseId}/return/journey`), await ileana.reads(`/cases/${caseId}/return/journey`)]
    for (const word of words) expect([canaries().includes(word), mine.includes(word), theirs.includes(word)]).toEqual([true, true, false])
    expect(moments.some((moment) => theirs.includes(moment))).toBe(true)
  })
  it.each(others)(
    'shows %s nothing of it: no time, no word, in no list, page, export or answer',
    async (login) => {
      expect(holding(await seenBy(login), [...moments, ...words])).toEqual([])
    },
    120_000,
  )
  it.each(knows)(
    'stands in no title, address, list or export of %s either',
    async (login) => {
      const seen = await seenBy(login)
      const finder = finderOf(canaries())
      const frames = seen.flatMap(({ path, body }) =>
        [...body.matchAll(/<title>[^<]*<\/title>|(?:href|action)="[^"]*"/g)].flatMap((match) => finder.inBytes(Buffer.from(match[0]), path)),
      )
      expect(frames).toEqual([])
      expect(holding(seen, words).filter((path) => !/\/return\/journey(?:\/|$)/.test(path))).toEqual([])
      expect(
        holding(
          seen.filter(({ path }) => !path.includes(caseId)),
          [...moments, ...words],
        ),
      ).toEqual([])
    },
    120_000,
  )
  it('alarms the coordinator on call without saying whose it is', async () => {
    const aina = await house.someone('coordinator.nord')
    const { items } = (await (await aina.asks('/day')).json()) as { items: readonly { href: string; count: number }[] }
    expect(items).toContainEqual(expect.objectContaining({ href: '/returns/alarms', count: 1 }))
    const list = await aina.reads('/returns/alarms')
    const alarm = /\/returns\/alarms\/[0-9a-f-]{36}/.exec(list)?.[0] ?? ''
    const { pseudonym } = (
      (await (await (await house.someone('return.retur')).asks(`/cases/${caseId}/return/journey`)).json()) as { case: { pseudonym: string } }
    ).case
    for (const page of [list, await aina.reads(alarm)])
      for (const part of [pseudonym, 'Tyskland', 'Rumänien', ...moments, ...words]) expect(page).not.toContain(part)
  })
  it('is in the record by ids and codes only', async () => {
    const { rows } = await sql<{ body: string }>`select body from audit.event where body is not null`.execute(await house.scratch.admin('main'))
    expect(rows.filter(({ body }) => words.some((word) => body.includes(word)))).toEqual([])
  })
})
