import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addTask, inviteZone, readTexts } from '#capabilities/cases/contract.ts'
import { openUnitByInvitation } from '#capabilities/cases/contract.ts'
import { mayContact } from '#capabilities/contact/contract.ts'
import type { Id } from '#kernel/id.ts'
import { daysAfter, hoursAfter } from '#kernel/time.ts'
import type { Person } from '#test/stories/cases-house.ts'
import { assessment, day, now, openProtectionHouse, plan, type ProtectionHouse } from '#test/stories/protection-house.ts'

const canary = 'Canary-plan: under the third flower pot'

describe('a safety plan', () => {
  let w: ProtectionHouse
  let worker: Person, colleague: Person, operator: Person, police: Person, outsider: Person, plainReader: Person
  beforeAll(async () => {
    w = await openProtectionHouse()
    ;({ worker, colleague, operator, police, outsider, plainReader } = w)
  })
  afterAll(() => w.house.close())
  const write = (caseId: Id, fields = plan(), kind = 'own', by = worker) => w.made(by, `/cases/${caseId}/plans/new/${kind}`, fields)

  it('is written in her language, sealed, in versions that stay', async () => {
    const caseId = await w.newCase()
    const first = await write(caseId, plan({ part_bring: canary, checks: ['passwords', 'trackers'] }))
    expect(await worker.reads(`/cases/${caseId}/plans/${first}`)).toContain(canary)
    expect(await worker.reads(`/cases/${caseId}/plans`)).not.toContain(canary)
    const form = await worker.reads(`/cases/${caseId}/plans/new/own`)
    expect(form).toContain(canary)
    const second = await write(caseId, plan({ part_bring: 'Passport.', language: 'ron' }))
    const list = await worker.reads(`/cases/${caseId}/plans`)
    for (const words of ['Version 1', 'Version 2', 'Romanian', first, second]) expect(list).toContain(words)
    expect(await worker.reads(`/cases/${caseId}/plans/${first}`)).toContain('There is a newer version')
    expect((await worker.works(caseId, (visit) => readTexts(visit, { caseId, classes: ['C10'] }))).map((text) => text.kind)).toEqual([
      'safety_plan',
      'safety_plan',
    ])
  })

  it('is printed on one sheet that says nothing of where it comes from', async () => {
    const caseId = await w.newCase()
    const id = await write(caseId, plan({ part_bring: canary, checks: ['passwords'] }))
    const sheet = await worker.reads(`/cases/${caseId}/plans/${id}/sheet`)
    for (const words of [canary, 'To remember', 'If something happens', 'New passwords', 'dir="ltr"']) expect(sheet).toContain(words)
    for (const words of ['Lilja', 'Zone ALFA', 'trafficking', 'Safety plan', 'Person Number', '<script', caseId]) expect(sheet).not.toContain(words)
    expect(sheet).toContain('<title>To remember</title>')
    const swedish = await write(caseId, plan({ language: 'swe' }))
    expect(await worker.reads(`/cases/${caseId}/plans/${swedish}/sheet`)).toContain('Om något händer')
    const spanish = await write(caseId, plan({ language: 'spa' }))
    const hers = await worker.reads(`/cases/${caseId}/plans/${spanish}/sheet`)
    for (const words of ['lang="es"', '<title>Para recordar</title>', 'Si pasa algo']) expect(hers).toContain(words)
    expect(await worker.reads(`/cases/${caseId}/plans/${spanish}`)).toContain('Go through them with an interpreter')
    const arabic = await write(caseId, plan({ language: 'ara' }))
    const page = await worker.reads(`/cases/${caseId}/plans/${arabic}/sheet`)
    expect(page).toContain('dir="rtl"')
    expect(page).not.toMatch(/If something happens|Om något händer|To remember/)
    expect(await worker.reads(`/cases/${caseId}/plans/${arabic}`)).toContain('The headings are not there in that language yet')
  })

  it('is never printed where no paper may exist', async () => {
    const caseId = await w.newCase()
    const id = await write(caseId, plan({ copy: 'never', part_bring: canary }))
    expect(await worker.reads(`/cases/${caseId}/plans/${id}`)).toContain('may not exist on paper')
    const refused = await worker.visits(`/cases/${caseId}/plans/${id}/sheet`)
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('may not exist on paper')
    expect((await worker.asks(`/cases/${caseId}/plans/${id}/sheet`)).status).toBe(404)
  })

  it('has a child’s version in the child’s own class and words', async () => {
    const caseId = await w.newCase('yes')
    await w.joins(caseId, colleague, ['C0', 'C10'])
    const id = await write(caseId, { ...plan(), part_my_wish: canary }, 'child')
    const sheet = await worker.reads(`/cases/${caseId}/plans/${id}/sheet`)
    for (const words of ['My paper', 'How I want it to be', canary]) expect(sheet).toContain(words)
    expect((await colleague.visits(`/cases/${caseId}/plans/${id}`)).status).toBe(404)
    expect((await colleague.visits(`/cases/${caseId}/plans/new/child`)).status).toBe(404)
    expect((await colleague.visits(`/cases/${caseId}/plans/new/own`)).status).toBe(200)
    expect((await worker.visits(`/cases/${caseId}/plans/new/dog`)).status).toBe(404)
  })

  it('stops unsafe contact everywhere in the program, for every zone of the case', async () => {
    const caseId = await w.newCase()
    const invited = await worker.works(caseId, (visit) => inviteZone(visit, caseId, police.zoneId, 'Klippa', daysAfter(now, 2)))
    if (!invited.ok) throw new Error(invited.refusal.kind)
    await police.works(null, (visit) => openUnitByInvitation(visit, invited.value))
    const asked = (person: Person, channel: 'call' | 'sms' | 'letter', at = now) => person.works(caseId, (visit) => mayContact(visit, caseId, channel, at))
    expect(await asked(worker, 'call')).toEqual({ may: false, why: 'no_rule' })
    await write(caseId, plan({ safe: ['never_letter', 'never_sms'], safeFrom: '10:00', safeUntil: '15:00' }))
    for (const person of [worker, police]) {
      expect(await asked(person, 'call')).toEqual({ may: true })
      expect(await asked(person, 'letter')).toEqual({ may: false, why: 'never_letter' })
      expect(await asked(person, 'call', hoursAfter(now, 5))).toEqual({ may: false, why: 'outside_hours' })
    }
    const callBack = (fields: Parameters<Person['fills']>[1]) =>
      worker.fills(`/cases/${caseId}/tasks/new`, { title: 'call_back', zone: worker.zoneId, person: worker.id, shared: 'yes', ...fields })
    const late = await callBack({ dueAt: '2026-11-22T22:00' })
    expect(late.status).toBe(422)
    const page = await late.text()
    expect(page).toContain('It is not safe to call the person that way')
    expect(page).toContain('href="#field-title"')
    expect((await callBack({ dueAt: '2026-11-22T11:00' })).status).toBe(303)
    await write(caseId, plan({ safe: ['no_contact'] }))
    expect((await callBack({ dueAt: '2026-11-22T11:00' })).status).toBe(422)
    const other = await police.works(caseId, (visit) =>
      addTask(visit, { caseId, zoneId: police.zoneId, title: 'call_back', personId: police.id, dueAt: hoursAfter(now, 2) }),
    )
    expect(other).toMatchObject({ ok: false, refusal: { kind: 'unsafe-contact' } })
    expect(await asked(outsider, 'call')).toEqual({ may: false, why: 'no_rule' })
  })

  it('stops being in touch later and at set times too, marks what was planned before, and lets nobody move it to an unsafe time', async () => {
    const caseId = await w.newCase()
    const task = (title: string, dueAt: string) =>
      worker.fills(`/cases/${caseId}/tasks/new`, { title, zone: worker.zoneId, person: worker.id, shared: 'yes', dueAt })
    // Nobody has said what is safe: no call, and what reaches for her in a way that is not known yet goes on.
    expect((await task('call_back', '2026-11-22T11:00')).status).toBe(422)
    expect((await task('follow_up_contact', '2026-11-22T11:00')).status).toBe(303)
    await write(caseId, plan({ safeFrom: '10:00', safeUntil: '15:00' }))
    expect((await task('call_back', '2026-11-22T11:00')).status).toBe(303)
    const marked = async (): Promise<readonly number[]> =>
      (await Promise.all([`/cases/${caseId}`, `/cases/${caseId}/tasks`].map((path) => worker.reads(path)))).map(
        (page) => page.split('Stopped: safe contact').length - 1,
      )
    expect(await marked()).toEqual([0, 0])
    const said = (reach: 'call' | 'she_calls') =>
      worker.works(caseId, (visit) =>
        addTask(visit, { caseId, zoneId: worker.zoneId, title: 'follow_up_contact', personId: worker.id, dueAt: daysAfter(now, 1), reach }),
      )
    expect((await said('call')).ok).toBe(true)
    const planned = (await worker.reads(`/cases/${caseId}/tasks`)).match(/\/tasks\/([0-9a-f-]{36})">Call back/)?.[1] ?? ''
    const moved = await worker.fills(`/cases/${caseId}/tasks/${planned}/hand-over`, { person: worker.id, dueAt: '2026-11-22T22:00' })
    expect([moved.status, (await moved.text()).includes('href="#field-dueAt"')]).toEqual([422, true])
    await write(caseId, plan({ safe: ['never_call'] }))
    // The call back, and the follow-up that was planned as a call.
    expect(await marked()).toEqual([2, 2])
    const { tasks: own } = (await (await worker.asks('/tasks?which=mine')).json()) as { tasks: { caseId: string; stopped: boolean }[] }
    expect(own.filter((one) => one.caseId === caseId && one.stopped)).toHaveLength(2)
    expect(await said('call')).toMatchObject({ ok: false, refusal: { kind: 'unsafe-contact' } })
    expect(await worker.reads(`/cases/${caseId}/tasks/${planned}`)).toContain('say no to reaching for the person like that')
    expect((await task('follow_up_contact', '2026-11-22T11:00')).status).toBe(303)
    await write(caseId, plan({ safe: ['no_contact'] }))
    expect(await marked()).toEqual([4, 4])
    expect((await said('she_calls')).ok).toBe(true)
    expect(await marked()).toEqual([4, 4])
    const late = await task('follow_up_contact', '2026-11-22T11:00')
    expect([late.status, (await late.text()).includes('href="#field-title"')]).toEqual([422, true])
    const risk = await w.made(worker, `/cases/${caseId}/risk/new`, assessment({ acute: 'medium' }))
    const measure = await worker.fills(`/cases/${caseId}/risk/${risk}/measures`, { code: 'check_in', owner: worker.id, dueAt: '2026-11-23T10:00' })
    expect([measure.status, (await measure.text()).includes('href="#field-code"')]).toEqual([422, true])
  })

  it('and a call in which every way is closed takes no promise to be in touch', async () => {
    const call = { danger: 'no', municipality: '0180', consents: ['call_back'] }
    expect((await operator.fills('/calls/new', { ...call, safe: ['never_call', 'never_sms', 'never_letter'] })).status).toBe(422)
    const refused = await operator.fills('/calls/new', { ...call, safe: ['no_contact'] })
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('Nobody can get in touch again when every way is closed')
    const said = { ways: ['sms'], anyHour: 'yes', safeWords: 'Skriv bara: ring tandläkaren.' }
    expect((await operator.fills('/calls/new', { ...call, ...said, safe: ['never_call'] })).status).toBe(303)
  })

  it('says beside the field what is wrong', async () => {
    const caseId = await w.newCase()
    const refused = async (fields: Parameters<Person['fills']>[1], field: string): Promise<void> => {
      const answer = await worker.fills(`/cases/${caseId}/plans/new/own`, fields)
      expect([field, answer.status]).toEqual([field, 422])
      expect(await answer.text()).toContain(`href="#field-${field}"`)
    }
    await refused(plan({ part_danger: '' }), 'part_danger')
    await refused(plan({ reviewOn: day(-1) }), 'reviewOn')
    await refused(plan({ reviewOn: day(200) }), 'reviewOn')
    await refused(plan({ language: 'xxx' }), 'language')
    await refused(plan({ safeFrom: '10:00' }), 'safeUntil')
    await refused(plan({ safeFrom: 'ten', safeUntil: '11:00' }), 'safeFrom')
    await refused(plan({ copy: '' }), 'copy')
  })

  it('is two versions when two write at once, and the second sees that there is one', async () => {
    const caseId = await w.newCase()
    const tab = await worker.reads(`/cases/${caseId}/plans/new/own`)
    const hidden = Object.fromEntries(
      [...tab.slice(tab.indexOf('<main')).matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
    )
    await write(caseId)
    const late = await worker.submits(`/cases/${caseId}/plans/new/own`, { ...hidden, ...plan({ part_bring: canary }) })
    expect(late.status).toBe(409)
    expect(await late.text()).toContain(canary)
  })

  it('is not there for others', async () => {
    const caseId = await w.newCase()
    const id = await write(caseId)
    await w.joins(caseId, plainReader, ['C0', 'C4'])
    for (const somebody of [outsider, police, plainReader])
      for (const path of ['', '/new/own', `/${id}`, `/${id}/sheet`])
        expect([path, (await somebody.visits(`/cases/${caseId}/plans${path}`)).status]).toEqual([path, 404])
  })
})
