import { accept, refuse, type Result } from '#kernel/result.ts'
import { deepest } from '#capabilities/directory/domain/hsds-flatten.ts'

/** As many values as the rows of a file can have, with room to spare. */
const mostValues = 600_000

/** Why a JSON document is not built at all; `null` when it may be. Looked at letter by letter: what is built of a few bytes can be many. */
function tooMuchIn(words: string): 'too-deep' | 'too-many' | null {
  let depth = 0
  let values = 0
  for (let at = 0; at < words.length; at += 1) {
    const letter = words[at]
    if (letter === '"') {
      at += 1
      while (at < words.length && words[at] !== '"') at += words[at] === '\\' ? 2 : 1
    } else if (letter === '[' || letter === '{') {
      depth += 1
      values += 1
      if (depth > deepest) return 'too-deep'
    } else if (letter === ']' || letter === '}') depth -= 1
    else if (letter === ',') values += 1
    if (values > mostValues) return 'too-many'
  }
  return null
}

export function readDocument(words: string): Result<unknown, { readonly kind: 'too-deep' | 'too-many' | 'not-understood' }> {
  const tooMuch = tooMuchIn(words)
  if (tooMuch) return refuse({ kind: tooMuch })
  try {
    return accept(JSON.parse(words))
  } catch {
    return refuse({ kind: 'not-understood' })
  }
}
