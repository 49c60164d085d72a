import { arrangesJourney, checksDeparture, letsKnow, plansJourney, saysOnTheWay, writesLeg } from '#app/demo/return-journey-deeds.ts'
import { sealed } from '#app/demo/sealed-words.ts'
import { ago, on, type Story } from '#app/demo/story.ts'

const words = sealed({
  home: 'Södra resehallen, dörr D, Låtsasköping',
  change: 'Umsteigehalle Nord, Ausdachtstadt, Schalter 7',
  there: 'Gara de Vest din Închipuita, ieșirea 2',
  first: 'ZQ 7741, plats 14 F vid gången',
  second: 'ZQ 9083, plats 3 A längst fram',
  atChange: 'Frau Ausgedacht väntar vid gaten med rullstolen',
  atEnd: 'Petrică Scornitul, pulover verde, lângă automatul de cafea',
  note: 'Brodern kan ha hört när han reser: fråga varje gång innan någon släpps fram till honom.',
  plan: 'Missar han bytet: rullstolsservicen stannar hos honom, nästa avgång är redan betald, Anna ringer Petrică.',
  numbers: 'Anna 070-174 06 83, Petrică 070-174 06 84',
  sheet: 'Stai la scaunul tău până vine omul cu puloverul verde. Nu trebuie să grăbești.',
  late: 'Tjugo minuter sen avgång. Han sitter kvar i den tysta delen av hallen och vet vad som gäller.',
  calm: 'Han fick fönsterplats och kaffe, och sov innan planet lyfte.',
})

/** Two legs with help at the change, known to two people. He has come to the change; that he is on board has not been said. */
export function transitJourney(story: Story): void {
  const [anna, partner] = ['return.retur', 'partner.delta']
  plansJourney(story, on(story, 12, '10:00'), anna)
  writesLeg(story, on(story, 12, '10:20'), anna, {
    mode: 'air',
    from: { at: ago(story, 390), country: 'SE', zone: 'Europe/Stockholm', place: words.home },
    to: { at: ago(story, 270), country: 'DE', zone: 'Europe/Berlin', place: words.change },
    help: 'assistance',
    metBy: 'carrier',
    number: words.first,
    meets: words.atChange,
    note: words.note,
    as: 'leg-one',
  })
  writesLeg(story, on(story, 12, '10:30'), anna, {
    mode: 'air',
    from: { at: ago(story, 75), country: 'DE', zone: 'Europe/Berlin', place: words.change },
    to: { at: ago(story, -75), country: 'RO', zone: 'Europe/Bucharest', place: words.there },
    help: 'none',
    metBy: 'partner',
    number: words.second,
    meets: words.atEnd,
    as: 'leg-two',
  })
  arrangesJourney(story, on(story, 12, '10:45'), anna, {
    escort: 'at_transit',
    fallback: ['next_departure', 'call_knower', 'partner_fetches'],
    language: 'ron',
    plan: words.plan,
    numbers: words.numbers,
    sheet: words.sheet,
  })
  letsKnow(story, on(story, 12, '11:00'), anna, partner)
  checksDeparture(story, on(story, 1, '15:00'), anna)
  saysOnTheWay(story, ago(story, 400), anna, { leg: 'leg-one', kind: 'deviation', deviation: 'delayed', words: words.late })
}

/** How far he has come, after two have said that the journey may begin. */
export function transitOnTheWay(story: Story): void {
  const anna = 'return.retur'
  saysOnTheWay(story, ago(story, 385), anna, { leg: 'leg-one', kind: 'departed', words: words.calm })
  saysOnTheWay(story, ago(story, 262), anna, { leg: 'leg-one', kind: 'transit' })
}
