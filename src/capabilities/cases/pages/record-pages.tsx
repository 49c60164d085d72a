import type { FormState, Page, Shown } from '#ui/page.ts'
import { typed } from '#ui/page.ts'
import { Audience } from '#ui/components/audience.tsx'
import { ButtonLink } from '#ui/components/button-link.tsx'
import { Details } from '#ui/components/details.tsx'
import { Form } from '#ui/components/form.tsx'
import { Hidden } from '#ui/components/hidden.tsx'
import { Notice } from '#ui/components/notice.tsx'
import { Radios } from '#ui/components/radios.tsx'
import { SealedText } from '#ui/components/sealed-text.tsx'
import { Select } from '#ui/components/select.tsx'
import { TextArea } from '#ui/components/text-area.tsx'
import { TextField } from '#ui/components/text-field.tsx'
import { Time } from '#ui/components/time.tsx'
import { correctionReasons, isRecordKind, kindsOf } from '#capabilities/cases/domain/kinds.ts'
import { BackTo, optionsFrom, sayClass, trailTo } from '#capabilities/cases/pages/parts.tsx'
import { casePaths } from '#capabilities/cases/paths.ts'
import { sayPerson, sayZone } from '#capabilities/cases/queries/names.ts'
import type { RecordModel, WriteModel } from '#capabilities/cases/queries/show-record.ts'
import { casesWords } from '#capabilities/cases/words.ts'

const audienceOf = (zone: string, readers: number, language: Page['language']): string => {
  const t = casesWords[language]
  return readers === 0 ? t.audienceRecovery(zone) : t.audience(zone, readers)
}

/** Kinds of text in a class; of one she may not read, only the short form. */
const kindsFor = (one: WriteModel['classes'][number]) => (one.form ? (['short_form'] as const) : (kindsOf[one.class] ?? []))

/** First the class, because it decides who may read; then the words. */
const ChooseClass = ({ model, page: { language } }: { readonly model: WriteModel; readonly page: Page }) => {
  const t = casesWords[language]
  return (
    <>
      <p class="govuk-body">{t.records.chooseLead}</p>
      <ul class="govuk-list">
        {model.classes.map(({ class: cls, readers }) => (
          <li key={cls}>
            <a href={casePaths.newRecord(model.loaded.card.id, cls)}>{sayClass(cls, language)}</a>{' '}
            <Audience text={audienceOf(model.zone, readers, language)} reach="team" language={language} />
          </li>
        ))}
      </ul>
    </>
  )
}

/** The class is not hers to write in, any more: what she wrote stays on the page, and she says where it belongs. */
const ChooseAgain = ({ model, form, page }: { readonly model: WriteModel; readonly form: FormState; readonly page: Page }) => {
  const { language } = page
  const t = casesWords[language].records
  const { id } = model.loaded.card
  const names = typed(form, 'names')
  const numbers = typed(form, 'numbers')
  return (
    <Form page={page} form={form} action={casePaths.newRecord(id)} submit={t.submit} secondary={<BackTo href={casePaths.one(id)} language={language} />}>
      <Radios
        form={form}
        name="class"
        legend={t.chooseClass}
        options={model.classes.map(({ class: cls, readers }) => ({
          value: cls,
          text: sayClass(cls, language),
          hint: audienceOf(model.zone, readers, language),
        }))}
      />
      <Select form={form} name="kind" label={t.kind} options={optionsFrom([...new Set(model.classes.flatMap(kindsFor))], casesWords[language].kinds)} />
      <TextArea form={form} name="text" label={t.text} rows={10} />
      {names === '' ? null : <TextArea form={form} name="names" label={t.names} hint={t.namesHint} rows={3} />}
      {numbers === '' ? null : <TextField form={form} name="numbers" label={t.numbers} width="medium" maxLength={200} tabular />}
    </Form>
  )
}

const hintFor = (cls: string, short: boolean, language: Page['language']): string => {
  const t = casesWords[language].records
  return cls === 'C3' ? t.locationHint : short ? t.formHint : t.textHint
}

