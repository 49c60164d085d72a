/** The demo world needs nothing of its own here: once its national office stands, the 37 coded rows are furnished for it. */
export { furnish as fillStatistics } from '#capabilities/statistics/commands/furnish.ts'
