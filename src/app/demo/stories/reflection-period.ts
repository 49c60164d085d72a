import { joinsCase, takes } from '#app/demo/call-deeds.ts'
import { approves, asks, brings, changes, finishes, opens, reads, writes } from '#app/demo/case-deeds.ts'
import { breaks } from '#app/demo/safety-deeds.ts'
import { sealed } from '#app/demo/sealed-words.ts'
import { asksToRun, discloses, hears, sends } from '#app/demo/sharing-deeds.ts'
import { newStory, on, type Story } from '#app/demo/story.ts'
import type { Instant } from '#kernel/time.ts'

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
  call: 'Hon ringde själv och frågade om tiden kan förlängas. Vi bestämde att talas vid på torsdag.',
  callName: 'Oluwadiya E. (ringde själv)',
  glass: 'Hon ringde jouren sent och var orolig. Den som svarade behövde veta vilket sätt som är säkert att ringa tillbaka på.',
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
  asks(story, on(story, 48, '10:40'), elin, { zone: 'ALFA', title: 'inform_rights', who: elin, due: on(story, 46, '16:00'), deputy: gun, as: 'rights' })
  finishes(story, on(story, 46, '14:10'), elin, 'rights')
  brings(story, on(story, 47, '08:30'), elin, { zone: 'POLN', word: 'Klippa', who: jan })
  brings(story, on(story, 47, '08:40'), elin, { zone: 'NORD', word: 'Klippa', who: 'coordinator.nord' })
  changes(story, on(story, 40, '13:00'), elin, { phase: 'initial_support', urgent: false })
  changes(story, on(story, 25, '11:00'), jan, { legal: 'reported' })
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
  changes(story, on(story, 24, '15:00'), jan, { residence: 'applied_5_15' })
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
    consents: ['write_down', 'call_back'],
    advice: ['reflection_period', 'rights'],
    summary: words.call,
    names: words.callName,
    minutes: 8,
  })
  joinsCase(story, on(story, 4, '11:36'), elin)
  asks(story, on(story, 4, '11:45'), elin, { zone: 'ALFA', title: 'call_back', who: elin, due: on(story, -2, '10:00'), deputy: gun })
  return story
}
