import type { FormState, Page, Shown } from '#ui/page.ts'
import { Checkboxes } from '#ui/components/checkboxes.tsx'
import { Button } from '#ui/components/button.tsx'
import { DateField } from '#ui/components/date-field.tsx'
import { Form } from '#ui/components/form.tsx'
import { Hidden } from '#ui/components/hidden.tsx'
import { Radios } from '#ui/components/radios.tsx'
import { Select } from '#ui/components/select.tsx'
import { TextArea } from '#ui/components/text-area.tsx'
import { isoDay } from '#ui/when.ts'
import { dimensions, exploitationForms, knowings, lists, seers, sightings, signsFor } from '#capabilities/protection/domain/indicators.ts'
import { BackToCase, optionsFrom, trailTo } from '#capabilities/protection/pages/parts.tsx'
import { protectionPaths } from '#capabilities/protection/paths.ts'
import type { ObserveModel } from '#capabilities/protection/queries/show-indicators.ts'
import { protectionWords } from '#capabilities/protection/words.ts'

/** First which list, as a form that only looks; then the list itself. What was typed stays when the list is sent. */
export function observeForm(model: ObserveModel, form: FormState, page: Page): Shown {
  const { language } = page
  const t = protectionWords[language]
  const { card } = model.entered
  const signs = signsFor(model.list, model.forms)
  return {
    title: `${t.tabs.observation} · ${card.pseudonym}`,
    place: 'cases',
    trail: trailTo(card, { href: protectionPaths.indicators(card.id), text: t.indicators.title }),
    body: (
      <>
        <h1>{t.indicators.newTitle}</h1>
        <p class="govuk-body">{t.indicators.newLead}</p>
        <form class="l-form" method="get" action={protectionPaths.newObservation(card.id)}>
          <Radios
            name="list"
            id="choose-list"
            legend={t.indicators.list}
            hint={t.indicators.listHint}
            options={optionsFrom(lists, t.lists)}
            value={model.list}
            inline
          />
          <Checkboxes
            name="forms"
            id="choose-forms"
            legend={t.indicators.formsLegend}
            hint={t.indicators.formsHint}
            options={optionsFrom(exploitationForms, t.forms)}
            value={model.forms}
            inline
          />
          <Button tone="quiet">{t.indicators.showList}</Button>
        </form>
        <Form
          page={page}
          form={form}
          action={protectionPaths.newObservation(card.id)}
          submit={t.indicators.save}
          audience={t.audience(model.zone, model.readers)}
          secondary={<BackToCase head={card} language={language} />}
        >
          <Hidden name="list" value={model.list} />
          {model.forms.map((one) => (
            <Hidden key={one} name="forms" value={one} />
          ))}
          <Select form={form} name="seer" label={t.indicators.whose} empty={t.choose} options={optionsFrom(seers, t.seers)} />
          <Radios form={form} name="knowing" legend={t.indicators.how} options={optionsFrom(knowings, t.knowings)} inline />
          <DateField form={form} name="seenOn" label={t.indicators.seenOn} value={isoDay(page.now)} />
          {dimensions.map((dimension) => (
            <section key={dimension} aria-label={t.dimensions[dimension]}>
              <h2>{t.dimensions[dimension]}</h2>
              {signs
                .filter((sign) => sign.dimension === dimension)
                .map(({ code }) => (
                  <Radios
                    key={code}
                    form={form}
                    name={`sign_${code}`}
                    legend={t.signs[code]}
                    options={optionsFrom(sightings, t.sightings)}
                    value="unknown"
                    inline
                  />
                ))}
            </section>
          ))}
          <TextArea form={form} name="words" label={t.indicators.words} hint={t.indicators.wordsHint} rows={4} maxLength={500} />
        </Form>
      </>
    ),
  }
}
