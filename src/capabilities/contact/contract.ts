/** What later rooms may know of first contact. */
export { mayContact } from '#capabilities/contact/domain/safe-contact.ts'
export { safeContactOfCase } from '#capabilities/contact/queries/safe-contact-of-case.ts'
export { callBecameCase } from '#capabilities/contact/sockets.ts'
export type { CallBecameCase } from '#capabilities/contact/sockets.ts'
