/** What a line of the record may hold: text, whole numbers, and lists and objects of them. */
export type Plain = string | number | readonly Plain[] | { readonly [name: string]: Plain | undefined }

/** RFC 8785 for text and whole numbers: one spelling for one value, names sorted by UTF-16 units, no space. */
export const canonical = (value: Plain): string => {
  if (typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number') return whole(value)
  if (isList(value)) return `[${value.map(canonical).join(',')}]`
  const members = Object.entries(value).filter((entry): entry is [string, Plain] => entry[1] !== undefined)
  members.sort(([one], [other]) => (one < other ? -1 : 1))
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(',')}}`
}

const isList = (value: Plain): value is readonly Plain[] => Array.isArray(value)

const whole = (value: number): string => {
  if (!Number.isSafeInteger(value)) throw new RangeError('the record holds whole numbers only')
  return String(value)
}
