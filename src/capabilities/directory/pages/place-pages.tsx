import type { VNode } from 'preact'
import { DateField } from '#ui/components/date-field.tsx'
import { Empty } from '#ui/components/empty.tsx'
import { Form } from '#ui/components/form.tsx'
import { Radios } from '#ui/components/radios.tsx'
import { Select } from '#ui/components/select.tsx'
import { TextField } from '#ui/components/text-field.tsx'
import { Tick } from '#ui/components/tick.tsx'
import type { FormState, Page, Shown } from '#ui/page.ts'
import { hourCodes } from '#capabilities/directory/domain/kinds.ts'
import { nameIn } from '#capabilities/directory/pages/parts.tsx'
import { directoryPaths } from '#capabilities/directory/paths.ts'
import type { PublicFunction } from '#capabilities/directory/store/functions.ts'
import type { OrderLine } from '#capabilities/directory/store/order.ts'
import type { Municipality } from '#capabilities/directory/store/places.ts'
import { words } from '#capabilities/directory/words.ts'

export type PlaceModel = { readonly municipality: Municipality; readonly functions: readonly PublicFunction[] }
export type ChangePlaceModel = { readonly municipality: Municipality; readonly found: PublicFunction; readonly line: OrderLine }

const trailOf = (municipality: Municipality, page: Page) => [
  { href: directoryPaths.all(), text: words[page.language].title },
  { href: directoryPaths.municipality(municipality.code), text: municipality.name },
]

const fields = (form: FormState, page: Page): VNode[] => {
  const t = words[page.language]
  return [
    <TextField key="place" form={form} name="place" label={t.order.place} width="short" inputmode="numeric" />,
    <Radios key="hours" form={form} name="hours" legend={t.functions.hours} options={hourCodes.map((value) => ({ value, text: t.hours[value] }))} />,
    <DateField key="from" form={form} name="valid_from" label={t.order.from} />,
    <DateField key="to" form={form} name="valid_to" label={t.order.to} hint={t.order.toHint} />,
  ]
}

/** One of the own functions takes a place in the order. */
export function placePage({ municipality, functions }: PlaceModel, form: FormState, page: Page): Shown {
  const t = words[page.language]
  const options = functions.map((each) => ({ value: each.id, text: `${t.kinds[each.kind]}: ${nameIn(each, page.language)}` }))
  return {
    title: t.title,
    place: 'directory',
    trail: trailOf(municipality, page),
    body: (
      <>
        <h1>{t.order.add}</h1>
        {functions.length === 0 ? (
          <Empty>{t.order.noFunctions}</Empty>
        ) : (
          <Form
            page={page}
            form={form}
            action={directoryPaths.place(municipality.code)}
            submit={t.functions.submit}
            secondary={<a href={directoryPaths.municipality(municipality.code)}>{t.functions.back}</a>}
          >
            <Select form={form} name="function" label={t.functions.one} options={options} empty={t.duty.choose} />
            {fields(form, page)}
          </Form>
        )}
      </>
    ),
  }
}

/** The own function's place is changed, or taken away. */
export function changePlacePage({ municipality, found, line }: ChangePlaceModel, form: FormState, page: Page): Shown {
  const t = words[page.language]
  return {
    title: t.title,
    place: 'directory',
    trail: trailOf(municipality, page),
    body: (
      <>
        <h1>{t.order.change}</h1>
        <p>{`${t.kinds[line.kind]}: ${nameIn(found, page.language)}`}</p>
        <Form
          page={page}
          form={form}
          action={directoryPaths.order(line.id)}
          version={line.version}
          submit={t.functions.submit}
          secondary={<a href={directoryPaths.municipality(municipality.code)}>{t.functions.back}</a>}
        >
          {fields(form, page)}
          <Tick form={form} name="remove" label={t.order.remove} hint={t.order.removed} />
        </Form>
      </>
    ),
  }
}
