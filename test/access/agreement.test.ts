import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { disagreements } from '#test/access/compare.ts'
import { openGround, type Ground, type Laid } from '#test/access/ground.ts'
import { putTo } from '#test/access/questions.ts'
import { judge } from '#test/access/specification.ts'
import { build, focusOf, isLong, planned, seed } from '#test/access/worlds.ts'

let ground: Ground
beforeAll(async () => {
  ground = await openGround()
})
afterAll(() => ground.close())

const many = isLong ? Number(process.env['LILJA_WORLDS'] ?? 3000) : 150
/** Laid and asked so many at a time, so that a long run is as light as a short one. */
const portion = 50

describe(`worlds that are one change away from allowed (seed ${seed})`, () => {
  it('are answered by the walls of the database and by the rules of the program as the table says', { timeout: isLong ? 1_500_000 : 280_000 }, async () => {
    const plans = planned(many)
    const found: string[] = []
    let open = 0
    let shut = 0
    for (let start = 0; start < plans.length && found.length === 0; start += portion) {
      const some = plans.slice(start, start + portion)
      const laid: readonly Laid[] = await ground.lay(some.map(build))
      found.push(
        ...(await disagreements(
          putTo(ground.login),
          some.map((plan, place) => ({ plan, laid: laid[place] as Laid })),
        )),
      )
      for (const plan of some) {
        const world = build(plan)
        const focus = focusOf(plan)
        for (const of of ['home K', 'away K']) {
          if (judge(world, 'me', { deed: 'read', record: `${focus} of ${of}` }) === 'no') shut += 1
          else open += 1
        }
      }
    }
    expect(found).toEqual([])
    // Near allowed means both: a generator that only ever refuses proves nothing.
    expect([open > many / 8, shut > many / 8]).toEqual([true, true])
  })
})
