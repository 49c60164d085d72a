import { asks, brings, changes, finishes, meetsNext, opens, writes } from '#app/demo/case-deeds.ts'
import { asksForPlace, offersPlace, takesPlace } from '#app/demo/placement-deeds.ts'
import { sealed } from '#app/demo/sealed-words.ts'
import { discloses, hears } from '#app/demo/sharing-deeds.ts'
import { newStory, on, type Story } from '#app/demo/story.ts'
import { sixMonthsWay } from '#app/demo/stories/return-way.ts'
import type { Instant } from '#kernel/time.ts'

const words = sealed({
  name: 'Zsófianna Kitalációvá',
  number: '19920230-0062',
  identity: 'Zsófianna Kitalációvá, 33 år, slovakisk medborgare. Personnummer i hemlandet skrivs inte här. Eget nummer hos oss: 19920230-0062.',
  contact: 'Krypterad app enligt överenskommelse, användarnamn blåklintsvagnen7. Aldrig samtal på helger, då är familjen hemma.',
  plan: 'Hon vill bo nära sin dotter, arbeta halvtid och fortsätta sy. Pengarna till symaskinen är ordnade genom programmet.',
  daughter: 'Dottern heter Lenkazora Kitalációvá och har ett eget ärende i hemlandet. Hon nämns inte i våra brev.',
  month1: 'Första månaden: nådd. Bostaden är trygg. Hon har träffat partnerns person två gånger och vill fortsätta.',
  month3: 'Tredje månaden: nådd. Arbete tre dagar i veckan. En person från tiden i Sverige har hört av sig, hon svarade inte. Säkerhetsplanen gäller.',
  month5: 'Femte månaden: hon tackade nej till samtal den här gången. Det är ett giltigt svar. Hon vill höras vid sex månader.',
  harm: 'Programmet behöver kunna nå henne säkert efter hemkomsten. Hon har sagt ja och valt sätt själv.',
  sixth: 'Fråga efter hennes egen bild av tryggheten först. Dotterns skolstart kan ha gått bra.',
})

/** Half a year after the journey home: contact at one and three months, a "no thank you" at five, and now the sixth. */
export function sixMonths(today: Instant): Story {
  const story = newStory('six-months', today)
  const [ivar, berit, anna] = ['worker.beta', 'head.beta', 'return.retur']
  opens(story, on(story, 330, '13:00'), ivar, {
    child: 'no',
    urgent: true,
    track: 'trafficking',
    identification: 'presumed',
    municipality: '0188',
    residence: 'right_of_residence',
    fileReference: 'BETA 2025-19',
  })
  writes(story, on(story, 330, '13:20'), ivar, { class: 'C1', kind: 'identity', text: words.identity, names: [words.name], numbers: [words.number] })
  writes(story, on(story, 330, '13:25'), ivar, { class: 'C9', kind: 'child_note', text: words.daughter })
  changes(story, on(story, 325, '10:00'), ivar, { legal: 'reported' })
  changes(story, on(story, 320, '10:00'), ivar, { legal: 'fu_open', phase: 'initial_support', urgent: false })
  changes(story, on(story, 300, '10:00'), ivar, { identification: 'formally_recognised' })
  brings(story, on(story, 296, '10:00'), ivar, { zone: 'STHM', word: 'Fjord', who: 'coordinator.sthm' })
  changes(story, on(story, 280, '10:00'), ivar, { phase: 'long_term' })
  changes(story, on(story, 262, '10:00'), ivar, { legal: 'indicted' })
  writes(story, on(story, 235, '11:00'), ivar, { class: 'C4', kind: 'note', text: words.plan })
  writes(story, on(story, 234, '11:00'), ivar, { class: 'C2', kind: 'contact_rule', text: words.contact, as: 'contact' })
  changes(story, on(story, 230, '10:00'), ivar, { phase: 'return_prep' })
  hears(story, on(story, 230, '10:30'), ivar, {
    classes: ['C1', 'C2', 'C4'],
    to: ['RETUR'],
    purposes: ['plan_return'],
    language: 'slk',
    form: 'written',
    days: 364,
  })
  brings(story, on(story, 229, '09:00'), ivar, { zone: 'RETUR', word: 'Ljung', who: anna })
  discloses(story, on(story, 228, '09:00'), ivar, {
    records: ['contact'],
    to: 'RETUR',
    named: [anna],
    purpose: 'plan_return',
    ground: 'consent',
    harm: words.harm,
  })
  changes(story, on(story, 210, '10:00'), ivar, { legal: 'judgment' })
  asks(story, on(story, 206, '10:00'), ivar, { zone: 'RETUR', title: 'plan_journey', who: anna, due: on(story, 186, '12:00'), as: 'journey' })
  finishes(story, on(story, 187, '12:00'), anna, 'journey')
  changes(story, on(story, 183, '20:00'), ivar, { phase: 'returned_followup', residence: 'returned' })
  for (const [month, days] of [
    [1, 153],
    [3, 92],
    [5, 31],
  ] as const) {
    asks(story, on(story, days + 20, '10:00'), anna, {
      zone: 'RETUR',
      title: 'follow_up_contact',
      who: anna,
      due: on(story, days, '16:00'),
      as: `month ${month}`,
    })
  }
  finishes(story, on(story, 153, '14:00'), anna, 'month 1')
  writes(story, on(story, 153, '14:10'), anna, { class: 'C4', kind: 'note', text: words.month1 })
  finishes(story, on(story, 93, '14:00'), anna, 'month 3')
  writes(story, on(story, 93, '14:15'), anna, { class: 'C4', kind: 'note', text: words.month3 })
  finishes(story, on(story, 31, '15:00'), anna, 'month 5', 'declined_by_person')
  writes(story, on(story, 31, '15:05'), anna, { class: 'C4', kind: 'note', text: words.month5 })
  asks(story, on(story, 14, '10:00'), anna, { zone: 'RETUR', title: 'follow_up_contact', who: anna, due: on(story, -1, '16:00'), words: words.sixth })
  asks(story, on(story, 14, '10:05'), anna, { zone: 'BETA', title: 'report_back', who: ivar, due: on(story, -4, '12:00'), deputy: berit })
  meetsNext(story, on(story, 14, '10:10'), ivar, on(story, -6, '09:30'))
  asksForPlace(story, on(story, 3, '10:00'), ivar, 1, { as: 'first', nights: 5 })
  offersPlace(story, on(story, 3, '10:30'), 'shelter.a17', 'first', 'TALL', 1)
  asksForPlace(story, on(story, 1, '10:00'), ivar, 1, { as: 'bed', nights: 5 })
  offersPlace(story, on(story, 1, '10:30'), 'shelter.a17', 'bed', 'TALL', 12)
  takesPlace(story, on(story, 1, '11:00'), ivar, 'bed')
  sixMonthsWay(story)
  return story
}
