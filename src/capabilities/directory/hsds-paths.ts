import type { Id } from '#kernel/id.ts'

/** The directory as it comes and goes in the form that directories everywhere speak (HSDS). */
export const hsdsPaths = {
  exchange: (done?: { readonly added: number; readonly changed: number }) =>
    done === undefined ? '/directory/hsds' : `/directory/hsds?added=${done.added}&changed=${done.changed}`,
  json: () => '/directory/hsds/json',
  tables: () => '/directory/hsds/tables',
  bring: () => '/directory/hsds/import',
  look: (id: Id, from?: number) => (from === undefined ? `/directory/hsds/imports/${id}` : `/directory/hsds/imports/${id}?from=${from}`),
} as const
