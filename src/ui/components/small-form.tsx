import type { ComponentChildren, VNode } from 'preact'
import type { Page } from '#ui/page.ts'
import { Button } from '#ui/components/button.tsx'
import type { ButtonTone } from '#ui/components/button.tsx'
import { Hidden } from '#ui/components/hidden.tsx'

type Props = {
  readonly page: Pick<Page, 'token' | 'newKey'>
  readonly action: string
  readonly submit: string
  readonly tone?: ButtonTone | undefined
  readonly version?: number | null | undefined
  /** Fields that go along unseen. */
  readonly fields?: Readonly<Record<string, string | number>> | undefined
  /** Said after the button's words to those who listen, so that ten such buttons differ. */
  readonly about?: string | undefined
  readonly children?: ComponentChildren
}

/** A deed in one button. */
export const SmallForm = ({ page, action, submit, tone = 'quiet', version, fields = {}, about, children }: Props): VNode => (
  <form class="l-small-form" method="post" action={action} noValidate data-once>
    <Hidden name="_token" value={page.token} />
    <Hidden name="_key" value={page.newKey()} />
    {version === null || version === undefined ? null : <Hidden name="_version" value={version} />}
    {Object.entries(fields).map(([name, value]) => (
      <Hidden key={name} name={name} value={value} />
    ))}
    {children}
    <Button tone={tone} small>
      {submit}
      {about ? <span class="govuk-visually-hidden">{` ${about}`}</span> : null}
    </Button>
  </form>
)
