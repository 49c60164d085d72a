import { describe, expect, it } from 'vitest'
import {
  choiceFault,
  informationFault,
  informationItems,
  lackOf,
  readinessOf,
  withoutInterpreter,
  type InformationItem,
  type Talk,
} from '#capabilities/returning/domain/choice.ts'

const talk = (more: Partial<Talk> = {}): Talk => ({
  givenOn: '2026-11-01',
  language: 'ron',
  interpreter: 'by_phone',
  independent: 'yes',
  sameNetwork: 'no',
  ways: ['oral', 'written'],
  items: informationItems,
  wantsUntil: null,
  ...more,
})
const weekAfter = (day: string): string => new Date(new Date(`${day}T12:00:00Z`).getTime() + 7 * 86_400_000).toISOString().slice(0, 10)

describe('a talk counts', () => {
  it.each([
    [{}, null],
    [{ interpreter: 'none_needed', independent: null, sameNetwork: null }, null],
    [{ interpreter: 'was_missing', independent: null, sameNetwork: null }, 'no-interpreter'],
    [{ independent: 'no' }, 'interpreter-not-independent'],
    [{ independent: 'unknown' }, 'interpreter-not-independent'],
    [{ sameNetwork: 'yes' }, 'interpreter-same-network'],
    [{ sameNetwork: 'unknown' }, 'interpreter-same-network'],
  ] as const)('%j: %s', (more, lack) => expect(lackOf(talk(more as Partial<Talk>))).toBe(lack))
})

it('what is said of an interpreter who was not there is not kept', () => {
  expect(withoutInterpreter(talk())).toEqual(talk())
  for (const interpreter of ['none_needed', 'was_missing'] as const)
    expect(withoutInterpreter(talk({ interpreter }))).toEqual(talk({ interpreter, independent: null, sameNetwork: null }))
  expect(withoutInterpreter(talk({ interpreter: 'in_the_room' })).independent).toBe('yes')
})

describe('time to think', () => {
  it('runs from the day the last of it was told, and no talk in which something was lacking helps', () => {
    const half = informationItems.slice(0, 4) as readonly InformationItem[]
    const rest = informationItems.slice(4) as readonly InformationItem[]
    const told = [
      talk({ items: half, ways: ['oral'] }),
      talk({ givenOn: '2026-11-03', items: rest, independent: 'no' }),
      talk({ givenOn: '2026-11-05', items: rest, ways: ['written'] }),
    ]
    expect(readinessOf(told.slice(0, 2), weekAfter)).toMatchObject({ missing: rest, missingWays: ['written'], informedOn: null, earliestOn: null })
    expect(readinessOf(told, weekAfter)).toMatchObject({ missing: [], missingWays: [], informedOn: '2026-11-05', earliestOn: '2026-11-12', longer: false })
  })
  it('does not begin again when something is told once more', () =>
    expect(readinessOf([talk({ givenOn: '2026-11-09' }), talk()], weekAfter).earliestOn).toBe('2026-11-08'))
  it.each([
    ['2026-12-01', '2026-12-01', true],
    ['2026-11-03', '2026-11-08', false],
    ['2026-11-08', '2026-11-08', false],
  ])('until %s, when she wants that: not before %s', (wantsUntil, earliestOn, longer) =>
    expect(readinessOf([talk({ wantsUntil })], weekAfter)).toMatchObject({ earliestOn, longer }),
  )
  it('does not run before everything is told, in both ways, whatever she wants', () => {
    const [half, rest] = [informationItems.slice(0, 4), informationItems.slice(4)]
    const later = { givenOn: '2026-11-05' }
    expect(readinessOf([talk({ items: half }), talk({ ...later, items: rest })], weekAfter).informedOn).toBe('2026-11-05')
    expect(readinessOf([talk({ ways: ['oral'] }), talk({ ...later, ways: ['written'] })], weekAfter).informedOn).toBe('2026-11-05')
    expect(readinessOf([talk({ items: half, wantsUntil: '2026-12-24' })], weekAfter)).toMatchObject({ earliestOn: null, longer: false })
  })
  it('is as long as she said, also when she said nothing more of it, or twice on one day', () => {
    const wants = talk({ wantsUntil: '2026-12-24' })
    expect(readinessOf([wants, talk({ givenOn: '2026-11-02' })], weekAfter).earliestOn).toBe('2026-12-24')
    expect(readinessOf([wants, talk({ wantsUntil: '2026-12-20' })], weekAfter).earliestOn).toBe('2026-12-20')
  })
  it('is as long as she said last', () =>
    expect(readinessOf([talk({ wantsUntil: '2026-12-24' }), talk({ givenOn: '2026-11-02', wantsUntil: '2026-11-20' })], weekAfter).earliestOn).toBe(
      '2026-11-20',
    ))
})

it.each([
  [{}, null],
  [{ givenOn: '2026-11-21' }, null],
  [{ givenOn: '2026-11-22' }, 'given-in-future'],
  [{ wantsUntil: '2026-11-01' }, null],
  [{ wantsUntil: '2026-12-24' }, null],
  [{ independent: null }, 'interpreter-unsaid'],
  [{ sameNetwork: null }, 'interpreter-unsaid'],
  [{ wantsUntil: '2026-10-31' }, 'wants-before'],
] as const)('a talk %j is refused as %s', (more, fault) => expect(informationFault(talk(more), '2026-11-21')).toBe(fault))

describe('the choice', () => {
  const ready = readinessOf([talk()], weekAfter)
  const none = readinessOf([], weekAfter)
  const said = { chosen: 'return', chosenOn: '2026-11-08', form: 'signed', witness: null } as const
  it.each([
    ['on the first day', said, ready, null],
    ['today', { ...said, chosenOn: '2026-11-21' }, ready, null],
    ['a day before', { ...said, chosenOn: '2026-11-07' }, ready, 'too-early'],
    ['a day that has not come', { ...said, chosenOn: '2026-11-22' }, ready, 'chosen-in-future'],
    ['before everything is told', said, none, 'not-all-told'],
    ['aloud without a witness', { ...said, form: 'oral' }, ready, 'no-witness'],
    ['aloud with a witness', { ...said, form: 'oral', witness: 'interpreter' }, ready, null],
    ['to stay, at any moment', { ...said, chosen: 'stay', chosenOn: '2026-11-01' }, none, null],
  ] as const)('%s', (_name, one, readiness, fault) => expect(choiceFault(one, readiness, '2026-11-21')).toBe(fault))
})
