import { writes } from '#app/demo/case-deeds.ts'
import { answersAbroad, demoPage, endsAbroad, notesAbroad, preparesAbroad, secondsAbroad, sendsAbroad } from '#app/demo/return-abroad-deeds.ts'
import { addsSupportThere, confirmsReception, followsUp, grants, movesSupportThere } from '#app/demo/return-after-deeds.ts'
import { answersAlarm, dropsMoney, forgetsAbroad, ringsForContact, ringsForJourney } from '#app/demo/return-alarm-deeds.ts'
import { closesReturn } from '#app/demo/return-choice-deeds.ts'
import { checksHome } from '#app/demo/return-gates-deeds.ts'
import { saysOnTheWay } from '#app/demo/return-journey-deeds.ts'
import { sealed } from '#app/demo/sealed-words.ts'
import { hears } from '#app/demo/sharing-deeds.ts'
import { anna, followsHome, goesHome, wayOf, well, type Way } from '#app/demo/stories/home-way.ts'
import { newStory, type Story } from '#app/demo/story.ts'
import type { Instant } from '#kernel/time.ts'

const words = sealed({
  name: 'Mirelandra Fantasescu',
  number: '19900230-0081',
  identity: 'Mirelandra Fantasescu, 35 år, rumänsk medborgare. Eget nummer hos oss: 19900230-0081.',
  choice: '”Jag vill öppna min mormors bageri igen. Jag har bestämt det själv och ingen har bråttom.”',
  wish: 'Jag vill baka bröd som luktar kummin och betala min egen hyra.',
  fromHere: 'Lilla resehallen, spår 2, Fantasiköping',
  change: 'Bahnhofshalle Süd, Gleis 11, Traumstadt',
  there: 'Autogara Veche, peronul 3, Valea Născocită',
  meets: 'Omul de la partener, geantă roșie',
  late: 'Bussen stod två timmar vid gränsen. Hon sov och hade telefonen avstängd.',
  received: 'Hon möttes av den röda väskan och skrattade. Nyckeln till lägenheten hade hon i handen samma kväll.',
  handed: 'Vine cu autobuzul de seară. Îi trebuie un cuptor de probă din prima lună.',
  harm: 'Den som möter behöver veta tiden. Hon har läst texten och sagt ja.',
  monthThree: '”Ni glömde mig i juli. Det gjorde inget, men ring.”',
  year: '”Sju anställda timmar i veckan. Jag ringer för att ni ska slippa: nu behövs det inte mer.”',
})

/** Met, followed to the last point, passed by once and rung for, and over: it went well. */
export function homeYear(today: Instant): Story {
  const story = newStory('home-year', today)
  const way = wayOf(story, 'ALFA', 320)
  const { before } = way
  goesHome(story, way, {
    ...words,
    file: 'ALFA 2025:0064',
    word: 'Hassel',
    track: 'trafficking',
    residence: 'right_of_residence',
    destination: 'RO',
    language: 'ron',
    legs: [
      {
        mode: 'train',
        from: { at: before(0, '07:10'), country: 'SE', zone: 'Europe/Stockholm', place: words.fromHere },
        to: { at: before(0, '13:00'), country: 'DE', zone: 'Europe/Berlin', place: words.change },
        help: 'none',
        metBy: 'nobody',
        as: 'train',
      },
      {
        mode: 'bus',
        from: { at: before(0, '14:00'), country: 'DE', zone: 'Europe/Berlin', place: words.change },
        to: { at: before(0, '18:30'), country: 'RO', zone: 'Europe/Bucharest', place: words.there },
        help: 'none',
        metBy: 'partner',
        meets: words.meets,
        as: 'bus',
      },
    ],
  })
  checksHome(story, before(14, '10:10'), anna, 'work_training', 'missing', 'partner_there')
  checksHome(story, before(10, '13:00'), anna, 'work_training', 'partly', 'partner_there')
  onTheWay(story, way)
  abroad(story, way)
  followsHome(story, way)
  aYear(story, way)
  money(story, way)
  closesReturn(story, before(-318, '15:00'), anna, 'returned_monitored', null)
  return story
}

/** Late by two hours: the clock rings, and she comes. */
function onTheWay(story: Story, { before }: Way): void {
  saysOnTheWay(story, before(0, '07:12'), anna, { leg: 'train', kind: 'departed' })
  saysOnTheWay(story, before(0, '13:05'), anna, { leg: 'train', kind: 'transit' })
  saysOnTheWay(story, before(0, '13:58'), anna, { leg: 'bus', kind: 'boarded' })
  ringsForJourney(story, before(0, '20:05'))
  saysOnTheWay(story, before(0, '20:40'), anna, { leg: 'bus', kind: 'arrived', words: words.late })
  confirmsReception(story, before(0, '22:00'), anna, {
    arrived: before(0, '20:40'),
    confirmedBy: 'partner_abroad',
    onward: 'met_and_taken',
    housing: 'own',
    words: words.received,
  })
}

