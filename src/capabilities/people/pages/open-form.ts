import type { FieldError, FormState } from '#ui/page.ts'

type Given = { readonly values?: FormState['values']; readonly errors?: readonly FieldError[]; readonly notice?: string | null }

/** A form before sign-in, shown for the first time or again. What is secret never comes back in it. */
export const openForm = ({ values = {}, errors = [], notice = null }: Given = {}): FormState => ({
  values,
  errors,
  notice,
  key: crypto.randomUUID(),
  conflict: null,
})
