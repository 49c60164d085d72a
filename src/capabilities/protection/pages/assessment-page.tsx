import type { VNode } from 'preact'
import type { Page, Shown } from '#ui/page.ts'
import { DataTable } from '#ui/components/data-table.tsx'
import { Empty } from '#ui/components/empty.tsx'
import { Notice } from '#ui/components/notice.tsx'
import { Panel } from '#ui/components/panel.tsx'
import { SealedText } from '#ui/components/sealed-text.tsx'
import { SummaryList } from '#ui/components/summary-list.tsx'
import { Tag } from '#ui/components/tag.tsx'
import { Time } from '#ui/components/time.tsx'
import { isRole, roleWords } from '#capabilities/people/contract.ts'
import { casePaths, sayPerson, sayZone } from '#capabilities/cases/contract.ts'
import { itemsUnder, parts } from '#capabilities/protection/domain/items.ts'
import { dangers } from '#capabilities/protection/domain/levels.ts'
import { Judgements } from '#capabilities/protection/pages/judgements.tsx'
import { trailTo } from '#capabilities/protection/pages/parts.tsx'
import { protectionPaths } from '#capabilities/protection/paths.ts'
import type { AssessmentModel } from '#capabilities/protection/queries/show-risk.ts'
import { protectionWords } from '#capabilities/protection/words.ts'

type Props = { readonly model: AssessmentModel; readonly page: Page }

const ratingTone = { present: 'late', possible: 'soon', absent: 'done', unknown: 'new' } as const

const Sealed = ({ model: { text, asItStands }, page: { language } }: Props): VNode => {
  const t = protectionWords[language]
  if (text === null) return <Notice tone="info">{t.sealedToOthers}</Notice>
  return (
    <>
      {asItStands === null ? null : (
        <Notice tone="warn" title={t.assessment.unreadable}>
          <SealedText text={asItStands} language={language} />
        </Notice>
      )}
      <h2>{t.assessment.ownTitle}</h2>
      {text.ownWords === null ? (
        <p class="l-quiet">{t.assessment.noOwn}</p>
      ) : (
        <SealedText text={text.ownWords} open label={t.assessment.ownTitle} language={language} />
      )}
      <h2>{t.assessment.reasons}</h2>
      {dangers.map((danger) => (
        <section key={danger} aria-label={t.dangers[danger]}>
          <h3>{t.dangers[danger]}</h3>
          {text.reasons[danger] === null ? (
            <p class="l-quiet">{t.assessment.noReason}</p>
          ) : (
            <SealedText text={text.reasons[danger]} open label={t.assessment.reasons} language={language} />
          )}
        </section>
      ))}
      {text.sources === null ? null : <SealedText text={text.sources} open label={t.assessment.sources} language={language} />}
      <h2>{t.assessment.items}</h2>
      {parts.map((part) => {
        const rated = text.ratings.filter(({ item }) => (itemsUnder[part] as readonly string[]).includes(item))
        return rated.length === 0 ? null : (
          <DataTable
            key={part}
            caption={t.parts[part]}
            language={language}
            columns={[
              { key: 'item', text: t.assessment.measure },
              { key: 'rating', text: t.assessment.rating },
              { key: 'since', text: t.assessment.since },
            ]}
            rows={rated.map(({ item, rating, since }) => ({
              key: item,
              cells: {
                item: t.items[item],
                rating: (
                  <Tag
                    tone={part === 'protection' && rating === 'present' ? 'done' : part === 'protection' && rating === 'absent' ? 'soon' : ratingTone[rating]}
                    text={t.ratings[rating]}
                  />
                ),
                since,
              },
            }))}
          />
        )
      })}
    </>
  )
}

const Measures = ({ model, page }: Props): VNode => {
  const { language } = page
  const t = protectionWords[language]
  const late = model.measures.some((one) => one.state === 'late')
  return (
    <Panel
      title={t.assessment.measures}
      tone={late ? 'late' : 'mist'}
      id="measures"
      action={model.mayDecide ? { href: protectionPaths.measures(model.case.id, model.version.id), text: t.assessment.addMeasure } : undefined}
    >
      {model.measures.length === 0 ? (
        <Empty>{t.assessment.noMeasures}</Empty>
      ) : (
        <ul class="govuk-list">
          {model.measures.map((one) => (
            <li key={one.id}>
              <a href={casePaths.task(model.case.id, one.taskId)}>{t.measures[one.code]}</a> · {sayZone(model.names, one.ownerZone)} ·{' '}
              {one.ownerId ? sayPerson(model.names, one.ownerId, language) : one.function && isRole(one.function) ? roleWords(one.function, language) : '–'} ·{' '}
              <Time at={one.dueAt} now={page.now} language={language} />{' '}
              <Tag tone={one.state === 'late' ? 'late' : one.state === 'done' ? 'done' : 'quiet'} text={t.assessment[one.state]} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

export function assessmentPage(model: AssessmentModel, page: Page): Shown {
  const { language } = page
  const t = protectionWords[language]
  const { version } = model
  return {
    title: `${t.tabs.assessment} · ${model.case.pseudonym}`,
    place: 'cases',
    trail: trailTo(model.case, { href: protectionPaths.risk(model.case.id), text: t.risk.title }),
    body: (
      <>
        <h1>{t.risk.number(version.number)}</h1>
        {model.newest === null ? null : (
          <Notice tone="info">
            <p>
              {t.assessment.older} <a href={protectionPaths.assessment(model.case.id, model.newest)}>{t.assessment.toNewest}</a>
            </p>
          </Notice>
        )}
        <SummaryList
          rows={[
            { key: 'at', text: t.at, value: <Time at={version.madeAt} now={page.now} language={language} /> },
            { key: 'by', text: t.by, value: `${sayZone(model.names, version.zoneId)} · ${sayPerson(model.names, version.madeBy, language)}` },
            { key: 'occasion', text: t.assessment.occasion, value: t.occasions[version.occasion] },
            { key: 'review', text: t.risk.reviewOn, value: version.reviewOn },
            { key: 'valid', text: t.risk.validUntil, value: version.validUntil },
          ]}
        />
        <Judgements version={version} page={page} />
        <Measures model={model} page={page} />
        <Sealed model={model} page={page} />
      </>
    ),
  }
}
