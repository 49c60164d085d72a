import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asks, begins, beginsReturn, board, chooses, clockAt, coordinator, partner } from '#test/journey/return-deeds.ts'
import { patiently, screens, WholeCase } from '#test/journey/whole-case.ts'
import { day, yes } from '#test/stories/return-house.ts'
import { supportPaths } from '#capabilities/support/paths.ts'
import { id } from '#test/journey/story.ts'

/** A boy of fifteen who came alone. The other country does not answer. */
describe.each(screens)('a boy of fifteen, and a country that does not answer, $name', (screen) => {
  let w: WholeCase
  let his = ''
  beforeAll(async () => {
    w = await WholeCase.open(screen)
    await begins(w)
  }, 240_000)
  afterAll(() => w.close())
  const inWords = (sv: string, en: string): string => (screen.language === 'sv' ? sv : en)
  const hisId = (): string => his.split('/').at(-1) ?? ''
  const phase = async (): Promise<string> => (await asks<{ phase: string }>(w, board, `${his}/return`)).phase
  const waits = async (): Promise<void> => {
    for (const login of [coordinator, partner])
      expect(await w.refused(login, `${his}/return/admission/new`, yes(), 422)).toMatch(
        /Ett barn antas först när båda länderna|A child is admitted only when both countries/,
      )
    expect(await phase()).toBe('applied')
  }

  it(
    'he has said that he wants to go home, and the board here finds that it is best for him',
    async () => {
      his = await beginsReturn(w, board, 'yes')
      await chooses(w, board, his)
      const found = { side: 'sweden', found: 'best', foundOn: day(-1), authority: 'social_board', channel: 'own_decision' }
      await w.does(board, `${his}/return/findings/new`, found, 'boy-01-finding')
      await w.looks(board, `${his}/return/findings`, 'boy-02-findings')
    },
    patiently,
  )
  it(
    'the other country does not answer: nobody can admit him, today or in three months',
    async () => {
      await waits()
      await w.looks(coordinator, `${his}/return/admission/new`, 'boy-03-admission')
      const gates = await w.looks(board, `${his}/return/gates`, 'boy-04-gates')
      expect(gates).toContain(inWords('Båda länderna har inte svarat', 'Both countries have not answered'))
      for (const days of [14, 45, 90]) {
        await clockAt(w, new Date(Date.parse('2026-11-21T12:00:00Z') + days * 86_400_000))
        await waits()
      }
      await w.looks(board, `${his}/return`, 'boy-05-still-waits')
    },
    patiently,
  )
  it(
    'and his plan goes on here: school, support, a plan with those around him',
    async () => {
      await w.does(
        board,
        supportPaths.assessNeed(hisId(), 'education'),
        { answer: 'yes', urgency: 'now', assessor: 'the_person', assessedOn: day(90) },
        'boy-06-need',
      )
      const measure = { owner: id(board), startOn: day(90), dueAt: `${day(100)}T12:00`, payer: 'municipality_of_stay' }
      await w.does(board, supportPaths.newMeasureOf(hisId(), 'talk_support'), { ...measure, area: 'trauma' }, 'boy-07-measure')
      const agreed = {
        path: 'stay',
        language: 'ron',
        part_my_view: 'Kanariesagt: Jag går i skolan så länge.',
        consented: 'yes',
        agreedOn: day(90),
        reviewOn: day(120),
      }
      await w.does(board, `${his}/support/agreed/new/support`, agreed, 'boy-08-plan')
      await w.looks(board, `${his}/support`, 'boy-09-support')
      await w.looks(board, his, 'boy-10-case')
      expect(await phase()).toBe('applied')
    },
    patiently,
  )
})
