import '#app/demo/stories.ts'
import { sealedTexts } from '#app/demo/sealed-words.ts'
import { contactCanaries } from '#capabilities/contact/demo.ts'
import { lineCanaries } from '#capabilities/contact/demo-line.ts'
import { cooperationCanaries } from '#capabilities/cooperation/demo.ts'

/** Shorter than this could be found by chance. */
const shortest = 8

/** A leak may show a part of a text only: each sentence is looked for as well. */
const sentencesOf = (text: string): readonly string[] => text.split(/(?<=[.!?])\s+|\n/u).filter((sentence) => sentence.length >= 24)

/** Every sealed value of the demo world: names, numbers, addresses, notes. Each must be found nowhere but behind its keys. */
export const canaries = (): readonly string[] =>
  [...new Set([...sealedTexts(), ...contactCanaries, ...lineCanaries, ...cooperationCanaries].flatMap((text) => [text, ...sentencesOf(text)]))]
    .filter((text) => text.length >= shortest)
    .sort()
