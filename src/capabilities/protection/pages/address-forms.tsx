import type { FormState, Page, Shown } from '#ui/page.ts'
import { daysAfter } from '#kernel/time.ts'
import { Checkboxes } from '#ui/components/checkboxes.tsx'
import { Form } from '#ui/components/form.tsx'
import { MomentField } from '#ui/components/moment-field.tsx'
import { Notice } from '#ui/components/notice.tsx'
import { Radios } from '#ui/components/radios.tsx'
import { SealedText } from '#ui/components/sealed-text.tsx'
import { Select } from '#ui/components/select.tsx'
import { TextArea } from '#ui/components/text-area.tsx'
import { authorities, callBacks, contactData, deciderChanges, outcomes, whys } from '#capabilities/protection/domain/address.ts'
import { BackToCase, optionsFrom, trailTo } from '#capabilities/protection/pages/parts.tsx'
import { sayPerson } from '#capabilities/cases/contract.ts'
import { placementPaths } from '#capabilities/protection/placement-paths.ts'
import type { AddressWork, DeciderWork, ReceiveModel } from '#capabilities/protection/queries/show-address.ts'
import { protectionWords } from '#capabilities/protection/words.ts'

export function receivePage({ entered: { card }, functions, deciders }: ReceiveModel, form: FormState, page: Page): Shown {
  const { language } = page
  const w = protectionWords[language]
  const t = w.addresses
  return {
    title: `${t.receive} · ${card.pseudonym}`,
    place: 'cases',
    trail: trailTo(card, { href: placementPaths.addresses(card.id), text: t.title }),
    body: (
      <>
        <h1>{t.receive}</h1>
        <Notice tone="warn">{t.receiveLead}</Notice>
        {deciders.length === 0 ? <Notice tone="danger">{t.noDecider}</Notice> : null}
        <Form
          page={page}
          form={form}
          action={placementPaths.newAddress(card.id)}
          submit={t.save}
          audience={t.audience}
          secondary={<BackToCase head={card} language={language} />}
        >
          <Select form={form} name="authority" label={t.authority} empty={w.choose} options={optionsFrom(authorities, t.authorities)} />
          <Select
            form={form}
            name="functionId"
            label={t.back}
            hint={t.backHint}
            empty={t.noBack}
            options={functions.map((one) => ({ value: one.id, text: one[language] }))}
          />
          <Checkboxes form={form} name="asked" legend={t.asked} options={optionsFrom(contactData, t.data)} />
          <TextArea form={form} name="words" label={t.words} hint={t.wordsHint} rows={4} />
          <MomentField form={form} name="dueAt" label={t.due} value={daysAfter(page.now, 1)} />
          <Select
            form={form}
            name="deciderId"
            label={t.decider}
            hint={t.deciderHint}
            empty={w.choose}
            options={deciders.map((one) => ({ value: one.id, text: one.name }))}
          />
        </Form>
      </>
    ),
  }
}

const trailOf = ({ view }: AddressWork, page: Page) => {
  const t = protectionWords[page.language].addresses
  return trailTo(
    view.case,
    { href: placementPaths.addresses(view.case.id), text: t.title },
    { href: placementPaths.address(view.case.id, view.request.id), text: t.authorities[view.request.authority] },
  )
}

export function callBackPage(model: AddressWork, form: FormState, page: Page): Shown {
  const { language } = page
  const t = protectionWords[language].addresses
  const { view } = model
  return {
    title: `${t.callBack} · ${view.case.pseudonym}`,
    place: 'cases',
    trail: trailOf(model, page),
    body: (
      <>
        <h1>{t.callBack}</h1>
        <p class="govuk-body">{t.callBackLead}</p>
        <p class="govuk-body">
          <strong>{view.back === null ? t.noBack : view.back[language]}</strong>
        </p>
        <Notice tone="warn">{t.backHint}</Notice>
        <Form
          page={page}
          form={form}
          action={placementPaths.callBack(view.case.id, view.request.id)}
          submit={t.save}
          secondary={<BackToCase head={view.case} language={language} />}
        >
          <Radios form={form} name="callBack" legend={t.callResult} options={optionsFrom(callBacks, t.callBacks)} />
        </Form>
      </>
    ),
  }
}

export function deciderPage(model: DeciderWork, form: FormState, page: Page): Shown {
  const { language } = page
  const w = protectionWords[language]
  const t = w.addresses
  const { view, deciders } = model
  return {
    title: `${t.otherDecider} · ${view.case.pseudonym}`,
    place: 'cases',
    trail: trailOf(model, page),
    body: (
      <>
        <h1>{t.otherDecider}</h1>
        <p class="govuk-body">{t.otherDeciderLead(sayPerson(view.names, view.request.deciderId, language))}</p>
        {deciders.length === 0 ? <Notice tone="danger">{t.noDecider}</Notice> : null}
        <Form
          page={page}
          form={form}
          action={placementPaths.otherDecider(view.case.id, view.request.id)}
          version={view.request.version}
          submit={t.save}
          secondary={<BackToCase head={view.case} language={language} />}
        >
          <Select
            form={form}
            name="deciderId"
            label={t.decider}
            hint={t.deciderHint}
            empty={w.choose}
            options={deciders.map((one) => ({ value: one.id, text: one.name }))}
          />
          <Radios form={form} name="because" legend={t.because} options={optionsFrom(deciderChanges, t.deciderChanges)} />
        </Form>
      </>
    ),
  }
}

export function decidePage(model: AddressWork, form: FormState, page: Page): Shown {
  const { language } = page
  const t = protectionWords[language].addresses
  const { view } = model
  return {
    title: `${t.decide} · ${view.case.pseudonym}`,
    place: 'cases',
    trail: trailOf(model, page),
    body: (
      <>
        <h1>{t.decide}</h1>
        <p class="govuk-body">{t.decideLead}</p>
        <SealedText text={view.words} label={t.words} audience={t.audience} language={language} />
        <Form
          page={page}
          form={form}
          action={placementPaths.decide(view.case.id, view.request.id)}
          version={view.request.version}
          submit={t.decide}
          audience={t.audience}
          secondary={<BackToCase head={view.case} language={language} />}
        >
          <Radios form={form} name="outcome" legend={t.outcome} options={optionsFrom(outcomes, t.outcomes)} />
          <Radios form={form} name="why" legend={t.why} options={optionsFrom(whys, t.whys)} />
          <TextArea form={form} name="balance" label={t.balance} hint={t.balanceHint} rows={4} />
          <Checkboxes form={form} name="given" legend={t.given} options={view.request.asked.map((code) => ({ value: code, text: t.data[code] }))} />
          <TextArea form={form} name="givenWords" label={t.givenWords} hint={t.givenHint} rows={3} />
        </Form>
      </>
    ),
  }
}
