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
  it('shows only what is of the list and of the forms one thinks of', () => {
    const shown = (list: (typeof lists)[number], ...forms: (typeof exploitationForms)[number][]) => signsFor(list, forms).map((sign) => sign.code)
    expect(shown('child')).toEqual(expect.arrayContaining(['watched', 'promised_school', 'met_online']))
    expect(shown('adult')).toContain('watched')
    for (const childs of ['promised_school', 'met_online', 'out_of_school']) expect(shown('adult', ...exploitationForms)).not.toContain(childs)
    expect(shown('adult', 'marriage')).toContain('forced_match')
    expect(shown('adult')).not.toContain('forced_match')
    expect(shown('adult', 'labour')).not.toContain('forced_match')
  })
  it('knows under which dimension a sign stands', () => {
    expect((['other_work', 'met_online', 'watched'] as const).map(dimensionOf)).toEqual(['deceived', 'used_into', 'forced_there'])
    expect(dimensionOf('unheard of' as 'watched')).toBeNull()
  })
  it('seals a child’s words with the child’s', () => {
    expect([classFor('child'), classFor('adult')]).toEqual(['C9', 'C4'])
  })
})
