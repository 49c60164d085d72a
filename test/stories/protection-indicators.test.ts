import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findCard, readTexts } from '#capabilities/cases/contract.ts'
import type { Person } from '#test/stories/cases-house.ts'
import { day, openProtectionHouse, type ProtectionHouse } from '#test/stories/protection-house.ts'

const canary = 'Canary-sign: a blue purse'
const seen = { list: 'adult', seer: 'police', knowing: 'first_hand', seenOn: day(0), sign_papers_kept: 'present', sign_watched: 'not_seen' }

describe('indicators', () => {
  let w: ProtectionHouse
  let worker: Person, nurse: Person, plainReader: Person, outsider: Person, police: Person, colleague: Person
  beforeAll(async () => {
    w = await openProtectionHouse()
    ;({ worker, nurse, plainReader, outsider, police, colleague } = w)
  })
  afterAll(() => w.house.close())

  it('say who saw what, when and how that one knows, and are never counted', async () => {
    const caseId = await w.newCase()
    expect((await worker.fills(`/cases/${caseId}/indicators/new`, { ...seen, words: canary })).status).toBe(303)
    expect((await worker.fills(`/cases/${caseId}/indicators/new`, { ...seen, seer: 'school', knowing: 'told', sign_money_kept: 'present' })).status).toBe(303)
    const page = await worker.reads(`/cases/${caseId}/indicators`)
    for (const words of [
      'Does not have the own papers',
      'Police, seen',
      'School, was told',
      'Indicators never decide anything alone',
      'No figure is worked out',
    ])
      expect(page).toContain(words)
    expect(page).not.toContain(canary)
    expect(page.slice(page.indexOf('<main'))).not.toMatch(/\b\d+ (?:indicators|signs|of \d+)/)
    const [one] = (
      (await (await worker.asks(`/cases/${caseId}/indicators`)).json()) as {
        observations: { id: string; present: string[]; notSeen: string[]; hasWords: boolean }[]
      }
    ).observations.filter((each) => each.hasWords)
    expect(one).toMatchObject({ present: ['papers_kept'], notSeen: ['watched'] })
    expect(await worker.reads(`/cases/${caseId}/indicators/${one?.id}`)).toContain(canary)
    expect((await worker.works(caseId, (visit) => readTexts(visit, { caseId, classes: ['C4'] }))).map((text) => text.kind)).toEqual(['indicator_note'])
  })

  it('are a child’s for a child, and for an age that nobody knows', async () => {
    const caseId = await w.newCase('unknown')
    const form = await worker.reads(`/cases/${caseId}/indicators/new`)
    expect(form).toContain('sign_met_online')
    const adult = await w.newCase('no')
    expect(await worker.reads(`/cases/${adult}/indicators/new`)).not.toContain('sign_met_online')
    expect(await worker.reads(`/cases/${adult}/indicators/new?forms=labour`)).toContain('sign_unsafe_work')
    await worker.fills(`/cases/${adult}/indicators/new`, { ...seen, list: 'child', sign_out_of_school: 'present', words: canary })
    expect((await worker.works(adult, (visit) => findCard(visit.tx, adult)))?.child).toBe('unknown')
    expect((await worker.works(adult, (visit) => readTexts(visit, { caseId: adult, classes: ['C9'] }))).map((text) => text.words?.reveal())).toEqual([canary])
  })

  it('says beside the field what is wrong', async () => {
    const caseId = await w.newCase()
    const refused = async (fields: Parameters<Person['fills']>[1], field: string): Promise<void> => {
      const answer = await worker.fills(`/cases/${caseId}/indicators/new`, fields)
      expect([field, answer.status]).toEqual([field, 422])
      expect(await answer.text()).toContain(`href="#field-${field}"`)
    }
    await refused({ ...seen, sign_papers_kept: 'unknown', sign_watched: 'unknown' }, 'words')
    await refused({ ...seen, seenOn: day(1) }, 'seenOn')
    await refused({ ...seen, seer: 'i_myself', knowing: 'told' }, 'knowing')
    await refused({ ...seen, seer: '' }, 'seer')
    await refused({ ...seen, words: 'x'.repeat(501) }, 'words')
    await refused({ ...seen, sign_papers_kept: 'often' }, 'sign_papers_kept')
  })

  it('are taken back with a reason, once, and stay readable', async () => {
    const caseId = await w.newCase()
    await worker.fills(`/cases/${caseId}/indicators/new`, seen)
    const [one] = ((await (await worker.asks(`/cases/${caseId}/indicators`)).json()) as { observations: { id: string }[] }).observations
    const path = `/cases/${caseId}/indicators/${one?.id}/take-back`
    expect((await worker.fills(path, {})).status).toBe(422)
    expect((await worker.fills(path, { reason: 'explained' })).status).toBe(303)
    expect((await worker.fills(path, { reason: 'mistake' })).status).toBe(409)
    const page = await worker.reads(`/cases/${caseId}/indicators`)
    expect(page).toContain('Holds no longer')
    expect(page).not.toContain('Police, seen')
    expect(await worker.reads(`/cases/${caseId}/indicators/${one?.id}`)).toContain('It has another explanation')
  })

  it('are written by health staff as a short form that they do not read again', async () => {
    const caseId = await w.newCase()
    await w.joins(caseId, nurse, ['C0'], ['C4'])
    const done = await nurse.fills(`/cases/${caseId}/indicators/new`, { ...seen, seer: 'health_care', sign_marks_of_violence: 'present', words: canary })
    expect(done.status).toBe(303)
    expect(await nurse.reads(`/cases/${caseId}/indicators`)).toContain('Nobody has written anything down yet')
    expect(await worker.reads(`/cases/${caseId}/indicators`)).toContain('Marks of violence')
    expect((await worker.works(caseId, (visit) => readTexts(visit, { caseId, classes: ['C4'] }))).map((text) => text.words?.reveal())).toEqual([canary])
  })

  it('are not there for others, nor writable in a closed case', async () => {
    const caseId = await w.newCase()
    await worker.fills(`/cases/${caseId}/indicators/new`, seen)
    for (const somebody of [outsider, police, plainReader])
      for (const path of ['', '/new']) expect((await somebody.visits(`/cases/${caseId}/indicators${path}`)).status).toBe(404)
    await w.joins(caseId, colleague, ['C0', 'C10'])
    expect((await colleague.visits(`/cases/${caseId}/indicators`)).status).toBe(404)
    const closing = {
      reason: 'own_wish',
      riskOn: day(0),
      sex: 'unknown',
      ageGroup: 'unknown',
      purpose: 'unknown',
      country: 'SE',
      retention: 'five_years',
      known: 'yes',
    }
    expect((await worker.fills(`/cases/${caseId}/closure`, closing)).status).toBe(303)
    expect((await worker.visits(`/cases/${caseId}/indicators/new`)).status).toBe(404)
    expect((await worker.submits(`/cases/${caseId}/indicators/new`, seen)).status).not.toBe(303)
    expect((await worker.visits(`/cases/${caseId}/indicators`)).status).toBe(200)
  })
})
