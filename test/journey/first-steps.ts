import { expect } from 'vitest'
import type { Fields } from '#test/house.ts'
import { fills, lastPart, ledTo, makes, night, offeredOn, paperOn, swedish, takes, told } from '#test/journey/hands.ts'
import { looksEverywhere, placesOf, sendsEverything } from '#test/journey/sweep.ts'
import { expectSilence, id, invited, zone, type Meeting, type Story } from '#test/journey/story.ts'
import { said, wordAboutHer } from '#test/journey/words.ts'

type Invitations = { toAnswer: { id: string; word: string }[] }

const taxi: Fields = {
  acute: 'yes',
  caller: 'public',
  subject: 'one_other',
  danger: 'yes',
  child: 'unknown',
  municipality: '2480',
  language: 'ron',
  interpreter: 'yes',
  safe: ['never_call', 'never_sms'],
  codeWord: said.codeWord,
  safeWords: said.safeWords,
  consents: ['write_down', 'open_case'],
  advice: ['concern_report', 'social_on_call'],
  summary: said.summary,
  names: said.name,
}

/** 1. One form; nothing lost when it is wrong; sent twice it is one call; then a case, acute, counted as a child, with its clocks. */
export async function takesTheCall({ house, made, who, here, caseOf }: Story): Promise<void> {
  const operator = who('operator.alfa')
  const empty = await fills(operator, '/calls/new', { summary: said.summary })
  expect(empty.status).toBe(422)
  expect(await empty.text()).toContain(said.summary)
  for (const login of ['police.poln', 'shelter.a17', 'statistician.nspm', 'reviewer.alfa'])
    expect([login, (await who(login).visits('/calls/new')).status]).toEqual([login, 404])
  const nobody = await house.program.staff.request('http://127.0.0.1:8080/calls/new')
  expect([nobody.status, nobody.headers.get('location')]).toEqual([303, '/sign-in?next=%2Fcalls%2Fnew'])

  const form = await takes(operator, '/calls/new', taxi)
  const call = await ledTo(await operator.submits(form.action, form.fields))
  expect(await ledTo(await operator.submits(form.action, form.fields))).toBe(call)
  made['call'] = lastPart(call)
  expect(await operator.reads(call)).toContain(said.summary)
  made['case'] = await makes(operator, `${call}/case`)
  expect((await fills(operator, `${call}/case`)).status).toBe(409)

  const opened = await caseOf(operator)
  expect(opened.card).toMatchObject({ urgent: true, child: 'unknown', protectionLevel: 1, phase: 'acute' })
  expect(opened.clocks.slice(0, 2).map((clock) => [clock.words.en, Math.round((Date.parse(clock.dueAt) - night.getTime()) / 60_000)])).toEqual([
    ['First contact', 120],
    ['Acute meeting', 24 * 60],
  ])
  made['pseudonym'] = opened.card.pseudonym
  const page = await operator.reads(here())
  expect(wordAboutHer(page)).toBeNull()
  expect(/<title>([^<]*)/.exec(page)?.[1]).toContain(made['pseudonym'])
}

/** 2. The directory proposes who must be there; invitations carry a time and a word. */
export async function callsTheMeeting({ house, made, who, here }: Story): Promise<void> {
  const operator = who('operator.alfa')
  const form = await operator.reads(here('/meetings/new'))
  const proposed = paperOn(form).fields['ask'] ?? []
  for (const chair of [
    `social_on_call.${zone('JOUR')}`,
    `police_contact.${zone('POLN')}`,
    `regional_coordinator.${zone('NORD')}`,
    `health_care.${zone('VARD')}`,
  ])
    expect(proposed).toContain(chair)
  expect(proposed).toContain(`child_welfare.${zone('JOUR')}`)
  expect(offeredOn(form, 'ask')).toContain(`shelter.${zone('A17')}`)
  const ask = [...new Set([...proposed, `shelter.${zone('A17')}`])]
  for (const wrong of [{ at: swedish(-120) }, { ask: [] }, { ask: [`police_contact.${zone('BETA')}`] }, { mode: 'consented' }, { mode: 'statutory' }])
    expect([wrong, (await fills(operator, here('/meetings/new'), { ask, ...wrong })).status]).toEqual([wrong, 422])
  for (const login of ['worker.alfa', 'police.poln', 'coordinator.sthm']) expect((await who(login).visits(here('/meetings/new'))).status).toBe(404)
  made['meeting'] = await makes(operator, here('/meetings/new'), { at: swedish(105), ask })

  for (const login of invited) {
    const { toAnswer } = await told<Invitations>(who(login), '/meetings')
    expect([login, toAnswer.length > 0]).toEqual([login, true])
    made['invitation'] = toAnswer[0]?.id ?? ''
    const seen = await looksEverywhere(who(login), placesOf(house, made))
    expectSilence(seen)
    const shown = seen.find(({ place }) => place === `GET /meetings/invitations/${made['invitation']}`)
    expect([login, shown?.status]).toEqual([login, 200])
    for (const name of ['pseudonym', 'case', 'meeting', 'call']) expect([name, shown?.text.includes(String(made[name]))]).toEqual([name, false])
    for (const { place, status } of seen.filter(({ place }) => place.includes(made['case'] ?? '') || place.includes(made['meeting'] ?? '')))
      expect([login, place, status]).toEqual([login, place, 404])
    expect((await who('coordinator.sthm').visits(`/meetings/invitations/${made['invitation']}`)).status).toBe(404)
  }
}

