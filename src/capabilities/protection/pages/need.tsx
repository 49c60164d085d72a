import type { VNode } from 'preact'
import type { Page } from '#ui/page.ts'
import { languageNames } from '#kernel/spoken-language.ts'
import { SummaryList } from '#ui/components/summary-list.tsx'
import { Tag } from '#ui/components/tag.tsx'
import type { Tone } from '#ui/components/shape.tsx'
import type { Need } from '#capabilities/protection/domain/matching.ts'
import { addDays } from '#kernel/day.ts'
import type { AskState } from '#capabilities/protection/domain/places.ts'
import { protectionWords } from '#capabilities/protection/words.ts'

export const askTone: Readonly<Record<AskState, Tone>> = {
  asked: 'new',
  offered: 'soon',
  refused: 'quiet',
  lapsed: 'late',
  declined: 'quiet',
  withdrawn: 'quiet',
  accepted: 'soon',
  admitted: 'soon',
  not_admitted: 'late',
  arrived: 'done',
  no_show: 'late',
  left: 'quiet',
}

export const sayLanguages = (codes: readonly string[], page: Page): string =>
  codes.map((code) => (languageNames(page.language) as Readonly<Record<string, string>>)[code] ?? code).join(', ')

export const sayPeople = (need: Pick<Need, 'adults' | 'childBands' | 'who'>, page: Page): string => {
  const t = protectionWords[page.language]
  return `${t.asks.peopleOf(need.adults, need.childBands.length)} · ${t.takers[need.who]}`
}
export const sayNights = (need: Pick<Need, 'fromDay' | 'nights'>, page: Page): string =>
  `${need.fromDay} – ${addDays(need.fromDay, need.nights)} · ${protectionWords[page.language].placement.nightsOf(need.nights)}`

/** What is asked for, as everybody who was asked sees it. */
export function NeedSummary({ need, page }: { readonly need: Need; readonly page: Page }): VNode {
  const t = protectionWords[page.language]
  const wanted = [
    ...(need.wheelchair ? [t.placement.wheelchair] : []),
    ...need.adapted.map((one) => t.adaptations[one]),
    ...(need.pets ? [t.placement.pets] : []),
    ...(need.nightStaff ? [t.placement.nightStaff] : []),
  ]
  return (
    <SummaryList
      rows={[
        { key: 'people', text: t.asks.people, value: sayPeople(need, page) },
        ...(need.childBands.length === 0
          ? []
          : [{ key: 'children', text: t.placement.childrenTitle, value: need.childBands.map((band) => t.childBands[band]).join(', ') }]),
        { key: 'when', text: t.asks.when, value: sayNights(need, page) },
        ...(need.acute ? [{ key: 'acute', text: t.placement.hurry, value: <Tag tone="late" text={t.placement.acuteTag} /> }] : []),
        ...(wanted.length === 0 ? [] : [{ key: 'needs', text: t.placement.needs, value: wanted.join(', ') }]),
        ...(need.languages.length === 0 ? [] : [{ key: 'languages', text: t.placement.languages, value: sayLanguages(need.languages, page) }]),
        ...(need.awayFrom.length === 0
          ? []
          : [{ key: 'away', text: t.placement.awayFrom, value: need.awayFrom.map((region) => t.regions[region]).join(', ') }]),
        { key: 'basis', text: t.placement.basis, value: t.bases[need.basis] },
      ]}
    />
  )
}
