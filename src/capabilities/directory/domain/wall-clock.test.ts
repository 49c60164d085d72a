import { expect, it } from 'vitest'
import { isoDay, isoMinute } from '#capabilities/directory/domain/wall-clock.ts'

it.each([
  ['2026-11-21T22:15:00Z', '2026-11-21', '2026-11-21 23:15'],
  ['2026-11-21T23:00:00Z', '2026-11-22', '2026-11-22 00:00'],
])('%s is %s in Sweden, and the clocks show %s', (at, day, minute) => expect([isoDay(new Date(at)), isoMinute(new Date(at))]).toEqual([day, minute]))
