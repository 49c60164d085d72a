/**
 * What later rooms may use of a case. A case that is not there for the person asking is `null`, never an exception.
 *
 * In the database: `cases.my_case_ids()`, `cases.my_open_case_ids()` (may write), `cases.my_unit_ids()`, `cases.my_lead_unit_ids()`, `cases.my_walls()`,
 * `cases.my_write_walls()`; sets, for `= any (array(select …))`.
 */
export { answers, countsAsChild, identifications, legalTracks, openPhases, phases, protectionLevels, residences, tracks } from '#capabilities/cases/domain/axes.ts'
export type { Answer, Identification, LegalTrack, Phase, ProtectionLevel, Residence, Track } from '#capabilities/cases/domain/axes.ts'
export type { Card, Unit } from '#capabilities/cases/domain/card.ts'
export { recordKinds } from '#capabilities/cases/domain/kinds.ts'
export type { RecordKind } from '#capabilities/cases/domain/kinds.ts'
export { latenessOf, taskOutcomes, taskTitles } from '#capabilities/cases/domain/tasks.ts'
export type { Lateness, Task, TaskOutcome, TaskTitle } from '#capabilities/cases/domain/tasks.ts'
export { disclosurePurposes } from '#capabilities/cases/domain/disclosure.ts'
export type { DisclosurePurpose } from '#capabilities/cases/domain/disclosure.ts'

// Deeds. Each is part of the request's one transaction; the door that calls them names the act that is recorded.
export { openCase } from '#capabilities/cases/commands/open-case.ts'
export type { OpenCaseRefusal, OpenedCase, OpeningFacts } from '#capabilities/cases/commands/open-case.ts'
export { openUnitByInvitation } from '#capabilities/cases/commands/accept-invitation.ts'
export { inviteZone } from '#capabilities/cases/commands/invite-zone.ts'
export type { InviteRefusal } from '#capabilities/cases/commands/invite-zone.ts'
export { joinCase } from '#capabilities/cases/commands/join-case.ts'
export { writeRecord } from '#capabilities/cases/commands/write-record.ts'
export type { WriteRefusal } from '#capabilities/cases/commands/write-record.ts'
export { addTask } from '#capabilities/cases/commands/add-task.ts'
export type { NewTask } from '#capabilities/cases/commands/add-task.ts'
export { finishTask } from '#capabilities/cases/commands/finish-task.ts'
export { setNextMeeting } from '#capabilities/cases/commands/set-next-meeting.ts'
export { raiseChildFlag } from '#capabilities/cases/commands/raise-child-flag.ts'
export { discloseSnapshot } from '#capabilities/cases/commands/disclose.ts'
export type { DisclosureRefusal, SnapshotFacts } from '#capabilities/cases/commands/disclose.ts'

// Questions.
export { findCard, findCards } from '#capabilities/cases/store/card.ts'
export { isMember, myUnitOf, unitsOf } from '#capabilities/cases/store/unit.ts'
export { readTexts, recordsOf } from '#capabilities/cases/queries/read-texts.ts'
export type { ReadText, RecordRow } from '#capabilities/cases/queries/read-texts.ts'
export { tasksOfSource } from '#capabilities/cases/store/task.ts'
export { clockRule } from '#capabilities/cases/store/clock-rule.ts'
export type { ClockRule } from '#capabilities/cases/store/clock-rule.ts'
export { groundsFor } from '#capabilities/cases/store/ground.ts'
export type { Ground } from '#capabilities/cases/domain/disclosure.ts'

// Sockets: later rooms add themselves to these lists when they are plugged in.
export { casePanels, caseTimelines } from '#capabilities/cases/sockets.ts'
export type { CaseClock, CaseMoment, CasePanel, CaseTimeline } from '#capabilities/cases/sockets.ts'

export { casePaths } from '#capabilities/cases/paths.ts'
export { axisWords, casesWords, recordKindWords, taskTitleWords } from '#capabilities/cases/words.ts'
