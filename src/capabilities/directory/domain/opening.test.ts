import { describe, expect, it } from 'vitest'
import { readOpenings, typeOpenings } from '#capabilities/directory/domain/opening.ts'

const typedAgain = (words: string): string | null => {
  const read = readOpenings(words)
  return read.ok ? typeOpenings(read.value) : null
}

describe('opening hours', () => {
  it.each<[typed: string, again: string | null]>([
    ['MO-FR 08:00-16:30', 'MO,TU,WE,TH,FR 08:00-16:30'],
    ['mån–fre 8.00–16.30', 'MO,TU,WE,TH,FR 08:00-16:30'],
    ['TO, LÖR-SÖN 22:00-06:00', 'TH,SA,SU 22:00-06:00'],
    ['tis 9:00-12:00\n\nTUE 13:00-17:00', 'TU 09:00-12:00\nTU 13:00-17:00'],
    ['', ''],
    [' SU 9:00-9:30 ', 'SU 09:00-09:30'],
    ['MO - TU , TH 08:00-16:00', 'MO,TU,TH 08:00-16:00'],
    ['XX-TU 08:00-16:00', null],
    ['MO-XX 08:00-16:00', null],
    ['FR-MO 08:00-16:00', null],
    ['MO 24:00-25:00', null],
    ['MO-TU-WE 08:00-16:00', null],
    ['ibland', null],
    ['MO 08:00', null],
    [Array.from({ length: 14 }, () => 'MO 08:00-09:00').join('\n'), Array.from({ length: 14 }, () => 'MO 08:00-09:00').join('\n')],
    [Array.from({ length: 15 }, () => 'MO 08:00-09:00').join('\n'), null],
  ])('typed as %j are %j', (typed, again) => expect(typedAgain(typed)).toBe(again))

  it('are read again as they were typed', () => {
    const once = typedAgain('MO-FR 08:00-16:30\nSA 10:00-12:00') ?? ''
    expect(typedAgain(once)).toBe(once)
  })

  it.each(['ibland', Array.from({ length: 15 }, () => 'MO 08:00-09:00').join('\n')])('that are none are said to be none: %j', (words) =>
    expect(readOpenings(words)).toEqual({ ok: false, refusal: { kind: 'not-hours' } }),
  )

  it('are none when nothing is typed', () => expect(readOpenings(null)).toEqual({ ok: true, value: [] }))
})
