import type { VNode } from 'preact'
import type { FormState } from '#ui/page.ts'
import { Checkboxes } from '#ui/components/checkboxes.tsx'
import { TextArea } from '#ui/components/text-area.tsx'
import { TextField } from '#ui/components/text-field.tsx'
import { Tick } from '#ui/components/tick.tsx'
import { channels, safeContactFlags } from '#capabilities/contact/domain/safe-contact.ts'
import type { contactWords } from '#capabilities/contact/words.ts'

type Words = (typeof contactWords)['sv']

/** How, when, and what to say if somebody else answers; and what may never be done. */
export const SafeContactFields = ({ form, words }: { readonly form: FormState; readonly words: Words }): VNode => {
  const f = words.form
  return (
    <>
      <Checkboxes
        form={form}
        name="ways"
        legend={f.ways}
        hint={f.waysHint}
        options={channels.map((value) => ({ value, text: words.channels[value] }))}
        inline
      />
      <Checkboxes
        form={form}
        name="safe"
        legend={f.safe}
        hint={f.safeHint}
        options={safeContactFlags.map((value) => ({ value, text: words.flags[value] }))}
        inline
      />
      <TextField form={form} name="safeFrom" label={f.hoursFrom} width="short" tabular />
      <TextField form={form} name="safeUntil" label={f.hoursUntil} width="short" tabular />
      <Tick form={form} name="anyHour" label={f.anyHour} />
      <TextArea form={form} name="safeWords" label={f.safeWords} hint={f.safeWordsHint} rows={2} />
      <TextField form={form} name="codeWord" label={f.codeWord} width="medium" />
    </>
  )
}
