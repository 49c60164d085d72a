import type { EntryContact } from '#capabilities/directory/domain/hsds-entries.ts'
import type { RowReader } from '#capabilities/directory/domain/hsds-faults.ts'
import { readContact, readPhone } from '#capabilities/directory/domain/hsds-parts.ts'
import type { RowPile } from '#capabilities/directory/domain/hsds-rows.ts'

/** What a bare number is called, and the contacts that the directory holds of the same entry. */
type Beside = { readonly telephone: string; readonly held: readonly EntryContact[] | undefined }

/** The one that is called so, when no other is. */
const onlyOne = <One>(all: readonly One[], is: (one: One) => boolean): One | undefined => {
  const found = all.filter(is)
  return found.length === 1 ? found[0] : undefined
}

/** The mail that stays where a file speaks of numbers only. */
const withoutNumber = (one: EntryContact): readonly EntryContact[] => (one.email === null ? [] : [{ ...one, phone: null, phoneType: null }])

/** The contacts of an organisation or a service: what the file says of functions and of numbers, and what is held where it speaks of one of them or neither. */
export function contactsOf(pile: RowPile, owner: RowReader, by: 'organization_id' | 'service_id', { telephone, held = [] }: Beside): readonly EntryContact[] {
  const functions = pile.of('contact', by, owner.id())
  const named = functions.flatMap((reader) => {
    const isCalled = (title: unknown): boolean => title === reader.row['title']
    const isAlone = onlyOne(functions, (one) => isCalled(one.row['title'])) !== undefined
    const before = isAlone ? onlyOne(held, (one) => isCalled(one.title)) : undefined
    const phones = pile.of('phone', 'contact_id', reader.id())
    return pile.keep(readContact(reader, phones, before), reader, ...phones).flat()
  })
  const saysFunctions = named.length > 0 || owner.saysEmpty('contacts')
  const numbers = pile.of('phone', by, owner.id()).filter((reader) => reader.row['contact_id'] === undefined)
  const bare = numbers.flatMap((reader) => pile.keep(readPhone(reader, telephone, saysFunctions ? [] : held), reader))
  if (saysFunctions) return [...named, ...bare]
  if (bare.length === 0 && !owner.saysEmpty('phones')) return held
  const told = new Set(bare.map((one) => one.phone))
  return [
    ...held.flatMap((one) => (one.phone !== null && told.has(one.phone) ? bare.filter((each) => each.phone === one.phone) : withoutNumber(one))),
    ...bare.filter((one) => !held.some((each) => each.phone === one.phone)),
  ]
}
