import { sql } from 'kysely'
import { expect } from 'vitest'
import { demoPeople } from '#capabilities/people/demo.ts'
import type { Fields } from '#test/house.ts'
import { fills, ledTo, told } from '#test/journey/hands.ts'
import { placesOf, sendsEverything } from '#test/journey/sweep.ts'
import { zone, type Story } from '#test/journey/story.ts'
import { said, wordAboutHer } from '#test/journey/words.ts'

type Line = { seq: number; act: string; who: string; zone: string; result: string; classes: string[]; caseId: string | null }
type Record = { lines: Line[]; next: number | null }

/** 7. Who looked at what, page after page, and not a word of it. */
export async function reviews({ made, who }: Story): Promise<void> {
  const reviewer = who('reviewer.alfa')
  const lines: Line[] = []
  for (let before: number | null = null, more = true; more;) {
    const path = `/record?case=${made['case']}${before === null ? '' : `&before=${before}`}`
    const page = await reviewer.reads(path)
    expect([path, wordAboutHer(page), page.includes(String(made['pseudonym']))]).toEqual([path, null, false])
    const answer: Record = await told<Record>(reviewer, path)
    expect(wordAboutHer(JSON.stringify(answer))).toBeNull()
    lines.push(...answer.lines)
    before = answer.next
    more = before !== null
  }
  const did = (code: string, act: string, result: string, classes: readonly string[]): boolean =>
    lines.some((line) => line.who === code && line.act === act && line.result === result && classes.every((cls) => line.classes.includes(cls)))
  expect(did('ALFA-02', 'disclosure.sent', 'done', ['C1'])).toBe(true)
  expect(new Set(lines.map((line) => line.who.split('-')[0]))).toEqual(new Set(['ALFA']))
  expect(did('ALFA-02', 'record.corrected', 'done', ['C4'])).toBe(true)
  for (const { login } of demoPeople.filter((one) => one.login !== 'reviewer.alfa')) {
    expect([login, (await who(login).visits('/record')).status]).toEqual([login, 404])
    expect([login, (await who(login).asks(`/record?case=${made['case']}`)).status]).toEqual([login, 404])
  }
  expect((await reviewer.visits(`/cases/${made['case']}`)).status).toBe(404)
}

/** 7. The record holds, and tells on whoever changes a row or a line by hand. */
export async function verifies({ house, made, verify, byHand }: Story): Promise<void> {
  expect(await verify()).toMatchObject({ ok: true, finding: null })
  await byHand(`update cases.card set urgent = not urgent where id = '${made['case']}'`)
  expect(await verify()).toMatchObject({ ok: false, finding: 'coverage' })
  await byHand(`update cases.card set urgent = not urgent where id = '${made['case']}'`)
  expect(await verify()).toMatchObject({ ok: true })

  const admin = await house.scratch.admin('main')
  const { rows } = await sql<{ seq: string; body: string }>`select seq, body from audit.event where body like '%"record.seen"%' order by seq limit 1`.execute(
    admin,
  )
  const line = rows[0]
  await byHand(`update audit.event set body = replace(body, 'record.seen', 'record.lost') where seq = ${line?.seq}`)
  expect(await verify()).toMatchObject({ ok: false, finding: 'inconsistent', seq: Number(line?.seq) })
  await byHand(`update audit.event set body = replace(body, 'record.lost', 'record.seen') where seq = ${line?.seq}`)
  expect(await verify()).toMatchObject({ ok: true })
}

/** Nothing that was typed lies readable in either database, in words or in bytes. */
export async function liesSealed({ house }: Story): Promise<void> {
  const bytes = Buffer.from('anarie').toString('hex')
  for (const which of ['main', 'vault'] as const) {
    const admin = await house.scratch.admin(which)
    const { rows: tables } = await sql<{ name: string }>`
      select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema')`.execute(admin)
    expect(tables.length).toBeGreaterThan(0)
    for (const { name } of tables) {
      const found = await sql<{
        n: number
      }>`select count(*)::int as n from ${sql.raw(name)} t where t::text ~* 'kanarie' or strpos(t::text, ${bytes}) > 0`.execute(admin)
      expect([name, found.rows[0]?.n]).toEqual([name, 0])
    }
  }
}

const closing: Fields = {
  reason: 'moved',
  riskOn: '2026-03-10',
  wayBack: said.wayBack,
  sex: 'woman',
  ageGroup: '15-17',
  purpose: 'sexual',
  country: 'RO',
  retention: 'five_years',
  known: 'yes',
}

