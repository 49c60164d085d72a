import type { FormState, Page, Shown } from '#ui/page.ts'
import { DateField } from '#ui/components/date-field.tsx'
import { Form } from '#ui/components/form.tsx'
import { Radios } from '#ui/components/radios.tsx'
import { PersonSelect } from '#ui/components/person-select.tsx'
import { Select } from '#ui/components/select.tsx'
import { TextArea } from '#ui/components/text-area.tsx'
import { isoDay } from '#ui/when.ts'
import { axisWords } from '#capabilities/cases/contract.ts'
import { closingOutcomes, triggerClass, triggers } from '#capabilities/support/domain/deadline-codes.ts'
import { lawPaths } from '#capabilities/support/law-paths.ts'
import { BackTo, lawOptions, lawTrail, sayRule } from '#capabilities/support/pages/law-parts.tsx'
import type { DeadlineForm, OneDeadlineForm } from '#capabilities/support/queries/show-deadlines.ts'
import { lawWords } from '#capabilities/support/words.law.ts'

const staffOptions = (model: DeadlineForm) => model.staff.map((one) => ({ value: one.id, text: one.name }))

export function decisionForm(model: DeadlineForm, form: FormState, page: Page): Shown {
  const t = lawWords[page.language].clocks
  const { card, standing } = model.entered
  const list = lawPaths.deadlines(card.id)
  return {
    title: `${t.enterTitle} · ${card.pseudonym}`,
    place: 'cases',
    trail: lawTrail(card, { href: list, text: t.title }),
    body: (
      <>
        <h1>{t.enterTitle}</h1>
        <p class="govuk-body">{t.enterLead}</p>
        <Form page={page} form={form} action={lawPaths.enterDecision(card.id)} submit={t.save} secondary={<BackTo href={list} text={t.backToList} />}>
          <Select
            form={form}
            name="trigger"
            label={t.trigger}
            empty={t.choose}
            options={lawOptions(
              triggers.filter((one) => standing.writes.includes(triggerClass[one])),
              t.triggers,
            )}
          />
          <DateField form={form} name="onDay" label={t.onDay} hint={t.onDayHint} />
          <DateField form={form} name="endsOn" label={t.endsOn} hint={t.endsOnHint} />
          <PersonSelect form={form} name="person" language={page.language} label={t.person} value={model.me} options={staffOptions(model)} />
          <PersonSelect
            form={form}
            name="deputy"
            language={page.language}
            label={t.deputy}
            hint={t.deputyHint}
            empty={t.headStandsIn}
            options={staffOptions(model)}
          />
        </Form>
      </>
    ),
  }
}

export function closeForm(model: OneDeadlineForm, form: FormState, page: Page): Shown {
  const t = lawWords[page.language].clocks
  const { card } = model.entered
  const one = lawPaths.deadline(card.id, model.deadline.id)
  return {
    title: `${t.closeTitle} · ${card.pseudonym}`,
    place: 'cases',
    trail: lawTrail(card, { href: lawPaths.deadlines(card.id), text: t.title }),
    body: (
      <>
        <h1>{t.closeTitle}</h1>
        <p class="govuk-body">{`${sayRule(model.deadline.code, page.language)}, ${model.deadline.lastOn}`}</p>
        {model.ends === null ? null : <p class="govuk-body">{lawWords[page.language].permits.cardEnds(axisWords('residence', model.ends, page.language))}</p>}
        <Form
          page={page}
          form={form}
          action={lawPaths.closeDeadline(card.id, model.deadline.id)}
          version={model.deadline.version}
          submit={t.closeSave}
          secondary={<BackTo href={one} text={t.backToList} />}
        >
          <Radios form={form} name="outcome" legend={t.outcome} options={lawOptions(closingOutcomes, t.outcomes)} />
          <DateField form={form} name="doneOn" label={t.doneOn} value={isoDay(page.now)} />
          <TextArea form={form} name="reason" label={t.reason} hint={t.reasonHint} rows={2} />
        </Form>
      </>
    ),
  }
}

export function dutyForm(model: OneDeadlineForm, form: FormState, page: Page): Shown {
  const t = lawWords[page.language].clocks
  const { card } = model.entered
  return {
    title: `${t.dutyTitle} · ${card.pseudonym}`,
    place: 'cases',
    trail: lawTrail(card, { href: lawPaths.deadlines(card.id), text: t.title }),
    body: (
      <>
        <h1>{t.dutyTitle}</h1>
        <p class="govuk-body">{`${sayRule(model.deadline.code, page.language)}, ${model.deadline.lastOn}`}</p>
        <Form
          page={page}
          form={form}
          action={lawPaths.dutyOfDeadline(card.id, model.deadline.id)}
          version={model.deadline.version}
          submit={t.dutySave}
          secondary={<BackTo href={lawPaths.deadline(card.id, model.deadline.id)} text={t.backToList} />}
        >
          <PersonSelect form={form} name="person" language={page.language} label={t.person} value={model.deadline.personId} options={staffOptions(model)} />
          <PersonSelect
            form={form}
            name="deputy"
            language={page.language}
            label={t.deputy}
            hint={t.deputyHint}
            empty={t.headStandsIn}
            value={model.deadline.deputyId ?? ''}
            options={staffOptions(model)}
          />
        </Form>
      </>
    ),
  }
}
