import type { Id } from '#kernel/id.ts'

/** How exactly the vault writes down when: of somebody we do not know nothing finer than the day is kept. */
export type Told = 'moment' | 'day'

/** The keys that lie in the other database. Without them no wrap opens; deleting one shreds what it protects, old backups included. */
export type Vault = {
  /** Makes the vault key of a subject. Call it before the main transaction stores anything under it. */
  readonly create: (subject: Id, told?: Told) => Promise<Uint8Array>
  /** `null` when there is none, or it was shredded. Asks once per subject and request. */
  readonly find: (subject: Id) => Promise<Uint8Array | null>
  readonly findMany: (subjects: readonly Id[]) => Promise<ReadonlyMap<Id, Uint8Array>>
  readonly shred: (subject: Id, told?: Told) => Promise<void>
  /** The key of a blind index; made at first use, never in the main database. */
  readonly indexKey: (zone: Id, field: string) => Promise<Uint8Array>
}
