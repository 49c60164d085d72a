import { adds, asks, brings, changes, finishes, meetsNext, opens, writes } from '#app/demo/case-deeds.ts'
import { claims } from '#app/demo/claim-deeds.ts'
import { costs, setsBasis } from '#app/demo/cost-deeds.ts'
import { callsBack, decidesRequest, receivesRequest } from '#app/demo/placement-deeds.ts'
import { sealed } from '#app/demo/sealed-words.ts'
import { discloses, hears, takesBack } from '#app/demo/sharing-deeds.ts'
import { recuses } from '#app/demo/safety-deeds.ts'
import { addsSupport, agreesPlan, asksNeed, evaluates, saysOutcome, tells, wantsGoal } from '#app/demo/support-deeds.ts'
import { newStory, on, type Story } from '#app/demo/story.ts'
import type { Instant } from '#kernel/time.ts'

const words = sealed({
  asks: 'Inspektör Övning Exempel, diarienummer 5000-K000-26, vill nå henne före ett förhör.',
  balance: 'Ett samtal kan hon klara med stöd, men på arbetsplatsen kan någon känna igen henne.',
  given: 'Telefon genom oss, 070-174 06 61, vardagar mellan 10 och 12.',
  asksAgain: 'Handläggare Påhitt på tullen, ärende TV 26/0099, ville ha nummer och e-post samma dag.',
  name: 'Anzhelika Hittepåenko',
  number: '20030231-0044',
  identity: 'Anzhelika Hittepåenko, 22 år, ukrainsk medborgare. Samordningsnummer 20030231-0044.',
  contact: 'Post går bra till c/o Brunn, Exempelbacken 1187 K, Övningsfors. Telefon 070-174 06 55 efter klockan 15, när skolan är slut.',
  plan: 'Plan: svenska för invandrare fyra dagar i veckan, därefter grundkurs i bageri. Hon vill arbeta tidigt på morgonen och bo nära spårvagnen.',
  school: 'Rektorn vet bara att hon har skyddade uppgifter. Klasslistan är utan efternamn. Hon har valt ett användarnamn själv.',
  later: 'Hon är nöjd med kursen och har fått praktik på ett bageri två dagar i veckan från april. Hon vill att vi hörs en gång i månaden, inte oftare.',
  health: 'Uppföljande besök hos tandläkare och barnmorska. Sover bättre. Nästa besök i april, hon bokar själv.',
  costs: 'Hyra och läromedel enligt beslut. Ersättning från staten söks kvartalsvis, sista dag för kvartal 4 är noterad hos ekonomen.',
  harm: 'Kliniken behöver namn och nummer för att kunna boka och skriva recept. Hon har sagt ja till det.',
  conditions: 'Bara kliniken, och bara så länge hon går dit.',
  needHome: '”Jag vill ha en egen dörr som jag kan låsa, och höra spårvagnen.”',
  needMind: '”Jag drömmer om båten nästan varje natt, men jag vill inte prata om den än.”',
  goalLearn: '”Jag vill kunna svenska så att ingen behöver tolka åt mig.”',
  goalWork: '”Jag vill baka bröd innan solen går upp, och en dag ha ett eget bageri med blå dörr.”',
  sfiWords: 'Kurs fyra dagar i veckan, skolan vet bara användarnamnet.',
  sfiSaid: '”Det är roligt. Jag är bäst på att stava.”',
  cafeSaid: '”Det blev mest prat om vädret.”',
  groupNo: '”Inte nu. Kanske till sommaren.”',
  cardWhy: 'Banken tog inte emot hennes handling. Vi har skrivit ner vad som saknas och frågar en annan bank.',
  planView: 'Jag vill bo själv, gå klart kursen och börja på bageriet i april.',
  planHelps: 'Att någon ringer innan den kommer. Att få veta i god tid.',
  planWho: 'Elin ordnar praktiken. Skolan ordnar kursen. Jag ringer själv till kliniken.',
  rightsSaid: '”Jag får säga nej och ändå komma tillbaka.”',
})

