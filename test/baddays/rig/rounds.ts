/** All rounds of the catalogue take hours on two cores: an ordinary run plays a few, `LILJA_LONG=1` all of them. */
export const isLong = process.env['LILJA_LONG'] === '1'
export const rounds = (all: number, few: number): number => (isLong ? all : few)
/** Minutes in the long run, a little in the ordinary one. */
export const within = (minutes: number, seconds: number): number => (isLong ? minutes * 60_000 : seconds * 1000)
