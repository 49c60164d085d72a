import { sql } from 'kysely'
import { expect } from 'vitest'
import { runJob } from '#app/jobs.ts'
import { demoPeople } from '#capabilities/people/demo.ts'
import { minutesAfter } from '#kernel/time.ts'
import type { Fields, Someone } from '#test/house.ts'
import { fills, lastPart, ledTo, makes, night, paperOn, swedish, takes, told } from '#test/journey/hands.ts'
import { looksEverywhere, placesOf, sendsEverything, shapeOf } from '#test/journey/sweep.ts'
import { id, zone, type Meeting, type Story } from '#test/journey/story.ts'
import { said, wordAboutHer } from '#test/journey/words.ts'

type Day = { items: { href: string; text: string; count: number; late: boolean }[] }
type Tasks = { tasks: { id: string; state: string; deputyId: string | null; escalatedAt: string | null }[] }

/** 4. Decisions have somebody responsible and a time; their words stay in the own part. */
export async function decides({ made, who, here }: Story): Promise<void> {
  const [operator, police] = [who('operator.alfa'), who('police.poln')]
  const at = `/meetings/${made['meeting']}/decisions`
  const decision: Fields = { code: 'arrange_shelter', responsible: `social_on_call.${zone('JOUR')}`, dueAt: swedish(180), words: said.decision }
  for (const wrong of [{ dueAt: swedish(-30) }, { responsible: `police_contact.${zone('BETA')}` }, { code: 'gossip' }, { responsible: '' }])
    expect([wrong, (await fills(operator, at, { ...decision, ...wrong })).status]).toEqual([wrong, 422])
  expect((await fills(who('nurse.vard'), at, decision)).status).toBe(422)
  for (const login of ['coordinator.sthm', 'worker2.alfa', 'head.jour']) expect([login, (await who(login).visits(at)).status]).toEqual([login, 404])
  await ledTo(await fills(operator, at, decision))
  await ledTo(await fills(police, at, { ...decision, code: 'accompany', responsible: `police_contact.${zone('POLN')}`, dueAt: swedish(600), words: '' }))

  const decided = (await told<Meeting>(police, `/meetings/${made['meeting']}`)).agenda.flatMap((each) => each.decisions)
  expect(decided.map((each) => each.state)).toEqual(['open', 'open'])
  expect(wordAboutHer(await police.reads(`/meetings/${made['meeting']}`))).toBeNull()
  const { tasks } = await told<Tasks>(who('operator.jour'), '/tasks?which=mine')
  expect(tasks.map((task) => [task.deputyId, task.state])).toEqual([[id('head.jour'), 'soon']])
  made['task'] = tasks[0]?.id ?? ''
  expect((await told<Tasks>(who('head.jour'), '/tasks?which=late')).tasks).toEqual([])
  expect((await who('head.jour').visits(here())).status).toBe(404)
}

/** 4. What is missed goes to the deputy, once, however often and however many at a time look; and says nothing of what it is about. */
export async function escalates({ house, made, who }: Story): Promise<void> {
  const admin = await house.scratch.admin('main')
  const escalated = async (): Promise<string | undefined> =>
    (await sql<{ at: Date | null }>`select escalated_at as at from cases.task where id = ${made['task']}`.execute(admin)).rows[0]?.at?.toISOString()
  const runAll = async (): Promise<void> => {
    for (const job of house.program.jobs) await Promise.all([1, 2, 3].map(() => runJob(house.scratch.databases, job)))
  }
  await house.setClock(minutesAfter(night, 179))
  await runAll()
  expect(await escalated()).toBeUndefined()
  await house.setClock(minutesAfter(night, 181))
  await runAll()
  const once = await escalated()
  expect(once?.slice(0, 16)).toBe(minutesAfter(night, 181).toISOString().slice(0, 16))
  await house.setClock(minutesAfter(night, 190))
  await runAll()
  expect(await escalated()).toBe(once)
  expect((await house.recorded()).filter((act) => act === 'task.escalated')).toHaveLength(1)
  const late = await told<Tasks>(who('operator.jour'), '/tasks?which=late')
  expect(late.tasks.map((task) => task.id)).toEqual([made['task']])
}

/** 4. The deputy has it on My day and in the list it leads to, though she is in no team. */
export async function reachesTheDeputy({ made, who }: Story): Promise<void> {
  for (const login of ['operator.jour', 'head.jour']) {
    const late = (await told<Day>(who(login), '/day')).items.find((item) => item.href === '/tasks?which=late')
    expect([login, late?.count, late?.late]).toEqual([login, 1, true])
    expect([login, (await told<Tasks>(who(login), '/tasks?which=late')).tasks.map((task) => task.id)]).toEqual([login, [made['task']]])
  }
}