/** A plan that has come far: a permit, school, work practice. A colleague who knows the family does not see the case. */
export function schooling(today: Instant): Story {
  const story = newStory('schooling', today)
  const [elin, gun] = ['worker.alfa', 'head.alfa']
  opens(story, on(story, 260, '10:00'), elin, {
    child: 'no',
    urgent: true,
    track: 'trafficking',
    identification: 'presumed',
    municipality: '2480',
    fileReference: 'ALFA 2025:0377',
  })
  recuses(story, on(story, 260, '10:20'), elin, 'worker2.alfa', 'conflict')
  writes(story, on(story, 260, '10:30'), elin, {
    class: 'C1',
    kind: 'identity',
    text: words.identity,
    names: [words.name],
    numbers: [words.number],
    as: 'identity',
  })
  brings(story, on(story, 259, '09:00'), elin, { zone: 'NORD', word: 'Hassel', who: 'coordinator.nord' })
  brings(story, on(story, 256, '09:00'), elin, { zone: 'VARD', word: 'Hassel', who: 'nurse.vard' })
  changes(story, on(story, 255, '11:00'), elin, { residence: 'applied_5_15', legal: 'reported' })
  hears(story, on(story, 252, '10:00'), elin, {
    classes: ['C1', 'C2'],
    to: ['VARD'],
    purposes: ['health_care'],
    language: 'ukr',
    form: 'written',
    days: 360,
    conditions: words.conditions,
    as: 'health',
  })
  discloses(story, on(story, 252, '10:20'), elin, {
    records: ['identity'],
    to: 'VARD',
    named: ['nurse.vard'],
    purpose: 'health_care',
    ground: 'consent',
    harm: words.harm,
  })
  changes(story, on(story, 248, '11:00'), elin, { residence: 'reflection_period', phase: 'initial_support', urgent: false })
  changes(story, on(story, 240, '11:00'), elin, { legal: 'fu_open', identification: 'formally_recognised' })
  changes(story, on(story, 215, '11:00'), elin, { residence: 'permit_5_15' })
  adds(story, on(story, 210, '09:00'), elin, {
    who: gun,
    classes: ['C1', 'C2', 'C4', 'C7', 'C8', 'C10'],
    writes: ['C2', 'C4', 'C10'],
    position: 'deputy',
    days: 330,
  })
  adds(story, on(story, 208, '09:00'), elin, { who: 'finance.alfa', classes: ['C8'], writes: ['C8'], days: 300 })
  writes(story, on(story, 200, '14:00'), elin, { class: 'C2', kind: 'contact_rule', text: words.contact })
  writes(story, on(story, 196, '14:00'), elin, { class: 'C4', kind: 'note', text: words.plan })
  asks(story, on(story, 196, '14:10'), elin, { zone: 'ALFA', title: 'school_or_work', who: elin, due: on(story, 170, '16:00'), deputy: gun, as: 'enrol' })
  tells(story, on(story, 259, '11:00'), elin, {
    language: 'ukr',
    interpreter: 'in_the_room',
    items: ['support_anyway', 'interpreter', 'protection', 'what_we_must_tell', 'withdraw'],
    unclear: ['withdraw'],
    sheet: 'read_aloud',
    again: 245,
  })
  asksNeed(story, on(story, 258, '10:00'), elin, 'housing', { answer: 'yes', urgency: 'now', words: words.needHome })
  asksNeed(story, on(story, 258, '10:10'), elin, 'trauma', { answer: 'unknown', words: words.needMind })
  asksNeed(story, on(story, 258, '10:20'), elin, 'debts', { answer: 'no' })
  addsSupport(story, on(story, 258, '10:30'), elin, {
    code: 'supported_home',
    who: elin,
    start: 258,
    due: on(story, 240, '16:00'),
    payer: 'municipality_of_stay',
    as: 'home',
  })
  saysOutcome(story, on(story, 241, '15:00'), elin, 'home', 'done')
  tells(story, on(story, 244, '10:00'), elin, {
    language: 'ukr',
    interpreter: 'by_phone',
    items: ['withdraw', 'time_limited_permit', 'compensation', 'counsel', 'housing', 'complaints'],
    sheet: 'given',
    words: words.rightsSaid,
  })
  asksNeed(story, on(story, 200, '14:10'), elin, 'housing', { answer: 'no', assessor: 'the_person' })
  asksNeed(story, on(story, 200, '14:12'), elin, 'education', { answer: 'yes', urgency: 'weeks' })
  asksNeed(story, on(story, 200, '14:14'), elin, 'work', { answer: 'yes', urgency: 'later' })
  wantsGoal(story, on(story, 198, '14:00'), elin, 'education', words.goalLearn, 'learn')
  wantsGoal(story, on(story, 198, '14:05'), elin, 'work', words.goalWork, 'bakery')
  addsSupport(story, on(story, 198, '14:10'), elin, {
    code: 'sfi',
    who: elin,
    start: 190,
    due: on(story, -80, '16:00'),
    goal: 'learn',
    payer: 'municipality_of_stay',
    words: words.sfiWords,
    as: 'sfi',
  })
  addsSupport(story, on(story, 198, '14:20'), elin, {
    code: 'language_cafe',
    who: elin,
    start: 190,
    due: on(story, 120, '16:00'),
    goal: 'learn',
    payer: 'organisation',
    as: 'cafe',
  })
  addsSupport(story, on(story, 197, '09:00'), elin, {
    code: 'peer_group',
    who: elin,
    start: 180,
    due: on(story, 150, '16:00'),
    payer: 'organisation',
    as: 'group',
  })
  addsSupport(story, on(story, 197, '09:10'), elin, {
    code: 'bank_account',
    who: elin,
    start: 190,
    due: on(story, 160, '16:00'),
    payer: 'nobody_pays',
    as: 'bank',
  })
  addsSupport(story, on(story, 197, '09:20'), elin, {
    code: 'dental_care',
    who: 'health_staff',
    start: 190,
    due: on(story, 140, '16:00'),
    payer: 'region',
    as: 'teeth',
  })
  addsSupport(story, on(story, 196, '09:00'), elin, {
    code: 'work_permit',
    who: elin,
    start: 196,
    due: on(story, 150, '16:00'),
    goal: 'bakery',
    payer: 'nobody_pays',
    as: 'permit',
  })
  agreesPlan(story, on(story, 195, '10:00'), elin, {
    kind: 'support',
    path: 'undecided',
    language: 'ukr',
    consented: 'yes',
    parts: { my_view: words.planView, what_helps: words.planHelps },
    review: 110,
  })
  changes(story, on(story, 190, '10:00'), elin, { phase: 'long_term' })
  finishes(story, on(story, 171, '15:00'), elin, 'enrol')
  writes(story, on(story, 168, '09:10'), elin, { class: 'C4', kind: 'note', text: words.school })
  writes(story, on(story, 160, '11:00'), 'nurse.vard', { class: 'C5', kind: 'health_note', text: words.health })
  writes(story, on(story, 150, '13:00'), 'finance.alfa', { class: 'C8', kind: 'cost_note', text: words.costs })
  saysOutcome(story, on(story, 165, '10:00'), elin, 'bank', 'not_available', words.cardWhy)
  saysOutcome(story, on(story, 152, '10:00'), elin, 'group', 'declined', words.groupNo)
  saysOutcome(story, on(story, 151, '10:00'), elin, 'permit', 'not_needed')
  saysOutcome(story, on(story, 145, '10:00'), elin, 'teeth', 'already_given')
  saysOutcome(story, on(story, 121, '10:00'), elin, 'cafe', 'done')
  evaluates(story, on(story, 121, '10:10'), elin, 'cafe', 'partly', words.cafeSaid)
  evaluates(story, on(story, 119, '10:10'), elin, 'sfi', 'helped', words.sfiSaid)
  changes(story, on(story, 118, '10:00'), elin, { legal: 'fu_closed' })
  agreesPlan(story, on(story, 100, '10:00'), elin, {
    kind: 'support',
    path: 'stay',
    language: 'swe',
    consented: 'yes',
    parts: { my_view: words.planView, what_helps: words.planHelps, who_does_what: words.planWho },
    review: -30,
  })
  takesBack(story, on(story, 30, '15:10'), elin, 'health')
  writes(story, on(story, 12, '15:40'), elin, { class: 'C4', kind: 'note', text: words.later })
  asks(story, on(story, 12, '15:50'), elin, { zone: 'ALFA', title: 'school_or_work', who: elin, due: on(story, -5, '16:00'), deputy: gun })
  asks(story, on(story, 12, '15:52'), elin, { zone: 'NORD', title: 'plan_support', who: 'coordinator.nord', due: on(story, -20, '12:00') })
  addsSupport(story, on(story, 12, '15:53'), elin, {
    code: 'internship',
    who: elin,
    start: -22,
    due: on(story, -60, '16:00'),
    goal: 'bakery',
    payer: 'state',
    as: 'practice',
  })
  meetsNext(story, on(story, 12, '15:55'), elin, on(story, -8, '10:00'))
  payTimes(story)
  receivesRequest(story, on(story, 4, '11:00'), elin, {
    authority: 'police',
    asked: ['phone', 'workplace'],
    words: words.asks,
    decider: 'head.alfa',
    due: on(story, 2, '12:00'),
    as: 'first-request',
  })
  callsBack(story, on(story, 4, '11:20'), elin, 'first-request', 'confirmed')
  decidesRequest(story, on(story, 4, '13:00'), 'head.alfa', 'first-request', {
    outcome: 'part',
    why: 'exceptional_reasons',
    given: ['phone'],
    balance: words.balance,
    givenWords: words.given,
  })
  receivesRequest(story, on(story, 1, '14:00'), elin, {
    authority: 'customs',
    asked: ['phone', 'email'],
    words: words.asksAgain,
    decider: 'head.alfa',
    due: on(story, -1, '16:00'),
    as: 'second-request',
  })
  return story
}

