/** Letters and digits that are not taken for each other when they are read aloud. */
export const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** 100 bits: nobody finds one by trying, not even with the database in hand. */
export const codeLength = 20

/** `K7QF2-M9XCD-…`, from random bytes. */
export const spellCode = (random: Uint8Array): string =>
  Array.from({ length: codeLength }, (_, place) => alphabet[(random[place] ?? 0) % alphabet.length])
    .join('')
    .replace(/.{5}(?=.)/g, '$&-')

/** As it was meant: small letters, spaces and the usual misreadings count for nothing. `null` when it cannot be a code. */
export function readCode(typed: string): string | null {
  const plain = typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')
  return plain.length === codeLength && Array.from(plain).every((sign) => alphabet.includes(sign)) ? plain : null
}
