/** Who writes to the line; nobody needs to say. */
export const writers = ['self', 'close_one', 'professional', 'unknown'] as const
export type Writer = (typeof writers)[number]

/** What is known of how a message was put into another language. `wanted`: somebody who knows the language should read it. */
export const translations = ['no', 'by_person', 'by_machine', 'wanted'] as const
export type Translation = (typeof translations)[number]

/** Days are all that is kept, so waiting is told in days. */
export const waitingBands = ['today', 'yesterday', 'two_or_three', 'longer'] as const
export type WaitingBand = (typeof waitingBands)[number]
export const bandOf = (days: number): WaitingBand => (days <= 0 ? 'today' : days === 1 ? 'yesterday' : days <= 3 ? 'two_or_three' : 'longer')

export const queueStates = ['waiting', 'taken', 'answered', 'became_call'] as const
export type QueueState = (typeof queueStates)[number]
type Facts = { readonly waitsDays: number | null; readonly takenBy: string | null; readonly callId: string | null }
export const stateOf = ({ waitsDays, takenBy, callId }: Facts): QueueState =>
  waitsDays === null ? (callId === null ? 'answered' : 'became_call') : takenBy === null ? 'waiting' : 'taken'

const rank = { yes: 0, unknown: 1, no: 2 } as const
type Placed = { readonly danger: keyof typeof rank; readonly waitsDays: number | null }
/** Danger first, then who has waited longest; what nobody waits for last. */
export const inQueue = (one: Placed, other: Placed): number =>
  Number(one.waitsDays === null) - Number(other.waitsDays === null) || rank[one.danger] - rank[other.danger] || (other.waitsDays ?? 0) - (one.waitsDays ?? 0)

export type LineHours = { readonly opens: string; readonly closes: string; readonly days: readonly string[] }
/** On which weekday somebody reads after today's reading, when there is one. */
export function readsNext(hours: LineHours, dayNow: number, hourNow: string): number {
  const { open, next } = readsWhen(hours, dayNow, hourNow)
  return open ? readsWhen(hours, dayNow, hours.closes).next : next
}

/** Whether somebody reads now, and otherwise on which weekday (1 is Monday) somebody will. */
export function readsWhen(hours: LineHours, dayNow: number, hourNow: string): { readonly open: boolean; readonly next: number } {
  const on = (day: number): boolean => hours.days.includes(String(day))
  if (on(dayNow) && hourNow >= hours.opens && hourNow < hours.closes) return { open: true, next: dayNow }
  if (on(dayNow) && hourNow < hours.opens) return { open: false, next: dayNow }
  const next = [1, 2, 3, 4, 5, 6, 7].map((ahead) => ((dayNow - 1 + ahead) % 7) + 1).find(on)
  return { open: false, next: next ?? dayNow }
}