/** 8. The checklist is kept, then the case is closed and coded, and nobody can write in it. */
export async function closes({ house, made, who, here, caseOf }: Story): Promise<void> {
  const operator = who('operator.alfa')
  expect((await fills(operator, here('/closure'), closing)).status).toBe(422)
  for (const login of ['police.poln', 'operator.jour', 'shelter.a17', 'coordinator.sthm'])
    expect([login, (await who(login).visits(here('/closure'))).status]).toEqual([login, 404])
  for (const [login, own] of [
    ['operator.jour', zone('JOUR')],
    ['police.poln', zone('POLN')],
  ] as const)
    for (const task of (await caseOf(who(login))).tasks.filter((one) => one.zoneId === own))
      await ledTo(await fills(who(login), here(`/tasks/${task.id}`), { outcome: 'done' }))
  expect((await caseOf(operator)).tasks.filter((task) => task.state !== 'done')).toEqual([])
  for (const wrong of [{ riskOn: '2026-01-10' }, { riskOn: '2026-04-10' }, { country: 'Rumänien' }, { known: [] }, { sex: '' }, { reason: 'bored' }])
    expect([wrong, (await fills(operator, here('/closure'), { ...closing, ...wrong })).status]).toEqual([wrong, 422])
  await ledTo(await fills(operator, here('/closure'), closing))

  const closed = await caseOf(operator)
  expect(closed.card.phase).toBe('closed')
  expect(closed.card.closedAt).not.toBeNull()
  const places = placesOf(house, made).filter((place) => place.about && !place.path.endsWith('/reopening'))
  for (const login of ['operator.alfa', 'worker.alfa', 'police.poln', 'shelter.a17', 'coordinator.nord']) {
    for (const { place, status } of await sendsEverything(house, who(login), places))
      expect([login, place, [404, 409, 422].includes(status)]).toEqual([login, place, true])
    const wanted = await who(login).visits(here('/records/new?class=C4'))
    expect([login, wanted.status]).toEqual([login, 404])
  }
}

/** 8. No clock goes on in a case that is closed: nobody is told tomorrow that it is late. */
export async function runsNoLonger({ who }: Story): Promise<void> {
  for (const login of ['operator.alfa', 'worker.alfa'])
    for (const show of ['running', 'late']) {
      const { clocks } = await told<{ clocks: { code: string }[] }>(who(login), `/meetings?show=${show}`)
      expect([login, show, clocks.map((clock) => clock.code)]).toEqual([login, show, []])
    }
}

/** 8. Coded, it waits for its quarter to end; alone in its cell it would be hidden, and the page says so. */
export async function isCounted({ house, made, who }: Story): Promise<void> {
  const admin = await house.scratch.admin('main')
  const coded = await sql<Fields>`select sex, age_group, purpose, country, outcome from cases.coded`.execute(admin)
  expect(coded.rows).toEqual([{ sex: 'woman', age_group: '15-17', purpose: 'sexual', country: 'RO', outcome: 'moved' }])
  const statistician = who('statistician.nspm')
  const { closed } = await told<{ closed: { threshold: number; periods: unknown[] } }>(statistician, '/statistics')
  const page = await statistician.reads('/statistics')
  expect([closed, wordAboutHer(page), page.includes(String(made['case'])), page.includes(String(made['pseudonym']))]).toEqual([
    { threshold: 5, finished: expect.stringMatching(/^\d{4}-(01|04|07|10)-01$/) as string, periods: [] },
    null,
    false,
    false,
  ])
}

/** 8. It opens again by a decision with its reason, by whoever led it, and not otherwise. */
export async function opensAgain({ who, here, caseOf }: Story): Promise<void> {
  const operator = who('operator.alfa')
  for (const login of ['police.poln', 'operator.jour', 'coordinator.sthm', 'shelter.a17'])
    expect([login, (await who(login).visits(here('/reopening'))).status]).toEqual([login, 404])
  for (const wrong of [{ reason: '' }, { reason: 'curious' }, { reason: 'new_danger', phase: 'closed' }])
    expect([wrong, (await fills(operator, here('/reopening'), { phase: 'acute', ...wrong })).status]).toEqual([wrong, 422])
  expect((await caseOf(operator)).card.phase).toBe('closed')
  await ledTo(await fills(operator, here('/reopening'), { reason: 'new_danger', phase: 'acute' }))
  expect((await caseOf(operator)).card).toMatchObject({ phase: 'acute', closedAt: null })
  await ledTo(await fills(operator, here('/records/new?class=C4'), { kind: 'note', text: said.note }))
  expect((await operator.visits(here('/reopening'))).status).toBe(404)
}
