import { brings } from '#app/demo/case-deeds.ts'
import { appliesForReturn, beginsReturn, bringsIntoReturn, chooses, closesReturn, decidesAdmission, informsOfChoice } from '#app/demo/return-choice-deeds.ts'
import { asksTrial, saysRisk, signsRisk } from '#app/demo/return-gates-deeds.ts'
import { sealed } from '#app/demo/sealed-words.ts'
import { hears } from '#app/demo/sharing-deeds.ts'
import { on, type Story } from '#app/demo/story.ts'

const words = sealed({
  stays: '”Nej, inte nu. Jag vill se om jag kan sova här först.”',
  goes: '”Jag vill hem till sjön. Ni får fråga mig igen om det drar ut på tiden.”',
  riskThere: 'Samma familj bor kvar två gator bort och frågar efter henne.',
  waits: 'Rättegången är satt och hon behövs där.',
})
const [ture, aina, anna] = ['worker2.alfa', 'coordinator.nord', 'return.retur']

/** She began five times, and each time it came to something else; none of it changed her support here. */
export function returnTimes(story: Story): void {
  brings(story, on(story, 243, '09:00'), ture, { zone: 'NORD', word: 'Hassel', who: aina })
  brings(story, on(story, 243, '10:00'), ture, { zone: 'RETUR', word: 'Hassel', who: anna })
  hears(story, on(story, 242, '09:00'), ture, { classes: ['C4'], to: ['RETUR'], purposes: ['plan_return'], language: 'ron', form: 'written', days: 360 })
  begins(story, 241)
  chooses(story, on(story, 232, '10:00'), ture, { chosen: 'stay', language: 'ron', words: words.stays })
  applies(story, 228)
  decidesAdmission(story, on(story, 209, '09:00'), aina, 'no', 'no_reception')
  admitted(story, 196)
  asksTrial(story, on(story, 170, '10:00'), ture, 'wait')
  closesReturn(story, on(story, 168, '10:00'), ture, 'postponed_trial', words.waits)
  admitted(story, 160)
  saysRisk(story, on(story, 138, '10:00'), ture, { rated: { recruiter_near: 'present', network_knows: 'possible' }, ownView: 'more_worried' })
  saysRisk(story, on(story, 137, '10:00'), anna, { rated: { recruiter_near: 'present', debt: 'present' }, words: words.riskThere })
  signsRisk(story, on(story, 136, '10:00'), anna, 'not_advisable_now')
  closesReturn(story, on(story, 134, '10:00'), ture, 'postponed_risk', null)
  admitted(story, 88)
  asksTrial(story, on(story, 60, '10:00'), ture, 'wait')
}

function begins(story: Story, days: number): void {
  beginsReturn(story, on(story, days, '10:00'), ture)
  bringsIntoReturn(story, on(story, days, '10:05'), ture, 'NORD')
  bringsIntoReturn(story, on(story, days, '10:10'), ture, 'RETUR')
  informsOfChoice(story, on(story, days, '10:15'), ture, { language: 'swe', interpreter: 'none_needed' })
}
function applies(story: Story, days: number): void {
  begins(story, days)
  chooses(story, on(story, days - 14, '10:00'), ture, { chosen: 'return', language: 'ron', words: words.goes, witness: 'someone_trusted' })
  appliesForReturn(story, on(story, days - 15, '10:00'), aina, { ground: 'prostitution', destination: 'MD', rightThere: 'permanent' })
}
function admitted(story: Story, days: number): void {
  applies(story, days)
  decidesAdmission(story, on(story, days - 16, '09:00'), aina, 'yes')
  decidesAdmission(story, on(story, days - 17, '14:00'), anna, 'yes')
}

/** Applied for, and both must still say yes. */
export function waitsForBoth(story: Story, by: string): void {
  brings(story, on(story, 41, '09:00'), by, { zone: 'STHM', word: 'Strand', who: 'coordinator.sthm' })
  brings(story, on(story, 41, '10:00'), by, { zone: 'RETUR', word: 'Strand', who: anna })
  hears(story, on(story, 40, '09:00'), by, { classes: ['C4'], to: ['RETUR'], purposes: ['plan_return'], language: 'eng', form: 'written', days: 360 })
  beginsReturn(story, on(story, 40, '10:00'), by)
  bringsIntoReturn(story, on(story, 40, '10:05'), by, 'STHM')
  bringsIntoReturn(story, on(story, 40, '10:10'), by, 'RETUR')
  informsOfChoice(story, on(story, 40, '10:15'), by, { language: 'eng', interpreter: 'by_phone', independent: 'yes' })
  chooses(story, on(story, 24, '10:00'), by, { chosen: 'return', language: 'eng', words: words.goes })
  appliesForReturn(story, on(story, 22, '10:00'), 'coordinator.sthm', { ground: 'exposed', destination: 'NG', rightThere: 'citizen' })
}
