import type { VNode } from 'preact'
import { isId } from '#kernel/id.ts'
import type { Language } from '#kernel/language.ts'
import { Checkboxes, type CheckboxOption } from '#ui/components/checkboxes.tsx'
import { fieldId } from '#ui/components/field.tsx'
import { mostInList, saying } from '#ui/components/person-select.tsx'
import { TextField } from '#ui/components/text-field.tsx'
import { namedBy } from '#ui/named.ts'
import { typedMany } from '#ui/page.ts'
import type { FormState } from '#ui/page.ts'
import { uiWords } from '#ui/words.ts'

type Props = {
  readonly form: FormState
  readonly name: string
  readonly legend: string
  readonly hint?: string | undefined
  readonly options: readonly CheckboxOption[]
  readonly language: Language
}

/** What was written, name by name: neither a box nor somebody who is gone. */
const writtenIn = (sent: readonly string[]): readonly string[] =>
  sent
    .filter((value) => !isId(value))
    .flatMap((value) =>
      value
        .split(/[,;]/)
        .map((name) => name.trim())
        .filter((name) => name !== ''),
    )

/** Some of the people one may ask; where they are too many for boxes, one writes names, and ticks among those who are called so. As `PersonSelect`. */
export const PersonChecks = ({ options, language, legend, hint, ...field }: Props): VNode => {
  if (options.length <= mostInList) return <Checkboxes {...field} legend={legend} hint={hint} options={options} />
  const words = uiWords[language].person
  const sent = typedMany(field.form, field.name)
  const ticked = options.filter(({ value }) => sent.includes(value))
  const answers = writtenIn(sent).map((name) => ({ name, found: namedBy(name, options) }))
  const asked = answers.filter(({ found }) => found.length > 0 && found.length <= mostInList)
  const shown = [...new Set([...ticked, ...asked.flatMap(({ found }) => found)])]
  const sure = [...ticked, ...asked.flatMap(({ found }) => (found.length === 1 ? found : []))].map(({ value }) => value)
  const lost = answers.filter(({ found }) => found.length === 0 || found.length > mostInList)
  const wrong = lost.some(({ found }) => found.length > 0) ? words.many : lost.length > 0 ? words.nobody : words.tick
  const line = (
    <TextField
      name={field.name}
      id={shown.length > 0 ? `${fieldId(field.name)}-more` : undefined}
      form={shown.length > 0 && lost.length === 0 ? { ...field.form, values: {}, errors: [] } : saying(field, wrong, lost.map(({ name }) => name).join(', '))}
      label={shown.length > 0 ? words.more : legend}
      hint={[shown.length > 0 ? undefined : hint, words.hints].filter(Boolean).join(' ')}
      maxLength={400}
    />
  )
  if (shown.length === 0) return line
  return (
    <>
      <Checkboxes
        name={field.name}
        form={{ ...field.form, values: { [field.name]: sure }, errors: lost.length > 0 ? [] : (saying(field, wrong, '')?.errors ?? []) }}
        legend={legend}
        hint={hint}
        options={shown}
      />
      {line}
    </>
  )
}
