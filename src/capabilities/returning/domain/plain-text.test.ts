import { describe, expect, it } from 'vitest'
import { writeSheet } from '#capabilities/protection/contract.ts'
import { plainText } from '#capabilities/returning/domain/plain-text.ts'

describe('a text as somebody outside reads it', () => {
  it('is the words of its parts, without codes and without empty parts', () => {
    const sealed = writeSheet([
      { key: 'part', values: ['my_wish'], heading: 'Vad jag vill', text: 'Ett rum.\nMed fönster.' },
      { key: 'part', values: ['my_health'], heading: 'Hälsa', text: '' },
      { key: 'checks', values: ['a'], heading: '', text: 'utan rubrik' },
    ])
    expect(plainText(sealed)).toBe('Vad jag vill\nEtt rum.\nMed fönster.\nutan rubrik')
  })
  it('stays as it was where it has no parts', () => {
    for (const text of ['En rad.\nEn till.', 'Se § 4 i avtalet', '']) expect(plainText(text)).toBe(text)
  })
})
