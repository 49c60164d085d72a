/** What is said of a call in words. All of it is sealed together. */
export type CallWords = {
  readonly summary: string
  readonly names: string
  readonly codeWord: string
  readonly safeWords: string
}

export const noWords: CallWords = { summary: '', names: '', codeWord: '', safeWords: '' }

export const hasWords = (words: CallWords): boolean => Object.values(words).some((each) => each !== '')