/** What whoever meets her was told: opened and answered, and over after a month. One more was not let go, one was taken back, one ends with the return. */
function abroad(story: Story, { before, coordinator }: Way): void {
  const page = demoPage('141421356237', '30951454746218587388')
  hears(story, before(5, '09:00'), anna, { classes: ['C4'], to: ['DELTA'], purposes: ['plan_return'], language: 'ron', form: 'written', days: 360 })
  writes(story, before(3, '10:00'), anna, { class: 'C4', kind: 'note', text: words.handed, as: 'for-who-meets' })
  const told = { records: ['for-who-meets'], to: 'DELTA', harm: words.harm }
  preparesAbroad(story, before(3, '10:20'), anna, { ...told, as: 'reception' })
  secondsAbroad(story, before(3, '13:00'), coordinator, 'reception')
  sendsAbroad(story, before(3, '13:30'), anna, 'reception', page)
  answersAbroad(story, before(0, '21:00'), anna, page, { kind: 'event', event: 'met_at_arrival', as: 'met' })
  notesAbroad(story, before(0, '22:10'), anna, { handover: 'reception', answer: 'met' }, 'logged')
  preparesAbroad(story, before(-20, '10:00'), anna, { ...told, as: 'too-much' })
  secondsAbroad(story, before(-20, '14:00'), coordinator, 'too-much', 'no')
  preparesAbroad(story, before(-21, '10:00'), anna, { ...told, as: 'not-needed' })
  endsAbroad(story, before(-22, '10:00'), anna, 'not-needed')
  forgetsAbroad(story, before(-29, '10:00'))
}

/** Every point to the twelfth month. One was passed by, and the clock rang for it. */
function aYear(story: Story, { before, coordinator }: Way): void {
  addsSupportThere(story, before(-2, '10:00'), anna, { code: 'rehabilitation.labour', givenBy: 'public', as: 'training' })
  movesSupportThere(story, before(-40, '10:00'), anna, 'training', 'not_available')
  addsSupportThere(story, before(-2, '10:05'), anna, { code: 'health.psychosocial', givenBy: 'partner', as: 'talks' })
  movesSupportThere(story, before(-30, '10:05'), anna, 'talks', 'declined')
  followsUp(story, before(-1, '11:00'), anna, 'd1', { reach: 'reached', how: 'call', results: { ...well, income: 'none' } })
  followsUp(story, before(-14, '11:00'), anna, 'w2', { reach: 'not_tried', why: 'no_interpreter' })
  followsUp(story, before(-16, '11:00'), anna, 'w2', { reach: 'reached', how: 'call', results: { ...well, income: 'none' } })
  followsUp(story, before(-31, '11:00'), anna, 'm1', { reach: 'reached', how: 'meeting', results: { ...well, income: 'too_little' } })
  ringsForContact(story, before(-108, '08:00'))
  answersAlarm(story, before(-108, '09:00'), coordinator, 'm3', 'will_try_again')
  followsUp(story, before(-109, '11:00'), anna, 'm3', { reach: 'reached', how: 'she_called', words: words.monthThree, results: well })
  followsUp(story, before(-184, '11:00'), anna, 'm6', { reach: 'reached', how: 'meeting', results: well })
  // She rings ahead of the twelfth month herself: her own call may come at any time.
  followsUp(story, before(-318, '11:00'), anna, 'm12', { reach: 'reached', how: 'she_called', words: words.year, results: well })
}

function money(story: Story, { home, before, coordinator }: Way): void {
  const hands = { plans: anna, approves: coordinator }
  grants(story, { planned: home - 3, approved: home - 4, paid: home - 5, receipt: home - 6 }, hands, {
    type: 'in_kind',
    purpose: 'own_business',
    currency: 'RON',
    amount: '4500',
    payee: 'supplier',
    sek: '10 125',
    as: 'oven',
  })
  grants(story, { planned: home - 50, approved: home - 52 }, hands, {
    type: 'service',
    purpose: 'education',
    currency: 'RON',
    amount: '800',
    payee: 'supplier',
    sek: '1 800',
    as: 'course',
  })
  dropsMoney(story, before(-60, '10:00'), coordinator, 'course')
}
