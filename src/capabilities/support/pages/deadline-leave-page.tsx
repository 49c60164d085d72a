import type { FormState, Page, Shown } from '#ui/page.ts'
import { DateField } from '#ui/components/date-field.tsx'
import { Empty } from '#ui/components/empty.tsx'
import { Form } from '#ui/components/form.tsx'
import { PersonSelect } from '#ui/components/person-select.tsx'
import { SmallForm } from '#ui/components/small-form.tsx'
import { SummaryList } from '#ui/components/summary-list.tsx'
import { isoDay } from '#ui/when.ts'
import { lawPaths } from '#capabilities/support/law-paths.ts'
import { BackTo } from '#capabilities/support/pages/law-parts.tsx'
import type { LeaveModel } from '#capabilities/support/queries/show-leave.ts'
import { lawWords } from '#capabilities/support/words.law.ts'

export function leavePage(model: LeaveModel, form: FormState, page: Page): Shown {
  const t = lawWords[page.language].clocks.leave
  const nameOf = (id: string): string => model.staff.find((one) => one.id === id)?.name ?? '–'
  const everybody = model.staff.map((one) => ({ value: one.id, text: one.name }))
  return {
    title: t.title,
    place: 'day',
    body: (
      <>
        <h1>{t.title}</h1>
        <p class="govuk-body">{t.lead}</p>
        {model.leaves.length === 0 ? (
          <Empty>{t.none}</Empty>
        ) : (
          <SummaryList
            rows={model.leaves.map((one) => ({
              key: one.id,
              text: nameOf(one.personId),
              value: (
                <>
                  {`${t.row(one.fromDay, one.untilDay)} · ${t.deputy} ${nameOf(one.deputyId)}`}
                  {one.mine || model.isHead ? (
                    <div>
                      <SmallForm page={page} action={lawPaths.endLeave(one.id)} submit={t.end} about={nameOf(one.personId)} />
                    </div>
                  ) : null}
                </>
              ),
            }))}
          />
        )}
        <Form
          page={page}
          form={form}
          action={lawPaths.leave}
          submit={t.save}
          secondary={<BackTo href={lawPaths.mine} text={lawWords[page.language].clocks.list.title} />}
        >
          {model.isHead ? <PersonSelect form={form} name="person" language={page.language} label={t.person} value={model.me} options={everybody} /> : null}
          <DateField form={form} name="fromDay" label={t.from} value={isoDay(page.now)} />
          <DateField form={form} name="untilDay" label={t.until} />
          <PersonSelect form={form} name="deputy" language={page.language} label={t.deputy} empty={lawWords[page.language].clocks.choose} options={everybody} />
        </Form>
      </>
    ),
  }
}
