import type { VNode } from 'preact'
import type { FormState, Page, Shown } from '#ui/page.ts'
import { Columns } from '#ui/components/columns.tsx'
import { DateField } from '#ui/components/date-field.tsx'
import { Form } from '#ui/components/form.tsx'
import { Notice } from '#ui/components/notice.tsx'
import { Radios } from '#ui/components/radios.tsx'
import { Select } from '#ui/components/select.tsx'
import { TextArea } from '#ui/components/text-area.tsx'
import { isoDay } from '#ui/when.ts'
import { daysAfter } from '#kernel/time.ts'
import { occasions } from '#capabilities/protection/domain/assessment.ts'
import { itemsUnder, parts, ratings, type Part } from '#capabilities/protection/domain/items.ts'
import { dangers, levels, ownLevels, sureness, type Danger } from '#capabilities/protection/domain/levels.ts'
import { BackToCase, optionsFrom, trailTo } from '#capabilities/protection/pages/parts.tsx'
import { protectionPaths } from '#capabilities/protection/paths.ts'
import type { AssessModel } from '#capabilities/protection/queries/show-risk.ts'
import { protectionWords } from '#capabilities/protection/words.ts'

const One = ({ danger, form, page }: { readonly danger: Danger; readonly form: FormState; readonly page: Page }): VNode => {
  const t = protectionWords[page.language]
  const named = (word: string): string => `${t.dangers[danger]}: ${word.toLowerCase()}`
  return (
    <>
      <h3>{t.dangers[danger]}</h3>
      <Radios form={form} name={`level_${danger}`} legend={named(t.assess.level)} options={optionsFrom(levels, t.levels)} inline />
      <Radios form={form} name={`sure_${danger}`} legend={named(t.assess.sure)} options={optionsFrom(sureness, t.sureness)} inline />
      <Radios form={form} name={`own_${danger}`} legend={named(t.assess.own)} options={optionsFrom(ownLevels, t.ownLevels)} value="not_asked" inline />
      <TextArea form={form} name={`reason_${danger}`} label={named(t.assess.reason)} hint={t.assess.reasonHint} rows={3} />
    </>
  )
}

const Items = ({ part, model, form, page }: { readonly part: Part; readonly model: AssessModel; readonly form: FormState; readonly page: Page }): VNode => {
  const t = protectionWords[page.language]
  return (
    <>
      <h3>{t.parts[part]}</h3>
      <Columns count={2}>
        {itemsUnder[part].map((item) => {
          const before = model.ratings[item]
          return (
            <Select
              key={item}
              form={form}
              name={`item_${item}`}
              label={t.items[item]}
              hint={before && before.rating !== 'unknown' ? `${t.ratings[before.rating]} ${t.assess.since(before.since)}` : undefined}
              value={before?.rating ?? 'unknown'}
              options={optionsFrom(ratings, t.ratings)}
            />
          )
        })}
      </Columns>
    </>
  )
}

export function assessForm(model: AssessModel, form: FormState, page: Page): Shown {
  const { language, now } = page
  const t = protectionWords[language]
  const { card } = model.entered
  return {
    title: `${t.tabs.assessment} · ${card.pseudonym}`,
    place: 'cases',
    trail: trailTo(card, { href: protectionPaths.risk(card.id), text: t.risk.title }),
    body: (
      <>
        <h1>{t.assess.title}</h1>
        <p class="govuk-body">{t.assess.lead}</p>
        {model.before ? <p class="govuk-body">{t.assess.before(model.before.number)}</p> : null}
        <Notice tone="info">{t.assess.raises}</Notice>
        <Form
          page={page}
          form={form}
          action={protectionPaths.assess(card.id)}
          version={model.before?.number ?? 0}
          submit={t.assess.save}
          audience={t.audience(model.zone, model.readers)}
          secondary={<BackToCase head={card} language={language} />}
        >
          <Select
            form={form}
            name="occasion"
            label={t.assess.occasion}
            empty={t.choose}
            options={optionsFrom(occasions, t.occasions)}
            value={model.before ? '' : 'first'}
          />
          <TextArea form={form} name="ownWords" label={t.assess.ownWords} hint={t.assess.ownWordsHint} rows={4} />
          <TextArea form={form} name="sources" label={t.assess.sources} hint={t.assess.sourcesHint} rows={2} />
          <h2>{t.assess.itemsTitle}</h2>
          <p class="govuk-hint">{t.assess.itemsLead}</p>
          {parts.map((part) => (
            <Items key={part} part={part} model={model} form={form} page={page} />
          ))}
          <h2>{t.assess.judgement}</h2>
          {dangers.map((danger) => (
            <One key={danger} danger={danger} form={form} page={page} />
          ))}
          <DateField form={form} name="reviewOn" label={t.assess.reviewOn} value={isoDay(daysAfter(now, model.days.unknown))} />
          <DateField
            form={form}
            name="validUntil"
            label={t.assess.validUntil}
            hint={t.assess.validHint(model.days.unknown, model.days.high, model.days.other)}
            value={isoDay(daysAfter(now, model.days.unknown))}
          />
        </Form>
      </>
    ),
  }
}
