import type { ComponentChildren, VNode } from 'preact'

type Told = {
  readonly name: string
  readonly label: string
  readonly hint?: string | undefined
  readonly wrong?: string | undefined
  readonly value?: string | undefined
}

const described = ({ name, hint, wrong }: Told): string | undefined =>
  [hint ? `${name}-hint` : '', wrong ? `${name}-wrong` : ''].filter((id) => id !== '').join(' ') || undefined
const About = ({ name, label, hint, wrong }: Told): VNode => (
  <>
    <label for={name}>{label}</label>
    {hint ? (
      <p class="p-hint" id={`${name}-hint`}>
        {hint}
      </p>
    ) : null}
    {wrong ? (
      <p class="p-danger" id={`${name}-wrong`} role="alert">
        {wrong}
      </p>
    ) : null}
  </>
)

/** Several lines. Nothing is remembered by the browser. */
export const Lines = (told: Told & { readonly rows?: number }): VNode => (
  <>
    <About {...told} />
    <textarea
      id={told.name}
      name={told.name}
      rows={told.rows ?? 7}
      dir="auto"
      autocomplete="off"
      aria-describedby={described(told)}
      aria-invalid={told.wrong ? 'true' : undefined}
      value={told.value ?? ''}
    />
  </>
)

export const Line = (told: Told & { readonly digits?: boolean }): VNode => (
  <>
    <About {...told} />
    <input
      id={told.name}
      name={told.name}
      type="text"
      dir={told.digits ? 'ltr' : 'auto'}
      inputMode={told.digits ? 'numeric' : undefined}
      autocomplete="off"
      spellcheck={false}
      aria-describedby={described(told)}
      aria-invalid={told.wrong ? 'true' : undefined}
      value={told.value ?? ''}
    />
  </>
)

type Option = { readonly value: string; readonly text: string; readonly lang?: string; readonly dir?: 'ltr' | 'rtl' }
export const Choose = ({ options, ...told }: Told & { readonly options: readonly Option[] }): VNode => (
  <>
    <About {...told} />
    <select id={told.name} name={told.name} autocomplete="off" aria-describedby={described(told)} aria-invalid={told.wrong ? 'true' : undefined}>
      {options.map(({ value, text, lang, dir }) => (
        <option key={value} value={value} lang={lang} dir={dir} selected={value === told.value}>
          {text}
        </option>
      ))}
    </select>
  </>
)

export const Ways = ({ name, label, options, value }: Told & { readonly options: readonly Option[] }): VNode => (
  <fieldset class="p-ways">
    <legend>{label}</legend>
    {options.map((option) => (
      <label key={option.value}>
        <input type="radio" name={name} value={option.value} checked={option.value === value} /> {option.text}
      </label>
    ))}
  </fieldset>
)

export const Hidden = ({ name, value }: { readonly name: string; readonly value: string }): VNode => <input type="hidden" name={name} value={value} />

/** A form that is sent and leaves nothing in an address. */
export const Sent = ({
  to,
  send,
  children,
  id,
  files = false,
}: {
  readonly to: string
  readonly send: string
  readonly children?: ComponentChildren
  readonly id?: string
  /** Takes files along. */
  readonly files?: boolean
}): VNode => (
  <form method="post" action={to} encType={files ? 'multipart/form-data' : undefined} autocomplete="off" id={id} noValidate>
    {children}
    <p>
      <button type="submit">{send}</button>
    </p>
  </form>
)
