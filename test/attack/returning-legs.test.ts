import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Id } from '#kernel/id.ts'
import { leg, openJourneyHouse, type JourneyHouse } from '#test/stories/returning-journey-house.ts'

let w: JourneyHouse
let paths: readonly string[]
beforeAll(async () => {
  w = await openJourneyHouse()
  const caseId: Id = await w.planned()
  const [first] = await w.legIds(caseId)
  paths = [w.journey(caseId, '/legs/new'), w.journey(caseId, `/legs/${first ?? ''}`)]
}, 240_000)
afterAll(() => w?.house.close())

const hostile = ['--', 'und', '12', 'x_y', 'SE-x', 'se', '__proto__', '"><b>', '٣٤', '👩‍👧', ' ', 'a'.repeat(5000)]
const table = ['mode', 'fromCountry', 'departWall', 'departZone', 'departFold', 'toCountry', 'arriveWall', 'arriveZone', 'arriveFold', 'help', 'metBy'].flatMap(
  (field) => hostile.map((value) => [field, value] as const),
)
/** A field that may be left out takes what is nothing but space as left out. */
const mayBeEmpty = (field: string, value: string): boolean => value.trim() === '' && /Zone|Fold/.test(field)

describe('a leg whose fields hold what no form of ours would send', () => {
  it.each(table.filter(([field, value]) => !mayBeEmpty(field, value)))('%s, %j: refused beside the field, new or changed', async (field, value) => {
    for (const path of paths) {
      const answer = await w.partner.fills(path, leg({ [field]: value }))
      expect([answer.status, (await answer.text()).includes(`href="#field-${field}"`)]).toEqual([422, true])
    }
  })
  it('all of them at once are refused as well', async () => {
    for (const path of paths)
      for (const value of hostile) {
        const answer = await w.partner.fills(path, leg(Object.fromEntries(table.map(([field]) => [field, value]))))
        expect([value, answer.status]).toEqual([value, 422])
      }
  })
})
