/** What later rooms may know of cooperation. */
export { caseMeetings } from '#capabilities/cooperation/queries/case-meetings.ts'
export { cooperationPaths } from '#capabilities/cooperation/paths.ts'
