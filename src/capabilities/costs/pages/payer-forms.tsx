import type { FormState, Page, Shown } from '#ui/page.ts'
import { DateField } from '#ui/components/date-field.tsx'
import { Form } from '#ui/components/form.tsx'
import { Panel } from '#ui/components/panel.tsx'
import { Radios } from '#ui/components/radios.tsx'
import { Select } from '#ui/components/select.tsx'
import { SummaryList } from '#ui/components/summary-list.tsx'
import { Tick } from '#ui/components/tick.tsx'
import { isoDay } from '#ui/when.ts'
import { children, payers, permanents, placers, stays, statuses, statusOf } from '#capabilities/costs/domain/assess.ts'
import { Reasons, sayRules } from '#capabilities/costs/pages/payer-page.tsx'
import { Back, optionsFrom, trailTo } from '#capabilities/costs/pages/parts.tsx'
import { costPaths } from '#capabilities/costs/paths.ts'
import type { AssessModel, DecideModel } from '#capabilities/costs/queries/payer.ts'
import { costWords } from '#capabilities/costs/words.ts'

/** The guided questions, in the order of the law. The right to stay and whether it is a child are known from the card. */
export function assessForm({ entered: { card }, before }: AssessModel, form: FormState, page: Page): Shown {
  const t = costWords[page.language]
  return {
    title: `${t.assess.title} · ${card.pseudonym}`,
    place: 'cases',
    trail: trailTo(card, page.language),
    body: (
      <>
        <h1>{t.assess.title}</h1>
        <p class="govuk-body">{t.assess.lead}</p>
        <Form
          page={page}
          form={form}
          action={costPaths.assess(card.id)}
          version={before}
          submit={t.assess.next}
          secondary={<Back href={costPaths.payer(card.id)} language={page.language} />}
        >
          <Radios form={form} name="stays" legend={t.assess.stays} options={optionsFrom(stays, t.stays)} />
          <Radios form={form} name="permanent" legend={t.assess.permanent} options={optionsFrom(permanents, t.permanents)} />
          <Radios form={form} name="placedBy" legend={t.assess.placedBy} options={optionsFrom(placers, t.placers)} />
          <Radios form={form} name="status" legend={t.assess.status} value={statusOf(card.residence)} options={optionsFrom(statuses, t.statuses)} />
          <Radios form={form} name="child" legend={t.assess.child} value={card.child} options={optionsFrom(children, t.children)} />
        </Form>
      </>
    ),
  }
}

/** The proposal with its reasons and sources, and the decision of whoever reads it. Nothing is ticked beforehand but what is careful. */
export function decideForm({ entered: { card }, assessment, boards }: DecideModel, form: FormState, page: Page): Shown {
  const t = costWords[page.language]
  return {
    title: `${t.decide.title} · ${card.pseudonym}`,
    place: 'cases',
    trail: trailTo(card, page.language),
    body: (
      <>
        <h1>{t.decide.title}</h1>
        <Panel title={t.decide.proposal}>
          <SummaryList
            rows={[
              { key: 'everything', text: t.decide.everything, value: t.payers[assessment.proposal] },
              { key: 'acute', text: t.decide.acute, value: t.payers[assessment.acute] },
              { key: 'reasons', text: t.payer.reasons, value: <Reasons reasons={assessment.reasons} page={page} /> },
              { key: 'rules', text: t.payer.rules, value: sayRules(assessment.rules, page) },
            ]}
          />
        </Panel>
        <Form
          page={page}
          form={form}
          action={costPaths.decide(card.id, assessment.id)}
          version={assessment.version}
          submit={t.decide.submit}
          secondary={<Back href={costPaths.payer(card.id)} language={page.language} />}
        >
          <Radios form={form} name="payer" legend={t.decide.payer} options={optionsFrom(payers, t.payers)} />
          <Select
            form={form}
            name="board"
            label={t.decide.board}
            empty={t.decide.noBoard}
            options={boards.map((one) => ({ value: one.unitId, text: one.name }))}
          />
          <DateField form={form} name="fromOn" label={t.decide.from} value={isoDay(page.now)} />
          <Tick form={form} name="provisional" label={t.decide.provisional} hint={t.decide.provisionalHint} value="yes" />
          <Tick form={form} name="shown" label={t.decide.shown} hint={t.decide.shownHint} />
        </Form>
      </>
    ),
  }
}
