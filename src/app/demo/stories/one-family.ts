import { opens, writes } from '#app/demo/case-deeds.ts'
import { belongsWith, concernArrives, entersDecision, hearsChild, hidesFrom, namesAdult, reportsConcern, saysChild, sendsConcern } from '#app/demo/law-deeds.ts'
import { sealed } from '#app/demo/sealed-words.ts'
import { newStory, on, type Story } from '#app/demo/story.ts'
import { childWay } from '#app/demo/stories/return-way.ts'
import type { Instant } from '#kernel/time.ts'

const words = sealed({
  mother: 'Zaharina Sagopescu, 34 år, rumänsk medborgare.',
  younger: 'Minodora Sagopescu, 6 år.',
  older: 'Ruxandrina Sagopescu, 17 år.',
  start: 'Hon har kommit hit med sina två barn. Hon vill att barnen frågas var för sig och att ingen i deras hemort får veta något.',
  seen: 'Flickan har burit tunga väskor till en bil varje morgon den senaste veckan. Hon har inte varit i skolan.',
  worry: 'En vuxen i hennes närhet bestämmer var hon ska vara. Vi tror att hon inte vågar säga nej.',
  voiceSmall: 'Jag vill ha min röda mössa. Jag vill att mamma är i samma rum när det är mörkt.',
  voiceBig: 'Jag vill gå på gymnasiet. Fråga mig, inte min styvpappa. Jag vill veta vad ni skriver.',
  custodian: 'Costelandru Sagopescu, barnens styvfar och vårdnadshavare. Misstänkt i förundersökningen.',
  guardian: 'Advokat Påhitta Rättvik, särskild företrädare.',
})

/** A mother with a child of six and a girl of seventeen in one incident; the custodian is suspected, and where the girls are is hidden from him. */
export function oneFamily(today: Instant): readonly Story[] {
  const [mother, younger, older] = [newStory('family-mother', today), newStory('family-younger', today), newStory('family-older', today)]
  const ivar = 'worker.beta'
  opens(mother, on(mother, 6, '09:10'), ivar, {
    child: 'no',
    urgent: false,
    track: 'exploitation',
    identification: 'presumed',
    municipality: '0188',
    residence: 'right_of_residence',
  })
  writes(mother, on(mother, 6, '09:20'), ivar, { class: 'C1', kind: 'identity', text: words.mother })
  writes(mother, on(mother, 6, '09:30'), ivar, { class: 'C4', kind: 'note', text: words.start })
  for (const [story, identity, part, band, school, minute] of [
    [younger, words.younger, 'accompanying', 'age_6_12', 'in_shelter', '1'],
    [older, words.older, 'exposed', 'age_16_17', 'protected', '6'],
  ] as const) {
    opens(story, on(story, 6, `09:4${minute}`), ivar, {
      child: 'yes',
      urgent: false,
      track: 'exploitation',
      identification: 'presumed',
      municipality: '0188',
      residence: 'right_of_residence',
    })
    writes(story, on(story, 6, `09:5${minute}`), ivar, { class: 'C1', kind: 'identity', text: identity })
    saysChild(story, on(story, 6, `10:0${minute}`), ivar, { band, part, school, shelter: 'own_person' })
    namesAdult(story, on(story, 6, `10:1${minute}`), ivar, {
      kind: 'custodian',
      suspected: 'yes',
      matters: ['care', 'school'],
      name: words.custodian,
      as: 'custodian',
    })
    namesAdult(story, on(story, 5, `14:0${minute}`), ivar, {
      kind: 'special_representative',
      suspected: 'no',
      matters: ['investigation'],
      name: words.guardian,
      as: 'representative',
    })
    hidesFrom(story, on(story, 5, `15:0${minute}`), ivar, 'lvu_14', 'custodian')
    belongsWith(story, on(story, 5, `15:1${minute}`), ivar, mother, 'parent_and_child')
  }
  reportsConcern(older, on(older, 6, '10:20'), ivar, { danger: 'unknown', custodian: 'do_not_contact', seen: words.seen, worry: words.worry, as: 'concern' })
  sendsConcern(older, on(older, 6, '10:40'), ivar, 'concern', 'by_phone')
  concernArrives(older, on(older, 6, '11:00'), ivar, 'concern')
  belongsWith(older, on(older, 5, '15:30'), ivar, younger, 'siblings')
  hearsChild(younger, on(younger, 4, '10:00'), ivar, { how: 'play_or_drawing', language: 'ron', words: words.voiceSmall })
  hearsChild(older, on(older, 4, '11:00'), ivar, { how: 'alone', language: 'ron', words: words.voiceBig })
  entersDecision(older, on(older, 3, '09:00'), ivar, { trigger: 'child_investigation_opened', on: 3 })
  entersDecision(younger, on(younger, 3, '09:10'), ivar, { trigger: 'child_in_shelter', on: 5 })
  childWay(older)
  return [mother, younger, older]
}
