import type { Language } from '#kernel/language.ts'
import { items, ratings as allRatings, type Item, type Rated, type Rating, type Ratings } from '#capabilities/protection/domain/items.ts'
import { dangers, type Danger, type Judgements } from '#capabilities/protection/domain/levels.ts'
import { readSheet, writeSheet, type SheetPart } from '#capabilities/protection/domain/sheet.ts'
import { protectionWords } from '#capabilities/protection/words.ts'

/** What of an assessment is sealed: the reasons, her own words, who was asked, and what each part showed. */
export type RiskText = {
  readonly reasons: Readonly<Record<Danger, string | null>>
  readonly ownWords: string | null
  readonly sources: string | null
  readonly ratings: Ratings
}

const ratedPart = (item: Item, { rating, since }: Rated, language: Language): SheetPart => {
  const words = protectionWords[language]
  return { key: 'item', values: [item, rating, since], heading: `${words.items[item]}: ${words.ratings[rating]} (${since})`, text: '' }
}

/** The sealed text, readable as it stands wherever it is opened. */
export function riskSheet(text: RiskText & { readonly judgements: Judgements }, language: Language): string {
  const words = protectionWords[language]
  const judged = dangers.map((danger): SheetPart => {
    const { level, sure } = text.judgements[danger]
    const heading = `${words.dangers[danger]}: ${words.levels[level]}, ${words.sureness[sure]}`
    return { key: 'reason', values: [danger], heading, text: text.reasons[danger] ?? '' }
  })
  const said = [
    { key: 'own', values: [], heading: words.assess.ownWords, text: text.ownWords ?? '' },
    { key: 'sources', values: [], heading: words.assess.sources, text: text.sources ?? '' },
  ]
  const rated = items.flatMap((item) => {
    const one = text.ratings[item]
    return one ? [ratedPart(item, one, language)] : []
  })
  return writeSheet([...judged, ...said, ...rated])
}

const isRating = (word: string | undefined): word is Rating => allRatings.includes(word as Rating)
const orNull = (text: string | undefined): string | null => (text === undefined || text === '' ? null : text)

/** The same, read back; what somebody took out by hand is simply not there. */
export function readRiskSheet(sealed: string): RiskText {
  const parts = readSheet(sealed)
  const textOf = (key: string, value?: string): string | null => orNull(parts.find((part) => part.key === key && part.values[0] === value)?.text)
  const rated = parts.flatMap((part): [Item, Rated][] => {
    const [item, rating, since] = part.key === 'item' ? part.values : []
    return items.includes(item as Item) && isRating(rating) && since !== undefined ? [[item as Item, { rating, since }]] : []
  })
  return {
    reasons: Object.fromEntries(dangers.map((danger) => [danger, textOf('reason', danger)])) as Record<Danger, string | null>,
    ownWords: textOf('own'),
    sources: textOf('sources'),
    ratings: Object.fromEntries(rated),
  }
}
