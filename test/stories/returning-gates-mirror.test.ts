import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { childGates, closedGates, gates, gateStates, type GateFacts } from '#capabilities/returning/domain/gates.ts'
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
