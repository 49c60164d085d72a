import { addsSupportThere, confirmsReception, followsUp, grants } from '#app/demo/return-after-deeds.ts'
import { answersAlarm, ringsForContact, ringsForJourney, takesMoneyBack, takesUpAgain } from '#app/demo/return-alarm-deeds.ts'
import { closesReturn } from '#app/demo/return-choice-deeds.ts'
import { saysOnTheWay } from '#app/demo/return-journey-deeds.ts'
import { closes } from '#app/demo/safety-deeds.ts'
import { sealed } from '#app/demo/sealed-words.ts'
import { anna, followsHome, goesHome, wayOf, well, type Way } from '#app/demo/stories/home-way.ts'
import { newStory, type Story } from '#app/demo/story.ts'
import type { CounterReason } from '#capabilities/returning/domain/after-codes.ts'
import type { Instant } from '#kernel/time.ts'
import { isoDay } from '#ui/when.ts'

const words = sealed({
  name: 'Adaobianuju Fictionwale',
  number: '19940230-0084',
  identity: 'Adaobianuju Fictionwale, 31 år, nigeriansk medborgare. Eget nummer hos oss: 19940230-0084.',
  choice: '”Jag vill sy åt min systers affär. Skulden är borta, säger de, och jag tror dem.”',
  wish: 'Jag vill ha en egen symaskin och sova i mitt eget rum.',
  fromHere: 'Östra terminalen, gate 19, Hittepåholm',
  there: 'Arrivals hall B, Inventedville',
  meets: 'Woman with a white umbrella, by the flower stand',
  wayBack: 'Hon har ett kort med bara ett nummer på. Den som svarar säger ordet pärlhönan först.',
  again: 'En myndighet där hon bor har hört av sig: hon har setts på samma ställe som före resan och bett om hjälp.',
})

/** What was paid wrongly was taken back, each time with its reason; then she was lost, and the case was closed. Another took it up again in a new one. */
export function homeMoney(today: Instant): Story {
  const story = newStory('home-money', today)
  const way = wayOf(story, 'BETA', 125)
  const { before, by, coordinator } = way
  goesHome(story, way, {
    ...words,
    file: 'BETA 2025-52',
    word: 'Fjord',
    track: 'prostitution',
    residence: 'other_permit',
    destination: 'NG',
    language: 'eng',
    legs: [
      {
        mode: 'air',
        from: { at: before(0, '09:00'), country: 'SE', zone: 'Europe/Stockholm', place: words.fromHere },
        to: { at: before(0, '17:30'), country: 'NG', zone: 'Africa/Lagos', place: words.there },
        help: 'none',
        metBy: 'partner',
        meets: words.meets,
        as: 'flight',
      },
    ],
  })
  saysOnTheWay(story, before(0, '09:10'), anna, { leg: 'flight', kind: 'departed' })
  // Nobody says that she has landed; whoever met her does, after the clock has rung.
  ringsForJourney(story, before(0, '19:10'))
  confirmsReception(story, before(0, '19:40'), anna, {
    arrived: before(0, '18:00'),
    confirmedBy: 'partner_abroad',
    onward: 'met_and_taken',
    housing: 'partner_housing',
  })
  ringsForJourney(story, before(0, '19:50'))
  followsHome(story, way)
  addsSupportThere(story, before(-2, '10:00'), anna, { code: 'work', givenBy: 'family', as: 'shop' })
  followsUp(story, before(-1, '11:00'), anna, 'd1', { reach: 'reached', how: 'call', results: { ...well, housing: 'for_now', income: 'none' } })
  followsUp(story, before(-14, '11:00'), anna, 'w2', { reach: 'reached', how: 'call', results: { ...well, income: 'too_little', satisfied: 'no' } })
  takenBack(story, way)
  followsUp(story, before(-31, '11:00'), anna, 'm1', { reach: 'lost', how: 'call' })
  ringsForContact(story, before(-31, '11:10'))
  answersAlarm(story, before(-31, '13:00'), coordinator, 'm1', 'partner_looks')
  ringsForContact(story, before(-37, '08:00'))
  answersAlarm(story, before(-37, '10:00'), anna, 'm1', 'organisation_looks')
  closesReturn(story, before(-60, '10:00'), anna, 'returned_contact_lost', null)
  closes(story, before(-61, '10:00'), by, {
    reason: 'lost_contact',
    riskOn: isoDay(before(-37, '12:00')),
    wayBack: words.wayBack,
    sex: 'woman',
    ageGroup: '25-34',
    purpose: 'sexual',
    country: 'NG',
    retention: 'five_years',
  })
  takesUpAgain(story, before(-123, '10:00'), coordinator, { knownBy: 'authority', words: words.again })
  return story
}

/** Four ways in which money comes back; the books keep both lines. */
function takenBack(story: Story, { home, before, coordinator }: Way): void {
  const reasons: readonly CounterReason[] = ['wrong_amount', 'twice', 'wrong_person', 'given_back']
  for (const [place, reason] of reasons.entries()) {
    const days = home - 3 - place
    grants(
      story,
      { planned: days, approved: days - 1, paid: days - 2 },
      { plans: anna, approves: coordinator },
      {
        type: 'cash',
        purpose: 'daily_needs',
        currency: 'SEK',
        amount: `${1100 + place * 100}`,
        payee: 'herself',
        as: reason,
      },
    )
    takesMoneyBack(story, before(-15 - place, '10:00'), coordinator, reason, reason)
  }
  grants(
    story,
    { planned: home - 20, approved: home - 21, paid: home - 22, receipt: home - 23 },
    { plans: anna, approves: coordinator },
    {
      type: 'in_kind',
      purpose: 'work_tools',
      currency: 'EUR',
      amount: '310',
      payee: 'supplier',
      sek: '3 470',
      as: 'machine',
    },
  )
}
