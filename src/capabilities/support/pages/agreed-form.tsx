import type { FormState, Page, Shown } from '#ui/page.ts'
import { languageNames, spokenLanguages } from '#kernel/spoken-language.ts'
import { daysAfter } from '#kernel/time.ts'
import { DateField } from '#ui/components/date-field.tsx'
import { Form } from '#ui/components/form.tsx'
import { Radios } from '#ui/components/radios.tsx'
import { Select } from '#ui/components/select.tsx'
import { TextArea } from '#ui/components/text-area.tsx'
import { isoDay } from '#ui/when.ts'
import { consents, neededParts, partsOf, pathsAhead, type PlanPart } from '#capabilities/support/domain/plan.ts'
import { audienceOf, BackToCase, optionsFrom, toPlan } from '#capabilities/support/pages/parts.tsx'
import { supportPaths } from '#capabilities/support/paths.ts'
import type { AgreeModel } from '#capabilities/support/queries/show-agreed.ts'
import { supportWords } from '#capabilities/support/words.ts'

export function agreedFormPage(model: AgreeModel, form: FormState, page: Page): Shown {
  const { language, now } = page
  const words = supportWords[language]
  const t = words.plan
  const { kind, before } = model
  const { card } = model.entered
  const needed: readonly PlanPart[] = neededParts[kind]
  return {
    title: `${t.tab} · ${card.pseudonym}`,
    place: 'cases',
    trail: toPlan(card, language),
    body: (
      <>
        <h1>{t.agreedKinds[kind]}</h1>
        <p class="govuk-body">{t.agreedLead[kind]}</p>
        <Form
          page={page}
          form={form}
          action={supportPaths.newAgreed(card.id, kind)}
          version={before?.number ?? 0}
          submit={t.saveAgreed}
          audience={audienceOf(model, language)}
          secondary={<BackToCase head={card} language={language} />}
        >
          <Radios form={form} name="consented" legend={t.consented} value={before?.consented} options={optionsFrom(consents, t.consents)} inline />
          <Radios form={form} name="path" legend={t.path} hint={t.pathHint} value={before?.path} options={optionsFrom(pathsAhead, t.pathsAhead)} inline />
          <Select
            form={form}
            name="language"
            label={t.language}
            empty={words.choose}
            value={before?.language ?? ''}
            options={optionsFrom(spokenLanguages, languageNames(language))}
          />
          {partsOf[kind].map((part) => (
            <TextArea
              key={part}
              form={form}
              name={`part_${part}`}
              label={t.parts[part]}
              hint={needed.includes(part) ? t.needed : undefined}
              value={model.words?.[part] ?? undefined}
              rows={3}
            />
          ))}
          <DateField form={form} name="agreedOn" label={t.agreedOn} value={isoDay(now)} />
          <DateField form={form} name="reviewOn" label={t.reviewOn} value={isoDay(daysAfter(now, 90))} />
        </Form>
      </>
    ),
  }
}
