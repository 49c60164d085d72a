import type { FormState, Page, Shown } from '#ui/page.ts'
import { Form } from '#ui/components/form.tsx'
import { Radios } from '#ui/components/radios.tsx'
import { TextArea } from '#ui/components/text-area.tsx'
import { Tick } from '#ui/components/tick.tsx'
import type { Card } from '#capabilities/cases/contract.ts'
import { childDecisions } from '#capabilities/protection/domain/places.ts'
import { NeedSummary } from '#capabilities/protection/pages/need.tsx'
import { BackToCase, optionsFrom, trailTo } from '#capabilities/protection/pages/parts.tsx'
import { placementPaths } from '#capabilities/protection/placement-paths.ts'
import type { ChildModel, OfferModel, WithdrawModel } from '#capabilities/protection/queries/case-placement.ts'
import type { Entered } from '#capabilities/protection/queries/enter.ts'
import { protectionWords } from '#capabilities/protection/words.ts'

const inCase = (card: Card, page: Page): Omit<Shown, 'body'> => ({
  title: `${protectionWords[page.language].tabs.request} · ${card.pseudonym}`,
  place: 'cases',
  trail: trailTo(card, { href: placementPaths.inCase(card.id), text: protectionWords[page.language].placement.title }),
})

export function offerAnswerPage({ entered: { card }, ask }: OfferModel, form: FormState, page: Page): Shown {
  const t = protectionWords[page.language]
  return {
    ...inCase(card, page),
    body: (
      <>
        <h1>{t.placement.answerTitle}</h1>
        <p class="govuk-body">{t.placement.answerLead}</p>
        <p class="govuk-body">{ask.codeName && ask.region ? t.placement.offeredAs(ask.codeName, t.regions[ask.region]) : '–'}</p>
        <Form
          page={page}
          form={form}
          action={placementPaths.answerOffer(card.id, ask.id)}
          version={ask.version}
          submit={t.placement.save}
          secondary={<BackToCase head={card} language={page.language} />}
        >
          <Radios
            form={form}
            name="answer"
            legend={t.placement.answerChoice}
            options={[
              { value: 'accept', text: t.placement.accept },
              { value: 'decline', text: t.placement.decline },
            ]}
          />
        </Form>
      </>
    ),
  }
}

export function withdrawPage({ entered: { card }, request }: WithdrawModel, form: FormState, page: Page): Shown {
  const t = protectionWords[page.language]
  return {
    ...inCase(card, page),
    body: (
      <>
        <h1>{t.placement.withdrawTitle}</h1>
        <p class="govuk-body">{t.placement.withdrawLead}</p>
        <NeedSummary need={request.need} page={page} />
        <Form
          page={page}
          form={form}
          action={placementPaths.withdraw(card.id, request.id)}
          submit={t.placement.withdraw}
          tone="danger"
          secondary={<BackToCase head={card} language={page.language} />}
        >
          <Tick form={form} name="sure" label={t.placement.sure} />
        </Form>
      </>
    ),
  }
}

export function childPage({ entered: { card }, child }: ChildModel, form: FormState, page: Page): Shown {
  const t = protectionWords[page.language]
  return {
    ...inCase(card, page),
    body: (
      <>
        <h1>{t.placement.childTitle}</h1>
        <p class="govuk-body">{t.placement.childLead}</p>
        <p class="govuk-body">{t.placement.child(child.number, t.childBands[child.band])}</p>
        <Form
          page={page}
          form={form}
          action={placementPaths.child(card.id, child.id)}
          submit={t.placement.save}
          secondary={<BackToCase head={card} language={page.language} />}
        >
          <Radios form={form} name="decision" legend={t.placement.decision} options={optionsFrom(childDecisions, t.childDecisions)} />
        </Form>
      </>
    ),
  }
}

export function apartPage({ card }: Entered, form: FormState, page: Page): Shown {
  const t = protectionWords[page.language]
  return {
    title: `${t.tabs.apart} · ${card.pseudonym}`,
    place: 'cases',
    trail: trailTo(card),
    body: (
      <>
        <h1>{t.placement.apartTitle}</h1>
        <p class="govuk-body">{t.placement.apartLead}</p>
        <Form
          page={page}
          form={form}
          action={placementPaths.apart(card.id)}
          submit={t.placement.apartSave}
          audience={t.addresses.audience}
          secondary={<BackToCase head={card} language={page.language} />}
        >
          <TextArea form={form} name="names" label={t.placement.names} hint={t.placement.linesHint} rows={3} />
          <TextArea form={form} name="nicks" label={t.placement.nicks} hint={t.placement.linesHint} rows={2} />
          <TextArea form={form} name="phones" label={t.placement.phones} hint={t.placement.linesHint} rows={2} />
          <Tick form={form} name="mayRecruit" label={t.placement.mayRecruit} hint={t.placement.mayRecruitHint} />
        </Form>
      </>
    ),
  }
}
