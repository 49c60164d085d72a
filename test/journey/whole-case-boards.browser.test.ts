import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { day, patiently, screens, WholeCase, whatHappened, wordsOf } from '#test/journey/whole-case.ts'
import { brings, dangers, isTakenIn, measure, opensCase, opensPlace } from '#test/journey/whole-case-deeds.ts'

const [elin, ivar, nils] = ['worker.alfa', 'worker.beta', 'finance.alfa']
const ofMoney = /betalar|kostnad|kronor|tvist|oense|\bpays\b|\bcosts?\b|dispute|disagree/i

/** For five weeks two boards do not agree who pays. She never notices. */
describe.each(screens)('two boards that do not agree who pays, $name', (screen) => {
  let w: WholeCase
  let hers = ''
  let plan = ''
  let ask = ''
  let step = ''
  beforeAll(async () => {
    w = await WholeCase.open(screen)
  }, 240_000)
  afterAll(() => w.close())
  const says = (sv: string, en: string): string => (screen.language === 'sv' ? sv : en)
  const boardIn = async (login: string): Promise<string> =>
    /<option value="([0-9a-f-]{36})"/.exec(await w.reads(login, `${hers}/costs/transfers/new`))?.[1] ?? ''
  const papers = async (): Promise<readonly string[]> => {
    const agreed = await w.sends(elin, `${hers}/support/agreed/new/support`, {
      path: 'stay',
      language: 'swe',
      part_my_view: '1',
      consented: 'yes',
      agreedOn: day(0),
      reviewOn: day(60),
    })
    return await Promise.all([`${plan}/sheet`, `${agreed}/sheet`].map((path) => w.reads(elin, path)))
  }

  it(
    'she has a bed and a plan the first night, before anybody asks who pays',
    async () => {
      hers = await opensCase(w, elin)
      await opensPlace(w, 'LOM', ['women'])
      await w.sends(elin, `${hers}/placement/new`, { adults: '1', who: 'women', fromDay: day(0), nights: '60', basis: 'board_decision', all: 'yes' })
      ask = await isTakenIn(w, elin, hers)
      await w.sends(elin, `${hers}/risk/new`, dangers())
      plan = await w.sends(elin, `${hers}/plans/new/own`, { language: 'swe', part_danger: '112', copy: 'given', reviewOn: day(30) })
      expect(await w.looks(elin, `${hers}/costs`, 'boards-01-first-night')).toContain('Socialnämnden ALFA')
    },
    patiently,
  )

  it(
    'each board says its own, and the first goes on paying',
    async () => {
      await brings(w, elin, hers, 'BETA', ivar)
      const said = { stays: 'here', permanent: 'elsewhere', placedBy: 'nobody', status: 'section_5_15', child: 'no' }
      const decide = await w.does(elin, `${hers}/costs/payer/new`, said, 'boards-02-assess')
      await w.does(elin, decide, { payer: 'residence_board', board: await boardIn(elin), fromOn: day(0), provisional: 'yes', shown: 'yes' }, 'boards-03-decide')
      await w.does(elin, `${hers}/costs/transfers/new`, { board: await boardIn(elin), askedOn: day(0) }, 'boards-04-ask')
      const theirs = await w.sends(ivar, `${hers}/costs/payer/new`, { ...said, stays: 'elsewhere', permanent: 'none' })
      await w.sends(ivar, theirs, { payer: 'stay_board', board: await boardIn(ivar), fromOn: day(0), shown: 'yes' })
      step = /\/cases\/[0-9a-f-]{36}\/costs\/transfers\/[0-9a-f-]{36}/.exec(await w.reads(ivar, `${hers}/costs/payer`))?.[0] ?? ''
      const page = await w.looks(elin, `${hers}/costs/payer`, 'boards-05-both-versions')
      expect(page).toMatch(says('inte överens', 'do not agree'))
      expect(page).toContain('Socialnämnden BETA')
    },
    patiently,
  )

  it(
    'a week later, two, five: nothing she gets has stopped, and nothing she holds says a word of it',
    async () => {
      const before = (await papers()).map(wordsOf)
      for (const days of [7, 14, 35]) {
        await w.passes(days)
        await w.sends(elin, `${hers}/support/measures/new?code=talk_support`, {
          ...measure('trauma', 'talk_support', 'not_settled'),
          dueAt: `${day(days + 5)}T12:00`,
        })
        const { asks } = (await (await (await w.as('shelter.a17')).asks('/place-requests')).json()) as { asks: { id: string; state: string }[] }
        expect([days, asks.find((one) => ask.endsWith(one.id))?.state]).toEqual([days, 'arrived'])
        if (days === 7) await w.sends(ivar, step, { step: 'refused', on: day(7) })
        if (days === 14) await w.sends(elin, step, { step: 'at_inspectorate', on: day(14) })
      }
      const after = (await Promise.all([`${plan}/sheet`, ...(await agreedSheets())].map((path) => w.reads(elin, path)))).map(wordsOf)
      for (const text of [...before, ...after]) expect([ofMoney.exec(text)?.[0] ?? null, whatHappened.exec(text)?.[0] ?? null]).toEqual([null, null])
      await w.looks(elin, hers, 'boards-06-case-five-weeks')
      await w.looks(elin, `${hers}/costs/payer`, 'boards-07-payer-five-weeks')
      await w.looks(elin, `${plan}/sheet`, 'boards-08-her-sheet')
      for (const login of ['shelter.a17']) expect((await (await w.as(login)).visits(`${hers}/costs/payer`)).status).toBe(404)
    },
    patiently,
  )
  const agreedSheets = async (): Promise<readonly string[]> =>
    [...new Set((await w.reads(elin, `${hers}/support`)).match(/\/cases\/[0-9a-f-]{36}\/support\/agreed\/[0-9a-f-]{36}/g) ?? [])].map((path) => `${path}/sheet`)

  it(
    'the inspectorate decides, and the quarter is claimed and received long before its last day',
    async () => {
      await w.sends(elin, `${hers}/costs/basis`, { receivedOn: day(0) })
      const nights = {
        type: 'shelter',
        legal: 'sol_11_1',
        whom: 'person',
        supplier: 'A17',
        invoice: '118',
        unit: '1850',
        vat: '',
        fromOn: day(0),
        dischargedOn: day(35),
        rule: 'nights',
      }
      await w.does(elin, `${hers}/costs/stays/new`, nights, 'boards-09-nights')
      await w.does(elin, step, { step: 'inspectorate_yes', on: day(35), takesFrom: day(35) }, 'boards-10-inspectorate')
      await w.looks(elin, `${hers}/costs`, 'boards-11-costs')
      await w.looks(nils, '/costs', 'boards-12-finance')
      await w.looks(nils, '/costs/quarters/2026-01-01', 'boards-13-quarter')
      const claim = await w.does(nils, '/costs/quarters/2026-01-01', {}, 'boards-14-claim')
      expect(claim).toMatch(/^\/costs\/claims\/[0-9a-f-]{36}$/)
      await w.does(nils, `${claim}/sent`, { on: day(36) })
      await w.does(nils, `${claim}/received`, { on: day(36) })
      const page = await w.looks(nils, claim, 'boards-15-claim-received')
      expect(page).toContain(day(36))
      const csv = await (await (await w.as(nils)).visits(`${claim}/csv`)).text()
      expect(csv.split('\n').length).toBeGreaterThan(1)
      expect(csv).not.toContain(hers.split('/').at(-1))
    },
    patiently,
  )
})
