import type { FormState, Page, Shown } from '#ui/page.ts'
import { ButtonLink } from '#ui/components/button-link.tsx'
import { Checkboxes } from '#ui/components/checkboxes.tsx'
import { Confirm } from '#ui/components/confirm.tsx'
import { DataTable } from '#ui/components/data-table.tsx'
import { DateField } from '#ui/components/date-field.tsx'
import { Form } from '#ui/components/form.tsx'
import { Notice } from '#ui/components/notice.tsx'
import { Radios } from '#ui/components/radios.tsx'
import { PersonSelect } from '#ui/components/person-select.tsx'
import { SummaryList } from '#ui/components/summary-list.tsx'
import { Tag } from '#ui/components/tag.tsx'
import { Time } from '#ui/components/time.tsx'
import type { ProtectionLevel } from '#capabilities/cases/domain/axes.ts'
import { prolongingNeedsSecond } from '#capabilities/cases/domain/team.ts'
import { BackTo, classOptions, optionsFrom, sayClasses, trailTo } from '#capabilities/cases/pages/parts.tsx'
import { casePaths } from '#capabilities/cases/paths.ts'
import { sayPerson, sayZone } from '#capabilities/cases/queries/names.ts'
import type { NewMemberModel, TeamModel } from '#capabilities/cases/queries/show-team.ts'
import { casesWords } from '#capabilities/cases/words.ts'

export function teamPage(model: TeamModel, page: Page): Shown {
  const { language, now } = page
  const t = casesWords[language]
  const own = model.team
    .filter((member) => member.own)
    .map((member) => ({
      key: member.id,
      cells: {
        person: sayPerson(model.names, member.personId, language),
        position:
          model.mayLead && !model.case.closed ? (
            <a href={casePaths.position(model.case.id, member.id)}>
              {t.positions[member.position as keyof typeof t.positions]}
              <span class="govuk-visually-hidden"> {t.team.positionTitle}</span>
            </a>
          ) : (
            t.positions[member.position as keyof typeof t.positions]
          ),
        classes: (
          <>
            {sayClasses(member.classes, language)} {member.waiting ? <Tag tone="soon" text={t.team.waiting} /> : null}
          </>
        ),
        writes: sayClasses(member.writes, language),
        until: (
          <span>
            <Time at={member.untilAt} now={now} language={language} /> {member.asked ? <Tag tone="soon" text={t.team.askedUntil} /> : null}
            {model.mayLead && !model.case.closed && !member.asked ? (
              <a href={casePaths.prolong(model.case.id, member.id)}>
                {t.team.prolong}
                <span class="govuk-visually-hidden"> {sayPerson(model.names, member.personId, language)}</span>
              </a>
            ) : null}
          </span>
        ),
        end:
          model.mayLead || member.personId === model.me ? (
            <a href={casePaths.endMember(model.case.id, member.id)}>
              {t.team.end}
              <span class="govuk-visually-hidden"> {sayPerson(model.names, member.personId, language)}</span>
            </a>
          ) : (
            ''
          ),
      },
    }))
  const others = model.team
    .filter((member) => !member.own)
    .map((member) => ({ key: member.id, cells: { person: sayPerson(model.names, member.personId, language), zone: sayZone(model.names, member.zoneId) } }))
  return {
    title: `${t.team.title} · ${model.case.pseudonym}`,
    place: 'cases',
    wide: true,
    trail: trailTo(model.case, language),
    body: (
      <>
        <h1>{t.team.title}</h1>
        <p class="govuk-body">{t.team.lead}</p>
        {model.mayLead && !model.case.closed ? (
          <p class="l-actions">
            <ButtonLink href={casePaths.addMember(model.case.id)}>{t.team.add}</ButtonLink>
          </p>
        ) : null}
        <DataTable
          caption={t.team.title}
          quietCaption
          rows={own}
          language={language}
          columns={[
            ...(['person', 'position', 'classes', 'writes', 'until'] as const).map((key) => ({ key, text: t.team[key] })),
            { key: 'end', text: t.team.end },
          ]}
        />
        {others.length > 0 ? (
          <DataTable
            caption={t.team.others}
            rows={others}
            language={language}
            columns={[
              { key: 'person', text: t.team.person },
              { key: 'zone', text: t.zone },
            ]}
          />
        ) : null}
      </>
    ),
  }
}

