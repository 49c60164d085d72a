/** Words as people search for them: capital letters, accents and vowel marks make no difference. */
export const fold = (words: string): string => words.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
