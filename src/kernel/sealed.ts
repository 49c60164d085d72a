/** Words about a person, which cannot be printed by accident. `reveal()` is the only way out, so a reviewer can search for it. */
export class Sealed {
  readonly #words: string
  constructor(words: string) {
    this.#words = words
  }
  reveal(): string {
    return this.#words
  }
  toString(): string {
    return '[sealed]'
  }
  toJSON(): string {
    return '[sealed]'
  }
  get [Symbol.toStringTag](): string {
    return 'sealed'
  }
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return '[sealed]'
  }
}
