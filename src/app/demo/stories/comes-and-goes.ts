import { adds, brings, changes, opens, writes } from '#app/demo/case-deeds.ts'
import {
  addsPlace,
  admits,
  arrives,
  asksForPlace,
  closesPlace,
  decidesChild,
  leaves,
  offersPlace,
  refusesPlace,
  takesPlace,
  withdraws,
} from '#app/demo/placement-deeds.ts'
import { callsBack, decidesRequest, receivesRequest } from '#app/demo/placement-deeds.ts'
import { notesInstrument, observes, plans, takesBack } from '#app/demo/protection-deeds.ts'
import { sealed } from '#app/demo/sealed-words.ts'
import { keepsAlone, movesTo, opensPlace, refusesAdmission } from '#app/demo/state-deeds.ts'
import { costTimes } from '#app/demo/stories/comes-and-goes-costs.ts'
import { lawTimes } from '#app/demo/stories/comes-and-goes-law.ts'
import { returnTimes } from '#app/demo/stories/comes-and-goes-return.ts'
import { newStory, on, type Story } from '#app/demo/story.ts'
import type { Instant } from '#kernel/time.ts'

const words = sealed({
  name: 'Aurelindra Fabuleanu',
  number: '19910231-0044',
  identity: 'Aurelindra Fabuleanu, 35 år, moldavisk medborgare. Vi använder numret 19910231-0044 tills hon har ett eget.',
  contact: 'Hon ringer själv från lånade telefoner. Ring aldrig upp. Kodord: tranbärsmössan.',
  start: 'Hon kommer och går. Varje gång får hon veta att dörren står öppen, och att ingen räknar gångerna.',
  seenWrong: 'Väskan stod i fel korridor, den var en annan kvinnas.',
  seenOther: 'Det var hennes väninna som hade märkena, inte hon.',
  nick: 'Långe Hittepåkungen',
  planDanger: 'Ingen hör av sig till mig. Jag hör av mig själv på torsdagar.',
  asksPhone: 'Åklagaren vill ha ett telefonnummer för kallelse till förhör den 14.',
  asksAddress: 'En person som sade sig vara polis ringde från dolt nummer och ville ha adressen.',
  asksUser: 'Skattebrottsenheten vill ha ett användarnamn i en app.',
  asksIp: 'Kustbevakningen vill ha ip-adressen till boendets nät.',
  balancePhone: 'Hon har själv sagt ja och vill bli hörd. Inget talar emot att numret lämnas.',
  balanceAddress: 'Numret tillbaka gick inte att få bekräftat. Ingenting lämnas.',
  balanceUser: 'Vi har inget användarnamn antecknat.',
  balanceIp: 'Uppgiften omfattas inte av lagen för den som frågar.',
  givenPhone: '070-174 06 91, bara förmiddagar.',
})

const ture = 'worker2.alfa'
const [head, lo] = ['head.a17', 'night.a17']
/** Where she went each time, and how many days ago that time began. */
const times = [
  [74, 'unknown'],
  [67, 'relative'],
  [60, 'own_home'],
  [53, 'abroad'],
  [46, 'other'],
  [39, 'new_housing'],
  [32, 'other_shelter'],
] as const

/** Somebody who comes to the shelter and goes again, seven times; each time she is met as the first. */
export function comesAndGoes(today: Instant): Story {
  const story = newStory('comes-and-goes', today)
  opens(story, on(story, 256, '10:00'), ture, {
    child: 'no',
    urgent: false,
    track: 'exploitation',
    identification: 'presumed',
    municipality: '2480',
    residence: 'no_permit',
    fileReference: 'ALFA 2025:0211',
  })
  writes(story, on(story, 256, '10:10'), ture, { class: 'C1', kind: 'identity', text: words.identity, names: [words.name], numbers: [words.number] })
  writes(story, on(story, 256, '10:20'), ture, { class: 'C2', kind: 'contact_rule', text: words.contact })
  writes(story, on(story, 256, '10:30'), ture, { class: 'C4', kind: 'note', text: words.start })
  brings(story, on(story, 250, '09:00'), ture, { zone: 'BETA', word: 'Hassel', who: 'worker.beta' })
  adds(story, on(story, 249, '09:00'), ture, { who: 'head.alfa', classes: ['C1', 'C2', 'C4', 'C10'], writes: ['C2', 'C10'], position: 'deputy', days: 330 })
  changes(story, on(story, 240, '10:00'), ture, { phase: 'initial_support' })
  seesAndPlans(story)
  placesTold(story)
  requestsTold(story)
  lawTimes(story)
  costTimes(story)
  returnTimes(story)
  return story
}

function seesAndPlans(story: Story): void {
  const seen = { list: 'adult', forms: [], seer: 'colleague', knowing: 'told' } as const
  observes(story, on(story, 239, '09:00'), ture, { ...seen, present: ['papers_kept'], words: words.seenWrong, as: 'mistaken' })
  observes(story, on(story, 239, '09:10'), ture, { ...seen, present: ['others_speak'], words: words.seenOther, as: 'friend' })
  takesBack(story, on(story, 238, '09:00'), ture, 'mistaken', 'mistake')
  takesBack(story, on(story, 238, '09:10'), ture, 'friend', 'other_person')
  notesInstrument(story, on(story, 237, '09:00'), ture, { instrument: 'freda_short', edition: '2014', category: 'low' })
  notesInstrument(story, on(story, 80, '09:00'), ture, { instrument: 'freda_danger', edition: '2014', category: 'medium' })
  plans(story, on(story, 79, '09:00'), ture, {
    kind: 'own',
    language: 'ron',
    copy: 'never',
    sections: { danger: words.planDanger },
    safe: ['no_contact'],
    review: -40,
  })
}

