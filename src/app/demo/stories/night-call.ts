import { becomesCase, takes } from '#app/demo/call-deeds.ts'
import { asks, numbers } from '#app/demo/case-deeds.ts'
import { sealed } from '#app/demo/sealed-words.ts'
import { ago, newStory, type Story } from '#app/demo/story.ts'
import type { Instant } from '#kernel/time.ts'

const words = sealed({
  names: 'Kallas Ilkánka; resten av namnet är inte känt',
  summary:
    'Nattportieren på ett vandrarhem ringer. En kvinna har bett om hjälp i receptionen och vill inte gå ut igen. Hon sitter i kontoret bakom disken med portieren Rurik Låtsasborn.',
  codeWord: 'kaprifolbåten',
  safeWords: 'Ring bara portierens telefon 070-174 06 11 och fråga efter kaprifolbåten. Hon svarar inte själv.',
  task: 'Tolk i ungerska som arbetar per telefon i natt. Hon vill att det är en kvinna.',
})

/** A quarter of an hour ago: a call at night that has just become a case. */
export function nightCall(today: Instant): Story {
  const story = newStory('night-call', today)
  takes(story, ago(story, 17), 'operator.jour', {
    acute: true,
    danger: 'yes',
    child: 'no',
    caller: 'public',
    subject: 'one_other',
    municipality: '2480',
    language: 'hun',
    interpreter: 'yes',
    ways: ['call'],
    anyHour: 'yes',
    consents: ['write_down', 'open_case', 'call_back'],
    advice: ['social_on_call', 'rights', 'police_possible'],
    summary: words.summary,
    names: words.names,
    codeWord: words.codeWord,
    safeWords: words.safeWords,
    minutes: 3,
  })
  becomesCase(story, ago(story, 14), 'operator.jour')
  numbers(story, ago(story, 13), 'operator.jour', 'JOUR 2026:0098')
  asks(story, ago(story, 11), 'operator.jour', {
    zone: 'JOUR',
    title: 'arrange_interpreter',
    who: 'operator.jour',
    due: ago(story, -45),
    deputy: 'head.jour',
    words: words.task,
  })
  asks(story, ago(story, 10), 'operator.jour', { zone: 'JOUR', title: 'assess_protection', role: 'case_worker', due: ago(story, -120), deputy: 'head.jour' })
  return story
}
