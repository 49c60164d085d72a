import { describe, expect, it } from 'vitest'
import { tellsOf } from '#capabilities/returning/domain/telling.ts'

describe('a sheet that somebody could find', () => {
  it.each([
    ['Ring Maria 070-174 06 80', null],
    ['Help for victims, gate 4', 'telling-word'],
    ['Fråga efter IOM i hallen', 'telling-word'],
    ['biomedicin och radiometer', null],
    ['Call 020-50 50 50', 'telling-number'],
    ['Call +46 20 50 50 50', 'telling-number'],
    ['Ring 020.50.50.50', 'telling-number'],
    ['Ring 020–50 50 50', 'telling-number'],
    ['Kl 14.30 020-50 50 50', 'telling-number'],
    ['116-111', 'telling-number'],
    ['Tåg 1116111', null],
    ['112', null],
    ['Gate 1 1 2', null],
    ['Ring 114 14', 'telling-number'],
    ['Ring 020505050', 'telling-number'],
    [`Call +46 ${'116 111'}`, 'telling-number'],
    ['Call 00 116 111', 'telling-number'],
    // A number with the country's code inside it is not the same without.
    [`Ring 08-${'500 420'}`, null],
    ['Social  service', 'telling-word'],
    ['Fråga efter (IOM) i hallen', 'telling-word'],
    ['', null],
  ])('%s', (text, found) => {
    expect(tellsOf(text, ['112', '114 14', '020-50 50 50', '08-465 004 20', '116 111'])).toBe(found)
  })
})
