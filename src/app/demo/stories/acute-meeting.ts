import { becomesCase, takes } from '#app/demo/call-deeds.ts'
import { adds, asks, changes, finishes, numbers, writes } from '#app/demo/case-deeds.ts'
import { answers, convenes, decides, keeps, type Chair } from '#app/demo/meeting-deeds.ts'
import { sealed } from '#app/demo/sealed-words.ts'
import { ago, newStory, type Story } from '#app/demo/story.ts'
import type { Instant } from '#kernel/time.ts'

const words = sealed({
  name: 'Bozhilka Påhittova',
  number: '19990231-0017',
  identity: 'Bozhilka Påhittova, 27 år, från Bulgarien. Eget nummer på papperet från receptionen: 19990231-0017. Id-handlingen är inte hos henne.',
  summary: 'En taxichaufför har kört henne till akutmottagningens väntrum och väntat kvar. Hon är rädd, vill ha en tolk och vill inte vara ensam i natt.',
  codeWord: 'tranbärskvasten',
  safeWords: 'Hennes telefon 070-174 06 22 kan läsas av någon annan. Nå henne genom sjuksköterskan i väntrummet.',
  needs: 'Hon vill sova någonstans i natt där ingen från resan hittar henne. Hon vill ringa sin syster i morgon, inte i kväll. Hon har själv valt att vi skriver.',
  threat: 'Två personer söker efter henne enligt henne själv. Hon tror inte att de vet vilken ort hon är i. Egen bedömning: stor oro, osäkert.',
  minutes: 'Mötet började 23.00. Polisens kontaktpunkt och regionkoordinatorn är med utan att veta vem det gäller. Kliniken hade inte möjlighet. Boendet har inte svarat.',
  interpreter: 'Bulgariska, telefontolk, en kvinna om det går. Inte en tolk från samma ort.',
})
const social: Chair = ['social_on_call', 'JOUR']
const police: Chair = ['police_contact', 'POLN']
const region: Chair = ['regional_coordinator', 'NORD']
const health: Chair = ['health_care', 'VARD']
const shelter: Chair = ['shelter', 'A17']

/** Tonight: an acute meeting that is going on; one has said no, one has not answered, and the first contact came after its clock had run out. */
export function acuteMeeting(today: Instant): Story {
  const story = newStory('acute-meeting', today)
  const nora = 'operator.jour'
  takes(story, ago(story, 203), nora, {
    acute: true,
    danger: 'yes',
    child: 'no',
    caller: 'public',
    municipality: '2480',
    language: 'bul',
    interpreter: 'yes',
    safe: ['never_call', 'never_sms', 'never_voicemail'],
    consents: ['write_down', 'open_case'],
    advice: ['social_on_call', 'health_care', 'shelter', 'rights'],
    summary: words.summary,
    codeWord: words.codeWord,
    safeWords: words.safeWords,
    minutes: 4,
  })
  becomesCase(story, ago(story, 198), nora)
  numbers(story, ago(story, 197), nora, 'JOUR 2026:0097')
  writes(story, ago(story, 188), nora, { class: 'C1', kind: 'identity', text: words.identity, names: [words.name], numbers: [words.number] })
  writes(story, ago(story, 180), nora, { class: 'C4', kind: 'note', text: words.needs })
  writes(story, ago(story, 176), nora, { class: 'C10', kind: 'threat_note', text: words.threat })
  adds(story, ago(story, 170), nora, { who: 'head.jour', classes: ['C1', 'C2', 'C4', 'C10'], writes: ['C1', 'C2', 'C4', 'C10'], position: 'deputy', days: 60 })
  changes(story, ago(story, 169), nora, { track: 'exploitation' })
  asks(story, ago(story, 166), nora, { zone: 'JOUR', title: 'contact_agency', who: nora, due: ago(story, 60), deputy: 'head.jour', as: 'contact' })
  finishes(story, ago(story, 74), nora, 'contact')
  asks(story, ago(story, 165), nora, { zone: 'JOUR', title: 'call_back', who: nora, due: ago(story, 30), deputy: 'head.jour' })
  convenes(story, ago(story, 64), nora, { at: ago(story, 15), chairs: [social, police, region, health, shelter] })
  answers(story, ago(story, 58), 'police.poln', 'accept')
  answers(story, ago(story, 52), 'coordinator.nord', 'accept')
  answers(story, ago(story, 49), 'nurse.vard', 'other_urgent_work')
  decides(story, ago(story, 10), nora, { code: 'book_interpreter', chair: social, due: ago(story, -30), words: words.interpreter })
  decides(story, ago(story, 7), nora, { code: 'arrange_protection', chair: police, due: ago(story, -60) })
  decides(story, ago(story, 5), nora, { code: 'inform_rights', chair: region, due: ago(story, -11 * 60) })
  keeps(story, ago(story, 3), nora, words.minutes)
  return story
}
