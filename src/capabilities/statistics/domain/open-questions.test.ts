import { describe, expect, it } from 'vitest'
import { choices, variablesOf } from '#capabilities/statistics/domain/asked.ts'
import { openIntervals, openQuestions } from '#capabilities/statistics/domain/open-questions.ts'

describe('what the source leaves open', () => {
  it('is told as between what and what it must lie, each question once', () => {
    expect(openIntervals()).toEqual([
      { of: 'begging', min: 5, max: 10 },
      { of: 'begging-one-form', min: 5, max: 8 },
      { of: 'criminality', min: 1, max: 3 },
      { of: 'berry_picking', min: 1, max: 4 },
      { of: 'each-country', min: 1, max: 29 },
      { of: 'third-countries', min: 3, max: 31 },
    ])
    expect(openIntervals().map((one) => one.of)).toEqual(openQuestions)
  })
  it('is worked out once', () => expect(openIntervals()).toBe(openIntervals()))
})

describe('what is chosen for rows and columns', () => {
  it('is a variable, sex and age together for a group, or nothing', () => {
    expect(variablesOf('group')).toEqual(['sex', 'age'])
    expect(variablesOf(null)).toEqual([])
    for (const choice of choices) if (choice !== 'group') expect(variablesOf(choice)).toEqual([choice])
  })
})
