import { fold } from '#kernel/fold.ts'

const wordsOf = (text: string): readonly string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? []

/** Those in whose name, or group, some word begins as each written word does, in any order; nobody when nothing is written. */
export function namedBy<Named extends { readonly text: string; readonly group?: string | undefined }>(
  written: string,
  among: readonly Named[],
): readonly Named[] {
  const wanted = wordsOf(written)
  if (wanted.length === 0) return []
  return among.filter(({ text, group }) => {
    const has = wordsOf(`${text} ${group ?? ''}`)
    return wanted.every((word) => has.some((one) => one.startsWith(word)))
  })
}
