/** Times of the choice. `project`: an own rule, for no source gives a number; it is said in words where it is shown. The wording and the days are to be confirmed with the programme before real use. */
export type ChoiceRule = { readonly code: 'time_to_think'; readonly days: number; readonly source: 'project'; readonly validFrom: string }

export const choiceRules: readonly ChoiceRule[] = [
  {
    code: 'time_to_think',
    days: 7,
    source: 'project',
    validFrom: '2012-01-01',
  },
]
