import type { Example, Examples } from '#ui/example.ts'
import { either, exampleForm, exampleNow, tooLong } from '#ui/example.ts'
import type { Language } from '#kernel/language.ts'
import type { FormState } from '#ui/page.ts'
import { uiWords } from '#ui/words.ts'
import { Checkboxes } from '#ui/components/checkboxes.tsx'
import { DateField } from '#ui/components/date-field.tsx'
import { MomentField } from '#ui/components/moment-field.tsx'
import { PersonChecks } from '#ui/components/person-checks.tsx'
import { PersonSelect } from '#ui/components/person-select.tsx'
import { Radios } from '#ui/components/radios.tsx'
import { Select } from '#ui/components/select.tsx'
import { TextArea } from '#ui/components/text-area.tsx'
import { TextField } from '#ui/components/text-field.tsx'
import { Tick } from '#ui/components/tick.tsx'

type Ask = { readonly state: string; readonly form: FormState | null; readonly id: string }

/** Every field is shown untouched, filled and refused. */
const asks = (name: string, value: string, language: Language): readonly Ask[] => [
  { state: 'empty', form: null, id: `${name}-empty` },
  { state: 'filled', form: exampleForm({ values: { [name]: value } }), id: `${name}-filled` },
  {
    state: 'error',
    form: exampleForm({ values: { [name]: value }, errors: [{ field: name, text: uiWords[language].errors['not-a-choice'] }] }),
    id: `${name}-error`,
  },
]
const each = (name: string, value: string, language: Language, show: (ask: Ask) => Example['show']): readonly Example[] =>
  asks(name, value, language).map((ask) => ({ state: ask.state, show: show(ask) }))

