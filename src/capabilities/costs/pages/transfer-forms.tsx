import type { FormState, Page, Shown } from '#ui/page.ts'
import { DateField } from '#ui/components/date-field.tsx'
import { Form } from '#ui/components/form.tsx'
import { Notice } from '#ui/components/notice.tsx'
import { Radios } from '#ui/components/radios.tsx'
import { Select } from '#ui/components/select.tsx'
import { SummaryList } from '#ui/components/summary-list.tsx'
import { isoDay } from '#ui/when.ts'
import { sayZone } from '#capabilities/cases/contract.ts'
import { Back, optionsFrom, trailTo } from '#capabilities/costs/pages/parts.tsx'
import { costPaths } from '#capabilities/costs/paths.ts'
import type { AskModel, StepModel } from '#capabilities/costs/queries/payer.ts'
import { costWords } from '#capabilities/costs/words.ts'

export function askForm({ entered: { card }, boards, months }: AskModel, form: FormState, page: Page): Shown {
  const t = costWords[page.language]
  return {
    title: `${t.ask.title} · ${card.pseudonym}`,
    place: 'cases',
    trail: trailTo(card, page.language),
    body: (
      <>
        <h1>{t.ask.title}</h1>
        <p class="govuk-body">{t.ask.lead(months)}</p>
        <Form
          page={page}
          form={form}
          action={costPaths.ask(card.id)}
          submit={t.ask.submit}
          secondary={<Back href={costPaths.payer(card.id)} language={page.language} />}
        >
          <Select form={form} name="board" label={t.ask.board} empty={t.outside} options={boards.map((one) => ({ value: one.unitId, text: one.name }))} />
          <DateField form={form} name="askedOn" label={t.ask.on} value={isoDay(page.now)} />
        </Form>
      </>
    ),
  }
}

export function stepForm({ entered: { card }, row, transfer, names }: StepModel, form: FormState, page: Page): Shown {
  const t = costWords[page.language]
  return {
    title: `${t.step.title} · ${card.pseudonym}`,
    place: 'cases',
    trail: trailTo(card, page.language),
    body: (
      <>
        <h1>{t.step.title}</h1>
        <SummaryList
          rows={[
            { key: 'from', text: t.letter.from, value: sayZone(names, row.fromZone) },
            { key: 'to', text: t.payer.to, value: row.toZone === null ? t.outside : sayZone(names, row.toZone) },
            { key: 'asked', text: t.payer.asked, value: row.askedOn },
            { key: 'answer', text: t.payer.answerBy, value: row.answerBy },
            { key: 'state', text: t.payer.state, value: t.transferStates[row.state] },
          ]}
        />
        {row.next.length === 0 ? (
          <Notice tone="info">{t.step.nothing}</Notice>
        ) : (
          <Form
            page={page}
            form={form}
            action={costPaths.transfer(card.id, row.id)}
            version={transfer.version}
            submit={t.save}
            secondary={<Back href={costPaths.payer(card.id)} language={page.language} />}
          >
            <Radios form={form} name="step" legend={t.step.what} options={optionsFrom(row.next, t.steps)} />
            <DateField form={form} name="on" label={t.step.on} value={isoDay(page.now)} />
            <DateField form={form} name="takesFrom" label={t.step.from} hint={t.step.fromHint} />
          </Form>
        )}
      </>
    ),
  }
}
