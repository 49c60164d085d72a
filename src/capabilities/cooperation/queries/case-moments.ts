import type { Instant } from '#kernel/time.ts'
import type { CaseTimeline } from '#capabilities/cases/contract.ts'
import type { MeetingState } from '#capabilities/cooperation/domain/meeting.ts'
import { cooperationPaths } from '#capabilities/cooperation/paths.ts'
import { meetingsOfCase, type Meeting } from '#capabilities/cooperation/store/meeting.ts'
import { cooperationWords } from '#capabilities/cooperation/words.ts'

const { sv, en } = cooperationWords
/** It was called when it was called, held at its hour (or earlier, when it was noted so), called off when somebody did. */
const momentsOf = (meeting: Meeting): readonly (readonly [Instant, MeetingState])[] => {
  const called = [meeting.madeAt, 'called'] as const
  if (meeting.state === 'called') return [called]
  const ended = meeting.endedAt ?? meeting.at
  return [called, [meeting.state === 'held' && meeting.at < ended ? meeting.at : ended, meeting.state]]
}

/** Meetings on the timeline of a case, for those who are in them. */
export const meetingMoments: CaseTimeline = async (visit, card, before, limit) =>
  (await meetingsOfCase(visit.tx, card.id))
    .flatMap((meeting) =>
      momentsOf(meeting).map(([at, state]) => ({
        at,
        kind: 'meeting',
        words: { sv: sv.timeline[state], en: en.timeline[state] },
        href: cooperationPaths.one(meeting.id),
        zoneId: meeting.convenedZone,
      })),
    )
    .filter((moment) => moment.at < before)
    .toSorted((one, other) => other.at.getTime() - one.at.getTime())
    .slice(0, limit)
