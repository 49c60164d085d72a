import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeRecord } from '#capabilities/cases/contract.ts'
import { costsToday } from '#capabilities/costs/queries/today.ts'
import type { Id } from '#kernel/id.ts'
import type { Person } from '#test/stories/cases-house.ts'
import { line, now, openCostsHouse, stay, type CostsHouse } from '#test/stories/costs-house.ts'

type Answer = {
  readonly lines: readonly { readonly id: string; readonly netOre: number; readonly claimedOre: number | null; readonly reverses: string | null }[]
}
const hiddenOf = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.slice(html.indexOf('<main')).matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
  )

describe('state reimbursement', () => {
  let w: CostsHouse
  let caseId: Id
  let account: Id
  let worker: Person, finance: Person, finance2: Person
  const q2 = '/costs/quarters/2026-04-01'
  const json = async <T>(person: Person, path: string): Promise<T> => (await (await person.asks(path)).json()) as T
  beforeAll(async () => {
    w = await openCostsHouse()
    ;({ worker, finance, finance2 } = w)
    caseId = await w.newCase()
    await worker.works(caseId, async (visit) => {
      for (const [cls, kind] of [
        ['C1', 'identity'],
        ['C4', 'note'],
        ['C8', 'cost_note'],
      ] as const)
        await writeRecord(visit, { caseId, class: cls, kind, text: `Canary-${cls} Anna at Storgatan 5` })
    })
    await w.done(worker, `/cases/${caseId}/costs/basis`, { receivedOn: '2026-05-04', grantedOn: '2026-05-20' })
    await w.done(worker, `/cases/${caseId}/costs/stays/new`, stay())
    await w.done(worker, `/cases/${caseId}/costs/stays/new`, stay({ whom: 'child', unit: '900', fromOn: '2026-06-25', dischargedOn: '2026-07-05' }))
    await w.done(worker, `/cases/${caseId}/costs/lines/new`, line())
    account = await w.account(finance)
  })
  afterAll(() => w.house.close())

  it('rests on when the application came in, day by day, and a stay is cut where the quarter ends', async () => {
    const page = await worker.reads(`/cases/${caseId}/costs`)
    for (const words of [
      '2026-05-01 – 2026-05-10',
      '2026-06-25 – 2026-06-30',
      '2026-07-01 – 2026-07-04',
      'a part of the days',
      'Accompanying child',
      '2026-12-30',
      '39 days left',
    ])
      expect(page).toContain(words)
    // 7 nights of 1850, 6 of the child's 900, and the interpreter.
    expect(await json(worker, `/cases/${caseId}/costs`)).toMatchObject({
      quarters: [{ quarter: '2026-04-01', lines: 3, ore: 1_295_000 + 540_000 + 120_050 }, { ore: 360_000 }],
    })
  })

  it.each([
    ['lines', line({ fromOn: '2026-12-24' }), 'has not been yet'],
    ['lines', line({ unit: 'much' }), 'Write an amount'],
    ['lines', line({ unit: '0' }), 'above nought'],
    ['lines', line({ unit: '1200', vat: '-1' }), 'Write an amount'],
    ['lines', line({ supplier: 'Kajsa' }), 'the supplier’s code'],
    ['lines', line({ supplier: 'KAJSA1' }), 'the supplier’s code'],
    ['lines', line({ invoice: 'Storgatan 5' }), 'number of the invoice'],
    ['lines', line({ legal: 'school' }), 'legal basis of its own'],
    ['lines', line({ type: '' }), 'error-summary'],
    ['stays', stay({ dischargedOn: '2026-05-01' }), 'No day is left to pay'],
    ['stays', stay({ dischargedOn: '2028-05-01' }), 'At most 400 days'],
    ['stays', stay({ unit: '999 999 999' }), 'unreasonably large'],
  ] as const)('refuses in %s what cannot be a cost: %o', async (kind, fields, words) => {
    expect(await w.refused(worker, `/cases/${caseId}/costs/${kind}/new`, fields, words)).toEqual([422, true])
  })

  it.each([
    [{ receivedOn: '2026-12-24' }, 'has not been yet'],
    [{ receivedOn: '2026-05-04', grantedOn: '2026-05-01' }, 'cannot have been granted before'],
    [{ receivedOn: '2026-05-04', endsOn: '2026-05-01', endedWhy: 'refused' }, 'cannot end before'],
    [{ receivedOn: '2026-05-04', endsOn: '2026-06-01' }, 'how it ended'],
    [{ receivedOn: '2026-05-04', grantedOn: '', endsOn: '2026-06-01', endedWhy: 'permit_ended' }, 'was not granted'],
  ])('refuses a basis that cannot be: %o', async (fields, words) => {
    expect(await w.refused(worker, `/cases/${caseId}/costs/basis`, fields, words)).toEqual([422, true])
  })

  it('takes a mistake back with a line of its own; nothing is edited, and only once', async () => {
    await w.done(worker, `/cases/${caseId}/costs/lines/new`, line({ unit: '77', type: 'transport' }))
    const before = (await json<Answer>(worker, `/cases/${caseId}/costs`)).lines.find((one) => one.netOre === 7_700)
    const path = `/cases/${caseId}/costs/lines/${before?.id}/take-back`
    await w.done(worker, path, { reason: 'wrong_amount' })
    const after = (await json<Answer>(worker, `/cases/${caseId}/costs`)).lines
    const reversal = after.find((one) => one.reverses === before?.id)
    expect([after.some((one) => one.id === before?.id && one.netOre === 7_700), reversal?.netOre]).toEqual([true, -7_700])
    expect(await w.refused(worker, path, { reason: 'twice' }, 'taken back already')).toEqual([409, true])
    expect(await w.refused(worker, `/cases/${caseId}/costs/lines/${reversal?.id}/take-back`, { reason: 'twice' }, 'takes another back')).toEqual([422, true])
    const tampered = worker.works(caseId, async ({ tx }) => await sql`update costs.line set net_ore = 1`.execute(tx))
    await expect(tampered).rejects.toThrow(/permission denied/)
  })

  it('stands on My day of the finance officer with its sum and last day, and the number leads to just those lines', async () => {
    const page = await finance.reads(q2)
    expect([...page.matchAll(/href="\/costs\/accounts\//g)]).toHaveLength(5)
    expect(await finance.reads('/costs')).toContain('39 days left')
    const [item] = (await finance.works(null, costsToday)).filter((one) => one.href === `${q2}#lines`)
    expect(item).toMatchObject({ count: 5, text: expect.stringContaining('SEK\u00a019,550.50 of state reimbursement is not claimed') as string })
  })

  it('of a quarter that is running or has nothing cannot be claimed', async () => {
    const hidden = hiddenOf(await finance.reads(q2))
    const send = async (quarter: string) => {
      const answer = await finance.submits(`/costs/quarters/${quarter}/claim`, { ...hidden, _key: crypto.randomUUID(), _version: '0' })
      return [answer.status, await answer.text()] as const
    }
    const [running, said] = await send('2026-10-01')
    expect([running, said.includes('The quarter is not over')]).toEqual([422, true])
    const [empty, words] = await send('2025-01-01')
    expect([empty, words.includes('nothing to claim')]).toEqual([422, true])
    expect((await finance.visits('/costs/quarters/2026-05-01')).status).toBe(404)
  })

  it('is claimed with a sum that is the sum of its lines; the second who sends the same is told', async () => {
    const [one, other] = [hiddenOf(await finance.reads(q2)), hiddenOf(await finance2.reads(q2))]
    const [first, second] = await Promise.all([finance.submits(`${q2}/claim`, one), finance2.submits(`${q2}/claim`, other)])
    expect(new Set([first.status, second.status])).toEqual(new Set([303, 409]))
    const at = (first.status === 303 ? first : second).headers.get('location') ?? ''
    const claim = await json<Answer & { claim: { totalOre: number } }>(finance, at)
    expect(claim.claim.totalOre).toBe(1_295_000 + 540_000 + 120_050)
    expect((await finance.works(null, costsToday)).map((one) => one.text)).toContain(
      'Claims for state reimbursement are ready but not sent (SEK\u00a019,550.50)',
    )
    expect(claim.lines.reduce((sum, row) => sum + (row.claimedOre ?? 0), 0)).toBe(claim.claim.totalOre)
    const again = await (first.status === 303 ? finance : finance2).submits(`${q2}/claim`, first.status === 303 ? one : other)
    expect(again.headers.get('location')).toBe(at)
  })

  it('is sent, received in time, paid with a difference and a reason, and repaid at most what was paid', async () => {
    const at = (await finance.reads('/costs')).match(/\/costs\/claims\/[0-9a-f-]{36}/)?.[0] ?? ''
    const no = (step: string, fields: Record<string, string>, words: string, by = finance) => w.refused(by, `${at}/${step}`, fields, words)
    expect(await no('received', { on: '2026-11-21' }, 'not sent')).toEqual([422, true])
    expect(await no('sent', { on: '2026-11-25' }, 'has not been yet')).toEqual([422, true])
    expect(await no('sent', { on: '2026-11-01' }, 'too early')).toEqual([422, true])
    await w.done(finance, `${at}/sent`, { on: '2026-11-21' })
    expect((await no('sent', { on: '2026-11-21' }, 'noted already'))[0]).toBe(409)
    expect(await no('paid', { on: '2026-11-21', amount: '1' }, 'has not come in')).toEqual([422, true])
    const [a, b] = [hiddenOf(await finance.reads(`${at}/received`)), hiddenOf(await finance2.reads(`${at}/received`))]
    expect((await finance.submits(`${at}/received`, { ...a, on: '2026-11-21' })).status).toBe(303)
    expect((await finance2.submits(`${at}/received`, { ...b, on: '2026-11-21' })).status).toBe(409)
    expect(await finance.reads(at)).toContain('received in time')
    expect(await no('repaid', { on: '2026-11-21', amount: '1', reason: 'demanded' }, 'Nothing is paid')).toEqual([422, true])
    expect(await no('paid', { on: '2026-11-21', amount: '19 000' }, 'why the amount differs')).toEqual([422, true])
    expect(await no('paid', { on: '2026-11-21', amount: '19 550,50', difference: 'not_said' }, 'amount is the same')).toEqual([422, true])
    await w.done(finance, `${at}/paid`, { on: '2026-11-21', amount: '19 000', difference: 'amount_changed' })
    expect(await finance.reads(at)).toContain('−SEK\u00a0550.50')
    expect(await no('repaid', { on: '2026-11-21', amount: '19 000,01', reason: 'demanded' }, 'more than what was paid')).toEqual([422, true])
    await w.done(finance, `${at}/repaid`, { on: '2026-11-21', amount: '18 000', reason: 'demanded' })
    expect(await no('repaid', { on: '2026-11-21', amount: '1 001', reason: 'demanded' }, 'more than what was paid')).toEqual([422, true])
    expect(await finance2.reads(at)).toContain('Återbetalt')
  })

  it('of a line that was claimed and then taken back gives back just what was claimed', async () => {
    const claimed = (await json<Answer>(finance, `/costs/accounts/${account}`)).lines.find((one) => one.claimedOre === 1_295_000)
    await w.done(finance, `/costs/accounts/${account}/lines/${claimed?.id}/take-back`, { reason: 'credited' })
    expect(await json(finance, q2)).toMatchObject({ totalOre: -1_295_000 })
    expect(await w.refused(finance, `${q2}/claim`, {}, 'nothing to claim')).toEqual([422, true])
  })

  it('after its last day is lapsed; it is claimed late only by saying so', async () => {
    await w.done(worker, `/cases/${caseId}/costs/basis`, { receivedOn: '2026-01-02', grantedOn: '2026-05-20' })
    await w.done(finance, `/costs/accounts/${account}/lines/new`, line({ fromOn: '2026-02-03' }))
    expect(await finance.reads('/costs')).toContain('the last day passed 52 days ago')
    expect(await w.refused(finance, '/costs/quarters/2026-01-01/claim', {}, 'Tick that you claim anyway')).toEqual([422, true])
    const at = await w.done(finance, '/costs/quarters/2026-01-01/claim', { anyway: 'yes' })
    await w.done(finance, `${at}/sent`, { on: '2026-11-21' })
    await w.done(finance, `${at}/received`, { on: '2026-11-21' })
    expect(await finance.reads(at)).toContain('received too late')
  })

  it('is told at closing when something is unclaimed, which does not stand in the way', async () => {
    const page = await worker.reads(`/cases/${caseId}/closure`)
    expect(page).toMatch(/cost lines? that the state can reimburse (is|are) not claimed yet/)
  })

  it('shows finance numbers and codes, and never a name, a place or a word, by any way there is', async () => {
    const claim = (await finance.reads('/costs')).match(/\/costs\/claims\/[0-9a-f-]{36}/)?.[0] ?? ''
    const pseudonym = (await json<{ case: { pseudonym: string } }>(worker, `/cases/${caseId}/costs`)).case.pseudonym
    const paths = [
      '/costs',
      q2,
      `/costs/accounts/${account}`,
      claim,
      `${claim}/sheet`,
      `${claim}/csv`,
      `/costs/accounts/${account}/lines/new`,
      `/costs/claims/${crypto.randomUUID()}`,
    ]
    for (const path of paths)
      for (const answer of [await finance.visits(path), await finance.asks(path)]) {
        const text = await answer.text()
        for (const canary of ['Canary', 'Storgatan', pseudonym, caseId]) expect([path, text.includes(canary)]).toEqual([path, false])
      }
    const csv = await (await finance.visits(`${claim}/csv`)).text()
    expect(csv).toMatch(/^cost_number,from,to,type/)
    expect(
      csv
        .split('\r\n')
        .slice(1, -1)
        .every((row) => /^[0-9A-Za-z_.,-]*$/.test(row)),
    ).toBe(true)
    expect((await finance.visits(`/cases/${caseId}`)).status).toBe(404)
    expect((await finance.visits(`/cases/${caseId}/costs`)).status).toBe(404)
    const counts = await finance.works(null, async ({ tx }) => {
      const of = async (table: string) => (await sql<{ n: number }>`select count(*)::integer as n from ${sql.table(table)}`.execute(tx)).rows[0]?.n
      return [await of('cases.card'), await of('cases.unit'), await of('cases.record'), await of('cases.unit_reference'), await of('costs.account')]
    })
    expect(counts).toEqual([0, 0, 0, 0, 1])
    const bodies = await sql<{ body: string }>`select body from audit.event where body like '%costs.%' or body like '%claim.%'`.execute(
      await w.house.scratch.admin('main'),
    )
    expect(bodies.rows.some(({ body }) => /Canary|Storgatan/.test(body))).toBe(false)
  })

  it('of one zone is not there for the finance officer of another, nor for somebody without the role', async () => {
    const claim = (await finance.reads('/costs')).match(/\/costs\/claims\/[0-9a-f-]{36}/)?.[0] ?? ''
    for (const path of [claim, `/costs/accounts/${account}`, `${claim}/sent`, `${claim}/csv`, `/costs/accounts/${account}/stays/new`])
      expect([path, (await w.financeBeta.visits(path)).status]).toEqual([path, 404])
    expect(await json(w.financeBeta, '/costs')).toEqual({ quarters: [], claims: [], accounts: [] })
    expect((await worker.visits('/costs')).status).toBe(404)
  })

  it('of a case that a finance officer must not see is hidden from that officer alone', async () => {
    await w.house.asOwner((tx) =>
      sql`insert into cases.recusal (case_id, person_id, zone_id, reason, made_by) values (${caseId}, ${finance2.id}, ${finance2.zoneId}, 'relative', ${finance.id})`.execute(
        tx,
      ),
    )
    expect(await json(finance2, '/costs')).toMatchObject({ accounts: [], quarters: [] })
    expect(await json(finance, '/costs')).toMatchObject({ accounts: [{ number: 1 }] })
  })

  it('is said in Swedish as well', async () => {
    const page = await finance2.reads('/costs')
    for (const words of ['Kostnader och statlig ersättning', 'Ansökningar']) expect(page).toContain(words)
    expect(now.toISOString()).toContain('2026-11-21')
  })
})
