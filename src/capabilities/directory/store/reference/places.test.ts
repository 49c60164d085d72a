import { expect, it } from 'vitest'
import { countiesOfSweden, municipalitiesOfSweden } from '#capabilities/directory/store/reference/places.ts'
import { redDays } from '#capabilities/directory/store/reference/red-days.ts'

it('knows 21 counties and 290 municipalities', () => {
  expect(countiesOfSweden().length).toBe(21)
  expect(municipalitiesOfSweden().length).toBe(290)
  expect(new Set(municipalitiesOfSweden().map((place) => place.code)).size).toBe(290)
  for (const place of municipalitiesOfSweden()) expect(countiesOfSweden().some((county) => place.code.startsWith(county.code))).toBe(true)
})

it('knows the days on which offices are closed', async () => {
  const days = (await redDays([2026])).map((each) => each.day)
  expect(days).toContain('2026-12-24')
  expect(days).toContain('2026-06-06')
  expect(days).not.toContain('2026-11-11')
})
