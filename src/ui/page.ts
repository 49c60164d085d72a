import type { ComponentChildren, VNode } from 'preact'
import type { Instant } from '#kernel/time.ts'
import type { Language } from '#kernel/language.ts'

/** What every view knows of the page it is on. Nothing personal but the reader's own name and zone. */
export type Page = {
  readonly language: Language
  /** The time of work (a demo has its own day). */
  readonly now: Instant
  /** The path asked for, without query. */
  readonly path: string
  /** Proves that a form was made by this program for this session. */
  readonly token: string
  /** A new idempotency key; each form on a page gets its own. */
  readonly newKey: () => string
  /** Who is reading; null before sign-in. */
  readonly reader: { readonly name: string; readonly zone: string; readonly roles: readonly string[] } | null
}

/** What a view makes: a neutral title (never a name or a place) and the content of `<main>`. */
export type Shown = {
  readonly title: string
  readonly body: VNode | ComponentChildren
  /** Which place in the frame's row is current. */
  readonly place?: 'day' | 'cases' | 'places' | 'calls' | 'meetings' | 'directory' | 'costs' | 'statistics' | 'site' | 'people' | 'record' | undefined
  /** Where one level up is, when the page is more than two levels down. */
  readonly trail?: readonly { readonly href: string; readonly text: string }[]
  /** A page that answers something other than 200: a question that is refused with its reason. */
  readonly status?: number
  /** A sheet for her own hands: no frame, no name of this program, nothing but the content. */
  readonly bare?: boolean
  /** Two-column anatomies use the whole width. */
  readonly wide?: boolean
}

export type FieldError = { readonly field: string; readonly text: string }

/** A form as it is shown: what was typed, what is wrong, and what somebody else saved meanwhile. */
export type FormState = {
  readonly values: Readonly<Record<string, string | readonly string[]>>
  readonly errors: readonly FieldError[]
  /** A refusal that belongs to no field. */
  readonly notice: string | null
  /** The idempotency key of this form; sent back unchanged when the form is shown again. */
  readonly key: string
  /** A lost race: the words saved by somebody else, by field, and the version to continue from. */
  readonly conflict: { readonly theirs: Readonly<Record<string, string>>; readonly version: number } | null
  /** A text for this form that was typed earlier and never sent; sealed to the reader until she asks for it. */
  readonly draft?: { readonly href: string; readonly at: Instant } | null
}

export const typed = (form: FormState, field: string): string => {
  const value = form.values[field]
  return typeof value === 'string' ? value : (value?.[0] ?? '')
}
export const typedMany = (form: FormState, field: string): readonly string[] => {
  const value = form.values[field]
  return value === undefined ? [] : typeof value === 'string' ? [value] : value
}
export const errorOf = (form: FormState, field: string): string | null => form.errors.find((error) => error.field === field)?.text ?? null
