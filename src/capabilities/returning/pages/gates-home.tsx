import type { FormState, Page, Shown } from '#ui/page.ts'
import { DataTable } from '#ui/components/data-table.tsx'
import { DateField } from '#ui/components/date-field.tsx'
import { Radios } from '#ui/components/radios.tsx'
import { SealedText } from '#ui/components/sealed-text.tsx'
import { Select } from '#ui/components/select.tsx'
import { State } from '#ui/components/state.tsx'
import { TextArea } from '#ui/components/text-area.tsx'
import { isoDay } from '#ui/when.ts'
import { sayPerson, sayZone } from '#capabilities/cases/contract.ts'
import { homeAnswers, homeAreas, homeCheckers, type HomeArea } from '#capabilities/returning/domain/home.ts'
import { gatePaths } from '#capabilities/returning/gates-paths.ts'
import { optionsFrom, returnTrail } from '#capabilities/returning/pages/choice-parts.tsx'
import { fillBefore } from '#capabilities/returning/pages/gates-parts.tsx'
import type { HomeAreaModel, HomeModel } from '#capabilities/returning/queries/show-home.ts'
import { gatesWords } from '#capabilities/returning/words.gates.ts'

const tones = { there: 'done', partly: 'soon', missing: 'late', unknown: 'new' } as const
const pathOf = (caseId: string, area: HomeArea): string => gatePaths.homeArea(caseId, String(homeAreas.indexOf(area) + 1))

export function homePage(model: HomeModel, page: Page): Shown {
  const { language } = page
  const words = gatesWords[language]
  const t = words.home
  return {
    title: `${t.title} · ${model.case.pseudonym}`,
    place: 'cases',
    trail: returnTrail(model.case, language),
    body: (
      <>
        <h1>{t.title}</h1>
        <p class="govuk-body">{t.lead}</p>
        {model.unknown.length === 0 ? null : <p class="govuk-body">{t.unknown(model.unknown.length)}</p>}
        <DataTable
          caption={t.title}
          quietCaption
          language={language}
          columns={[
            { key: 'area', text: t.area },
            { key: 'answer', text: t.answer },
            { key: 'who', text: t.checkedBy },
            { key: 'on', text: t.checkedOn },
            { key: 'by', text: words.by },
          ]}
          rows={homeAreas.map((area) => {
            const one = model.newest.find((row) => row.area === area)
            const answer = one?.answer ?? 'unknown'
            return {
              key: area,
              cells: {
                area: model.mayWrite ? <a href={pathOf(model.case.id, area)}>{t.areas[area]}</a> : t.areas[area],
                answer: <State tone={tones[answer]} text={t.answers[answer]} />,
                who: one ? t.checkers[one.checkedBy] : t.checkers.nobody_yet,
                on: one?.checkedOn ?? '–',
                by: one ? `${sayZone(model.names, one.zoneId)} · ${sayPerson(model.names, one.madeBy, language)}` : '–',
              },
            }
          })}
        />
      </>
    ),
  }
}

export function homeFormPage(model: HomeAreaModel, form: FormState, page: Page): Shown {
  const { language, now } = page
  const words = gatesWords[language]
  const t = words.home
  const { card } = model.entered
  const [newest] = model.earlier
  return fillBefore({
    head: card,
    form,
    page,
    title: t.areas[model.area],
    lead: t.lead,
    action: pathOf(card.id, model.area),
    back: { href: gatePaths.home(card.id), text: t.title },
    submit: t.save,
    version: newest?.row.number ?? 0,
    sealed: true,
    above:
      model.earlier.length === 0 ? null : (
        <>
          <h2>{t.earlier}</h2>
          <ul class="govuk-list">
            {model.earlier.map(({ row, words: said }) => (
              <li key={row.id}>
                {`${row.checkedOn} · ${t.answers[row.answer]} · ${t.checkers[row.checkedBy]} · ${sayZone(model.names, row.zoneId)}`}
                {row.hasWords ? (
                  said === null ? (
                    <p class="l-quiet">{words.sealedToOthers}</p>
                  ) : (
                    <SealedText text={said} label={words.open} language={language} />
                  )
                ) : null}
              </li>
            ))}
          </ul>
        </>
      ),
    children: (
      <>
        <Radios form={form} name="answer" legend={t.answer} options={optionsFrom(homeAnswers, t.answers)} inline />
        <Select form={form} name="checkedBy" label={t.checkedBy} empty={words.choose} options={optionsFrom(homeCheckers, t.checkers)} />
        <DateField form={form} name="checkedOn" label={t.checkedOn} value={isoDay(now)} />
        <TextArea form={form} name="words" label={t.words} hint={t.wordsHint} rows={3} />
      </>
    ),
  })
}
