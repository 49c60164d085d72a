import type { FormState, Page, Shown } from '#ui/page.ts'
import { DateField } from '#ui/components/date-field.tsx'
import { Radios } from '#ui/components/radios.tsx'
import { Select } from '#ui/components/select.tsx'
import { Notice } from '#ui/components/notice.tsx'
import { isoDay } from '#ui/when.ts'
import { afterPaths } from '#capabilities/returning/after-paths.ts'
import { hows, reaches, resultCodes, resultKeys, whysNot, type Point } from '#capabilities/returning/domain/after-codes.ts'
import { formSheet, WordsField } from '#capabilities/returning/pages/after-parts.tsx'
import { optionsFrom } from '#capabilities/returning/pages/choice-parts.tsx'
import type { FollowModel } from '#capabilities/returning/queries/after-forms.ts'
import { afterWords } from '#capabilities/returning/words.after.ts'

export type FollowFormModel = FollowModel & { readonly chosen: Point | null }

/** Reached, declined, lost or not tried, and what came out of it. Nothing is chosen beforehand but the time and the day. */
export function followUpForm({ entered, points, declined, chosen }: FollowFormModel, form: FormState, page: Page): Shown {
  const t = afterWords[page.language]
  const current = chosen ?? points.find(({ state }) => state === 'open' || state === 'late')?.point ?? ''
  const children = (
    <>
      <Select
        form={form}
        name="point"
        label={t.follow.point}
        empty={t.choose}
        value={current}
        options={points.map(({ point, opensOn, lastOn, state }) => ({
          value: point,
          text: `${t.codes.points[point]} · ${opensOn} – ${lastOn} · ${t.codes.states[state]}`,
        }))}
      />
      <DateField form={form} name="onDay" label={t.follow.onDay} value={isoDay(page.now)} />
      <Radios
        form={form}
        name="reach"
        legend={t.follow.reach}
        options={reaches.map((value) => ({ value, text: t.codes.reaches[value], hint: t.codes.reachHints[value] }))}
      />
      <Select form={form} name="how" label={t.follow.how} empty={t.choose} options={optionsFrom(hows, t.codes.hows)} />
      <Select form={form} name="why" label={t.follow.why} empty={t.choose} options={optionsFrom(whysNot, t.codes.whysNot)} />
      <h2>{t.follow.ask}</h2>
      {resultKeys.map((key) => (
        <Radios
          key={key}
          form={form}
          name={key}
          legend={t.codes.results[key].ask}
          inline
          options={resultCodes[key].map((value) => ({ value, text: (t.codes.results[key].answers as Readonly<Record<string, string>>)[value] ?? value }))}
        />
      ))}
      <WordsField form={form} language={page.language} />
    </>
  )
  const before = declined ? <Notice tone="info">{t.follow.declined}</Notice> : null
  const sheet = {
    entered,
    title: t.follow.formTitle,
    lead: t.follow.formLead,
    action: afterPaths.newFollowUp(entered.card.id),
    submit: t.save,
    audience: t.own,
    before,
    children,
  }
  return formSheet(sheet, form, page)
}
