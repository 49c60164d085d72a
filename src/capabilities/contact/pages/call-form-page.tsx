import { typed } from '#ui/page.ts'
import type { FormState, Page, Shown } from '#ui/page.ts'
import { Button } from '#ui/components/button.tsx'
import { Columns } from '#ui/components/columns.tsx'
import { Checkboxes } from '#ui/components/checkboxes.tsx'
import { Elapsed } from '#ui/components/elapsed.tsx'
import { Form } from '#ui/components/form.tsx'
import { Hidden } from '#ui/components/hidden.tsx'
import { Radios } from '#ui/components/radios.tsx'
import { Select } from '#ui/components/select.tsx'
import { TextArea } from '#ui/components/text-area.tsx'
import { TextField } from '#ui/components/text-field.tsx'
import { Tick } from '#ui/components/tick.tsx'
import { advice, answers, callers, consents, lines, placeUnknown, subjects } from '#capabilities/contact/domain/codes.ts'
import { languageCodes } from '#capabilities/contact/domain/languages.ts'
import { SafeContactFields } from '#capabilities/contact/pages/safe-contact-fields.tsx'
import { contactPaths } from '#capabilities/contact/paths.ts'
import { contactWords } from '#capabilities/contact/words.ts'

export type CallFormModel = {
  readonly municipalities: readonly { readonly code: string; readonly name: string }[]
  /** How many of the zone will be able to read it. */
  readonly readers: number
}

/** Choices with the keys 1–9, in the order given. */
const keyed = <Code extends string>(codes: readonly Code[], words: Readonly<Record<Code, string>>) =>
  codes.map((value, place) => ({ value, text: words[value], key: place + 1 }))
const listed = <Code extends string>(codes: readonly Code[], words: Readonly<Record<Code, string>>) => codes.map((value) => ({ value, text: words[value] }))

const startOf = (form: FormState, page: Page): Date => {
  const given = new Date(typed(form, 'startedAt'))
  return Number.isNaN(given.getTime()) ? page.now : given
}

/** One screen, the questions in the order a voice tells them: on a desk what is asked first to the left, what is agreed and written to the right. Nothing is required but where and whether there is danger. */
export function callFormPage(model: CallFormModel, form: FormState, page: Page): Shown {
  const words = contactWords[page.language]
  const f = words.form
  const since = startOf(form, page)
  const places = [...model.municipalities.map(({ code, name }) => ({ value: code, text: name })), { value: placeUnknown, text: words.placeUnknown }]
  return {
    title: f.title,
    place: 'calls',
    wide: true,
    body: (
      <>
        <h1>{f.title}</h1>
        <Elapsed since={since} now={page.now} language={page.language} />
        <p>{f.lead}</p>
        <Form
          page={page}
          form={form}
          action={contactPaths.new}
          submit={f.submit}
          audience={f.audience(model.readers)}
          secondary={
            <Button tone="danger" name="acute" value="yes">
              {f.submitAcute}
            </Button>
          }
        >
          <Hidden name="startedAt" value={since.toISOString()} />
          <Columns count={2}>
            <div>
              <Tick form={form} name="acute" label={f.acute} hint={f.acuteHint} />
              <Radios form={form} name="caller" legend={f.caller} options={keyed(callers, words.callers)} inline />
              <Radios form={form} name="subject" legend={f.subject} options={keyed(subjects, words.subjects)} inline />
              <Radios form={form} name="danger" legend={f.danger} options={keyed(answers, words.answers)} inline />
              <Radios form={form} name="child" legend={f.child} hint={f.childHint} options={keyed(answers, words.answers)} inline />
              <Select form={form} name="municipality" label={f.municipality} hint={f.municipalityHint} empty={f.choose} options={places} />
              <Select form={form} name="language" label={f.language} empty={f.notSaid} options={listed(languageCodes, words.languages)} />
              <Radios form={form} name="interpreter" legend={f.interpreter} hint={f.interpreterHint} options={keyed(answers, words.answers)} inline />
            </div>
            <div>
              <SafeContactFields form={form} words={words} />
              <Checkboxes form={form} name="consents" legend={f.consents} hint={f.consentsHint} options={listed(consents, words.consents)} inline />
              <Checkboxes form={form} name="advice" legend={f.advice} options={listed(advice, words.advice)} inline />
              <TextArea form={form} name="summary" label={f.summary} hint={f.summaryHint} rows={4} />
              <TextField form={form} name="names" label={f.names} hint={f.namesHint} />
              <Select form={form} name="fromLine" label={f.fromLine} empty={f.notFromLine} options={listed(lines, words.lines)} />
            </div>
          </Columns>
        </Form>
      </>
    ),
  }
}
