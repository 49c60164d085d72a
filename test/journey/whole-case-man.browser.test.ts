import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aboutSex, day, patiently, screens, whatHappened, WholeCase, wordsOf } from '#test/journey/whole-case.ts'
import { dangers, isTakenIn, measure, opensPlace } from '#test/journey/whole-case-deeds.ts'

const elin = 'worker.alfa'

/** He was found begging. He uses a stick, has been ill for long without care, and slept outdoors. */
describe.each(screens)('a man of thirty who was found begging, $name', (screen) => {
  let w: WholeCase
  let his = ''
  /** Whatever he is handed, in each language it is printed in. */
  const handed: { readonly what: string; readonly text: string }[] = []
  beforeAll(async () => {
    w = await WholeCase.open(screen)
  }, 240_000)
  afterAll(() => w.close())
  const keeps = async (what: string, path: string): Promise<void> => void handed.push({ what, text: await w.reads(elin, path) })

  it(
    'gets a case and what was seen is written down as begging, with no question about anything else',
    async () => {
      his = await w.does(elin, '/cases/new', { child: 'no', track: 'exploitation', municipality: '2480' }, 'man-01-open')
      expect(his).toMatch(/^\/cases\/[0-9a-f-]{36}$/)
      const seen = `${his}/indicators/new?list=adult&forms=begging`
      const page = await w.reads(elin, seen)
      for (const one of ['same_place_daily', 'earnings_taken', 'driven_and_fetched']) expect([one, page.includes(`sign_${one}`)]).toEqual([one, true])
      for (const one of ['cannot_say_no', 'others_advertise', 'false_love', 'images_used']) expect([one, page.includes(`sign_${one}`)]).toEqual([one, false])
      await w.does(
        elin,
        seen,
        {
          seer: 'i_myself',
          knowing: 'first_hand',
          seenOn: day(0),
          sign_same_place_daily: 'present',
          sign_earnings_taken: 'present',
          sign_knows_no_place: 'present',
          words: 'Han sitter på samma plats varje dag.',
        },
        'man-02-seen',
      )
      await w.looks(elin, `${his}/indicators`, 'man-03-signs')
    },
    patiently,
  )

  it(
    'is protected: danger is judged with him, and he has a plan in his language',
    async () => {
      await w.does(elin, `${his}/risk/new`, dangers({ item_disability: 'present', item_health: 'present' }), 'man-04-risk-form')
      await w.looks(elin, `${his}/risk`, 'man-05-risk')
      const plan = await w.does(
        elin,
        `${his}/plans/new/own`,
        { language: 'ron', part_danger: 'Sună la 112.', part_safe_way: 'Pe la stație.', copy: 'given', reviewOn: day(30) },
        'man-06-plan-form',
      )
      await w.looks(elin, plan, 'man-07-plan')
      for (const language of ['swe', 'eng']) {
        const again = await w.sends(elin, `${his}/plans/new/own`, {
          language,
          part_danger: '112',
          part_bring: '1',
          checks: ['new_number', 'passwords'],
          copy: 'given',
          reviewOn: day(30),
        })
        await keeps(`safety plan ${language}`, `${again}/sheet`)
      }
      await w.looks(elin, `${plan}/sheet`, 'man-08-plan-sheet')
    },
    patiently,
  )

  it(
    'says what he needs: care, help with his disability, a home, somebody to talk to',
    async () => {
      for (const [area, urgency] of [
        ['disability', 'now'],
        ['health_lasting', 'now'],
        ['housing', 'now'],
        ['trauma', 'weeks'],
        ['economy', 'now'],
      ] as const)
        await w.sends(elin, `${his}/needs/${area}/new`, { answer: 'yes', urgency, assessor: 'the_person', assessedOn: day(0), words: 'Han sade det själv.' })
      await w.does(elin, `${his}/needs/dental/new`, { answer: 'unknown', assessor: 'i_myself', assessedOn: day(0) }, 'man-09-need')
      const needs = await w.looks(elin, `${his}/needs`, 'man-10-needs')
      expect(needs).not.toMatch(/sexuell hälsa: ja/i)
      const templates = await w.looks(elin, `${his}/support/templates?path=stay&person=man`, 'man-11-questions')
      expect(templates).not.toMatch(/sexu/i)
    },
    patiently,
  )

  it(
    'gets care, a home, and psychosocial support, each with somebody who answers and somebody who pays',
    async () => {
      for (const [area, code, payer] of [
        ['health_lasting', 'lasting_care', 'region'],
        ['disability', 'aids', 'region'],
        ['trauma', 'talk_support', 'municipality_of_stay'],
        ['economy', 'financial_assistance', 'municipality_of_stay'],
      ] as const)
        await w.sends(elin, `${his}/support/measures/new?code=${code}`, measure(area, code, payer))
      await w.does(elin, `${his}/support/measures/new?code=supported_home`, measure('housing', 'supported_home', 'municipality_of_stay'), 'man-12-measure')
      await w.looks(elin, `${his}/support`, 'man-13-support')
      const agreed = await w.does(
        elin,
        `${his}/support/agreed/new/support`,
        { path: 'stay', language: 'ron', part_my_view: 'Vreau un loc al meu.', consented: 'yes', agreedOn: day(0), reviewOn: day(60) },
        'man-14-agreed',
      )
      for (const language of ['swe', 'eng']) {
        const again = await w.sends(elin, `${his}/support/agreed/new/support`, {
          path: 'stay',
          language,
          part_my_view: '1',
          consented: 'yes',
          agreedOn: day(0),
          reviewOn: day(60),
        })
        await keeps(`support plan ${language}`, `${again}/sheet`)
      }
      await w.looks(elin, `${agreed}/sheet`, 'man-15-agreed-sheet')
    },
    patiently,
  )

  it(
    'gets a bed for the night at a shelter that takes men',
    async () => {
      await opensPlace(w, 'TALL', ['men'])
      await w.does(
        elin,
        `${his}/placement/new`,
        { adults: '1', who: 'men', wheelchair: 'yes', fromDay: day(0), nights: '14', basis: 'board_decision', all: 'yes' },
        'man-16-ask',
      )
      await isTakenIn(w, elin, his)
      expect(await w.looks(elin, `${his}/placement`, 'man-19-placed')).toContain('TALL')
    },
    patiently,
  )

  it(
    'has somebody who pays from the first day, and what it costs is kept',
    async () => {
      const decide = await w.does(
        elin,
        `${his}/costs/payer/new`,
        { stays: 'here', permanent: 'none', placedBy: 'nobody', status: 'no_permit', child: 'no' },
        'man-20-who-pays',
      )
      await w.sends(elin, decide, { payer: 'us', fromOn: day(0), provisional: 'yes' })
      await w.does(
        elin,
        `${his}/costs/lines/new`,
        { type: 'care', legal: 'sol_11_1', whom: 'person', supplier: 'KL1', invoice: '17', unit: '900', vat: '', fromOn: day(0) },
        'man-21-cost',
      )
      const costs = await w.looks(elin, `${his}/costs`, 'man-22-costs')
      expect(costs).toMatch(/900/)
      expect(costs).toContain('Socialnämnden ALFA')
    },
    patiently,
  )

  it(
    'is handed papers that say nothing of exploitation of any sexual kind, in neither language',
    async () => {
      await w.does(
        elin,
        `${his}/rights/new`,
        { toldOn: day(0), language: 'ron', interpreter: 'by_phone', items: ['support_anyway', 'interpreter', 'housing'], sheet: 'given' },
        'man-23-rights',
      )
      for (const language of ['swe', 'eng']) await keeps(`rights ${language}`, `${his}/rights/sheet/2026-01-01/${language}`)
      expect(handed.length).toBeGreaterThanOrEqual(6)
      for (const { what, text } of handed)
        expect([what, aboutSex.exec(wordsOf(text))?.[0] ?? null, whatHappened.exec(wordsOf(text))?.[0] ?? null]).toEqual([what, null, null])
      const page = await w.looks(elin, his, 'man-24-case')
      expect(aboutSex.exec(page)?.[0] ?? null).toBeNull()
      expect(await w.weighs(elin, his)).toBeLessThan(60_000)
    },
    patiently,
  )
})
