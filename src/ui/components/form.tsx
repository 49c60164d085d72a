import { isValidElement, toChildArray } from 'preact'
import type { ComponentChildren, VNode } from 'preact'
import { typed } from '#ui/page.ts'
import type { FormState, Page } from '#ui/page.ts'
import { isoMinute } from '#ui/when.ts'
import { uiWords } from '#ui/words.ts'
import { Audience } from '#ui/components/audience.tsx'
import type { Reach } from '#ui/components/audience.tsx'
import { Button } from '#ui/components/button.tsx'
import { Conflict } from '#ui/components/conflict.tsx'
import { ErrorSummary } from '#ui/components/error-summary.tsx'
import { Hidden } from '#ui/components/hidden.tsx'
import { Notice } from '#ui/components/notice.tsx'

type Props = {
  readonly page: Pick<Page, 'language' | 'token' | 'newKey'>
  readonly form?: FormState | null | undefined
  readonly action: string
  /** The version of the row that is edited. */
  readonly version?: number | null | undefined
  readonly submit: string
  readonly children?: ComponentChildren
  /** Beside the button: another ending, or a link back. */
  readonly secondary?: ComponentChildren
  readonly tone?: 'go' | 'danger' | undefined
  /** Who may read what is written: *Only ALFA’s team · 3 people*. */
  readonly audience?: string | undefined
  readonly reach?: Reach | undefined
  /** Unsent text is never kept for this form: passphrases, codes. */
  readonly unkept?: boolean | undefined
  /** The form has a field for files. */
  readonly files?: boolean | undefined
  readonly id?: string | undefined
}

/** The label of a field by its name, wherever in the form it stands. */
const labelIn = (children: ComponentChildren, name: string): string | null => {
  for (const child of toChildArray(children)) {
    if (!isValidElement(child)) continue
    const props = child.props as { readonly name?: string; readonly label?: string; readonly legend?: string; readonly children?: ComponentChildren }
    if (props.name === name) return props.label ?? props.legend ?? null
    // Fields that a part of the page draws are found by drawing it.
    const drawn = typeof child.type === 'function' ? (child.type as (all: object) => ComponentChildren)(child.props) : props.children
    const inside = drawn === undefined ? null : labelIn(drawn, name)
    if (inside !== null) return inside
  }
  return null
}

/** After a lost race the form goes on from the new version; when shown again for a mistake, from the one first read. */
const versionOf = (form: FormState | null | undefined, version: number | null | undefined): number | string | null => {
  if (form?.conflict) return form.conflict.version
  const sent = form ? typed(form, '_version') : ''
  return sent === '' ? (version ?? null) : sent
}

/** One form: what was wrong first, then the fields, then the button with who may read beside it. */
export const Form = (props: Props): VNode => {
  const { page, form, action, submit, tone = 'go', audience, reach } = props
  const version = versionOf(form, props.version)
  return (
    <form
      class="l-form"
      method="post"
      action={action}
      id={props.id}
      encType={props.files ? 'multipart/form-data' : undefined}
      noValidate
      data-once
      data-keep={props.unkept ? undefined : uiWords[page.language].keep}
    >
      {form ? <ErrorSummary errors={form.errors} labelOf={(name) => labelIn(props.children, name)} language={page.language} /> : null}
      {form?.notice ? (
        <Notice tone="danger" title={uiWords[page.language].form.notice}>
          {form.notice}
        </Notice>
      ) : null}
      {form ? <Conflict form={form} labelOf={(name) => labelIn(props.children, name)} language={page.language} /> : null}
      {form?.draft ? (
        <Notice tone="info" title={uiWords[page.language].form.draft}>
          <p>
            <time class="l-tabular" dateTime={form.draft.at.toISOString()}>
              {isoMinute(form.draft.at)}
            </time>{' '}
            · <a href={form.draft.href}>{uiWords[page.language].form.draftOpen}</a>
          </p>
        </Notice>
      ) : null}
      <Hidden name="_token" value={page.token} />
      <Hidden name="_key" value={form?.key ?? page.newKey()} />
      {version === null ? null : <Hidden name="_version" value={version} />}
      {props.children}
      <div class="l-form__end">
        <Button tone={tone}>{submit}</Button>
        {props.secondary}
        {audience ? <Audience text={audience} reach={reach} language={page.language} /> : null}
      </div>
    </form>
  )
}
