import {
  approvesJourney,
  asksTrial,
  checksHome,
  followsPaper,
  hearsOfHealth,
  listsPaper,
  meetsCondition,
  plansHome,
  saysRisk,
  signsRisk,
} from '#app/demo/return-gates-deeds.ts'
import { sealed } from '#app/demo/sealed-words.ts'
import { on, type Story } from '#app/demo/story.ts'

/** What came into place before the journeys of the demo world, and the two who said that they may begin. */

const words = sealed({
  hisHousing: 'Mosterns hus har ett rum på nedre botten med egen ingång. Ingen trappa.',
  hisCare: 'Vårdcentralen i grannbyn tar emot honom från första veckan och har fått läkemedelslistan av honom.',
  hisDebt: 'Den som lånade ut pengar till resan hit bor i länets huvudort. Mostern säger att ingen har frågat efter honom.',
  hisView: '”De vet inte var moster bor. Jag är inte rädd för byn, jag är rädd för stationen.”',
  hisThere: 'Vi känner bygden. Ingen av namnen han har nämnt bor där i dag, men vi har inte frågat runt.',
  hisReason: 'Möts han vid planet och inte på stationen väger det över till att resa.',
  hisPaper: 'Passet togs ifrån honom. Ambassaden utfärdar en tillfällig handling mot uppvisat samordningsnummer.',
  hisJourneyHelp: 'Går kortare sträckor med käpp. Behöver plats vid gången och hjälp med väskan.',
  hisWish: 'Jag vill bo hos moster och laga stolar igen, som morfar.',
  hisHome: 'Rummet på nedre botten är mitt. Moster har nyckeln.',
  hisWork: 'Verktyg till snickeriet i två omgångar. Inga pengar i handen första månaden.',
  hisHealth: 'Medicin för tre månader har jag med mig. Sedan vårdcentralen.',
  hisHelpers: 'Anna och de på plats hos oss hör av sig varje vecka så länge jag vill.',
  hisHard: 'Jag ringer från mosters telefon och säger det ord vi har bestämt.',
  herFlat: 'En lägenhet i systerns hus är ledig från första veckan i månaden.',
  herSwedish: 'Domen har fallit. Ingen av dem som dömdes har anhöriga i hennes stad, så vitt polisen vet.',
  herOwnView: '”Jag är lugnare där än här. Min syster vet allt och de andra vet ingenting.”',
  herWish: 'Jag vill att min dotter börjar skolan i höst och att jag får sova.',
  herHelpers: 'Min syster. Och Anna, en gång i månaden det första halvåret.',
})

/** Papers were taken from him, a trial had to be asked about, and both countries made conditions that were met. */
export function transitBefore(story: Story): void {
  const [ture, anna, aina, partner] = ['worker2.alfa', 'return.retur', 'coordinator.nord', 'partner.delta']
  listsPaper(story, on(story, 26, '09:00'), anna, 'passport', 'RO', { status: 'lost' }, 'his passport')
  listsPaper(story, on(story, 26, '09:10'), anna, 'emergency_paper', 'RO', { status: 'needed', words: words.hisPaper }, 'his paper')
  followsPaper(story, on(story, 22, '14:00'), anna, 'his paper', { status: 'applied' })
  followsPaper(story, on(story, 11, '10:00'), anna, 'his paper', { status: 'valid', until: -20 })
  listsPaper(story, on(story, 11, '10:10'), anna, 'medical_paper', null, { status: 'received' }, 'his letter')
  asksTrial(story, on(story, 24, '10:00'), ture, 'asked')
  asksTrial(story, on(story, 13, '10:00'), ture, 'cleared')
  checksHome(story, on(story, 19, '10:00'), partner, 'housing', 'there', 'partner_there', words.hisHousing)
  checksHome(story, on(story, 19, '10:05'), partner, 'health_care', 'there', 'partner_there', words.hisCare)
  checksHome(story, on(story, 19, '10:10'), partner, 'debts', 'partly', 'the_person', words.hisDebt)
  checksHome(story, on(story, 18, '10:00'), anna, 'work_training', 'partly', 'partner_there')
  checksHome(story, on(story, 18, '10:05'), anna, 'police_protection', 'unknown', 'nobody_yet')
  saysRisk(story, on(story, 19, '14:00'), ture, {
    rated: {
      recruiter_near: 'absent',
      network_knows: 'possible',
      debt: 'present',
      trial_pending: 'possible',
      wish_not_stable: 'absent',
      phone_unsafe: 'absent',
    },
    ownView: 'same',
    ownWords: words.hisView,
  })
  saysRisk(story, on(story, 18, '14:00'), partner, {
    rated: {
      recruiter_near: 'absent',
      debt: 'possible',
      complicity: 'unknown',
      no_support_nearby: 'absent',
      health_broken_off: 'absent',
      disability_age: 'present',
    },
    words: words.hisThere,
  })
  signsRisk(story, on(story, 17, '09:00'), aina, 'safe_only_if', ['met_on_arrival', 'health_care_ready'])
  signsRisk(story, on(story, 17, '11:00'), anna, 'safe_only_if', ['met_on_arrival', 'money_in_parts'], words.hisReason)
  meetsCondition(story, on(story, 9, '14:00'), anna, 'health_care_ready')
  meetsCondition(story, on(story, 9, '14:05'), anna, 'money_in_parts')
  meetsCondition(story, on(story, 6, '15:00'), partner, 'met_on_arrival')
  hearsOfHealth(story, on(story, 10, '13:00'), anna, { status: 'fit_with_help', until: -14, medicineDays: 90, words: words.hisJourneyHelp })
  const lines = [
    { purpose: 'daily_needs', type: 'cash', ore: 250_000 },
    { purpose: 'work_tools', type: 'in_kind', ore: 900_000 },
    { purpose: 'medicine', type: 'service', ore: 180_000 },
  ] as const
  const steps = { first_housing: 0, health_visit: -7, income_begun: -60 }
  plansHome(story, on(story, 21, '10:00'), anna, { language: 'ron', parts: { my_wish: words.hisWish }, lines: [], steps, agreed: false })
  plansHome(story, on(story, 12, '10:00'), anna, {
    language: 'ron',
    parts: {
      my_wish: words.hisWish,
      where_i_live: words.hisHome,
      money_work: words.hisWork,
      my_health: words.hisHealth,
      who_helps: words.hisHelpers,
      if_it_gets_hard: words.hisHard,
    },
    lines,
    steps,
    agreed: true,
  })
}

