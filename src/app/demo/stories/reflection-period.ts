import { joinsCase, takes } from '#app/demo/call-deeds.ts'
import { adds, approves, asks, brings, changes, finishes, opens, reads, writes } from '#app/demo/case-deeds.ts'
import { answersBoard, asksBoard, costs, saysWhoPays, setsBasis } from '#app/demo/cost-deeds.ts'
import { assesses, decidesMeasure, notesInstrument, observes, plans, takesBack } from '#app/demo/protection-deeds.ts'
import { breaks } from '#app/demo/safety-deeds.ts'
import { applies, getsReceipt, goesAway, isGranted, tellsOfPermit } from '#app/demo/law-deeds.ts'
import { asksForPlace, withdraws } from '#app/demo/placement-deeds.ts'
import { sealed } from '#app/demo/sealed-words.ts'
import { asksToRun, discloses, hears, sends } from '#app/demo/sharing-deeds.ts'
import { ago, newStory, on, type Story } from '#app/demo/story.ts'
import type { Instant } from '#kernel/time.ts'
import { isoDay } from '#ui/when.ts'

const words = sealed({
  name: 'Oluwadiya Exempelade',
  number: '20020231-0035',
  identity: 'Oluwadiya Exempelade, 24 år, nigeriansk medborgare. Samordningsnummer sökt, tills vidare 20020231-0035.',
  contact: 'Sms till 070-174 06 44 går bra på dagen. Aldrig brev. Hon vill att vi säger vilka vi är först när hon sagt kodordet hjortronlyktan.',
  start: 'Hon vill ha tid att tänka. Vi har gått igenom vad betänketid betyder, med tolk, två gånger. Hon har fått det på papper på engelska.',
  decision: 'Beslut om betänketid har kommit. Tiden är 30 dagar. Hon vet att stödet inte beror på om hon talar med polisen.',
  plan: 'Hon vill läsa svenska och träffa en läkare. Hon har bett om samma tolk varje gång. Nästa samtal om hur hon vill göra när tiden går mot sitt slut.',
  police: 'Målsägandebiträde förordnat. Hon har fått skriftlig bekräftelse och vet vem hon kan ringa. Nästa kontakt efter hennes önskan.',
  running: 'Polisens kontaktpunkt behöver följa vad som händer med tillståndet för att kunna ansöka om förlängning i tid. Hon har sagt ja till just det.',
  identityHarm: 'Åklagaren kan inte ansöka utan namn och nummer. Hon har sagt ja, och bara kontaktpersonen får uppgifterna.',
  seenFirst: 'Hon hade inga egna papper och bad att få sitta med ryggen mot väggen.',
  seenWrong: 'Mannen i receptionen var hennes egen tolk, det visade sig dagen efter.',
  riskFirst: 'De söker henne i en annan stad. De har hennes nummer och bilder på henne.',
  riskLater: 'Ingen har hört av sig på tre veckor. Numret är nytt och kontona är genomgångna.',
  riskAgain: 'Skulden krävs fortfarande av hennes syster. Det kan bli svårt att stå emot ensam.',
  riskSelf: 'Hon sover bättre. Hon har berättat för läkaren om tankarna och har en tid varje vecka.',
  ownFirst: 'De hittar mig om jag går ut. Jag är inte rädd när jag är här.',
  ownLater: 'Jag tror att de har gett upp om mig. Jag är mer rädd för min syster än för mig.',
  measureWords: 'Gå med till affären första gången och visa busshållplatsen med belysning.',
  planDanger: 'Call 112. Say the word tent. Walk to the library, they know where to ring.',
  planSafe: 'Text me in the daytime. I answer with one word. If I write two words, something is wrong.',
  planBring: 'Black bag: card, medicine, charger, the paper from the migration office.',
  planNever: 'Never ring my sister first. She is pressed by the same people.',
  planDangerOld: 'Call 112 and stay in the room. Do not open for anyone.',
  call: 'Hon ringde själv och frågade om tiden kan förlängas. Vi bestämde att talas vid på torsdag.',
  callSafe: 'Svarar grannen Låtsasdotter: säg att boken om fyrtornen går att hämta.',
  callName: 'Oluwadiya E. (ringde själv)',
  glass: 'Hon ringde jouren sent och var orolig. Den som svarade behövde veta vilket sätt som är säkert att ringa tillbaka på.',
  permitWhy: 'Tolk saknades de första veckorna och hon har bara hunnit träffa läkaren en gång. Hon behöver mer tid för att tänka.',
  permitPaper: 'Beslut 75-0031420-X, inga villkor.',
  termTask: 'Tänk på att ansökan om förlängning ska in innan tiden är slut. Fråga henne först.',
})

