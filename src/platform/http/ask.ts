import { isId } from '#kernel/id.ts'
import { gather, type Fields } from '#platform/http/body.ts'
import type { Door, Input } from '#platform/http/door.ts'

/** One request to one door, before anybody has been let in. */
export type Ask = {
  readonly url: URL
  readonly token: string
  readonly via: 'html' | 'api'
  /** What stands in the path, as it came. */
  readonly raw: Readonly<Record<string, string>>
  /** What was sent; `null` for a look. */
  readonly sent: Fields | null
  readonly key: string | null
  readonly version: number | null
  /** The path as people see it, without the API's prefix. */
  readonly path: string
}

type Parsed = Input<never, never>

/** Path and query as the door wants them; `null` is the same as a door that is not there. */
export function inputOf(door: Door, ask: Ask): Parsed | null {
  if (!door.params && Object.values(ask.raw).some((value) => !isId(value))) return null
  // No database keeps a NUL, and nobody types one into an address.
  if (ask.url.search.includes('%00')) return null
  const params = door.params ? door.params.safeParse(ask.raw) : { success: true, data: ask.raw }
  const query = door.query ? door.query.safeParse(gather(ask.url.searchParams)) : { success: true, data: {} }
  return params.success && query.success ? ({ params: params.data, query: query.data } as Parsed) : null
}

export const versionOf = (value: unknown): number | null =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 1e9
    ? value
    : typeof value === 'string' && /^\d{1,9}$/.test(value)
      ? Number(value)
      : null

/** What was typed, as the form shows it again. */
export function typedValues(fields: Fields): Record<string, string | readonly string[]> {
  const values: Record<string, string | readonly string[]> = {}
  for (const [name, value] of Object.entries(fields)) {
    if (name === '_token' || name === '_key') continue
    values[name] = Array.isArray(value)
      ? value.map(String)
      : typeof value === 'string'
        ? value
        : typeof value === 'number' || typeof value === 'boolean'
          ? `${value}`
          : ''
  }
  return values
}
