import { describe, expect, it } from 'vitest'
import { againstDeciding, type Asked, type Decision } from '#capabilities/protection/domain/address.ts'

const request: Asked = { asked: ['address', 'phone'], callBack: 'confirmed', outcome: null, deciderId: 'head', receivedBy: 'operator' }
const given: Decision = { outcome: 'given', why: 'no_reason_against', given: ['address', 'phone'], givenWords: 'Storgatan 1, 0701740605' }
const part: Decision = { ...given, outcome: 'part', given: ['phone'] }
const refused: Decision = { outcome: 'refused', why: 'exceptional_reasons', given: [], givenWords: null }

describe('where she is, asked for by an authority', () => {
  it.each([
    ['is given in full', {}, given, 'head', null],
    ['is given in part', {}, part, 'head', null],
    ['is refused', {}, refused, 'head', null],
    ['is refused without a call back', { callBack: null }, refused, 'head', null],
    ['is refused when the call back did not confirm', { callBack: 'not_confirmed' }, refused, 'head', null],
    ['is decided once', { outcome: 'refused' }, given, 'head', 'already-decided'],
    ['is not refused a second time either', { outcome: 'given' }, refused, 'head', 'already-decided'],
    ['is decided by nobody but the head', {}, given, 'operator', 'not-the-decider'],
    ['is refused by nobody but the head', {}, refused, 'colleague', 'not-the-decider'],
    ['is not decided by the head who received it', { receivedBy: 'head' }, given, 'head', 'not-the-decider'],
    ['is not given before a call back', { callBack: null }, given, 'head', 'not-called-back'],
    ['is not given when the call back did not confirm', { callBack: 'not_confirmed' }, part, 'head', 'not-confirmed'],
    ['is not given without data', {}, { ...given, given: [] }, 'head', 'nothing-given'],
    ['is not given without words', {}, { ...given, givenWords: null }, 'head', 'nothing-given'],
    ['holds nothing that was not asked for', { asked: ['address'] }, given, 'head', 'not-asked-for'],
    ['is not given in full when something is left out', {}, { ...given, given: ['phone'] }, 'head', 'not-all-given'],
    ['is not given in part when nothing is left out', {}, { ...part, given: ['phone', 'address'] }, 'head', 'all-given'],
    ['is not refused with data', {}, { ...refused, given: ['phone'] }, 'head', 'given-though-refused'],
    ['is not refused with the words all the same', {}, { ...refused, givenWords: 'Storgatan 1' }, 'head', 'given-though-refused'],
  ] as const)('%s', (_, change: Partial<Asked>, decision, me, kind) =>
    expect(againstDeciding({ ...request, ...change }, decision, me)).toEqual(kind === null ? null : { kind }),
  )
})
