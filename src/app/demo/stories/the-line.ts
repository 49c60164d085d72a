import { counts, handsOver, receives, stays, takes } from '#app/demo/call-deeds.ts'
import { sealed } from '#app/demo/sealed-words.ts'
import { ago, newStory, on, type Story } from '#app/demo/story.ts'
import type { Instant } from '#kernel/time.ts'

const words = sealed({
  over: 'En ung kvinna väntar på en bensinstation i Umeå och vågar inte åka vidare. Hon talar polska. Butiksbiträdet låter henne sitta i köket.',
  overNames: 'Presenterar sig som Danutella',
  overSafe: 'Ring butiken på 070-174 06 91 och be att få tala med köket.',
  morning: 'Personal på ett tåg undrade vart man vänder sig. De fick numret till socialtjänsten och råd om hur man frågar utan att någon annan hör.',
  morningNames: 'Konduktör Sigbrandt Låtsas',
  advice: 'En man ville veta vad som gäller för en vän som arbetar utan lön. Han fick råd och återkommer om vännen vill.',
  shelterCall: 'En mamma ringde om sin vuxna dotter. Hon fick veta hur dottern själv kan höra av sig hit. Mammans namn: Vilborgia Hittepålund.',
})

/** The lines beside what the room of first contact tells: a hand-over received, one that waits for an answer, calls that stay calls, and those only counted. */
export function theLine(today: Instant): Story {
  const story = newStory('the-line', today)
  const [disa, moa, nora] = ['operator.alfa', 'operator.beta', 'operator.jour']
  takes(story, on(story, 1, '06:50'), nora, {
    danger: 'no',
    child: 'no',
    caller: 'professional',
    subject: 'general',
    municipality: '2480',
    language: 'swe',
    interpreter: 'no',
    consents: ['write_down', 'hand_over'],
    advice: ['concern_report', 'safer_phone'],
    summary: words.morning,
    names: words.morningNames,
    minutes: 6,
    as: 'morning',
  })
  handsOver(story, on(story, 1, '06:58'), nora, { call: 'morning', to: 'ALFA', as: 'morning over' })
  receives(story, on(story, 1, '08:05'), disa, 'morning over', 'morning here')
  stays(story, on(story, 1, '08:20'), disa, 'morning here')
  counts(story, on(story, 1, '21:00'), disa, ['silent', 'wrong_number'])
  takes(story, ago(story, 430), disa, {
    danger: 'unknown',
    child: 'no',
    caller: 'close_one',
    subject: 'one_other',
    municipality: '2480',
    language: 'swe',
    interpreter: 'no',
    consents: ['write_down'],
    advice: ['rights', 'return_programme'],
    summary: words.advice,
    minutes: 11,
    as: 'advice',
  })
  stays(story, ago(story, 425), disa, 'advice')
  counts(story, ago(story, 200), nora, ['silent', 'hung_up', 'prank'])
  counts(story, ago(story, 190), moa, ['information', 'test'])
  takes(story, ago(story, 110), 'night.a17', {
    danger: 'no',
    child: 'no',
    caller: 'close_one',
    subject: 'one_other',
    municipality: 'vet inte',
    language: 'swe',
    interpreter: 'no',
    consents: ['write_down'],
    advice: ['shelter', 'safer_phone'],
    summary: words.shelterCall,
    minutes: 9,
    as: 'mother',
  })
  stays(story, ago(story, 105), 'night.a17', 'mother')
  takes(story, ago(story, 33), moa, {
    acute: true,
    danger: 'yes',
    child: 'unknown',
    caller: 'public',
    subject: 'one_other',
    municipality: '2480',
    language: 'pol',
    interpreter: 'yes',
    ways: ['call'],
    anyHour: 'yes',
    consents: ['write_down', 'hand_over', 'call_back'],
    advice: ['social_on_call', 'call_112'],
    summary: words.over,
    names: words.overNames,
    safeWords: words.overSafe,
    minutes: 5,
    as: 'over',
  })
  handsOver(story, ago(story, 28), moa, { call: 'over', to: 'JOUR', as: 'hand-over' })
  return story
}
