import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asksMet, type CountryAsks, type HeldPaper } from '#capabilities/returning/domain/country-asks.ts'
import { paperKinds, paperStatuses, type PaperKind } from '#capabilities/returning/domain/papers.ts'
import { countryNeeds, type Holder, type Way } from '#capabilities/returning/reference/gate-rules.ts'

const has = (kind: PaperKind, more: Partial<HeldPaper> = {}): HeldPaper => ({ kind, status: 'valid', lasts: true, ...more })
const asks = (country: string, holder: Holder, way: Way): CountryAsks => ({
  own: country !== '**',
  rows: countryNeeds.filter((row) => row.country === country && row.holder === holder && row.way === way),
})
const union = asks('DE', 'eu', 'transit')
const elsewhere = asks('**', 'third', 'destination')
const embassySays: CountryAsks = {
  own: true,
  rows: [
    { paper: 'passport', must: true },
    { paper: 'transit_visa', must: true },
    { paper: 'residence_paper', must: false },
  ],
}

describe('what a country asks for', () => {
  it.each([
    ['a citizen of the Union has an identity card', union, [has('national_id')], true],
    ['a citizen of the Union has a paper for one journey', union, [has('emergency_paper')], true],
    ['nothing to travel on', union, [has('birth_paper')], false],
    ['the card has run out', union, [has('national_id', { status: 'expired' })], false],
    ['the card runs out on the way', union, [has('national_id', { lasts: false })], false],
    ['a card alone goes no further than the Union', elsewhere, [has('national_id')], false],
    ['a passport does', elsewhere, [has('passport')], true],
    ['so does a paper for one journey where the country has not said otherwise', elsewhere, [has('emergency_paper')], true],
    ['where it has, only the passport', embassySays, [has('emergency_paper'), has('transit_visa')], false],
    ['a visa that must be there is not', embassySays, [has('passport')], false],
    ['a visa that was applied for is not there', embassySays, [has('passport'), has('transit_visa', { status: 'applied' })], false],
    ['passport and visa', embassySays, [has('passport'), has('transit_visa')], true],
    ['nothing is asked for', { own: true, rows: [] }, [], true],
  ] as const)('%s', (_words, wanted, papers, met) => expect(asksMet(wanted, papers)).toBe(met))

  it('is never met the less by one more paper, nor the more by one that is not valid', () => {
    const rows = fc.array(fc.record({ paper: fc.constantFrom(...paperKinds), must: fc.boolean() }), { maxLength: 5 })
    const paper = fc.record({ kind: fc.constantFrom(...paperKinds), status: fc.constantFrom(...paperStatuses), lasts: fc.boolean() })
    fc.assert(
      fc.property(fc.record({ own: fc.boolean(), rows }), fc.array(paper, { maxLength: 5 }), paper, (wanted, papers, more) => {
        const [before, after] = [asksMet(wanted, papers), asksMet(wanted, [...papers, more])]
        expect(before && !after).toBe(false)
        if (more.status !== 'valid' || !more.lasts) expect(after).toBe(before)
      }),
    )
  })
})
