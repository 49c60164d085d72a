import { Checkboxes } from '#ui/components/checkboxes.tsx'
import { Form } from '#ui/components/form.tsx'
import { Radios } from '#ui/components/radios.tsx'
import { Select } from '#ui/components/select.tsx'
import { TextField } from '#ui/components/text-field.tsx'
import { Tick } from '#ui/components/tick.tsx'
import type { FormState, Page, Shown } from '#ui/page.ts'
import { functionKinds, hourCodes } from '#capabilities/directory/domain/kinds.ts'
import { directoryPaths } from '#capabilities/directory/paths.ts'
import type { PublicFunction } from '#capabilities/directory/store/functions.ts'
import type { County } from '#capabilities/directory/store/places.ts'
import { words } from '#capabilities/directory/words.ts'

export type FunctionFormModel = { readonly found: PublicFunction | null; readonly counties: readonly County[] }

/** A function described, or changed. */
export function functionFormPage({ found, counties }: FunctionFormModel, form: FormState, page: Page): Shown {
  const t = words[page.language]
  const back = found === null ? directoryPaths.all() : directoryPaths.function(found.id)
  return {
    title: t.title,
    place: 'directory',
    trail: [{ href: directoryPaths.all(), text: t.title }],
    body: (
      <>
        <h1>{found === null ? t.functions.add : t.functions.edit}</h1>
        <p>{t.functions.confirm}</p>
        <Form
          page={page}
          form={form}
          action={found === null ? directoryPaths.newFunction() : directoryPaths.editFunction(found.id)}
          version={found?.version}
          submit={t.functions.submit}
          secondary={<a href={back}>{t.functions.back}</a>}
        >
          {found === null ? (
            <Select
              form={form}
              name="kind"
              label={t.functions.kind}
              hint={t.functions.kindHint}
              options={functionKinds.map((value) => ({ value, text: t.kinds[value] }))}
              empty={t.duty.choose}
            />
          ) : (
            <p>{t.kinds[found.kind]}</p>
          )}
          <TextField form={form} name="name_sv" label={t.functions.nameSv} hint={t.functions.nameHint} maxLength={120} />
          <TextField form={form} name="name_en" label={t.functions.nameEn} maxLength={120} />
          <Radios form={form} name="hours" legend={t.functions.hours} options={hourCodes.map((value) => ({ value, text: t.hours[value] }))} />
          <Tick form={form} name="acute" label={t.functions.acute} />
          <Tick form={form} name="child" label={t.functions.child} />
          <Tick form={form} name="standing" label={t.functions.standing} />
          <TextField form={form} name="municipalities" label={t.functions.municipalities} hint={t.functions.municipalitiesHint} />
          <Checkboxes
            form={form}
            name="counties"
            legend={t.functions.counties}
            inline
            options={counties.map((county) => ({ value: county.code, text: county.name }))}
          />
          {found === null ? null : <Tick form={form} name="active" label={t.functions.keepActive} />}
        </Form>
      </>
    ),
  }
}
