import type { VNode } from 'preact'
import type { Page, Shown } from '#ui/page.ts'
import { ButtonLink } from '#ui/components/button-link.tsx'
import { DataTable } from '#ui/components/data-table.tsx'
import { Empty } from '#ui/components/empty.tsx'
import { Notice } from '#ui/components/notice.tsx'
import { SealedText } from '#ui/components/sealed-text.tsx'
import { State } from '#ui/components/state.tsx'
import { SummaryList } from '#ui/components/summary-list.tsx'
import { Tag } from '#ui/components/tag.tsx'
import { Time } from '#ui/components/time.tsx'
import { sayPerson, sayZone } from '#capabilities/cases/contract.ts'
import { riskItemsUnder, riskParts, riskSides } from '#capabilities/returning/domain/joint-risk.ts'
import { gatePaths } from '#capabilities/returning/gates-paths.ts'
import { returnTrail } from '#capabilities/returning/pages/choice-parts.tsx'
import type { RiskBrief, RiskModel, RisksModel } from '#capabilities/returning/queries/show-joint-risk.ts'
import { gatesWords } from '#capabilities/returning/words.gates.ts'

const stateTones = { unsigned: 'new', half: 'soon', disagree: 'late', not_advisable: 'late', agreed: 'done' } as const
const ratingTones = { present: 'late', possible: 'soon', absent: 'done', unknown: 'new' } as const

const StateOf = ({ risk, page }: { readonly risk: RiskBrief; readonly page: Page }): VNode => {
  const t = gatesWords[page.language].risk
  const over = risk.state === 'agreed' && !risk.holds
  return <Tag tone={over ? 'late' : stateTones[risk.state]} text={over ? t.old : t.states[risk.state]} />
}

export function risksPage(model: RisksModel, page: Page): Shown {
  const { language } = page
  const t = gatesWords[language].risk
  return {
    title: `${t.title} · ${model.case.pseudonym}`,
    place: 'cases',
    trail: returnTrail(model.case, language),
    body: (
      <>
        <h1>{t.title}</h1>
        <p class="govuk-body">{t.lead}</p>
        {model.maySay ? (
          <p class="l-actions">
            <ButtonLink href={gatePaths.riskSide(model.case.id)}>{t.say}</ButtonLink>
          </p>
        ) : null}
        {model.risks.length === 0 ? (
          <Empty>{t.none}</Empty>
        ) : (
          <ul class="govuk-list">
            {model.risks.map((risk) => (
              <li key={risk.id}>
                <a href={gatePaths.risk(model.case.id, risk.id)}>{t.number(risk.number)}</a> · <Time at={risk.madeAt} now={page.now} language={language} />{' '}
                <StateOf risk={risk} page={page} /> {risk.holdsUntil === null ? null : `${t.holdsUntil} ${risk.holdsUntil}`}
              </li>
            ))}
          </ul>
        )}
      </>
    ),
  }
}

type Props = { readonly model: RiskModel; readonly page: Page }

const Sides = ({ model, page: { language } }: Props): VNode => {
  const t = gatesWords[language].risk
  return (
    <>
      {model.differing.length === 0 ? null : (
        <Notice tone="warn" title={t.differs}>
          <ul class="govuk-list">
            {model.differing.map((item) => (
              <li key={item}>{t.items[item]}</li>
            ))}
          </ul>
        </Notice>
      )}
      {riskParts.map((part) => (
        <DataTable
          key={part}
          caption={t.parts[part]}
          language={language}
          columns={[{ key: 'item', text: t.item }, ...riskSides.map((side) => ({ key: side, text: t.sides[side] }))]}
          rows={model.items
            .filter(({ item }) => (riskItemsUnder[part] as readonly string[]).includes(item))
            .map(({ item, sweden, there }) => ({
              key: item,
              cells: {
                item: t.items[item],
                sweden: <State tone={ratingTones[sweden]} text={t.ratings[sweden]} />,
                there: <State tone={ratingTones[there]} text={t.ratings[there]} />,
              },
            }))}
        />
      ))}
    </>
  )
}

