import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { myDay } from '#app/my-day.tsx'
import { recordPage } from '#app/record-page.tsx'
import { actsWithWords, sayAct } from '#app/record-words.ts'
import { furnish } from '#app/rooms.ts'

const root = join(import.meta.dirname, '../../src')
const rooms = furnish({ kek: new Uint8Array(32), pepper: new Uint8Array(32), version: 'test' })

/** Acts that are written in code or SQL without a door: the clock's, the operator's and the record's own. */
const written = (): readonly string[] =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|tsx|sql)$/.test(name) && !name.endsWith('.test.ts'))
    .flatMap((name) => {
      const text = readFileSync(join(root, name), 'utf8')
      return [...text.matchAll(/(?:\bact: |\bjob\('[a-z.]+', |\brecord\(|settle\(\w+, |"act":)['"]([a-z][a-z-]*(?:\.[a-z-]+)*)['"]/g)].map(
        (match) => match[1] ?? '',
      )
    })

describe('the record says in words what was done', () => {
  it('for every act that a door records, in both languages', () => {
    const recorded = [...rooms, myDay(rooms), recordPage].flatMap((room) => room.doors.map((door) => door.records))
    expect(recorded.length).toBeGreaterThan(80)
    expect([...new Set(recorded)].filter((act) => !actsWithWords.has(act))).toEqual([])
  })

  it('for every act that the clock, the operator and the record itself write', () => {
    const acts = new Set(written())
    expect(acts.size).toBeGreaterThan(20)
    expect([...acts].filter((act) => !actsWithWords.has(act)).toSorted()).toEqual([])
  })

  it('with different words in Swedish and English, and no code among them', () => {
    for (const act of actsWithWords) {
      for (const language of ['sv', 'en'] as const) expect(sayAct(act, language)).not.toMatch(/\w\.\w|^$/)
      expect(sayAct(act, 'sv')).not.toBe(sayAct(act, 'en'))
    }
    expect(new Set([...actsWithWords].map((act) => sayAct(act, 'sv'))).size).toBe(actsWithWords.size)
    expect(sayAct('not.known-yet', 'sv')).toBe('not.known-yet')
  })
})
