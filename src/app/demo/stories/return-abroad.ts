import { writes } from '#app/demo/case-deeds.ts'
import { answersAbroad, demoPage, notesAbroad, preparesAbroad, repliesAbroad, secondsAbroad, sendsAbroad } from '#app/demo/return-abroad-deeds.ts'
import { sealed } from '#app/demo/sealed-words.ts'
import { hears } from '#app/demo/sharing-deeds.ts'
import { ago, on, type Story } from '#app/demo/story.ts'

const words = sealed({
  reception: 'Vine marți seara cu căruciorul. Îl întâmpină omul cu semnul ”Granris”. Prima săptămână: medic de familie, mâncare, telefon nou.',
  week: 'După prima săptămână: atelierul de tâmplărie are loc liber, banii pentru unelte vin în două rate.',
  evening: 'Seara de marți: are nevoie de rampă la scara a doua și de apă lângă pat.',
  agreed: 'Den som möter får veta när han kommer och vad han behöver. Inget om varför han behövde hjälp.',
  harm: 'Den som möter har inget konto och behöver veta vad som väntas. Han har läst texten på sitt språk och sagt ja.',
  harmWeek: 'Verkstaden behöver veta när pengarna kommer. Han vill att de får veta det.',
  harmEvening: 'Rampen måste stå där när han kommer. Han bad själv om det.',
  question: 'Putem veni cu duba mică sau trebuie cea cu lift?',
  reply: 'Den lilla räcker om rullstolen fälls ihop. Den väger elva kilo.',
  second: 'Mai are nevoie de cineva peste noapte?',
  ready: 'Camera de la parter este gata, cheia este la vecina de vizavi.',
})

/** The one of DELTA who meets him has no account: what he agreed to is handed over by link and code. */
export function transitAbroad(story: Story): void {
  const [anna, aina] = ['return.retur', 'coordinator.nord']
  const page = demoPage('271828182845', '57721566490153286060')
  hears(story, on(story, 9, '11:00'), anna, {
    classes: ['C4'],
    to: ['DELTA'],
    purposes: ['plan_return'],
    language: 'ron',
    form: 'written',
    conditions: words.agreed,
    as: 'agreed-abroad',
  })
  writes(story, on(story, 6, '13:00'), anna, { class: 'C4', kind: 'note', text: words.reception, as: 'for-who-meets' })
  preparesAbroad(story, on(story, 6, '13:20'), anna, {
    records: ['for-who-meets'],
    fields: ['destination'],
    to: 'DELTA',
    harm: words.harm,
    as: 'reception-abroad',
  })
  secondsAbroad(story, on(story, 6, '15:00'), aina, 'reception-abroad')
  sendsAbroad(story, on(story, 6, '15:30'), anna, 'reception-abroad', page)
  answersAbroad(story, on(story, 5, '09:10'), anna, page, { kind: 'asked', words: words.question, as: 'question-abroad' })
  repliesAbroad(story, on(story, 5, '10:00'), anna, { handover: 'reception-abroad', answer: 'question-abroad', words: words.reply })
  answersAbroad(story, on(story, 5, '10:40'), anna, page, { kind: 'accepted', as: 'accepted-abroad' })
  notesAbroad(story, on(story, 5, '11:00'), anna, { handover: 'reception-abroad', answer: 'accepted-abroad' })
  answersAbroad(story, ago(story, 300), anna, page, { kind: 'event', event: 'other', words: words.ready })
  answersAbroad(story, ago(story, 240), anna, page, { kind: 'asked', words: words.second })

  writes(story, ago(story, 200), anna, { class: 'C4', kind: 'note', text: words.week, as: 'for-the-workshop' })
  preparesAbroad(story, ago(story, 195), anna, { records: ['for-the-workshop'], to: 'DELTA', harm: words.harmWeek, as: 'workshop-abroad' })
  preparesAbroad(story, ago(story, 190), anna, { records: [], fields: ['destination'], to: 'DELTA', harm: words.harmWeek, as: 'country-abroad' })
  secondsAbroad(story, ago(story, 150), aina, 'workshop-abroad')
  writes(story, ago(story, 60), anna, { class: 'C4', kind: 'note', text: words.evening, as: 'for-the-evening' })
  preparesAbroad(story, ago(story, 55), anna, { records: ['for-the-evening'], to: 'DELTA', harm: words.harmEvening, as: 'evening-abroad' })
  secondsAbroad(story, ago(story, 40), aina, 'evening-abroad')
  sendsAbroad(story, ago(story, 9), anna, 'evening-abroad', demoPage('161803398874', '26497758928424138245'))
}
