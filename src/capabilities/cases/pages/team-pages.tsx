import type { FormState, Page, Shown } from '#ui/page.ts'
import { ButtonLink } from '#ui/components/button-link.tsx'
import { Checkboxes } from '#ui/components/checkboxes.tsx'
import { Confirm } from '#ui/components/confirm.tsx'
import { DataTable } from '#ui/components/data-table.tsx'
import { DateField } from '#ui/components/date-field.tsx'
import { Form } from '#ui/components/form.tsx'
import { Notice } from '#ui/components/notice.tsx'
import { Radios } from '#ui/components/radios.tsx'
import { Select } from '#ui/components/select.tsx'
import { SummaryList } from '#ui/components/summary-list.tsx'
import { Tag } from '#ui/components/tag.tsx'
import { Time } from '#ui/components/time.tsx'
import { BackTo, classOptions, optionsFrom, sayClasses, trailTo } from '#capabilities/cases/pages/parts.tsx'
import { casePaths } from '#capabilities/cases/paths.ts'
import { sayPerson, sayZone } from '#capabilities/cases/queries/names.ts'
import type { ApprovalModel, ApprovalsModel } from '#capabilities/cases/queries/show-approvals.ts'
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
        until: <Time at={member.untilAt} now={now} language={language} />,
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
        {model.mayLead && !model.case.closed ? <ButtonLink href={casePaths.addMember(model.case.id)}>{t.team.add}</ButtonLink> : null}
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
          <Select form={form} name="person" label={t.team.person} empty={t.choose} options={people.map((one) => ({ value: one.id, text: one.name }))} />
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

const whatIs = (one: ApprovalsModel['approvals'][number] | ApprovalModel['approval'], language: Page['language']): string => {
  const t = casesWords[language]
  const kind = t.approvalKinds[one.kind as keyof typeof t.approvalKinds]
  const more = one.kind === 'level' ? t.approvals.levelTo(t.levels[(one.level ?? 0) as 0 | 1 | 2]) : sayClasses(one.classes, language)
  return more === '' ? kind : `${kind} · ${more}`
}

export function approvalsPage(model: ApprovalsModel, page: Page): Shown {
  const { language, now } = page
  const t = casesWords[language]
  const rows = model.approvals.map((one) => ({
    key: one.id,
    cells: {
      case: <a href={casePaths.approval(one.id)}>{one.pseudonym}</a>,
      kind: whatIs(one, language),
      about: sayPerson(model.names, one.about, language),
      asked: sayPerson(model.names, one.askedBy, language),
      at: <Time at={one.askedAt} now={now} language={language} />,
    },
  }))
  return {
    title: t.approvals.title,
    place: 'cases',
    body: (
      <>
        <h1>{t.approvals.title}</h1>
        <p class="govuk-body">{t.approvals.lead}</p>
        <DataTable
          caption={t.approvals.title}
          quietCaption
          rows={rows}
          language={language}
          empty={t.approvals.empty}
          columns={[
            { key: 'case', text: t.pseudonym },
            { key: 'kind', text: t.approvals.kind },
            { key: 'about', text: t.approvals.about },
            { key: 'asked', text: t.approvals.asked },
            { key: 'at', text: t.at },
          ]}
        />
      </>
    ),
  }
}

export function approvalPage({ approval, names }: ApprovalModel, form: FormState, page: Page): Shown {
  const { language, now } = page
  const t = casesWords[language]
  const rows = [
    { key: 'what', text: t.approvals.kind, value: whatIs(approval, language) },
    ...(approval.about ? [{ key: 'about', text: t.approvals.about, value: sayPerson(names, approval.about, language) }] : []),
    { key: 'asked', text: t.approvals.asked, value: sayPerson(names, approval.askedBy, language) },
    { key: 'at', text: t.at, value: <Time at={approval.askedAt} now={now} language={language} as="both" /> },
  ]
  return {
    title: `${t.approvals.one} · ${approval.pseudonym}`,
    place: 'cases',
    body: (
      <>
        <h1>{approval.pseudonym}</h1>
        <SummaryList rows={rows} />
        <Form
          page={page}
          form={form}
          action={casePaths.approval(approval.id)}
          submit={t.approvals.submit}
          secondary={<BackTo href={casePaths.approvals} language={language} />}
        >
          <Radios
            form={form}
            name="answer"
            legend={t.approvals.question}
            options={[
              { value: 'yes', text: t.approvals.yes },
              { value: 'no', text: t.approvals.no },
            ]}
          />
        </Form>
      </>
    ),
  }
}
