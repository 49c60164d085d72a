import {
  appliesForReturn,
  beginsReturn,
  bringsIntoReturn,
  changesMind,
  chooses,
  decidesAdmission,
  findsForChild,
  informsOfChoice,
} from '#app/demo/return-choice-deeds.ts'
import { sealed } from '#app/demo/sealed-words.ts'
import { sixMonthsAfter } from '#app/demo/stories/return-after.ts'
import { transitAbroad } from '#app/demo/stories/return-abroad.ts'
import { sixMonthsBefore, transitApproved, transitBefore } from '#app/demo/stories/return-before.ts'
import { transitJourney, transitOnTheWay } from '#app/demo/stories/return-journey.ts'
import { on, type Story } from '#app/demo/story.ts'

/**
 * The ways home of the demo world, one function for each story; every part of the room adds its own steps, which are told in the order of time.
 * In `transit` he is on his way now; in `sixMonths` she came home half a year ago.
 */

const words = sealed({
  hisChoice: '”Jag vill hem till moster. Ingen har sagt åt mig att resa, och jag får bo kvar här om jag ångrar mig.”',
  herChoice: '”Jag reser för min dotters skull och min egen. Jag vet att jag kan komma och fråga er om det blir fel.”',
  boardFinds: 'Skolan har börjat, och systern är här. Vi finner inte att en resa är bäst för henne nu. Hon har själv fått läsa det.',
  herDoubt: '”Jag vill se våren här först. Fråga mig igen sen.”',
})

/** Told in two talks, thought over for twelve days, chosen in writing; applied for and admitted by both. */
export function transitWay(story: Story): void {
  const [ture, anna, aina] = ['worker2.alfa', 'return.retur', 'coordinator.nord']
  beginsReturn(story, on(story, 48, '09:30'), ture)
  bringsIntoReturn(story, on(story, 48, '09:40'), ture, 'NORD')
  informsOfChoice(story, on(story, 48, '10:00'), ture, {
    language: 'ron',
    interpreter: 'by_phone',
    independent: 'unknown',
    items: ['staying_possible', 'staying_support', 'staying_risks'],
    ways: ['oral'],
  })
  informsOfChoice(story, on(story, 46, '10:00'), ture, { language: 'ron', interpreter: 'in_the_room', thinksUntil: 34 })
  chooses(story, on(story, 34, '13:00'), ture, { chosen: 'return', language: 'ron', words: words.hisChoice })
  bringsIntoReturn(story, on(story, 30, '16:00'), ture, 'RETUR')
  appliesForReturn(story, on(story, 29, '13:00'), aina, { ground: 'exposed', destination: 'RO', rightThere: 'citizen' })
  decidesAdmission(story, on(story, 28, '09:00'), aina, 'yes')
  decidesAdmission(story, on(story, 28, '14:00'), anna, 'yes')
  bringsIntoReturn(story, on(story, 20, '14:00'), ture, 'DELTA')
  transitAbroad(story)
  transitBefore(story)
  transitJourney(story)
  transitApproved(story)
  transitOnTheWay(story)
}

/** She began once, wanted to see the spring first, and began again when she wanted to. */
export function sixMonthsWay(story: Story): void {
  const [ivar, anna, olle] = ['worker.beta', 'return.retur', 'coordinator.sthm']
  beginsReturn(story, on(story, 276, '10:00'), ivar)
  informsOfChoice(story, on(story, 276, '10:15'), ivar, { language: 'slk', interpreter: 'in_the_room' })
  changesMind(story, on(story, 270, '15:00'), ivar, words.herDoubt)
  beginsReturn(story, on(story, 250, '10:00'), ivar)
  bringsIntoReturn(story, on(story, 250, '10:05'), ivar, 'STHM')
  informsOfChoice(story, on(story, 250, '10:15'), ivar, { language: 'slk', interpreter: 'in_the_room' })
  chooses(story, on(story, 236, '10:00'), ivar, { chosen: 'return', language: 'slk', words: words.herChoice, witness: 'interpreter' })
  bringsIntoReturn(story, on(story, 229, '13:00'), ivar, 'RETUR')
  appliesForReturn(story, on(story, 228, '13:00'), olle, { ground: 'exposed', destination: 'SK', rightThere: 'citizen' })
  decidesAdmission(story, on(story, 227, '09:00'), olle, 'yes')
  decidesAdmission(story, on(story, 226, '14:00'), anna, 'yes')
  sixMonthsBefore(story)
  sixMonthsAfter(story)
}

/** A girl of seventeen wonders how it would be with her grandmother. The board finds that it is not best for her now: it waits, and nothing else in her case does. */
export function childWay(story: Story): void {
  const ivar = 'worker.beta'
  beginsReturn(story, on(story, 2, '10:00'), ivar)
  findsForChild(story, on(story, 1, '15:00'), ivar, {
    side: 'sweden',
    found: 'not_best',
    authority: 'social_board',
    channel: 'own_decision',
    words: words.boardFinds,
  })
}
