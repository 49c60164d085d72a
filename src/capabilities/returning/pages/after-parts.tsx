import type { ComponentChildren, VNode } from 'preact'
import type { Language } from '#kernel/language.ts'
import type { FormState, Page, Shown } from '#ui/page.ts'
import { Form } from '#ui/components/form.tsx'
import type { Tone } from '#ui/components/shape.tsx'
import { TextArea } from '#ui/components/text-area.tsx'
import { afterPaths } from '#capabilities/returning/after-paths.ts'
import type { Entered } from '#capabilities/returning/queries/enter.ts'
import { BackTo, returnTrail, type CaseHead } from '#capabilities/returning/pages/choice-parts.tsx'
import type { AfterModel } from '#capabilities/returning/queries/show-after.ts'
import { afterWords } from '#capabilities/returning/words.after.ts'

export const afterTrail = (head: CaseHead, language: Language, deep = true) => [
  ...returnTrail(head, language),
  ...(deep ? [{ href: afterPaths.ofCase(head.id), text: afterWords[language].title }] : []),
]

type PointState = AfterModel['points'][number]['state']
/** How a state is drawn: reached and a no are both done; lost and passed by are not. */
export const toneOf: Readonly<Record<PointState, Tone>> = {
  coming: 'quiet',
  open: 'soon',
  late: 'late',
  missed: 'late',
  stopped: 'quiet',
  reached: 'done',
  declined: 'done',
  lost: 'late',
}

type FormSheet = {
  readonly entered: Pick<Entered, 'card'>
  readonly title: string
  readonly lead: string
  readonly action: string
  readonly submit: string
  readonly version?: number
  readonly tone?: 'go' | 'danger'
  /** What the words of the form are read by; left out where there are none. */
  readonly audience?: string
  readonly before?: ComponentChildren
  readonly children?: ComponentChildren
}
/** A page that holds one form of this part, with the way back. The title says what is done, and of whom nothing. */
export function formSheet({ entered: { card }, title, lead, before, children, ...form }: FormSheet, state: FormState, page: Page): Shown {
  const { language } = page
  return {
    title: `${title} · ${card.pseudonym}`,
    place: 'cases',
    trail: afterTrail(card, language),
    body: (
      <>
        <h1>{title}</h1>
        <p class="govuk-body">{lead}</p>
        {before}
        <Form page={page} form={state} {...form} secondary={<BackTo href={afterPaths.ofCase(card.id)} language={language} />}>
          {children}
        </Form>
      </>
    ),
  }
}

export const WordsField = ({ form, language }: { readonly form: FormState; readonly language: Language }): VNode => (
  <TextArea form={form} name="words" label={afterWords[language].words} hint={afterWords[language].wordsHint} rows={4} />
)
