import { adds, approves, asks, brings, changes, corrects, finishes, numbers, opens, reads, writes } from '#app/demo/case-deeds.ts'
import { answers, convenes, decides, holds, keeps, type Chair } from '#app/demo/meeting-deeds.ts'
import { addsPlace, admits, arrives, asksForPlace, closesPlace, keepsApart, leaves, offersPlace, staysAway, takesPlace } from '#app/demo/placement-deeds.ts'
import { sealed } from '#app/demo/sealed-words.ts'
import { discloses, hears } from '#app/demo/sharing-deeds.ts'
import { ago, newStory, on, type Story } from '#app/demo/story.ts'
import { breaks } from '#app/demo/safety-deeds.ts'
import type { Instant } from '#kernel/time.ts'

const words = sealed({
  apartName: 'Påhittade Grottmannen Exempelsson',
  apartPhone: '070-174 06 48',
  name: 'Mirzalina Övningsescu',
  number: '19970230-0026',
  identity: 'Mirzalina Övningsescu, 29 år, rumänsk medborgare. Födelsetid enligt egen uppgift: 19970230-0026.',
  contact: 'Ring bara 070-174 06 33 mellan 10 och 12. Lämna aldrig meddelande. Kodord: lingonkvasten.',
  background: 'Hon vill ha lugn, sömn och en läkartid. Hon vill veta sina rättigheter innan hon bestämmer något mer. Hon vill själv berätta för sin bror.',
  threat: 'Hon är orolig för en man som brukar hämta henne vid stationen. Hon tror att han söker i andra städer. Säkerheten i bedömningen är låg.',
  place: 'Kvastmakargränd 417 C, 2 tr, Låtsasholm. Portkod 4417. Grannen på plan 1 är boendets egen.',
  arrival: 'Kom till boendet 21.10 med taxi som boendet beställde. Fick rum 3, nattlampa och egen nyckel. Vill att vi knackar tre gånger.',
  quiet: 'Lugn natt hittills. Hon bad om te klockan 22 och läste en stund i det gemensamma rummet.',
  quietCorrected: 'Lugn natt hittills. Hon bad om te klockan 22 och läste en stund i sitt eget rum.',
  conditions: 'Boendet får veta hur hon mår och hur man når henne, men inte vad hon heter.',
  harm: 'Boendet behöver veta hur hon kan nås och vad hon ber om i natt. Namnet behövs inte där och lämnas inte ut.',
  night: 'Nattpersonalen mötte henne i trapphuset och behövde genast veta vem som får hämta henne. Ledaren gick inte att nå.',
  minutes: 'Mötet tog en halvtimme. Transporten är ordnad, dygnskostnaden ska beslutas. Hon vill att vi frågar henne igen om läkartid på fredag.',
  payer: 'Fråga ekonomen om dygnskostnaden från i tisdags. Nämn inte vilket boende.',
})

const intake: Chair = ['social_services', 'ALFA']
const region: Chair = ['regional_coordinator', 'NORD']
const shelter: Chair = ['shelter', 'A17']

