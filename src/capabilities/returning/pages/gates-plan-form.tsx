import type { FormState, Page, Shown } from '#ui/page.ts'
import { languageNames, spokenLanguages } from '#kernel/spoken-language.ts'
import { Columns } from '#ui/components/columns.tsx'
import { DateField } from '#ui/components/date-field.tsx'
import { Notice } from '#ui/components/notice.tsx'
import { Select } from '#ui/components/select.tsx'
import { TextArea } from '#ui/components/text-area.tsx'
import { TextField } from '#ui/components/text-field.tsx'
import { Tick } from '#ui/components/tick.tsx'
import { grantPurposes, grantTypes } from '#capabilities/returning/domain/after-codes.ts'
import { sayAmount } from '#capabilities/returning/domain/grant.ts'
import { homePlanParts, milestones } from '#capabilities/returning/domain/home-plan.ts'
import { gatePaths } from '#capabilities/returning/gates-paths.ts'
import { optionsFrom } from '#capabilities/returning/pages/choice-parts.tsx'
import { fillBefore } from '#capabilities/returning/pages/gates-parts.tsx'
import type { WritePlanModel } from '#capabilities/returning/queries/show-home-plan.ts'
import { gatesWords } from '#capabilities/returning/words.gates.ts'

/** Öre as somebody would type them: `1500,50`. */
const typedKronor = (ore: number): string => `${Math.floor(ore / 100)}${ore % 100 === 0 ? '' : `,${String(ore % 100).padStart(2, '0')}`}`

export function planFormPage(model: WritePlanModel, form: FormState, page: Page): Shown {
  const { language } = page
  const words = gatesWords[language]
  const t = words.plan
  const { card } = model.entered
  const { before, ceiling } = model
  const lineOf = (purpose: (typeof grantPurposes)[number]) => before?.lines.find((line) => line.purpose === purpose)
  return fillBefore({
    head: card,
    form,
    page,
    title: before === null ? t.write : t.change,
    lead: t.lead,
    above:
      ceiling === null ? (
        <Notice tone="warn">{t.noCeiling}</Notice>
      ) : (
        <Notice tone="info">{`${t.ceilingSays(sayAmount(ceiling.ore, 'SEK', language))} ${ceiling.confirmed ? words.confirmed : words.notConfirmedWhy}`}</Notice>
      ),
    action: gatePaths.newPlan(card.id),
    back: { href: gatePaths.plans(card.id), text: t.title },
    submit: t.save,
    version: before?.number ?? 0,
    sealed: true,
    children: [
      <Select
        key="language"
        form={form}
        name="language"
        label={t.language}
        empty={words.choose}
        value={before?.language ?? ''}
        options={optionsFrom(spokenLanguages, languageNames(language))}
      />,
      ...homePlanParts.map((part) => (
        <TextArea key={part} form={form} name={`part_${part}`} label={t.parts[part]} value={model.words?.[part] ?? undefined} rows={3} />
      )),
      <h2 key="budget">{t.budget}</h2>,
      <p key="budgetHint" class="govuk-hint">
        {t.budgetHint}
      </p>,
      ...grantPurposes.map((purpose) => (
        <Columns key={`line ${purpose}`} count={2}>
          <TextField
            form={form}
            name={`amount_${purpose}`}
            label={t.purposes[purpose]}
            inputmode="numeric"
            width="short"
            tabular
            value={lineOf(purpose) ? typedKronor(lineOf(purpose)?.ore ?? 0) : undefined}
          />
          <Select
            form={form}
            name={`type_${purpose}`}
            label={`${t.purposes[purpose]}: ${t.type.toLowerCase()}`}
            value={lineOf(purpose)?.type ?? 'cash'}
            options={optionsFrom(grantTypes, t.types)}
          />
        </Columns>
      )),
      <h2 key="milestones">{t.milestones}</h2>,
      <p key="milestonesHint" class="govuk-hint">
        {t.milestonesHint}
      </p>,
      ...milestones.map((milestone) => (
        <DateField
          key={`step ${milestone}`}
          form={form}
          name={`by_${milestone}`}
          label={t.steps[milestone]}
          value={before?.milestones.find((one) => one.milestone === milestone)?.byDay}
        />
      )),
      <Tick key="agreed" form={form} name="agreed" label={t.agreed} />,
      <DateField key="agreedOn" form={form} name="agreedOn" label={t.agreedOn} />,
    ],
  })
}
