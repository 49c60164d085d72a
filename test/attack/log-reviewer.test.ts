import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from 'kysely'
import { casePaths } from '#capabilities/cases/contract.ts'
import { demoPerson } from '#capabilities/people/demo.ts'
import { hiddenIn } from '#test/stories/people-house.ts'
import { canary, openWorld, type World } from '#test/attack/world.ts'

let w: World
beforeAll(async () => {
  w = await openWorld()
})
afterAll(() => w.house.close())
type Line = { readonly zone: string; readonly who: string; readonly act: string; readonly records: number; readonly classes: readonly string[] }
type Lines = { readonly lines: readonly Line[] }

describe('the reviewer of another zone', () => {
  it('does not read who works with whom in ours', async () => {
    const reviewer = await w.who('reviewer.alfa')
    const all = (await (await reviewer.asks('/record')).json()) as Lines
    expect(new Set(all.lines.map((line) => line.zone).filter((zone) => zone !== '' && zone !== 'Socialnämnden ALFA'))).toEqual(new Set())
    const far = (await (await reviewer.asks(`/record?case=${w.farCase}`)).json()) as Lines
    expect(far.lines).toEqual([])
  })
})

describe('a look by somebody of another zone, by a disclosure that runs', () => {
  it('is seen by the reviewer whose zone the text is of: who by code and zone, how many and of which class, and no name', async () => {
    const worker = await w.who('worker.alfa')
    const police = await w.who('police.poln')
    const path = `${casePaths.disclosureTo(w.caseId)}?mode=running&classes=C1&to=${w.zone('POLN')}`
    const prepared = await worker.submits(path, {
      ...hiddenIn(await worker.reads(path)),
      purpose: 'investigate_crime',
      ground: 'necessity',
      harmTest: 'Fara för livet, prövat och antecknat här.',
      named: [w.id('police.poln')],
    })
    expect(prepared.status).toBe(303)
    const draft = prepared.headers.get('location') ?? ''
    const sends = async () => (await worker.fills(draft, { until: '2026-12-01', verified: 'call_back', known: 'yes' })).status
    expect(await sends()).toBe(303)
    const [asked] = await w.admin(sql<{ id: string }>`select id from cases.approval limit 1`)
    expect((await (await w.who('head.alfa')).fills(casePaths.approval(asked?.id ?? ''), { answer: 'yes' })).status).toBe(303)
    expect(await sends()).toBe(303)
    expect(await police.reads(casePaths.record(w.caseId, w.records.name))).toContain(canary.name)
    const reviewer = await w.who('reviewer.alfa')
    for (const about of ['', `?case=${w.caseId}`]) {
      const { lines } = (await (await reviewer.asks(`/record${about}`)).json()) as Lines
      const theirs = lines.filter((line) => line.zone === 'Polisens kontaktpunkt Norr')
      expect(theirs.length).toBeGreaterThan(0)
      expect(new Set(theirs.map((line) => line.who))).toEqual(new Set(['POLN-01']))
      expect(theirs.every((line) => line.records === 1 && line.classes.join() === 'C1')).toBe(true)
      expect(JSON.stringify(theirs)).not.toContain(demoPerson('police.poln').name)
    }
    const elsewhere = (await (await (await w.who('reviewer.alfa')).asks(`/record?case=${w.farCase}`)).json()) as Lines
    expect(elsewhere.lines).toEqual([])
  })
})
