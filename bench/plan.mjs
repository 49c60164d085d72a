const kinds = ['case', 'unitA', 'unitB', 'member', 'record', 'wrap']

/** The id of a row that is filled in bulk: the same here and in `fill.mjs`, so that nothing has to be asked for. In order, so that filling is fast. */
export const rowId = (kind, number) => `${number.toString(16).padStart(8, '0')}-${kinds.indexOf(kind).toString(16).padStart(4, '0')}-4000-8000-000000000000`
/** The same for the database. */
export const rowIdSql = `create function pg_temp.row_id(kind text, number bigint) returns uuid language sql immutable as $$
  select (lpad(to_hex(number), 8, '0') || '-' || lpad(to_hex(array_position(array['${kinds.join("', '")}'], kind) - 1), 4, '0') || '-4000-8000-000000000000')::uuid $$`

/** Of a case's six records four lie in the unit of zone A and two in that of zone B. */
export const records = [
  { class: 'C1', kind: 'identity' },
  { class: 'C2', kind: 'contact_rule' },
  { class: 'C4', kind: 'call_summary' },
  { class: 'C4', kind: 'note' },
  { class: 'C4', kind: 'note' },
  { class: 'C7', kind: 'migration_note' },
]
export const recordsOfA = 4

/**
 * Who works in which case. Each has five members: three of zone A (the first leads), two of zone B, about 250 cases a person.
 * One person leads 5 000 cases; another is in a quarter of the first thousand, to be asked before and after the rest is filled.
 */
export const planCases = (count) => {
  const heavyCases = Math.min(5000, Math.floor(count / 2))
  const step = Math.floor(count / heavyCases)
  const first = Math.min(1000, Math.floor(count / 4))
  const ofA = Math.max(3, Math.round((count * 3) / 250))
  const ofB = Math.max(2, Math.round((count * 2) / 250))
  const heavy = ofA
  const early = ofA + 1
  /** Place in the list of A's people for the members 0 to 2, of B's for 3 and 4. */
  const memberOf = (number, member) => {
    if (member === 0 && number % step === 0 && number / step < heavyCases) return heavy
    if (member === 1 && number < first && number % 4 === 1) return early
    return member < 3 ? (3 * number + member) % ofA : (2 * number + member - 3) % ofB
  }
  const casesOf = new Map()
  for (let number = 0; number < count; number += 1) {
    for (const member of [0, 1, 2]) {
      const person = memberOf(number, member)
      const mine = casesOf.get(person)
      if (mine) mine.push(number)
      else casesOf.set(person, [number])
    }
  }
  /** Leads in all their cases, none of which went to the person in many. */
  const ordinary = [...casesOf.keys()].filter((person) => person < ofA && casesOf.get(person).every((number) => memberOf(number, 0) === person))
  const crew = ordinary.filter((_, place) => place % Math.max(1, Math.floor(ordinary.length / 8)) === 0).slice(0, 8)
  return { count, step, heavyCases, first, ofA, ofB, heavy, early, crew, memberOf, casesOf: (person) => casesOf.get(person) ?? [] }
}
