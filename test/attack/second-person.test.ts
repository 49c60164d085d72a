import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { casePaths } from '#capabilities/cases/contract.ts'
import { openWorld, type World } from '#test/attack/world.ts'

let w: World
beforeAll(async () => {
  w = await openWorld()
})
afterAll(() => w.house.close())

describe('I was asked as the second person', () => {
  it('and the case was not closed over my head', async () => {
    const worker = await w.who('worker.alfa')
    const asked = await worker.fills(casePaths.addMember(w.caseId), {
      person: w.id('worker2.alfa'),
      position: 'member',
      classes: ['C4'],
      writes: [],
      until: '2026-12-31',
    })
    expect([303, 422]).toContain(asked.status)
    await worker.fills(casePaths.level(w.caseId), { level: '2' })
    const open = await w.admin(sql`select id from cases.approval where case_id = ${w.caseId} and outcome is null`)
    expect(open.length).toBeGreaterThan(0)
    const counted = await w.injects(
      worker,
      async (tx) => (await sql<{ approvals: number }>`select approvals from cases.open_ends(${w.caseId})`.execute(tx)).rows[0]?.approvals,
    )
    expect(counted).toBe(open.length)
  })
})