/** After the journey has been planned. */
export function transitApproved(story: Story): void {
  approvesJourney(story, on(story, 1, '15:00'), 'coordinator.nord')
  approvesJourney(story, on(story, 1, '15:40'), 'return.retur')
}

/** She was needed for a trial first; then it went quickly. */
export function sixMonthsBefore(story: Story): void {
  const [ivar, anna, olle] = ['worker.beta', 'return.retur', 'coordinator.sthm']
  asksTrial(story, on(story, 224, '10:00'), ivar, 'wait')
  listsPaper(story, on(story, 222, '10:00'), anna, 'passport', 'SK', { status: 'valid', until: -700 }, 'her passport')
  checksHome(story, on(story, 215, '10:00'), anna, 'housing', 'there', 'the_person', words.herFlat)
  checksHome(story, on(story, 215, '10:05'), anna, 'school_childcare', 'there', 'authority_there')
  asksTrial(story, on(story, 208, '10:00'), ivar, 'cleared')
  saysRisk(story, on(story, 205, '10:00'), ivar, {
    rated: { recruiter_near: 'absent', network_knows: 'absent', debt: 'absent', trial_pending: 'absent', custody: 'absent', wish_not_stable: 'absent' },
    ownView: 'safer',
    ownWords: words.herOwnView,
    words: words.herSwedish,
  })
  saysRisk(story, on(story, 204, '10:00'), anna, {
    rated: { recruiter_near: 'absent', no_housing_income: 'possible', no_support_nearby: 'absent', cannot_relocate: 'absent' },
  })
  signsRisk(story, on(story, 203, '10:00'), anna, 'safe_with_plan')
  signsRisk(story, on(story, 203, '13:00'), olle, 'safe_with_plan')
  hearsOfHealth(story, on(story, 200, '10:00'), anna, { status: 'fit', until: 170 })
  plansHome(story, on(story, 199, '10:00'), anna, {
    language: 'slk',
    parts: { my_wish: words.herWish, who_helps: words.herHelpers },
    lines: [
      { purpose: 'housing', type: 'service', ore: 1_200_000 },
      { purpose: 'child', type: 'in_kind', ore: 300_000 },
    ],
    steps: { first_housing: 183, health_visit: 170, child_in_school: 150, work_begun: 90, course_begun: -30, own_housing: -60 },
    agreed: true,
  })
}

/** After the journey has been planned. */
export function sixMonthsApproved(story: Story): void {
  approvesJourney(story, on(story, 185, '15:00'), 'coordinator.sthm')
  approvesJourney(story, on(story, 185, '15:40'), 'return.retur')
}