export const fieldExamples: readonly Examples[] = [
  {
    name: 'TextField',
    of: (language) => [
      ...each('reference', 'ALFA-7', language, ({ form, id }) => (
        <TextField
          form={form}
          id={id}
          name="reference"
          label={either(language, 'Referens', 'Reference')}
          hint={either(language, 'Myndighetens egen beteckning.', 'The agency’s own reference.')}
        />
      )),
      {
        state: 'passphrase',
        show: (
          <TextField name="passphrase" type="password" width="medium" autocomplete="current-password" label={either(language, 'Lösenfras', 'Passphrase')} />
        ),
      },
      { state: 'short', show: <TextField name="code" width="short" inputmode="numeric" tabular label={either(language, 'Kod', 'Code')} value="123456" /> },
      { state: 'too long', show: <TextField name="long" label={tooLong(language)} hint={tooLong(language)} value={tooLong(language)} /> },
    ],
  },
  {
    name: 'TextArea',
    of: (language) =>
      each('note', either(language, 'Ny kontakt på söndag.\nHon ringer själv.', 'New contact on Sunday.\nShe calls herself.'), language, ({ form, id }) => (
        <TextArea form={form} id={id} name="note" label={either(language, 'Anteckning', 'Note')} rows={4} />
      )),
  },
  {
    name: 'Select',
    of: (language) =>
      each('agency', 'b', language, ({ form, id }) => (
        <Select
          form={form}
          id={id}
          name="agency"
          label={either(language, 'Myndighet', 'Agency')}
          empty={uiWords[language].form.choose}
          options={[
            { value: 'a', text: 'Socialnämnden i Ekvik' },
            { value: 'b', text: 'Polisregion Exempel' },
          ]}
        />
      )),
  },
  {
    name: 'PersonSelect',
    of: (language) =>
      (['', 'Person 7', 'Person 1', 'Person', '40'] as const).map((written) => ({
        state: `many, written: ${written === '' ? '–' : written}`,
        show: (
          <PersonSelect
            form={exampleForm({ values: { colleague: written }, errors: written === '' ? [] : [{ field: 'colleague', text: '' }] })}
            id={`colleague-${written.replaceAll(' ', '-').toLowerCase()}`}
            name="colleague"
            language={language}
            label={either(language, 'Ersättare', 'Deputy')}
            empty={either(language, 'Ingen', 'Nobody')}
            options={Array.from({ length: 65 }, (_, at) => ({ value: `${at}`, text: `Person ${at}` }))}
          />
        ),
      })),
  },
  {
    name: 'PersonChecks',
    of: (language) =>
      (['', 'Person 7, Person 1', 'Person', '40, nobody'] as const).map((written) => ({
        state: `many, written: ${written === '' ? '–' : written}`,
        show: (
          <PersonChecks
            form={exampleForm({
              values: { [`named${written.length}`]: written },
              errors: written === '' ? [] : [{ field: `named${written.length}`, text: '' }],
            })}
            name={`named${written.length}`}
            language={language}
            legend={either(language, 'Vilka ska få läsa?', 'Who may read?')}
            options={Array.from({ length: 65 }, (_, at) => ({ value: `${at}`, text: `Person ${at}` }))}
          />
        ),
      })),
  },
  {
    name: 'Radios',
    of: (language) => [
      ...each('child', 'no', language, ({ form, id }) => (
        <Radios
          form={form}
          id={id}
          name="child"
          legend={either(language, 'Finns det barn med?', 'Are there children?')}
          options={[
            { value: 'yes', text: either(language, 'Ja', 'Yes'), key: 1 },
            { value: 'no', text: either(language, 'Nej', 'No'), key: 2 },
            { value: 'unknown', text: either(language, 'Vet inte', 'Do not know'), hint: either(language, 'Fråga när det går.', 'Ask when possible.'), key: 3 },
          ]}
        />
      )),
      {
        state: 'inline',
        show: (
          <Radios
            name="side"
            inline
            value="b"
            legend={either(language, 'Sida', 'Side')}
            options={[
              { value: 'a', text: 'A' },
              { value: 'b', text: 'B' },
            ]}
          />
        ),
      },
      {
        state: 'too long',
        show: <Radios name="radio-long" legend={tooLong(language)} options={[{ value: 'a', text: tooLong(language), hint: tooLong(language) }]} />,
      },
    ],
  },
  {
    name: 'Checkboxes',
    of: (language) =>
      each('classes', 'c2', language, ({ form, id }) => (
        <Checkboxes
          form={form}
          id={id}
          name="classes"
          legend={either(language, 'Vad lämnas ut?', 'What is disclosed?')}
          hint={either(language, 'Bara det som behövs.', 'Only what is needed.')}
          options={[
            { value: 'c1', text: either(language, 'Samordning', 'Coordination') },
            { value: 'c2', text: either(language, 'Hälsa', 'Health'), hint: either(language, 'Läses bara av vårdpersonal.', 'Read by health staff only.') },
            { value: 'c3', text: either(language, 'Vistelseort', 'Whereabouts'), disabled: true },
          ]}
        />
      )),
  },
  {
    name: 'Tick',
    of: (language) =>
      each('sure', 'yes', language, ({ form, id }) => (
        <Tick
          form={form}
          id={id}
          name="sure"
          label={either(language, 'Jag har läst upp det för personen', 'I have read it to the person')}
          hint={either(language, 'På ett språk hon eller han förstår.', 'In a language she or he understands.')}
        />
      )),
  },
  {
    name: 'DateField',
    of: (language) =>
      each('from', '2026-11-21', language, ({ form, id }) => <DateField form={form} id={id} name="from" label={either(language, 'Från och med', 'From')} />),
  },
  {
    name: 'MomentField',
    of: (language) => [
      ...each('at', '2026-11-21T23:15', language, ({ form, id }) => <MomentField form={form} id={id} name="at" label={either(language, 'När', 'When')} />),
      { state: 'from a time', show: <MomentField name="now" label={either(language, 'Nu', 'Now')} value={exampleNow} /> },
    ],
  },
]
