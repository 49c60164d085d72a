/** What decides what a meeting shows to whom. Anonymised is the default; the two others must be earned. */
export const modes = ['anonymised', 'consented', 'statutory'] as const
export type Mode = (typeof modes)[number]

/** What could be spoken of at a meeting, by information class. */
export const matters = ['card', 'needs_tonight', 'identity', 'contact', 'whereabouts', 'notes', 'health', 'crime', 'migration', 'child', 'threat'] as const
export type Matter = (typeof matters)[number]

/** `all`: everyone at the meeting sees it. `by_disclosure`: it may be offered, one recipient at a time, by a decision. `never`: not here. */
export type Reach = 'all' | 'by_disclosure' | 'never'

export const classOf: Readonly<Record<Matter, string>> = {
  card: 'C0',
  needs_tonight: 'C11',
  identity: 'C1',
  contact: 'C2',
  whereabouts: 'C3',
  notes: 'C4',
  health: 'C5',
  crime: 'C6',
  migration: 'C7',
  child: 'C9',
  threat: 'C10',
}

const shownToAll: readonly Matter[] = ['card', 'needs_tonight']

/**
 * The meeting itself only ever shows the card and coded needs. Consent may open what the consent covers; a statutory ground opens what that ground
 * covers. Where she is never crosses through a meeting: that is a decision of its own with a named recipient.
 */
export function reachOf(mode: Mode, matter: Matter, covered: readonly string[]): Reach {
  if (shownToAll.includes(matter)) return 'all'
  if (mode === 'anonymised' || matter === 'whereabouts') return 'never'
  return covered.includes(classOf[matter]) ? 'by_disclosure' : 'never'
}

export const matrixOf = (
  covered: Readonly<Record<Mode, readonly string[]>>,
): readonly { readonly matter: Matter; readonly reach: Readonly<Record<Mode, Reach>> }[] =>
  matters.map((matter) => ({
    matter,
    reach: {
      anonymised: reachOf('anonymised', matter, covered.anonymised),
      consented: reachOf('consented', matter, covered.consented),
      statutory: reachOf('statutory', matter, covered.statutory),
    },
  }))
