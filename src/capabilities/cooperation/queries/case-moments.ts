import type { CaseTimeline } from '#capabilities/cases/contract.ts'
import type { MeetingState } from '#capabilities/cooperation/domain/meeting.ts'
import { cooperationPaths } from '#capabilities/cooperation/paths.ts'
import { meetingsOfCase } from '#capabilities/cooperation/store/meeting.ts'
import { cooperationWords } from '#capabilities/cooperation/words.ts'

const { sv, en } = cooperationWords
const said = (state: MeetingState) => ({ sv: sv.timeline[state], en: en.timeline[state] })

/** Meetings on the timeline of a case, for those who are in them. One that is still to come stands in the panel instead. */
export const meetingMoments: CaseTimeline = async (visit, card, before, limit) =>
  (await meetingsOfCase(visit.tx, card.id))
    .filter((meeting) => meeting.at < before && meeting.at <= visit.now)
    .slice(0, limit)
    .map((meeting) => ({ at: meeting.at, kind: 'meeting', words: said(meeting.state), href: cooperationPaths.one(meeting.id), zoneId: meeting.convenedZone }))
