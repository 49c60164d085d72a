import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { casePaths } from '#capabilities/cases/contract.ts'
import { openGround, type Ground, type Laid } from '#test/access/ground.ts'
import { casesListed, judge, type Deed, type Verdict } from '#test/access/specification.ts'
import { build, focusOf, isLong, planned, type Plan } from '#test/access/worlds.ts'
import { origin } from '#test/http/small-house.ts'

/** A moment after the beginning: the program's clock runs while the doors are asked. */
const at = 0.05
const plans = planned(isLong ? 400 : 62)

type Answer = { readonly asked: string; readonly answer: Verdict; readonly body: string }
const verdicts: Readonly<Record<number, Verdict>> = { 200: 'yes', 403: 'step-up', 404: 'no', 401: 'no' }

/** Knocks on the doors of the running program as somebody of this world, as the browser and other programs do. */
async function knock(ground: Ground, laid: Laid, person: string, path: string): Promise<Answer> {
  const answer = await ground.house.app.request(`${origin}/api/v1${path}`, { headers: { authorization: `Bearer ${laid.token(person)}` } })
  const verdict = verdicts[answer.status]
  const body = await answer.text()
  if (verdict === undefined) throw new Error(`${path} answers ${answer.status} ${body.slice(0, 300)}`)
  return { asked: path, answer: verdict, body }
}

type Asked = { readonly path: string; readonly deed: Deed }
const doorsOf = ({ id }: Laid, plan: Plan): readonly Asked[] => {
  const record = (name: string): Asked => ({ path: casePaths.record(id(name.slice(-1)), id(name)), deed: { deed: 'read', record: name } })
  const focus = focusOf(plan)
  return [
    { path: casePaths.one(id('K')), deed: { deed: 'open', case: 'K' } },
    { path: casePaths.one(id('L')), deed: { deed: 'open', case: 'L' } },
    ...[...new Set([`${focus} of home K`, `${focus} of away K`, 'C4 of home K', 'C3 of away K', 'C4 of home L'])].map(record),
  ]
}

/** What the doors answer otherwise than the table. */
async function doorFaults(ground: Ground): Promise<{ wrong: readonly string[]; open: number; shut: number }> {
  const laid = await ground.lay(plans.map(build))
  await ground.moveTo(at)
  const wrong: string[] = []
  let [open, shut] = [0, 0]
  for (const [place, one] of laid.entries()) {
    const plan = plans[place] as Plan
    for (const { path, deed } of doorsOf(one, plan)) {
      const { answer } = await knock(ground, one, 'me', path)
      const should = judge(one.world, 'me', deed, at)
      if (answer === 'no') shut += 1
      else open += 1
      if (answer !== should) wrong.push(`the door says ${answer}, the table ${should}: ${JSON.stringify(deed)} in ${JSON.stringify(plan)}`)
    }
    const list = await knock(ground, one, 'me', casePaths.list)
    const closed = await knock(ground, one, 'me', `${casePaths.list}?closed=yes`)
    const listed =
      list.answer === 'no' ? [] : [list, closed].flatMap(({ body }) => (JSON.parse(body) as { cases: { id: string }[] }).cases.map((row) => row.id))
    const should = casesListed(one.world, 'me', at).map(one.id)
    if (JSON.stringify(listed.sort()) !== JSON.stringify(should.sort()))
      wrong.push(`the list shows ${listed.length}, the table ${should.length} in ${JSON.stringify(plan)}`)
  }
  return { wrong: wrong.slice(0, 20), open, shut }
}

describe('the doors of the program', () => {
  let ground: Ground
  beforeAll(async () => {
    ground = await openGround()
  })
  afterAll(() => ground.close())

  it('answer as the table says: there, not there, or passphrase and code again', { timeout: 600_000 }, async () => {
    const { wrong, open, shut } = await doorFaults(ground)
    expect(wrong).toEqual([])
    expect([open > plans.length, shut > plans.length]).toEqual([true, true])
  })
})

describe('the doors alone, with row security switched off in the database', () => {
  let ground: Ground
  beforeAll(async () => {
    ground = await openGround()
    const { rows } = await sql<{ name: string }>`select c.oid::regclass::text as name from pg_class c
      where c.relnamespace = 'cases'::regnamespace and c.relkind = 'r'`.execute(ground.admin)
    for (const { name } of rows) await sql`alter table ${sql.raw(name)} disable row level security`.execute(ground.admin)
    await sql`grant usage on schema cases to lilja_app`.execute(ground.admin)
  })
  afterAll(() => ground.close())

  it('really have no wall behind them', async () => {
    const [laid] = await ground.lay([build(plans[0] as Plan)])
    const seen = await ground.login
      .transaction()
      .execute(async (tx) => (await sql<{ id: string }>`select id from cases.card`.execute(tx)).rows.map((row) => row.id))
    expect(seen).toContain(laid?.id('L'))
  })

  it('still refuse whoever may not', { timeout: 600_000 }, async () => {
    const { wrong, open } = await doorFaults(ground)
    expect(wrong).toEqual([])
    expect(open).toBeGreaterThan(plans.length)
  })
})
