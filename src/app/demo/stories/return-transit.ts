import { asks, brings, changes, finishes, meetsNext, numbers, opens, writes } from '#app/demo/case-deeds.ts'
import { asksForPlace, refusesPlace } from '#app/demo/placement-deeds.ts'
import { sealed } from '#app/demo/sealed-words.ts'
import { asksToRun, discloses, hears } from '#app/demo/sharing-deeds.ts'
import { addsSupport, agreesPlan, asksNeed, endsGoal, evaluates, saysOutcome, tells, wantsGoal } from '#app/demo/support-deeds.ts'
import { ago, newStory, on, type Story } from '#app/demo/story.ts'
import { transitWay } from '#app/demo/stories/return-way.ts'
import type { Instant } from '#kernel/time.ts'

const words = sealed({
  name: 'Costinelo Påhittarescu',
  number: '19960230-0053',
  identity: 'Costinelo Påhittarescu, 30 år, rumänsk medborgare. Eget nummer i pass: 19960230-0053. Passet är hos honom.',
  contact: 'Han hör dåligt på vänster öra. Ring 070-174 06 66 och tala långsamt. Bror får aldrig veta att vi talas vid.',
  first: 'Han behöver en säng, läkare för en kronisk sjukdom och en rullstol som passar. Han vill ha hjälp att komma hem till sin moster.',
  support: 'Boende ordnat, läkare två gånger, samtalsstöd varje onsdag. Han äter bättre och har fått en stödkäpp i rätt längd.',
  wish: 'Han vill resa hem till sin moster i mars och börja med ett litet snickeri. Han vet att han kan ändra sig ända till planet går.',
  health: 'Medicin för 30 dagar följer med, recept på två språk. Orkar flyga med rullstolsservice. Kontroll hos läkare inom två veckor efter hemkomst.',
  plan: 'Reseplan: avresa tisdag eftermiddag, byte med ledsagare, ankomst sent på kvällen. Möts av programmets person med skylten ”Granris”.',
  reception: 'Mostern har ett rum på bottenvåningen. Partnern möter, ordnar vårdcentral och första veckans mat. Ring honom dag ett.',
  consentWords: 'Partnern får veta om hälsa och resa, inte varför han behövde hjälp i Sverige.',
  harmReturn: 'Programmet behöver planen för att kunna boka resa, ledsagning och mottagande. Han har läst texten och sagt ja.',
  harmAbroad: 'Partnern behöver veta när han kommer och vad han behöver första veckan. Inget om skälen. Han har sagt ja.',
  harmHealth: 'Programmet ordnar så att medicinen följs upp där han kommer att bo, och måste se när den ändras före resan.',
  needBody: '”Jag har haft sockersjuka i sex år och ingen medicin sedan i somras.”',
  needWalk: '”Benet bär mig till dörren men inte till affären.”',
  needMoney: '”Jag vill inte sitta på gatan en dag till.”',
  goalHome: '”Jag vill hem till moster och göra stolar som man sitter bra i.”',
  goalWell: '”Jag vill orka en hel dag.”',
  caneSaid: '”Den är i rätt längd. Nu går jag själv till bussen.”',
  talkSaid: '”Onsdagarna var bra, men tolken bytte jag.”',
  moneyWhy: 'Han hade redan fått beslut från jouren.',
  planView: 'Jag reser när medicinen räcker och någon möter mig. Jag kan ändra mig ända till planet går.',
  planWhich: 'Vård för sjukdomen, hjälpmedel, boende fram till resan, samtal varje vecka.',
  planAnswers: 'Regionen: läkare, medicin, hjälpmedel. Kommunen: boende, pengar till mat, samtal.',
  planOthers: 'Programmet bokar resan. Partnern möter.',
  planMain: 'Kommunen har det övergripande ansvaret, Ture är den han ringer.',
  rightsSaid: '”Ni hjälper mig också om jag inte anmäler.”',
  departed: 'Avrest enligt plan. Ledsagaren ringde vid bytet, allt lugnt. Han bad om kaffe och fönsterplats.',
})

