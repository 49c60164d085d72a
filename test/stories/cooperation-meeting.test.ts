import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { discloseSnapshot, findCard, readTexts, tasksOfSource, writeRecord } from '#capabilities/cases/contract.ts'
import type { Id } from '#kernel/id.ts'
import { minutesAfter } from '#kernel/time.ts'
import type { Fields, Person } from '#test/stories/cases-house.ts'
import { night, openCooperationHouse, swedish, type CooperationHouse } from '#test/stories/cooperation-house.ts'

const canary = 'Canary-name Ileana'

describe('an acute meeting', () => {
  let w: CooperationHouse
  let operator: Person, head: Person, police: Person, nurse: Person, coordinator: Person, shelter: Person, outsider: Person
  beforeAll(async () => {
    w = await openCooperationHouse()
    ;({ operator, head, police, nurse, coordinator, shelter, outsider } = w)
  })
  afterAll(() => w.house.close())

  it('is proposed by the directory, with what a child needs, and red where nobody is on duty', async () => {
    const caseId = await w.newCase()
    const page = await operator.reads(`/cases/${caseId}/meetings/new`)
    expect(page).toContain('proposed as well')
    expect(page).toMatch(/Zone ELSA: nobody on duty/)
    expect(page).toContain('Child')
    expect(page).not.toMatch(new RegExp(`value="${w.chair('shelter', 'ELSA')}" checked`))
    for (const each of w.everybody()) expect(page).toContain(`value="${each}" checked`)
    const adult = await operator.reads(`/cases/${await w.newCase('no')}/meetings/new`)
    expect(adult).not.toContain(w.chair('child_welfare', 'BARN') + '" checked')
    for (const somebody of [police, outsider, head]) expect((await somebody.visits(`/cases/${caseId}/meetings/new`)).status).toBe(404)
  })

  it('is joined by whoever says yes, who sees no name, and by nobody else', async () => {
    const caseId = await w.newCase()
    await operator.works(caseId, (visit) => writeRecord(visit, { caseId, class: 'C1', kind: 'identity', text: canary }))
    const before = await w.pending(police)
    const id = await w.convene(caseId)

    const invitation = await w.newest(police, before)
    const asked = await police.reads(`/meetings/invitations/${invitation}`)
    const { pseudonym } = (await operator.works(caseId, (visit) => findCard(visit.tx, caseId))) ?? { pseudonym: 'x' }
    for (const secret of [canary, pseudonym, caseId, id, 'Stockholm']) expect(asked).not.toContain(secret)
    expect(asked).toContain('Zone ALFA')
    for (const somebody of [police, outsider, shelter]) expect((await somebody.visits(`/meetings/${id}`)).status).toBe(404)
    expect((await nurse.visits(`/meetings/invitations/${invitation}`)).status).toBe(404)

    const yes = await police.fills(`/meetings/invitations/${invitation}`, { answer: 'accept' })
    expect(yes.headers.get('location')).toBe(`/meetings/${id}`)
    const meeting = await police.reads(`/meetings/${id}`)
    expect(meeting).toContain(pseudonym)
    expect(meeting).not.toContain(canary)
    expect(await police.works(caseId, (visit) => readTexts(visit, { caseId, classes: ['C1'] }))).toEqual([])
    for (const somebody of [outsider, shelter, head]) expect((await somebody.visits(`/meetings/${id}`)).status).toBe(404)
    expect((await w.seen(police, id)).may.lead).toBe(false)
    for (const part of ['mode', 'held', 'cancel', 'ask']) expect((await police.visits(`/meetings/${id}/${part}`)).status).toBe(404)
    expect((await police.fills(`/meetings/invitations/${invitation}`, { answer: 'accept' })).status).not.toBe(303)

    const clocks = (await w.seen(operator, id)).clocks
    expect(clocks.find((clock) => clock.code === 'contact')?.state).toBe('met')
  })

  it('shows the name to the police only by a decision with its ground, to the shelter not', async () => {
    const caseId = await w.newCase('yes')
    const record = await operator.works(caseId, (visit) => writeRecord(visit, { caseId, class: 'C1', kind: 'identity', text: canary }))
    if (!record.ok) throw new Error(record.refusal.kind)
    const [beforePolice, beforeShelter] = [await w.pending(police), await w.pending(shelter)]
    await w.convene(caseId, { ask: [...w.everybody(), w.chair('shelter', 'ELSA')] })
    await police.fills(`/meetings/invitations/${await w.newest(police, beforePolice)}`, { answer: 'accept' })
    await shelter.fills(`/meetings/invitations/${await w.newest(shelter, beforeShelter)}`, { answer: 'accept' })

    const sent = await operator.works(caseId, (visit) =>
      discloseSnapshot(visit, {
        caseId,
        records: [record.value],
        toZone: police.zoneId,
        named: [police.id],
        purpose: 'investigate_crime',
        ground: 'crime_against_child',
        harmTest: 'Weighed tonight: it protects the child.',
        verified: 'call_back',
      }),
    )
    expect(sent.ok).toBe(true)
    expect((await police.works(caseId, (visit) => readTexts(visit, { caseId, classes: ['C1'] }))).map((text) => text.words?.reveal())).toEqual([canary])
    expect(await shelter.works(caseId, (visit) => readTexts(visit, { caseId, classes: ['C1'] }))).toEqual([])
  })

  it('takes a no with a reason, a yes after it, and no answer after its time', async () => {
    const caseId = await w.newCase()
    const before = await w.pending(nurse)
    const id = await w.convene(caseId)
    const invitation = await w.newest(nurse, before)

    expect((await nurse.fills(`/meetings/invitations/${invitation}`, { answer: 'decline' })).status).toBe(422)
    expect((await nurse.fills(`/meetings/invitations/${invitation}`, { answer: 'decline', reason: 'no_time_then' })).status).toBe(303)
    const row = (await w.seen(operator, id)).who.find((each) => each.function === 'health_care')
    expect(row).toMatchObject({ answer: 'decline', reason: 'no_time_then', next: { value: w.chair('health_care', 'VARE') } })
    expect((await nurse.visits(`/meetings/${id}`)).status).toBe(404)
    expect((await nurse.fills(`/meetings/invitations/${invitation}`, { answer: 'decline', reason: 'no_time_then' })).status).toBe(409)
    expect((await nurse.fills(`/meetings/invitations/${invitation}`, { answer: 'accept' })).headers.get('location')).toBe(`/meetings/${id}`)

    const beforeRegk = await w.pending(coordinator)
    const second = await w.convene(await w.newCase())
    const late = await w.newest(coordinator, beforeRegk)
    await w.setTo(105 + 121)
    const refused = await coordinator.fills(`/meetings/invitations/${late}`, { answer: 'accept' })
    await w.goOn()
    expect(refused.status).toBe(409)
    expect(await refused.text()).toContain('redan hållits')
    expect((await operator.fills(`/meetings/${second}/cancel`, {})).status).toBe(303)
    const off = await coordinator.fills(`/meetings/invitations/${late}`, { answer: 'accept' })
    expect(off.status).not.toBe(303)
    expect((await w.listed(coordinator)).toAnswer.map((each) => each.id)).not.toContain(late)
  })

  it('decides what becomes tasks with a function and a time, words only in the own part', async () => {
    const caseId = await w.newCase()
    const before = await w.pending(police)
    const id = await w.convene(caseId)
    await police.fills(`/meetings/invitations/${await w.newest(police, before)}`, { answer: 'accept' })

    const decision: Fields = {
      code: 'arrange_shelter',
      responsible: w.chair('social_on_call', 'ALFA'),
      dueAt: swedish(600),
      words: 'Canary-words about a place',
    }
    expect((await operator.fills(`/meetings/${id}/decisions`, decision)).status).toBe(303)
    expect(
      (await police.fills(`/meetings/${id}/decisions`, { ...decision, code: 'accompany', responsible: w.chair('police_contact', 'POLS'), words: '' })).status,
    ).toBe(303)
    const meeting = await w.seen(police, id)
    expect(meeting.agenda.flatMap((each) => each.decisions.map((one) => one.code)).sort()).toEqual(['accompany', 'arrange_shelter'])
    expect(await police.reads(`/meetings/${id}`)).not.toContain('Canary-words')
    const tasks = await operator.works(caseId, (visit) => tasksOfSource(visit.tx, 'meeting', id))
    expect(tasks.map((task) => [task.title, task.zoneId, task.function])).toContainEqual(['arrange_overnight', w.zones['ALFA'], 'case_worker'])
    expect(tasks.find((task) => task.zoneId === w.zones['ALFA'])?.deputyId).toBe(head.id)

    const wrong: readonly Fields[] = [
      { ...decision, dueAt: swedish(-60) },
      { ...decision, responsible: w.chair('shelter', 'ELSA') },
      { ...decision, code: 'gossip' },
      { ...decision, responsible: '' },
    ]
    for (const fields of wrong) expect((await operator.fills(`/meetings/${id}/decisions`, fields)).status).toBe(422)
    expect((await outsider.visits(`/meetings/${id}/decisions`)).status).toBe(404)
  })

  it('is anonymised until a consent or a ground reaches everybody', async () => {
    const caseId = await w.newCase()
    const ask = [w.chair('social_on_call', 'ALFA'), w.chair('police_contact', 'POLS')]
    for (const fields of [
      { mode: 'consented' },
      { mode: 'statutory' },
      { mode: 'statutory', ground: 'social_and_health' },
      { mode: 'consented', consentId: crypto.randomUUID() },
    ]) {
      const refused = await operator.fills(`/cases/${caseId}/meetings/new`, { at: swedish(105), ask, ...fields })
      expect(refused.status).toBe(422)
    }
    const id = await w.convene(caseId, { ask })
    const anonymised = await w.seen(operator, id)
    expect(anonymised.matrix.filter((row) => row.reach['anonymised'] !== 'never').map((row) => row.matter)).toEqual(['card', 'needs_tonight'])

    expect((await operator.fills(`/meetings/${id}/mode`, { mode: 'consented' })).status).toBe(422)
    const stale = await operator.fills(`/meetings/${id}/mode`, { mode: 'statutory', ground: 'crime_against_child', _version: '99' })
    expect(stale.status).toBe(409)
    expect((await operator.fills(`/meetings/${id}/mode`, { mode: 'statutory', ground: 'crime_against_child' })).status).toBe(303)
    const statutory = await w.seen(operator, id)
    expect(statutory.mode).toBe('statutory')
    expect(statutory.matrix.find((row) => row.matter === 'identity')?.reach['statutory']).toBe('by_disclosure')
    expect(statutory.matrix.find((row) => row.matter === 'whereabouts')?.reach['statutory']).toBe('never')
    expect((await operator.fills(`/meetings/${id}/ask`, { chair: w.chair('regional_coordinator', 'REGK') })).status).toBe(422)

    const unit = await w.house.asOwner(async (tx) => {
      const { rows } = await sql<{ id: Id }>`select id from cooperation.meeting where id = ${id}`.execute(tx)
      return rows[0]?.id
    })
    expect(unit).toBe(id)
    const consentId = await operator.works(caseId, async (visit) => {
      const { rows } = await sql<{ id: Id }>`
        insert into cases.consent (id, case_id, unit_id, zone_id, refused, informed_by, language, interpreter, given_on, form, classes, recipients, purposes, capacity, valid_until)
        select gen_random_uuid(), ${caseId}, u.id, u.zone_id, false, authz.me(), 'ron', true, '2026-11-21', 'oral', '{C1}', array[${w.zones['POLS']}]::uuid[], '{protect_tonight}', 'adult', authz.now() + interval '10 days'
        from cases.unit u where u.case_id = ${caseId} and u.zone_id = authz.my_zone() returning id`.execute(visit.tx)
      return rows[0]?.id ?? ''
    })
    expect((await operator.fills(`/meetings/${id}/mode`, { mode: 'consented', consentId })).status).toBe(303)
    expect((await w.seen(operator, id)).matrix.find((row) => row.matter === 'health')?.reach['consented']).toBe('never')
    expect((await operator.fills(`/cases/${caseId}/meetings/new`, { at: swedish(105), ask: w.everybody(), mode: 'consented', consentId })).status).toBe(422)
  })

  it('keeps each zone its own minutes, and notes who came and when one meets next', async () => {
    const caseId = await w.newCase()
    const before = await w.pending(police)
    const id = await w.convene(caseId)
    await police.fills(`/meetings/invitations/${await w.newest(police, before)}`, { answer: 'accept' })
    expect((await operator.fills(`/meetings/${id}/minutes`, { words: 'Canary-minutes of ALFA' })).status).toBe(303)
    expect((await operator.fills(`/meetings/${id}/minutes`, { words: ' ' })).status).toBe(422)
    expect((await w.seen(operator, id)).minutes).toHaveLength(1)
    expect((await w.seen(police, id)).minutes).toEqual([])
    expect((await police.fills(`/meetings/${id}/minutes`, { words: 'Short, by the police' })).status).toBe(303)

    const came = (await w.seen(operator, id)).who.filter((each) => each.answer === 'accept').map((each) => each.id)
    for (const fields of [{ came, nextAt: swedish(-10) }, { came: [crypto.randomUUID()] }])
      expect((await operator.fills(`/meetings/${id}/held`, fields)).status).toBe(422)
    expect((await operator.fills(`/meetings/${id}/held`, { came, nextAt: swedish(60 * 24 * 2) })).status).toBe(303)
    const after = await w.seen(operator, id)
    expect(
      after.who
        .filter((each) => each.attended)
        .map((each) => each.id)
        .sort(),
    ).toEqual([...came].sort())
    expect(after.clocks.find((clock) => clock.code === 'meeting')?.state).toBe('met')
    expect(after.clocks.find((clock) => clock.code === 'follow_up')?.state).toBe('running')
    expect((await operator.works(caseId, (visit) => findCard(visit.tx, caseId)))?.nextMeetingAt?.toISOString()).toBe(
      minutesAfter(night, 60 * 24 * 2).toISOString(),
    )
    for (const [part, fields] of [
      ['held', { came }],
      ['cancel', {}],
      ['decisions', { code: 'accompany', responsible: w.chair('police_contact', 'POLS'), dueAt: swedish(600) }],
      ['mode', { mode: 'anonymised' }],
    ] as const) {
      const refused = await operator.submits(`/meetings/${id}/${part}`, { ...fields, _token: await w.token(operator) })
      expect([part, refused.status]).toEqual([part, 409])
    }
    expect((await police.fills(`/meetings/${id}/minutes`, { words: 'Afterwards' })).status).toBe(303)
  })

  it('is refused where it cannot be', async () => {
    const caseId = await w.newCase()
    const at = swedish(105)
    const wrong: readonly Fields[] = [
      { at: swedish(-120), ask: w.everybody() },
      { at: swedish(60 * 24 * 15), ask: w.everybody() },
      { at, ask: [w.chair('social_on_call', 'ALFA')] },
      { at, ask: [] },
      { at, ask: [w.chair('prosecutor_contact', 'LOST')] },
      { at, ask: ['nonsense'] },
      { at: 'tonight', ask: w.everybody() },
      { at, ask: w.everybody(), deputy: outsider.id },
    ]
    for (const fields of wrong) expect([fields, (await operator.fills(`/cases/${caseId}/meetings/new`, fields)).status]).toEqual([fields, 422])
  })
})
