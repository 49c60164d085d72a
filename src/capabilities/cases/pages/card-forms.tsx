import type { FormState, Page, Shown } from '#ui/page.ts'
import { Checkboxes } from '#ui/components/checkboxes.tsx'
import { DateField } from '#ui/components/date-field.tsx'
import { Form } from '#ui/components/form.tsx'
import { MomentField } from '#ui/components/moment-field.tsx'
import { Notice } from '#ui/components/notice.tsx'
import { Radios } from '#ui/components/radios.tsx'
import { Select } from '#ui/components/select.tsx'
import { axes, axisValues, protectionLevels } from '#capabilities/cases/domain/axes.ts'
import type { LoadedCase } from '#capabilities/cases/queries/load-case.ts'
import { BackTo, optionsFrom, trailTo } from '#capabilities/cases/pages/parts.tsx'
import { casePaths } from '#capabilities/cases/paths.ts'
import { casesWords } from '#capabilities/cases/words.ts'

/** The card as a form: every zone of the case sees what is saved. */
export function axesPage({ card, access }: LoadedCase, form: FormState, page: Page): Shown {
  const t = casesWords[page.language]
  const back = casePaths.one(card.id)
  return {
    title: `${t.axesForm.title} · ${card.pseudonym}`,
    place: 'cases',
    trail: trailTo(card, page.language),
    body: (
      <>
        <h1>{t.axesForm.title}</h1>
        <p class="govuk-body">{t.axesForm.lead}</p>
        <Form
          page={page}
          form={form}
          action={casePaths.axes(card.id)}
          version={card.version}
          submit={t.axesForm.submit}
          audience={t.audienceCard(access.units.length)}
          reach="shared"
          secondary={<BackTo href={back} language={page.language} />}
        >
          {axes.map((axis) => (
            <Select key={axis} form={form} name={axis} label={t.axes[axis]} options={optionsFrom(axisValues[axis], t[axis])} />
          ))}
          <Checkboxes form={form} name="urgent" legend={t.otherAxes.urgent} options={[{ value: 'yes', text: t.axesForm.urgent }]} />
          <MomentField form={form} name="nextMeeting" label={t.axesForm.nextMeeting} />
          <DateField form={form} name="onDay" label={t.axesForm.onDay} />
        </Form>
      </>
    ),
  }
}

export function levelPage({ card }: LoadedCase, form: FormState, page: Page): Shown {
  const t = casesWords[page.language]
  return {
    title: `${t.level.tab} · ${card.pseudonym}`,
    place: 'cases',
    trail: trailTo(card, page.language),
    body: (
      <>
        <h1>{t.level.title}</h1>
        <p class="govuk-body">{t.levels[card.protectionLevel]}</p>
        <p class="govuk-body">{t.level.lead}</p>
        <Notice tone="warn">{t.level.two}</Notice>
        <Form
          page={page}
          form={form}
          action={casePaths.level(card.id)}
          submit={t.level.submit}
          tone="danger"
          secondary={<BackTo href={casePaths.one(card.id)} language={page.language} />}
        >
          <Radios
            form={form}
            name="level"
            legend={t.level.level}
            options={protectionLevels.map((level) => ({ value: String(level), text: t.levels[level] }))}
          />
        </Form>
      </>
    ),
  }
}
