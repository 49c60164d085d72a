import { describe, expect, it } from 'vitest'
import {
  awayOn,
  followed,
  movedOn,
  needsStandIn,
  standInFor,
  wentToHead,
  whoAnswers,
  type Absence,
  type Presence,
} from '#capabilities/cases/domain/stand-in.ts'

/** `anna>bo` is Anna away on the 10th to the 12th, and Bo answers; with days, on those. */
const away = (words: string): readonly Absence[] =>
  words
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => {
      const [, personId = '', deputyId = '', from = '10', until = '12'] = /^(\w+)>(\w+)(?:@(\d\d)-(\d\d))?$/.exec(word) ?? []
      return { personId, deputyId, fromDay: `2026-11-${from}`, untilDay: `2026-11-${until}` }
    })
const presence = (leaves: string, left = '', heads = 'head'): Presence => ({
  away: away(leaves),
  left: new Set(left.split(' ')),
  heads: new Map([['alfa', heads.split(' ').filter((id) => id !== '')]]),
})
const day = '2026-11-11'
const duty = (personId: string | null, deputyId: string | null) => ({ zoneId: 'alfa', personId, deputyId })

describe('who answers in the place of somebody', () => {
  it.each([
    ['the deputy who is there', 'anna', 'bo', 'anna>cleo', '', 'head', 'bo', true],
    ['who stands in, without a deputy', 'anna', null, 'anna>cleo', '', 'head', 'cleo', true],
    ['who stands in for the deputy', 'anna', 'bo', 'anna>cleo bo>dan', '', 'head', 'dan', true],
    ['the third in the chain', 'anna', null, 'anna>bo bo>cleo cleo>dan', '', 'head', 'dan', true],
    ['the head, for two who name each other', 'anna', 'bo', 'anna>bo bo>anna', '', 'head', 'head', true],
    ['the head, for a circle of three', 'anna', null, 'anna>bo bo>cleo cleo>bo', '', 'head', 'head', true],
    ['the head, for a deputy who has left', 'anna', 'bo', 'anna>cleo', 'bo', 'head', 'head', true],
    ['the head, for a chain that ends with somebody who has left', 'anna', null, 'anna>bo bo>cleo', 'cleo', 'head', 'head', true],
    ['who stands in for somebody who has left while away', 'anna', 'bo', 'bo>cleo', 'bo', 'head', 'cleo', true],
    ['the head, for somebody who has left without a deputy', 'anna', null, '', 'anna', 'head', 'head', true],
    ['another head, when the first is away', 'anna', 'bo', 'bo>anna head>cleo', '', 'head second', 'second', true],
    ['who stands in for the only head', 'anna', 'bo', 'anna>bo bo>anna head>cleo', '', 'head', 'cleo', true],
    ['nobody, with the last one', 'anna', 'bo', 'anna>bo bo>anna head>bo', '', 'head', 'bo', false],
    ['nobody, with the last of the chain and not the head', 'anna', 'bo', 'anna>bo bo>cleo head>anna', 'cleo', 'head', 'cleo', false],
    ['nobody, where there is no head', 'anna', 'bo', 'anna>bo bo>anna', '', '', 'bo', false],
    ['nobody, with somebody who has left and never had a deputy', 'anna', null, '', 'anna', '', 'anna', false],
    ['nobody, when whoever has it is the head and away', 'head', 'bo', 'head>bo bo>head', '', 'head', 'bo', false],
    ['the head rather than whoever has it, when the chain comes back', 'anna', 'bo', 'bo>anna', '', 'head', 'head', true],
    ['whoever has it, when there is nobody else', 'anna', 'bo', 'bo>anna', '', '', 'anna', true],
    ['who stands in for the deputy of a function', null, 'bo', 'bo>cleo', '', 'head', 'cleo', true],
    ['the deputy, on a day when the deputy is back', 'anna', 'bo', 'anna>cleo bo>dan@08-10', '', 'head', 'bo', true],
    ['the next, on the last day of a leave', 'anna', 'bo', 'anna>cleo bo>dan@09-11', '', 'head', 'dan', true],
  ] as const)('is %s', (_, person, deputy, leaves, left, heads, id, there) => {
    expect(whoAnswers(duty(person, deputy), day, presence(leaves, left, heads))).toEqual({ id, there })
  })

  it('is nobody to be asked about, for a function without a deputy and a unit without a head', () => {
    expect(whoAnswers(duty(null, null), day, presence('', '', ''))).toBeNull()
  })
  it('is a head of the zone it belongs to, never of another', () => {
    expect(whoAnswers({ ...duty('anna', null), zoneId: 'beta' }, day, presence('', 'anna'))).toEqual({ id: 'anna', there: false })
  })

  it.each([
    ['nobody, while both are there', duty('anna', 'bo'), true, '', '', false],
    ['somebody, while whoever has it is away', duty('anna', 'bo'), false, 'anna>bo', '', true],
    ['nobody, while only the deputy is away and it has not gone there', duty('anna', 'bo'), false, 'bo>cleo', '', false],
    ['somebody, when it has gone to a deputy who is away', duty('anna', 'bo'), true, 'bo>cleo', '', true],
    ['somebody, when it has gone to a deputy who has left', duty('anna', 'bo'), true, '', 'bo', true],
    ['somebody, when whoever has it has left', duty('anna', null), false, '', 'anna', true],
    ['nobody, for a function', duty(null, null), true, 'anna>bo', '', false],
  ] as const)('is needed by %s', (_, one, gone, leaves, left, needed) => {
    expect(needsStandIn(one, gone, day, presence(leaves, left))).toBe(needed)
  })

  it.each([
    ['anna', '', 'anna'],
    ['anna', 'anna>bo', 'bo'],
    ['anna', 'anna>bo bo>cleo', 'cleo'],
    ['anna', 'anna>bo bo>anna', null],
  ])('follows %s through %s to %s', (from, leaves, to) => {
    expect(followed(from, day, { away: away(leaves) })).toBe(to)
  })
})

