import type { FormState, Page, Shown } from '#ui/page.ts'
import { DateField } from '#ui/components/date-field.tsx'
import { MomentField } from '#ui/components/moment-field.tsx'
import { Radios } from '#ui/components/radios.tsx'
import { Select } from '#ui/components/select.tsx'
import { SummaryList } from '#ui/components/summary-list.tsx'
import { daysAfter } from '#kernel/time.ts'
import { isoDay } from '#ui/when.ts'
import { afterPaths } from '#capabilities/returning/after-paths.ts'
import * as codes from '#capabilities/returning/domain/after-codes.ts'
import { formSheet, WordsField } from '#capabilities/returning/pages/after-parts.tsx'
import { optionsFrom } from '#capabilities/returning/pages/choice-parts.tsx'
import type { AgainModel, AlarmModel, FollowModel, ReceptionModel, SupportModel, SupportStateModel } from '#capabilities/returning/queries/after-forms.ts'
import { afterWords } from '#capabilities/returning/words.after.ts'

export function receptionForm({ entered, newest }: ReceptionModel, form: FormState, page: Page): Shown {
  const t = afterWords[page.language]
  const children = (
    <>
      <MomentField form={form} name="arrivedAt" label={t.reception.arrivedAt} value={newest?.arrivedAt ?? entered.journey.arrivedAt ?? undefined} />
      <Radios
        form={form}
        name="confirmedBy"
        legend={t.reception.confirmedBy}
        value={newest?.confirmedBy}
        options={optionsFrom(codes.confirmers, t.codes.confirmers)}
      />
      <MomentField form={form} name="confirmedAt" label={t.reception.confirmedAt} value={page.now} />
      <Radios form={form} name="onward" legend={t.reception.onward} value={newest?.onward} options={optionsFrom(codes.onwards, t.codes.onwards)} />
      <Radios form={form} name="housing" legend={t.reception.housing} value={newest?.housing} options={optionsFrom(codes.firstHousings, t.codes.housings)} />
      <WordsField form={form} language={page.language} />
    </>
  )
  const { id } = entered.card
  const sheet = {
    entered,
    title: t.reception.deed,
    lead: t.reception.lead,
    action: afterPaths.reception(id),
    submit: t.save,
    version: newest?.number ?? 0,
    audience: t.own,
    children,
  }
  return formSheet(sheet, form, page)
}

export function supportForm({ entered }: SupportModel, form: FormState, page: Page): Shown {
  const t = afterWords[page.language]
  const children = (
    <>
      <Select form={form} name="code" label={t.support.code} empty={t.choose} options={optionsFrom(codes.supportCodes, t.codes.support)} />
      <Radios form={form} name="givenBy" legend={t.support.givenBy} options={optionsFrom(codes.givers, t.codes.givers)} />
      <DateField form={form} name="fromOn" label={t.support.fromOn} value={isoDay(page.now)} />
      <WordsField form={form} language={page.language} />
    </>
  )
  const sheet = {
    entered,
    title: t.support.add,
    lead: t.support.lead,
    action: afterPaths.newSupport(entered.card.id),
    submit: t.save,
    audience: t.own,
    children,
  }
  return formSheet(sheet, form, page)
}

export function supportStateForm({ entered, line }: SupportStateModel, form: FormState, page: Page): Shown {
  const t = afterWords[page.language]
  const children = (
    <Radios form={form} name="state" legend={t.support.state} value={line.state} options={optionsFrom(codes.supportStates, t.codes.supportStates)} />
  )
  const action = afterPaths.support(entered.card.id, line.id)
  return formSheet(
    { entered, title: t.support.moveTitle, lead: t.codes.support[line.code], action, submit: t.save, version: line.version, children },
    form,
    page,
  )
}

export function contactForm({ entered }: FollowModel, form: FormState, page: Page): Shown {
  const t = afterWords[page.language]
  const children = (
    <>
      <Radios form={form} name="how" legend={t.follow.how} options={optionsFrom(codes.hows, t.codes.hows).filter(({ value }) => value !== 'she_called')} />
      <MomentField form={form} name="at" label={t.follow.at} value={daysAfter(page.now, 1)} />
    </>
  )
  return formSheet(
    { entered, title: t.follow.planTitle, lead: t.follow.planLead, action: afterPaths.planContact(entered.card.id), submit: t.save, children },
    form,
    page,
  )
}

export function alarmForm({ entered, alarm }: AlarmModel, form: FormState, page: Page): Shown {
  const t = afterWords[page.language]
  const before = (
    <SummaryList
      rows={[
        { key: 'why', text: t.alarms.why, value: t.codes.alarmWhys[alarm.why] },
        { key: 'point', text: t.follow.point, value: t.codes.points[alarm.point] },
        { key: 'when', text: t.alarms.when, value: alarm.onDay },
        { key: 'stage', text: t.alarms.stage, value: t.codes.stages[alarm.stage] },
      ]}
    />
  )
  const children = <Radios form={form} name="answer" legend={t.alarms.answer} options={optionsFrom(codes.alarmAnswers, t.codes.alarmAnswers)} />
  const action = afterPaths.alarm(entered.card.id, alarm.id)
  return formSheet({ entered, title: t.alarms.formTitle, lead: t.alarms.lead, action, submit: t.save, version: alarm.version, before, children }, form, page)
}

export function againForm(model: AgainModel, form: FormState, page: Page): Shown {
  const t = afterWords[page.language]
  const children = (
    <>
      <DateField form={form} name="knownOn" label={t.again.knownOn} value={isoDay(page.now)} />
      <Radios form={form} name="knownBy" legend={t.again.knownBy} options={optionsFrom(codes.knownBys, t.codes.knownBys)} />
      <WordsField form={form} language={page.language} />
    </>
  )
  const sheet = {
    entered: model,
    title: t.again.title,
    lead: t.again[model.way],
    action: afterPaths.again(model.card.id),
    submit: t.again.deed,
    audience: t.own,
    children,
  }
  return formSheet(sheet, form, page)
}
