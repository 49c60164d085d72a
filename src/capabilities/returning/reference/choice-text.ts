import type { InformationItem } from '#capabilities/returning/domain/choice.ts'

/** The sheet she reads before she chooses, and the headings of the sheet with her choice. No sender, no reason for contact, nothing about what has happened to her. */
export type ChoiceSheet = {
  readonly title: string
  readonly lead: string
  readonly items: Readonly<Record<InformationItem, readonly [heading: string, text: string]>>
  readonly end: string
  readonly mine: {
    readonly title: string
    readonly words: string
    readonly nothingTied: string
    readonly change: string
    readonly day: string
    readonly sign: string
    readonly heard: string
  }
}