const Words = ({
  text,
  written,
  label,
  page,
}: {
  readonly text: string | null
  readonly written: boolean
  readonly label: string
  readonly page: Page
}): VNode | null => {
  if (!written) return null
  return text === null ? (
    <p class="l-quiet">{`${label}: ${gatesWords[page.language].sealedToOthers}`}</p>
  ) : (
    <SealedText text={text} open label={label} language={page.language} />
  )
}

const Said = ({ model, page }: Props): VNode => {
  const { language } = page
  const t = gatesWords[language].risk
  return (
    <>
      {riskSides.map((side) => {
        const one = model.sides.find((row) => row.side === side)
        return (
          <section key={side} aria-label={t.sides[side]}>
            <h2>{t.sides[side]}</h2>
            {one ? (
              <>
                <SummaryList
                  rows={[
                    {
                      key: 'by',
                      text: gatesWords[language].by,
                      value: `${sayZone(model.names, one.zoneId)} · ${sayPerson(model.names, one.madeBy, language)}`,
                    },
                    { key: 'at', text: gatesWords[language].at, value: <Time at={one.madeAt} now={page.now} language={language} /> },
                    { key: 'own', text: t.ownView, value: t.ownViews[one.ownView] },
                  ]}
                />
                <Words text={one.ownWords} written={one.hasOwnWords} label={t.ownWords} page={page} />
                <Words text={one.words} written={one.hasWords} label={t.words} page={page} />
              </>
            ) : (
              <Empty>{t.sideMissing}</Empty>
            )}
          </section>
        )
      })}
    </>
  )
}

const Signatures = ({ model, page }: Props): VNode => {
  const { language } = page
  const t = gatesWords[language].risk
  const { risk } = model
  const asked = [...new Set(risk.signed.flatMap(({ conditions }) => conditions))]
  return (
    <>
      <h2>{t.signatures}</h2>
      {risk.signed.length === 0 ? (
        <Empty>{t.noSignatures}</Empty>
      ) : (
        <SummaryList
          rows={risk.signed.map((one) => ({
            key: one.part,
            text: gatesWords[language].gates.parts[one.part],
            value: `${t.outcomes[one.outcome]} · ${sayPerson(model.names, one.madeBy, language)} · ${t.holdsUntil} ${one.holdsUntil}`,
          }))}
        />
      )}
      {model.reasons.map(({ part, words }) => (
        <Words key={part} text={words} written label={gatesWords[language].gates.parts[part]} page={page} />
      ))}
      {asked.length === 0 ? null : (
        <>
          <h3>{t.conditions}</h3>
          <ul class="govuk-list">
            {asked.map((condition) => (
              <li key={condition}>
                {t.conditionNames[condition]}{' '}
                <Tag tone={risk.unmet.includes(condition) ? 'soon' : 'done'} text={risk.unmet.includes(condition) ? t.unmet : t.met} />
              </li>
            ))}
          </ul>
        </>
      )}
      <p class="l-actions">
        {model.maySign ? <ButtonLink href={gatePaths.signRisk(model.case.id, risk.id)}>{t.sign}</ButtonLink> : null}
        {model.mayMeet && risk.unmet.length > 0 ? (
          <ButtonLink href={gatePaths.meetRisk(model.case.id, risk.id)} tone="quiet">
            {t.meet}
          </ButtonLink>
        ) : null}
      </p>
    </>
  )
}

export function riskPage(model: RiskModel, page: Page): Shown {
  const { language } = page
  const t = gatesWords[language].risk
  return {
    title: `${t.title} · ${model.case.pseudonym}`,
    place: 'cases',
    trail: [...returnTrail(model.case, language), { href: gatePaths.risks(model.case.id), text: t.title }],
    body: (
      <>
        <h1>{t.number(model.risk.number)}</h1>
        {model.newest ? null : <Notice tone="info">{t.older}</Notice>}
        <p>
          <StateOf risk={model.risk} page={page} /> {model.risk.holdsUntil === null ? null : `${t.holdsUntil} ${model.risk.holdsUntil}`}
        </p>
        <Signatures model={model} page={page} />
        <Said model={model} page={page} />
        <Sides model={model} page={page} />
      </>
    ),
  }
}
