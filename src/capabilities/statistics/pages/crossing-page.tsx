import { Form } from '#ui/components/form.tsx'
import { Select } from '#ui/components/select.tsx'
import type { FormState, Page, Shown } from '#ui/page.ts'
import { choices } from '#capabilities/statistics/domain/asked.ts'
import { statisticsPaths } from '#capabilities/statistics/paths.ts'
import { words } from '#capabilities/statistics/words.ts'

/** Asking for a breakdown. What the source does not settle is refused here, with the reason. */
export function crossingPage(form: FormState, page: Page): Shown {
  const t = words[page.language]
  const options = choices.map((value) => ({ value, text: t.choices[value] }))
  return {
    title: t.title,
    place: 'statistics',
    trail: [
      { href: statisticsPaths.all(), text: t.title },
      { href: statisticsPaths.referrals(), text: t.referrals.title },
    ],
    body: (
      <>
        <h1>{t.crossing.title}</h1>
        <p class="l-lead">{t.crossing.lead}</p>
        <Form
          page={page}
          form={form}
          action={statisticsPaths.crossing()}
          submit={t.crossing.submit}
          secondary={<a href={statisticsPaths.referrals()}>{t.crossing.back}</a>}
        >
          <Select form={form} name="rows" label={t.crossing.rows} options={options} />
          <Select form={form} name="columns" label={t.crossing.columns} options={options} empty={t.crossing.noColumns} />
        </Form>
      </>
    ),
  }
}