/** 3. Everybody called says yes and sees no name; then one thing is disclosed to one person, another to another. */
export async function joinsAndDiscloses({ house, made, who, here, caseOf, recordOf }: Story): Promise<void> {
  for (const login of invited) {
    const { toAnswer } = await told<Invitations>(who(login), '/meetings')
    expect(await ledTo(await fills(who(login), `/meetings/invitations/${toAnswer[0]?.id}`, { answer: 'accept' }))).toBe(`/meetings/${made['meeting']}`)
  }
  const police = who('police.poln')
  const places = placesOf(house, made)
  expectSilence(await looksEverywhere(police, places))
  const meeting = await told<Meeting>(police, `/meetings/${made['meeting']}`)
  expect(meeting.mode).toBe('anonymised')
  expect(meeting.matrix.filter((row) => row.reach['anonymised'] !== 'never').map((row) => row.matter)).toEqual(['card', 'needs_tonight'])
  expect(await police.reads(`/meetings/${made['meeting']}`)).toContain(made['pseudonym'])
  expect((await caseOf(police)).records).toEqual([])

  const operator = who('operator.alfa')
  const worker = who('worker.alfa')
  expect((await worker.visits(here())).status).toBe(404)
  const classes = ['C1', 'C2', 'C4', 'C10']
  const colleague = { person: id('worker.alfa'), position: 'deputy', classes, writes: classes, until: '2026-06-10' }
  for (const wrong of [{ classes: ['C3'] }, { classes: [] }, { until: '2028-01-01' }, { person: id('police.poln') }, { until: '2026-03-01' }])
    expect([wrong, (await fills(operator, here('/team/new'), { ...colleague, ...wrong })).status]).not.toEqual([wrong, 303])
  await ledTo(await fills(operator, here('/team/new'), colleague))
  expect((await worker.visits(here())).status).toBe(200)

  const [identity, summary] = [await recordOf(worker, 'identity'), await recordOf(worker, 'call_summary')]
  const to = (zoneId: string, record: string): string => here(`/disclosures/new/recipient?mode=snapshot&records=${record}&to=${zoneId}`)
  const reasons: Fields = { named: id('police.poln'), purpose: 'protect_tonight', ground: 'crime_against_child', harmTest: said.weighedPolice }
  for (const wrong of [
    { named: [] },
    { ground: 'consent' },
    { ground: 'feedback_to_reporter' },
    { harmTest: 'kort' },
    { named: id('nurse.vard') },
    { purpose: '' },
  ])
    expect([wrong, (await fills(worker, to(zone('POLN'), identity), { ...reasons, ...wrong })).status]).toEqual([wrong, 422])
  const prepared = await ledTo(await fills(worker, to(zone('POLN'), identity), reasons))
  expect(wordAboutHer(await police.reads(here()))).toBeNull()
  expect((await fills(worker, prepared, { verified: 'call_back' })).status).toBe(422)
  for (const login of ['operator.alfa', 'police.poln']) expect([login, (await who(login).visits(prepared)).status]).toEqual([login, 404])
  made['disclosure'] = lastPart(await ledTo(await fills(worker, prepared, { verified: 'call_back', known: 'yes' })))

  const copy = (await caseOf(police)).records.find((row) => row.disclosureId === made['disclosure'])?.id ?? ''
  expect(await police.reads(here(`/records/${copy}`))).toContain(said.name)
  expect((await police.visits(here(`/records/${identity}`))).status).toBe(404)
  expect((await who('threat.poln').visits(here(`/records/${copy}`))).status).toBe(404)
  for (const [login, person] of [
    ['police.poln', police],
    ['worker.alfa', worker],
  ] as const) {
    const receipt = await person.reads(here(`/disclosures/${made['disclosure']}`))
    expect([login, receipt.includes('OSL 10:21') || login === 'police.poln', wordAboutHer(receipt)]).toEqual([login, true, null])
  }

  const shelter = who('shelter.a17')
  const forShelter: Fields = { named: id('shelter.a17'), purpose: 'place_in_shelter', ground: 'necessary_for_own_task', harmTest: said.weighedShelter }
  expect((await fills(worker, to(zone('A17'), identity), forShelter)).status).toBe(422)
  await ledTo(await fills(worker, await ledTo(await fills(worker, to(zone('A17'), summary), forShelter)), { verified: 'known_function', known: 'yes' }))
  const received = (await caseOf(shelter)).records
  expect(received.map((row) => row.class)).toEqual(['C4'])
  const texts = await Promise.all(received.map((row) => shelter.reads(here(`/records/${row.id}`))))
  expect(texts.join()).toContain(said.summary)
  expect(texts.join()).not.toContain(said.name)
  for (const login of ['coordinator.nord', 'nurse.vard', 'operator.jour']) expectSilence(await looksEverywhere(who(login), places))
}

/** 3. For somebody outside, nothing is there: page, API, form or deed. */
export async function meetsNothing({ house, made, who, recordOf }: Story): Promise<void> {
  const outsider = who('coordinator.sthm')
  made['record'] = await recordOf(who('worker.alfa'), 'identity')
  const places = placesOf(house, made).filter((place) => place.about)
  expect(places.length).toBeGreaterThan(30)
  for (const { place, status, text } of [...(await looksEverywhere(outsider, places)), ...(await sendsEverything(house, outsider, places))]) {
    expect([place, status]).toEqual([place, 404])
    expect([place, wordAboutHer(text), text.includes(String(made['pseudonym']))]).toEqual([place, null, false])
  }
}

/** An address with something else where an id stands is not there; it is no fault. */
export async function knowsNoSuchAddress({ who }: Story): Promise<void> {
  for (const path of ['/cases/nonsense', '/cases/nonsense/team', '/meetings/nonsense', '/calls/nonsense', '/cases/nonsense/meetings/new', '/people/nonsense'])
    for (const asking of [who('operator.alfa').visits(path), who('operator.alfa').asks(path)]) expect([path, (await asking).status]).toEqual([path, 404])
}
