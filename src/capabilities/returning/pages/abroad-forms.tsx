import { Checkboxes } from '#ui/components/checkboxes.tsx'
import { Empty } from '#ui/components/empty.tsx'
import { Form } from '#ui/components/form.tsx'
import { Notice } from '#ui/components/notice.tsx'
import { Radios } from '#ui/components/radios.tsx'
import { Select } from '#ui/components/select.tsx'
import { SummaryList } from '#ui/components/summary-list.tsx'
import { TextArea } from '#ui/components/text-area.tsx'
import { TextField } from '#ui/components/text-field.tsx'
import { isoDay } from '#ui/when.ts'
import type { FormState, Page, Shown } from '#ui/page.ts'
import { classWords, isInformationClass } from '#capabilities/people/contract.ts'
import { abroadPaths } from '#capabilities/returning/abroad-paths.ts'
import { handoverLanguages } from '#capabilities/returning/domain/handover.ts'
import { abroadTrail, BackFrom, sayClasses } from '#capabilities/returning/pages/abroad-parts.tsx'
import { SnapshotShown } from '#capabilities/returning/pages/partner-snapshot.tsx'
import type { HandoverChoice, ReceiverModel } from '#capabilities/returning/queries/choose-handover.ts'
import type { HandoverModel, ReadyHandover } from '#capabilities/returning/queries/show-handover.ts'
import { abroadWords, sayCountry } from '#capabilities/returning/words.abroad.ts'
import { plainText } from '#capabilities/returning/domain/plain-text.ts'
import { partnerWords } from '#capabilities/returning/words.partner.ts'

/** To whom: only those a consent names. A municipality is told why not. */
export function receiverPage({ case: card, hindrance, receivers }: ReceiverModel, page: Page): Shown {
  const { language } = page
  const t = abroadWords[language]
  return {
    title: `${t.newTitle} · ${card.pseudonym}`,
    place: 'cases',
    trail: abroadTrail(card, language, true),
    body: (
      <>
        <h1>{t.newTitle}</h1>
        <h2>{t.form.whom}</h2>
        {hindrance ? (
          <Notice tone="warn">{t.hindrances[hindrance]}</Notice>
        ) : (
          <>
            <p class="govuk-body">{t.form.whomHint}</p>
            <ul class="govuk-list">
              {receivers.map((zone) => (
                <li key={zone.id}>
                  <a href={abroadPaths.prepare(card.id, zone.id)}>{`${zone.name}, ${sayCountry(zone.countryCode, language)}`}</a>
                </li>
              ))}
            </ul>
          </>
        )}
        <BackFrom href={abroadPaths.ofCase(card.id)} language={language} />
      </>
    ),
  }
}

const textOptions = (choice: HandoverChoice, page: Page) =>
  choice.texts.map((text) => ({
    value: text.id,
    text: `${isoDay(text.at)} · ${isInformationClass(text.class) ? classWords(text.class, page.language) : text.class}`,
    hint: plainText(text.words.reveal()),
  }))

