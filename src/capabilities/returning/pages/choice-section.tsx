import type { VNode } from 'preact'
import type { Page } from '#ui/page.ts'
import { ButtonLink } from '#ui/components/button-link.tsx'
import { DataTable } from '#ui/components/data-table.tsx'
import { Notice } from '#ui/components/notice.tsx'
import { Panel } from '#ui/components/panel.tsx'
import { SummaryList } from '#ui/components/summary-list.tsx'
import { Tag } from '#ui/components/tag.tsx'
import { sayPerson, sayZone } from '#capabilities/cases/contract.ts'
import { isoCountries } from '#capabilities/directory/contract.ts'
import { choicePaths } from '#capabilities/returning/choice-paths.ts'
import { deciders, sides } from '#capabilities/returning/domain/admission.ts'
import { sayLanguage } from '#capabilities/returning/pages/choice-parts.tsx'
import type { ChoiceModel } from '#capabilities/returning/queries/show-choice.ts'
import { editionOn } from '#capabilities/returning/reference/choice-sheet.ts'
import { choiceWords } from '#capabilities/returning/words.choice.ts'
import { isoDay } from '#ui/when.ts'

type Part = { readonly model: ChoiceModel; readonly page: Page }

const Actions = ({ model, page }: Part) => {
  const t = choiceWords[page.language].section
  const { caseId, may } = model
  const links = [
    may.inform ? { href: choicePaths.inform(caseId), text: t.inform } : null,
    may.choose ? { href: choicePaths.choose(caseId), text: t.choose } : null,
    may.apply ? { href: choicePaths.apply(caseId), text: t.apply } : null,
    may.decide ? { href: choicePaths.decide(caseId), text: t.decide } : null,
    may.find ? { href: choicePaths.finding(caseId), text: t.finding } : null,
  ].filter((link) => link !== null)
  if (links.length === 0) return null
  return (
    <p class="l-actions">
      {links.map((link) => (
        <ButtonLink key={link.href} href={link.href} tone="quiet">
          {link.text}
        </ButtonLink>
      ))}
    </p>
  )
}

const Told = ({ model, page }: Part) => {
  const t = choiceWords[page.language].section
  if (model.talks.length === 0) return <>{t.notTold}</>
  if (model.informedOn) return <>{t.allTold(model.informedOn)}</>
  return (
    <>
      {model.missing.length > 0 ? t.missing(model.missing.length) : null} {model.missingWays.map((way) => t.missingWays[way]).join(' ')}
    </>
  )
}

const Decisions = ({ model, page }: Part) => {
  const { language } = page
  const t = choiceWords[language]
  return (
    <ul class="govuk-list">
      {deciders.map((part) => {
        const one = model.decisions[part]
        return (
          <li key={part}>
            {`${t.parts[part]}: `}
            {one ? (
              <>
                <Tag tone={one.answer === 'yes' ? 'done' : 'quiet'} text={t.decide.answers[one.answer]} />
                {` ${one.reason ? `${t.decide.reasons[one.reason]} · ` : ''}${one.decidedOn} · ${sayZone(model.names, one.zoneId)} · ${sayPerson(model.names, one.madeBy, language)}`}
              </>
            ) : (
              t.section.waiting
            )}
          </li>
        )
      })}
    </ul>
  )
}

const Child = ({ model, page }: Part) => {
  const t = choiceWords[page.language]
  return (
    <ul class="govuk-list">
      {sides.map((side) => {
        const one = model.child?.findings.find((row) => row.side === side)
        return (
          <li key={side}>
            {`${t.finding.sides[side]}: `}
            <Tag tone={one ? (one.found === 'best' ? 'done' : 'late') : 'soon'} text={one ? t.finding.founds[one.found] : t.section.bestMissing} />
            {one ? ` ${one.foundOn}` : ''}
          </li>
        )
      })}
    </ul>
  )
}

