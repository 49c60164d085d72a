import type { VNode } from 'preact'
import type { FormState, Page, Shown } from '#ui/page.ts'
import { ButtonLink } from '#ui/components/button-link.tsx'
import { DataTable } from '#ui/components/data-table.tsx'
import { Empty } from '#ui/components/empty.tsx'
import { Notice } from '#ui/components/notice.tsx'
import { Panel } from '#ui/components/panel.tsx'
import { State } from '#ui/components/state.tsx'
import { Tag } from '#ui/components/tag.tsx'
import { Time } from '#ui/components/time.tsx'
import { casePaths, sayPerson, sayZone } from '#capabilities/cases/contract.ts'
import { choicePaths } from '#capabilities/returning/choice-paths.ts'
import { mendedBy, type Gate } from '#capabilities/returning/domain/gates.ts'
import { gatePaths } from '#capabilities/returning/gates-paths.ts'
import { journeyPaths } from '#capabilities/returning/journey-paths.ts'
import { returnTrail } from '#capabilities/returning/pages/choice-parts.tsx'
import { fillBefore } from '#capabilities/returning/pages/gates-parts.tsx'
import { returnPaths } from '#capabilities/returning/paths.ts'
import type { Entered } from '#capabilities/returning/queries/enter.ts'
import type { ApproveModel, GatesModel } from '#capabilities/returning/queries/show-gates.ts'
import { gatesWords } from '#capabilities/returning/words.gates.ts'

/** Where a gate is mended. */
const mendedAt = (gate: Gate, caseId: string): string => {
  const at: Readonly<Record<Gate, string>> = {
    choice: returnPaths.ofCase(caseId),
    admission: returnPaths.ofCase(caseId),
    findings: choicePaths.findings(caseId),
    risk: gatePaths.risks(caseId),
    consent: casePaths.consents(caseId),
    receiver: journeyPaths.one(caseId),
    documents: gatePaths.papers(caseId),
    child_consents: gatePaths.papers(caseId),
    trial: gatePaths.papers(caseId),
    fit: gatePaths.papers(caseId),
    plan: gatePaths.plans(caseId),
    itinerary: journeyPaths.one(caseId),
  }
  return at[gate]
}
const tones = { open: 'done', closed: 'late', not_needed: 'quiet' } as const
const approvalTones = { none: 'quiet', half: 'soon', approved: 'done', fallen: 'late' } as const

type Props = { readonly model: GatesModel; readonly page: Page }

export const GateTable = ({ model, page }: Props): VNode => {
  const t = gatesWords[page.language].gates
  return (
    <DataTable
      caption={t.title}
      quietCaption
      language={page.language}
      columns={[
        { key: 'gate', text: t.gate },
        { key: 'state', text: t.state },
        { key: 'missing', text: t.missing },
        { key: 'who', text: t.who },
      ]}
      rows={model.gates.map(({ gate, state, reason }) => ({
        key: gate,
        cells: {
          gate: t.names[gate],
          state: <State tone={tones[state]} text={t.states[state]} />,
          missing: reason === null ? '' : t.reasons[reason],
          who:
            state === 'closed' && reason === 'not_shown' ? (
              mendedBy[gate].map((mender) => t.menders[mender]).join(', ')
            ) : state === 'closed' ? (
              <span>
                {mendedBy[gate].map((mender) => t.menders[mender]).join(', ')} · <a href={mendedAt(gate, model.case.id)}>{t.mend}</a>
              </span>
            ) : (
              ''
            ),
        },
      }))}
    />
  )
}

const Approvals = ({ model, page }: Props): VNode => {
  const { language } = page
  const t = gatesWords[language].gates
  const whyOf = (why: Gate | 'taken_back'): string => (why === 'taken_back' ? t.taken_back : t.names[why].toLowerCase())
  return (
    <Panel title={t.approval} id="approval">
      <p>
        <Tag tone={approvalTones[model.approval]} text={t.approvalStates[model.approval]} />
      </p>
      {model.approvals.length === 0 ? (
        <Empty>{t.approvalStates.none}</Empty>
      ) : (
        <ul class="govuk-list">
          {model.approvals.map((one) => (
            <li key={one.id}>
              {`${sayZone(model.names, one.zoneId)} · ${sayPerson(model.names, one.madeBy, language)} · `}
              <Time at={one.madeAt} now={page.now} language={language} />{' '}
              <Tag tone={one.fallenAt ? 'quiet' : 'done'} text={one.fallenWhy ? `${t.fallenWhy}: ${one.fallenWhy.map(whyOf).join(', ')}` : t.stands} />
            </li>
          ))}
        </ul>
      )}
      <p class="l-actions">
        {model.mayApprove ? <ButtonLink href={gatePaths.approve(model.case.id)}>{t.approve}</ButtonLink> : null}
        {model.mayTakeBack ? (
          <ButtonLink href={gatePaths.takeBack(model.case.id)} tone="quiet">
            {t.takeBack}
          </ButtonLink>
        ) : null}
      </p>
    </Panel>
  )
}

const Left = ({ model, page }: Props): VNode => {
  const t = gatesWords[page.language].gates
  const closed = model.gates.filter(({ state }) => state === 'closed').length
  return (
    <>
      {model.postponed === null ? null : <Notice tone="warn">{t.postponed[model.postponed]}</Notice>}
      {model.begun ? (
        <Notice tone="info">{t.begun}</Notice>
      ) : model.phase === 'ended' ? null : (
        <p class="govuk-body">{closed === 0 ? t.allOpen : t.left(closed)}</p>
      )}
    </>
  )
}

export function gatesPage(model: GatesModel, page: Page): Shown {
  const { language } = page
  const t = gatesWords[language].gates
  return {
    title: `${t.title} · ${model.case.pseudonym}`,
    place: 'cases',
    trail: returnTrail(model.case, language),
    body: (
      <>
        <h1>{t.title}</h1>
        <p class="govuk-body">{t.lead}</p>
        <Left model={model} page={page} />
        <GateTable model={model} page={page} />
        <Approvals model={model} page={page} />
      </>
    ),
  }
}

export function approvePage({ entered, shown }: ApproveModel, form: FormState, page: Page): Shown {
  const t = gatesWords[page.language].gates
  return fillBefore({
    head: entered.card,
    form,
    page,
    title: t.approve,
    lead: t.approveLead,
    above: (
      <>
        <Left model={shown} page={page} />
        <GateTable model={shown} page={page} />
      </>
    ),
    action: gatePaths.approve(entered.card.id),
    back: { href: gatePaths.gates(entered.card.id), text: t.title },
    submit: t.approve,
  })
}

export function takeBackPage({ card }: Entered, form: FormState, page: Page): Shown {
  const t = gatesWords[page.language].gates
  return fillBefore({
    head: card,
    form,
    page,
    title: t.takeBack,
    lead: t.takeBackLead,
    action: gatePaths.takeBack(card.id),
    back: { href: gatePaths.gates(card.id), text: t.title },
    submit: t.takeBack,
    tone: 'danger',
  })
}
