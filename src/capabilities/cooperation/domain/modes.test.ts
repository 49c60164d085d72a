import { describe, expect, it } from 'vitest'
import { chooseMode, isValid } from '#capabilities/cooperation/domain/mode-choice.ts'
import type { ConsentFacts } from '#capabilities/cooperation/domain/mode-choice.ts'
import { classOf, matrixOf, matters, modes, reachOf } from '#capabilities/cooperation/domain/modes.ts'

const everything = Object.values(classOf)
const now = new Date('2026-01-14T23:30:00Z')
const later = new Date('2026-07-14T00:00:00Z')
const consent = (changes: Partial<ConsentFacts> = {}): ConsentFacts => ({
  id: 'c',
  zones: ['a', 'b'],
  classes: ['C1', 'C4'],
  validUntil: later,
  withdrawnAt: null,
  ...changes,
})

describe('what a meeting shows', () => {
  it.each(modes)('%s shows the card and coded needs to all', (mode) => {
    expect(reachOf(mode, 'card', [])).toBe('all')
    expect(reachOf(mode, 'needs_tonight', [])).toBe('all')
  })
  it('shows nothing else when it is anonymised, whatever is covered', () => {
    const shown = matters.filter((matter) => reachOf('anonymised', matter, everything) !== 'never')
    expect(shown).toEqual(['card', 'needs_tonight'])
  })
  it.each(modes)('%s never shows where she is, and never shows a name to all', (mode) => {
    expect(reachOf(mode, 'whereabouts', everything)).toBe('never')
    expect(reachOf(mode, 'identity', everything)).not.toBe('all')
  })
  it.each(['consented', 'statutory'] as const)('%s opens only what is covered', (mode) => {
    expect(reachOf(mode, 'identity', ['C1'])).toBe('by_disclosure')
    expect(reachOf(mode, 'health', ['C1'])).toBe('never')
  })
  it('is a row for each matter', () => {
    const matrix = matrixOf({ anonymised: [], consented: ['C1'], statutory: ['C10'] })
    expect(matrix.map((row) => row.matter)).toEqual([...matters])
    expect(matrix.find((row) => row.matter === 'identity')?.reach).toEqual({ anonymised: 'never', consented: 'by_disclosure', statutory: 'never' })
    const opened = matrixOf({ anonymised: everything, consented: everything, statutory: [] })
    expect(opened.find((row) => row.matter === 'health')?.reach).toEqual({ anonymised: 'never', consented: 'by_disclosure', statutory: 'never' })
    expect(matrix.find((row) => row.matter === 'threat')?.reach).toEqual({ anonymised: 'never', consented: 'never', statutory: 'by_disclosure' })
  })
})

describe('how a meeting may be held', () => {
  const facts = { consents: [consent()], grounds: [{ code: 'statutory_duty', classes: ['C1', 'C9'] }], others: ['a', 'b'], now }

  it('is anonymised without anything', () => {
    expect(chooseMode({ mode: 'anonymised', consentId: null, ground: null }, { ...facts, consents: [], grounds: [] })).toEqual({
      ok: true,
      value: { classes: [] },
    })
  })
  it.each([
    ['no consent named', null, facts.consents, 'consent-needed'],
    ['an unknown consent', 'x', facts.consents, 'consent-needed'],
    ['a consent taken back', 'c', [consent({ withdrawnAt: now })], 'consent-needed'],
    ['a consent that ran out', 'c', [consent({ validUntil: now })], 'consent-needed'],
    ['a consent for fewer', 'c', [consent({ zones: ['a'] })], 'consent-does-not-cover'],
    ['a consent for nobody', 'c', [consent({ zones: [] })], 'consent-does-not-cover'],
  ] as const)('is not consented with %s', (_, consentId, consents, kind) => {
    expect(chooseMode({ mode: 'consented', consentId, ground: null }, { ...facts, consents })).toEqual({ ok: false, refusal: { kind } })
  })
  it('is consented with a valid consent that covers everyone asked', () => {
    expect(chooseMode({ mode: 'consented', consentId: 'c', ground: null }, facts)).toEqual({ ok: true, value: { classes: ['C1', 'C4'] } })
    expect(isValid(consent({ validUntil: null }), now)).toBe(true)
  })
  it('is statutory only with a ground that holds for everyone asked', () => {
    expect(chooseMode({ mode: 'statutory', consentId: null, ground: null }, facts)).toEqual({ ok: false, refusal: { kind: 'ground-needed' } })
    expect(chooseMode({ mode: 'statutory', consentId: 'c', ground: 'feeling' }, facts)).toEqual({ ok: false, refusal: { kind: 'ground-needed' } })
    expect(chooseMode({ mode: 'statutory', consentId: null, ground: 'statutory_duty' }, facts)).toEqual({ ok: true, value: { classes: ['C1', 'C9'] } })
  })
})
