import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '#test/attack/world.ts'

let w: World
beforeAll(async () => {
  w = await openWorld()
})
afterAll(() => w.house.close())
type Lines = { readonly lines: readonly { readonly zone: string; readonly who: string; readonly act: string }[] }

describe('the reviewer of another zone', () => {
  it('does not read who works with whom in ours', async () => {
    const reviewer = await w.who('reviewer.alfa')
    const all = (await (await reviewer.asks('/record')).json()) as Lines
    expect(new Set(all.lines.map((line) => line.zone).filter((zone) => zone !== '' && zone !== 'Socialnämnden ALFA'))).toEqual(new Set())
    const far = (await (await reviewer.asks(`/record?case=${w.farCase}`)).json()) as Lines
    expect(far.lines).toEqual([])
  })
})
