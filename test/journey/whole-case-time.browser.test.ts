import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { id } from '#test/journey/story.ts'
import { day, patiently, screens, WholeCase } from '#test/journey/whole-case.ts'
import { joins, opensCase } from '#test/journey/whole-case-deeds.ts'

const [elin, ture] = ['worker.alfa', 'worker2.alfa']

/** Nine days are left of her time to think, and who answers for it is away. */
describe.each(screens)('time to think runs out while who answers for it is away, $name', (screen) => {
  let w: WholeCase
  let hers = ''
  let period = ''
  beforeAll(async () => {
    w = await WholeCase.open(screen)
  }, 240_000)
  afterAll(() => w.close())
  const says = (sv: string, en: string): string => (screen.language === 'sv' ? sv : en)

  it(
    'the board applied, it was granted, and its last day is the one in the decision',
    async () => {
      hers = await opensCase(w, elin)
      await joins(w, elin, hers, ture, ['C4', 'C7'])
      const asked = { applicant: 'social_board', basis: 'trafficking', way: 'secure_mail', sentOn: day(-24) }
      period = await w.does(elin, `${hers}/permits/new/reflection`, asked, 'time-01-apply')
      expect(period).toMatch(/\/permits\/[0-9a-f-]{36}$/)
      await w.sends(elin, `${period}/receipt`, { receivedOn: day(-23) })
      const decided = { outcome: 'granted', decidedOn: day(-21), validFrom: day(-21), validTo: day(9), number: '2026-1', person: id(ture) }
      await w.does(elin, `${period}/decision`, decided, 'time-02-decision')
      await w.looks(elin, period, 'time-03-permit')
      expect(await w.looks(elin, hers, 'time-04-case')).toMatch(says('9 dagar kvar', '9 days left'))
    },
    patiently,
  )

  it(
    'when he goes on leave it comes to her the same day, and he cannot leave it to nobody',
    async () => {
      await w.refused(ture, '/leave', { fromDay: day(-1), untilDay: day(6), deputy: id(ture) }, 422)
      await w.does(ture, '/leave', { fromDay: day(-1), untilDay: day(6), deputy: id(elin) }, 'time-05-leave')
      await w.runsClocks()
      const mine = await w.looks(elin, '/deadlines', 'time-06-what-waits')
      expect(mine).toMatch(says('9 dagar kvar', '9 days left'))
      await w.looks(elin, '/', 'time-07-my-day')
      const one = /\/cases\/[0-9a-f-]{36}\/deadlines\/[0-9a-f-]{36}/.exec(await w.reads(elin, `${hers}/deadlines`))?.[0] ?? ''
      expect(await w.looks(elin, one, 'time-08-deadline')).toContain(day(6))
    },
    patiently,
  )

  it(
    'more time is asked for by the board before the day, and while it waits she keeps what she has',
    async () => {
      const asked = { applicant: 'social_board', basis: 'trafficking', way: 'secure_mail', sentOn: day(0), words: 'Hon behöver mer tid.' }
      await w.refused(elin, `${hers}/permits/new/extension`, { ...asked, sentOn: day(1) }, 422)
      const more = await w.does(elin, `${hers}/permits/new/extension`, asked, 'time-09-extension')
      const changes = await w.looks(elin, `${hers}/permits`, 'time-10-what-changes')
      expect(changes).toMatch(says('rätt till statlig ersättning', 'entitled to state reimbursement'))
      await w.sends(elin, `${more}/decision`, {
        outcome: 'granted',
        decidedOn: day(0),
        validFrom: day(0),
        validTo: day(40),
        number: '2026-2',
        checked: 'yes',
        person: id(elin),
      })
      expect(await w.reads(elin, hers)).toMatch(/40 dagar kvar|40 days left/)
    },
    patiently,
  )

  it(
    'with the permit the school is paid by the state as well, and who pays says so',
    async () => {
      const permit = await w.sends(elin, `${hers}/permits/new/permit`, {
        applicant: 'investigation_leader',
        basis: 'trafficking',
        way: 'secure_mail',
        sentOn: day(0),
      })
      await w.sends(elin, `${hers}/costs/basis`, { receivedOn: day(-24) })
      const school = { type: 'school', legal: 'school', whom: 'person', supplier: 'SK1', invoice: '5', unit: '4000', vat: '', fromOn: day(0) }
      await w.sends(elin, `${hers}/costs/lines/new`, school)
      const before = await w.looks(elin, `${hers}/costs`, 'time-10-costs-before')
      await w.sends(elin, `${permit}/decision`, {
        outcome: 'granted',
        decidedOn: day(0),
        validFrom: day(0),
        validTo: day(183),
        number: '2026-3',
        person: id(elin),
      })
      await w.does(elin, `${hers}/costs/basis`, { receivedOn: day(-24), grantedOn: day(0) }, 'time-11-basis')
      const after = await w.looks(elin, `${hers}/costs`, 'time-12-costs')
      // The right to be paid by the state lasts as long as the permit.
      expect(before).not.toContain(day(183))
      expect(after).toContain(day(183))
      const decide = await w.does(
        elin,
        `${hers}/costs/payer/new`,
        { stays: 'here', permanent: 'none', placedBy: 'nobody', status: 'section_5_15', child: 'no' },
        'time-13-who-pays',
      )
      await w.looks(elin, decide, 'time-14-proposal')
      await w.looks(elin, `${hers}/permits`, 'time-15-permits')
      await w.looks(elin, `${hers}/course`, 'time-16-course')
    },
    patiently,
  )
})