/** Every way a request for a place can go, the latest of them admitted for tomorrow. */
function placesTold(story: Story): void {
  addsPlace(story, on(story, 76, '10:00'), head, {
    codeName: 'GRAN',
    house: 'D',
    takes: ['women', 'families'],
    adults: 2,
    children: 3,
    languages: ['swe', 'ron'],
  })
  addsPlace(story, on(story, 76, '10:05'), head, { codeName: 'LIND', house: 'D', region: 'south', adults: 1, children: 0, avoid: ['stockholm'] })
  const asked = (days: number, as: string, nights = 5): void => asksForPlace(story, on(story, days, '10:00'), ture, 0, { as, nights })
  const held = (days: number, as: string): void => {
    asked(days, as)
    offersPlace(story, on(story, days, '10:20'), lo, as, 'GRAN', 4)
  }
  for (const [days, to] of times) {
    held(days, to)
    takesPlace(story, on(story, days, '10:40'), ture, to)
    admits(story, on(story, days, '11:00'), head, to)
    arrives(story, on(story, days, '18:00'), lo, to)
    if (to === 'own_home') movesTo(story, on(story, days - 1, '12:00'), lo, to, 'LIND', days - 4)
    leaves(story, on(story, days - 3, '10:00'), lo, to, to)
  }
  held(26, 'not_admitted')
  takesPlace(story, on(story, 26, '10:40'), ture, 'not_admitted')
  refusesAdmission(story, on(story, 26, '11:00'), head, 'not_admitted', 'other')
  held(25, 'given_back')
  withdraws(story, on(story, 25, '10:40'), ture)
  for (const [days, why] of [
    [24, 'full'],
    [23, 'other'],
    [22, 'conflict'],
  ] as const) {
    asked(days, why)
    refusesPlace(story, on(story, days, '10:30'), head, why, why)
  }
  asksForPlace(story, on(story, 21, '10:00'), ture, 0, { as: 'family', who: 'families', childBands: ['0_5', '6_12', '13_15'], nights: 4 })
  decidesChild(story, on(story, 21, '10:05'), ture, 'consent')
  decidesChild(story, on(story, 21, '10:06'), ture, 'decided')
  decidesChild(story, on(story, 21, '10:07'), ture, 'not_placed')
  refusesPlace(story, on(story, 21, '10:30'), head, 'family', 'does_not_fit')
  keepsAlone(story, on(story, 20, '10:00'), ture, words.nick)
  closesPlace(story, on(story, 9, '08:00'), head, 'LIND', 6, 'no_staff')
  opensPlace(story, on(story, 7, '08:00'), head, 'LIND')
  closesPlace(story, on(story, 5, '08:00'), head, 'LIND', 1, 'other')
  closesPlace(story, on(story, 2, '08:00'), head, 'LIND', 6, 'safety')
  asksForPlace(story, on(story, 0, '10:00'), ture, 1, { as: 'tomorrow', nights: 6 })
  offersPlace(story, on(story, 0, '10:20'), lo, 'tomorrow', 'GRAN', 4)
  takesPlace(story, on(story, 0, '10:40'), ture, 'tomorrow')
  admits(story, on(story, 0, '11:00'), head, 'tomorrow')
}

function requestsTold(story: Story): void {
  const gun = 'head.alfa'
  const asked = [
    [19, 'prosecutor', 'phone', words.asksPhone, 'confirmed'],
    [18, 'other', 'address', words.asksAddress, 'not_confirmed'],
    [17, 'tax_crime', 'username', words.asksUser, 'confirmed'],
    [16, 'coast_guard', 'ip', words.asksIp, 'confirmed'],
  ] as const
  for (const [days, authority, datum, text, callBack] of asked) {
    receivesRequest(story, on(story, days, '13:00'), ture, {
      authority,
      asked: [datum],
      words: text,
      decider: gun,
      due: on(story, days - 2, '12:00'),
      as: authority,
    })
    callsBack(story, on(story, days, '13:30'), ture, authority, callBack)
  }
  const no = { outcome: 'refused', given: [], givenWords: null } as const
  decidesRequest(story, on(story, 19, '15:00'), gun, 'prosecutor', {
    outcome: 'given',
    why: 'no_reason_against',
    given: ['phone'],
    balance: words.balancePhone,
    givenWords: words.givenPhone,
  })
  decidesRequest(story, on(story, 18, '15:00'), gun, 'other', { ...no, why: 'not_confirmed', balance: words.balanceAddress })
  decidesRequest(story, on(story, 17, '15:00'), gun, 'tax_crime', { ...no, why: 'not_held', balance: words.balanceUser })
  decidesRequest(story, on(story, 16, '15:00'), gun, 'coast_guard', { ...no, why: 'not_covered', balance: words.balanceIp })
}
