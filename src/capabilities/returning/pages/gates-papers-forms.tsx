import type { VNode } from 'preact'
import type { FormState, Page, Shown } from '#ui/page.ts'
import { DateField } from '#ui/components/date-field.tsx'
import { Radios } from '#ui/components/radios.tsx'
import { SealedText } from '#ui/components/sealed-text.tsx'
import { Select } from '#ui/components/select.tsx'
import { TextArea } from '#ui/components/text-area.tsx'
import { TextField } from '#ui/components/text-field.tsx'
import { isoDay } from '#ui/when.ts'
import { fitStatuses, medicines, paperKinds, paperStatuses, tolds, trialStatuses } from '#capabilities/returning/domain/papers.ts'
import { gatePaths } from '#capabilities/returning/gates-paths.ts'
import { optionsFrom } from '#capabilities/returning/pages/choice-parts.tsx'
import { countryOptions, fillBefore, sayCountry } from '#capabilities/returning/pages/gates-parts.tsx'
import type { Entered } from '#capabilities/returning/queries/enter.ts'
import type { ClearanceModel, PaperModel } from '#capabilities/returning/queries/show-papers.ts'
import { gatesWords } from '#capabilities/returning/words.gates.ts'

type Step = { readonly form: FormState; readonly page: Page; readonly status?: string; readonly until?: string | null }
const stepFields = ({ form, page, status, until }: Step): readonly VNode[] => {
  const t = gatesWords[page.language].papers
  return [
    <Select
      key="status"
      form={form}
      name="status"
      label={t.status}
      empty={gatesWords[page.language].choose}
      value={status}
      options={optionsFrom(paperStatuses, t.statuses)}
    />,
    <DateField key="validUntil" form={form} name="validUntil" label={t.validUntil} value={until ?? undefined} />,
    <TextArea key="words" form={form} name="words" label={t.words} hint={t.wordsHint} rows={2} />,
  ]
}

export function paperFormPage({ card }: Entered, form: FormState, page: Page): Shown {
  const { language } = page
  const words = gatesWords[language]
  const t = words.papers
  return fillBefore({
    head: card,
    form,
    page,
    title: t.add,
    lead: t.lead,
    action: gatePaths.newPaper(card.id),
    back: { href: gatePaths.papers(card.id), text: t.title },
    submit: t.save,
    sealed: true,
    children: [
      <Select key="kind" form={form} name="kind" label={t.kind} empty={words.choose} options={optionsFrom(paperKinds, t.kinds)} />,
      <Select key="issuer" form={form} name="issuer" label={t.issuer} hint={t.issuerHint} empty={words.choose} options={countryOptions(language)} />,
      ...stepFields({ form, page }),
    ],
  })
}

const Earlier = ({ words, page }: { readonly words: string | null; readonly page: Page }): VNode | null =>
  words === null ? null : <SealedText text={words} label={gatesWords[page.language].papers.earlierWords} language={page.language} />

export function stepPage({ entered, paper, words }: PaperModel, form: FormState, page: Page): Shown {
  const { language } = page
  const t = gatesWords[language].papers
  const { card } = entered
  return fillBefore({
    head: card,
    form,
    page,
    title: t.kinds[paper.kind],
    lead: paper.issuer === null ? t.follow : `${t.issuer}: ${sayCountry(paper.issuer, language)}`,
    above: <Earlier words={words} page={page} />,
    action: gatePaths.paper(card.id, paper.id),
    back: { href: gatePaths.papers(card.id), text: t.title },
    submit: t.save,
    version: paper.number,
    sealed: true,
    children: stepFields({ form, page, status: paper.status, until: paper.validUntil }),
  })
}

const answerFields = (kind: 'trial' | 'fit', form: FormState, page: Page): readonly VNode[] => {
  const t = gatesWords[page.language].papers
  const status =
    kind === 'trial' ? (
      <Radios key="trial" form={form} name="trial" legend={t.status} options={optionsFrom(trialStatuses, t.trials)} />
    ) : (
      <Radios key="fit" form={form} name="fit" legend={t.status} options={optionsFrom(fitStatuses, t.fits)} />
    )
  const common = [
    <Select key="told" form={form} name="told" label={t.told} empty={gatesWords[page.language].choose} options={optionsFrom(tolds, t.tolds)} />,
    <DateField key="onDay" form={form} name="onDay" label={t.onDay} value={isoDay(page.now)} />,
  ]
  if (kind === 'trial') return [status, ...common]
  return [
    status,
    ...common,
    <DateField key="validUntil" form={form} name="validUntil" label={t.fitUntil} />,
    <Radios key="medicine" form={form} name="medicine" legend={t.medicine} options={optionsFrom(medicines, t.medicines)} inline />,
    <TextField key="medicineDays" form={form} name="medicineDays" label={t.medicineDays} hint={t.medicineDaysHint} inputmode="numeric" width="short" />,
    <TextArea key="words" form={form} name="words" label={t.fitWords} hint={t.fitWordsHint} rows={2} />,
  ]
}

export function clearancePage({ entered, kind, before, words }: ClearanceModel, form: FormState, page: Page): Shown {
  const t = gatesWords[page.language].papers
  const { card } = entered
  return fillBefore({
    head: card,
    form,
    page,
    title: t[kind],
    lead: kind === 'trial' ? t.trialLead : t.fitLead,
    above: <Earlier words={words} page={page} />,
    action: gatePaths.clearance(card.id, kind === 'trial' ? 'authority' : 'travel'),
    back: { href: gatePaths.papers(card.id), text: t.title },
    submit: t.save,
    version: before?.number ?? 0,
    sealed: kind === 'fit',
    children: answerFields(kind, form, page),
  })
}
