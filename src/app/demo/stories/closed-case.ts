import { asks, brings, changes, finishes, opens, writes } from '#app/demo/case-deeds.ts'
import { sealed } from '#app/demo/sealed-words.ts'
import { hears } from '#app/demo/sharing-deeds.ts'
import { closes } from '#app/demo/safety-deeds.ts'
import { newStory, on, type Story } from '#app/demo/story.ts'
import { dayOf } from '#capabilities/cases/domain/day.ts'
import type { Instant } from '#kernel/time.ts'

const words = sealed({
  name: 'Somchayra Exempelpong',
  number: '19940231-0071',
  identity: 'Somchayra Exempelpong, 31 år, thailändsk medborgare med annat tillstånd. Personnummer 19940231-0071.',
  goals: 'Hon har egen lägenhet, arbete på ett trädgårdsmästeri och en vän som hon litar på. Hon vill avsluta nu och vet att hon kan ringa igen.',
  support: 'Samtal var fjortonde dag under hösten. Hon ville helst ses utomhus och gå längs älven medan vi talade.',
  wayBack: 'Om hon hör av sig igen: säg att Elin eller Gun svarar samma dag. Kodord björktrastkoppen. Telefon 070-174 06 77.',
})

/** A case that was closed three weeks ago: coded, its consents over, a way back in. */
export function closedCase(today: Instant): Story {
  const story = newStory('closed-case', today)
  const elin = 'worker.alfa'
  opens(story, on(story, 210, '10:00'), elin, {
    child: 'no',
    urgent: false,
    track: 'exploitation',
    identification: 'presumed',
    municipality: '2480',
    residence: 'other_permit',
    fileReference: 'ALFA 2025:0402',
  })
  writes(story, on(story, 210, '10:15'), elin, { class: 'C1', kind: 'identity', text: words.identity, names: [words.name], numbers: [words.number] })
  brings(story, on(story, 205, '10:00'), elin, { zone: 'NORD', word: 'Strand', who: 'coordinator.nord' })
  changes(story, on(story, 200, '10:00'), elin, { phase: 'initial_support' })
  hears(story, on(story, 199, '10:00'), elin, { classes: ['C4'], to: ['NORD'], purposes: ['plan_support'], language: 'tha', days: 300 })
  writes(story, on(story, 150, '10:00'), elin, { class: 'C4', kind: 'note', text: words.support })
  changes(story, on(story, 140, '10:00'), elin, { phase: 'long_term' })
  asks(story, on(story, 60, '10:00'), elin, { zone: 'ALFA', title: 'assess_risk', who: elin, due: on(story, 30, '16:00'), deputy: 'head.alfa', as: 'risk' })
  asks(story, on(story, 60, '10:05'), elin, { zone: 'NORD', title: 'report_back', role: 'regional_coordinator', due: on(story, 25, '16:00'), as: 'report' })
  finishes(story, on(story, 29, '15:00'), elin, 'risk')
  finishes(story, on(story, 26, '11:00'), 'coordinator.nord', 'report')
  writes(story, on(story, 22, '13:00'), elin, { class: 'C4', kind: 'note', text: words.goals })
  closes(story, on(story, 20, '14:00'), elin, {
    reason: 'goals_met',
    riskOn: dayOf(on(story, 29, '15:00')),
    wayBack: words.wayBack,
    sex: 'woman',
    ageGroup: '25-34',
    purpose: 'labour',
    country: 'TH',
    retention: 'five_years',
  })
  return story
}
