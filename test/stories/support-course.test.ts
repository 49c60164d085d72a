import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changeCard } from '#capabilities/cases/commands/change-axes.ts'
import { findCard } from '#capabilities/cases/contract.ts'
import type { Id } from '#kernel/id.ts'
import { daysAfter } from '#kernel/time.ts'
import type { Person } from '#test/stories/cases-house.ts'
import { afterwards, day, need, now, openSupportHouse, type SupportHouse } from '#test/stories/support-house.ts'

const canary = 'Canary-course: she says so herself'

describe('the course of a case', () => {
  let w: SupportHouse
  let worker: Person, colleague: Person, coordinator: Person, outsider: Person
  beforeAll(async () => {
    w = await openSupportHouse()
    ;({ worker, colleague, coordinator, outsider } = w)
  })
  afterAll(() => w.house.close())
  const changes = async (caseId: Id, changed: Readonly<Record<string, string>>): Promise<void> => {
    const done = await worker.works(caseId, async (visit) => {
      const card = await findCard(visit.tx, caseId)
      if (!card) throw new Error('the case is not there')
      const { identification, phase, legal, residence, track, child, urgent } = card
      return await changeCard(visit, caseId, card.version, {
        identification,
        phase,
        legal,
        residence,
        track,
        child,
        urgent,
        ...changed,
        onDay: visit.now.toISOString().slice(0, 10),
        nextMeeting: null,
      })
    })
    if (!done.ok) throw new Error(done.refusal.kind)
  }

  it('shows four lanes over time, with what happened and which times run, as a picture and as lists', async () => {
    const caseId = await w.newCase()
    await w.house.scratch.setClock(daysAfter(now, 3))
    await changes(caseId, { phase: 'acute', identification: 'presumed' })
    await w.house.scratch.setClock(daysAfter(now, 9))
    await changes(caseId, { phase: 'initial_support', residence: 'applied_5_15' })
    await w.made(worker, `/cases/${caseId}/needs/housing/new`, need({ words: canary }))
    await w.made(worker, `/cases/${caseId}/support/measures/new`, w.measure({ dueAt: `${day(20)}T12:00` }))
    const page = await worker.reads(`/cases/${caseId}/course`)
    expect(page.match(/<svg class="l-lanes__picture/g)).toHaveLength(1)
    expect(page).toContain('role="img"')
    for (const words of [
      'Identification',
      'Phase',
      'Legal part',
      'Right to stay',
      'acute',
      'initial support',
      'presumed victim',
      'holds now',
      'A need was noted',
      'A measure was added',
    ])
      expect(page).toContain(words)
    expect(page).not.toMatch(/Canary|SFI/)
    expect(page).toContain(`/cases/${caseId}/needs/2`)
    const answer = (await (await worker.asks(`/cases/${caseId}/course`)).json()) as {
      lanes: { axis: string; values: { value: string; to: string | null }[] }[]
      clocks: unknown[]
    }
    const phase = answer.lanes.find((lane) => lane.axis === 'phase')?.values.map((one) => one.value)
    expect(phase).toEqual(['intake', 'acute', 'initial_support'])
    expect(answer.lanes.every((lane) => lane.values.at(-1)?.to === null)).toBe(true)
    expect(answer.clocks.length).toBeGreaterThan(0)
    await w.house.scratch.setClock(afterwards)
  })

  it('is there for everybody in the case, without what they may not read, and for nobody else', async () => {
    const caseId = await w.newCase()
    await w.joins(caseId, coordinator, ['C0', 'C10'], ['C0'])
    await w.joins(caseId, colleague, ['C0'])
    await w.made(worker, `/cases/${caseId}/needs/housing/new`, need())
    const seen = await coordinator.reads(`/cases/${caseId}/course`)
    expect(seen).toContain('Four lanes that run on their own')
    expect(seen).not.toContain('A need was noted')
    const swedish = await colleague.reads(`/cases/${caseId}/course`)
    for (const words of ['Förlopp', 'gäller nu', 'Rätt att vistas']) expect(swedish).toContain(words)
    expect((await outsider.visits(`/cases/${caseId}/course`)).status).toBe(404)
    expect(await worker.reads(`/cases/${caseId}`)).toContain(`/cases/${caseId}/course`)
  })
})
