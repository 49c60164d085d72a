import { meet, nightsFrom, type Nights } from '#capabilities/protection/domain/nights.ts'
import type { Adaptation, Basis, ChildBand, Region, Taker } from '#capabilities/protection/domain/places.ts'

/** What is asked for: no name and no case in it. */
export type Need = {
  readonly adults: number
  readonly childBands: readonly ChildBand[]
  readonly who: Taker
  readonly wheelchair: boolean
  readonly adapted: readonly Adaptation[]
  readonly pets: boolean
  readonly nightStaff: boolean
  readonly languages: readonly string[]
  readonly awayFrom: readonly Region[]
  readonly fromDay: string
  readonly nights: number
  readonly basis: Basis
  /** Cannot wait: outside office hours the on-call of the shelters rings. */
  readonly acute: boolean
}
/** What a place is like. */
export type PlaceFacts = {
  readonly region: Region
  readonly house: string
  readonly takes: readonly Taker[]
  readonly adults: number
  readonly children: number
  readonly wheelchair: boolean
  readonly adapted: readonly Adaptation[]
  readonly pets: boolean
  readonly nightStaff: boolean
  readonly languages: readonly string[]
  readonly avoid: readonly Region[]
}

export const fitPoints = ['nights', 'who', 'adults', 'children', 'region', 'wheelchair', 'adapted', 'pets', 'night_staff', 'languages'] as const
export type FitPoint = (typeof fitPoints)[number]
/** `wish`: good to have, and does not decide. */
export type Point = { readonly point: FitPoint; readonly holds: boolean; readonly wish: boolean }
export type Fit = { readonly fits: boolean; readonly points: readonly Point[] }

/** Why a place fits or does not, point by point. Nothing is added up. */
export function fitOf(place: PlaceFacts, need: Need, taken: readonly Nights[]): Fit {
  const wanted = nightsFrom(need.fromDay, need.nights)
  const must = (point: FitPoint, holds: boolean): Point => ({ point, holds, wish: false })
  const points: readonly Point[] = [
    must('nights', !taken.some((nights) => meet(nights, wanted))),
    must('who', place.takes.includes(need.who)),
    must('adults', need.adults <= place.adults),
    must('children', need.childBands.length <= place.children),
    must('region', !need.awayFrom.includes(place.region) && !need.awayFrom.some((region) => place.avoid.includes(region))),
    ...(need.wheelchair ? [must('wheelchair', place.wheelchair)] : []),
    ...(need.adapted.length > 0
      ? [
          must(
            'adapted',
            need.adapted.every((one) => place.adapted.includes(one)),
          ),
        ]
      : []),
    ...(need.pets ? [must('pets', place.pets)] : []),
    ...(need.nightStaff ? [must('night_staff', place.nightStaff)] : []),
    ...(need.languages.length > 0
      ? [{ point: 'languages' as const, holds: need.languages.some((language) => place.languages.includes(language)), wish: true }]
      : []),
  ]
  return { fits: points.every((each) => each.holds || each.wish), points }
}

type Fitted = { readonly codeName: string; readonly conflict: boolean; readonly fit: Fit }
const rank = ({ conflict, fit }: Fitted): number =>
  (conflict ? 50 : 0) + fit.points.filter((point) => !point.holds && !point.wish).length * 2 + (fit.points.some((point) => point.wish && !point.holds) ? 1 : 0)

/** What fits first, then what lacks least; the same by name. */
export const byFit = <Place extends Fitted>(places: readonly Place[]): readonly Place[] =>
  [...places].sort((a, b) => rank(a) - rank(b) || (a.codeName < b.codeName ? -1 : 1))