/** What, by what law, for how long, and the weighing of harm. */
export function preparePage(choice: HandoverChoice, form: FormState, page: Page): Shown {
  const { language } = page
  const t = abroadWords[language]
  const {
    entered: { card },
    receiver,
  } = choice
  return {
    title: `${t.newTitle} · ${card.pseudonym}`,
    place: 'cases',
    trail: abroadTrail(card, language, true),
    body: (
      <>
        <h1>{t.newTitle}</h1>
        <SummaryList
          rows={[
            { key: 'to', text: t.form.to, value: receiver.name },
            { key: 'country', text: t.form.country, value: sayCountry(receiver.countryCode, language) },
          ]}
        />
        {choice.hindrance ? (
          <>
            {form.notice ? <Notice tone="danger">{form.notice}</Notice> : null}
            <Notice tone="warn">{t.hindrances[choice.hindrance]}</Notice>
            <BackFrom href={abroadPaths.ofCase(card.id)} language={language} />
          </>
        ) : (
          <Form
            page={page}
            form={form}
            action={abroadPaths.prepare(card.id, receiver.id)}
            submit={t.form.submit}
            audience={`${receiver.name}, ${sayCountry(receiver.countryCode, language)}`}
            reach="shared"
            secondary={<BackFrom href={abroadPaths.begin(card.id)} language={language} />}
          >
            {choice.texts.length === 0 ? (
              <Empty>{t.form.nothing}</Empty>
            ) : (
              <Checkboxes form={form} name="records" legend={t.form.texts} hint={t.form.textsHint} options={textOptions(choice, page)} />
            )}
            {choice.fields.length === 0 ? null : (
              <Checkboxes
                form={form}
                name="fields"
                legend={t.form.fields}
                options={choice.fields.map(({ code, value }) => ({
                  value: code,
                  text: t.fields[code],
                  hint: code === 'destination' ? sayCountry(value, language) : value,
                }))}
              />
            )}
            <Radios
              form={form}
              name="ground"
              legend={t.form.ground}
              hint={t.form.groundHint}
              options={choice.grounds.map(({ code, law }) => ({ value: code, text: t.grounds[code], hint: law }))}
            />
            <Select
              form={form}
              name="language"
              label={t.form.language}
              hint={t.form.languageHint}
              options={handoverLanguages.map((value) => ({ value, text: t.languages[value] }))}
            />
            <TextField form={form} name="days" label={t.form.days} hint={t.form.daysHint(choice.rule.most)} inputmode="numeric" width="short" />
            <TextArea form={form} name="harmTest" label={t.form.harm} hint={t.form.harmHint} rows={5} />
          </Form>
        )}
      </>
    ),
  }
}

export function secondPage(model: HandoverModel, form: FormState, page: Page): Shown {
  const { language } = page
  const t = abroadWords[language]
  const { handover } = model
  return {
    title: `${t.second.title} · ${model.case.pseudonym}`,
    place: 'cases',
    trail: abroadTrail(model.case, language, true),
    body: (
      <>
        <h1>{t.second.title}</h1>
        <p class="govuk-body">{t.second.lead}</p>
        <SummaryList
          rows={[
            { key: 'to', text: t.form.to, value: handover.toName },
            { key: 'country', text: t.form.country, value: sayCountry(handover.country, language) },
            { key: 'classes', text: t.form.classes, value: sayClasses(handover.classes, language) },
            ...(handover.fields.length > 0 ? [{ key: 'fields', text: t.form.fields, value: handover.fields.map((field) => t.fields[field]).join(', ') }] : []),
            { key: 'ground', text: t.rows.ground, value: t.grounds[handover.ground as keyof typeof t.grounds] },
            { key: 'until', text: t.form.until, value: t.form.untilDays(handover.days) },
          ]}
        />
        <Form page={page} form={form} action={abroadPaths.second(model.case.id, handover.id)} submit={t.second.submit}>
          <Radios
            form={form}
            name="answer"
            legend={t.second.legend}
            options={[
              { value: 'yes', text: t.second.yes },
              { value: 'no', text: t.second.no },
            ]}
          />
        </Form>
      </>
    ),
  }
}

/** Exactly what leaves, in the words of the page abroad, before it does. */
export function sendHandoverPage(ready: ReadyHandover, form: FormState, page: Page): Shown {
  const { language } = page
  const t = abroadWords[language]
  const {
    handover,
    entered: { card },
  } = ready
  const { words, lang } = partnerWords(handover.language)
  return {
    title: `${t.send.title} · ${card.pseudonym}`,
    place: 'cases',
    trail: abroadTrail(card, language, true),
    body: (
      <>
        <h1>{t.send.title}</h1>
        <p class="govuk-body">{t.send.lead}</p>
        {ready.stands ? null : <Notice tone="danger">{t.send.changed}</Notice>}
        <div class="l-panel l-panel--plain" lang={lang}>
          <SnapshotShown snapshot={{ texts: ready.texts.map((text) => text.words.reveal()), fields: ready.fields }} words={words} />
        </div>
        <p class="govuk-body">{t.send.nobody}</p>
        <Form
          page={page}
          form={form}
          action={abroadPaths.send(card.id, handover.id)}
          version={handover.version}
          submit={t.send.submit}
          tone="danger"
          audience={`${handover.toName}, ${sayCountry(handover.country, language)}`}
          reach="shared"
          secondary={<BackFrom href={abroadPaths.one(card.id, handover.id)} language={language} />}
        >
          <Checkboxes form={form} name="known" legend={t.send.known} options={[{ value: 'yes', text: t.send.knownTick }]} />
        </Form>
      </>
    ),
  }
}