/** A night at the shelter: its own part of the case, with where she is, which only the shelter can read. The follow-up is two days late. */
export function shelterNight(today: Instant): Story {
  const story = newStory('shelter-night', today)
  const [elin, lo] = ['worker.alfa', 'night.a17']
  opens(story, on(story, 6, '15:10'), elin, {
    child: 'no',
    urgent: true,
    track: 'exploitation',
    identification: 'presumed',
    municipality: '2480',
    residence: 'right_of_residence',
    fileReference: 'ALFA 2026:0131',
  })
  writes(story, on(story, 6, '15:22'), elin, {
    class: 'C1',
    kind: 'identity',
    text: words.identity,
    names: [words.name],
    numbers: [words.number],
    as: 'identity',
  })
  writes(story, on(story, 6, '15:30'), elin, { class: 'C2', kind: 'contact_rule', text: words.contact, as: 'contact' })
  writes(story, on(story, 6, '15:41'), elin, { class: 'C4', kind: 'note', text: words.background, as: 'background' })
  writes(story, on(story, 6, '15:48'), elin, { class: 'C10', kind: 'threat_note', text: words.threat })
  asks(story, on(story, 6, '16:00'), elin, {
    zone: 'ALFA',
    title: 'arrange_transport',
    who: elin,
    due: on(story, 6, '20:00'),
    deputy: 'head.alfa',
    as: 'transport',
  })
  hears(story, on(story, 6, '16:10'), elin, {
    classes: ['C2', 'C4'],
    to: ['A17'],
    purposes: ['place_in_shelter', 'protect_tonight'],
    language: 'ron',
    conditions: words.conditions,
  })
  hears(story, on(story, 6, '16:12'), elin, {
    refused: true,
    classes: ['C1'],
    to: ['A17', 'POLN'],
    purposes: ['place_in_shelter', 'investigate_crime'],
    language: 'ron',
  })
  brings(story, on(story, 6, '16:20'), elin, { zone: 'A17', word: 'Skymning', who: lo })
  discloses(story, on(story, 6, '17:50'), elin, {
    records: ['contact', 'background'],
    to: 'A17',
    named: [lo],
    purpose: 'place_in_shelter',
    ground: 'consent',
    harm: words.harm,
    as: 'sent',
  })
  convenes(story, on(story, 6, '16:40'), elin, { at: on(story, 5, '09:00'), chairs: [intake, region, shelter] })
  answers(story, on(story, 6, '17:05'), 'coordinator.nord', 'accept')
  answers(story, on(story, 6, '17:40'), lo, 'accept')
  finishes(story, on(story, 6, '20:05'), elin, 'transport')
  numbers(story, on(story, 6, '21:30'), lo, 'A17 rum 3/26')
  writes(story, on(story, 6, '21:35'), lo, { class: 'C3', kind: 'location', text: words.place, as: 'place' })
  writes(story, on(story, 6, '21:50'), lo, { class: 'C4', kind: 'note', text: words.arrival })
  decides(story, on(story, 5, '09:12'), elin, { code: 'arrange_transport', chair: shelter, due: on(story, 3, '12:00') })
  decides(story, on(story, 5, '09:20'), elin, { code: 'inform_rights', chair: intake, due: on(story, -1, '14:00') })
  holds(story, on(story, 5, '09:40'), elin, [intake, region, shelter], on(story, 2, '09:00'))
  keeps(story, on(story, 5, '10:10'), elin, words.minutes)
  adds(story, on(story, 5, '10:00'), lo, {
    who: 'shelter.a17',
    classes: ['C1', 'C2', 'C3', 'C4', 'C10'],
    writes: ['C2', 'C3', 'C4', 'C10'],
    position: 'deputy',
    days: 60,
  })
  approves(story, on(story, 5, '10:40'), 'head.a17')
  changes(story, on(story, 4, '10:15'), elin, { phase: 'initial_support', urgent: false })
  asks(story, on(story, 4, '10:30'), elin, {
    zone: 'ALFA',
    title: 'decide_payer',
    who: elin,
    due: on(story, 1, '12:00'),
    deputy: 'head.alfa',
    words: words.payer,
  })
  asks(story, on(story, 4, '10:40'), 'shelter.a17', {
    zone: 'A17',
    title: 'arrange_health_visit',
    who: lo,
    due: on(story, -1, '09:30'),
    deputy: 'shelter.a17',
    shared: false,
  })
  breaks(story, on(story, 2, '23:40'), 'head.a17', { reason: 'on_call_without_team', words: words.night, classes: ['C2', 'C3'] })
  reads(story, on(story, 1, '21:15'), 'shelter.a17', ['place'])
  writes(story, ago(story, 62), lo, { class: 'C4', kind: 'note', text: words.quiet, as: 'quiet' })
  corrects(story, ago(story, 55), lo, 'quiet', words.quietCorrected, 'mistake')
  reads(story, ago(story, 40), lo, ['place'])
  const head = 'head.a17'
  addsPlace(story, on(story, 40, '10:00'), head, { codeName: 'KAJ' })
  addsPlace(story, on(story, 40, '10:02'), head, { codeName: 'LOM', wheelchair: true, adapted: ['hearing', 'assistant'], languages: ['swe', 'ron'] })
  addsPlace(story, on(story, 40, '10:04'), head, { codeName: 'TALL', house: 'B', adults: 1, children: 0, pets: true })
  addsPlace(story, on(story, 40, '10:06'), head, {
    codeName: 'SIK',
    house: 'B',
    region: 'west',
    takes: ['women', 'men'],
    adults: 1,
    children: 0,
    nightStaff: false,
  })
  addsPlace(story, on(story, 40, '10:08'), head, {
    codeName: 'VIK',
    house: 'C',
    wheelchair: true,
    adapted: ['sight', 'understanding'],
    languages: ['bul', 'eng'],
    adults: 1,
  })
  closesPlace(story, on(story, 1, '09:00'), head, 'SIK', 10, 'repair')
  asksForPlace(story, on(story, 6, '15:50'), elin, 0, { as: 'early', nights: 3 })
  offersPlace(story, on(story, 6, '15:56'), lo, 'early', 'KAJ', 2)
  takesPlace(story, on(story, 6, '16:05'), elin, 'early', 'decline')
  asksForPlace(story, on(story, 6, '16:22'), elin, 0, { as: 'bed', nights: 30, languages: ['ron'], awayFrom: ['north'] })
  keepsApart(story, on(story, 6, '16:25'), elin, words.apartName, words.apartPhone)
  offersPlace(story, on(story, 6, '16:30'), lo, 'bed', 'KAJ', 4)
  takesPlace(story, on(story, 6, '16:34'), elin, 'bed')
  admits(story, on(story, 6, '18:05'), head, 'bed')
  arrives(story, on(story, 6, '21:20'), lo, 'bed')
  // A night in hospital: one place given back, one that was kept for nobody, and the way back without a decision of the board.
  leaves(story, on(story, 4, '13:00'), lo, 'bed', 'hospital')
  const without = { basis: 'without_assessment', languages: ['ron'], awayFrom: ['north'] } as const
  asksForPlace(story, on(story, 4, '14:00'), elin, 0, { as: 'evening', nights: 5, ...without })
  offersPlace(story, on(story, 4, '14:20'), lo, 'evening', 'KAJ', 4)
  takesPlace(story, on(story, 4, '14:30'), elin, 'evening')
  admits(story, on(story, 4, '15:00'), head, 'evening')
  staysAway(story, on(story, 3, '08:00'), lo, 'evening')
  asksForPlace(story, on(story, 3, '09:00'), elin, 0, { as: 'again', nights: 28, ...without })
  offersPlace(story, on(story, 3, '09:20'), lo, 'again', 'KAJ', 4)
  takesPlace(story, on(story, 3, '09:40'), elin, 'again')
  admits(story, on(story, 3, '10:10'), head, 'again')
  arrives(story, on(story, 3, '15:00'), lo, 'again')
  return story
}