/** The day, the country and the right to live there. On what ground stands nowhere on a screen. */
const saysApplied = ({ appliedOn, destination, rightThere }: NonNullable<ChoiceModel['application']>, { language }: Page): string => {
  const country = isoCountries.find(({ code }) => code === destination)
  const name = language === 'sv' ? country?.nameSv : country?.nameEn
  return [appliedOn, name, rightThere && choiceWords[language].apply.rights[rightThere]].filter(Boolean).join(' · ')
}

/** What comes after a choice to travel; whoever stays is asked for none of it. */
const towardsReturn = ({ model, page }: Part) => {
  const t = choiceWords[page.language]
  return [
    {
      key: 'consent',
      text: t.section.consent,
      value: <Tag tone={model.consent ? 'done' : 'soon'} text={model.consent ? t.section.consentYes : t.section.consentNo} />,
    },
    { key: 'application', text: t.section.application, value: model.application ? saysApplied(model.application, page) : t.section.notApplied },
    { key: 'admission', text: t.section.admission, value: <Decisions model={model} page={page} /> },
  ]
}

const rowsOf = ({ model, page }: Part) => {
  const t = choiceWords[page.language]
  const { caseId } = model
  return [
    { key: 'told', text: t.section.told, value: <Told model={model} page={page} /> },
    ...(model.earliestOn
      ? [
          {
            key: 'earliest',
            text: t.section.earliest,
            value: (
              <>
                {model.earliestOn} {model.longer ? <Tag tone="new" text={t.section.longer} /> : null}
              </>
            ),
          },
        ]
      : []),
    { key: 'source', text: t.section.source, value: <span class="l-quiet">{t.section.sources[model.source] ?? model.source}</span> },
    {
      key: 'choice',
      text: t.section.choice,
      value: model.choice ? `${t.choice.chosens[model.choice.chosen]} · ${model.choice.chosenOn}` : t.section.notChosen,
      action: model.choice ? { href: choicePaths.choice(caseId), text: t.section.words } : undefined,
    },
    ...(model.choice?.chosen === 'stay' ? [] : towardsReturn({ model, page })),
    ...(model.child
      ? [
          {
            key: 'child',
            text: t.section.bestInterests,
            value: <Child model={model} page={page} />,
            action: { href: choicePaths.findings(caseId), text: t.section.findings },
          },
        ]
      : []),
  ]
}
/** From the first talk to both decisions. */
export function ChoiceSection(model: ChoiceModel, page: Page): VNode {
  const { language } = page
  const t = choiceWords[language]
  const current = editionOn(isoDay(page.now))
  return (
    <Panel title={t.section.title} id="choice">
      {model.child ? <Notice tone="info">{t.section.childNotice}</Notice> : null}
      <SummaryList rows={rowsOf({ model, page })} />
      <Actions model={model} page={page} />
      {model.talks.length === 0 ? null : (
        <DataTable
          caption={t.section.talks}
          language={language}
          columns={[
            { key: 'on', text: t.section.talk },
            { key: 'language', text: t.section.language },
            { key: 'interpreter', text: t.section.interpreter },
            { key: 'counts', text: t.section.counts },
          ]}
          rows={model.talks.map((one) => ({
            key: one.id,
            cells: {
              on: one.givenOn,
              language: sayLanguage(one.language, language),
              interpreter: t.interpreters[one.interpreter],
              counts: <Tag tone={one.lack ? 'soon' : 'done'} text={one.lack ? t.lacks[one.lack] : t.section.countsYes} />,
            },
          }))}
        />
      )}
      <h3>{t.section.sheets}</h3>
      {model.talks.some((one) => !Object.hasOwn(current.texts, one.language)) ? <Notice tone="info">{t.section.noLanguage}</Notice> : null}
      <ul class="govuk-list">
        {Object.keys(current.texts).map((code) => (
          <li key={code}>
            <a href={choicePaths.sheet(model.caseId, current.from, code)}>{t.section.print(sayLanguage(code, language))}</a>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
