import type { Id } from '#kernel/id.ts'

export const variants = ['adult', 'child'] as const
export type Variant = (typeof variants)[number]

export const wishes = ['required', 'wanted'] as const
export type Wish = (typeof wishes)[number]

/** Unknown age is a child's meeting. */
export const variantOf = (child: 'yes' | 'no' | 'unknown'): Variant => (child === 'no' ? 'adult' : 'child')

type Answering = { readonly zoneId: Id; readonly onDuty: boolean }
/** What the directory says of one function tonight. */
export type MustBeThere = {
  readonly function: string
  readonly need: Wish
  readonly zoneId: Id | null
  readonly onDuty: boolean
  readonly next: readonly Answering[]
}

/** A row of the proposal. `zoneId` null: nobody answers for it here, which is red before it matters. */
export type Proposal = {
  readonly function: string
  readonly wish: Wish
  readonly zoneId: Id | null
  readonly onDuty: boolean
  /** Whom to ask when nobody answers. */
  readonly deputy: Id | null
  /** The convening zone itself: there from the start. */
  readonly own: boolean
  /** Ticked when the page opens. */
  readonly asked: boolean
}

/**
 * The functions a meeting asks for. What is required is ticked, and what is wanted when somebody is on duty; where the convening zone is the one
 * to call, it takes that chair itself.
 */
export const whoToAsk = (needed: readonly MustBeThere[], ownZone: Id): readonly Proposal[] =>
  needed.map((each) => {
    const own = each.zoneId === ownZone
    const others = each.next.filter((next) => next.zoneId !== each.zoneId)
    const deputy = own ? null : ((others.find((next) => next.onDuty) ?? others[0])?.zoneId ?? null)
    const onDuty = own || each.onDuty
    return {
      function: each.function,
      wish: each.need,
      zoneId: each.zoneId,
      onDuty,
      deputy,
      own,
      asked: each.zoneId !== null && (each.need === 'required' || onDuty),
    }
  })

/** Whom to ask next for a function that has not answered: the next in the order that was not asked for it yet. */
export function nextToAsk(needed: readonly MustBeThere[], kind: string, asked: readonly Id[]): Id | null {
  const line = needed.find((each) => each.function === kind)
  if (!line) return null
  const order: readonly Answering[] = [...(line.zoneId === null ? [] : [{ zoneId: line.zoneId, onDuty: line.onDuty }]), ...line.next]
  const left = order.filter((each) => !asked.includes(each.zoneId))
  return (left.find((each) => each.onDuty) ?? left[0])?.zoneId ?? null
}
