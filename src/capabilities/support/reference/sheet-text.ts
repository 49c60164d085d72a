import type { RightsItem } from '#capabilities/support/domain/rights.ts'

/** What she is handed, in one language: a title that says nothing of why, and one short part per item. */
export type SheetText = {
  readonly title: string
  readonly lead: string
  readonly items: Readonly<Record<RightsItem, readonly [heading: string, words: string]>>
  readonly end: string
}