export function newRecordPage(model: WriteModel, form: FormState, page: Page): Shown {
  const { language } = page
  const t = casesWords[language]
  const { card } = model.loaded
  const cls = typed(form, 'class') || model.chosen
  const about = model.classes.find((one) => one.class === cls) ?? null
  return {
    title: `${t.records.newTitle} · ${card.pseudonym}`,
    place: 'cases',
    trail: trailTo(card, language),
    body:
      about === null ? (
        <>
          <h1>{t.records.chooseClass}</h1>
          {typed(form, 'text') === '' ? <ChooseClass model={model} page={page} /> : <ChooseAgain model={model} form={form} page={page} />}
        </>
      ) : (
        <>
          <h1>{sayClass(about.class, language)}</h1>
          <Form
            page={page}
            form={form}
            action={casePaths.newRecord(card.id)}
            submit={t.records.submit}
            audience={audienceOf(model.zone, about.readers, language)}
            reach="team"
            secondary={<BackTo href={casePaths.one(card.id)} language={language} />}
          >
            <Hidden name="class" value={about.class} />
            <Select form={form} name="kind" label={t.records.kind} options={optionsFrom(kindsFor(about), t.kinds)} />
            <TextArea
              form={form}
              name="text"
              label={t.records.text}
              hint={hintFor(about.class, about.form, language)}
              rows={about.class === 'C3' || about.form ? 4 : 10}
            />
            {about.class === 'C1' && !about.form ? (
              <>
                <TextArea form={form} name="names" label={t.records.names} hint={t.records.namesHint} rows={3} />
                <TextField form={form} name="numbers" label={t.records.numbers} width="medium" maxLength={200} tabular />
              </>
            ) : null}
          </Form>
        </>
      ),
  }
}

const Version = ({
  model,
  one,
  page: { language, now },
}: {
  readonly model: RecordModel
  readonly one: RecordModel['versions'][number]
  readonly page: Page
}) => {
  const t = casesWords[language]
  const reason = one.reason ? t.correctionReasons[one.reason as keyof typeof t.correctionReasons] : null
  return (
    <>
      <p class="l-quiet">
        {t.records.from} {sayPerson(model.names, one.author, language)} · <Time at={one.at} now={now} language={language} />
        {reason ? ` · ${reason}` : ''}
      </p>
      {one.words === null ? (
        <Notice tone="warn">{one.damaged ? t.records.damaged : t.records.notSealedToYou}</Notice>
      ) : (
        <SealedText text={one.words} open label={t.records.version(one.version)} language={language} />
      )}
    </>
  )
}

export function recordPage(model: RecordModel, page: Page): Shown {
  const { language } = page
  const t = casesWords[language]
  const [newest, ...older] = model.versions
  const kind = isRecordKind(model.kind) ? t.kinds[model.kind] : model.kind
  return {
    title: `${t.kinds.note} · ${model.case.pseudonym}`,
    place: 'cases',
    trail: trailTo(model.case, language),
    body: (
      <>
        <h1>{kind}</h1>
        <p>
          {sayClass(model.class, language)} · {sayZone(model.names, model.zoneId)}
        </p>
        {model.disclosureId ? (
          <p>
            <a href={casePaths.disclosure(model.case.id, model.disclosureId)}>{t.records.receipt}</a>
          </p>
        ) : null}
        {model.readers > 0 ? <Audience text={t.audience(sayZone(model.names, model.zoneId), model.readers)} reach="team" language={language} /> : null}
        {newest ? <Version model={model} one={newest} page={page} /> : null}
        {model.mayCorrect ? (
          <ButtonLink href={casePaths.correctRecord(model.case.id, model.id)} tone="quiet">
            {t.records.correct}
          </ButtonLink>
        ) : null}
        {older.length > 0 ? (
          <Details summary={t.records.versions}>
            {older.map((one) => (
              <Version key={one.version} model={model} one={one} page={page} />
            ))}
          </Details>
        ) : null}
      </>
    ),
  }
}

export function correctPage(model: RecordModel, form: FormState, page: Page): Shown {
  const { language } = page
  const t = casesWords[language]
  return {
    title: `${t.records.correctTitle} · ${model.case.pseudonym}`,
    place: 'cases',
    trail: [
      ...trailTo(model.case, language),
      { href: casePaths.record(model.case.id, model.id), text: isRecordKind(model.kind) ? t.kinds[model.kind] : model.kind },
    ],
    body: (
      <>
        <h1>{t.records.correctTitle}</h1>
        <p class="govuk-body">{t.records.correctLead}</p>
        <Form
          page={page}
          form={form}
          action={casePaths.correctRecord(model.case.id, model.id)}
          version={model.version}
          submit={t.records.correctSubmit}
          audience={audienceOf(sayZone(model.names, model.zoneId), model.readers, language)}
          reach="team"
          secondary={<BackTo href={casePaths.record(model.case.id, model.id)} language={language} />}
        >
          <TextArea form={form} name="text" label={t.records.text} hint={hintFor(model.class, false, language)} rows={10} />
          <Radios form={form} name="reason" legend={t.records.reason} options={optionsFrom(correctionReasons, t.correctionReasons)} />
        </Form>
      </>
    ),
  }
}
