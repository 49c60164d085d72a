import { hundred as all } from './acts.mjs'
import { replay } from './tape.mjs'

export const clients = 8

/** As many acts as fit into the time, by several at once; each begins the next when the last is answered. */
const race = async (hundred, seconds, each) => {
  let number = 0
  let done = 0
  let failed = 0
  const until = performance.now() + seconds * 1000
  const began = performance.now()
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      while (performance.now() < until) {
        const mine = number
        number += 1
        const good = await each(hundred[mine % hundred.length], mine, client).then(
          () => true,
          () => false,
        )
        if (good) done += 1
        else failed += 1
      }
    }),
  )
  return { rate: done / ((performance.now() - began) / 1000), failed }
}

/** Acts a second of the program, and of the raw engine with the same statements in the same mix. */
export const measureMix = async (world, acts, tapes, seconds) => {
  const bare = await Promise.all(Array.from({ length: clients }, async () => ({ main: await world.enters('main'), vault: await world.enters('vault') })))
  // An act that could not be measured by itself is not in the mix either.
  const hundred = all.filter((name) => tapes[name] !== undefined)
  const program = (time) => race(hundred, time, (name, number) => acts[name].run(number))
  const raw = (time, how) => race(hundred, time, (name, number, client) => replay(bare[client], tapes[name][number % tapes[name].length], how))
  try {
    for (const warm of [program, (time) => raw(time, 'prepared'), (time) => raw(time, 'whole')]) await warm(seconds / 10)
    const [mine, prepared, whole] = [await program(seconds), await raw(seconds, 'prepared'), await raw(seconds, 'whole')]
    return {
      seconds,
      clients,
      program: mine.rate,
      raw: prepared.rate,
      whole: whole.rate,
      failed: mine.failed + prepared.failed + whole.failed,
      leftOut: all.length - hundred.length,
    }
  } finally {
    await Promise.all(bare.flatMap(({ main, vault }) => [main.end(), vault.end()]))
  }
}
