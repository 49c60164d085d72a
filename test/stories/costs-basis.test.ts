import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addMember } from '#capabilities/cases/commands/add-member.ts'
import { openCase } from '#capabilities/cases/contract.ts'
import { costs } from '#capabilities/costs/capability.ts'
import { directory } from '#capabilities/directory/capability.ts'
import { support } from '#capabilities/support/capability.ts'
import type { Id } from '#kernel/id.ts'
import { daysAfter } from '#kernel/time.ts'
import { openCasesHouse, type CasesHouse, type Fields, type Person } from '#test/stories/cases-house.ts'
import { day, line, now } from '#test/stories/costs-house.ts'

describe('what state reimbursement rests on, when an application stands in the case', () => {
  let house: CasesHouse
  let worker: Person, colleague: Person, reader: Person, plain: Person, beside: Person, finance: Person
  beforeAll(async () => {
    house = await openCasesHouse(now, [directory, support, costs])
    await house.asOwner(async (tx) => {
      for (const room of [directory, support, costs]) await room.furnish?.(tx)
    })
    const [alfa, beta] = [await house.zone('ALFA', 'social_services'), await house.zone('BETA', 'social_services')]
    worker = await house.person(alfa, ['case_worker'])
    colleague = await house.person(alfa, ['case_worker'], { language: 'sv' })
    reader = await house.person(alfa, ['case_worker'])
    plain = await house.person(alfa, ['case_worker'])
    // Who answers for the days of a decision while the worker is away.
    await house.person(alfa, ['case_worker'], { head: true })
    finance = await house.person(alfa, ['finance_officer'])
    beside = await house.person(beta, ['case_worker'])
    for (const zone of [alfa, beta]) await house.keysFor(zone)
  })
  afterAll(() => house.close())

  const done = async (path: string, fields: Fields, by = worker): Promise<string> => {
    const answer = await by.fills(path, fields)
    expect([path, answer.status]).toEqual([path, 303])
    return answer.headers.get('location') ?? ''
  }
  const joins = async (caseId: Id, person: Person, classes: readonly string[], writes = classes): Promise<void> => {
    const added = await worker.works(caseId, (visit) =>
      addMember(visit, { caseId, personId: person.id, position: 'member', classes, writes, until: daysAfter(now, 60) }),
    )
    expect(added.ok).toBe(true)
  }
  const newCase = async (): Promise<Id> => {
    const opened = await worker.works(null, (visit) => openCase(visit, { child: 'no', urgent: false, municipality: '0180' }))
    if (!opened.ok) throw new Error(opened.refusal.kind)
    return opened.value.caseId
  }
  const apply = (caseId: Id): Promise<string> =>
    done(`/cases/${caseId}/permits/new/reflection`, {
      applicant: 'social_board',
      basis: 'trafficking',
      way: 'secure_mail',
      sentOn: day(-24),
      words: 'Canary-why',
    })
  const decide = (permit: string, more: Fields = {}): Promise<string> =>
    done(`${permit}/decision`, {
      outcome: 'granted',
      decidedOn: day(-21),
      validFrom: day(-21),
      validTo: day(9),
      number: 'Canary-paper',
      person: worker.id,
      ...more,
    })
  const onCase = async (caseId: Id, by = worker) =>
    (await (await by.asks(`/cases/${caseId}/costs`)).json()) as {
      basis: { receivedOn: string; grantedOn: string | null; endsOn: string | null; endedWhy: string | null; source: string } | null
      inCase: { reason: string } | null
      lines: { why: string; eligibleOre: number }[]
    }
  const eligibleToFinance = async (): Promise<readonly (readonly [string, string])[]> => {
    const accounts = [...new Set((await finance.reads('/costs')).match(/\/costs\/accounts\/[0-9a-f-]{36}/g) ?? [])]
    const pages = await Promise.all(accounts.map(async (path) => (await (await finance.asks(path)).json()) as { lines: { supplier: string; why: string }[] }))
    return pages.flatMap((one) => one.lines.map((row) => [row.supplier, row.why] as const))
  }
  /** What a form carries unseen, from where it begins. */
  const hiddenIn = (page: string, from = '<main'): Fields => {
    const form = page.slice(page.indexOf(from))
    const until = form.indexOf('</form>')
    return Object.fromEntries(
      [...form.slice(0, until).matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map((one) => [one[1] ?? '', one[2] ?? '']),
    )
  }
  const basisPath = (caseId: Id): string => `/cases/${caseId}/costs/basis`
  const takePath = (caseId: Id): string => `${basisPath(caseId)}/from-case`

  it('reckons with the application, and says where that comes from, before anybody has noted it here', async () => {
    const caseId = await newCase()
    await done(`/cases/${caseId}/costs/lines/new`, line({ fromOn: day(-23) }))
    expect(await worker.reads(`/cases/${caseId}/costs`)).toContain('Then the state reimburses nothing')
    await apply(caseId)
    const page = await worker.reads(`/cases/${caseId}/costs`)
    for (const words of ['Taken from the application in the case', 'An application is being examined', day(-24), 'sees it only when that is done'])
      expect(page).toContain(words)
    expect(page).not.toMatch(/Then the state reimburses nothing|Canary/)
    expect(await onCase(caseId)).toMatchObject({
      basis: { receivedOn: day(-24), grantedOn: null, endsOn: null, source: 'application' },
      lines: [{ why: 'application', eligibleOre: 120_050 }],
    })
    await joins(caseId, colleague, ['C0', 'C8'])
    expect(await colleague.reads(`/cases/${caseId}/costs`)).toContain('Hämtat från ansökan i ärendet')
  })

  it('says that a permit runs out while the day lies ahead, and that it ran out when the day has been', async () => {
    const caseId = await newCase()
    await decide(await apply(caseId))
    const endsOn = day(9)
    const shown = async (): Promise<string> => new RegExp(`${endsOn} · ([^<]*)`).exec(await worker.reads(`/cases/${caseId}/costs`))?.[1] ?? ''
    await done(basisPath(caseId), { receivedOn: day(-24), grantedOn: day(-21), endsOn, endedWhy: 'permit_ended' })
    expect(await shown()).toBe('The permit runs out')
    await house.scratch.setClock(new Date(`${endsOn}T12:00:00Z`))
    expect(await shown()).toBe('The permit runs out')
    await house.scratch.setClock(daysAfter(new Date(`${endsOn}T12:00:00Z`), 1))
    expect(await shown()).toBe('The permit ran out')
    await house.scratch.setClock(now)
  })

  it('is noted with one press, and only then seen by finance', async () => {
    const caseId = await newCase()
    await done(`/cases/${caseId}/costs/lines/new`, line({ fromOn: day(-22), supplier: 'PRE7' }))
    await decide(await apply(caseId))
    expect(await eligibleToFinance()).toContainEqual(['PRE7', 'no_application'])
    await done(takePath(caseId), {})
    expect(await onCase(caseId)).toMatchObject({
      basis: { receivedOn: day(-24), grantedOn: day(-21), endsOn: day(9), endedWhy: 'permit_ended', source: 'written' },
      inCase: null,
    })
    expect(await eligibleToFinance()).toContainEqual(['PRE7', 'application'])
    expect(await house.recorded()).toContain('reimbursement.basis-set done')
    const again = await worker.fills(takePath(caseId), {})
    expect([again.status, (await again.text()).includes('noted so already')]).toEqual([409, true])
  })

  it('is pressed on the page of the costs itself', async () => {
    const caseId = await newCase()
    await apply(caseId)
    const page = await worker.reads(`/cases/${caseId}/costs`)
    const answer = await worker.submits(takePath(caseId), hiddenIn(page, `action="${takePath(caseId)}"`))
    expect(answer.status).toBe(303)
    expect((await onCase(caseId)).basis).toMatchObject({ receivedOn: day(-24), source: 'written' })
  })

  it('shows the difference when both are there, keeps to what is noted, and takes the other over when told', async () => {
    const caseId = await newCase()
    await done(basisPath(caseId), { receivedOn: day(-10) })
    await done(`/cases/${caseId}/costs/lines/new`, line({ fromOn: day(-20) }))
    const permit = await apply(caseId)
    const page = await worker.reads(`/cases/${caseId}/costs`)
    for (const words of ['says something else', 'what is noted here counts', day(-10), day(-24)]) expect(page).toContain(words)
    expect(await onCase(caseId)).toMatchObject({ basis: { receivedOn: day(-10), source: 'written' }, lines: [{ why: 'before_application' }] })
    await done(takePath(caseId), {})
    expect((await onCase(caseId)).lines).toMatchObject([{ why: 'application' }])
    expect(await worker.reads(`/cases/${caseId}/costs`)).not.toContain('says something else')
    await decide(permit, { outcome: 'refused', decidedOn: day(-3), validFrom: '', validTo: '', number: '' })
    const refused = await worker.reads(`/cases/${caseId}/costs`)
    for (const words of ['says something else', 'The application was refused', day(-3), 'A lawyer has not confirmed']) expect(refused).toContain(words)
    await done(takePath(caseId), {})
    expect((await onCase(caseId)).basis).toMatchObject({ endsOn: day(-3), endedWhy: 'refused', source: 'written' })
  })

  it('writes no other days than those that were shown, and tells the second of two', async () => {
    const caseId = await newCase()
    const permit = await apply(caseId)
    const shown = await worker.reads(takePath(caseId))
    const hidden = hiddenIn(shown)
    await decide(permit)
    const changed = await worker.submits(takePath(caseId), hidden)
    expect([changed.status, (await changed.text()).includes('has changed since')]).toEqual([409, true])
    expect((await onCase(caseId)).basis?.source).toBe('application')
    const then = hiddenIn(await worker.reads(takePath(caseId)))
    await done(basisPath(caseId), { receivedOn: day(-5), grantedOn: '', endsOn: '', endedWhy: '' })
    expect((await worker.submits(takePath(caseId), then)).status).toBe(409)
    expect((await onCase(caseId)).basis).toMatchObject({ receivedOn: day(-5), source: 'written' })
  })

  it('is there for nobody who may not write costs, and not where nobody has applied', async () => {
    const caseId = await newCase()
    expect((await worker.visits(takePath(caseId))).status).toBe(404)
    await apply(caseId)
    await joins(caseId, plain, ['C0', 'C4'])
    await joins(caseId, reader, ['C0', 'C8'], ['C0'])
    const page = await reader.reads(`/cases/${caseId}/costs`)
    expect(page).toContain('Taken from the application in the case')
    expect(page).not.toContain(takePath(caseId))
    for (const person of [plain, reader, beside, finance]) expect((await person.visits(takePath(caseId))).status).toBe(404)
  })
})
