import type { ComponentChildren } from 'preact'
import type { FormState, Page, Shown } from '#ui/page.ts'
import { DateField } from '#ui/components/date-field.tsx'
import { Form } from '#ui/components/form.tsx'
import { Notice } from '#ui/components/notice.tsx'
import { Radios } from '#ui/components/radios.tsx'
import { Select } from '#ui/components/select.tsx'
import { Tick } from '#ui/components/tick.tsx'
import { isoDay } from '#ui/when.ts'
import { nightsFrom } from '#capabilities/protection/domain/nights.ts'
import { holdHours, leavings, ownRefusals } from '#capabilities/protection/domain/places.ts'
import { NeedSummary } from '#capabilities/protection/pages/need.tsx'
import { optionsFrom } from '#capabilities/protection/pages/parts.tsx'
import { placementPaths } from '#capabilities/protection/placement-paths.ts'
import type { AskModel, Match } from '#capabilities/protection/queries/show-ask.ts'
import { protectionWords } from '#capabilities/protection/words.ts'

type About = { readonly title: string; readonly lead?: string; readonly action: string; readonly children: ComponentChildren }
/** One deed with a request: what is asked stands above, the fields beneath. */
const deedPage = (model: AskModel, form: FormState, page: Page, about: About): Shown => {
  const t = protectionWords[page.language]
  return {
    title: about.title,
    place: 'places',
    trail: [
      { href: placementPaths.queue, text: t.asks.title },
      { href: placementPaths.ask(model.ask.id), text: t.asks.one },
    ],
    body: (
      <>
        <h1>{about.title}</h1>
        {about.lead ? <p class="govuk-body">{about.lead}</p> : null}
        <NeedSummary need={model.ask.need} page={page} />
        <Form
          page={page}
          form={form}
          action={about.action}
          version={model.ask.version}
          submit={about.title}
          secondary={
            <a class="l-form__back" href={placementPaths.ask(model.ask.id)}>
              {t.asks.one}
            </a>
          }
        >
          {about.children}
        </Form>
      </>
    ),
  }
}

const placeOptions = (matches: readonly Match[], page: Page) => {
  const t = protectionWords[page.language]
  return matches.map((match) => ({
    value: match.id,
    text: `${match.codeName} · ${t.regions[match.region]} · ${match.conflict ? t.asks.conflict : match.fit.fits ? t.asks.fits : t.asks.fitsNot}`,
  }))
}

export function offerPage(model: AskModel, form: FormState, page: Page): Shown {
  const t = protectionWords[page.language]
  const best = model.matches.find((match) => match.fit.fits && !match.conflict)
  return deedPage(model, form, page, {
    title: t.asks.offer,
    lead: t.asks.offerLead,
    action: placementPaths.offer(model.ask.id),
    children: (
      <>
        {model.conflictKnown ? null : <Notice tone="warn">{t.asks.conflictUnknown}</Notice>}
        <Select form={form} name="place" label={t.placement.place} empty={t.choose} options={placeOptions(model.matches, page)} value={best?.id} />
        <Select form={form} name="hours" label={t.asks.hours} options={holdHours.map((n) => ({ value: String(n), text: t.asks.hoursOf(n) }))} value="4" />
        <Tick form={form} name="anyway" label={t.asks.anyway} hint={t.asks.anywayHint} />
      </>
    ),
  })
}
export function refusePage(model: AskModel, form: FormState, page: Page): Shown {
  const t = protectionWords[page.language]
  return deedPage(model, form, page, {
    title: t.asks.refuse,
    lead: t.asks.refuseLead,
    action: placementPaths.refuse(model.ask.id),
    children: <Radios form={form} name="why" legend={t.asks.reason} options={optionsFrom(ownRefusals, t.ownRefusals)} />,
  })
}
export function admitPage(model: AskModel, form: FormState, page: Page): Shown {
  const t = protectionWords[page.language]
  return deedPage(model, form, page, {
    title: t.asks.admit,
    lead: t.asks.admitLead,
    action: placementPaths.admit(model.ask.id),
    children: (
      <>
        {model.ask.need.basis === 'without_assessment' ? <Notice tone="warn">{t.asks.withoutBoard}</Notice> : null}
        <Radios
          form={form}
          name="answer"
          legend={t.placement.decision}
          options={[
            { value: 'admit', text: t.asks.admitYes },
            { value: 'refuse', text: t.asks.admitNo },
          ]}
        />
        {model.ask.need.basis === 'without_assessment' ? <Tick form={form} name="conditions" label={t.asks.conditions} hint={t.asks.conditionsHint} /> : null}
        <Select form={form} name="why" label={t.asks.reason} empty={t.choose} options={optionsFrom(ownRefusals, t.ownRefusals)} />
      </>
    ),
  })
}
export function arrivePage(model: AskModel, form: FormState, page: Page): Shown {
  const t = protectionWords[page.language]
  return deedPage(model, form, page, {
    title: t.asks.arrive,
    action: placementPaths.arrive(model.ask.id),
    children: (
      <>
        <Radios
          form={form}
          name="came"
          legend={t.asks.came}
          options={[
            { value: 'yes', text: t.asks.cameYes },
            { value: 'no', text: t.asks.cameNo },
          ]}
        />
        <DateField form={form} name="on" label={t.asks.on} value={isoDay(page.now)} />
      </>
    ),
  })
}
export function movePage(model: AskModel, form: FormState, page: Page): Shown {
  const t = protectionWords[page.language]
  const nights = model.stay?.nights ?? nightsFrom(model.ask.need.fromDay, model.ask.need.nights)
  const today = isoDay(page.now)
  return deedPage(model, form, page, {
    title: t.asks.move,
    lead: t.asks.moveLead,
    action: placementPaths.move(model.ask.id),
    children: (
      <>
        <Select form={form} name="place" label={t.placement.place} options={placeOptions(model.matches, page)} value={model.stay?.placeId} />
        <DateField form={form} name="from" label={t.asks.moveFrom} value={today > nights.from ? today : nights.from} />
        <DateField form={form} name="until" label={t.asks.moveUntil} value={nights.until} />
      </>
    ),
  })
}
export function leavePage(model: AskModel, form: FormState, page: Page): Shown {
  const t = protectionWords[page.language]
  return deedPage(model, form, page, {
    title: t.asks.leave,
    action: placementPaths.leave(model.ask.id),
    children: (
      <>
        <DateField form={form} name="on" label={t.asks.on} value={isoDay(page.now)} />
        <Radios form={form} name="leftTo" legend={t.asks.leftTo} options={optionsFrom(leavings, t.leavings)} />
      </>
    ),
  })
}
