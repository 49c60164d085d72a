/** What is gone through before she chooses: staying and returning, each with what it gives and what it risks. */
export const informationItems = [
  'staying_possible',
  'staying_support',
  'staying_risks',
  'returning_support',
  'returning_risks',
  'another_country',
  'nothing_tied',
  'change_her_mind',
  'nobody_told',
] as const
export type InformationItem = (typeof informationItems)[number]

export const interpreters = ['none_needed', 'in_the_room', 'by_phone', 'was_missing'] as const
export type Interpreter = (typeof interpreters)[number]
export const interprets = (one: Interpreter): boolean => one === 'in_the_room' || one === 'by_phone'

export const answers = ['yes', 'no', 'unknown'] as const
export type Answer = (typeof answers)[number]

export const ways = ['oral', 'written'] as const
export type Way = (typeof ways)[number]

/** One talk, as far as the rules ask. Days are `2026-11-21`. */
export type Talk = {
  readonly givenOn: string
  readonly language: string
  readonly interpreter: Interpreter
  readonly independent: Answer | null
  readonly sameNetwork: Answer | null
  readonly ways: readonly Way[]
  readonly items: readonly InformationItem[]
  readonly wantsUntil: string | null
}

/** Why a talk does not count towards the choice; `null` when it does. It is kept all the same: it was what happened. */
export type TalkLack = 'no-interpreter' | 'interpreter-not-independent' | 'interpreter-same-network'
export function lackOf(talk: Talk): TalkLack | null {
  if (talk.interpreter === 'was_missing') return 'no-interpreter'
  if (!interprets(talk.interpreter)) return null
  if (talk.independent !== 'yes') return 'interpreter-not-independent'
  return talk.sameNetwork === 'no' ? null : 'interpreter-same-network'
}

export type Readiness = {
  /** What has not been gone through in a talk that counts. */
  readonly missing: readonly InformationItem[]
  readonly missingWays: readonly Way[]
  /** The day on which the last of it was told; `null` before. */
  readonly informedOn: string | null
  /** The first day on which she may choose; `null` before everything is told. */
  readonly earliestOn: string | null
  /** She asked for more time than the rule gives. */
  readonly longer: boolean
}

const later = (one: string, other: string): string => (one > other ? one : other)

/**
 * How far the information has come. Everything must have been told, orally and in writing, through nobody of the network around her;
 * then time to think runs from the day the last of it was told. What she said last about how long she wants counts, if it is longer.
 * @param dayAfter the day so many days after a day, by the rule that held then
 */
export function readinessOf(talks: readonly Talk[], dayAfter: (informedOn: string) => string): Readiness {
  const counting = talks.filter((talk) => lackOf(talk) === null).toSorted((a, b) => a.givenOn.localeCompare(b.givenOn))
  const items = new Set<InformationItem>()
  const told = new Set<Way>()
  let informedOn: string | null = null
  for (const talk of counting) {
    for (const item of talk.items) items.add(item)
    for (const way of talk.ways) told.add(way)
    if (informedOn === null && items.size === informationItems.length && told.size === ways.length) informedOn = talk.givenOn
  }
  const wanted = counting.findLast((talk) => talk.wantsUntil !== null)?.wantsUntil ?? null
  const byRule = informedOn === null ? null : dayAfter(informedOn)
  return {
    missing: informationItems.filter((item) => !items.has(item)),
    missingWays: ways.filter((way) => !told.has(way)),
    informedOn,
    earliestOn: byRule === null ? null : wanted === null ? byRule : later(byRule, wanted),
    longer: byRule !== null && wanted !== null && wanted > byRule,
  }
}

/** What is said of an interpreter where there was none is not kept. */
export const withoutInterpreter = (talk: Talk): Talk => (interprets(talk.interpreter) ? talk : { ...talk, independent: null, sameNetwork: null })

export type InformationFault = 'given-in-future' | 'interpreter-unsaid' | 'wants-before'
export function informationFault(talk: Talk, today: string): InformationFault | null {
  if (talk.givenOn > today) return 'given-in-future'
  if (interprets(talk.interpreter) && (talk.independent === null || talk.sameNetwork === null)) return 'interpreter-unsaid'
  return talk.wantsUntil !== null && talk.wantsUntil < talk.givenOn ? 'wants-before' : null
}

export const chosens = ['return', 'stay'] as const
export type Chosen = (typeof chosens)[number]
export const choiceForms = ['signed', 'oral'] as const
export type ChoiceForm = (typeof choiceForms)[number]
export const witnesses = ['interpreter', 'colleague', 'other_authority', 'someone_trusted'] as const
export type Witness = (typeof witnesses)[number]

export type ChoiceFault = 'not-all-told' | 'too-early' | 'chosen-in-future' | 'no-witness'
/** To stay needs no time and no information: that one may say at any moment. */
export function choiceFault(
  said: { readonly chosen: Chosen; readonly chosenOn: string; readonly form: ChoiceForm; readonly witness: Witness | null },
  readiness: Readiness,
  today: string,
): ChoiceFault | null {
  if (said.chosenOn > today) return 'chosen-in-future'
  if (said.form === 'oral' && said.witness === null) return 'no-witness'
  if (said.chosen === 'stay') return null
  if (readiness.earliestOn === null) return 'not-all-told'
  return said.chosenOn < readiness.earliestOn ? 'too-early' : null
}
