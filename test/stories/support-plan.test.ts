import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { finishTask, tasksOfSource } from '#capabilities/cases/contract.ts'
import { supportToday } from '#capabilities/support/queries/today.ts'
import { supportHindrances } from '#capabilities/support/queries/case-support.ts'
import { findCard } from '#capabilities/cases/contract.ts'
import type { Id } from '#kernel/id.ts'
import { newId } from '#kernel/id.ts'
import { daysAfter } from '#kernel/time.ts'
import type { Fields, Person } from '#test/stories/cases-house.ts'
import { afterwards, day, heldTab, now, openSupportHouse, outcome, refusedAt, type SupportHouse } from '#test/stories/support-house.ts'

const canary = 'Canary-goal: a bakery with a blue door'

describe('goals and measures', () => {
  let w: SupportHouse
  let worker: Person, colleague: Person, plainReader: Person, outsider: Person, nurse: Person
  beforeAll(async () => {
    w = await openSupportHouse()
    ;({ worker, colleague, plainReader, outsider, nurse } = w)
  })
  afterAll(() => w.house.close())
  const goal = (caseId: Id, words = canary, area = 'work') => w.made(worker, `/cases/${caseId}/support/goals/new`, { area, words })
  const adds = (caseId: Id, more: Fields = {}, by = worker) => w.made(by, `/cases/${caseId}/support/measures/new`, w.measure(more))
  const goalsIn = async (caseId: Id): Promise<readonly { readonly id: Id; readonly words: string | null; readonly ended: string | null }[]> =>
    ((await (await worker.asks(`/cases/${caseId}/support`)).json()) as { goals: { id: Id; words: string | null; ended: string | null }[] }).goals

  it('a measure begins before there is a goal or a plan', async () => {
    const caseId = await w.newCase()
    expect(await worker.reads(`/cases/${caseId}/support`)).toContain('There is no hurry: measures may begin anyway')
    const id = await adds(caseId)
    const page = await worker.reads(`/cases/${caseId}/support/measures/${id}`)
    for (const words of ['Swedish for immigrants (SFI)', 'Under way', 'Not settled', 'Zone ALFA']) expect(page).toContain(words)
    expect(await worker.reads(`/cases/${caseId}/support`)).toContain('Measures without a goal')
  })

  it('a measure is a task of the case, with a neutral title and a last day', async () => {
    const caseId = await w.newCase()
    const id = await adds(caseId, { words: canary })
    const tasks = await worker.works(caseId, (visit) => tasksOfSource(visit.tx, 'support', id))
    expect(tasks.map((task) => [task.title, task.personId])).toEqual([['school_or_work', worker.id]])
    expect(await worker.reads(`/cases/${caseId}`)).not.toContain(canary)
    expect(await worker.reads('/tasks')).not.toContain(canary)
    expect(await worker.reads(`/cases/${caseId}/support/measures/${id}`)).toContain(canary)
  })

  it('a function of another zone of the case may be asked to do it', async () => {
    const caseId = await w.newCase()
    await w.brings(caseId, nurse)
    const id = await adds(caseId, { area: 'health_lasting', code: 'lasting_care', owner: `${nurse.zoneId}.health_staff` })
    expect(await worker.reads(`/cases/${caseId}/support/measures/${id}`)).toContain('Zone VARD · Health care')
    const [task] = await worker.works(caseId, (visit) => tasksOfSource(visit.tx, 'support', id))
    expect(task?.zoneId).toBe(nurse.zoneId)
    expect((await nurse.visits(`/cases/${caseId}/support/measures/${id}`)).status).toBe(404)
  })

  it('a goal stands in the person’s own words, and ends once', async () => {
    const caseId = await w.newCase()
    await goal(caseId)
    const [one] = await goalsIn(caseId)
    expect(one?.words).toBe(canary)
    const id = await adds(caseId, { goal: one?.id ?? '', area: 'work', code: 'internship' })
    const page = await worker.reads(`/cases/${caseId}/support`)
    for (const words of [canary, 'Goal 1 · Work', id, 'Work practice']) expect(page).toContain(words)
    const path = `/cases/${caseId}/support/goals/${one?.id}/end`
    const tab = heldTab(await worker.reads(path))
    await w.made(worker, path, { ended: 'reached' })
    const late = await worker.submits(path, { ...tab, ended: 'let_go' })
    expect(late.status).toBe(409)
    expect(await late.text()).toContain('Reached')
    expect((await goalsIn(caseId))[0]?.ended).toBe('reached')
    expect(await refusedAt(worker, `/cases/${caseId}/support/measures/new`, w.measure({ goal: one?.id ?? '' }))).toBe('422 goal')
  })

  it('says beside the field what is wrong', async () => {
    const caseId = await w.newCase()
    const at = (fields: Fields) => refusedAt(worker, `/cases/${caseId}/support/measures/new`, w.measure(fields))
    expect(await at({ owner: '' })).toBe('422 owner')
    expect(await at({ owner: outsider.id })).toBe('422 owner')
    expect(await at({ dueAt: `${day(-1)}T12:00` })).toBe('422 dueAt')
    expect(await at({ startOn: day(20) })).toBe('422 dueAt')
    expect(await at({ code: 'job' })).toBe('422 code')
    expect(await at({ code: 'other' })).toBe('422 words')
    expect(await at({ payer: '' })).toBe('422 payer')
    expect(await at({ goal: newId() })).toBe('422 goal')
    expect(await refusedAt(worker, `/cases/${caseId}/support/goals/new`, { area: 'work', words: ' ' })).toBe('422 words')
    expect(await refusedAt(worker, `/cases/${caseId}/support/goals/new`, { area: '', words: canary })).toBe('422 area')
  })

  it('a function out of the directory is named only when the directory has it there', async () => {
    const caseId = await w.newCase()
    const answer = await worker.fills(`/cases/${caseId}/support/measures/new`, w.measure({ giver: newId() }))
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('Choose a function in the list')
  })

  it('its outcome is said once, with the reason when it could not be had, and its task ends with it', async () => {
    const caseId = await w.newCase()
    const id = await adds(caseId)
    const path = `/cases/${caseId}/support/measures/${id}/outcome`
    expect(await refusedAt(worker, path, outcome({ outcome: 'not_available' }))).toBe('422 words')
    expect(await refusedAt(worker, path, outcome({ outcomeOn: day(1) }))).toBe('422 outcomeOn')
    expect(await refusedAt(worker, path, outcome({ outcome: '' }))).toBe('422 outcome')
    const tab = heldTab(await worker.reads(path))
    await w.made(worker, path, outcome({ outcome: 'not_available', words: canary }))
    const page = await worker.reads(`/cases/${caseId}/support/measures/${id}`)
    for (const words of ['Could not be had', canary]) expect(page).toContain(words)
    const [task] = await worker.works(caseId, (visit) => tasksOfSource(visit.tx, 'support', id))
    expect(task?.outcome).toBe('not_possible')
    const late = await worker.submits(path, { ...tab, ...outcome() })
    expect(late.status).toBe(409)
    expect(await late.text()).toContain('Could not be had')
  })

  it('each of the five outcomes ends its task in its own way', async () => {
    const caseId = await w.newCase()
    const ends = { done: 'done', not_needed: 'not_needed', already_given: 'not_needed', declined: 'declined_by_person', not_available: 'not_possible' }
    for (const [said, task] of Object.entries(ends)) {
      const id = await adds(caseId)
      await w.made(worker, `/cases/${caseId}/support/measures/${id}/outcome`, outcome({ outcome: said, words: 'Because.' }))
      expect((await worker.works(caseId, (visit) => tasksOfSource(visit.tx, 'support', id)))[0]?.outcome).toBe(task)
    }
  })

  it('the person evaluates in words and three steps, as often as asked', async () => {
    const caseId = await w.newCase()
    const id = await adds(caseId)
    const path = `/cases/${caseId}/support/measures/${id}/evaluate`
    expect(await refusedAt(worker, path, { helped: '', saidOn: day(0) })).toBe('422 helped')
    expect(await refusedAt(worker, path, { helped: 'helped', saidOn: day(2) })).toBe('422 saidOn')
    await w.made(worker, path, { helped: 'partly', saidOn: day(-1), words: canary })
    await w.made(worker, path, { helped: 'helped', saidOn: day(0) })
    const page = await worker.reads(`/cases/${caseId}/support/measures/${id}`)
    for (const words of ['Partly', 'Helped', canary]) expect(page).toContain(words)
    expect(page).not.toMatch(/\d+ ?\/ ?(5|10)|score/i)
  })

  it('is one measure after a double click', async () => {
    const caseId = await w.newCase()
    const path = `/cases/${caseId}/support/measures/new`
    const tab = heldTab(await worker.reads(path))
    for (const _click of [1, 2]) expect((await worker.submits(path, { ...tab, ...w.measure() })).status).toBe(303)
    const answer = (await (await worker.asks(`/cases/${caseId}/support`)).json()) as { measures: unknown[] }
    expect(answer.measures).toHaveLength(1)
  })

  it('what is past its day stands on My day and in its list, without a word of what it is, until its outcome is said', async () => {
    const caseId = await w.newCase()
    const id = await adds(caseId, { words: canary, dueAt: `${day(1)}T12:00` })
    const before = await worker.works(null, supportToday)
    await w.house.scratch.setClock(daysAfter(now, 2))
    try {
      const late = (await worker.works(null, supportToday)).find((item) => item.href === '/support?show=measures')
      expect(late?.count).toBe((before.find((item) => item.href === '/support?show=measures')?.count ?? 0) + 1)
      const list = await worker.reads('/support?show=measures')
      expect(list).toContain(id)
      expect(list).not.toMatch(/SFI|Canary/)
      expect(await worker.reads(`/cases/${caseId}`)).toContain('1 is past its day')
      await w.made(worker, `/cases/${caseId}/support/measures/${id}/outcome`, outcome())
      expect(await worker.reads('/support?show=measures')).not.toContain(id)
    } finally {
      await w.house.scratch.setClock(afterwards)
    }
  })

  it('a task that was finished elsewhere asks what came of it, and the case is not closed before that is said', async () => {
    const caseId = await w.newCase()
    const id = await adds(caseId)
    const [task] = await worker.works(caseId, (visit) => tasksOfSource(visit.tx, 'support', id))
    await worker.works(caseId, (visit) => finishTask(visit, { caseId, taskId: task?.id ?? '', version: task?.version ?? 0, outcome: 'done' }))
    expect(await worker.reads(`/cases/${caseId}/support/measures/${id}`)).toContain('The task is done. Say what came of it.')
    const hindrances = () =>
      worker.works(caseId, async (visit) => {
        const card = await findCard(visit.tx, caseId)
        return card ? await supportHindrances(visit, card) : []
      })
    expect((await hindrances()).map((one) => one.words.en)).toEqual(['A measure has no outcome yet'])
    await w.made(worker, `/cases/${caseId}/support/measures/${id}/outcome`, outcome())
    expect(await hindrances()).toEqual([])
  })

  it('education and work are ladders, with what stands on each rung and from when', async () => {
    const caseId = await w.newCase()
    await adds(caseId)
    await adds(caseId, { area: 'work', code: 'own_business', startOn: day(5) })
    const page = await worker.reads(`/cases/${caseId}/support/ladders`)
    for (const words of ['Education', 'Work practice', 'Own business', 'Begin here', 'Under way', 'To come', day(5)]) expect(page).toContain(words)
    const [, rung] = /href="([^"]*)"[^>]*>[^<]*<span[^>]*>: Work practice/.exec(page) ?? []
    expect(rung).toMatch(/\/support\/measures\/new\?code=\d+$/)
    for (const path of [rung ?? '', `/cases/${caseId}/support/measures/new?code=internship`])
      expect(await worker.reads(path)).toMatch(/value="internship" selected/)
  })

  it('templates ask questions of their own for each, and fill in nothing', async () => {
    const caseId = await w.newCase()
    const pages = new Set<string>()
    for (const path of [1, 2])
      for (const person of [1, 2, 3, 4]) {
        const page = await worker.reads(`/cases/${caseId}/support/templates?path=${path}&person=${person}`)
        expect(page).toContain('Questions to ask, not answers')
        const asked = [...page.matchAll(/href="[^"]*\?([^"]*)"/g)].map((match) => match[1] ?? '')
        expect(asked.length).toBeGreaterThan(7)
        expect(asked.filter((query) => !/^(?:path=\d&(?:amp;)?person=\d|area=\d+|code=\d+)$/.test(query))).toEqual([])
        pages.add(page.slice(page.indexOf('<h2'), page.lastIndexOf('</main')))
      }
    expect(pages.size).toBe(8)
    const man = await worker.reads(`/cases/${caseId}/support/templates?path=stay&person=man`)
    expect(man).toContain('a device could make easier')
    const form = await worker.reads(`/cases/${caseId}/support/goals/new?area=18`)
    expect(form).toMatch(/value="education" selected/)
    for (const wrong of ['area=0', 'area=24', 'area=weather'])
      expect([wrong, (await worker.visits(`/cases/${caseId}/support/goals/new?${wrong}`)).status]).toEqual([wrong, 404])
    expect(form).toMatch(/<textarea[^>]*name="words"[^>]*><\/textarea>/)
  })

  it('is read only in a case that is closed', async () => {
    const caseId = await w.newCase()
    const id = await adds(caseId)
    await w.made(worker, `/cases/${caseId}/support/measures/${id}/outcome`, outcome())
    await w.house.asOwner(async (tx) => {
      await sql`update cases.card set closed_at = authz.now(), phase = 'closed' where id = ${caseId}`.execute(tx)
    })
    expect((await worker.visits(`/cases/${caseId}/support`)).status).toBe(200)
    for (const path of [
      'support/goals/new',
      'support/measures/new',
      `support/measures/${id}/evaluate`,
      'needs/work/new',
      'rights/new',
      'support/agreed/new/support',
    ])
      expect([path, (await worker.visits(`/cases/${caseId}/${path}`)).status]).toEqual([path, 404])
  })

  it('is said in Swedish, and is not there for others', async () => {
    const caseId = await w.newCase()
    const id = await adds(caseId)
    await w.joins(caseId, colleague, ['C0', 'C4'])
    await w.joins(caseId, plainReader, ['C0', 'C10'])
    const page = await colleague.reads(`/cases/${caseId}/support`)
    for (const words of ['Stödplan', 'Insatser utan mål', 'Svenska för invandrare (sfi)', 'Pågår']) expect(page).toContain(words)
    for (const somebody of [outsider, plainReader])
      for (const path of ['', '/goals/new', '/measures/new', `/measures/${id}`, `/measures/${id}/outcome`, '/ladders', '/templates'])
        expect([path, (await somebody.visits(`/cases/${caseId}/support${path}`)).status]).toEqual([path, 404])
    expect((await plainReader.reads(`/cases/${caseId}`)).includes('id="support"')).toBe(false)
  })
})
