import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  approves,
  asks,
  begins,
  beginsReturn,
  board,
  bringsInPlace,
  chooses,
  clockAt,
  coordinator,
  isAdmitted,
  mayGo,
  partner,
  plansTheWay,
  says,
  wayOf,
} from '#test/journey/return-deeds.ts'
import { patiently, screens, WholeCase } from '#test/journey/whole-case.ts'
import { canaries, lastLeg } from '#test/stories/returning-journey-house.ts'

type Whole = { readonly phase: string; readonly outcome: string | null }
const well = {
  safety: 'safe',
  housing: 'lasting',
  income: 'enough',
  health: 'has_care',
  children: 'no_children',
  network: 'has_people',
  exploiterContact: 'no',
  satisfied: 'yes',
  exploitedAgain: 'no',
}

/** The same woman's return three times: it goes well, she changes her mind, the plane is missed. */
describe.each(screens)("a woman's way home, three times, $name", (screen) => {
  let w: WholeCase
  let hers = ''
  beforeAll(async () => {
    w = await WholeCase.open(screen)
    await begins(w)
  }, 240_000)
  afterAll(() => w.close())
  const inWords = (sv: string, en: string): string => (screen.language === 'sv' ? sv : en)
  const whole = (): Promise<Whole> => asks<Whole>(w, board, `${hers}/return`)

  it(
    '1a. it goes well: she asks, chooses, is admitted, and everything is brought into place',
    async () => {
      hers = await beginsReturn(w, board, 'no', 'home-01-begin')
      await chooses(w, board, hers, 'home-02-choose')
      await isAdmitted(w, hers)
      await w.looks(coordinator, `${hers}/return/gates`, 'home-03-gates-closed')
      await plansTheWay(w, hers)
      await bringsInPlace(w, hers)
      await w.does(coordinator, `${hers}/return/approval/new`, {}, 'home-04-approve')
      await w.does(partner, `${hers}/return/approval/new`, {})
      await w.looks(board, `${hers}/return/gates`, 'home-05-gates-open')
      await w.looks(partner, `${hers}/return/journey`, 'home-06-planned')
    },
    patiently,
  )
  it(
    'she travels, is met, and each step is one button',
    async () => {
      await clockAt(w, '2026-11-22T12:00:00Z')
      await w.does(partner, `${hers}/return/journey/check`, { sure: ['documents', 'still_wants', 'receiver', 'sheet'] }, 'home-07-check')
      await says(w, hers, '2026-11-23T16:05:00Z', 'departed', 1, 'home-08-departed')
      await says(w, hers, '2026-11-23T17:50:00Z', 'transit', 1)
      await says(w, hers, '2026-11-23T19:40:00Z', 'boarded', 2)
      await says(w, hers, '2026-11-23T22:30:00Z', 'arrived', 2)
      expect(await wayOf(w, hers)).toMatchObject({ phase: 'arrived', known: { next: null } })
      await w.looks(partner, `${hers}/return/journey`, 'home-09-arrived')
      expect(await w.looks(board, `${hers}/return/journey`, 'home-10-not-on-the-list')).not.toMatch(/Rumänien|Romania|Tyskland|Germany|23:30|QX/)
    },
    patiently,
  )
  it(
    'she is received and followed for six months, and her way ends as it went',
    async () => {
      await clockAt(w, '2026-11-24T09:00:00Z')
      const came = { arrivedAt: '2026-11-23T23:30', confirmedBy: 'partner_abroad', confirmedAt: '2026-11-24T09:00', onward: 'met_and_taken', housing: 'family' }
      await w.does(partner, `${hers}/return/after/reception`, came, 'home-11-reception')
      for (const [point, onDay] of [
        ['d1', '2026-11-25'],
        ['w2', '2026-12-08'],
        ['m1', '2026-12-23'],
        ['m3', '2027-02-22'],
        ['m6', '2027-05-23'],
      ] as const) {
        await clockAt(w, `${onDay}T10:00:00Z`)
        const fields = { point, onDay, reach: 'reached', how: 'through_partner', ...well }
        if (point === 'd1') await w.does(partner, `${hers}/return/after/follow-ups/new?point=d1`, fields, 'home-12-follow-up')
        else await w.sends(partner, `${hers}/return/after/follow-ups/new?point=${point}`, fields)
      }
      await w.looks(partner, `${hers}/return/after`, 'home-13-after')
      await w.does(coordinator, `${hers}/return/closing`, { outcome: 'returned_monitored', endedOn: '2027-05-23' }, 'home-14-closing')
      expect(await whole()).toMatchObject({ phase: 'ended', outcome: 'returned_monitored' })
      await w.looks(board, `${hers}/return`, 'home-15-whole-way')
    },
    patiently,
  )
  it(
    '1b. she changes her mind at the gate the day before: one press, no reason, and nobody waits for her at any airport',
    async () => {
      await begins(w)
      hers = await mayGo(w)
      await approves(w, hers)
      await clockAt(w, '2026-11-22T18:00:00Z')
      await w.does(board, `${hers}/return/withdrawal`, { outcome: 'withdrew_before_travel' }, 'home-16-withdraw')
      expect(await whole()).toMatchObject({ phase: 'ended', outcome: 'withdrew_before_travel' })
      await clockAt(w, '2026-11-23T20:46:00Z')
      for (const login of [coordinator, partner]) expect(await w.reads(login, '/returns/alarms')).toMatch(/Inget larm väntar|No alarm waits/)
      for (const login of [board, partner]) expect([login, (await (await w.as(login)).visits(`${hers}/return/approval/new`)).status]).toEqual([login, 404])
      const page = await w.looks(board, hers, 'home-17-case-goes-on')
      expect(page).toContain(inWords('Stöd', 'Support'))
      await w.sends(board, `${hers}/return/new`, { asked: 'yes' })
      expect(await whole()).toMatchObject({ phase: 'choice', outcome: null })
    },
    patiently,
  )
  it(
    '1c. the plane is missed in transit at night: the alarm reaches whoever is on call, and says nothing of her',
    async () => {
      await begins(w)
      hers = await mayGo(w)
      await approves(w, hers)
      await says(w, hers, '2026-11-23T16:05:00Z', 'departed', 1)
      await says(w, hers, '2026-11-23T17:50:00Z', 'transit', 1)
      await clockAt(w, '2026-11-23T20:46:00Z')
      const { pseudonym } = (await asks<{ case: { pseudonym: string } }>(w, partner, `${hers}/return/journey`)).case
      const list = await w.looks(coordinator, '/returns/alarms', 'home-18-alarm')
      const visitor = await w.at(coordinator)
      const html = await visitor.page.content()
      for (const words of [pseudonym, hers, 'Tyskland', 'Germany', 'Rumänien', 'Romania', '21:00', '00:20', ...Object.values(canaries)])
        expect([words, html.slice(html.indexOf('<main')).includes(words), list.includes(words)]).toEqual([words, false, false])
      const today = await w.looks(coordinator, '/', 'home-19-my-day')
      expect(today).toMatch(/1 larm väntar|1 alarm waits/)
      const alarm = /\/returns\/alarms\/[0-9a-f-]{36}/.exec(html)?.[0] ?? ''
      await w.looks(coordinator, alarm, 'home-20-one-alarm')
      await w.does(coordinator, `${alarm}/take`, {}, 'home-21-take')
      await w.looks(coordinator, '/returns/alarms?show=taken', 'home-22-taken')
    },
    patiently,
  )
  it(
    'the next plane is found, and she comes',
    async () => {
      const legs = (await wayOf(w, hers)).known?.legs ?? []
      const log = `${hers}/return/journey/legs/${legs[1]?.id}`
      await w.does(partner, `${log}/log/deviation`, { deviation: 'missed', words: 'Kanariemiss: bytet blev för kort.' }, 'home-23-missed')
      await w.does(partner, log, lastLeg({ departWall: '2026-11-24T06:30', arriveWall: '2026-11-24T09:40' }), 'home-24-next-plane')
      await says(w, hers, '2026-11-24T05:35:00Z', 'boarded', 2)
      await says(w, hers, '2026-11-24T07:50:00Z', 'arrived', 2)
      await w.looks(partner, `${hers}/return/journey`, 'home-25-came')
      expect(await w.reads(coordinator, '/returns/alarms')).toMatch(/Inget larm väntar|No alarm waits/)
    },
    patiently,
  )
})
