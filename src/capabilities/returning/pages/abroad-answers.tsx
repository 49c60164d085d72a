import { Confirm } from '#ui/components/confirm.tsx'
import { Form } from '#ui/components/form.tsx'
import { Radios } from '#ui/components/radios.tsx'
import { SummaryList } from '#ui/components/summary-list.tsx'
import { TextArea } from '#ui/components/text-area.tsx'
import type { FormState, Page, Shown } from '#ui/page.ts'
import { abroadPaths } from '#capabilities/returning/abroad-paths.ts'
import { afterPaths } from '#capabilities/returning/after-paths.ts'
import { isAgain } from '#capabilities/returning/domain/handover.ts'
import { journeyPaths } from '#capabilities/returning/journey-paths.ts'
import { abroadTrail, BackFrom } from '#capabilities/returning/pages/abroad-parts.tsx'
import type { HandoverModel, OpenAnswer } from '#capabilities/returning/queries/show-handover.ts'
import { abroadWords, sayCountry } from '#capabilities/returning/words.abroad.ts'

const saidOf = ({ answer, model }: OpenAnswer, page: Page) => {
  const t = abroadWords[page.language]
  const words = model.answers.find((one) => one.id === answer.id)?.words ?? null
  return [
    { key: 'kind', text: t.answers[answer.kind], value: answer.event ? t.events[answer.event] : answer.day },
    ...(answer.hasWords ? [{ key: 'words', text: t.answers.words, value: words ?? t.answers.sealed }] : []),
  ]
}

export function replyPage(open: OpenAnswer, form: FormState, page: Page): Shown {
  const { language } = page
  const t = abroadWords[language]
  const { card } = open.entered
  return {
    title: `${t.reply.title} · ${card.pseudonym}`,
    place: 'cases',
    trail: abroadTrail(card, language, true),
    body: (
      <>
        <h1>{t.reply.title}</h1>
        <SummaryList rows={saidOf(open, page)} />
        <Form
          page={page}
          form={form}
          action={abroadPaths.reply(card.id, open.handover.id, open.answer.id)}
          submit={t.reply.submit}
          audience={`${open.handover.toName}, ${sayCountry(open.handover.country, language)}`}
          reach="shared"
          secondary={<BackFrom href={abroadPaths.one(card.id, open.handover.id)} language={language} />}
        >
          <TextArea form={form} name="words" label={t.reply.words} hint={t.reply.hint} rows={5} />
        </Form>
      </>
    ),
  }
}

export function settlePage(open: OpenAnswer, form: FormState, page: Page): Shown {
  const { language } = page
  const t = abroadWords[language]
  const { card } = open.entered
  return {
    title: `${t.settle.title} · ${card.pseudonym}`,
    place: 'cases',
    trail: abroadTrail(card, language, true),
    body: (
      <>
        <h1>{t.settle.title}</h1>
        <SummaryList rows={saidOf(open, page)} />
        <p class="govuk-body">{t.settle.lead}</p>
        {open.answer.kind === 'event' ? (
          <p>
            {isAgain(open.answer.event) ? <a href={afterPaths.ofCase(card.id)}>{t.settle.again}</a> : <a href={journeyPaths.one(card.id)}>{t.settle.log}</a>}
          </p>
        ) : null}
        <Form
          page={page}
          form={form}
          action={abroadPaths.settle(card.id, open.handover.id, open.answer.id)}
          submit={t.settle.submit}
          secondary={<BackFrom href={abroadPaths.one(card.id, open.handover.id)} language={language} />}
        >
          <Radios
            form={form}
            name="deed"
            legend={t.settle.legend}
            options={[{ value: 'noted', text: t.settle.noted }, ...(open.answer.kind === 'event' ? [{ value: 'logged', text: t.settle.logged }] : [])]}
          />
        </Form>
      </>
    ),
  }
}

export function endHandoverPage(model: HandoverModel, form: FormState, page: Page): Shown {
  const { language } = page
  const t = abroadWords[language]
  return {
    title: `${t.end.title} · ${model.case.pseudonym}`,
    place: 'cases',
    trail: abroadTrail(model.case, language, true),
    body: (
      <>
        <h1>{t.end.title}</h1>
        <Confirm
          page={page}
          form={form}
          gone={t.end.gone}
          forWhom={`${model.handover.toName}, ${sayCountry(model.handover.country, language)}`}
          action={abroadPaths.end(model.case.id, model.handover.id)}
          submit={t.end.submit}
          back={abroadPaths.one(model.case.id, model.handover.id)}
        />
      </>
    ),
  }
}
