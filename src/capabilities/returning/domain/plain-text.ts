import { readSheet } from '#capabilities/protection/contract.ts'

/** A sealed text as it is read by somebody outside: the headings of its parts as words, without their codes, and no part that is empty. */
export const plainText = (sealed: string): string =>
  sealed.startsWith('§ ')
    ? readSheet(sealed)
        .filter(({ text }) => text !== '')
        .map(({ heading, text }) => (heading === '' ? text : `${heading}\n${text}`))
        .join('\n')
    : sealed
