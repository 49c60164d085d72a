import type { FreshnessRule } from '#capabilities/directory/domain/freshness.ts'

export const freshnessSource = 'the keeping of the directory, first rule'

/** How long a verification holds. A new rule is a new line with the day it begins, and an end for the one before. */
export const freshnessRules: readonly (FreshnessRule & { readonly validFrom: string; readonly validTo: string | null })[] = [
  { scope: 'home', staleAfter: 180, remindBefore: 14, deadAfter: 540, freeHours: 24, validFrom: '2020-01-01', validTo: null },
  { scope: 'abroad', staleAfter: 90, remindBefore: 14, deadAfter: 365, freeHours: 72, validFrom: '2020-01-01', validTo: null },
]
