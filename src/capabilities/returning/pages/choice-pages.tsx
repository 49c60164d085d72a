import { languageTag } from '#kernel/spoken-language.ts'
import type { Page, Shown } from '#ui/page.ts'
import { ButtonLink } from '#ui/components/button-link.tsx'
import { Chips } from '#ui/components/chips.tsx'
import { DataTable } from '#ui/components/data-table.tsx'
import { Notice } from '#ui/components/notice.tsx'
import { SealedText } from '#ui/components/sealed-text.tsx'
import { SummaryList } from '#ui/components/summary-list.tsx'
import { Time } from '#ui/components/time.tsx'
import { sayPerson, sayZone } from '#capabilities/cases/contract.ts'
import { afterPaths } from '#capabilities/returning/after-paths.ts'
import { choicePaths } from '#capabilities/returning/choice-paths.ts'
import { informationItems } from '#capabilities/returning/domain/choice.ts'
import { BackTo, returnTrail, sayLanguage } from '#capabilities/returning/pages/choice-parts.tsx'
import { writtenDay } from '#capabilities/returning/pages/sheet-day.ts'
import { returnPaths } from '#capabilities/returning/paths.ts'
import type { ListModel } from '#capabilities/returning/queries/list-returns.ts'
import type { ChoicePageModel, ChoiceSheetModel, FindingsModel, InfoSheetModel } from '#capabilities/returning/queries/prepare-choice.ts'
import { directionOf, editionOn, findEdition } from '#capabilities/returning/reference/choice-sheet.ts'
import { listShows } from '#capabilities/returning/store/list.ts'
import { choiceWords } from '#capabilities/returning/words.choice.ts'

export function choicePage(model: ChoicePageModel, page: Page): Shown {
  const { language } = page
  const words = choiceWords[language]
  const t = words.choice
  return {
    title: `${words.title} · ${model.case.pseudonym}`,
    place: 'cases',
    trail: returnTrail(model.case, language),
    body: (
      <>
        <h1>{t.title}</h1>
        <SummaryList
          rows={[
            { key: 'chosen', text: t.chosen, value: t.chosens[model.chosen] },
            { key: 'on', text: t.chosenOn, value: model.chosenOn },
            { key: 'form', text: t.form, value: t.forms[model.form] },
            ...(model.witness ? [{ key: 'witness', text: t.witness, value: t.witnesses[model.witness] }] : []),
            { key: 'language', text: t.language, value: sayLanguage(model.language, language) },
            { key: 'by', text: words.by, value: `${sayZone(model.names, model.zoneId)} · ${sayPerson(model.names, model.madeBy, language)}` },
          ]}
        />
        {model.words === null ? <p class="l-quiet">{t.sealedElsewhere}</p> : <SealedText text={model.words} open label={t.words} language={language} />}
        {model.words === null ? null : (
          <p>
            <ButtonLink href={choicePaths.choiceSheet(model.case.id)} tone="quiet">
              {t.sheet}
            </ButtonLink>
          </p>
        )}
        <BackTo href={returnPaths.ofCase(model.case.id)} language={language} />
      </>
    ),
  }
}

/** Her choice on paper, in her language where there are headings in it: no mark, no sender, nothing about what has happened to her. */
export function choiceSheetPage(model: ChoiceSheetModel, page: Page): Shown {
  if (model.silence !== null) {
    return { title: choiceWords[page.language].title, status: 409, body: <Notice tone="danger">{choiceWords[page.language].refusedSheet}</Notice> }
  }
  const t = editionOn(model.chosenOn).texts[model.language]?.mine
  return {
    title: t?.title ?? '·',
    bare: true,
    body: (
      <article class="l-sheet" lang={languageTag(model.language)} dir={directionOf(model.language)}>
        <h1 class={t ? undefined : 'govuk-visually-hidden'}>{t?.title ?? '·'}</h1>
        <section>
          <h2>{t?.words ?? '1.'}</h2>
          <p class="l-sheet__words">{model.words}</p>
        </section>
        {t ? <p class="l-sheet__words">{t.nothingTied}</p> : null}
        {t ? <p class="l-sheet__words">{t.change}</p> : null}
        <p>{`${t ? `${t.day}: ` : ''}${writtenDay(model.chosenOn, model.language)}`}</p>
        <p>{`${t ? (model.form === 'signed' ? t.sign : t.heard) : ''} ____________________`}</p>
      </article>
    ),
  }
}

