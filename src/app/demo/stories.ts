import { drawFor } from '#app/demo/draw.ts'
import type { Stage } from '#app/demo/stage.ts'
import { acuteMeeting } from '#app/demo/stories/acute-meeting.ts'
import { ageUnknown } from '#app/demo/stories/age-unknown.ts'
import { closedCase } from '#app/demo/stories/closed-case.ts'
import { comesAndGoes } from '#app/demo/stories/comes-and-goes.ts'
import { highestLevel } from '#app/demo/stories/highest-level.ts'
import { homeAgain } from '#app/demo/stories/home-again.ts'
import { homeDeclined } from '#app/demo/stories/home-declined.ts'
import { homeMoney } from '#app/demo/stories/home-money.ts'
import { homeYear } from '#app/demo/stories/home-year.ts'
import { nightCall } from '#app/demo/stories/night-call.ts'
import { oneFamily } from '#app/demo/stories/one-family.ts'
import { reflectionPeriod } from '#app/demo/stories/reflection-period.ts'
import { returnTransit } from '#app/demo/stories/return-transit.ts'
import { schooling } from '#app/demo/stories/schooling.ts'
import { shelterNight } from '#app/demo/stories/shelter-night.ts'
import { sixMonths } from '#app/demo/stories/six-months.ts'
import { theLine } from '#app/demo/stories/the-line.ts'
import { threeYoung } from '#app/demo/stories/three-young.ts'
import { personId, tell, zoneId } from '#app/demo/story.ts'
import { tellCalls } from '#capabilities/contact/demo.ts'
import { tellLine } from '#capabilities/contact/demo-line.ts'
import { tellMeeting } from '#capabilities/cooperation/demo.ts'
import { tellImport } from '#capabilities/directory/demo-import.ts'
import { demoId } from '#capabilities/people/demo.ts'
import type { Instant } from '#kernel/time.ts'

const returned = [homeYear, homeAgain, homeDeclined, homeMoney]
const stories = [nightCall, shelterNight, reflectionPeriod, ageUnknown, schooling, returnTransit, sixMonths, closedCase, highestLevel, theLine, ...returned]

/**
 * What has happened in the demo world: twenty-two present-day cases in every stage, and the lines. Told in the order it happened, but for tonight's acute
 * meeting, which the rooms of first contact and of cooperation tell themselves.
 */
export async function tellStories(stage: Stage, today: Instant): Promise<void> {
  const comingAndGoing = comesAndGoes(today)
  await tell(stage, [...stories.map((story) => story(today)), ...oneFamily(today), comingAndGoing, ...threeYoung(today, comingAndGoing)])
  const world = { today, as: stage.as, person: personId, zone: zoneId, draw: drawFor }
  await tellImport({ ...world, id: demoId })
  await tellLine(world)
  const { acuteCase } = await tellCalls(world)
  await tell(stage, [acuteMeeting(today, acuteCase)])
  await tellMeeting(world, acuteCase)
}
