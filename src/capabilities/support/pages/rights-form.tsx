import type { FormState, Page, Shown } from '#ui/page.ts'
import { languageNames, spokenLanguages } from '#kernel/spoken-language.ts'
import { Checkboxes } from '#ui/components/checkboxes.tsx'
import { DateField } from '#ui/components/date-field.tsx'
import { Form } from '#ui/components/form.tsx'
import { Radios } from '#ui/components/radios.tsx'
import { Select } from '#ui/components/select.tsx'
import { TextArea } from '#ui/components/text-area.tsx'
import { isoDay } from '#ui/when.ts'
import { interpreters, rightsItems, sheetWays } from '#capabilities/support/domain/rights.ts'
import { audienceOf, BackToCase, optionsFrom, trailTo } from '#capabilities/support/pages/parts.tsx'
import { supportPaths } from '#capabilities/support/paths.ts'
import type { Writing } from '#capabilities/support/queries/show-needs.ts'
import { supportWords } from '#capabilities/support/words.ts'

/** Nothing is ticked beforehand: what was not told was not told. */
export function rightsFormPage(model: Writing, form: FormState, page: Page): Shown {
  const { language } = page
  const words = supportWords[language]
  const t = words.rights
  const { card } = model.entered
  const items = optionsFrom(rightsItems, t.rightsItems)
  return {
    title: `${t.title} · ${card.pseudonym}`,
    place: 'cases',
    trail: trailTo(card, { href: supportPaths.rights(card.id), text: t.title }),
    body: (
      <>
        <h1>{t.tell}</h1>
        <p class="govuk-body">{t.lead}</p>
        <Form
          page={page}
          form={form}
          action={supportPaths.tellRights(card.id)}
          submit={t.save}
          audience={audienceOf(model, language)}
          secondary={<BackToCase head={card} language={language} />}
        >
          <DateField form={form} name="toldOn" label={t.toldOn} value={isoDay(page.now)} />
          <Select form={form} name="language" label={t.language} empty={words.choose} options={optionsFrom(spokenLanguages, languageNames(language))} />
          <Radios form={form} name="interpreter" legend={t.interpreter} options={optionsFrom(interpreters, t.interpreters)} inline />
          <Checkboxes form={form} name="items" legend={t.toldItems} options={items} />
          <TextArea form={form} name="words" label={t.words} hint={t.wordsHint} rows={4} />
          <Checkboxes form={form} name="unclear" legend={t.unclearItems} options={items} />
          <Radios form={form} name="sheet" legend={t.sheet} hint={t.sheetHint} options={optionsFrom(sheetWays, t.sheetWays)} />
          <DateField form={form} name="repeatOn" label={t.repeatOn} hint={t.repeatHint} />
        </Form>
      </>
    ),
  }
}
