import type { ComponentChildren, VNode } from 'preact'
import type { FormState, Page } from '#ui/page.ts'
import { uiWords } from '#ui/words.ts'
import { Form } from '#ui/components/form.tsx'

type Props = {
  readonly page: Pick<Page, 'language' | 'token' | 'newKey'>
  readonly form?: FormState | null | undefined
  readonly action: string
  readonly version?: number | null | undefined
  readonly submit: string
  /** What will be gone, line by line. */
  readonly gone: readonly string[]
  readonly forWhom: string
  /** How long it can be undone, such as "24 hours"; without it, it says that it cannot. */
  readonly undo?: string | undefined
  readonly back: string
  readonly children?: ComponentChildren
}

/** Before a destructive act: what will be gone, for whom, and how long it can be undone. */
export const Confirm = (props: Props): VNode => {
  const words = uiWords[props.page.language].confirm
  return (
    <div class="l-confirm">
      <dl class="l-confirm__facts">
        <dt>{words.gone}</dt>
        <dd>
          <ul>
            {props.gone.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </dd>
        <dt>{words.forWhom}</dt>
        <dd>{props.forWhom}</dd>
        <dt>{words.undo}</dt>
        <dd>{props.undo ?? words.noUndo}</dd>
      </dl>
      <Form
        page={props.page}
        form={props.form}
        action={props.action}
        version={props.version}
        submit={props.submit}
        tone="danger"
        secondary={
          <a class="l-form__back" href={props.back}>
            {words.cancel}
          </a>
        }
      >
        {props.children}
      </Form>
    </div>
  )
}
