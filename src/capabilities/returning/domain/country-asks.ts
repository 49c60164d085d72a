import { travelPapers, type PaperKind, type PaperStatus } from '#capabilities/returning/domain/papers.ts'

/** What one country asks for of her, where she goes or on the way. `own`: the country has rows of its own; otherwise what most countries ask for. */
export type CountryAsks = { readonly own: boolean; readonly rows: readonly { readonly paper: PaperKind; readonly must: boolean }[] }
export type HeldPaper = { readonly kind: PaperKind; readonly status: PaperStatus; readonly lasts: boolean }

export const isHeld = (papers: readonly HeldPaper[], wanted: PaperKind): boolean =>
  papers.some(({ kind, status, lasts }) => kind === wanted && status === 'valid' && lasts)

/**
 * Whether she has what a country asks for, through the whole journey: each paper it must have; to travel on, those it must have, or one of those it takes.
 * A paper made out for one journey stands for the passport, unless the country has said itself which papers it takes and it is not one of them.
 */
export function asksMet({ own, rows }: CountryAsks, papers: readonly HeldPaper[]): boolean {
  const travel = rows.filter(({ paper }) => travelPapers.includes(paper))
  const musts = travel.filter(({ must }) => must)
  const stands = isHeld(papers, 'emergency_paper') && (!own || travel.some(({ paper }) => paper === 'emergency_paper'))
  const travels =
    stands || (musts.length > 0 ? musts.every(({ paper }) => isHeld(papers, paper)) : travel.length === 0 || travel.some(({ paper }) => isHeld(papers, paper)))
  return travels && rows.every(({ paper, must }) => !must || travelPapers.includes(paper) || isHeld(papers, paper))
}
