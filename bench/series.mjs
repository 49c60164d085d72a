const middle = (numbers) => {
  const sorted = [...numbers].sort((a, b) => a - b)
  const half = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
}
const mean = (numbers) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length

const summed = (laps, fine) => {
  const column = (name) => laps.map((lap) => lap[name])
  // Hundredths of a second say nothing of one act: then the mean of all stands for each.
  const database = fine ? column('backends') : laps.map(() => mean(column('backends')))
  const whole = laps.map((lap, place) => lap.node + database[place])
  const sorted = [...whole].sort((a, b) => a - b)
  return {
    cpu: middle(whole),
    node: middle(column('node')),
    database: middle(database),
    p95: sorted[Math.floor(sorted.length * 0.95)],
    mean: mean(whole),
    elapsed: middle(column('elapsed')),
    acts: laps.length,
  }
}

/**
 * Measures several ways of doing the same, in turns, so that what else the machine does falls on all alike.
 * What is so slow that it does not fit into `seconds` is measured fewer times, and the result says how many.
 *
 * @param ways functions of the number of the act
 */
export const measure = async (meter, ways, { acts, warm, seconds, turn = 20 }) => {
  const laps = ways.map(() => [])
  const until = performance.now() + seconds * 1000
  let number = 0
  const go = async (way, count, kept, end = Infinity) => {
    meter.lap()
    for (let left = count; left > 0 && (performance.now() < end || left === count); left -= 1) {
      const began = performance.now()
      await way(number)
      number += 1
      const elapsed = performance.now() - began
      const lap = { ...meter.lap(), elapsed }
      kept?.push(lap)
    }
  }
  for (const way of ways) await go(way, warm, null, performance.now() + (seconds * 250) / ways.length)
  for (let done = 0; done < acts && (done === 0 || performance.now() < until); done += turn) {
    for (const [place, way] of ways.entries())
      await go(way, Math.min(turn, acts - done), laps[place], done === 0 ? performance.now() + (seconds * 1000) / ways.length : until)
  }
  return laps.map((each) => summed(each, meter.fine))
}
