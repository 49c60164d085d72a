import { afterAll, beforeAll, describe, it } from 'vitest'
import { callsTheMeeting, joinsAndDiscloses, knowsNoSuchAddress, meetsNothing, takesTheCall } from '#test/journey/first-steps.ts'
import { closes, isCounted, liesSealed, opensAgain, reviews, runsNoLonger, verifies } from '#test/journey/last-steps.ts'
import {
  decides,
  editsInTwoTabs,
  escalates,
  holds,
  isTimedOut,
  keepsThePlace,
  reachesTheDeputy,
  saysNothingOnMyDay,
  sendsAgain,
  writesAndCorrects,
} from '#test/journey/later-steps.ts'
import { openStory, type Story } from '#test/journey/story.ts'

const patiently = 240_000

/** One night, told in order: each step begins where the one before ended. */
describe('from a call at night to agencies acting together', () => {
  let story: Story
  beforeAll(async () => {
    story = await openStory()
  })
  afterAll(() => story.house.close())

  it('1. a taxi driver’s call becomes an acute case, in one form', () => takesTheCall(story), patiently)
  it('2. the functions are called together, and their invitations say nothing of her', () => callsTheMeeting(story), patiently)
  it('3. the police join without a name, and get it by a decision; the shelter gets the rest', () => joinsAndDiscloses(story), patiently)
  it('3. a coordinator who is not a member meets 404 everywhere', () => meetsNothing(story), patiently)
  it('an address that holds no id is not there, and is no fault', () => knowsNoSuchAddress(story), patiently)
  it('4. decisions become tasks with somebody responsible and a time', () => decides(story), patiently)
  it('4. a missed one escalates once', () => escalates(story), patiently)
  it('4. the deputy sees what has come to her', () => reachesTheDeputy(story), patiently)
  it('4. no line of My day says what it is about', () => saysNothingOnMyDay(story), patiently)
  it('4. the meeting is held, each keeps its own minutes', () => holds(story), patiently)
  it('5. where she is reaches nobody outside the shelter', () => keepsThePlace(story), patiently)
  it('6. a note is corrected, and both wordings stay', () => writesAndCorrects(story), patiently)
  it('6. two tabs: 409 with both texts', () => editsInTwoTabs(story), patiently)
  it('6. sent again after a broken connection, it is one note', () => sendsAgain(story), patiently)
  it('6. timed out, nothing that was sent is lost', () => isTimedOut(story), patiently)
  it('7. log review sees who looked at what, without content', () => reviews(story), patiently)
  it('7. the record verifies, and finds what was changed by hand', () => verifies(story), patiently)
  it('7. nothing that was typed lies readable in a database', () => liesSealed(story), patiently)
  it('8. the case is closed with its checklist, and cannot be written to', () => closes(story), patiently)
  it('8. no clock goes on in a closed case', () => runsNoLonger(story), patiently)
  it('8. coded, it is counted, and hidden where it would stand alone', () => isCounted(story), patiently)
  it('8. it opens again only by decision', () => opensAgain(story), patiently)
})
