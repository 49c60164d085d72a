import type { z } from 'zod'
import type { Result } from '#kernel/result.ts'
import type { Language } from '#kernel/language.ts'
import type { FormState, Page, Shown } from '#ui/page.ts'
import type { Visit } from '#platform/http/visit.ts'
import type { Passage } from '#platform/http/passage.ts'

type Shape = z.ZodType
type Out<S> = S extends z.ZodType ? z.output<S> : unknown

/** The words for a refusal; a new kind of refusal does not compile until it is answered here. */
export type Answer = {
  readonly status: 404 | 409 | 422 | 429
  /** The field it stands beside, if any. */
  readonly field?: string
  readonly words: Readonly<Record<Language, string>>
}

/** Where a deed leads. `id` is what the API answers with. */
export type Done = {
  readonly to: string
  readonly id?: string
}

/** Somebody else saved first: both versions are shown, nothing typed is lost. Answered with 409 by the platform. */
export type Changed = { readonly kind: 'changed'; readonly theirs: Readonly<Record<string, string>>; readonly version: number }

type Common = {
  /** Hono path. Every `:name` in it must be a UUID unless `params` says otherwise. */
  readonly path: string
  /** Unique, in kebab case; the operation's name in the API. */
  readonly name: string
  /** Roles that may come in at all. There is no value for "everybody": see `openDoors`. */
  readonly may: readonly [string, ...string[]]
  readonly params?: Shape
  readonly query?: Shape
  /** The path parameter that names the case, when the page is about one: the database then looks at nothing else. */
  readonly scope?: string
  /** The act written in the record, such as `case.seen`. One leaf per request. */
  readonly records: string
  /** Left out of the API when it makes no sense there (a print, a download). */
  readonly api?: false
}

export type Input<P, Q> = { readonly params: Out<P>; readonly query: Out<Q> }

export type PageDoor<P extends Shape = Shape, Q extends Shape = Shape, A extends Shape = Shape> = Common & {
  readonly params?: P
  readonly query?: Q
  /** What the API answers, and all it answers. */
  readonly answers: A
  /** `null` is 404: it is not there, or not there for this person. */
  readonly read: (visit: Visit, input: Input<P, Q>) => Promise<z.input<A> | null>
  readonly view: (model: z.input<A>, page: Page) => Shown
}

/** A file, such as CSV. Recorded as an export. */
export type FileDoor<P extends Shape = Shape, Q extends Shape = Shape> = Common & {
  readonly params?: P
  readonly query?: Q
  readonly file: (
    visit: Visit,
    input: Input<P, Q>,
  ) => Promise<{
    readonly name: string
    readonly type: string
    readonly body: string | Uint8Array<ArrayBuffer>
    /** `body` is packed with gzip, so that a large file stays small in memory; whoever asks gets it unpacked. */
    readonly packed?: true
  } | null>
}

export type FormDoor<
  P extends Shape = Shape,
  Q extends Shape = Shape,
  F extends Shape = Shape,
  Model = unknown,
  Refusal extends { readonly kind: string } = { readonly kind: string },
> = Common & {
  readonly params?: P
  readonly query?: Q
  /** What comes in, by HTML form and by JSON alike. */
  readonly accepts: F
  /** Takes files (`multipart/form-data`, beside the usual ways), in all so many bytes: `accepts` then meets a list of `SentFile` under the field's name. */
  readonly files?: { readonly most: number }
  /** What the page of the form needs; `null` is 404, also for the deed. */
  readonly read: (visit: Visit, input: Input<P, Q>) => Promise<Model | null>
  /** What the form holds the first time, and the version it edits. */
  readonly start?: (model: Model, input: Input<P, Q>) => Readonly<Record<string, string | readonly string[]>>
  readonly view: (model: Model, form: FormState, page: Page) => Shown
  readonly submit: (
    visit: Visit,
    input: Input<P, Q> & { readonly form: Out<F>; readonly version: number | null },
    model: Model,
  ) => Promise<Result<Done, Refusal | Changed>>
  readonly refusals: Readonly<Record<Exclude<Refusal['kind'], 'changed'>, Answer>>
  /** Words for a field's own errors: `{ summary: { required: {sv, en} } }`. Others come from the platform. */
  readonly errors?: Readonly<Record<string, Readonly<Record<string, Readonly<Record<Language, string>>>>>>
}

export type OpenDoor = {
  readonly path: string
  readonly show: (passage: Passage) => Promise<Response>
  readonly post?: (passage: Passage) => Promise<Response>
}

// A list of doors holds doors of every shape; each was checked where it was written, by `page`, `file` and `form` below.
// oxlint-disable typescript/no-explicit-any -- the list forgets the shapes on purpose
export type Door =
  | ({ readonly kind: 'page' } & PageDoor<any, any, any>)
  | ({ readonly kind: 'file' } & FileDoor<any, any>)
  | ({ readonly kind: 'form' } & FormDoor<any, any, any, any, any>)

// oxlint-enable typescript/no-explicit-any

export const page = <P extends Shape, Q extends Shape, A extends Shape>(door: PageDoor<P, Q, A>): Door => ({ kind: 'page', ...door })
export const file = <P extends Shape, Q extends Shape>(door: FileDoor<P, Q>): Door => ({ kind: 'file', ...door })
export const form = <P extends Shape, Q extends Shape, F extends Shape, Model, Refusal extends { readonly kind: string } = never>(
  door: FormDoor<P, Q, F, Model, Refusal>,
): Door => ({ kind: 'form', ...door })
