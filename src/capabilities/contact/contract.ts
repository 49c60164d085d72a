/** What later rooms may know of first contact. */
export { channels, safeContactFlags } from '#capabilities/contact/domain/safe-contact.ts'
export type { SafeContactFlag, SafeContactRule } from '#capabilities/contact/domain/safe-contact.ts'
export { mayContact } from '#capabilities/contact/queries/may-contact.ts'
export { callBecameCase, safeContactSources } from '#capabilities/contact/sockets.ts'
export type { CallBecameCase } from '#capabilities/contact/sockets.ts'
