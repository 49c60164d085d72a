import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lastPart } from '#test/journey/hands.ts'
import { id } from '#test/journey/story.ts'
import { looksEverywhere, placesOf } from '#test/journey/sweep.ts'
import { day, patiently, screens, WholeCase } from '#test/journey/whole-case.ts'
import { dangers, isTakenIn, joins, measure, opensCase, opensPlace } from '#test/journey/whole-case-deeds.ts'

const ivar = 'worker.beta'
/** What would tell where the shelter is: its street, in words of the shelter; its house, as the shelter calls it. */
const street = 'Kanariegatan 7, port mot gården'
const house = 'ZQ7X'
const whereabouts = /kanariegatan|ZQ7X/i
const fromHim = 'Kanariestyvfar'

/** A mother, her child of six and a girl of seventeen, in one incident. */
describe.each(screens)('a mother with a child of six and a girl of seventeen, $name', (screen) => {
  let w: WholeCase
  let mother = '',
    small = '',
    girl = ''
  let custodian = ''
  let place = ''
  const asks: Record<string, string> = {}
  const plans: Record<string, string> = {}
  beforeAll(async () => {
    w = await WholeCase.open(screen)
  }, 240_000)
  afterAll(() => w.close())

  it(
    'are three people with a case each, in one incident',
    async () => {
      mother = await opensCase(w, ivar, { municipality: '0188' })
      small = await opensCase(w, ivar, { child: 'yes', municipality: '0188' })
      girl = await opensCase(w, ivar, { child: 'yes', municipality: '0188' }, 'family-01-open')
      await w.sends(ivar, `${small}/child/change`, { band: 'age_6_12', part: 'accompanying', school: 'in_shelter', shelter: 'own_person' })
      await w.does(ivar, `${girl}/child/change`, { band: 'age_16_17', part: 'exposed', school: 'protected', shelter: 'own_person' }, 'family-02-child')
      const incident = (path: string): string => `/incidents/${lastPart(path)}`
      await w.sends(ivar, `${incident(mother)}/new`, { other: lastPart(small), kind: 'parent_and_child' })
      await w.does(ivar, `${incident(mother)}/new`, { other: lastPart(girl), kind: 'parent_and_child' }, 'family-03-link')
      const { others } = (await (await (await w.as(ivar)).asks(incident(mother))).json()) as { others: { caseId: string }[] }
      expect(others.map((one) => one.caseId).toSorted()).toEqual([lastPart(small), lastPart(girl)].toSorted())
      await w.looks(ivar, incident(mother), 'family-04-incident')
    },
    patiently,
  )

  it(
    'have a plan each, and each is heard for herself',
    async () => {
      const reviewOn = day(30)
      await w.sends(ivar, `${mother}/risk/new`, dangers())
      await w.sends(ivar, `${mother}/plans/new/own`, { language: 'ron', part_danger: 'A', copy: 'given', reviewOn })
      await w.does(
        ivar,
        `${small}/plans/new/child`,
        { language: 'ron', part_danger: 'B', part_my_people: 'Mama', part_my_wish: 'Căciula', copy: 'kept_here', reviewOn },
        'family-05-plan-six',
      )
      const hers = await w.does(
        ivar,
        `${girl}/plans/new/own`,
        { language: 'ron', part_danger: 'C', part_school: 'D', safe: ['never_call'], copy: 'never', reviewOn },
        'family-06-plan-seventeen',
      )
      for (const one of [mother, small, girl])
        expect((await w.reads(ivar, `${one}/plans`)).match(new RegExp(`${one}/plans/[0-9a-f-]{36}`, 'g'))?.length ?? 0).toBeGreaterThan(0)
      expect((await (await w.as(ivar)).visits(`${hers}/sheet`)).status).not.toBe(200)
      await w.does(ivar, `${small}/child/voice/new`, { how: 'play_or_drawing', onDay: day(0), language: 'ron', words: 'Căciula roșie' }, 'family-07-voice')
      await w.sends(ivar, `${girl}/child/voice/new`, { how: 'alone', onDay: day(0), language: 'ron', words: 'Liceu' })
    },
    patiently,
  )

  it(
    'and each child has a support plan of her own: what she wants, who does what, and what the ordinance names',
    async () => {
      const agreed = { path: 'undecided', language: 'ron', consented: 'yes', agreedOn: day(0), reviewOn: day(60) }
      const content = { part_goals: 'F', part_how_and_when: 'G', part_how_followed: 'H', part_custodians_view: fromHim }
      for (const [one, wish, picture] of [
        [small, 'Grădinița mea', 'family-17-support-six'],
        [girl, 'Să termin liceul', 'family-18-support-seventeen'],
      ] as const) {
        await w.sends(ivar, `${one}/needs/education/new`, { answer: 'yes', urgency: 'now', assessor: 'the_person', assessedOn: day(0) })
        await w.sends(ivar, `${one}/support/goals/new`, { area: 'education', words: wish })
        await w.sends(ivar, `${one}/support/measures/new?code=school`, measure('education', 'school', 'municipality_of_stay', ivar))
        const plan = await w.does(ivar, `${one}/support/agreed/new/implementation`, { ...agreed, ...content }, picture)
        const sheet = await w.reads(ivar, `${plan}/sheet`)
        expect([sheet.includes(wish), sheet.includes('Kanarie')]).toEqual([true, true])
        plans[one] = plan
      }
      expect(await w.looks(ivar, `${girl}/support`, 'family-19-support')).toContain('Să termin liceul')
      expect(await w.reads(ivar, `${mother}/support`)).not.toContain('Grădinița mea')
    },
    patiently,
  )

  it(
    'live at one shelter',
    async () => {
      await opensPlace(w, 'KAJ', ['families', 'women'], { house, adults: '2', children: '4' })
      place = /\/places\/([0-9a-f-]{36})/.exec(await w.reads('shelter.a17', '/places'))?.[1] ?? ''
      await w.does(
        ivar,
        `${mother}/placement/new`,
        { adults: '1', children_6_12: '1', children_16_17: '1', who: 'families', fromDay: day(0), nights: '30', basis: 'board_decision', all: 'yes' },
        'family-08-ask',
      )
      asks['mother'] = await isTakenIn(w, ivar, mother)
      await w.sends('head.a17', `${mother}/records/new?class=C3`, { kind: 'location', text: street })
      expect(await w.looks(ivar, `${mother}/placement`, 'family-09-placed')).toContain('KAJ')
    },
    patiently,
  )

  it(
    'and nobody outside it can say where it is: no page, no answer to a program, no export',
    async () => {
      await joins(w, ivar, mother, 'head.beta', ['C4', 'C10'])
      const seen: string[] = []
      const others = ['head.beta', 'worker.alfa', 'finance.alfa', 'police.poln', 'coordinator.sthm', 'nurse.vard', 'statistician.nspm', 'reviewer.alfa']
      for (const one of [mother, small, girl]) {
        const made = { case: lastPart(one), ask: lastPart(asks['mother'] ?? ''), place }
        const everywhere = placesOf({ ...w.site.house, enters: () => Promise.reject(new Error('nobody')), everybody: new Map() }, made)
        const places = one === mother ? everywhere : everywhere.filter(({ about }) => about)
        for (const login of one === mother ? [ivar, ...others] : [ivar])
          for (const { place: where, status, text } of await looksEverywhere(await w.as(login), places)) {
            expect([login, where, status < 500, whereabouts.exec(text)?.[0] ?? null]).toEqual([login, where, true, null])
            if (status === 200) seen.push(where)
          }
      }
      expect(seen.length).toBeGreaterThan(100)
      expect(await w.reads('shelter.a17', `/places/${place}`)).toContain(house)
    },
    patiently,
  )

  it(
    'the girl’s custodian is suspected: whatever would reach him is stopped',
    async () => {
      custodian = await w.does(
        ivar,
        `${girl}/child/adults/new`,
        { kind: 'custodian', suspected: 'yes', matters: ['care', 'school'], fromDay: day(-300), name: fromHim },
        'family-10-custodian',
      )
      await w.does(ivar, `${girl}/child/hidden/new`, { law: 'lvu_14', decidedOn: day(0) }, 'family-11-hidden')
      const hers = await w.reads(ivar, `${plans[girl] ?? ''}/sheet`)
      expect([hers.includes('Să termin liceul'), hers.includes(fromHim)]).toEqual([true, false])
      for (const path of [`${custodian}/letter`]) {
        const letter = await (await w.as(ivar)).visits(path)
        expect([path, letter.status]).toEqual([path, 422])
        expect(await letter.text()).not.toContain('l-sheet')
        expect((await (await w.as(ivar)).asks(path)).status).not.toBe(200)
      }
      for (const suspected of ['yes', 'no', 'unknown']) await w.refused(ivar, `${custodian}/inform`, { suspected, inform: 'yes' }, 422)
      await w.looks(ivar, custodian, 'family-12-told-nothing')
      const page = await w.looks(ivar, `${girl}/child`, 'family-13-girl')
      expect(page).not.toContain(fromHim)
      const concern = await w.sends(ivar, `${girl}/child/concern/new`, { suspectedOn: day(0), danger: 'unknown', custodian: 'do_not_contact', part_seen: 'E' })
      const sheet = await w.looks(ivar, `${concern}/sheet`, 'family-14-concern-sheet')
      expect(sheet).toMatch(screen.language === 'sv' ? /kontakta inte vårdnadshavaren/i : /do not contact the custodian/i)
      expect([whereabouts.test(sheet), sheet.includes(fromHim)]).toEqual([false, false])
      await w.looks(ivar, girl, 'family-15-girl-case')
      await w.looks(ivar, mother, 'family-16-mother-case')
      expect(id('head.a17')).not.toBe('')
    },
    patiently,
  )
})
