import { hoursAfter } from '#kernel/time.ts'
import type { FormState, Page, Shown } from '#ui/page.ts'
import { DataTable } from '#ui/components/data-table.tsx'
import { Form } from '#ui/components/form.tsx'
import { MomentField } from '#ui/components/moment-field.tsx'
import { Panel } from '#ui/components/panel.tsx'
import { Radios } from '#ui/components/radios.tsx'
import { Select } from '#ui/components/select.tsx'
import { SummaryList } from '#ui/components/summary-list.tsx'
import { TextField } from '#ui/components/text-field.tsx'
import { Time } from '#ui/components/time.tsx'
import { kindWords } from '#capabilities/people/contract.ts'
import { invitationWords } from '#capabilities/cases/domain/pseudonym.ts'
import { BackTo, trailTo } from '#capabilities/cases/pages/parts.tsx'
import { casePaths } from '#capabilities/cases/paths.ts'
import { sayPerson, sayZone } from '#capabilities/cases/queries/names.ts'
import type { UnitsModel } from '#capabilities/cases/queries/show-units.ts'
import type { InvitationModel, InvitationsModel } from '#capabilities/cases/queries/show-invitations.ts'
import { casesWords } from '#capabilities/cases/words.ts'

const Units = ({ model, page: { language, now } }: { readonly model: UnitsModel; readonly page: Page }) => {
  const t = casesWords[language]
  const rows = model.units.map((unit) => ({
    key: unit.id,
    cells: {
      zone: sayZone(model.names, unit.zoneId),
      since: <Time at={unit.openedAt} now={now} language={language} />,
      leads: sayPerson(model.names, model.leads.find((lead) => lead.zoneId === unit.zoneId)?.personId ?? null, language),
    },
  }))
  const invited = model.invitations.map((one) => ({
    key: one.id,
    cells: {
      zone: sayZone(model.names, one.zoneId),
      word: one.word,
      until: <Time at={one.untilAt} now={now} language={language} />,
      state: t.invitationStates[one.state],
    },
  }))
  return (
    <>
      <DataTable
        caption={t.units.title}
        quietCaption
        rows={rows}
        language={language}
        columns={[
          { key: 'zone', text: t.units.zone },
          { key: 'since', text: t.units.since },
          { key: 'leads', text: t.units.leads },
        ]}
      />
      {invited.length > 0 ? (
        <DataTable
          caption={t.units.invited}
          rows={invited}
          language={language}
          columns={[
            { key: 'zone', text: t.units.zone },
            { key: 'word', text: t.units.word },
            { key: 'until', text: t.units.until },
            { key: 'state', text: t.state },
          ]}
        />
      ) : null}
    </>
  )
}

export function unitsPage(model: UnitsModel, form: FormState, page: Page): Shown {
  const { language, now } = page
  const t = casesWords[language]
  const { card } = model.loaded
  return {
    title: `${t.units.title} · ${card.pseudonym}`,
    place: 'cases',
    trail: trailTo(card, language),
    body: (
      <>
        <h1>{t.units.title}</h1>
        <p class="govuk-body">{t.units.lead}</p>
        <Units model={model} page={page} />
        {model.fileReference ? <SummaryList rows={[{ key: 'reference', text: t.units.reference, value: model.fileReference }]} /> : null}
        <p>
          <a href={casePaths.fileReference(card.id)}>{t.units.reference}</a>
        </p>
        {model.mayInvite ? (
          <Panel title={t.units.invite}>
            <p class="govuk-body">{t.units.inviteLead}</p>
            <Form
              page={page}
              form={form}
              action={casePaths.units(card.id)}
              submit={t.units.submit}
              secondary={<BackTo href={casePaths.one(card.id)} language={language} />}
            >
              <Select
                form={form}
                name="zone"
                label={t.units.zone}
                empty={t.choose}
                options={model.others.map((zone) => ({ value: zone.id, text: zone.name, group: kindWords(zone.kind, language) }))}
              />
              <Select form={form} name="word" label={t.units.word} options={invitationWords.map((word) => ({ value: word, text: word }))} />
              <MomentField form={form} name="until" label={t.units.until} value={hoursAfter(now, 24)} />
            </Form>
          </Panel>
        ) : null}
      </>
    ),
  }
}

export function referencePage(model: UnitsModel, form: FormState, page: Page): Shown {
  const t = casesWords[page.language]
  const { card } = model.loaded
  return {
    title: `${t.units.reference} · ${card.pseudonym}`,
    place: 'cases',
    trail: trailTo(card, page.language),
    body: (
      <>
        <h1>{t.units.reference}</h1>
        <Form
          page={page}
          form={form}
          action={casePaths.fileReference(card.id)}
          submit={t.units.referenceSubmit}
          secondary={<BackTo href={casePaths.units(card.id)} language={page.language} />}
        >
          <TextField form={form} name="fileReference" label={t.units.reference} hint={t.open.fileReferenceHint} width="medium" maxLength={60} />
        </Form>
      </>
    ),
  }
}

export function invitationsPage(model: InvitationsModel, page: Page): Shown {
  const { language, now } = page
  const t = casesWords[language]
  const rows = model.invitations.map((one) => ({
    key: one.id,
    cells: {
      word: <a href={casePaths.invitation(one.id)}>{one.word}</a>,
      from: sayZone(model.names, one.fromZone),
      until: <Time at={one.untilAt} now={now} language={language} as="both" />,
    },
  }))
  return {
    title: t.invitations.title,
    place: 'cases',
    body: (
      <>
        <h1>{t.invitations.title}</h1>
        <p class="govuk-body">{t.invitations.lead}</p>
        <DataTable
          caption={t.invitations.title}
          quietCaption
          rows={rows}
          language={language}
          empty={t.invitations.empty}
          columns={[
            { key: 'word', text: t.invitations.word },
            { key: 'from', text: t.invitations.from },
            { key: 'until', text: t.invitations.until },
          ]}
        />
      </>
    ),
  }
}

export function invitationPage(model: InvitationModel, form: FormState, page: Page): Shown {
  const { language, now } = page
  const t = casesWords[language]
  const { invitation } = model
  const rows = [
    { key: 'from', text: t.invitations.from, value: sayZone(model.names, invitation.fromZone) },
    { key: 'until', text: t.invitations.until, value: <Time at={invitation.untilAt} now={now} language={language} as="both" /> },
  ]
  return {
    title: `${t.invitations.one} · ${invitation.word}`,
    place: 'cases',
    body: (
      <>
        <h1>
          {t.invitations.one}: {invitation.word}
        </h1>
        <p class="govuk-body">{t.invitations.lead}</p>
        <SummaryList rows={rows} />
        <Form
          page={page}
          form={form}
          action={casePaths.invitation(invitation.id)}
          submit={t.invitations.submit}
          secondary={<BackTo href={casePaths.invitations} language={language} />}
        >
          <Radios
            form={form}
            name="answer"
            legend={t.invitations.question}
            hint={t.invitations.leads}
            options={[
              { value: 'accept', text: t.invitations.accept },
              { value: 'decline', text: t.invitations.decline },
            ]}
          />
        </Form>
      </>
    ),
  }
}
