/** What later rooms may know of protection. */
export { protectionPaths } from '#capabilities/protection/paths.ts'
/** A sealed text in parts that people and the program can read. */
export { readSheet, writeSheet } from '#capabilities/protection/domain/sheet.ts'
