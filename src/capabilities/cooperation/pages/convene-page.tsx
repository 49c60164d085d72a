import type { VNode } from 'preact'
import type { FormState, Page, Shown } from '#ui/page.ts'
import { Checkboxes } from '#ui/components/checkboxes.tsx'
import type { CheckboxOption } from '#ui/components/checkboxes.tsx'
import { Form } from '#ui/components/form.tsx'
import { MomentField } from '#ui/components/moment-field.tsx'
import { Notice } from '#ui/components/notice.tsx'
import { PersonSelect } from '#ui/components/person-select.tsx'
import { State } from '#ui/components/state.tsx'
import { casePaths } from '#capabilities/cases/contract.ts'
import { functionWords } from '#capabilities/directory/contract.ts'
import { agendaFor, agendaItems } from '#capabilities/cooperation/domain/agenda.ts'
import { ModeFields } from '#capabilities/cooperation/pages/mode-fields.tsx'
import { cooperationPaths } from '#capabilities/cooperation/paths.ts'
import type { Candidate, Preparing } from '#capabilities/cooperation/queries/prepare-meeting.ts'
import { cooperationWords } from '#capabilities/cooperation/words.ts'

type Words = (typeof cooperationWords)['sv']

const optionOf = (each: Candidate, page: Page, words: Words): CheckboxOption => ({
  value: each.value,
  text: `${functionWords(each.function, page.language)} · ${each.zoneName}`,
  hint: [words.convene[each.wish], each.own ? words.convene.own : each.onDuty ? words.convene.onDuty : words.convene.offDuty].join(', '),
})

/** Red before it matters: functions nobody answers for, and functions with nobody on duty. */
const Gaps = ({ model, page, words }: { readonly model: Preparing; readonly page: Page; readonly words: Words }): VNode | null => {
  const away = model.candidates.filter((each) => !each.onDuty)
  if (model.uncovered.length === 0 && away.length === 0) return null
  return (
    <Notice tone="danger" title={words.convene.offDutyTitle}>
      <ul>
        {model.uncovered.map((kind) => (
          <li key={kind}>
            <State tone="late" text={`${functionWords(kind, page.language)}: ${words.convene.uncovered}`} />
          </li>
        ))}
        {away.map((each) => (
          <li key={each.value}>
            <State tone="late" text={`${functionWords(each.function, page.language)} · ${each.zoneName}: ${words.convene.offDuty}`} />
          </li>
        ))}
      </ul>
      <p>{words.convene.uncoveredHint}</p>
    </Notice>
  )
}

/** Who, when, how. Invitations carry a time and a word. */
export function convenePage(model: Preparing, form: FormState, page: Page): Shown {
  const words = cooperationWords[page.language]
  const { convene } = words
  const id = model.card.id
  return {
    title: convene.title,
    place: 'meetings',
    trail: [{ href: casePaths.one(id), text: model.card.pseudonym }],
    body: (
      <>
        <h1>{convene.title}</h1>
        <p>{convene.lead}</p>
        {model.variant === 'child' ? <Notice tone="warn">{convene.child}</Notice> : null}
        {model.candidates.length === 0 ? <Notice tone="info">{convene.nobody}</Notice> : null}
        <Gaps model={model} page={page} words={words} />
        <Form page={page} form={form} action={cooperationPaths.convene(id)} submit={convene.submit} audience={convene.audience} reach="shared">
          <MomentField form={form} name="at" label={convene.at} hint={convene.atHint} value={model.at} />
          {model.candidates.length > 0 ? (
            <Checkboxes
              form={form}
              name="ask"
              legend={convene.ask}
              hint={convene.askHint}
              value={model.candidates.filter((each) => each.asked).map((each) => each.value)}
              options={model.candidates.map((each) => optionOf(each, page, words))}
            />
          ) : null}
          {model.extras.length > 0 ? (
            <Checkboxes form={form} name="ask" id="field-ask-more" legend={convene.more} options={model.extras.map((each) => optionOf(each, page, words))} />
          ) : null}
          <ModeFields form={form} page={page} consents={model.consents} grounds={model.grounds} value="anonymised" />
          <Checkboxes
            form={form}
            name="agenda"
            legend={convene.agenda}
            value={agendaFor(model.variant)}
            options={agendaItems.map((value) => ({ value, text: words.agenda[value] }))}
            inline
          />
          <PersonSelect
            form={form}
            name="deputy"
            language={page.language}
            label={convene.deputy}
            hint={convene.deputyHint}
            empty={convene.noDeputy}
            value={model.deputy ?? ''}
            options={model.deputies.map((each) => ({ value: each.id, text: each.name }))}
          />
        </Form>
      </>
    ),
  }
}