export function newMemberPage({ loaded: { card }, people, reads, writes }: NewMemberModel, form: FormState, page: Page): Shown {
  const { language } = page
  const t = casesWords[language]
  return {
    title: `${t.team.addTitle} · ${card.pseudonym}`,
    place: 'cases',
    trail: trailTo(card, language),
    body: (
      <>
        <h1>{t.team.addTitle}</h1>
        <p class="govuk-body">{t.team.addLead}</p>
        <Notice tone="info">{t.team.secondHint}</Notice>
        <Form
          page={page}
          form={form}
          action={casePaths.addMember(card.id)}
          submit={t.team.submit}
          secondary={<BackTo href={casePaths.team(card.id)} language={language} />}
        >
          <PersonSelect
            form={form}
            name="person"
            language={language}
            label={t.team.person}
            empty={t.choose}
            options={people.map((one) => ({ value: one.id, text: one.name }))}
          />
          <Radios form={form} name="position" legend={t.team.position} options={optionsFrom(['member', 'deputy', 'lead'], t.positions)} />
          <Checkboxes form={form} name="classes" legend={t.team.classes} options={classOptions(reads, language)} />
          <Checkboxes form={form} name="writes" legend={t.team.writes} options={classOptions(writes, language)} />
          <DateField form={form} name="until" label={t.team.until} />
        </Form>
      </>
    ),
  }
}

export type EndMemberModel = { readonly team: TeamModel; readonly member: TeamModel['team'][number] }

export function endMemberPage({ team, member }: EndMemberModel, form: FormState, page: Page): Shown {
  const { language } = page
  const t = casesWords[language]
  const who = sayPerson(team.names, member.personId, language)
  return {
    title: `${t.team.endTitle} · ${team.case.pseudonym}`,
    place: 'cases',
    trail: [...trailTo(team.case, language), { href: casePaths.team(team.case.id), text: t.team.title }],
    body: (
      <>
        <h1>{t.team.endTitle}</h1>
        <p class="govuk-body">{t.team.hers}</p>
        <Confirm
          page={page}
          form={form}
          gone={t.team.gone}
          forWhom={t.team.forWhom(who)}
          action={casePaths.endMember(team.case.id, member.id)}
          submit={t.team.endSubmit}
          back={casePaths.team(team.case.id)}
        >
          <Radios form={form} name="why" legend={t.team.endWhy} options={optionsFrom(['no_longer_needed', 'left', 'for_cause'], t.endReasons)} />
        </Confirm>
      </>
    ),
  }
}

export function prolongPage({ team, member }: EndMemberModel, form: FormState, page: Page): Shown {
  const { language, now } = page
  const t = casesWords[language]
  const { id: caseId, protectionLevel, pseudonym } = team.case
  return {
    title: `${t.team.prolongTitle} · ${pseudonym}`,
    place: 'cases',
    trail: [...trailTo(team.case, language), { href: casePaths.team(caseId), text: t.team.title }],
    body: (
      <>
        <h1>{t.team.prolongTitle}</h1>
        <p class="govuk-body">{t.team.prolongLead}</p>
        <SummaryList
          rows={[
            { key: 'person', text: t.team.person, value: sayPerson(team.names, member.personId, language) },
            { key: 'classes', text: t.team.classes, value: sayClasses(member.classes, language) },
            { key: 'until', text: t.team.prolongNow, value: <Time at={member.untilAt} now={now} language={language} as="both" /> },
          ]}
        />
        {prolongingNeedsSecond(protectionLevel as ProtectionLevel, member, team.me) ? <Notice tone="info">{t.team.prolongSecond}</Notice> : null}
        <Form
          page={page}
          form={form}
          action={casePaths.prolong(caseId, member.id)}
          submit={t.team.prolongSubmit}
          secondary={<BackTo href={casePaths.team(caseId)} language={language} />}
        >
          <DateField form={form} name="until" label={t.team.until} />
        </Form>
      </>
    ),
  }
}

export function positionPage({ team, member }: EndMemberModel, form: FormState, page: Page): Shown {
  const { language } = page
  const t = casesWords[language]
  return {
    title: `${t.team.positionTitle} · ${team.case.pseudonym}`,
    place: 'cases',
    trail: [...trailTo(team.case, language), { href: casePaths.team(team.case.id), text: t.team.title }],
    body: (
      <>
        <h1>{t.team.positionTitle}</h1>
        <p class="govuk-body">{sayPerson(team.names, member.personId, language)}</p>
        <Form
          page={page}
          form={form}
          action={casePaths.position(team.case.id, member.id)}
          submit={t.team.positionSubmit}
          secondary={<BackTo href={casePaths.team(team.case.id)} language={language} />}
        >
          <Radios form={form} name="position" legend={t.team.position} options={optionsFrom(['member', 'deputy', 'lead'], t.positions)} />
        </Form>
      </>
    ),
  }
}