/** A reflection period with nine days left; what is written about the permit is shared with the police contact while it runs. */
export function reflectionPeriod(today: Instant): Story {
  const story = newStory('reflection-period', today)
  const [elin, gun, jan] = ['worker.alfa', 'head.alfa', 'police.poln']
  opens(story, on(story, 48, '09:20'), elin, {
    child: 'no',
    urgent: true,
    track: 'trafficking',
    identification: 'presumed',
    municipality: '2480',
    residence: 'no_permit',
    fileReference: 'ALFA 2026:0042',
  })
  writes(story, on(story, 48, '09:40'), elin, {
    class: 'C1',
    kind: 'identity',
    text: words.identity,
    names: [words.name],
    numbers: [words.number],
    as: 'identity',
  })
  writes(story, on(story, 48, '09:50'), elin, { class: 'C2', kind: 'contact_rule', text: words.contact })
  writes(story, on(story, 48, '10:30'), elin, { class: 'C4', kind: 'note', text: words.start })
  observes(story, on(story, 48, '10:32'), elin, {
    list: 'adult',
    forms: ['sexual'],
    seer: 'i_myself',
    knowing: 'first_hand',
    present: ['papers_kept', 'fears_authorities', 'earnings_taken'],
    notSeen: ['marks_of_violence'],
    words: words.seenFirst,
  })
  observes(story, on(story, 48, '10:36'), elin, {
    list: 'adult',
    forms: [],
    seer: 'colleague',
    knowing: 'told',
    present: ['others_speak'],
    words: words.seenWrong,
    as: 'wrong',
  })
  takesBack(story, on(story, 47, '08:10'), elin, 'wrong', 'explained')
  assesses(story, on(story, 47, '08:20'), elin, {
    occasion: 'first',
    judged: {
      acute: ['medium', 'unsure', 'medium', words.riskFirst],
      lethal: ['unknown', 'unsure', 'not_asked'],
      again: ['medium', 'fairly', 'medium', words.riskFirst],
      self: ['medium', 'unsure', 'unknown', words.riskFirst],
    },
    ratings: {
      several_people: 'present',
      knows_who: 'present',
      images: 'present',
      debt_claim: 'present',
      phone: 'possible',
      family_abroad: 'present',
      suicidal: 'possible',
    },
    own: words.ownFirst,
    review: 45,
    valid: 44,
  })
  notesInstrument(story, on(story, 44, '14:00'), elin, { instrument: 'freda_short', edition: '2014', category: 'not_stated' })
  plans(story, on(story, 44, '15:00'), elin, {
    kind: 'own',
    language: 'eng',
    copy: 'kept_here',
    sections: { danger: words.planDangerOld, never_contact: words.planNever },
    safe: ['never_letter'],
    review: 20,
  })
  asks(story, on(story, 48, '10:40'), elin, { zone: 'ALFA', title: 'inform_rights', who: elin, due: on(story, 46, '16:00'), deputy: gun, as: 'rights' })
  finishes(story, on(story, 46, '14:10'), elin, 'rights')
  brings(story, on(story, 47, '08:30'), elin, { zone: 'POLN', word: 'Klippa', who: jan })
  brings(story, on(story, 47, '08:40'), elin, { zone: 'NORD', word: 'Klippa', who: 'coordinator.nord' })
  changes(story, on(story, 40, '13:00'), elin, { phase: 'initial_support', urgent: false })
  changes(story, on(story, 25, '11:00'), jan, { legal: 'reported' })
  assesses(story, on(story, 26, '09:10'), elin, {
    occasion: 'review',
    judged: {
      acute: ['low', 'fairly', 'low', words.riskLater],
      lethal: ['low', 'unsure', 'not_asked', words.riskLater],
      again: ['medium', 'fairly', 'low', words.riskAgain],
      self: ['medium', 'fairly', 'medium', words.riskSelf],
    },
    ratings: { phone: 'absent', safe_people: 'present', own_ways: 'present' },
    own: words.ownLater,
    review: 0,
    valid: -3,
    as: 'assessed',
  })
  decidesMeasure(story, on(story, 26, '09:20'), elin, {
    assessment: 'assessed',
    code: 'escort',
    who: elin,
    due: on(story, 1, '15:00'),
    words: words.measureWords,
  })
  plans(story, on(story, 26, '09:40'), elin, {
    kind: 'own',
    language: 'eng',
    copy: 'given',
    sections: { danger: words.planDanger, safe_way: words.planSafe, never_contact: words.planNever, bring: words.planBring },
    checks: ['new_number', 'passwords', 'sharing_off', 'others_logged_out'],
    safe: ['never_letter', 'never_voicemail'],
    hours: ['08:00', '18:00'],
    review: -60,
  })
  hears(story, on(story, 26, '10:00'), elin, {
    classes: ['C1', 'C7'],
    to: ['POLN'],
    purposes: ['residence_permit'],
    language: 'eng',
    form: 'written',
    as: 'permit',
  })
  hears(story, on(story, 26, '10:05'), elin, { refused: true, classes: ['C5'], to: ['POLN'], purposes: ['investigate_crime'], language: 'eng' })
  discloses(story, on(story, 25, '09:10'), elin, {
    records: ['identity'],
    to: 'POLN',
    named: [jan],
    purpose: 'residence_permit',
    ground: 'consent',
    harm: words.identityHarm,
  })
  changes(story, on(story, 21, '10:30'), jan, { residence: 'reflection_period' })
  writes(story, on(story, 21, '13:15'), elin, { class: 'C7', kind: 'migration_note', text: words.decision, as: 'permitNote' })
  asks(story, on(story, 21, '13:30'), elin, {
    zone: 'ALFA',
    title: 'time_limited_ends',
    who: elin,
    due: on(story, -9, '12:00'),
    deputy: gun,
    words: words.termTask,
  })
  asks(story, on(story, 21, '13:32'), elin, { zone: 'POLN', title: 'apply_time_limited', who: jan, due: on(story, -6, '16:00') })
  changes(story, on(story, 20, '09:00'), jan, { legal: 'fu_open', identification: 'formally_recognised' })
  writes(story, on(story, 20, '09:20'), jan, { class: 'C6', kind: 'crime_note', text: words.police })
  asksToRun(story, on(story, 19, '10:00'), elin, {
    classes: ['C7'],
    to: 'POLN',
    named: [jan],
    purpose: 'residence_permit',
    ground: 'consent',
    harm: words.running,
    as: 'running',
  })
  approves(story, on(story, 19, '11:20'), gun)
  sends(story, on(story, 19, '13:05'), elin, 'running')
  reads(story, on(story, 18, '09:30'), jan, ['permitNote'])
  writes(story, on(story, 12, '15:00'), elin, { class: 'C4', kind: 'note', text: words.plan })
  breaks(story, on(story, 5, '22:50'), 'operator.alfa', { reason: 'on_call_without_team', words: words.glass, classes: ['C2'] })
  takes(story, on(story, 4, '11:25'), elin, {
    danger: 'no',
    child: 'no',
    caller: 'self',
    subject: 'self',
    municipality: '2480',
    language: 'eng',
    interpreter: 'no',
    ways: ['call'],
    safeFrom: '09:00',
    safeUntil: '12:00',
    safeWords: words.callSafe,
    consents: ['write_down', 'call_back'],
    advice: ['reflection_period', 'rights'],
    summary: words.call,
    names: words.callName,
    minutes: 8,
  })
  joinsCase(story, on(story, 4, '11:36'), elin)
  asks(story, on(story, 4, '11:45'), elin, { zone: 'ALFA', title: 'call_back', who: elin, due: on(story, -2, '10:00'), deputy: gun })
  payQuarrel(story)
  adds(story, on(story, 25, '08:30'), elin, { who: 'worker2.alfa', classes: ['C0', 'C4', 'C7'], writes: ['C0', 'C4', 'C7'] })
  applies(story, on(story, 24, '14:00'), elin, {
    kind: 'reflection',
    applicant: 'investigation_leader',
    basis: 'trafficking',
    way: 'secure_mail',
    as: 'permit515',
  })
  getsReceipt(story, on(story, 23, '09:00'), elin, 'permit515')
  isGranted(story, on(story, 21, '13:00'), elin, { permit: 'permit515', number: words.permitPaper, from: 21, to: -9, who: 'worker2.alfa', deputy: gun })
  tellsOfPermit(story, on(story, 21, '15:00'), elin, 'permit515', { teller: 'social_services', what: 'granted', language: 'eng', interpreter: 'by_phone' })
  tellsOfPermit(story, on(story, 14, '10:00'), elin, 'permit515', { teller: 'counsel', what: 'what_it_means', language: 'eng', interpreter: 'in_the_room' })
  goesAway(story, on(story, 2, '16:00'), 'worker2.alfa', { from: 1, until: -6, deputy: elin })
  applies(story, on(story, 1, '10:10'), elin, {
    kind: 'extension',
    applicant: 'social_board',
    basis: 'trafficking',
    way: 'secure_mail',
    words: words.permitWhy,
    as: 'longer',
  })
  asksForPlace(story, on(story, 3, '10:00'), elin, 1, { as: 'earlier', wheelchair: true, adapted: ['hearing', 'assistant'], nights: 7 })
  withdraws(story, on(story, 3, '11:00'), elin)
  asksForPlace(story, ago(story, 50), elin, 1, { as: 'bed', wheelchair: true, languages: ['bul'], nights: 20 })
  return story
}

