/** How many times a property is tried: as many as asked, or a few where the rules are changed and run many times slower (`npm run mutate`). */
export const rounds = (asked: number): number => (process.env['LILJA_MUTATING'] === '1' ? Math.min(asked, 10) : asked)
