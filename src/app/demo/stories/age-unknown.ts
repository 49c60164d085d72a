import { asks, brings, changes, finishes, numbers, opens, writes } from '#app/demo/case-deeds.ts'
import { answers, convenes, decides, holds, keeps, type Chair } from '#app/demo/meeting-deeds.ts'
import { assesses, observes, plans } from '#app/demo/protection-deeds.ts'
import { asksForPlace, decidesChild, offersPlace } from '#app/demo/placement-deeds.ts'
import { sealed } from '#app/demo/sealed-words.ts'
import { reportsConcern, saysChild, sendsConcern } from '#app/demo/law-deeds.ts'
import { discloses } from '#app/demo/sharing-deeds.ts'
import { ago, newStory, on, type Story } from '#app/demo/story.ts'
import type { Instant } from '#kernel/time.ts'

const words = sealed({
  name: 'Thuyhanna Låtsasnguyen',
  identity: 'Kallar sig Thuyhanna Låtsasnguyen. Säger olika åldrar, 16 och 19. Åldern är inte känd. Vi gör som för ett barn tills vi vet.',
  contact: 'Egen telefon saknas. Nås bara genom personalen på 08-465 004 17. Säg aldrig till någon som ringer att hen är här.',
  child: 'Hen vill bestämma själv när vi pratar. Gillar att rita. Vill ha en ensam stund varje kväll. Egen röst: ”jag vill sova och gå i skolan”.',
  first: 'Kom med en förälder till en kamrat till skolans kurator, som ringde hit. Vill inte åka tillbaka till lägenheten.',
  concern: 'Orosanmälan gjord samma kväll. Omedelbar skyddsbedömning gjord av socialjouren före midnatt.',
  minutes: 'Mötet hölls på 40 minuter. Barnets egen önskan lästes upp först. Ingen från polisen eller vården i kommunen finns namngiven, det ska ordnas.',
  place: 'Rum 5, Tranbärsstigen 88 B, Påhittsvik. Larmknapp vid sängen. Egen ingång från gården.',
  arrival: 'Fick rum bredvid personalrummet. Hen sov till tio. Vi har en kontaktperson på dagen och en på natten.',
  seen: 'Kuratorn har sett hen sova i biblioteket på dagarna och gå därifrån när en äldre person ringer.',
  why: 'En vuxen bestämmer över hen och har nyckel till lägenheten. Vi vet inte om fler letar.',
  ownChild: 'Jag vill inte att hen i lägenheten får veta något.',
  childDanger: 'Ring 112. Säg: blå paraply. Gå till personalrummet, dörren är alltid öppen.',
  childPeople: 'Vera på dagen. Nattpersonalen på natten. Kuratorn i skolan.',
  childWish: 'Jag vill sova. Jag vill att ni frågar mig först. Jag vill gå i skolan.',
  harm: 'Boendet behöver kunna möta ett barn rätt i natt: vad hen vill och hur hen kan nås. Namn och ålder behövs inte.',
})
const own: Chair = ['child_welfare', 'BETA']
const onCall: Chair = ['social_on_call', 'BETA']
const region: Chair = ['regional_coordinator', 'STHM']
const shelter: Chair = ['shelter', 'A17']