/** What is read before the choice, in one version and one language. Its version stands small at the foot, as a day. */
export function infoSheetPage({ edition, language }: InfoSheetModel, _page: Page): Shown {
  const text = findEdition(edition)?.texts[language]
  return {
    title: text?.title ?? '·',
    bare: true,
    body: text ? (
      <article class="l-sheet" lang={languageTag(language)} dir={directionOf(language)}>
        <h1>{text.title}</h1>
        <p class="l-sheet__words">{text.lead}</p>
        {informationItems.map((item) => (
          <section key={item}>
            <h2>{text.items[item][0]}</h2>
            <p class="l-sheet__words">{text.items[item][1]}</p>
          </section>
        ))}
        <p class="l-sheet__words">{text.end}</p>
        <p class="l-tabular">{writtenDay(edition, language)}</p>
      </article>
    ) : (
      ''
    ),
  }
}

export function findingsPage(model: FindingsModel, page: Page): Shown {
  const { language } = page
  const words = choiceWords[language]
  const t = words.finding
  return {
    title: `${words.title} · ${model.case.pseudonym}`,
    place: 'cases',
    trail: returnTrail(model.case, language),
    body: (
      <>
        <h1>{t.title}</h1>
        <p class="govuk-body">{t.lead}</p>
        {model.findings.length === 0 ? <p class="l-quiet">{t.none}</p> : null}
        {model.findings.map((one) => (
          <section key={one.id}>
            <h2>{`${t.sides[one.side]} · ${one.foundOn}`}</h2>
            <SummaryList
              rows={[
                { key: 'found', text: t.found, value: t.founds[one.found] },
                { key: 'authority', text: t.authority, value: t.authorities[one.authority] },
                { key: 'channel', text: t.channel, value: t.channels[one.channel] },
                { key: 'by', text: words.by, value: `${sayZone(model.names, one.zoneId)} · ${sayPerson(model.names, one.madeBy, language)}` },
              ]}
            />
            {one.written ? <SealedText text={one.words} open label={t.words} language={language} /> : null}
          </section>
        ))}
        <BackTo href={returnPaths.ofCase(model.case.id)} language={language} />
      </>
    ),
  }
}

export function listPage(model: ListModel, page: Page): Shown {
  const { language, now } = page
  const t = choiceWords[language].list
  const elsewhere = [{ href: afterPaths.list, text: t.followUps }, ...(model.keepsMoney ? [{ href: afterPaths.money, text: t.grants }] : [])]
  const next =
    model.next && `${returnPaths.mine}?${new URLSearchParams({ show: model.show, before: model.next.before, beforeId: model.next.beforeId }).toString()}`
  return {
    title: t.title,
    place: 'cases',
    body: (
      <>
        <h1>{t.title}</h1>
        <p class="govuk-body">{t.lead}</p>
        <p class="l-row">
          {elsewhere.map((one) => (
            <ButtonLink key={one.href} href={one.href} tone="quiet">
              {one.text}
            </ButtonLink>
          ))}
        </p>
        <Chips
          label={t.title}
          chips={listShows.map((show) => ({ key: show, label: '', text: t.shows[show], href: choicePaths.list(show), current: show === model.show }))}
        />
        <DataTable
          caption={t.shows[model.show]}
          sorted={t.sorted}
          empty={t.empty}
          language={language}
          columns={[
            { key: 'name', text: t.name },
            { key: 'phase', text: t.phase },
            { key: 'since', text: t.since },
          ]}
          rows={model.returns.map((one) => ({
            key: one.caseId + one.madeAt.toISOString(),
            cells: {
              name: <a href={returnPaths.ofCase(one.caseId)}>{one.pseudonym}</a>,
              phase: t.states[one.state],
              since: <Time at={one.madeAt} now={now} language={language} />,
            },
          }))}
          next={next ? { href: next } : null}
        />
      </>
    ),
  }
}
