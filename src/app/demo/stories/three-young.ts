import { brings, opens, writes } from '#app/demo/case-deeds.ts'
import { answersBoard, asksBoard } from '#app/demo/cost-deeds.ts'
import { belongsWith, concernArrives, hearsChild, hidesFrom, namesAdult, reportsConcern, saysChild, sendsConcern } from '#app/demo/law-deeds.ts'
import { asksForPlace } from '#app/demo/placement-deeds.ts'
import { sealed } from '#app/demo/sealed-words.ts'
import { waitsForBoth } from '#app/demo/stories/comes-and-goes-return.ts'
import { ago, newStory, on, type Story } from '#app/demo/story.ts'
import type { Instant } from '#kernel/time.ts'

const words = sealed({
  little: 'Ilincuţa Fabuleanu, 3 år.',
  gone: 'Pieterjan Verzonnenboom, 14 år, bor hos en bekant till familjen.',
  grown: 'Säger sig vara Emekachi Pretendson. Handlingarna visar att han har fyllt nitton.',
  seenLittle: 'Barnet sover i en hall och är vaket om natten när vuxna kommer och går.',
  seenGone: 'Han kom inte till skolan i måndags och telefonen är avstängd.',
  worry: 'Ingen vuxen svarar för var barnet är på kvällarna.',
  voiceLittle: 'Vill bära på sin gråa kanin hela tiden. Somnar när någon sjunger.',
  voiceGone: 'Det har inte gått att tala med honom än. Skolans fritidsledare försöker.',
  guardian: 'Ombudet Rimlinda Påhittsgård, god man.',
  appointed: 'Förordnad vårdnadshavare Sixtenius Exempelblad.',
  aunt: 'Moster Nwakaego Pretendson, bor i en annan stad.',
})
const [ture, ivar, elin] = ['worker2.alfa', 'worker.beta', 'worker.alfa']
const facts = { urgent: false, track: 'exploitation', identification: 'presumed', residence: 'no_permit' } as const

/** A small child who came along, a boy of fourteen who is gone, and somebody who turned out to be grown up. */
export function threeYoung(today: Instant, mother: Story): readonly Story[] {
  return [littleOne(today, mother), goneBoy(today), grownUp(today)]
}

function littleOne(today: Instant, mother: Story): Story {
  const story = newStory('young-little', today)
  opens(story, on(story, 73, '09:00'), ture, { ...facts, child: 'yes', municipality: '2480' })
  writes(story, on(story, 73, '09:10'), ture, { class: 'C1', kind: 'identity', text: words.little })
  saysChild(story, on(story, 73, '09:20'), ture, { band: 'age_0_5', part: 'accompanying', school: 'not_of_age', shelter: 'none' })
  namesAdult(story, on(story, 73, '09:30'), ture, { kind: 'guardian', suspected: 'no', matters: ['care', 'money'], name: words.guardian, as: 'guardian' })
  reportsConcern(story, on(story, 73, '09:40'), ture, { danger: 'yes', custodian: 'ask_us_first', seen: words.seenLittle, worry: words.worry, as: 'concern' })
  sendsConcern(story, on(story, 73, '10:00'), ture, 'concern', 'secure_mail')
  concernArrives(story, on(story, 73, '11:00'), ture, 'concern')
  hidesFrom(story, on(story, 72, '09:00'), ture, 'shelter_5_4', null)
  hearsChild(story, on(story, 70, '10:00'), ture, { how: 'observed', language: 'ron', words: words.voiceLittle })
  belongsWith(story, on(story, 70, '11:00'), ture, mother, 'same_incident')
  return story
}

function goneBoy(today: Instant): Story {
  const story = newStory('young-gone', today)
  opens(story, on(story, 12, '09:00'), ivar, { ...facts, child: 'yes', municipality: '0188' })
  writes(story, on(story, 12, '09:10'), ivar, { class: 'C1', kind: 'identity', text: words.gone })
  saysChild(story, on(story, 12, '09:20'), ivar, { band: 'age_13_15', part: 'missing', school: 'none', shelter: 'no_own_person' })
  namesAdult(story, on(story, 12, '09:30'), ivar, { kind: 'appointed_custodian', suspected: 'no', matters: ['care'], name: words.appointed, as: 'appointed' })
  reportsConcern(story, on(story, 12, '09:40'), ivar, { danger: 'no', custodian: 'informed', seen: words.seenGone, worry: words.worry, as: 'concern' })
  sendsConcern(story, on(story, 12, '10:00'), ivar, 'concern', 'by_hand')
  hearsChild(story, on(story, 10, '10:00'), ivar, { how: 'not_possible', language: 'nld', words: words.voiceGone })
  brings(story, on(story, 10, '11:00'), ivar, { zone: 'ALFA', word: 'Ljung', who: elin })
  asksBoard(story, on(story, 9, '09:00'), ivar)
  return story
}

function grownUp(today: Instant): Story {
  const story = newStory('young-grown', today)
  opens(story, on(story, 45, '09:00'), ivar, { ...facts, child: 'no', municipality: '0188' })
  writes(story, on(story, 45, '09:10'), ivar, { class: 'C1', kind: 'identity', text: words.grown })
  saysChild(story, on(story, 44, '09:20'), ivar, { band: 'adult', part: 'unaccompanied', school: 'ordinary', shelter: 'none' })
  namesAdult(story, on(story, 44, '09:30'), ivar, { kind: 'relative', suspected: 'unknown', matters: ['health'], name: words.aunt, as: 'aunt' })
  hidesFrom(story, on(story, 44, '09:40'), ivar, 'own_judgement', 'aunt')
  brings(story, on(story, 43, '11:00'), ivar, { zone: 'ALFA', word: 'Klint', who: elin })
  asksBoard(story, on(story, 42, '09:00'), ivar)
  answersBoard(story, on(story, 35, '09:00'), elin, { step: 'refused', takesFrom: null })
  answersBoard(story, on(story, 30, '09:00'), ivar, { step: 'at_inspectorate', takesFrom: null })
  waitsForBoth(story, ivar)
  asksForPlace(story, ago(story, 40), ivar, 0, { as: 'tonight', who: 'men', acute: true, nights: 3 })
  return story
}
