/** What later rooms may know of cooperation. */
export { clockCodes, stateOf } from '#capabilities/cooperation/domain/clocks.ts'
export type { ClockCode, ClockState } from '#capabilities/cooperation/domain/clocks.ts'
export { modes } from '#capabilities/cooperation/domain/modes.ts'
export type { Mode } from '#capabilities/cooperation/domain/modes.ts'
export { caseMeetings } from '#capabilities/cooperation/queries/case-meetings.ts'
export type { CaseMeetings } from '#capabilities/cooperation/queries/case-meetings.ts'
export { cooperationPaths } from '#capabilities/cooperation/paths.ts'
