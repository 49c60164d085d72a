import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { daysAfter } from '#kernel/time.ts'
import { faultOf, firstUntil, lastUntil, needsSecond, type Ground, type Proposal } from '#capabilities/cases/domain/disclosure.ts'

const now = new Date('2026-11-21T22:15:00Z')
const ground: Ground = { code: 'necessity', classes: ['C1', 'C3', 'C4', 'C9', 'C10'], law: 'BrB 24:4', needsText: true, needsSecond: false }
const proposal: Proposal = { classes: ['C1'], mode: 'snapshot', until: daysAfter(now, 10), toCountry: 'SE', fromKind: 'social_services', newZone: false }
const harm = 'It was weighed, and it protects.'

describe('a second person', () => {
  it.each<[string, Partial<Proposal>, boolean]>([
    ['identity to a zone at home', {}, false],
    ['where she is', { classes: ['C1', 'C3'] }, true],
    ['children’s records', { classes: ['C9'] }, true],
    ['a threat to a zone that knows of it', { classes: ['C10'] }, false],
    ['a threat to a new zone', { classes: ['C10'], newZone: true }, true],
    ['a recipient abroad', { toCountry: 'RO' }, true],
    ['a running disclosure', { mode: 'running' }, true],
  ])('%s', (_, change, wanted) => expect(needsSecond({ ...proposal, ...change }, ground)).toBe(wanted))

  it('is asked for when the ground says so', () => expect(needsSecond(proposal, { ...ground, needsSecond: true })).toBe(true))
})

describe('a disclosure that cannot be made', () => {
  it.each<[string, Partial<Proposal>, 'valid' | 'none', string, boolean, string | null]>([
    ['nothing wrong', {}, 'valid', harm, false, null],
    ['no ground between the zones', {}, 'none', harm, false, 'ground-not-valid'],
    ['a class the ground does not carry', { classes: ['C5'] }, 'valid', harm, false, 'ground-not-valid'],
    ['one class that the ground carries and one that it does not', { classes: ['C1', 'C5'] }, 'valid', harm, false, 'ground-not-valid'],
    ['a test as short as it may be', {}, 'valid', 'It protects her now.', false, null],
    ['a test of spaces', {}, 'valid', ` protects her now.${' '.repeat(20)}`, false, 'needs-words'],
    ['as long as it may be', { until: daysAfter(now, 183) }, 'valid', harm, false, null],
    ['a few words instead of a test', {}, 'valid', 'yes', false, 'needs-words'],
    ['an end that was', { until: now }, 'valid', harm, false, 'already-over'],
    ['too long', { until: daysAfter(now, 184) }, 'valid', harm, false, 'too-long'],
    ['where she is, for fifteen days', { classes: ['C3'], until: daysAfter(now, 15) }, 'valid', harm, false, 'too-long'],
    ['where she is, received from elsewhere', { classes: ['C3'] }, 'valid', harm, true, 'location-from-elsewhere'],
    ['an identity received from elsewhere', {}, 'valid', harm, true, null],
  ])('%s', (_, change, by, words, received, wanted) =>
    expect(faultOf({ ...proposal, ...change }, by === 'valid' ? ground : null, words, now, received)).toBe(wanted),
  )

  it('never lasts longer than the longest, whatever is in it', () => {
    fc.assert(
      fc.property(fc.subarray(['C1', 'C2', 'C3', 'C4', 'C9', 'C10'], { minLength: 1 }), (classes) => {
        expect(firstUntil(classes, now) <= lastUntil(classes, now)).toBe(true)
        expect(
          lastUntil(classes, now) <=
            lastUntil(
              classes.filter((cls) => cls !== 'C3'),
              now,
            ),
        ).toBe(true)
      }),
    )
  })
})
