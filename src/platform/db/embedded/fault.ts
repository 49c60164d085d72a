/** A sentence for the operator: why the embedded database cannot start, and what to do. */
export class EmbeddedFault extends Error {
  override readonly name = 'EmbeddedFault'
}