/** 4. Nobody's day says who, where or what; a number leads to a list as long as it says. */
export async function saysNothingOnMyDay({ made, who }: Story): Promise<void> {
  for (const { login } of demoPeople) {
    const { items } = await told<Day>(who(login), '/day')
    const page = await who(login).reads('/')
    for (const text of [page, ...items.flatMap((item) => [item.text, item.href])])
      expect([login, wordAboutHer(text), text.includes(String(made['pseudonym'])), text.includes(String(made['case']))]).toEqual([login, null, false, false])
    for (const { href } of items) expect([login, href, (await who(login).visits(href)).status]).toEqual([login, href, 200])
  }
}

/** 4. It is held, minutes are kept by each for themselves, and one meets again. */
export async function holds({ made, who }: Story): Promise<void> {
  const [operator, police] = [who('operator.alfa'), who('police.poln')]
  await ledTo(await fills(operator, `/meetings/${made['meeting']}/minutes`, { words: said.minutes }))
  expect(wordAboutHer(await police.reads(`/meetings/${made['meeting']}`))).toBeNull()
  const came = (await told<Meeting>(operator, `/meetings/${made['meeting']}`)).who.filter((each) => each.answer === 'accept').map((each) => each.id)
  expect((await police.visits(`/meetings/${made['meeting']}/held`)).status).toBe(404)
  await ledTo(await fills(operator, `/meetings/${made['meeting']}/held`, { came, nextAt: swedish(60 * 36) }))
  expect(
    (await fills(operator, `/meetings/${made['meeting']}/decisions`, { code: 'accompany', responsible: `police_contact.${zone('POLN')}`, dueAt: swedish(600) }))
      .status,
  ).toBe(409)
}

const findings = async (person: Someone, fields: Fields): Promise<string> =>
  (await ledTo(await fills(person, '/cases/find', { reason: 'contact', ...fields }))).split('?')[1] ?? ''

/** 5. Where she is stands in the shelter's own part, and nobody outside the shelter reaches it by any way there is. */
export async function keepsThePlace({ house, made, who, here, caseOf }: Story): Promise<void> {
  const shelter = who('shelter.a17')
  made['record'] = await makes(shelter, here('/records/new?class=C3'), { kind: 'location', text: said.place })
  expect(await shelter.reads(here(`/records/${made['record']}`))).toContain(said.place)
  expect(await shelter.reads(here())).not.toContain(said.place)
  const toWorker = here(`/disclosures/new/recipient?mode=snapshot&records=${made['record']}&to=${zone('ALFA')}`)
  expect(
    (await fills(shelter, toWorker, { named: id('worker.alfa'), purpose: 'protect_tonight', ground: 'necessity', harmTest: said.weighedShelter })).status,
  ).toBe(422)

  const places = placesOf(house, made)
  const [place, nowhere] = [here(`/records/${made['record']}`), here(`/records/${crypto.randomUUID()}`)]
  const those = places.filter((each) => each.path === place)
  const others = those.map((each) => ({ ...each, path: nowhere }))
  for (const { login } of demoPeople.filter((one) => one.login !== 'shelter.a17')) {
    const person = who(login)
    const seen = [
      ...(await looksEverywhere(person, places)),
      ...(await sendsEverything(
        house,
        person,
        places.filter((each) => each.path.includes(String(made['record']))),
      )),
    ]
    for (const answer of seen)
      expect([login, answer.place, answer.status < 500, answer.text.includes('Kanariegatan')]).toEqual([login, answer.place, true, false])
    for (const answer of seen.filter((each) => each.place.includes(String(made['record']))))
      expect([login, answer.place, answer.status]).toEqual([login, answer.place, 404])
    expect([login, (await looksEverywhere(person, those)).map(shapeOf)]).toEqual([login, (await looksEverywhere(person, others)).map(shapeOf)])
    if ((await person.visits('/cases/find')).status !== 200) continue
    for (const term of [said.place, 'Kanariegatan']) expect([login, await findings(person, { field: 'name', term })]).toEqual([login, 'none=yes'])
    const found = await findings(person, { field: 'name', term: said.name })
    expect([login, found.replace(/&ticket=.+/, '')]).toEqual([login, login.endsWith('.alfa') ? `found=${made['case']}` : 'none=yes'])
    expect(wordAboutHer(await person.reads(`/cases/find?${found}`))).toBeNull()
    const guessed = await person.reads(`/cases/find?found=${made['case']}`)
    expect([login, wordAboutHer(guessed), guessed.includes(String(made['pseudonym']))]).toEqual([login, null, false])
  }
  for (const login of ['operator.alfa', 'police.poln', 'nurse.vard']) {
    const seen = await caseOf(who(login))
    expect([login, seen.records.some((row) => row.class === 'C3'), JSON.stringify(seen).includes(String(made['record']))]).toEqual([login, false, false])
  }
}

