import type { VNode } from 'preact'
import type { Language } from '#kernel/language.ts'
import type { Instant } from '#kernel/time.ts'
import type { Page } from '#ui/page.ts'
import { DataTable } from '#ui/components/data-table.tsx'
import { SealedText } from '#ui/components/sealed-text.tsx'
import { SmallForm } from '#ui/components/small-form.tsx'
import { SummaryList } from '#ui/components/summary-list.tsx'
import { sayPerson, sayZone, type NameBook } from '#capabilities/cases/contract.ts'
import { isoCountries } from '#capabilities/directory/contract.ts'
import { legWordParts } from '#capabilities/returning/domain/journey-words.ts'
import { offsetAt, wallAt } from '#capabilities/returning/domain/wall-time.ts'
import { journeyPaths } from '#capabilities/returning/journey-paths.ts'
import { returnTrail, type CaseHead } from '#capabilities/returning/pages/choice-parts.tsx'
import { journeyWordParts } from '#capabilities/returning/domain/journey-words.ts'
import type { JourneyModel, KnownJourney, LegView } from '#capabilities/returning/queries/show-journey.ts'
import { journeyWords } from '#capabilities/returning/words.journey.ts'

export const journeyTrail = (head: CaseHead, language: Language, deep = true) => [
  ...returnTrail(head, language),
  ...(deep ? [{ href: journeyPaths.one(head.id), text: journeyWords[language].title }] : []),
]
export const BackTo = ({ href, language }: { readonly href: string; readonly language: Language }): VNode => (
  <a class="l-form__back" href={href}>
    {journeyWords[language].back}
  </a>
)
export const journeyOptions = <Key extends string>(keys: readonly Key[], words: Readonly<Record<Key, string>>) =>
  keys.map((value) => ({ value, text: words[value] }))

const countries = new Map(isoCountries.map((one) => [one.code, one]))
export const countryName = (code: string, language: Language): string => {
  const one = countries.get(code)
  return one ? (language === 'sv' ? one.nameSv : one.nameEn) : code
}
export const countryOptions = (language: Language) =>
  isoCountries.map(({ code }) => ({ value: code, text: countryName(code, language) })).toSorted((a, b) => a.text.localeCompare(b.text, language))

/** What the clock on the wall shows there, with how far it stands from UTC: *2026-11-21 23:15 (+02:00)*. */
export const sayWall = (at: Instant, zone: string): string => `${wallAt(at, zone).replace('T', ' ')} (${offsetAt(at, zone)})`
const WallTime = ({ at, zone }: { readonly at: Instant; readonly zone: string }): VNode => (
  <time class="l-time l-tabular" dateTime={at.toISOString()}>
    {sayWall(at, zone)}
  </time>
)

const LegWordsOf = ({ leg, place, language }: { readonly leg: LegView; readonly place: number; readonly language: Language }): VNode | null => {
  const t = journeyWords[language]
  if (!leg.hasWords) return null
  const said = legWordParts.flatMap((part) => (leg.words[part] === null ? [] : [`${t.legWords[part]}: ${leg.words[part] ?? ''}`]))
  return <SealedText text={said.length === 0 ? null : said.join('\n')} label={t.wordsOfLeg(place)} language={language} />
}

/** Every leg in order: local times of both places, help, who meets. `change` is left out for whoever only looks. */
export const LegTable = ({ known, page, caseId }: { readonly known: KnownJourney; readonly page: Page; readonly caseId: string | null }): VNode => {
  const { language } = page
  const t = journeyWords[language]
  return (
    <DataTable
      caption={t.legs}
      quietCaption
      language={language}
      empty={t.noLegs}
      columns={[
        { key: 'number', text: t.leg },
        { key: 'departs', text: t.departs },
        { key: 'arrives', text: t.arrives },
        { key: 'help', text: t.help },
        { key: 'metBy', text: t.metBy },
        { key: 'words', text: t.words },
      ]}
      rows={known.legs.map((leg, index) => ({
        key: leg.id,
        cells: {
          number: `${index + 1} · ${t.modes[leg.mode]}`,
          departs: (
            <span>
              {countryName(leg.depart.country, language)} <WallTime {...leg.depart} />
            </span>
          ),
          arrives: (
            <span>
              {countryName(leg.arrive.country, language)} <WallTime {...leg.arrive} />
            </span>
          ),
          help: t.helps[leg.help],
          metBy: t.meeters[leg.metBy],
          words: (
            <div>
              <LegWordsOf leg={leg} place={index + 1} language={language} />
              {caseId === null ? null : (
                <>
                  <a href={journeyPaths.leg(caseId, leg.id)}>
                    {t.change}
                    <span class="govuk-visually-hidden">{` ${index + 1}`}</span>
                  </a>
                  {' · '}
                  <a href={journeyPaths.removeLeg(caseId, leg.id)}>
                    {t.remove}
                    <span class="govuk-visually-hidden">{` ${index + 1}`}</span>
                  </a>
                </>
              )}
            </div>
          ),
        },
      }))}
    />
  )
}

