import type { VNode } from 'preact'
import { Checkboxes, type CheckboxOption } from '#ui/components/checkboxes.tsx'
import { Details } from '#ui/components/details.tsx'
import { typedMany, type FormState } from '#ui/page.ts'

type Props = {
  readonly form: FormState
  readonly name: string
  readonly legend: string
  readonly options: readonly CheckboxOption[]
  /** What stands beside the legend when nothing is chosen. */
  readonly none: string
}

/** Many choices behind one line that says which are chosen; open when something is wrong with them. */
export const FoldedChoices = ({ form, name, legend, options, none }: Props): VNode => {
  const chosen = new Set(typedMany(form, name))
  const said = options.filter(({ value }) => chosen.has(value)).map(({ text }) => text)
  return (
    <Details summary={`${legend}: ${said.length === 0 ? none : said.join(', ')}`} open={form.errors.some(({ field }) => field === name)}>
      <Checkboxes form={form} name={name} legend={legend} inline options={options} />
    </Details>
  )
}
