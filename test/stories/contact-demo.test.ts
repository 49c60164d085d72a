import { drawFor } from '#app/demo/draw.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contact } from '#capabilities/contact/capability.ts'
import { contactCanaries, tellCalls, type ToldCalls } from '#capabilities/contact/demo.ts'
import { cooperation } from '#capabilities/cooperation/capability.ts'
import { cooperationCanaries, tellMeeting } from '#capabilities/cooperation/demo.ts'
import { directory } from '#capabilities/directory/capability.ts'
import { fillDirectory } from '#capabilities/directory/demo.ts'
import { demoId, demoPeople, demoZones } from '#capabilities/people/demo.ts'
import type { Id } from '#kernel/id.ts'
import { daysAfter } from '#kernel/time.ts'
import { openCasesHouse, type CasesHouse, type Person } from '#test/stories/cases-house.ts'

const today = new Date('2026-03-10T22:15:00Z')

describe('the night of the demo world', () => {
  let house: CasesHouse
  let told: ToldCalls & { readonly meeting: Id }
  const people = new Map<string, Person>()
  const person = (login: string): Person => {
    const found = people.get(login)
    if (!found) throw new Error(login)
    return found
  }
  beforeAll(async () => {
    house = await openCasesHouse(daysAfter(today, -3), [directory, contact, cooperation])
    await house.asOwner(async (tx) => directory.furnish?.(tx))
    const zones = new Map<string, Id>()
    for (const zone of demoZones) zones.set(zone.code, await house.zone(zone.code, zone.kind))
    for (const one of demoPeople) people.set(one.login, await house.person(zones.get(one.zone) ?? '', one.roles, { language: 'sv', head: one.unitHead }))
    for (const zone of zones.values()) await house.keysFor(zone)
    const zone = (code: string): Id => zones.get(code) ?? ''
    await house.asOwner((tx) => fillDirectory(tx, { now: today, zone, person: (login) => person(login).id, id: demoId }))
    const world = {
      today,
      draw: drawFor,
      zone,
      person: (login: string) => person(login).id,
      as: async <Value>(id: Id, at: Date, about: Id | null, deed: Parameters<Person['works']>[1]): Promise<Value> => {
        await house.scratch.setClock(at)
        const found = [...people.values()].find((one) => one.id === id)
        if (!found) throw new Error('nobody')
        return (await found.works(about, deed)) as Value
      },
    }
    const calls = await tellCalls(world)
    const meeting = await tellMeeting(world, calls.acuteCase)
    await house.scratch.setClock(today)
    told = { ...calls, meeting }
  })
  afterAll(() => house.close())

  it('has a call that just came in, a hand-over to answer and a day of counted calls', async () => {
    const list = (await (await person('operator.alfa').asks('/calls')).json()) as {
      mine: { id: string }[]
      toAnswer: { id: string }[]
      tally: { today: number }[]
    }
    expect(list.mine.map((call) => call.id)).toContain(told.nightCall)
    expect(list.toAnswer.map((each) => each.id)).toEqual([told.handOver])
    expect(list.tally.reduce((sum, each) => sum + each.today, 0)).toBe(15)
  })

  it('has a meeting in progress with a no and no answer', async () => {
    const meeting = (await (await person('operator.alfa').asks(`/meetings/${told.meeting}`)).json()) as {
      who: { function: string; answer: string; late: boolean }[]
      agenda: { decisions: { state: string }[] }[]
    }
    expect(meeting.who.map((row) => [row.function, row.answer])).toEqual(
      expect.arrayContaining([
        ['health_care', 'decline'],
        ['shelter', 'none'],
        ['police_contact', 'accept'],
      ]),
    )
    expect(meeting.who.some((row) => row.late)).toBe(true)
    expect(meeting.agenda.flatMap((each) => each.decisions.map((one) => one.state)).sort()).toEqual(['late', 'open', 'open', 'open'])
  })

  it('shows none of its words to those who are not in it, nor in any list', async () => {
    const words = [...contactCanaries, ...cooperationCanaries]
    for (const login of ['police.poln', 'night.a17', 'coordinator.sthm', 'operator.beta', 'operator.alfa']) {
      for (const path of ['/calls', '/meetings', '/calls?show=to-answer', '/meetings?show=to-answer', `/meetings/${told.meeting}`]) {
        const page = await person(login).reads(path)
        for (const each of words) expect(page).not.toContain(each)
      }
    }
  })
})
