import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { classFor, dimensionOf, dimensions, exploitationForms, lists, signCodes, signsFor } from '#capabilities/protection/domain/indicators.ts'

describe('the list of signs', () => {
  it('has every code once, under one dimension', () => {
    expect(new Set(signCodes).size).toBe(signCodes.length)
    for (const code of signCodes) expect(dimensions).toContain(dimensionOf(code))
  })
  it('shows each sign for somebody', () => {
    const shown = new Set(lists.flatMap((list) => signsFor(list, exploitationForms).map((sign) => sign.code)))
    expect([...shown].sort()).toEqual([...signCodes].sort())
  })
  it('grows with the forms one thinks of, and never shrinks', () => {
    fc.assert(
      fc.property(fc.constantFrom(...lists), fc.subarray([...exploitationForms]), fc.constantFrom(...exploitationForms), (list, forms, more) => {
        const [fewer, many] = [signsFor(list, forms), signsFor(list, [...forms, more])]
        expect(many).toEqual(expect.arrayContaining([...fewer]))
      }),
    )
  })
  it('has signs under each dimension for an adult and for a child, whatever the form', () => {
    for (const list of lists)
      for (const form of exploitationForms) expect(new Set(signsFor(list, [form]).map((sign) => sign.dimension))).toEqual(new Set(dimensions))
  })
  it('seals a child’s words with the child’s', () => {
    expect([classFor('child'), classFor('adult')]).toEqual(['C9', 'C4'])
  })
})