export const KnowerTable = ({
  knowers,
  names,
  page,
  caseId,
}: {
  readonly knowers: readonly { readonly id: string; readonly personId: string; readonly zoneId: string; readonly since?: Date; readonly until?: Date | null }[]
  readonly names: NameBook
  readonly page: Page
  readonly caseId: string | null
}): VNode => {
  const t = journeyWords[page.language]
  return (
    <DataTable
      caption={t.knowers}
      quietCaption
      language={page.language}
      columns={[
        { key: 'who', text: t.knower },
        { key: 'zone', text: t.zone },
        { key: 'until', text: t.until },
      ]}
      rows={knowers.map((one) => ({
        key: one.id,
        cells: {
          who: sayPerson(names, one.personId, page.language),
          zone: sayZone(names, one.zoneId),
          until:
            one.until instanceof Date ? (
              sayWall(one.until, 'Europe/Stockholm')
            ) : caseId === null ? (
              t.stillKnows
            ) : (
              <a href={journeyPaths.endKnower(caseId, one.id)}>
                {t.endKnower}
                <span class="govuk-visually-hidden">{` ${sayPerson(names, one.personId, page.language)}`}</span>
              </a>
            ),
        },
      }))}
    />
  )
}

/** What was said of the way, oldest first; corrected rows stay. */
export const EventTable = ({
  known,
  names,
  page,
  caseId,
}: {
  readonly known: KnownJourney
  readonly names: NameBook
  readonly page: Page
  readonly caseId: string | null
}): VNode => {
  const { language } = page
  const t = journeyWords[language]
  const placeOf = (legId: string): string => String(known.legs.findIndex((leg) => leg.id === legId) + 1 || '–')
  return (
    <DataTable
      caption={t.log}
      quietCaption
      language={language}
      empty={t.noEvents}
      columns={[
        { key: 'kind', text: t.kind },
        { key: 'leg', text: t.leg },
        { key: 'at', text: t.happened },
        { key: 'by', text: t.said },
        { key: 'words', text: t.words },
      ]}
      rows={known.events.map((event) => ({
        key: event.id,
        cells: {
          kind: `${t.eventKinds[event.kind]}${event.deviation === null ? '' : `: ${t.deviations[event.deviation]}`}${event.corrects ? ` · ${t.correction}` : ''}${event.corrected ? ` · ${t.corrected}` : ''}`,
          leg: placeOf(event.legId),
          at: <WallTime at={event.at} zone={event.zone} />,
          by: sayPerson(names, event.madeBy, language),
          words: (
            <div>
              {event.hasWords ? <SealedText text={event.words} label={t.words} language={language} /> : null}
              {caseId === null || event.corrected ? null : (
                <a href={journeyPaths.correct(caseId, event.id)}>
                  {t.correct}
                  <span class="govuk-visually-hidden">{` ${t.eventKinds[event.kind]} ${placeOf(event.legId)}`}</span>
                </a>
              )}
            </div>
          ),
        },
      }))}
    />
  )
}

export const ArrangementSummary = ({ known, language }: { readonly known: KnownJourney; readonly language: Language }): VNode | null => {
  const t = journeyWords[language]
  const { arrangement } = known
  if (!arrangement) return null
  const sealed = arrangement.hasWords && journeyWordParts.every((part) => arrangement.words[part] === null)
  return (
    <SummaryList
      rows={[
        { key: 'receiver', text: t.receives, value: arrangement.receiver === null ? t.lackWords.no_receiver : t.receivers[arrangement.receiver] },
        { key: 'needs', text: t.needsEscort, value: t.escortNeeds[arrangement.needsEscort] },
        { key: 'escort', text: t.escort, value: t.escorts[arrangement.escort] },
        { key: 'fallback', text: t.fallback, value: arrangement.fallback.map((one) => t.fallbacks[one]).join(' → ') || '–' },
        ...journeyWordParts.flatMap((part) =>
          arrangement.words[part] === null
            ? []
            : [{ key: `words-${part}`, text: t.journeyWords[part], value: <SealedText text={arrangement.words[part] ?? null} language={language} /> }],
        ),
        ...(sealed ? [{ key: 'sealed', text: t.words, value: t.sealedElsewhere }] : []),
      ]}
    />
  )
}

/** The next thing that should happen, and one button to say that it has. */
export const NextStep = ({
  model,
  known,
  page,
}: {
  readonly model: Pick<JourneyModel, 'case' | 'mayPlan'>
  readonly known: KnownJourney
  readonly page: Page
}): VNode => {
  const t = journeyWords[page.language]
  const { next } = known
  const leg = known.legs.find((one) => one.id === next?.legId)
  if (!next || !leg) return <p class="govuk-body">{known.legs.length === 0 ? t.noLegs : t.nothingNext}</p>
  const zone = next.kind === 'departed' || next.kind === 'boarded' ? leg.depart.zone : leg.arrive.zone
  return (
    <>
      <p class="govuk-body">
        {t.eventKinds[next.kind]} · {t.leg.toLowerCase()} {known.legs.indexOf(leg) + 1} · {t.dueAt.toLowerCase()} <WallTime at={next.dueAt} zone={zone} />
      </p>
      {model.mayPlan ? (
        <div class="l-row">
          <SmallForm page={page} action={journeyPaths.log(model.case.id, leg.id, next.kind)} submit={t.say[next.kind]} tone="go" />
          <a href={journeyPaths.log(model.case.id, leg.id, next.kind)}>{t.sayAt}</a>
          <a href={journeyPaths.log(model.case.id, leg.id, 'deviation')}>{t.say.deviation}</a>
        </div>
      ) : null}
    </>
  )
}
