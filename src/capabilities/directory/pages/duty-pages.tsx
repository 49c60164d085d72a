import { Form } from '#ui/components/form.tsx'
import { MomentField } from '#ui/components/moment-field.tsx'
import { PersonSelect } from '#ui/components/person-select.tsx'
import { Tick } from '#ui/components/tick.tsx'
import type { FormState, Page, Shown } from '#ui/page.ts'
import { nameIn } from '#capabilities/directory/pages/parts.tsx'
import { directoryPaths } from '#capabilities/directory/paths.ts'
import type { RotaLine } from '#capabilities/directory/store/duty.ts'
import type { PublicFunction } from '#capabilities/directory/store/functions.ts'
import { words } from '#capabilities/directory/words.ts'

export type DutyModel = {
  readonly found: PublicFunction
  readonly line: RotaLine | null
  readonly colleagues: readonly { readonly id: string; readonly name: string }[]
}

/** A colleague goes on duty, or a duty is changed or taken away. */
export function dutyPage({ found, line, colleagues }: DutyModel, form: FormState, page: Page): Shown {
  const t = words[page.language]
  const back = directoryPaths.function(found.id)
  return {
    title: t.title,
    place: 'directory',
    trail: [
      { href: directoryPaths.all(), text: t.title },
      { href: back, text: nameIn(found, page.language) },
    ],
    body: (
      <>
        <h1>{line === null ? t.duty.add : t.duty.change}</h1>
        <p>{t.duty.lead}</p>
        <Form
          page={page}
          form={form}
          action={line === null ? directoryPaths.goOnDuty(found.id) : directoryPaths.duty(line.id)}
          version={line?.version}
          submit={t.functions.submit}
          secondary={<a href={back}>{t.functions.back}</a>}
        >
          <PersonSelect
            form={form}
            name="person"
            language={page.language}
            label={t.duty.person}
            options={colleagues.map((person) => ({ value: person.id, text: person.name }))}
            empty={t.duty.choose}
          />
          <MomentField form={form} name="starts_at" label={t.duty.from} />
          <MomentField form={form} name="ends_at" label={t.duty.to} />
          {line === null ? null : <Tick form={form} name="cancel" label={t.duty.cancel} />}
        </Form>
      </>
    ),
  }
}
