/** Secrets that lie in no database. */
export type PeopleSecrets = {
  /** Key-encryption key: the authenticators' secrets are sealed under it. */
  readonly kek: Uint8Array
  /** Goes into every passphrase check. */
  readonly pepper: Uint8Array
}

/** What the front door hands to this room. */
export type PeopleDeps = {
  readonly secrets: PeopleSecrets
  /** The program's version, as the record says it. */
  readonly version: string
}