/** 6. Notes, and a correction that hides nothing. */
export async function writesAndCorrects({ made, who, here }: Story): Promise<void> {
  const worker = who('worker.alfa')
  made['note'] = await makes(worker, here('/records/new?class=C4'), { kind: 'note', text: said.note })
  const note = here(`/records/${made['note']}`)
  expect((await fills(worker, `${note}/correct`, { text: said.corrected, reason: '' })).status).toBe(422)
  expect((await fills(worker, here('/records/new?class=C4'), { class: 'C3', kind: 'location', text: said.note })).status).toBe(422)
  await ledTo(await fills(worker, `${note}/correct`, { text: said.corrected, reason: 'mistake' }))
  const page = await worker.reads(note)
  for (const text of [said.note, said.corrected]) expect(page).toContain(text)
  const { versions } = await told<{ versions: { words: string; reason: string | null }[] }>(worker, note)
  expect(versions.map((one) => [one.words, one.reason])).toEqual([
    [said.corrected, 'mistake'],
    [said.note, null],
  ])
}

/** 6. Two tabs: who comes second sees both, loses nothing, and goes on from there. */
export async function editsInTwoTabs({ made, who, here }: Story): Promise<void> {
  const worker = who('worker.alfa')
  const correct = here(`/records/${made['note']}/correct`)
  const one = await takes(worker, correct, { text: said.mine, reason: 'addition' })
  const other = await takes(worker, correct, { text: said.theirs, reason: 'addition' })
  await ledTo(await worker.submits(other.action, other.fields))
  const lost = await worker.submits(one.action, one.fields)
  const page = await lost.text()
  expect(lost.status).toBe(409)
  for (const text of [said.mine, said.theirs]) expect(page).toContain(text)
  const again = paperOn(page)
  expect(again.fields['text']).toEqual([said.mine])
  await ledTo(await worker.submits(again.action, again.fields))
  for (const text of [said.note, said.corrected, said.mine, said.theirs]) expect(await worker.reads(here(`/records/${made['note']}`))).toContain(text)
}

/** 6. The line broke before the answer came: the same form again makes nothing more. */
export async function sendsAgain({ who, here, caseOf }: Story): Promise<void> {
  const worker = who('worker.alfa')
  const form = await takes(worker, here('/records/new?class=C4'), { kind: 'note', text: said.resent })
  const before = (await caseOf(worker)).records.length
  const [first, second] = await Promise.all([worker.submits(form.action, form.fields), worker.submits(form.action, form.fields)])
  expect(await ledTo(first)).toBe(await ledTo(second))
  expect(await ledTo(await worker.submits(form.action, form.fields))).toBe(first.headers.get('location'))
  expect((await caseOf(worker)).records).toHaveLength(before + 1)
  const other = await worker.submits(form.action, { ...form.fields, text: `${said.resent} Och mer.` })
  expect(other.status).toBe(409)
  expect(await other.text()).toContain('Och mer.')
}

/** 6. Timed out in the middle: what was sent is sealed to her own key, and waits for her alone. */
export async function isTimedOut({ house, who, back, here }: Story): Promise<void> {
  const admin = await house.scratch.admin('main')
  const form = await takes(who('worker.alfa'), here('/records/new?class=C4'), { kind: 'note', text: said.kept })
  await sql`update authz.session set seen_at = now() - interval '16 minutes' where person_id = ${id('worker.alfa')}`.execute(admin)
  expect((await who('worker.alfa').asks(here())).status).toBe(401)
  const away = await ledTo(await who('worker.alfa').submits(form.action, form.fields))
  const asked = new URL(away, 'http://127.0.0.1').searchParams
  expect([away.split('?')[0], asked.get('kept')]).toEqual(['/sign-in', 'yes'])
  const { rows } = await sql<{ sealed: Buffer }>`select sealed from authz.draft`.execute(admin)
  expect(rows.map((row) => wordAboutHer(row.sealed.toString('latin1')))).toEqual([null])
  const next = asked.get('next') ?? ''
  const colleague = await who('operator.alfa').visits(next)
  expect(wordAboutHer(await colleague.text())).toBeNull()

  const worker = await back('worker.alfa')
  expect(await worker.reads('/drafts')).toContain(lastPart(next) === '' ? next : next.split('?')[0])
  const waiting = paperOn(await worker.reads(next))
  expect([waiting.fields['text'], waiting.fields['class'], waiting.fields['kind']]).toEqual([[said.kept], ['C4'], ['note']])
  const kept = await ledTo(await worker.submits(waiting.action, waiting.fields))
  expect(await worker.reads(kept)).toContain(said.kept)
  expect((await sql`select from authz.draft`.execute(admin)).rows).toHaveLength(0)
}
