import type { VNode } from 'preact'
import { isId } from '#kernel/id.ts'
import type { Language } from '#kernel/language.ts'
import { valueOf } from '#ui/components/field.tsx'
import type { FieldProps } from '#ui/components/field.tsx'
import { Select, type SelectOption } from '#ui/components/select.tsx'
import { TextField } from '#ui/components/text-field.tsx'
import { namedBy } from '#ui/named.ts'
import { uiWords } from '#ui/words.ts'

type Props = FieldProps & {
  readonly options: readonly SelectOption[]
  readonly language: Language
  /** The first, empty line, such as "Nobody". Left out when somebody is always chosen. */
  readonly empty?: string | undefined
}

/** So many stand in a list that one can still look through on a phone. More, and the name is written instead. */
export const mostInList = 60
/** What the list sends for somebody who is not in it, and for nobody chosen yet: no id, so that the form is shown again and nobody is left out unnoticed. */
const another = '?'
const unchosen = '??'

/**
 * One of the people one may ask. Where they are too many for a list, as in an agency of hundreds, one writes a name or some of it; the form then comes
 * back with those who are called so, to choose among. Whoever is chosen already stands in a list of their own.
 */
export const PersonSelect = ({ options, language, empty, ...field }: Props): VNode => {
  if (options.length <= mostInList) return <Select {...field} options={options} empty={empty} />
  const words = uiWords[language].person
  const typed = valueOf(field.form, field.name, field.value)
  // An id of somebody who is not there (any more) is nothing one could read.
  const written = typed === another || typed === unchosen || (isId(typed.slice(0, 36)) && !options.some(({ value }) => value === typed)) ? '' : typed
  const chosen = options.filter(({ value }) => value === written)
  const found = chosen.length > 0 ? chosen : namedBy(written, options)
  const [first] = found
  if (!first || found.length > mostInList) {
    const wrong = written === '' ? words.write : first ? words.many : words.nobody
    return <TextField {...field} form={saying(field, wrong, written)} hint={[field.hint, words.hint].filter(Boolean).join(' ')} maxLength={100} />
  }
  const others = [{ value: another, text: words.another }, ...(empty === undefined || empty === words.choose ? [] : [{ value: '', text: empty }])]
  if (found.length === 1) return <Select {...field} form={saying(field, words.check, first.value)} options={[...found, ...others]} />
  const listed = [{ value: unchosen, text: words.choose }, ...found, ...others]
  return <Select {...field} form={saying(field, words.several, unchosen)} options={listed} />
}

/** The form with what the field holds now, and with the sentence that fits what was written there, if it was refused. */
export const saying = ({ form, name }: Pick<FieldProps, 'form' | 'name'>, wrong: string, value: string): FieldProps['form'] =>
  form && {
    ...form,
    values: { ...form.values, [name]: value },
    errors: form.errors.map((error) => (error.field === name ? { ...error, text: wrong } : error)),
  }
