/** A random identifier (UUID version 4). It is an address, never a secret. */
export type Id = string

export const newId = (): Id => crypto.randomUUID()

const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
export const isId = (text: string): boolean => shape.test(text)
