import type { VNode } from 'preact'
import type { Language } from '#kernel/language.ts'
import { languageNames } from '#kernel/spoken-language.ts'
import type { Tone } from '#ui/components/shape.tsx'
import { Tag } from '#ui/components/tag.tsx'
import type { Freshness } from '#capabilities/directory/domain/freshness.ts'
import { sayPlace } from '#capabilities/directory/queries/place-names.ts'
import { servicePaths } from '#capabilities/directory/services-paths.ts'
import { serviceWords } from '#capabilities/directory/words.services.ts'

const tones: Readonly<Record<Freshness, Tone>> = { fresh: 'done', ageing: 'soon', stale: 'late', unverified: 'quiet', dead: 'late', inactive: 'quiet' }

/** How much an entry can be trusted, in words and a shape. */
export const FreshTag = ({ state, language }: { readonly state: Freshness; readonly language: Language }): VNode => (
  <Tag tone={tones[state]} text={serviceWords[language].states[state]} />
)

/** The link to a service, and that its place is protected when it is. */
export const ServiceLink = ({
  service,
  language,
}: {
  readonly service: { readonly id: string; readonly name: string; readonly protected: boolean }
  readonly language: Language
}): VNode => (
  <>
    <a href={servicePaths.one(service.id)}>{service.name}</a>
    {service.protected ? <span class="l-quiet">{` · ${serviceWords[language].service.protectedTag}`}</span> : null}
  </>
)

export const sayAreas = (areas: readonly string[], language: Language): string => areas.map((area) => sayPlace(area, language)).join(', ')

/** The names of languages by code; a code that is not ours is said as it stands. */
export const sayLanguages = (codes: readonly string[], language: Language): string => {
  const names: Readonly<Record<string, string>> = languageNames(language)
  return codes.map((code) => names[code] ?? code).join(', ')
}