describe('what has gone to somebody', () => {
  const landed = (keptAway: string, goneOnTo: string | null) => [
    { id: 'it', ...duty('anna', 'bo'), goneOnTo, keptAway: keptAway.split(' ').filter((id) => id !== '') },
  ]
  /** What changed, or nothing. */
  const first = (moved: readonly { readonly to: string | null }[]): string | null | undefined => (moved.length === 0 ? undefined : moved[0]?.to)

  it.each([
    ['stays with a deputy who is there', 'anna>bo', '', '', null, undefined],
    ['goes on when the deputy is away', 'bo>cleo', '', '', null, 'cleo'],
    ['comes back when the deputy is there', '', '', '', 'cleo', null],
    ['passes by a deputy who must not see the case', '', '', 'bo', null, 'head'],
    ['passes by who stands in and must not see the case', 'bo>cleo', '', 'cleo', null, 'head'],
    ['never goes to a head who must not see the case, and is with whoever has it', 'bo>cleo', '', 'cleo head', null, undefined],
    ['goes to nobody when none is left who may see the case', 'bo>cleo', '', 'anna cleo head', null, undefined],
  ] as const)('%s', (_, leaves, left, keptAway, was, to) => {
    expect(first(movedOn(landed(keptAway, was), day, presence(leaves, left)))).toBe(to)
  })

  it.each([
    ['stays with whoever has it, while the deputy has left', '', 'bo', '', null, undefined],
    ['stays with who stands in, while both are away', 'anna>cleo bo>cleo', '', '', null, undefined],
    ['goes to the head when both have left', '', 'anna bo', '', null, 'head'],
    ['goes to the head when one is away and the other must not see the case', 'anna>bo', '', 'bo', null, 'head'],
    ['goes to who stands in for the head', 'head>cleo', 'anna bo', '', null, 'cleo'],
    ['comes back when one of them is there', '', 'bo', '', 'head', null],
    ['is with nobody when the head must not see the case either', '', 'anna bo', 'head', 'head', null],
  ] as const)('by law %s', (_, leaves, left, keptAway, was, to) => {
    expect(first(wentToHead(landed(keptAway, was), day, presence(leaves, left)))).toBe(to)
  })

  it.each([
    ['whom the clock sent it to', true, 'cleo', '', 'cleo'],
    ['who answers by the rule, when that one is away too', true, 'cleo', 'bo>dan cleo>dan', 'dan'],
    ['nobody else, before it has gone anywhere', false, 'cleo', '', null],
    ['nobody else, when the clock sent it nowhere', true, null, '', null],
  ] as const)('is said to be with %s', (_, gone, goneOnTo, leaves, id) => {
    expect(standInFor({ ...duty('anna', 'bo'), goneOnTo }, gone, day, day, presence(leaves)).standInId).toBe(id)
  })
})

describe('whether somebody is away on a day', () => {
  it.each([
    ['on the first day', '10', true],
    ['on the last day', '12', true],
    ['the day before', '09', false],
    ['the day after', '13', false],
  ])('%s', (_, on, wanted) => {
    expect(awayOn(away('anna>bo'), 'anna', `2026-11-${on}`) !== null).toBe(wanted)
    expect(awayOn(away('anna>bo'), 'bo', `2026-11-${on}`)).toBeNull()
  })
})
