/** What later rooms may know of first contact. */
export { channels, safeContactFlags } from '#capabilities/contact/domain/safe-contact.ts'
export type { SafeContactFlag, SafeContactRule } from '#capabilities/contact/domain/safe-contact.ts'
export { mayContact } from '#capabilities/contact/queries/may-contact.ts'
export { callBecameCase, safeContactSources } from '#capabilities/contact/sockets.ts'
export type { CallBecameCase } from '#capabilities/contact/sockets.ts'

/** For other doors on the public port: how guesses are slowed, what travels in a hidden field, and the fields of a page. */
export { makePace, usualLimits } from '#capabilities/contact/domain/pace.ts'
export type { Pace } from '#capabilities/contact/domain/pace.ts'
export { makePocket } from '#capabilities/contact/doors/pocket.ts'
export { Choose, Hidden, Line, Lines, Sent } from '#capabilities/contact/pages/public/fields.tsx'