/** The man of 30 of the return project, as he could be met today: he is on his way home, and his care goes on across the border. */
export function returnTransit(today: Instant): Story {
  const story = newStory('return-transit', today)
  const [ture, gun, anna, partner] = ['worker2.alfa', 'head.alfa', 'return.retur', 'partner.delta']
  opens(story, on(story, 64, '11:10'), ture, {
    child: 'no',
    urgent: true,
    track: 'trafficking',
    identification: 'presumed',
    municipality: '2480',
    residence: 'right_of_residence',
    fileReference: 'ALFA 2026:0009',
  })
  writes(story, on(story, 64, '11:25'), ture, {
    class: 'C1',
    kind: 'identity',
    text: words.identity,
    names: [words.name],
    numbers: [words.number],
    as: 'identity',
  })
  writes(story, on(story, 64, '11:31'), ture, { class: 'C2', kind: 'contact_rule', text: words.contact, as: 'contact' })
  writes(story, on(story, 64, '11:50'), ture, { class: 'C4', kind: 'note', text: words.first })
  asks(story, on(story, 64, '12:00'), ture, { zone: 'ALFA', title: 'arrange_overnight', who: ture, due: on(story, 64, '18:00'), deputy: gun, as: 'bed' })
  finishes(story, on(story, 64, '16:45'), ture, 'bed')
  brings(story, on(story, 63, '09:00'), ture, { zone: 'VARD', word: 'Gran', who: 'nurse.vard' })
  brings(story, on(story, 62, '09:00'), ture, { zone: 'NORD', word: 'Gran', who: 'coordinator.nord' })
  tells(story, on(story, 63, '14:00'), ture, {
    language: 'ron',
    interpreter: 'by_phone',
    items: ['support_anyway', 'interpreter', 'housing', 'protection', 'what_we_must_tell'],
    unclear: ['what_we_must_tell'],
    sheet: 'read_aloud',
    words: words.rightsSaid,
    again: 56,
  })
  asksNeed(story, on(story, 63, '14:30'), ture, 'health_lasting', { answer: 'yes', urgency: 'now', words: words.needBody })
  asksNeed(story, on(story, 63, '14:35'), ture, 'disability', { answer: 'yes', urgency: 'now', words: words.needWalk })
  asksNeed(story, on(story, 63, '14:40'), ture, 'economy', { answer: 'yes', urgency: 'weeks', words: words.needMoney })
  asksNeed(story, on(story, 63, '14:45'), ture, 'debts', { answer: 'unknown' })
  asksNeed(story, on(story, 63, '14:46'), ture, 'own_wishes', { answer: 'not_asked' })
  addsSupport(story, on(story, 63, '15:00'), ture, {
    code: 'lasting_care',
    who: 'health_staff',
    start: 63,
    due: on(story, 56, '16:00'),
    payer: 'region',
    as: 'care',
  })
  addsSupport(story, on(story, 63, '15:05'), ture, { code: 'aids', who: 'health_staff', start: 62, due: on(story, 40, '16:00'), payer: 'region', as: 'cane' })
  addsSupport(story, on(story, 63, '15:10'), ture, {
    code: 'financial_assistance',
    who: ture,
    start: 63,
    due: on(story, 60, '16:00'),
    payer: 'municipality_of_stay',
    as: 'money',
  })
  saysOutcome(story, on(story, 61, '10:00'), ture, 'money', 'already_given', words.moneyWhy)
  saysOutcome(story, on(story, 57, '10:00'), ture, 'care', 'done')
  tells(story, on(story, 56, '10:00'), ture, {
    language: 'ron',
    interpreter: 'in_the_room',
    items: ['what_we_must_tell', 'withdraw', 'counsel', 'compensation', 'complaints'],
    sheet: 'given',
  })
  changes(story, on(story, 55, '10:00'), ture, { phase: 'initial_support', urgent: false })
  wantsGoal(story, on(story, 52, '10:00'), ture, 'health_lasting', words.goalWell, 'well')
  addsSupport(story, on(story, 52, '10:10'), ture, {
    code: 'talk_support',
    who: ture,
    start: 52,
    due: on(story, 20, '16:00'),
    goal: 'well',
    payer: 'municipality_of_stay',
    as: 'talks',
  })
  agreesPlan(story, on(story, 50, '13:00'), ture, {
    kind: 'sip',
    path: 'undecided',
    language: 'ron',
    consented: 'yes',
    parts: {
      my_view: words.planView,
      which_measures: words.planWhich,
      who_answers: words.planAnswers,
      others_do: words.planOthers,
      main_responsible: words.planMain,
    },
    review: 15,
  })
  saysOutcome(story, on(story, 44, '13:00'), ture, 'cane', 'done')
  evaluates(story, on(story, 44, '13:10'), ture, 'cane', 'helped', words.caneSaid)
  changes(story, on(story, 54, '10:00'), ture, { legal: 'reported' })
  writes(story, on(story, 45, '13:20'), ture, { class: 'C4', kind: 'note', text: words.support })
  changes(story, on(story, 41, '10:00'), ture, { legal: 'fu_open' })
  writes(story, on(story, 30, '10:40'), ture, { class: 'C4', kind: 'note', text: words.wish, as: 'wish' })
  hears(story, on(story, 30, '11:00'), ture, {
    classes: ['C1', 'C2', 'C4'],
    to: ['RETUR', 'DELTA'],
    purposes: ['plan_return'],
    language: 'ron',
    form: 'written',
    conditions: words.consentWords,
  })
  brings(story, on(story, 30, '13:00'), ture, { zone: 'RETUR', word: 'Udde', who: anna })
  discloses(story, on(story, 29, '09:30'), ture, {
    records: ['identity', 'contact', 'wish'],
    to: 'RETUR',
    named: [anna],
    purpose: 'plan_return',
    ground: 'consent',
    harm: words.harmReturn,
  })
  asksNeed(story, on(story, 30, '10:50'), ture, 'own_wishes', { answer: 'yes', urgency: 'weeks', assessor: 'the_person', words: words.goalHome })
  wantsGoal(story, on(story, 30, '10:55'), ture, 'work', words.goalHome, 'chairs')
  addsSupport(story, on(story, 29, '10:00'), ture, {
    code: 'own_business',
    who: 'return_officer',
    start: 0,
    due: on(story, -60, '16:00'),
    goal: 'chairs',
    payer: 'programme',
    as: 'business',
  })
  addsSupport(story, on(story, 29, '10:05'), ture, {
    code: 'medicine',
    who: 'health_staff',
    start: 20,
    due: on(story, 5, '16:00'),
    goal: 'well',
    payer: 'region',
    as: 'medicine',
  })
  changes(story, on(story, 28, '10:00'), ture, { phase: 'return_prep' })
  numbers(story, on(story, 28, '11:00'), anna, 'RETUR 26-011')
  brings(story, on(story, 20, '10:00'), ture, { zone: 'DELTA', word: 'Udde', who: partner })
  asks(story, on(story, 20, '10:20'), ture, { zone: 'RETUR', title: 'plan_journey', who: anna, due: on(story, 3, '16:00'), as: 'journey' })
  writes(story, on(story, 10, '09:00'), 'nurse.vard', { class: 'C5', kind: 'health_note', text: words.health })
  saysOutcome(story, on(story, 21, '16:00'), ture, 'talks', 'done')
  evaluates(story, on(story, 21, '16:05'), ture, 'talks', 'partly', words.talkSaid)
  agreesPlan(story, on(story, 16, '13:00'), ture, {
    kind: 'sip',
    path: 'return',
    language: 'ron',
    consented: 'yes',
    parts: {
      my_view: words.planView,
      which_measures: words.planWhich,
      who_answers: words.planAnswers,
      others_do: words.planOthers,
      main_responsible: words.planMain,
    },
    review: -30,
  })
  endsGoal(story, on(story, 9, '10:00'), ture, 'well', 'reached')
  saysOutcome(story, on(story, 9, '10:05'), ture, 'medicine', 'done')
  // The board may let nothing leave the country: the programme, which may, decides it, and one who is a second person there is waited for.
  writes(story, on(story, 8, '10:15'), anna, { class: 'C4', kind: 'note', text: words.reception, as: 'reception' })
  hears(story, on(story, 8, '10:30'), anna, { classes: ['C4'], to: ['DELTA'], purposes: ['plan_return'], language: 'ron', form: 'written' })
  discloses(story, on(story, 7, '09:15'), anna, {
    records: ['reception'],
    to: 'DELTA',
    named: [partner],
    purpose: 'plan_return',
    ground: 'consent',
    transferGround: 'within_eea',
    harm: words.harmAbroad,
    as: 'abroad',
  })
  writes(story, on(story, 4, '14:00'), anna, { class: 'C4', kind: 'note', text: words.plan })
  finishes(story, on(story, 4, '14:20'), anna, 'journey')
  asks(story, on(story, 4, '14:25'), anna, { zone: 'RETUR', title: 'follow_up_contact', who: anna, due: on(story, -1, '09:00') })
  asks(story, on(story, 4, '14:30'), anna, { zone: 'DELTA', title: 'follow_up_contact', who: partner, due: on(story, -1, '12:00') })
  asks(story, on(story, 4, '14:32'), anna, { zone: 'DELTA', title: 'arrange_health_visit', role: 'return_officer', due: on(story, -14, '12:00') })
  asksToRun(story, ago(story, 430), ture, {
    classes: ['C4'],
    to: 'RETUR',
    named: [anna],
    purpose: 'plan_return',
    ground: 'consent',
    harm: words.harmHealth,
    as: 'waiting',
  })
  writes(story, ago(story, 95), anna, { class: 'C4', kind: 'note', text: words.departed })
  meetsNext(story, ago(story, 90), ture, on(story, -3, '13:00'))
  asksForPlace(story, on(story, 5, '10:00'), ture, 1, { as: 'bed', who: 'men', pets: true, adapted: ['sight', 'understanding'], basis: 'without_assessment' })
  refusesPlace(story, on(story, 5, '11:00'), 'shelter.a17', 'bed', 'does_not_fit')
  transitWay(story)
  return story
}
