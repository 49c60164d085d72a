/** What later rooms may know of cooperation. */
export { cooperationPaths } from '#capabilities/cooperation/paths.ts'