const interpreter = { type: 'interpreter', legal: 'sol_11_1', whom: 'person', supplier: 'TOL2', unitOre: 145_000, unitVatOre: 36_250, stay: null } as const
const home = { type: 'housing', legal: 'sol_12_1', whom: 'person', supplier: 'BO7', unitOre: 38_500, unitVatOre: 0 } as const

/** The state gives back from the application: one quarter claimed and paid, one received in time, one whose last day nobody saw, one that runs. */
function payTimes(story: Story): void {
  const elin = 'worker.alfa'
  setsBasis(story, on(story, 254, '09:00'), elin, { receivedOn: '2025-06-28', grantedOn: null, endsOn: null, endedWhy: null })
  costs(story, on(story, 250, '09:10'), elin, { ...interpreter, invoice: '20117', fromOn: '2025-06-29' })
  setsBasis(story, on(story, 214, '09:00'), elin, { receivedOn: '2025-06-28', grantedOn: '2025-08-07', endsOn: null, endedWhy: null })
  const months = [
    { at: 157, invoice: '9001', fromOn: '2025-07-05', dischargedOn: '2025-10-01' },
    { at: 66, invoice: '9044', fromOn: '2025-10-01', dischargedOn: '2026-01-01' },
    { at: 8, invoice: '9078', fromOn: '2026-01-01', dischargedOn: '2026-03-01' },
  ]
  for (const { at, invoice, fromOn, dischargedOn } of months)
    costs(story, on(story, at, '15:20'), elin, { ...home, invoice, fromOn, stay: { dischargedOn, rule: 'nights' } })
  costs(story, on(story, 60, '15:30'), elin, { ...interpreter, invoice: '20431', fromOn: '2025-11-18' })
  claims(story, 'finance.alfa', { quarter: '2025-07-01', made: on(story, 120, '10:00'), received: on(story, 112, '09:30'), paid: on(story, 60, '10:00') })
}
