import type { PublicFrameWords } from '#ui/public-frame.tsx'
import type { LineCode, Need, PublicHours, PublicKind } from '#capabilities/information/domain/codes.ts'

/** What the public site itself says, beside the texts. One of these per language. */
export type PublicWords = {
  readonly frame: PublicFrameWords
  /** What stands in the tab: it says nothing. */
  readonly title: string
  readonly start: string
  readonly write: string
  readonly answer: string
  readonly notes: { readonly older: string; readonly unreviewed: string; readonly elsewhere: string }
  readonly where: {
    readonly title: string
    readonly lead: string
    readonly counties: string
    readonly map: string
    readonly whole: string
    readonly none: string
    /** So many of all that there are stand here: a smaller place shows the rest. */
    readonly chooseCounty: (shown: number, all: number) => string
    readonly chooseMunicipality: (shown: number, all: number) => string
    readonly speaks: string
    readonly interpreter: string
    readonly children: string
    readonly checked: string
    readonly place: string
    readonly need: string
    readonly when: string
    readonly spoken: string
    readonly any: string
    readonly sweden: string
    readonly show: string
  }
  readonly hours: Readonly<Record<PublicHours, string>>
  readonly needs: Readonly<Record<Need, string>>
  readonly kinds: Readonly<Record<PublicKind, string>>
  /** `rest` says in its language that the rest of the page of numbers is in Swedish. */
  readonly numbers: { readonly title: string; readonly rest: string } & Readonly<Record<LineCode, string>>
  readonly search: { readonly title: string; readonly label: string; readonly hint: string; readonly submit: string; readonly none: string }
  readonly oops: { readonly missing: string; readonly refused: string; readonly tooLarge: string; readonly busy: string; readonly fault: string }
}
