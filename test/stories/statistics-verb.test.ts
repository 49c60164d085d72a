import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PoolConfig } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runVerb } from '#app/verbs/run.ts'
import { statistics } from '#app/verbs/statistics.ts'
import { furnish } from '#capabilities/statistics/commands/furnish.ts'
import { openDirectoryHouse, type DirectoryHouse } from '#test/stories/directory-house.ts'

let house: DirectoryHouse
let folder: string
let env: Record<string, string>

const urlOf = ({ user, password, host, port, database }: PoolConfig): string =>
  `postgres://${user}:${encodeURIComponent(typeof password === 'string' ? password : '')}@/${database}?host=${encodeURIComponent(host ?? '')}&port=${port}`
const lilja = async (...args: readonly string[]): Promise<{ ending: number; out: string; err: string }> => {
  const out: string[] = []
  const err: string[] = []
  const ending = await runVerb([statistics], ['statistics', ...args], { out: (line) => out.push(line), err: (line) => err.push(line), env, cwd: folder })
  return { ending, out: out.join('\n'), err: err.join('\n') }
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lilja-statistics-'))
  house = await openDirectoryHouse(new Date('2026-11-21T22:15:00Z'))
  env = {
    LILJA_DATABASE: urlOf(house.scratch.adminConnection.main),
    LILJA_VAULT: urlOf(house.scratch.adminConnection.vault),
    LILJA_SECRETS: join(folder, 'secrets'),
  }
})
afterAll(async () => {
  await house.scratch.drop()
  rmSync(folder, { recursive: true, force: true })
})

describe('lilja statistics', () => {
  it('says that there is nothing to count before there is a national office', async () => {
    const answer = await lilja()
    expect(answer.ending).toBe(1)
    expect(answer.err).toContain('no coded rows')
    await house.zone('NATIONAL', 'national_coordination')
    await house.asOwner(furnish)
  })

  it('answers with the published table, marked and with its reading', async () => {
    const answer = await lilja('referrals-2013-2014', '--json')
    expect(answer).toMatchObject({ ending: 0, err: '' })
    const told = JSON.parse(answer.out) as { cells: { at: Record<string, string>; count: number }[] }
    expect(told).toMatchObject({
      dataset: {
        id: 'referrals-2013-2014',
        unit: 'person',
        partition: 'disjoint',
        reading: 'A',
        inferred: true,
        doubleCountRisk: true,
        period: { from: 2013, to: 2014 },
      },
      view: 'internal',
      marking: 'Internal. Quoted from a published source.',
      total: 37,
      shares: { sexual: { count: 25, of: 37, share: '67.6 %' }, children: { count: 6, share: '16.2 %' }, female: { count: 30, share: '81.1 %' } },
      intervals: {
        begging: [5, 10],
        'begging-one-form': [5, 8],
        criminality: [1, 3],
        berry_picking: [1, 4],
        'each-country': [1, 29],
        'third-countries': [3, 31],
      },
    })
    expect(told.cells.find(({ at }) => at['sex'] === 'female' && at['age'] === 'adult' && at['purpose'] === undefined)?.count).toBe(27)
    const words = await lilja()
    expect(words.out).toMatch(/Women\s+27\n/)
    expect(words.out).toContain('Reading A (inferred')
  })

  it('counts by what is asked for', async () => {
    const answer = await lilja('--by', 'purpose', '--json')
    expect((JSON.parse(answer.out) as { cells: { count: number }[] }).cells.map((cell) => cell.count)).toEqual([25, 4, 1, 7, 37])
    const csv = await lilja('--by', 'sex,age', '--csv')
    expect(csv.out).toContain('female,adult,27,Internal. Quoted from a published source.,A,true')
  })

  it.each([
    ['country,purpose', 'country by purpose is not determined by the source'],
    ['begging', 'between 5 and 10'],
    ['year', '2013 and 2014 together'],
    ['returned', 'says nothing about this'],
  ])('refuses %s with the reason', async (by, reason) => {
    const answer = await lilja('--by', by)
    expect(answer).toMatchObject({ ending: 1, out: '' })
    expect(answer.err).toContain(reason)
    expect(await lilja('--by', by, '--release')).toMatchObject({ ending: 1, out: '' })
  })

  it('releases the total, the women and the others, and no count below ten', async () => {
    const answer = await lilja('--release', '--json')
    const told = JSON.parse(answer.out) as { total: number; tables: { rows: { count: number }[] }[]; dataset: object }
    expect(told).toMatchObject({ view: 'release', threshold: 10, total: 37, withheld: false, dataset: { reading: 'A', inferred: true } })
    expect(told.tables.map((table) => table.rows.map((row) => row.count))).toEqual([[27, 10]])
    for (const args of [['--release'], ['--release', '--csv'], ['--release', '--by', 'sex,age,purpose'], ['--release', '--by', 'age']]) {
      const { ending, out } = await lilja(...args)
      expect(ending).toBe(0)
      expect(out.match(/(?<![\d-])\d(?![\d-])/g)).toBeNull()
    }
    expect((await lilja('--release', '--by', 'sex,age,purpose')).out).toContain('More was asked for than may be told')
  })

  it('is not understood: another table, another word, two formats', async () => {
    for (const args of [['elsewhere'], ['--by', 'weather'], ['--csv', '--json'], ['--by']]) expect((await lilja(...args)).ending).toBe(2)
    expect((await lilja('--by', 'sex,sex')).ending).toBe(1)
  })
})
