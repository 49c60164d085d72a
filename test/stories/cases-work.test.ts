import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runJob } from '#app/jobs.ts'
import { casePaths, findCard, openCase, readTexts, writeRecord } from '#capabilities/cases/contract.ts'
import { caseJobs } from '#capabilities/cases/jobs/case-jobs.ts'
import { casesToday } from '#capabilities/cases/queries/today.ts'
import { daysAfter, hoursAfter } from '#kernel/time.ts'
import { asFacts } from '#platform/db/enter.ts'
import { openCasesHouse, type CasesHouse, type Fields, type Person } from '#test/stories/cases-house.ts'

const now = new Date('2026-11-21T22:15:00Z')
const must = <Value>(result: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: unknown }): Value => {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value
}

describe('the work of a case', () => {
  let house: CasesHouse
  let lead: Person, deputy: Person, member: Person
  let caseId: string
  const day = (person: Person) => person.works(null, casesToday)
  const counted = async (person: Person, href: string): Promise<number> => (await day(person)).find((item) => item.href === href)?.count ?? 0
  const task = (fields: Fields) =>
    lead.fills(casePaths.newTask(caseId), { title: 'call_back', zone: lead.zoneId, dueAt: '2026-11-22T01:00', shared: 'yes', ...fields })
  const openTasks = async (person: Person): Promise<readonly string[]> => [
    ...new Set([...(await person.reads(casePaths.caseTasks(caseId))).matchAll(/tasks\/([0-9a-f-]{36})"/g)].map((match) => match[1] ?? '')),
  ]

  beforeAll(async () => {
    house = await openCasesHouse(now)
    const alfa = await house.zone('ALFA', 'social_services')
    lead = await house.person(alfa, ['case_worker'])
    deputy = await house.person(alfa, ['case_worker'])
    member = await house.person(alfa, ['case_worker'])
    await house.keysFor(alfa)
    caseId = must(await lead.works(null, (visit) => openCase(visit, { child: 'no', urgent: true, county: '01' }))).caseId
    for (const [person, position] of [
      [deputy, 'deputy'],
      [member, 'member'],
    ] as const) {
      const added = await lead.fills(casePaths.addMember(caseId), { person: person.id, position, classes: ['C4', 'C10'], writes: ['C4'], until: '2027-05-31' })
      expect(added.status).toBe(303)
    }
  })
  afterAll(() => house.close())

  it('asks somebody, or a function, by a time; refuses nobody and strangers', async () => {
    expect((await task({})).status).toBe(422)
    expect((await task({ person: crypto.randomUUID() })).status).toBe(422)
    expect((await task({ person: member.id, zone: crypto.randomUUID() })).status).toBe(422)
    expect((await task({ person: member.id, title: 'something_else' })).status).toBe(422)
    expect((await task({ person: member.id, deputy: deputy.id, words: 'Kanarieord' })).status).toBe(303)
    // At a quarter past eleven in the evening: what is due at one is tonight's work.
    expect(await counted(member, casePaths.tasksThat('today'))).toBe(1)
    expect(await counted(lead, casePaths.tasksThat('others'))).toBe(1)
    expect(await lead.reads(casePaths.tasks)).not.toContain('Kanarieord')
    expect(await member.reads(casePaths.tasksThat('mine'))).toContain('Call back')
  })

  it('escalates what is late to the deputy, once, and says nothing about what it is', async () => {
    const [escalate, sweep] = caseJobs
    if (!escalate || !sweep) throw new Error('the room has two jobs')
    await runJob(house.scratch.databases, escalate)
    expect(await counted(deputy, casePaths.tasksThat('late'))).toBe(0)
    await house.scratch.setClock(hoursAfter(now, 3))
    const before = (await house.recorded()).filter((line) => line.startsWith('task.escalated')).length
    await Promise.all([runJob(house.scratch.databases, escalate), runJob(house.scratch.databases, escalate)])
    await runJob(house.scratch.databases, escalate)
    await runJob(house.scratch.databases, sweep)
    expect((await house.recorded()).filter((line) => line.startsWith('task.escalated')).length).toBe(before + 1)
    expect(await counted(deputy, casePaths.tasksThat('late'))).toBe(1)
    const item = (await day(deputy)).find((one) => one.href === casePaths.tasksThat('late'))
    expect(item).toMatchObject({ late: true, column: 'now', count: 1 })
    expect(JSON.stringify(await day(deputy))).not.toMatch(/[A-ZÅÄÖ][a-zåäö]+ [A-ZÅÄÖ][a-zåäö]+ \d{3}/)
  })

  it('shows as many as each number says', async () => {
    for (const person of [lead, deputy, member]) {
      for (const item of await day(person)) {
        const html = await person.reads(item.href)
        const rows = (html.match(/role="row"/g) ?? []).length
        expect([item.href, Math.max(0, rows - 1)]).toEqual([item.href, item.count])
      }
    }
  })

  it('is finished with how it went; two who finish meet in a 409', async () => {
    const [open = ''] = await openTasks(lead)
    const path = casePaths.task(caseId, open)
    expect((await deputy.fills(path, {})).status).toBe(422)
    const page = await deputy.reads(path)
    expect((await deputy.fills(path, { outcome: 'done' })).status).toBe(303)
    const hidden = Object.fromEntries(
      [...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
    )
    expect((await deputy.submits(path, { ...hidden, _key: crypto.randomUUID(), outcome: 'not_needed' })).status).toBe(409)
    expect(await counted(deputy, casePaths.tasksThat('late'))).toBe(0)
  })

  it('closes only with the checklist done, then takes back what others were given', async () => {
    const closing: Fields = {
      reason: 'goals_met',
      riskOn: '2026-11-20',
      wayBack: 'Kanarieväg',
      sex: 'woman',
      ageGroup: '25-34',
      purpose: 'sexual',
      country: 'ro',
      retention: 'five_years',
      known: 'yes',
    }
    const close = (fields: Fields = {}) => lead.fills(casePaths.closure(caseId), { ...closing, ...fields })
    expect((await member.visits(casePaths.closure(caseId))).status).toBe(404)
    expect((await task({ person: lead.id, dueAt: '2026-11-25T10:00' })).status).toBe(303)
    expect((await close()).status).toBe(422)
    const open = await lead.works(
      caseId,
      async (visit) => (await sql<{ id: string }>`select id from cases.task where done_at is null`.execute(visit.tx)).rows[0]?.id ?? '',
    )
    expect((await lead.fills(casePaths.task(caseId, open), { outcome: 'not_needed' })).status).toBe(303)
    expect((await close({ riskOn: '2026-09-01' })).status).toBe(422)
    expect((await close({ riskOn: '2026-12-24' })).status).toBe(422)
    expect((await close({ ageGroup: '15-17' })).status).toBe(422)
    expect((await close({ country: 'R1' })).status).toBe(422)
    expect((await close({ known: '' })).status).toBe(422)
    expect((await close({ _version: '1' })).status).toBe(409)
    expect((await close()).status).toBe(303)
    expect((await member.visits(casePaths.one(caseId))).status).toBe(404)
    expect((await deputy.visits(casePaths.one(caseId))).status).toBe(200)
    expect(await lead.works(caseId, (visit) => writeRecord(visit, { caseId, class: 'C4', kind: 'note', text: 'Efteråt' }))).toMatchObject({ ok: false })
    const texts = await lead.works(caseId, (visit) => readTexts(visit, { caseId, classes: ['C4'], kinds: ['way_back'] }))
    expect(texts[0]?.words?.reveal()).toBe('Kanarieväg')
    for (const path of [casePaths.axes(caseId), casePaths.newTask(caseId), casePaths.level(caseId), casePaths.closure(caseId)])
      expect((await lead.visits(path)).status, path).toBe(404)
    expect(await lead.reads(`${casePaths.list}?closed=yes`)).toContain(caseId)
    expect(await lead.reads(casePaths.list)).not.toContain(caseId)
  })

  it('is coded coarsely, and nobody who counts can reach the row', async () => {
    const admin = await house.scratch.admin('main')
    const { rows } = await sql<Fields>`select sex, age_group, closed_month::text from cases.coded`.execute(admin)
    expect(rows).toEqual([{ sex: 'woman', age_group: '25-34', closed_month: '2026-11-01' }])
    for (const table of ['cases.coded', 'cases.card'])
      await expect(asFacts(house.scratch.databases, (tx) => sql`select 1 from ${sql.table(table)}`.execute(tx))).rejects.toThrow()
  })

  it('opens again only by decision of whoever led it', async () => {
    expect((await member.visits(casePaths.reopening(caseId))).status).toBe(404)
    expect((await lead.fills(casePaths.reopening(caseId), { phase: 'acute' })).status).toBe(422)
    expect((await lead.fills(casePaths.reopening(caseId), { phase: 'closed', reason: 'new_danger' })).status).toBe(422)
    expect((await lead.fills(casePaths.reopening(caseId), { phase: 'acute', reason: 'new_danger' })).status).toBe(303)
    expect((await lead.visits(casePaths.reopening(caseId))).status).toBe(404)
    expect((await lead.works(caseId, (visit) => findCard(visit.tx, caseId)))?.phase).toBe('acute')
    expect((await member.visits(casePaths.one(caseId))).status).toBe(404)
    expect(await lead.reads(`${casePaths.one(caseId)}?kind=other`)).toContain('The case was opened again')
  })

  it('takes away the keys of what ran out', async () => {
    const kept = async (person: Person): Promise<number> =>
      (await sql<{ n: number }>`select count(*)::int as n from cases.key_wrap where holder_id = ${person.id}`.execute(await house.scratch.admin('main')))
        .rows[0]?.n ?? -1
    await lead.fills(casePaths.addMember(caseId), { person: member.id, position: 'member', classes: ['C4'], writes: [], until: '2026-12-24' })
    expect(await kept(member)).toBe(1)
    await house.scratch.setClock(daysAfter(now, 60))
    expect((await member.visits(casePaths.one(caseId))).status).toBe(404)
    for (const job of caseJobs) await runJob(house.scratch.databases, job)
    expect(await kept(member)).toBe(0)
    expect(await kept(lead)).toBe(1)
  })
})
