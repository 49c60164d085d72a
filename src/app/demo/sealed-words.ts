declare const told: unique symbol

/** Words that only whoever holds the keys may ever read. Nothing of the stories is told in any other words. */
export type SealedWords = string & { readonly [told]: true }

const all = new Set<string>()

/** Says that these words are sealed wherever they are told. The only way to get words that a story can tell. */
export function sealed<const Words extends Readonly<Record<string, string>>>(words: Words): { readonly [Name in keyof Words]: SealedWords } {
  for (const word of Object.values(words)) all.add(word)
  return words as unknown as { readonly [Name in keyof Words]: SealedWords } // the mark is for the compiler alone
}

/** Whole texts, as they were told. */
export const sealedTexts = (): readonly string[] => [...all]
