import { demoPage, preparesAbroad, secondsAbroad, sendsAbroad } from '#app/demo/return-abroad-deeds.ts'
import { addsSupportThere, confirmsReception, followsUp } from '#app/demo/return-after-deeds.ts'
import { answersAlarm, forgetsAbroad, ringsForContact, takesUpAgain } from '#app/demo/return-alarm-deeds.ts'
import { followsPaper, listsPaper } from '#app/demo/return-gates-deeds.ts'
import { saysOnTheWay } from '#app/demo/return-journey-deeds.ts'
import { sealed } from '#app/demo/sealed-words.ts'
import { hears, takesBack } from '#app/demo/sharing-deeds.ts'
import { anna, followsHome, goesHome, wayOf, well, type Way } from '#app/demo/stories/home-way.ts'
import { newStory, type Story } from '#app/demo/story.ts'
import type { Instant } from '#kernel/time.ts'

const words = sealed({
  name: 'Dorinica Scornitu',
  number: '19980230-0082',
  identity: 'Dorinica Scornitu, 27 år, rumänsk medborgare. Eget nummer hos oss: 19980230-0082.',
  choice: '”Jag vill vara hos min bror när barnet föds. Lova att ni ringer.”',
  wish: 'Jag vill lära mig köra lastbil och hjälpa min bror.',
  fromHere: 'Terminalen vid älven, hållplats F, Sagovik',
  there: 'Gara Mică, linia 1, Orașul Închipuit de Sus',
  meets: 'Fratele ei și omul de la partener, lângă ceas',
  harm: 'Den som möter behöver veta vart hon ska. Hon har sagt ja.',
  found: '”Jag bytte nummer för att de hittade mig. Jag tänkte att ni hade gett upp.”',
  again: 'Hon sover på sin arbetsplats och får inte gå ut ensam. Passet är taget igen. Hon vill därifrån, men inte med polis.',
})

/** Lost twice, looked for by those on the spot, found; and at six months she says that it has begun again. Her case goes on as acute. */
export function homeAgain(today: Instant): Story {
  const story = newStory('home-again', today)
  const way = wayOf(story, 'BETA', 185)
  const { before, coordinator } = way
  goesHome(story, way, {
    ...words,
    file: 'BETA 2025-33',
    word: 'Udde',
    track: 'trafficking',
    residence: 'right_of_residence',
    destination: 'RO',
    language: 'ron',
    papers: () => herPapers(story, way),
    legs: [
      {
        mode: 'bus',
        from: { at: before(0, '08:00'), country: 'SE', zone: 'Europe/Stockholm', place: words.fromHere },
        to: { at: before(0, '19:00'), country: 'RO', zone: 'Europe/Bucharest', place: words.there },
        help: 'none',
        metBy: 'family',
        meets: words.meets,
        as: 'bus',
      },
    ],
  })
  saysOnTheWay(story, before(0, '08:05'), anna, { leg: 'bus', kind: 'departed' })
  saysOnTheWay(story, before(0, '19:10'), anna, { leg: 'bus', kind: 'arrived' })
  confirmsReception(story, before(0, '20:00'), anna, { arrived: before(0, '19:05'), confirmedBy: 'herself', onward: 'not_needed', housing: 'family' })
  followsHome(story, way)
  abroad(story, way)
  addsSupportThere(story, before(-2, '10:00'), anna, { code: 'work', givenBy: 'partner', as: 'lorry' })
  followsUp(story, before(-1, '11:00'), anna, 'd1', { reach: 'reached', how: 'call', results: { ...well, housing: 'for_now', income: 'none' } })
  lostAndFound(story, way)
  followsUp(story, before(-183, '09:30'), anna, 'm6', {
    reach: 'reached',
    how: 'through_partner',
    results: { ...well, safety: 'unsafe', housing: 'none', income: 'none', network: 'alone', exploiterContact: 'yes', exploitedAgain: 'yes' },
  })
  takesUpAgain(story, before(-185, '10:00'), coordinator, { knownBy: 'follow_up', words: words.again })
  return story
}

function herPapers(story: Story, { home, before }: Way): void {
  listsPaper(story, before(16, '09:00'), anna, 'passport', 'RO', { status: 'expired' }, 'passport')
  listsPaper(story, before(16, '09:10'), anna, 'emergency_paper', 'RO', { status: 'applied' }, 'paper')
  followsPaper(story, before(14, '09:00'), anna, 'paper', { status: 'refused' })
  followsPaper(story, before(13, '09:00'), anna, 'paper', { status: 'valid', until: home - 10 })
}

/** She agreed that it was handed over, and then no longer did. */
function abroad(story: Story, { before, coordinator }: Way): void {
  hears(story, before(5, '09:00'), anna, {
    classes: ['C4'],
    to: ['DELTA'],
    purposes: ['plan_return'],
    language: 'ron',
    form: 'written',
    days: 360,
    as: 'agreed-abroad',
  })
  preparesAbroad(story, before(4, '10:00'), anna, { records: [], fields: ['destination'], to: 'DELTA', harm: words.harm, as: 'country' })
  secondsAbroad(story, before(4, '11:00'), coordinator, 'country')
  sendsAbroad(story, before(4, '11:30'), anna, 'country', demoPage('173205080756', '88772935274463415058'))
  takesBack(story, before(3, '10:00'), anna, 'agreed-abroad')
  forgetsAbroad(story, before(3, '10:10'))
}

/** Lost is never quiet: coordinator and partner first, then those who are on the spot. */
function lostAndFound(story: Story, { before, coordinator }: Way): void {
  followsUp(story, before(-14, '11:00'), anna, 'w2', { reach: 'lost', how: 'sms' })
  ringsForContact(story, before(-14, '11:10'))
  answersAlarm(story, before(-14, '13:00'), coordinator, 'w2', 'partner_looks')
  ringsForContact(story, before(-19, '08:00'))
  answersAlarm(story, before(-19, '10:00'), anna, 'w2', 'organisation_looks')
  followsUp(story, before(-30, '11:00'), anna, 'm1', { reach: 'lost', how: 'letter' })
  ringsForContact(story, before(-30, '11:10'))
  answersAlarm(story, before(-30, '13:00'), coordinator, 'm1', 'authority_asked')
  ringsForContact(story, before(-36, '08:00'))
  answersAlarm(story, before(-40, '10:00'), anna, 'm1', 'found')
  followsUp(story, before(-90, '11:00'), anna, 'm3', {
    reach: 'reached',
    how: 'voicemail',
    words: words.found,
    results: { ...well, safety: 'unknown', income: 'too_little', exploiterContact: 'yes', satisfied: 'partly' },
  })
}
