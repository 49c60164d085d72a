import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { childGates, closedGates, gates, gateStates, type GateFacts } from '#capabilities/returning/domain/gates.ts'
import { asksMet } from '#capabilities/returning/domain/country-asks.ts'
import { paperKinds } from '#capabilities/returning/domain/papers.ts'
import { unionCountries } from '#capabilities/returning/reference/gate-rules.ts'
import { makeScratch, type Scratch } from '#test/database/scratch.ts'
import { anyFacts } from '#test/stories/returning-gates-facts.ts'

let scratch: Scratch
beforeAll(async () => {
  scratch = await makeScratch()
})
afterAll(() => scratch.drop())

it('of whatever facts, the database finds the same gates closed as the program', async () => {
  const admin = await scratch.admin('main')
  const worlds = fc.sample(anyFacts, 2000)
  const { rows } = await sql<{ closed: readonly string[] }>`
    select returns.closed_gates(w.facts) as closed from jsonb_array_elements(${JSON.stringify(worlds)}::jsonb) with ordinality w (facts, place) order by w.place`.execute(
    admin,
  )
  const program = worlds.map((facts) => closedGates(facts))
  expect(rows.map(({ closed }) => closed)).toEqual(program)
  expect(new Set(program.flat()).size).toBe(12)
  expect(program.filter((closed) => closed.length === 0).length).toBeGreaterThan(5)
})

it('of whatever papers, the database finds the same as the program that a country asks for, and knows the same countries of the Union', async () => {
  const admin = await scratch.admin('main')
  const papers = fc.array(
    fc.record({ kind: fc.constantFrom(...paperKinds), status: fc.constantFrom('valid' as const, 'applied' as const), lasts: fc.boolean() }),
    {
      maxLength: 6,
    },
  )
  const rows = fc.array(fc.record({ paper: fc.constantFrom(...paperKinds), must: fc.boolean() }), { maxLength: 4 })
  const worlds = fc.sample(fc.record({ asks: fc.record({ own: fc.boolean(), rows }), papers }), 2000)
  const found = await sql<{ met: boolean }>`
    select returns.asks_met(w.one -> 'asks', w.one -> 'papers') as met from jsonb_array_elements(${JSON.stringify(worlds)}::jsonb) with ordinality w (one, place) order by w.place`.execute(
    admin,
  )
  const program = worlds.map(({ asks, papers: held }) => asksMet(asks, held))
  expect(found.rows.map(({ met }) => met)).toEqual(program)
  expect(new Set(program).size).toBe(2)
  const { rows: union } = await sql<{ inside: boolean }>`
    select returns.in_the_union(c) as inside from unnest(${[...unionCountries, 'GB', 'NG', '']}::text[]) with ordinality t (c, place) order by place`.execute(
    admin,
  )
  expect(union.map(({ inside }) => inside)).toEqual([...unionCountries.map(() => true), false, false, false])
})

describe('the gates, of whatever facts,', () => {
  it('say a reason exactly when they are closed, and name each once', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const states = gateStates(facts)
        expect(states.map(({ gate }) => gate)).toEqual(gates)
        for (const { state, reason } of states) expect(reason !== null).toBe(state === 'closed')
      }),
    )
  })
  it('for a child are never fewer than for an adult in the same place', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const adult = closedGates({ ...facts, child: false })
        expect(closedGates({ ...facts, child: true })).toEqual(expect.arrayContaining([...adult]))
        expect(adult.some((gate) => childGates.includes(gate))).toBe(false)
      }),
    )
  })
  it('do not open because something that lasted no longer does', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const later: GateFacts = {
          ...facts,
          consent: facts.consent === 'holds' ? 'ends_before' : facts.consent,
          papers: facts.papers.map((one) => ({ ...one, lasts: false })),
          risk: facts.risk && { ...facts.risk, holds: false },
          fit: facts.fit && { ...facts.fit, lasts: false },
        }
        expect(closedGates(later)).toEqual(expect.arrayContaining([...closedGates(facts)]))
      }),
    )
  })
})
