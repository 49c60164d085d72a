/** A person's own keys, in memory for one request. */
export type KeyRing = {
  readonly publicKey: Uint8Array
  /**
   * Opens a box sealed to this person.
   * @throws Error when it was sealed to somebody else or altered
   */
  readonly open: (box: Uint8Array) => Uint8Array
}
