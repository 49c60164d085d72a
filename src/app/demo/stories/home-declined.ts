import { confirmsReception, followsUp } from '#app/demo/return-after-deeds.ts'
import { ringsForJourney, takesUpAgain } from '#app/demo/return-alarm-deeds.ts'
import { closesReturn } from '#app/demo/return-choice-deeds.ts'
import { checksDeparture, movesLeg, saysOnTheWay, type LegTold } from '#app/demo/return-journey-deeds.ts'
import { closes } from '#app/demo/safety-deeds.ts'
import { sealed } from '#app/demo/sealed-words.ts'
import { anna, followsHome, goesHome, wayOf, well } from '#app/demo/stories/home-way.ts'
import { newStory, type Story } from '#app/demo/story.ts'
import type { Instant } from '#kernel/time.ts'
import { isoDay } from '#ui/when.ts'

const words = sealed({
  name: 'Petkanela Izmislena',
  number: '19880230-0083',
  identity: 'Petkanela Izmislena, 37 år, bulgarisk medborgare. Eget nummer hos oss: 19880230-0083.',
  choice: '”Jag reser hem till mina hönor. Jag vill inte att någon ringer sen.”',
  wish: 'Jag vill vara i fred och sälja ägg på torget.',
  fromHere: 'Norra hållplatsen, läge C, Diktby',
  there: 'Стара гара, перон 2, Измислен град',
  meets: 'Жена с жълт шал до касата',
  no: '”Tack, men nej. Jag vet var ni finns.”',
  wayBack: 'Hon har numret till Ture på en lapp i hönshuset. Ringer hon: svara, fråga inget om varför hon inte ville förut.',
  again: 'Hon ringde själv. Samma man som förra gången har hittat torget och vill ha pengar varje vecka.',
})

/** She wanted to be left in peace, and was: nobody asked her again. The case was closed, and opened again the day she rang herself. */
export function homeDeclined(today: Instant): Story {
  const story = newStory('home-declined', today)
  const way = wayOf(story, 'ALFA', 140)
  const { before, by } = way
  const bus = (days: number): LegTold => ({
    mode: 'bus',
    from: { at: before(days, '06:30'), country: 'SE', zone: 'Europe/Stockholm', place: words.fromHere },
    to: { at: before(days, '17:00'), country: 'BG', zone: 'Europe/Sofia', place: words.there },
    help: 'none',
    metBy: 'partner',
    meets: words.meets,
    as: 'bus',
  })
  goesHome(story, way, {
    ...words,
    file: 'ALFA 2025:0349',
    word: 'Strand',
    track: 'exploitation',
    residence: 'right_of_residence',
    destination: 'BG',
    language: 'bul',
    legs: [bus(0)],
  })
  // The bus did not go: the clock rings, and she travels the day after.
  ringsForJourney(story, before(0, '07:20'))
  movesLeg(story, before(0, '07:40'), anna, bus(-1))
  checksDeparture(story, before(0, '08:00'), anna)
  saysOnTheWay(story, before(-1, '06:35'), anna, { leg: 'bus', kind: 'departed' })
  saysOnTheWay(story, before(-1, '17:05'), anna, { leg: 'bus', kind: 'arrived' })
  confirmsReception(story, before(-1, '18:00'), anna, { arrived: before(-1, '17:05'), confirmedBy: 'programme', onward: 'public_transport', housing: 'own' })
  followsHome(story, { ...way, before: (days, time) => before(days - 1, time) })
  followsUp(story, before(-2, '11:00'), anna, 'd1', { reach: 'reached', how: 'call', results: { ...well, income: 'too_little' } })
  followsUp(story, before(-15, '11:00'), anna, 'w2', { reach: 'declined', how: 'call', words: words.no })
  closesReturn(story, before(-16, '10:00'), anna, 'returned_contact_declined', null)
  closes(story, before(-20, '10:00'), by, {
    reason: 'own_wish',
    riskOn: isoDay(before(1, '12:00')),
    wayBack: words.wayBack,
    sex: 'woman',
    ageGroup: '35-49',
    purpose: 'criminality',
    country: 'BG',
    retention: 'five_years',
  })
  takesUpAgain(story, before(-135, '10:00'), by, { knownBy: 'herself', words: words.again })
  return story
}
