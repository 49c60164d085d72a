/** What later rooms may know of support. */
export { supportPaths } from '#capabilities/support/paths.ts'
export { lawPaths } from '#capabilities/support/law-paths.ts'
/** Whether the state reimburses what is paid for a person on a day: from and to when, and why. For whoever reckons costs or reads permits. */
export { residenceBasis } from '#capabilities/support/queries/residence-basis.ts'
export type { BasisReason, ResidenceBasis } from '#capabilities/support/domain/permit-basis.ts'
/** Whether anything about a child may reach somebody around it. Whatever prints, sends, notifies or discloses asks here first. */
export { mayInform } from '#capabilities/support/queries/may-inform.ts'
export type { Informing, Silence } from '#capabilities/support/domain/child.ts'
/** Working days and days offices are closed. */
export { nextWorkingDay, restOf } from '#capabilities/support/domain/calendar.ts'
export { restDaysFor } from '#capabilities/support/queries/calendar-days.ts'

/** A code in an address is led to by its number: addresses stand in a browser's history. */
export { numberIn } from '#capabilities/support/domain/numbered.ts'
export { numbered } from '#capabilities/support/forms/numbered.ts'
