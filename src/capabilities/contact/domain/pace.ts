/** How much the way in is slowed. Nothing is refused: who sends waits at most `longest`, in milliseconds. */
export type Limits = {
  /** A sending without the small proof of work waits at least so long. */
  readonly withoutProof: number
  /** So many sendings a minute cost nothing more. */
  readonly freeSendings: number
  /** Wrong receipts an hour that cost nothing: of one caller, and of all together. */
  readonly freeGuesses: { readonly caller: number; readonly all: number }
  readonly step: number
  readonly longest: number
}
export const usualLimits: Limits = { withoutProof: 1500, freeSendings: 30, freeGuesses: { caller: 5, all: 50 }, step: 500, longest: 20_000 }

export type Pace = {
  readonly beforeSending: (proven: boolean) => Promise<void>
  /** Before a receipt is looked at, right or wrong: the wait says nothing about it. */
  readonly beforeOpening: (caller: string) => Promise<void>
  readonly wrong: (caller: string) => void
}

const minute = 60_000
const hour = 60 * minute

/** It counts in memory only, and forgets within the hour. `clock` is any monotone one. */
export function makePace(
  limits: Limits = usualLimits,
  clock: () => number = () => performance.now(),
  wait: (ms: number) => Promise<void> = (ms) => new Promise((go) => void setTimeout(go, ms)),
): Pace {
  let sendings: number[] = []
  let guesses: { readonly at: number; readonly caller: string }[] = []
  const grown = (over: number): number => (over <= 0 ? 0 : Math.min(limits.longest, limits.step * 2 ** Math.min(over - 1, 20)))
  return {
    beforeSending: async (proven) => {
      const now = clock()
      sendings = [...sendings.filter((at) => at > now - minute), now].slice(-10_000)
      const crowd = proven ? 0 : Math.min(limits.longest, limits.step * Math.max(0, sendings.length - limits.freeSendings))
      const ms = proven ? 0 : Math.min(limits.longest, limits.withoutProof + crowd)
      if (ms > 0) await wait(ms)
    },
    beforeOpening: async (caller) => {
      const now = clock()
      guesses = guesses.filter(({ at }) => at > now - hour).slice(-10_000)
      const own = guesses.filter((guess) => guess.caller === caller).length
      const ms = Math.max(grown(own - limits.freeGuesses.caller + 1), grown(guesses.length - limits.freeGuesses.all + 1))
      if (ms > 0) await wait(ms)
    },
    wrong: (caller) => void guesses.push({ at: clock(), caller }),
  }
}
