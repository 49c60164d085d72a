import type { FormState, Page, Shown } from '#ui/page.ts'
import { DateField } from '#ui/components/date-field.tsx'
import { Form } from '#ui/components/form.tsx'
import { Select } from '#ui/components/select.tsx'
import { endings } from '#capabilities/costs/domain/codes.ts'
import { Back, optionsFrom, trailTo } from '#capabilities/costs/pages/parts.tsx'
import { costPaths } from '#capabilities/costs/paths.ts'
import type { BasisModel } from '#capabilities/costs/queries/basis.ts'
import { costWords } from '#capabilities/costs/words.ts'

export function basisForm({ entered: { card }, written, holds }: BasisModel, form: FormState, page: Page): Shown {
  const t = costWords[page.language]
  return {
    title: `${t.basis.tab} · ${card.pseudonym}`,
    place: 'cases',
    trail: trailTo(card, page.language),
    body: (
      <>
        <h1>{t.basis.title}</h1>
        <p class="govuk-body">{t.basis.lead}</p>
        <Form
          page={page}
          form={form}
          action={costPaths.basis(card.id)}
          version={written?.number ?? 0}
          submit={t.save}
          secondary={<Back href={costPaths.ofCase(card.id)} language={page.language} />}
        >
          <DateField form={form} name="receivedOn" label={t.basis.received} value={holds?.receivedOn} />
          <DateField form={form} name="grantedOn" label={t.basis.granted} hint={t.basis.grantedHint} value={holds?.grantedOn ?? undefined} />
          <DateField form={form} name="endsOn" label={t.basis.ends} hint={t.basis.endsHint} value={holds?.endsOn ?? undefined} />
          <Select
            form={form}
            name="endedWhy"
            label={t.basis.how}
            empty={t.basis.notYet}
            value={holds?.endedWhy ?? ''}
            options={optionsFrom(endings, t.endings)}
          />
        </Form>
      </>
    ),
  }
}
