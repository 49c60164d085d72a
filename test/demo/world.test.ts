import { afterAll, beforeAll, it, expect } from 'vitest'
import { openHouse, type OpenHouse } from '#test/house.ts'

let house: OpenHouse
beforeAll(async () => {
  house = await openHouse({ stories: true })
})
afterAll(async () => {
  await house?.close()
})
it('is made', async () => {
  expect((await house.recorded()).length).toBeGreaterThan(100)
})
