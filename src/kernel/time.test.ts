import { expect, it } from 'vitest'
import { daysAfter, hoursAfter, minutesAfter, minutesBetween } from '#kernel/time.ts'

const noon = new Date('2026-11-22T12:00:00Z')

it('counts minutes, hours and days from a moment, and leaves the moment as it is', () => {
  expect(minutesAfter(noon, 90).toISOString()).toBe('2026-11-22T13:30:00.000Z')
  expect(minutesAfter(noon, -1).toISOString()).toBe('2026-11-22T11:59:00.000Z')
  expect(hoursAfter(noon, 24).toISOString()).toBe('2026-11-23T12:00:00.000Z')
  expect(daysAfter(noon, 3).toISOString()).toBe('2026-11-25T12:00:00.000Z')
  expect(noon.toISOString()).toBe('2026-11-22T12:00:00.000Z')
})

it('counts whole minutes between two moments', () => {
  expect(minutesBetween(noon, minutesAfter(noon, 90))).toBe(90)
  expect(minutesBetween(noon, new Date(noon.getTime() + 119_999))).toBe(1)
  expect(minutesBetween(noon, noon)).toBe(0)
  expect(minutesBetween(noon, new Date(noon.getTime() - 1))).toBe(-1)
})
