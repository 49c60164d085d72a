import type { FormState, Page, Shown } from '#ui/page.ts'
import { daysAfter } from '#kernel/time.ts'
import { DateField } from '#ui/components/date-field.tsx'
import { Form } from '#ui/components/form.tsx'
import { MomentField } from '#ui/components/moment-field.tsx'
import { Radios } from '#ui/components/radios.tsx'
import { PersonSelect } from '#ui/components/person-select.tsx'
import { Select } from '#ui/components/select.tsx'
import { TextArea } from '#ui/components/text-area.tsx'
import { TextField } from '#ui/components/text-field.tsx'
import { isoDay } from '#ui/when.ts'
import { roleWords } from '#capabilities/people/contract.ts'
import { categories, instruments, measures } from '#capabilities/protection/domain/assessment.ts'
import { BackToCase, optionsFrom, trailTo } from '#capabilities/protection/pages/parts.tsx'
import { protectionPaths } from '#capabilities/protection/paths.ts'
import type { Entered } from '#capabilities/protection/queries/enter.ts'
import type { Owner } from '#capabilities/protection/queries/owners.ts'
import type { Assessment } from '#capabilities/protection/store/assessment.ts'
import { protectionWords } from '#capabilities/protection/words.ts'

export type MeasureModel = { readonly entered: Entered; readonly assessment: Assessment; readonly owners: readonly Owner[] }

export function measurePage({ entered: { card }, assessment, owners }: MeasureModel, form: FormState, page: Page): Shown {
  const { language } = page
  const t = protectionWords[language]
  return {
    title: `${t.measure.title} · ${card.pseudonym}`,
    place: 'cases',
    trail: trailTo(card, { href: protectionPaths.assessment(card.id, assessment.id), text: t.risk.number(assessment.number) }),
    body: (
      <>
        <h1>{t.measure.title}</h1>
        <p class="govuk-body">{t.measure.lead}</p>
        <Form
          page={page}
          form={form}
          action={protectionPaths.measures(card.id, assessment.id)}
          submit={t.measure.save}
          secondary={<BackToCase head={card} language={language} />}
        >
          <Select form={form} name="code" label={t.measure.code} empty={t.choose} options={optionsFrom(measures, t.measures)} />
          <PersonSelect
            form={form}
            name="owner"
            language={language}
            label={t.measure.owner}
            empty={t.choose}
            options={owners.map((one) => ({ value: one.value, text: one.name ?? (one.role ? roleWords(one.role, language) : '–'), group: one.zone }))}
          />
          <MomentField form={form} name="dueAt" label={t.measure.due} value={daysAfter(page.now, 1)} />
          <TextArea form={form} name="words" label={t.measure.words} hint={t.measure.wordsHint} rows={3} />
        </Form>
      </>
    ),
  }
}

export function instrumentPage({ card }: Entered, form: FormState, page: Page): Shown {
  const { language } = page
  const t = protectionWords[language]
  return {
    title: `${t.tabs.assessment} · ${card.pseudonym}`,
    place: 'cases',
    trail: trailTo(card, { href: protectionPaths.risk(card.id), text: t.risk.title }),
    body: (
      <>
        <h1>{t.risk.addInstrument}</h1>
        <p class="govuk-body">{t.risk.instrumentsLead}</p>
        <Form
          page={page}
          form={form}
          action={protectionPaths.instruments(card.id)}
          submit={t.measure.save}
          secondary={<BackToCase head={card} language={language} />}
        >
          <Select form={form} name="instrument" label={t.risk.instrument} empty={t.choose} options={optionsFrom(instruments, t.instruments)} />
          <TextField form={form} name="edition" label={t.risk.edition} hint={t.risk.editionHint} width="short" maxLength={12} />
          <DateField form={form} name="doneOn" label={t.risk.doneOn} value={isoDay(page.now)} />
          <Radios form={form} name="category" legend={t.risk.category} options={optionsFrom(categories, t.categories)} inline />
        </Form>
      </>
    ),
  }
}
