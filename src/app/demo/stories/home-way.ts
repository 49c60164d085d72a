import { brings, changes, opens, writes } from '#app/demo/case-deeds.ts'
import { appliesForReturn, beginsReturn, bringsIntoReturn, chooses, decidesAdmission, informsOfChoice } from '#app/demo/return-choice-deeds.ts'
import { approvesJourney, asksTrial, checksHome, hearsOfHealth, listsPaper, plansHome, saysRisk, signsRisk } from '#app/demo/return-gates-deeds.ts'
import { arrangesJourney, checksDeparture, letsKnow, plansJourney, writesLeg, type LegTold } from '#app/demo/return-journey-deeds.ts'
import { sealed, type SealedWords } from '#app/demo/sealed-words.ts'
import { hears } from '#app/demo/sharing-deeds.ts'
import { on, type Story } from '#app/demo/story.ts'
import type { Results } from '#capabilities/returning/domain/after-codes.ts'
import type { OpeningFacts } from '#capabilities/cases/commands/open-case.ts'
import type { Instant } from '#kernel/time.ts'

/** The way home in short, for those of whom the story tells what came after: from the first day to the last check before the journey. */

const words = sealed({
  plan: 'Missas ett byte: nästa avgång, och Anna ringer den som möter.',
  numbers: 'Anna 070-174 06 83, dygnet runt på resdagen',
  sheet: 'Du kan vända om när du vill, också på perrongen. Ring Anna.',
})
export const anna = 'return.retur'

/** How it is when it goes well; a story says what is otherwise. */
export const well: Results = {
  safety: 'safe',
  housing: 'lasting',
  income: 'enough',
  health: 'well',
  children: 'no_children',
  network: 'has_people',
  exploiterContact: 'no',
  satisfied: 'yes',
  exploitedAgain: 'no',
}

const boards = {
  ALFA: { by: 'worker2.alfa', coordinator: 'coordinator.nord', region: 'NORD', municipality: '2480' },
  BETA: { by: 'worker.beta', coordinator: 'coordinator.sthm', region: 'STHM', municipality: '0188' },
} as const
type Board = (typeof boards)[keyof typeof boards]
export type Way = Board & {
  /** The day she comes home, in days ago. */
  readonly home: number
  /** So many days before that day, at a time; a negative number lies after it. */
  readonly before: (days: number, time: string) => Instant
}
export const wayOf = (story: Story, board: keyof typeof boards, home: number): Way => ({
  ...boards[board],
  home,
  before: (days, time) => on(story, home + days, time),
})

type Told = {
  readonly file: string
  readonly word: string
  readonly track: NonNullable<OpeningFacts['track']>
  readonly residence: NonNullable<OpeningFacts['residence']>
  readonly destination: string
  readonly language: string
  readonly identity: SealedWords
  readonly name: SealedWords
  readonly number: SealedWords
  readonly choice: SealedWords
  readonly wish: SealedWords
  /** What she travels on, when it is more than a passport that is valid. */
  readonly papers?: () => void
  readonly legs: readonly LegTold[]
}

function comesToReturn(story: Story, { by, coordinator, region, municipality, before }: Way, told: Told): void {
  const { track, residence, language } = told
  opens(story, before(30, '10:00'), by, { child: 'no', urgent: false, track, identification: 'presumed', municipality, residence, fileReference: told.file })
  writes(story, before(30, '10:20'), by, { class: 'C1', kind: 'identity', text: told.identity, names: [told.name], numbers: [told.number] })
  brings(story, before(29, '09:00'), by, { zone: region, word: told.word, who: coordinator })
  brings(story, before(29, '10:00'), by, { zone: 'RETUR', word: told.word, who: anna })
  hears(story, before(28, '09:00'), by, { classes: ['C4'], to: ['RETUR'], purposes: ['plan_return'], language, form: 'written', days: 360 })
  beginsReturn(story, before(28, '10:00'), by)
  bringsIntoReturn(story, before(28, '10:05'), by, region)
  bringsIntoReturn(story, before(28, '10:10'), by, 'RETUR')
  informsOfChoice(story, before(28, '10:15'), by, { language, interpreter: 'in_the_room' })
  chooses(story, before(20, '10:00'), by, { chosen: 'return', language, words: told.choice })
  appliesForReturn(story, before(19, '10:00'), coordinator, { ground: 'exposed', destination: told.destination, rightThere: 'citizen' })
  decidesAdmission(story, before(18, '09:00'), coordinator, 'yes')
  decidesAdmission(story, before(18, '14:00'), anna, 'yes')
  changes(story, before(18, '15:00'), by, { phase: 'return_prep' })
}

/** From the first day to the last check: everything is there, two have said yes, and nobody has left yet. */
export function goesHome(story: Story, way: Way, told: Told): void {
  const { by, coordinator, before, home } = way
  comesToReturn(story, way, told)
  asksTrial(story, before(15, '09:00'), by, 'cleared')
  if (told.papers) told.papers()
  else listsPaper(story, before(15, '09:30'), anna, 'passport', told.destination, { status: 'valid', until: home - 900 }, 'passport')
  checksHome(story, before(14, '10:00'), anna, 'housing', 'there', 'the_person')
  saysRisk(story, before(12, '10:00'), by, { rated: { recruiter_near: 'absent', trial_pending: 'absent', wish_not_stable: 'absent' }, ownView: 'same' })
  saysRisk(story, before(12, '14:00'), anna, { rated: { recruiter_near: 'possible', no_support_nearby: 'absent' } })
  signsRisk(story, before(11, '10:00'), coordinator, 'safe_with_plan')
  signsRisk(story, before(11, '14:00'), anna, 'safe_with_plan')
  hearsOfHealth(story, before(10, '10:00'), anna, { status: 'fit', until: home - 20 })
  plansHome(story, before(9, '10:00'), anna, {
    language: told.language,
    parts: { my_wish: told.wish },
    lines: [{ purpose: 'daily_needs', type: 'cash', ore: 600_000 }],
    steps: { first_housing: home },
    agreed: true,
  })
  plansJourney(story, before(8, '10:00'), anna)
  for (const leg of told.legs) writesLeg(story, before(8, '10:20'), anna, leg)
  arrangesJourney(story, before(8, '10:40'), anna, {
    escort: 'none',
    fallback: ['next_departure', 'call_knower'],
    language: told.language,
    plan: words.plan,
    numbers: words.numbers,
    sheet: words.sheet,
  })
  letsKnow(story, before(8, '11:00'), anna, coordinator)
  checksDeparture(story, before(1, '14:00'), anna)
  approvesJourney(story, before(1, '15:00'), coordinator)
  approvesJourney(story, before(1, '15:40'), anna)
}

/** The case is followed up from now on, by whoever leads it here. */
export const followsHome = (story: Story, { by, before }: Way): void =>
  changes(story, before(-1, '09:00'), by, { phase: 'returned_followup', residence: 'returned' })