/** Two boards do not agree for five weeks on who pays. She never notices: her nights at the shelter were paid all the while. */
function payQuarrel(story: Story): void {
  const [elin, ivar] = ['worker.alfa', 'worker.beta']
  brings(story, on(story, 46, '10:00'), elin, { zone: 'BETA', word: 'Klippa', who: ivar })
  saysWhoPays(
    story,
    on(story, 46, '14:00'),
    elin,
    { stays: 'here', permanent: 'elsewhere', placedBy: 'nobody', status: 'no_permit', child: 'no' },
    'residence_board',
  )
  asksBoard(story, on(story, 45, '09:00'), elin)
  saysWhoPays(
    story,
    on(story, 31, '10:00'),
    ivar,
    { stays: 'elsewhere', permanent: 'none', placedBy: 'nobody', status: 'no_permit', child: 'no' },
    'stay_board',
  )
  answersBoard(story, on(story, 30, '11:00'), ivar, { step: 'refused', takesFrom: null })
  answersBoard(story, on(story, 28, '11:00'), elin, { step: 'at_inspectorate', takesFrom: null })
  const night = { type: 'shelter', legal: 'sol_11_1', whom: 'person', supplier: 'A17', unitOre: 185_000, unitVatOre: 0 } as const
  costs(story, on(story, 27, '16:00'), elin, {
    ...night,
    invoice: '118',
    fromOn: isoDay(on(story, 47, '12:00')),
    stay: { dischargedOn: isoDay(on(story, 28, '12:00')), rule: 'nights' },
  })
  setsBasis(story, on(story, 20, '09:30'), elin, {
    receivedOn: isoDay(on(story, 24, '12:00')),
    grantedOn: isoDay(on(story, 21, '12:00')),
    endsOn: null,
    endedWhy: null,
  })
  answersBoard(story, on(story, 10, '13:00'), elin, { step: 'inspectorate_yes', takesFrom: isoDay(on(story, 45, '12:00')) })
  costs(story, on(story, 2, '16:00'), elin, {
    ...night,
    invoice: '131',
    fromOn: isoDay(on(story, 28, '12:00')),
    stay: { dischargedOn: isoDay(on(story, 3, '12:00')), rule: 'nights' },
  })
}