/** Somebody whose age is not known, and who is therefore a child; the first meeting was held, the follow-up is near. */
export function ageUnknown(today: Instant): Story {
  const story = newStory('age-unknown', today)
  const [ivar, berit, vera] = ['worker.beta', 'head.beta', 'head.a17']
  opens(story, on(story, 3, '18:20'), ivar, {
    child: 'unknown',
    urgent: true,
    track: 'unclear',
    identification: 'signal',
    municipality: '0188',
    fileReference: 'BETA 2026-58',
  })
  writes(story, on(story, 3, '18:34'), ivar, { class: 'C1', kind: 'identity', text: words.identity, names: [words.name] })
  writes(story, on(story, 3, '18:40'), ivar, { class: 'C2', kind: 'contact_rule', text: words.contact, as: 'contact' })
  writes(story, on(story, 3, '18:52'), ivar, { class: 'C4', kind: 'note', text: words.first })
  asks(story, on(story, 3, '18:55'), ivar, { zone: 'BETA', title: 'concern_report', who: ivar, due: on(story, 3, '19:55'), deputy: berit, as: 'concern' })
  finishes(story, on(story, 3, '19:20'), ivar, 'concern')
  asks(story, on(story, 3, '18:56'), ivar, { zone: 'BETA', title: 'assess_protection', who: ivar, due: on(story, 2, '18:00'), deputy: berit, as: 'assess' })
  writes(story, on(story, 3, '23:30'), ivar, { class: 'C9', kind: 'child_note', text: words.concern })
  finishes(story, on(story, 3, '23:40'), ivar, 'assess')
  saysChild(story, on(story, 3, '19:02'), ivar, { band: 'unknown', part: 'unaccompanied', school: 'unknown', shelter: 'no_own_person' })
  reportsConcern(story, on(story, 3, '19:05'), ivar, { danger: 'unknown', custodian: 'do_not_contact', seen: words.seen, worry: words.why, as: 'report' })
  sendsConcern(story, on(story, 3, '19:15'), ivar, 'report', 'sealed_letter')
  observes(story, on(story, 3, '19:00'), ivar, {
    list: 'child',
    forms: ['sexual', 'criminality'],
    seer: 'school',
    knowing: 'first_hand',
    present: ['out_of_school', 'stranger_decides', 'phone_controlled'],
    words: words.seen,
  })
  assesses(story, on(story, 3, '19:10'), ivar, {
    occasion: 'first',
    judged: {
      acute: ['medium', 'unsure', 'unknown', words.why],
      lethal: ['unknown', 'unsure', 'not_asked'],
      again: ['medium', 'fairly', 'high', words.why],
      self: ['unknown', 'unsure', 'not_asked'],
    },
    ratings: { is_child: 'possible', knows_who: 'present', alone: 'present', safe_people: 'possible' },
    own: words.ownChild,
    review: 2,
    valid: 1,
  })
  brings(story, on(story, 3, '19:30'), ivar, { zone: 'A17', word: 'Norrsken', who: vera })
  numbers(story, on(story, 3, '21:00'), vera, 'A17 rum 5/26')
  writes(story, on(story, 3, '22:10'), vera, { class: 'C3', kind: 'location', text: words.place })
  writes(story, on(story, 2, '10:40'), vera, { class: 'C9', kind: 'child_note', text: words.arrival })
  plans(story, on(story, 2, '10:50'), vera, {
    kind: 'child',
    language: 'swe',
    copy: 'never',
    sections: { danger: words.childDanger, my_people: words.childPeople, my_wish: words.childWish },
    safe: ['never_call', 'never_sms', 'never_letter'],
    review: -14,
  })
  convenes(story, on(story, 2, '08:15'), ivar, { at: on(story, 2, '11:00'), chairs: [own, onCall, region, shelter] })
  answers(story, on(story, 2, '08:40'), 'coordinator.sthm', 'accept')
  answers(story, on(story, 2, '09:05'), vera, 'accept')
  writes(story, on(story, 2, '09:30'), ivar, { class: 'C9', kind: 'child_note', text: words.child, as: 'child' })
  decides(story, on(story, 2, '11:20'), ivar, { code: 'child_representative', chair: own, due: on(story, 0, '16:00') })
  decides(story, on(story, 2, '11:30'), ivar, { code: 'arrange_shelter', chair: shelter, due: on(story, 1, '12:00') })
  decides(story, on(story, 2, '11:35'), ivar, { code: 'follow_up', chair: region, due: on(story, -1, '10:00') })
  holds(story, on(story, 2, '11:45'), ivar, [own, region, shelter], on(story, -1, '10:30'))
  keeps(story, on(story, 2, '12:20'), ivar, words.minutes)
  changes(story, on(story, 1, '09:00'), ivar, { identification: 'presumed', track: 'exploitation' })
  discloses(story, on(story, 1, '14:00'), ivar, {
    records: ['contact'],
    to: 'A17',
    named: [vera],
    purpose: 'child_protection',
    ground: 'necessary_for_own_task',
    harm: words.harm,
  })
  asksForPlace(story, ago(story, 190), ivar, 0, { as: 'bed', adults: 0, childBands: ['16_17'], who: 'families', nights: 10, nightStaff: true })
  decidesChild(story, ago(story, 185), ivar, 'immediate')
  offersPlace(story, ago(story, 170), 'night.a17', 'bed', 'LOM', 4)
  return story
}
