import type { FormState, Page, Shown } from '#ui/page.ts'
import { languageNames } from '#kernel/spoken-language.ts'
import { daysAfter } from '#kernel/time.ts'
import { Checkboxes } from '#ui/components/checkboxes.tsx'
import { DateField } from '#ui/components/date-field.tsx'
import { Form } from '#ui/components/form.tsx'
import { Radios } from '#ui/components/radios.tsx'
import { Select } from '#ui/components/select.tsx'
import { TextArea } from '#ui/components/text-area.tsx'
import { TextField } from '#ui/components/text-field.tsx'
import { isoDay } from '#ui/when.ts'
import { safeContactFlags } from '#capabilities/contact/contract.ts'
import { copies, phoneChecks, planLanguages, sectionsOf } from '#capabilities/protection/domain/plan.ts'
import { BackToCase, optionsFrom, trailTo } from '#capabilities/protection/pages/parts.tsx'
import { protectionPaths } from '#capabilities/protection/paths.ts'
import type { WritePlanModel } from '#capabilities/protection/queries/show-plans.ts'
import { protectionWords } from '#capabilities/protection/words.ts'

export function planForm(model: WritePlanModel, form: FormState, page: Page): Shown {
  const { language } = page
  const t = protectionWords[language]
  const { kind, before, text } = model
  const { card } = model.entered
  const hints: Readonly<Record<string, string>> = t.sectionHints
  return {
    title: `${t.tabs.plan} · ${card.pseudonym}`,
    place: 'cases',
    trail: trailTo(card, { href: protectionPaths.plans(card.id), text: t.plans.title }),
    body: (
      <>
        <h1>{t.plan.newTitle(t.planKinds[kind])}</h1>
        <p class="govuk-body">{kind === 'child' ? t.plan.childLead : t.plan.lead}</p>
        {before ? <p class="govuk-body">{t.plan.before(before.number)}</p> : null}
        <Form
          page={page}
          form={form}
          action={protectionPaths.newPlan(card.id, kind)}
          version={before?.number ?? 0}
          submit={t.plan.save}
          audience={t.audience(model.zone, model.readers)}
          secondary={<BackToCase head={card} language={language} />}
        >
          <Select
            form={form}
            name="language"
            label={t.plan.language}
            empty={t.choose}
            value={before?.language ?? ''}
            options={optionsFrom(planLanguages, languageNames(language))}
          />
          {sectionsOf[kind].map((section) => (
            <TextArea
              key={section}
              form={form}
              name={`part_${section}`}
              label={t.sections[section]}
              hint={hints[section]}
              value={text?.sections[section] ?? undefined}
              rows={section === 'danger' || section === 'my_wish' ? 4 : 2}
            />
          ))}
          {kind === 'own' ? (
            <Checkboxes form={form} name="checks" legend={t.plan.checks} options={optionsFrom(phoneChecks, t.phoneChecks)} value={text?.checks ?? []} />
          ) : null}
          <Checkboxes
            form={form}
            name="safe"
            legend={t.plan.safe}
            hint={t.plan.safeHint}
            options={optionsFrom(safeContactFlags, t.flags)}
            value={before?.safeFlags ?? []}
          />
          <TextField form={form} name="safeFrom" label={t.plan.safeFrom} width="short" value={before?.safeFrom ?? undefined} tabular />
          <TextField form={form} name="safeUntil" label={t.plan.safeUntil} width="short" value={before?.safeUntil ?? undefined} tabular />
          <Radios form={form} name="copy" legend={t.plan.copy} hint={t.plan.copyHint} options={optionsFrom(copies, t.copies)} value={before?.copy} />
          <DateField form={form} name="reviewOn" label={t.plan.reviewOn} value={isoDay(daysAfter(page.now, 30))} />
        </Form>
      </>
    ),
  }
}
