import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { approves, asks, begins, clockAt, coordinator, mayGo, partner, says } from '#test/journey/return-deeds.ts'
import { patiently, screens, WholeCase } from '#test/journey/whole-case.ts'
import type { Fields } from '#test/house.ts'
import { reached } from '#test/stories/returning-after-house.ts'

type After = {
  readonly phase: string
  readonly alarms: readonly { readonly why: string; readonly answer: string | null }[]
  readonly renewals: readonly { readonly way: string }[]
}

/** At six months it turns out that she is exploited again. */
describe.each(screens)('exploited again, found at six months, $name', (screen) => {
  let w: WholeCase
  let hers = ''
  beforeAll(async () => {
    w = await WholeCase.open(screen)
    await begins(w)
  }, 240_000)
  afterAll(() => w.close())
  const follows = (point: string, onDay: string, more: Fields = {}): Fields =>
    Object.fromEntries(Object.entries(reached(point, onDay, more)).filter(([, value]) => value !== ''))
  const after = (): Promise<After> => asks<After>(w, coordinator, `${hers}/return/after`)

  it(
    'she came home, was received, and was well at three months',
    async () => {
      hers = await mayGo(w, coordinator)
      await approves(w, hers)
      for (const [at, kind, leg] of [
        ['2026-11-23T16:05:00Z', 'departed', 1],
        ['2026-11-23T17:50:00Z', 'transit', 1],
        ['2026-11-23T19:40:00Z', 'boarded', 2],
        ['2026-11-23T22:30:00Z', 'arrived', 2],
      ] as const)
        await says(w, hers, at, kind, leg)
      for (const [point, onDay] of [
        ['d1', '2026-11-25'],
        ['m3', '2027-02-22'],
      ] as const) {
        await clockAt(w, `${onDay}T10:00:00Z`)
        await w.sends(partner, `${hers}/return/after/follow-ups/new?point=${point}`, follows(point, onDay))
      }
    },
    patiently,
  )
  it(
    'at six months she says what has begun again: it rings at the coordinator the same day',
    async () => {
      await clockAt(w, '2027-05-23T10:00:00Z')
      const said = follows('m6', '2027-05-23', { exploitedAgain: 'yes', safety: 'unsafe', exploiterContact: 'yes' })
      await w.does(partner, `${hers}/return/after/follow-ups/new?point=m6`, said, 'again-01-follow-up')
      expect((await after()).alarms).toEqual(expect.arrayContaining([expect.objectContaining({ why: 'again', answer: null })]))
      const today = await w.looks(coordinator, '/', 'again-02-my-day')
      expect(today).not.toMatch(/utnyttja|exploit/i)
      await w.looks(coordinator, '/returns/follow-ups?show=alarms', 'again-03-alarms')
      await w.looks(coordinator, `${hers}/return/after`, 'again-04-after')
      const alarm = /\/cases\/[0-9a-f-]{36}\/return\/after\/alarms\/[0-9a-f-]{36}/.exec(await w.reads(coordinator, `${hers}/return/after`))?.[0] ?? ''
      await w.looks(coordinator, alarm, 'again-09-answer-alarm')
    },
    patiently,
  )
  it(
    'her case is acute again with all that is known in it, and whoever leads it has a danger to weigh',
    async () => {
      const to = await w.does(
        coordinator,
        `${hers}/return/after/again`,
        { knownOn: '2027-05-23', knownBy: 'follow_up', words: 'Kanarieåter: samme man håller henne.' },
        'again-05-take-up',
      )
      expect(to).toBe(hers)
      expect(await asks(w, coordinator, hers)).toMatchObject({ card: { phase: 'acute', urgent: true, closedAt: null } })
      expect(await after()).toMatchObject({ phase: 'ended', renewals: [{ way: 'case_open' }] })
      expect(await asks(w, coordinator, `${hers}/return`)).toMatchObject({ outcome: 're_exploited_known' })
      await w.looks(coordinator, hers, 'again-06-case')
      await w.looks(coordinator, `${hers}/course`, 'again-07-course')
      await w.looks(coordinator, `${hers}/return/after`, 'again-08-after')
    },
    patiently,
  )
})
