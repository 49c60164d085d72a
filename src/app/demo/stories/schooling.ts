import { adds, asks, brings, changes, finishes, meetsNext, opens, writes } from '#app/demo/case-deeds.ts'
import { sealed } from '#app/demo/sealed-words.ts'
import { discloses, hears, takesBack } from '#app/demo/sharing-deeds.ts'
import { recuses } from '#app/demo/safety-deeds.ts'
import { newStory, on, type Story } from '#app/demo/story.ts'
import type { Instant } from '#kernel/time.ts'

const words = sealed({
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
  adds(story, on(story, 210, '09:00'), elin, { who: gun, classes: ['C1', 'C2', 'C4', 'C7', 'C8', 'C10'], writes: ['C2', 'C4'], position: 'deputy', days: 330 })
  adds(story, on(story, 208, '09:00'), elin, { who: 'finance.alfa', classes: ['C8'], writes: ['C8'], days: 300 })
  writes(story, on(story, 200, '14:00'), elin, { class: 'C2', kind: 'contact_rule', text: words.contact })
  writes(story, on(story, 196, '14:00'), elin, { class: 'C4', kind: 'note', text: words.plan })
  asks(story, on(story, 196, '14:10'), elin, { zone: 'ALFA', title: 'school_or_work', who: elin, due: on(story, 170, '16:00'), deputy: gun, as: 'enrol' })
  changes(story, on(story, 190, '10:00'), elin, { phase: 'long_term' })
  finishes(story, on(story, 171, '15:00'), elin, 'enrol')
  writes(story, on(story, 168, '09:10'), elin, { class: 'C4', kind: 'note', text: words.school })
  writes(story, on(story, 160, '11:00'), 'nurse.vard', { class: 'C5', kind: 'health_note', text: words.health })
  writes(story, on(story, 150, '13:00'), 'finance.alfa', { class: 'C8', kind: 'cost_note', text: words.costs })
  changes(story, on(story, 118, '10:00'), elin, { legal: 'fu_closed' })
  takesBack(story, on(story, 30, '15:10'), elin, 'health')
  writes(story, on(story, 12, '15:40'), elin, { class: 'C4', kind: 'note', text: words.later })
  asks(story, on(story, 12, '15:50'), elin, { zone: 'ALFA', title: 'school_or_work', who: elin, due: on(story, -5, '16:00'), deputy: gun })
  asks(story, on(story, 12, '15:52'), elin, { zone: 'NORD', title: 'plan_support', who: 'coordinator.nord', due: on(story, -20, '12:00') })
  meetsNext(story, on(story, 12, '15:55'), elin, on(story, -8, '10:00'))
  return story
}
