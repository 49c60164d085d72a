import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isChildHidden } from '#capabilities/support/store/child.ts'
import { supportToday } from '#capabilities/support/queries/today.ts'
import type { Id } from '#kernel/id.ts'
import { daysAfter } from '#kernel/time.ts'
import type { Fields, Person } from '#test/stories/cases-house.ts'
import { afterwards, agreed, day, heldTab, now, openSupportHouse, refusedAt, type SupportHouse } from '#test/stories/support-house.ts'

const canary = 'Canary-plan: bread before sunrise'
/** Nothing on a paper in somebody's hand says what has happened to that person. */
export const telling = /sex|prostitu|offer|victim|människohandel|traffick|exploat|exploit|brott|crime|Lilja|Zone ALFA/i

describe('a plan that is agreed', () => {
  let w: SupportHouse
  let worker: Person, colleague: Person, plainReader: Person, outsider: Person
  beforeAll(async () => {
    w = await openSupportHouse()
    ;({ worker, colleague, plainReader, outsider } = w)
  })
  afterAll(() => w.house.close())
  const write = (caseId: Id, fields: Fields = {}, kind = 'support') => w.made(worker, `/cases/${caseId}/support/agreed/new/${kind}`, agreed(fields))
  const sip = {
    part_which_measures: 'Care and a home.',
    part_who_answers: 'The region: care. The municipality: the home.',
    part_main_responsible: 'The municipality.',
  }

  it('is sealed, in versions that stay, and begins from the one before', async () => {
    const caseId = await w.newCase()
    const first = await write(caseId, { part_what_helps: canary })
    expect(await worker.reads(`/cases/${caseId}/support/agreed/${first}`)).toContain(canary)
    expect(await worker.reads(`/cases/${caseId}/support`)).not.toContain(canary)
    expect(await worker.reads(`/cases/${caseId}/support/agreed/new/support`)).toContain(canary)
    const second = await write(caseId, { path: 'undecided' })
    const list = await worker.reads(`/cases/${caseId}/support`)
    for (const words of [first, second, 'version 1', 'version 2', 'Not decided']) expect(list).toContain(words)
    expect(await worker.reads(`/cases/${caseId}/support/agreed/${first}`)).toContain('There is a newer version')
  })

  it('a coordinated individual plan needs consent and what the law names; without consent the support plan stands open', async () => {
    const caseId = await w.newCase()
    const path = `/cases/${caseId}/support/agreed/new/sip`
    for (const consented of ['no', 'not_asked']) expect(await refusedAt(worker, path, agreed({ ...sip, consented }))).toBe('422 consented')
    const missing = await worker.fills(path, agreed({ ...sip, part_main_responsible: '' }))
    expect(missing.status).toBe(422)
    expect(await missing.text()).toContain('Such a plan must say what is done')
    const id = await write(caseId, sip, 'sip')
    const page = await worker.reads(`/cases/${caseId}/support/agreed/${id}`)
    for (const words of ['Coordinated individual plan (SIP)', 'Who has the main responsibility for the plan', 'The municipality.'])
      expect(page).toContain(words)
    expect((await worker.fills(`/cases/${caseId}/support/agreed/new/support`, agreed({ consented: 'no' }))).status).toBe(303)
  })

  it('an implementation plan has the headings that the ordinance names', async () => {
    const caseId = await w.newCase('yes')
    const form = await worker.reads(`/cases/${caseId}/support/agreed/new/implementation`)
    for (const part of ['goals', 'how_and_when', 'how_followed', 'others_do', 'family_contact', 'board_contact', 'my_view', 'custodians_view'])
      expect(form).toContain(`name="part_${part}"`)
    expect((await worker.fills(`/cases/${caseId}/support/agreed/new/implementation`, agreed())).status).toBe(422)
    const whole = { part_goals: 'School.', part_how_and_when: 'Each day.', part_how_followed: 'Each month.', part_my_view: canary }
    const id = await write(caseId, whole, 'implementation')
    expect(await worker.reads(`/cases/${caseId}/support/agreed/${id}`)).toContain(canary)
  })

  it('says beside the field what is wrong', async () => {
    const caseId = await w.newCase()
    const at = (fields: Fields) => refusedAt(worker, `/cases/${caseId}/support/agreed/new/support`, agreed(fields))
    expect(await at({ agreedOn: day(1) })).toBe('422 agreedOn')
    expect(await at({ reviewOn: day(-1) })).toBe('422 reviewOn')
    expect(await at({ reviewOn: day(200) })).toBe('422 reviewOn')
    expect(await at({ language: '' })).toBe('422 language')
    expect(await at({ path: '' })).toBe('422 path')
    expect((await worker.fills(`/cases/${caseId}/support/agreed/new/support`, agreed({ part_my_view: '' }))).status).toBe(422)
    expect((await worker.visits(`/cases/${caseId}/support/agreed/new/wish`)).status).toBe(404)
  })

  it('is two versions when two write at once, and the second sees that there is one', async () => {
    const caseId = await w.newCase()
    const path = `/cases/${caseId}/support/agreed/new/support`
    const tab = heldTab(await worker.reads(path))
    await write(caseId)
    const late = await worker.submits(path, { ...tab, ...agreed({ part_what_helps: canary }) })
    expect(late.status).toBe(409)
    expect(await late.text()).toContain(canary)
  })

  it('is printed for the person in the person’s language, with goals and what goes on, and says nothing of why', async () => {
    const caseId = await w.newCase()
    await w.made(worker, `/cases/${caseId}/support/goals/new`, { area: 'work', words: 'To bake.' })
    await w.made(worker, `/cases/${caseId}/support/measures/new`, w.measure({ area: 'health_sexual', code: 'health_talk' }))
    await w.made(worker, `/cases/${caseId}/support/measures/new`, w.measure({ area: 'disability', code: 'aids', words: canary }))
    const id = await write(caseId)
    const sheet = await worker.reads(`/cases/${caseId}/support/agreed/${id}/sheet`)
    for (const words of ['<title>My plan</title>', 'How I want it', 'To bake.', 'Assistive devices', canary, 'Talk about health', 'dir="ltr"'])
      expect(sheet).toContain(words)
    expect(sheet).not.toMatch(telling)
    expect(sheet).not.toContain(caseId)
    const swedish = await write(caseId, { language: 'swe' })
    expect(await worker.reads(`/cases/${caseId}/support/agreed/${swedish}/sheet`)).toContain('<title>Min plan</title>')
    const romanian = await write(caseId, { language: 'ron' })
    const hers = await worker.reads(`/cases/${caseId}/support/agreed/${romanian}/sheet`)
    for (const words of ['lang="ro"', '<title>Planul meu</title>', 'Cum vreau să fie', 'Discuție despre sănătate', 'până la']) expect(hers).toContain(words)
    expect(hers).not.toMatch(telling)
    expect(await worker.reads(`/cases/${caseId}/support/agreed/${romanian}`)).toContain('Go through them with an interpreter')
    const arabic = await write(caseId, { language: 'ara' })
    const other = await worker.reads(`/cases/${caseId}/support/agreed/${arabic}/sheet`)
    expect(other).toContain('dir="rtl"')
    expect(other).not.toMatch(/How I want it|Så vill jag|Assistive/)
    expect(await worker.reads(`/cases/${caseId}/support/agreed/${arabic}`)).toContain('The headings are not there in that language yet')
    expect((await worker.asks(`/cases/${caseId}/support/agreed/${id}/sheet`)).status).toBe(404)
  })

  it('of a child whose whereabouts are hidden is the child’s own paper, without the custodian’s words', async () => {
    const caseId = await w.newCase('yes')
    const custodian = 'Canary-custodian: wants to visit on Sundays'
    const id = await write(
      caseId,
      {
        part_goals: 'School.',
        part_how_and_when: 'Each day.',
        part_how_followed: 'Each month.',
        part_custodians_view: custodian,
        part_family_contact: custodian,
      },
      'implementation',
    )
    const path = `/cases/${caseId}/support/agreed/${id}`
    const visits = 'Canary-visits: Sundays at two by the swings'
    await w.made(worker, `/cases/${caseId}/support/measures/new`, w.measure({ area: 'social_network', code: 'family_contact', words: visits }))
    await w.made(worker, `/cases/${caseId}/support/goals/new`, { area: 'social_network', words: visits })
    const before = await worker.reads(`${path}/sheet`)
    expect([before.includes(custodian), before.split(visits)]).toEqual([true, expect.objectContaining({ length: 3 })])
    expect(await worker.reads(path)).not.toContain('give it to nobody else')
    await w.made(worker, `/cases/${caseId}/child/hidden/new`, { law: 'own_judgement', adult: '', decidedOn: day(-1) })
    const sheet = await worker.reads(`${path}/sheet`)
    expect([sheet.includes('School.'), sheet.includes(custodian), sheet.includes(visits)]).toEqual([true, false, false])
    const page = await worker.reads(path)
    expect([page.includes('give it to nobody else'), page.includes(custodian)]).toEqual([true, true])
    // Every part of the case hears that it is so; somebody outside it hears nothing.
    await w.brings(caseId, w.nurse)
    const hears = (person: Person) => person.works(caseId, (visit) => isChildHidden(visit.tx, caseId))
    expect([await hears(worker), await hears(w.nurse), await hears(outsider)]).toEqual([true, true, false])
  })

  it('stands on My day when it is to be looked at again', async () => {
    const caseId = await w.newCase()
    const id = await write(caseId, { reviewOn: day(1) })
    expect(await worker.reads('/support?show=plans')).not.toContain(id)
    await w.house.scratch.setClock(daysAfter(now, 1))
    try {
      expect((await worker.works(null, supportToday)).some((item) => item.href === '/support?show=plans' && item.count > 0)).toBe(true)
      expect(await worker.reads('/support?show=plans')).toContain(id)
    } finally {
      await w.house.scratch.setClock(afterwards)
    }
    expect(await worker.reads(`/cases/${caseId}`)).toContain('The plan is to be looked at again')
  })

  it('is not there for others', async () => {
    const caseId = await w.newCase()
    const id = await write(caseId)
    await w.joins(caseId, plainReader, ['C0', 'C10'])
    for (const somebody of [outsider, plainReader, colleague])
      for (const path of ['new/support', id, `${id}/sheet`])
        expect([path, (await somebody.visits(`/cases/${caseId}/support/agreed/${path}`)).status]).toEqual([path, 404])
  })
})
