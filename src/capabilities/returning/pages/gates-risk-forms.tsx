import type { FormState, Page, Shown } from '#ui/page.ts'
import { Checkboxes } from '#ui/components/checkboxes.tsx'
import { Columns } from '#ui/components/columns.tsx'
import { Notice } from '#ui/components/notice.tsx'
import { Radios } from '#ui/components/radios.tsx'
import { Select } from '#ui/components/select.tsx'
import { TextArea } from '#ui/components/text-area.tsx'
import { Tick } from '#ui/components/tick.tsx'
import { ownViews, riskConditions, riskItemsUnder, riskOutcomes, riskParts, riskRatings } from '#capabilities/returning/domain/joint-risk.ts'
import { gatePaths } from '#capabilities/returning/gates-paths.ts'
import { optionsFrom } from '#capabilities/returning/pages/choice-parts.tsx'
import { fillBefore } from '#capabilities/returning/pages/gates-parts.tsx'
import { briefOf, type FoundRisk, type SideModel } from '#capabilities/returning/queries/show-joint-risk.ts'
import { gatesWords } from '#capabilities/returning/words.gates.ts'
import { isoDay } from '#ui/when.ts'

export function sidePage(model: SideModel, form: FormState, page: Page): Shown {
  const t = gatesWords[page.language].risk
  const { card } = model.entered
  return fillBefore({
    head: card,
    form,
    page,
    title: t.say,
    lead: t.sayLead[model.side],
    above: <Notice tone="info">{`${model.begins ? t.begins(model.number) : t.goesOn(model.number)} ${t.holds(model.rule.days)}`}</Notice>,
    action: gatePaths.riskSide(card.id),
    back: { href: gatePaths.risks(card.id), text: t.title },
    submit: t.saySave,
    sealed: true,
    children: [
      ...riskParts.map((part) => (
        <section key={part} aria-label={t.parts[part]}>
          <h2>{t.parts[part]}</h2>
          <Columns count={2}>
            {riskItemsUnder[part].map((item) => (
              <Select
                key={item}
                form={form}
                name={`item_${item}`}
                label={t.items[item]}
                value={model.before[item]}
                options={optionsFrom(riskRatings, t.ratings)}
              />
            ))}
          </Columns>
        </section>
      )),
      <Radios key="ownView" form={form} name="ownView" legend={t.ownView} options={optionsFrom(ownViews, t.ownViews)} />,
      <TextArea key="ownWords" form={form} name="ownWords" label={t.ownWords} rows={3} />,
      <TextArea key="words" form={form} name="words" label={t.words} rows={3} />,
    ],
  })
}

export function signPage({ entered, risk }: FoundRisk, form: FormState, page: Page): Shown {
  const t = gatesWords[page.language].risk
  const { card } = entered
  return fillBefore({
    head: card,
    form,
    page,
    title: t.sign,
    lead: t.signLead,
    action: gatePaths.signRisk(card.id, risk.id),
    back: { href: gatePaths.risk(card.id, risk.id), text: t.title },
    submit: t.sign,
    sealed: true,
    children: (
      <>
        <Tick form={form} name="stands" label={t.stands} />
        <Radios
          form={form}
          name="outcome"
          legend={t.outcome}
          options={riskOutcomes.map((outcome) => ({ value: outcome, text: t.outcomes[outcome], hint: t.outcomeHints[outcome] }))}
        />
        <Checkboxes form={form} name="conditions" legend={t.conditions} hint={t.conditionsHint} options={optionsFrom(riskConditions, t.conditionNames)} />
        <TextArea form={form} name="words" label={t.words} rows={3} />
      </>
    ),
  })
}

export function meetPage({ entered, risk }: FoundRisk, form: FormState, page: Page): Shown {
  const t = gatesWords[page.language].risk
  const { card } = entered
  const { unmet } = briefOf(risk, isoDay(page.now))
  return fillBefore({
    head: card,
    form,
    page,
    title: t.meetTitle,
    lead: t.meetLead,
    action: gatePaths.meetRisk(card.id, risk.id),
    back: { href: gatePaths.risk(card.id, risk.id), text: t.title },
    submit: t.meet,
    children: <Radios form={form} name="condition" legend={t.conditions} options={optionsFrom(unmet, t.conditionNames)} />,
  })
}
