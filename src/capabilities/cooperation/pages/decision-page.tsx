import type { VNode } from 'preact'
import type { FormState, Page } from '#ui/page.ts'
import { hoursAfter } from '#kernel/time.ts'
import { Form } from '#ui/components/form.tsx'
import { MomentField } from '#ui/components/moment-field.tsx'
import { Select } from '#ui/components/select.tsx'
import { TextArea } from '#ui/components/text-area.tsx'
import { functionWords } from '#capabilities/directory/contract.ts'
import { agendaItems, decisionsUnder } from '#capabilities/cooperation/domain/agenda.ts'
import { cooperationPaths } from '#capabilities/cooperation/paths.ts'
import type { MeetingAnswer } from '#capabilities/cooperation/queries/show-meeting.ts'
import { cooperationWords } from '#capabilities/cooperation/words.ts'

/** What is to be done, who answers for it, until when. */
export const DecisionFields = ({ model, form, page }: { readonly model: MeetingAnswer; readonly form: FormState; readonly page: Page }): VNode => {
  const words = cooperationWords[page.language]
  const options = agendaItems.flatMap((item) => decisionsUnder[item].map((value) => ({ value, text: words.decisions[value], group: words.agenda[item] })))
  return (
    <Form page={page} form={form} action={cooperationPaths.decisions(model.id)} submit={words.page.decide} audience={words.page.decideAudience} reach="shared">
      <Select form={form} name="code" label={words.page.what} empty={words.mode.choose} options={options} />
      <Select
        form={form}
        name="responsible"
        label={words.page.responsible}
        empty={words.mode.choose}
        options={model.responsible.map((each) => ({ value: each.value, text: `${functionWords(each.function, page.language)} · ${each.zone}` }))}
      />
      <MomentField form={form} name="dueAt" label={words.page.due} value={hoursAfter(page.now, 24)} />
      <TextArea form={form} name="words" label={words.page.words} hint={words.page.wordsHint} rows={3} />
    </Form>
  )
}
