/** What everybody is told, in the order in which it stands on the sheet. */
export const rightsItems = [
  'support_anyway',
  'time_limited_permit',
  'compensation',
  'interpreter',
  'counsel',
  'protection',
  'housing',
  'withdraw',
  'what_we_must_tell',
  'complaints',
] as const
export type RightsItem = (typeof rightsItems)[number]

export const interpreters = ['none_needed', 'in_the_room', 'by_phone', 'was_missing'] as const
export type InterpreterUsed = (typeof interpreters)[number]

export const sheetWays = ['given', 'read_aloud', 'not_safe_to_give'] as const
export type SheetWay = (typeof sheetWays)[number]

export type TalkFault = 'told-in-future' | 'nothing-told' | 'unclear-not-told' | 'repeat-needed' | 'repeat-in-the-past'
/** What was unclear, or told without the interpreter that was needed, is told again on a day that is set at once. */
export function talkFault(
  talk: {
    readonly toldOn: string
    readonly items: readonly RightsItem[]
    readonly unclear: readonly RightsItem[]
    readonly interpreter: InterpreterUsed
    readonly repeatOn: string | null
  },
  today: string,
): TalkFault | null {
  if (talk.toldOn > today) return 'told-in-future'
  if (talk.items.length === 0) return 'nothing-told'
  if (talk.unclear.some((item) => !talk.items.includes(item))) return 'unclear-not-told'
  if (talk.repeatOn === null) return talk.unclear.length > 0 || talk.interpreter === 'was_missing' ? 'repeat-needed' : null
  return talk.repeatOn <= today ? 'repeat-in-the-past' : null
}

type Told = { readonly toldOn: string; readonly items: readonly RightsItem[]; readonly unclear: readonly RightsItem[] }
export type ItemStanding = { readonly item: RightsItem; readonly times: number; readonly last: string | null; readonly unclear: boolean }

/** How each item stands: how often it was told, when last, and whether it was unclear that last time. */
export const standingOf = (talks: readonly Told[]): readonly ItemStanding[] =>
  rightsItems.map((item) => {
    const told = talks.filter((talk) => talk.items.includes(item)).toSorted((a, b) => b.toldOn.localeCompare(a.toldOn))
    return { item, times: told.length, last: told[0]?.toldOn ?? null, unclear: told[0]?.unclear.includes(item) ?? false }
  })
