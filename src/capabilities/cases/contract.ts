/**
 * What later rooms may use of a case. A case that is not there for the person asking is `null` or a refusal, never an exception.
 *
 * In the database: `cases.my_case_ids()`, `cases.my_open_case_ids()` (may write), `cases.my_unit_ids()`, `cases.my_lead_unit_ids()`, `cases.my_walls()`,
 * `cases.my_write_walls()`; sets, for `= any (array(select …))`. `cases.may_transfer()`, whether something may leave the country. For the clock: `cases.kept_away()`, who must not see which case.
 */
export { countsAsChild } from '#capabilities/cases/domain/axes.ts'
export type { ProtectionLevel, Residence } from '#capabilities/cases/domain/axes.ts'
export type { Card } from '#capabilities/cases/domain/card.ts'
export { dayOf, lastMomentOf } from '#capabilities/cases/domain/day.ts'
export type { RecordKind } from '#capabilities/cases/domain/kinds.ts'
/** Who answers for something while those who have it are away or gone: one rule for tasks, the clocks of meetings and the law's days. */
export { awayOn, followed, movedOn, notThereOn, noStandIn, standInFor, wentToHead } from '#capabilities/cases/domain/stand-in.ts'
export type { Absence, GoneOn, Landed, Presence, StandIn } from '#capabilities/cases/domain/stand-in.ts'
export { presenceFrom } from '#capabilities/cases/queries/stand-ins.ts'

// Deeds. Each is part of the request's one transaction; the door that calls them names the act that is recorded.
export { openCase } from '#capabilities/cases/commands/open-case.ts'
export type { Draw, OpenCaseRefusal } from '#capabilities/cases/commands/open-case.ts'
export { openUnitByInvitation } from '#capabilities/cases/commands/accept-invitation.ts'
export { inviteZone } from '#capabilities/cases/commands/invite-zone.ts'
export { changeCard } from '#capabilities/cases/commands/change-axes.ts'
export { mayChangeCard, moveResidence, residenceBeforeApplying } from '#capabilities/cases/commands/move-residence.ts'
export { reopenCase } from '#capabilities/cases/commands/reopen-case.ts'
export { joinCase } from '#capabilities/cases/commands/join-case.ts'
export { writeRecord } from '#capabilities/cases/commands/write-record.ts'
export { giveRecordKeys } from '#capabilities/cases/commands/give-record-key.ts'
export { addTask } from '#capabilities/cases/commands/add-task.ts'
export { finishTask } from '#capabilities/cases/commands/finish-task.ts'
export { setNextMeeting } from '#capabilities/cases/commands/set-next-meeting.ts'
export { raiseProtection } from '#capabilities/cases/commands/raise-level.ts'
export { raiseChildFlag } from '#capabilities/cases/commands/raise-child-flag.ts'
export { discloseSnapshot } from '#capabilities/cases/commands/disclose.ts'

// Questions.
export { findCard, findCards } from '#capabilities/cases/store/card.ts'
export { isMember } from '#capabilities/cases/store/unit.ts'
export { teamOf } from '#capabilities/cases/store/member.ts'
export { listConsents } from '#capabilities/cases/store/consent.ts'
export type { Consent } from '#capabilities/cases/domain/consent.ts'
export { readTexts } from '#capabilities/cases/queries/read-texts.ts'
export type { AskedReach } from '#capabilities/cases/domain/tasks.ts'
export { tasksOfSource } from '#capabilities/cases/store/task.ts'
/** How a case has gone: its four axes over time, what was decided, which times run. */
export { courseOf } from '#capabilities/cases/queries/course.ts'
export type { CaseCourse } from '#capabilities/cases/queries/course.ts'
export { laneAxes } from '#capabilities/cases/queries/case-lanes.ts'
export type { LaneAxis } from '#capabilities/cases/queries/case-lanes.ts'
export { axisWords } from '#capabilities/cases/words.ts'
export { clockRule } from '#capabilities/cases/store/clock-rule.ts'
export { groundsFor } from '#capabilities/cases/store/ground.ts'
/** What lets personal data leave the country: one list for decisions of disclosure and for hand-overs abroad. */
export { transferGroundCodes } from '#capabilities/cases/domain/transfer-reference.ts'
export type { TransferGroundCode } from '#capabilities/cases/domain/transfer-reference.ts'
export { isMunicipal } from '#capabilities/cases/domain/transfer.ts'
export type { TransferGround } from '#capabilities/cases/domain/transfer.ts'
export { transferGroundsFor } from '#capabilities/cases/store/transfer.ts'

/** Who somebody is on a page: function first, the name only within the own zone. */
export { nameBook, Names, sayPerson, sayZone } from '#capabilities/cases/queries/names.ts'
export type { NameBook } from '#capabilities/cases/queries/names.ts'

/** The own part in a case and what is read and written there: one question for all rooms on a page. */
export { standingIn } from '#capabilities/cases/store/standing.ts'

// Sockets: later rooms add themselves to these lists when they are plugged in.
export { absences, caseClosings, caseHindrances, casePanels, caseTimelines, childGuards, contactGuards, memberEndings } from '#capabilities/cases/sockets.ts'
export type { CaseHindrances, CasePanel, CaseTimeline, ContactGuard, MemberEnding } from '#capabilities/cases/sockets.ts'

export { casePaths } from '#capabilities/cases/paths.ts'
