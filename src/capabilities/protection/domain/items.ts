/** What an assessment looks at, in five parts. Own wording stands in the words files. Codes are stored for years: added, never renamed. */
export const itemsUnder = {
  threat: ['several_people', 'means', 'violence_before', 'knows_who', 'knows_where', 'family_abroad', 'insiders', 'debt_claim', 'images'],
  triggers: ['report', 'arrest', 'release', 'testimony', 'money_due', 'media', 'child_handover', 'journey'],
  exposure: ['phone', 'accounts', 'location_sharing', 'co_exposed', 'community', 'papers_elsewhere', 'workplace'],
  vulnerability: ['health', 'substance', 'suicidal', 'pregnancy', 'disability', 'outing', 'is_child', 'alone', 'language', 'no_permit'],
  protection: ['safe_housing', 'police_measures', 'contact_ban', 'safe_people', 'own_ways'],
} as const
export type Part = keyof typeof itemsUnder
export type Item = (typeof itemsUnder)[Part][number]
export const parts = Object.keys(itemsUnder) as [Part, ...Part[]]
export const items: readonly Item[] = parts.flatMap((part) => [...itemsUnder[part]])

export const ratings = ['absent', 'possible', 'present', 'unknown'] as const
export type Rating = (typeof ratings)[number]

/** A rating, and the day on which it last became another. */
export type Rated = { readonly rating: Rating; readonly since: string }
export type Ratings = Readonly<Partial<Record<Item, Rated>>>

/** The day of the last change follows from the assessment before: what is as it was keeps its day. */
export const ratedOn = (now: Readonly<Record<Item, Rating>>, before: Ratings, today: string): Readonly<Record<Item, Rated>> =>
  Object.fromEntries(
    items.map((item) => {
      const was = before[item]
      return [item, was && was.rating === now[item] ? was : { rating: now[item], since: today }]
    }),
  ) as Readonly<Record<Item, Rated>>
