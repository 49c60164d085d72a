import type { VNode } from 'preact'
import { typed, type FormState, type Page, type Shown } from '#ui/page.ts'
import { Form } from '#ui/components/form.tsx'
import { MomentField } from '#ui/components/moment-field.tsx'
import { Radios } from '#ui/components/radios.tsx'
import { Select } from '#ui/components/select.tsx'
import { TextArea } from '#ui/components/text-area.tsx'
import { deviations } from '#capabilities/returning/domain/journey.ts'
import { wallAt } from '#capabilities/returning/domain/wall-time.ts'
import { journeyPaths } from '#capabilities/returning/journey-paths.ts'
import { BackTo, journeyOptions, journeyTrail } from '#capabilities/returning/pages/journey-parts.tsx'
import type { CorrectForm, LogForm } from '#capabilities/returning/queries/prepare-journey.ts'
import { journeyWords } from '#capabilities/returning/words.journey.ts'

const TimeFields = ({ form, page, zone, start }: { readonly form: FormState; readonly page: Page; readonly zone: string; readonly start?: string }): VNode => {
  const t = journeyWords[page.language]
  const doubled = form.errors.some((error) => error.field === 'fold') || typed(form, 'fold') !== ''
  return (
    <>
      <MomentField form={form} name="wall" label={`${t.when} (${zone.replaceAll('_', ' ')})`} hint={t.whenHint} value={start} />
      {doubled ? <Radios form={form} name="fold" legend={t.fold} hint={t.foldHint} options={journeyOptions(['first', 'second'] as const, t.folds)} /> : null}
    </>
  )
}

export function logForm(model: LogForm, form: FormState, page: Page): Shown {
  const t = journeyWords[page.language]
  const { card, kind } = model
  return {
    title: `${t.logTitle} · ${card.pseudonym}`,
    place: 'cases',
    trail: journeyTrail(card, page.language),
    body: (
      <>
        <h1>{t.eventKinds[kind]}</h1>
        <p class="govuk-body">{`${t.leg} ${model.place}`}</p>
        <Form
          page={page}
          form={form}
          action={journeyPaths.log(card.id, model.leg.id, kind)}
          submit={t.saySave}
          audience={t.audience}
          secondary={<BackTo href={journeyPaths.one(card.id)} language={page.language} />}
        >
          {kind === 'deviation' ? (
            <Select form={form} name="deviation" label={t.deviation} empty={t.choose} options={journeyOptions(deviations, t.deviations)} />
          ) : null}
          <TimeFields form={form} page={page} zone={model.zone} />
          {model.writes ? <TextArea form={form} name="words" label={t.words} rows={3} /> : <p class="govuk-body">{t.wordsElsewhere}</p>}
        </Form>
      </>
    ),
  }
}

export function correctForm(model: CorrectForm, form: FormState, page: Page): Shown {
  const t = journeyWords[page.language]
  const { card, event } = model
  return {
    title: `${t.correctTitle} · ${card.pseudonym}`,
    place: 'cases',
    trail: journeyTrail(card, page.language),
    body: (
      <>
        <h1>{t.correctTitle}</h1>
        <p class="govuk-body">{`${t.eventKinds[event.kind]} · ${t.leg.toLowerCase()} ${model.place}. ${t.logLead}`}</p>
        <Form
          page={page}
          form={form}
          action={journeyPaths.correct(card.id, event.id)}
          submit={t.correct}
          audience={t.audience}
          secondary={<BackTo href={journeyPaths.one(card.id)} language={page.language} />}
        >
          <TimeFields form={form} page={page} zone={model.zone} start={wallAt(event.at, model.zone)} />
          {model.writes ? <TextArea form={form} name="words" label={t.words} rows={3} /> : null}
        </Form>
      </>
    ),
  }
}
