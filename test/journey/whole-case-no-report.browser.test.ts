import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { invitationWords } from '#capabilities/cases/domain/pseudonym.ts'
import { zone } from '#test/journey/story.ts'
import { day, patiently, screens, WholeCase, whatHappened, wordsOf } from '#test/journey/whole-case.ts'
import { dangers, isTakenIn, measure, opensCase, opensPlace } from '#test/journey/whole-case-deeds.ts'

const elin = 'worker.alfa'
const nils = 'finance.alfa'
const patient = 'No word is the price of anything.'

/** She wants no report to the police. She gets what everybody gets. */
describe.each(screens)('a woman who wants no police report, $name', (screen) => {
  let w: WholeCase
  let hers = ''
  beforeAll(async () => {
    w = await WholeCase.open(screen)
  }, 240_000)
  afterAll(() => w.close())

  it(
    'says no, and her no is kept where it is asked for',
    async () => {
      hers = await opensCase(w, elin, { track: 'prostitution' }, 'no-report-01-open')
      await w.sends(elin, `${hers}/records/new?class=C4`, { kind: 'note', text: patient })
      await w.sends(elin, `${hers}/units`, { zone: zone('POLN'), word: invitationWords[5] ?? '', until: `${day(1)}T12:00` })
      const consent = {
        answer: 'no',
        classes: ['C6'],
        recipients: [zone('POLN')],
        purposes: ['investigate_crime'],
        language: 'ron',
        givenOn: day(0),
        form: 'oral',
        capacity: 'adult',
        validUntil: day(90),
      }
      await w.does(elin, `${hers}/consents/new`, consent, 'no-report-02-consent')
      await w.looks(elin, `${hers}/consents`, 'no-report-03-consents')
    },
    patiently,
  )

  it(
    'is protected and sheltered',
    async () => {
      await w.sends(elin, `${hers}/indicators/new?list=adult&forms=labour`, {
        seer: 'the_person',
        knowing: 'first_hand',
        seenOn: day(0),
        sign_watched: 'present',
      })
      await w.sends(elin, `${hers}/risk/new`, dangers())
      const plan = await w.does(
        elin,
        `${hers}/plans/new/own`,
        { language: 'eng', part_danger: 'Call 112 if you choose to.', safe: ['never_letter'], copy: 'given', reviewOn: day(30) },
        'no-report-04-plan',
      )
      expect(whatHappened.exec(wordsOf(await w.reads(elin, `${plan}/sheet`)))?.[0] ?? null).toBeNull()
      await opensPlace(w, 'SIK', ['women'])
      await w.does(
        elin,
        `${hers}/placement/new`,
        { adults: '1', who: 'women', fromDay: day(0), nights: '21', basis: 'without_assessment', all: 'yes' },
        'no-report-05-bed',
      )
    },
    patiently,
  )

  it(
    'is let in by a shelter that asks for no report',
    async () => {
      await isTakenIn(w, elin, hers, { conditions: 'yes' })
      expect(await w.looks(elin, `${hers}/placement`, 'no-report-06-placed')).toContain('SIK')
    },
    patiently,
  )

  it(
    'gets care, support, work, a plan with those around her, and hears of her rights',
    async () => {
      for (const area of ['housing', 'health_acute', 'health_sexual', 'trauma', 'economy', 'work'])
        await w.sends(elin, `${hers}/needs/${area}/new`, { answer: 'yes', urgency: 'now', assessor: 'the_person', assessedOn: day(0) })
      for (const [area, code, payer] of [
        ['health_acute', 'health_visit', 'region'],
        ['health_sexual', 'health_talk', 'region'],
        ['trauma', 'talk_support', 'organisation'],
        ['economy', 'financial_assistance', 'municipality_of_stay'],
        ['work', 'internship', 'not_settled'],
      ] as const)
        await w.sends(elin, `${hers}/support/measures/new?code=${code}`, measure(area, code, payer))
      const sip = {
        path: 'undecided',
        language: 'eng',
        part_my_view: 'I want to sleep and then work.',
        part_which_measures: 'Care and a place to live.',
        part_who_answers: 'The clinic and the municipality.',
        part_main_responsible: 'The municipality.',
        consented: 'yes',
        agreedOn: day(0),
        reviewOn: day(60),
      }
      await w.does(elin, `${hers}/support/agreed/new/sip`, sip, 'no-report-07-sip')
      await w.looks(elin, `${hers}/support`, 'no-report-08-support')
      await w.does(
        elin,
        `${hers}/rights/new`,
        { toldOn: day(0), language: 'eng', interpreter: 'none_needed', items: ['support_anyway', 'withdraw', 'time_limited_permit'], sheet: 'given' },
        'no-report-09-rights',
      )
      const sheet = wordsOf(await w.reads(elin, `${hers}/rights/sheet/2026-01-01/eng`))
      expect(sheet).toMatch(/even if you|whether or not|no report|do not report/i)
    },
    patiently,
  )

  it(
    'may think for a while: the board asks for it, and nobody has reported anything',
    async () => {
      const asked = { applicant: 'social_board', basis: 'trafficking', way: 'secure_mail', sentOn: day(0) }
      await w.does(elin, `${hers}/permits/new/reflection`, asked, 'no-report-10-time-to-think')
      await w.looks(elin, `${hers}/permits`, 'no-report-11-permits')
    },
    patiently,
  )

  it(
    'costs nobody a report: who pays is settled, and the police were never in the case',
    async () => {
      const decide = await w.sends(elin, `${hers}/costs/payer/new`, { stays: 'here', permanent: 'none', placedBy: 'nobody', status: 'no_permit', child: 'no' })
      await w.sends(elin, decide, { payer: 'us', fromOn: day(0), provisional: 'yes' })
      await w.looks(elin, `${hers}/costs`, 'no-report-12-costs')
      const card = (await (await (await w.as(elin)).asks(hers)).json()) as { card: { legal: string; phase: string } }
      expect(card.card.legal).toBe('none')
      for (const login of ['police.poln', 'threat.poln'])
        for (const path of ['', '/support', '/placement', '/risk', '/permits', '/costs', '/rights'])
          expect([login, path, (await (await w.as(login)).visits(hers + path)).status]).toEqual([login, path, 404])
      const page = await w.looks(elin, hers, 'no-report-13-case')
      expect(page).not.toContain(patient)
    },
    patiently,
  )

  it(
    'and the state pays for her nights at the shelter, claimed without a word of the police',
    async () => {
      await w.passes(35)
      await w.sends(elin, `${hers}/costs/basis`, { receivedOn: day(0) })
      const bed = { type: 'shelter', legal: 'sol_11_1', whom: 'person', supplier: 'A17', invoice: '204', unit: '1850', vat: '', rule: 'nights' }
      await w.does(elin, `${hers}/costs/stays/new`, { ...bed, fromOn: day(0), dischargedOn: day(10) }, 'no-report-14-nights')
      const claim = await w.does(nils, '/costs/quarters/2026-01-01', {}, 'no-report-15-claim')
      await w.does(nils, `${claim}/sent`, { on: day(36) })
      await w.does(nils, `${claim}/received`, { on: day(36) })
      const page = await w.looks(nils, claim, 'no-report-16-claimed')
      expect(page).toMatch(screen.language === 'sv' ? /18\s500,00\skr/ : /SEK\s18,500\.00/)
      expect([/polis|police/i.test(page), page.includes(patient)]).toEqual([false, false])
    },
    patiently,
  )
})
