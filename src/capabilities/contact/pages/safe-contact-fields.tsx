import type { VNode } from 'preact'
import { errorOf, typed, type FormState } from '#ui/page.ts'
import { Checkboxes } from '#ui/components/checkboxes.tsx'
import { Details } from '#ui/components/details.tsx'
import { TextArea } from '#ui/components/text-area.tsx'
import { TextField } from '#ui/components/text-field.tsx'
import { Tick } from '#ui/components/tick.tsx'
import { channels, safeContactFlags } from '#capabilities/contact/domain/safe-contact.ts'
import type { contactWords } from '#capabilities/contact/words.ts'

type Words = (typeof contactWords)['sv']

const folded = ['ways', 'safeFrom', 'safeUntil', 'anyHour', 'safeWords', 'codeWord'] as const

/** What may never be done; and, folded until somebody is to be in touch, how, when, and what to say if somebody else answers. */
export const SafeContactFields = ({ form, words, open = false }: { readonly form: FormState; readonly words: Words; readonly open?: boolean }): VNode => {
  const f = words.form
  return (
    <>
      <Checkboxes
        form={form}
        name="safe"
        legend={f.safe}
        hint={f.safeHint}
        options={safeContactFlags.map((value) => ({ value, text: words.flags[value] }))}
        inline
      />
      <Details summary={f.safeMore} open={open || folded.some((name) => typed(form, name) !== '' || errorOf(form, name) !== null)}>
        <Checkboxes
          form={form}
          name="ways"
          legend={f.ways}
          hint={f.waysHint}
          options={channels.map((value) => ({ value, text: words.channels[value] }))}
          inline
        />
        <TextField form={form} name="safeFrom" label={f.hoursFrom} width="short" tabular />
        <TextField form={form} name="safeUntil" label={f.hoursUntil} width="short" tabular />
        <Tick form={form} name="anyHour" label={f.anyHour} />
        <TextArea form={form} name="safeWords" label={f.safeWords} hint={f.safeWordsHint} rows={2} />
        <TextField form={form} name="codeWord" label={f.codeWord} width="medium" />
      </Details>
    </>
  )
}
