import { approves, asks, brings, changes, finishes, opens, raises, writes } from '#app/demo/case-deeds.ts'
import { assesses, decidesMeasure, notesInstrument } from '#app/demo/protection-deeds.ts'
import { sealed } from '#app/demo/sealed-words.ts'
import { hears } from '#app/demo/sharing-deeds.ts'
import { ago, newStory, on, type Story } from '#app/demo/story.ts'
import type { Instant } from '#kernel/time.ts'

const words = sealed({
  name: 'Yordanitza Övningsbegova',
  number: '20000230-0080',
  identity: 'Yordanitza Övningsbegova, 26 år. Uppgifterna i folkbokföringen är skyddade. Nummer hos oss: 20000230-0080.',
  contact: 'All kontakt går genom boendet på 0980-319 217. Inga brev, inga sms, inga kallelser. Kodord: rönnbärslöven.',
  wish: 'Hon vill vara ifred från myndigheter i en vecka och sedan träffa en och samma person. Hon vill inte byta boende igen.',
  threat: 'Bedömning: hög för allvarligt våld, säkerhet medel. Hennes egen bild är densamma. Skäl och källor står i polisens del. Omprövas om två dagar.',
  police: 'Åtgärder: larmtelefon, kontaktperson dygnet runt, skyddade uppgifter begärda. Bara namngivna personer känner till ärendet.',
  high: 'Flera personer med medel och tidigare våld söker henne. Ett uttalat hot har nått släkten.',
  highAgain: 'De räknar med att hon ska betala. Hon har sagt nej två gånger.',
  calm: 'Hon har människor omkring sig dygnet runt och säger själv att hon vill leva.',
  ownView: 'De menar allvar. Jag sover när dörren är låst från insidan.',
  place: 'Storvreten 5130, Hittepådalen, grå port utan nummer. Byts om bilen med släp kommer tillbaka.',
  shelter: 'Hon har fått ett rum mot skogen. Går ut på baksidan tillsammans med någon av oss. Vill laga mat själv på kvällen.',
  task: 'Gå igenom bedömningen tillsammans med henne först, sedan med oss.',
})

/** Highest protection: every reader needs a second person's yes, nobody breaks the glass, and where she is stays at the shelter. */
export function highestLevel(today: Instant): Story {
  const story = newStory('highest-level', today)
  const [siv, gun, eva, jan, lo, vera] = ['placing.alfa', 'head.alfa', 'threat.poln', 'police.poln', 'night.a17', 'head.a17']
  opens(story, on(story, 16, '10:00'), siv, {
    child: 'no',
    urgent: true,
    track: 'trafficking',
    identification: 'presumed',
    municipality: '2480',
    fileReference: 'ALFA 2026:0117',
  })
  writes(story, on(story, 16, '10:20'), siv, { class: 'C1', kind: 'identity', text: words.identity, names: [words.name], numbers: [words.number] })
  writes(story, on(story, 16, '10:30'), siv, { class: 'C2', kind: 'contact_rule', text: words.contact })
  brings(story, on(story, 16, '11:00'), siv, { zone: 'POLN', word: 'Klint', who: eva })
  brings(story, on(story, 16, '11:10'), siv, { zone: 'A17', word: 'Klint', who: lo })
  writes(story, on(story, 16, '20:00'), lo, { class: 'C3', kind: 'location', text: words.place })
  writes(story, on(story, 15, '08:30'), lo, { class: 'C4', kind: 'note', text: words.shelter })
  changes(story, on(story, 14, '09:00'), eva, { legal: 'fu_open' })
  writes(story, on(story, 13, '15:00'), eva, { class: 'C10', kind: 'threat_note', text: words.threat })
  writes(story, on(story, 13, '15:20'), eva, { class: 'C6', kind: 'crime_note', text: words.police })
  raises(story, on(story, 12, '09:00'), eva, 2)
  approves(story, on(story, 12, '09:40'), gun)
  approves(story, on(story, 12, '10:10'), jan)
  approves(story, on(story, 12, '10:30'), vera)
  assesses(story, on(story, 12, '11:00'), eva, {
    occasion: 'new_threat',
    judged: {
      acute: ['high', 'fairly', 'high', words.high],
      lethal: ['high', 'unsure', 'high', words.high],
      again: ['medium', 'fairly', 'low', words.highAgain],
      self: ['low', 'fairly', 'low', words.calm],
    },
    ratings: {
      several_people: 'present',
      means: 'present',
      violence_before: 'present',
      debt_claim: 'present',
      police_measures: 'present',
      safe_housing: 'present',
    },
    own: words.ownView,
    review: 7,
    valid: 5,
    as: 'first',
  })
  notesInstrument(story, on(story, 12, '11:20'), eva, { instrument: 'police_own', edition: '2025', category: 'high' })
  assesses(story, on(story, 5, '09:00'), eva, {
    occasion: 'review',
    judged: {
      acute: ['high', 'fairly', 'medium', words.high],
      lethal: ['medium', 'fairly', 'medium', words.high],
      again: ['medium', 'fairly', 'low', words.highAgain],
      self: ['low', 'sure', 'low', words.calm],
    },
    ratings: { knows_where: 'absent' },
    own: words.ownView,
    review: -1,
    valid: -2,
    as: 'assessed',
  })
  decidesMeasure(story, on(story, 5, '09:30'), eva, { assessment: 'assessed', code: 'alarm', who: eva, due: on(story, -1, '16:00') })
  changes(story, on(story, 11, '10:00'), siv, { identification: 'formally_recognised', residence: 'other_permit' })
  writes(story, on(story, 9, '13:00'), siv, { class: 'C4', kind: 'note', text: words.wish })
  hears(story, on(story, 9, '13:10'), siv, { refused: true, classes: ['C1', 'C2', 'C4'], to: ['NORD'], purposes: ['plan_support'], language: 'rus' })
  asks(story, on(story, 9, '13:20'), siv, { zone: 'POLN', title: 'assess_risk', who: eva, due: on(story, -2, '12:00'), words: words.task, as: 'risk' })
  asks(story, on(story, 6, '09:00'), eva, { zone: 'POLN', title: 'contact_agency', who: eva, due: on(story, 4, '16:00'), shared: false, as: 'agency' })
  finishes(story, on(story, 4, '13:00'), eva, 'agency')
  asks(story, on(story, 3, '09:00'), siv, { zone: 'ALFA', title: 'plan_support', who: siv, due: ago(story, -12 * 60) })
  return story
}
