import { describe, expect, it } from 'vitest'
import { contactFunctions, functionNamed, isContactFunction } from '#capabilities/directory/domain/contact-function.ts'
import { serviceWords } from '#capabilities/directory/words.services.ts'

const called = [serviceWords.sv.contactFunctions, serviceWords.en.contactFunctions]

describe('a function that answers', () => {
  it.each(contactFunctions)('%s is known by its words in both languages', (code) => {
    for (const names of called) for (const words of [names[code], ` ${names[code].toUpperCase()} `]) expect(functionNamed(words, called)).toBe(code)
  })
  it.each(['Anna Person', 'Anna, reception', 'Receptionen hos Anna', '', 'on_call'])('is not named by “%s”', (words) => {
    expect(functionNamed(words, called)).toBeNull()
  })
  it('has words of its own in each language', () => {
    for (const names of called) expect(new Set(Object.values(names)).size).toBe(contactFunctions.length)
  })
  it('is a code', () => {
    expect([...contactFunctions, 'Reception', 'anna', null].filter(isContactFunction)).toEqual(contactFunctions)
  })
})
