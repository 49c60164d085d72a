import type { FormState, Page, Shown } from '#ui/page.ts'
import { ButtonLink } from '#ui/components/button-link.tsx'
import { Confirm } from '#ui/components/confirm.tsx'
import { Radios } from '#ui/components/radios.tsx'
import { Receipt } from '#ui/components/receipt.tsx'
import { Tag } from '#ui/components/tag.tsx'
import { Time } from '#ui/components/time.tsx'
import { isRecordKind } from '#capabilities/cases/domain/kinds.ts'
import { optionsFrom, sayClass, sayClasses, trailTo, transferRow } from '#capabilities/cases/pages/parts.tsx'
import { casePaths } from '#capabilities/cases/paths.ts'
import { sayPerson, sayZone } from '#capabilities/cases/queries/names.ts'
import type { DisclosureModel } from '#capabilities/cases/queries/show-disclosure.ts'
import { casesWords } from '#capabilities/cases/words.ts'

const Items = ({ model, page: { language } }: { readonly model: DisclosureModel; readonly page: Page }) => (
  <ul class="govuk-list">
    {model.items.length === 0 ? <li>{sayClasses(model.classes, language)}</li> : null}
    {model.items.map((item) => {
      const text = `${isRecordKind(item.kind) ? casesWords[language].kinds[item.kind] : item.kind} (${sayClass(item.class, language)})`
      return <li key={item.record ?? text}>{item.record ? <a href={casePaths.record(model.case.id, item.record)}>{text}</a> : text}</li>
    })}
  </ul>
)

const rowsOf = (model: DisclosureModel, page: Page) => {
  const { language, now } = page
  const t = casesWords[language]
  return [
    { key: 'state', text: t.state, value: t.disclosureStates[model.state as keyof typeof t.disclosureStates] },
    { key: 'from', text: t.disclosures.from, value: sayZone(model.names, model.fromZone) },
    {
      key: 'to',
      text: t.disclosures.to,
      value: `${sayZone(model.names, model.toZone)}: ${model.named.map((id) => sayPerson(model.names, id, language)).join(', ')}`,
    },
    { key: 'what', text: t.disclosures.what, value: <Items model={model} page={page} /> },
    { key: 'mode', text: t.disclosures.mode, value: t.modes[model.mode as keyof typeof t.modes] },
    { key: 'purpose', text: t.disclosures.purpose, value: t.purposes[model.purpose as keyof typeof t.purposes] ?? model.purpose },
    { key: 'ground', text: t.disclosures.ground, value: `${t.grounds[model.ground] ?? model.ground}${model.law ? ` (${model.law})` : ''}` },
    ...transferRow(model.transferGround, language),
    ...(model.verified ? [{ key: 'verified', text: t.disclosures.verified, value: t.verifications[model.verified as keyof typeof t.verifications] }] : []),
    { key: 'until', text: t.until, value: <Time at={model.untilAt} now={now} language={language} /> },
    ...(model.revokedWhy ? [{ key: 'why', text: t.disclosures.revokeWhy, value: t.endedWhy[model.revokedWhy] ?? model.revokedWhy }] : []),
    { key: 'decided', text: t.disclosures.decidedBy, value: sayPerson(model.names, model.decidedBy, language) },
    ...(model.secondBy ? [{ key: 'second', text: t.disclosures.secondBy, value: sayPerson(model.names, model.secondBy, language) }] : []),
    ...(model.harmRecord
      ? [{ key: 'harm', text: t.disclosures.harm, value: <a href={casePaths.record(model.case.id, model.harmRecord)}>{t.kinds.harm_test}</a> }]
      : []),
  ]
}

export function disclosurePage(model: DisclosureModel, page: Page): Shown {
  const { language } = page
  const t = casesWords[language]
  const gone = model.state === 'sent' || model.state === 'running' || model.state === 'ended' || model.state === 'revoked'
  const title = !gone ? t.disclosures.title : model.received ? t.disclosures.receiptGot : t.disclosures.receiptSent
  const tone = model.state === 'sent' || model.state === 'running' ? 'done' : model.state === 'waiting' || model.state === 'approved' ? 'soon' : 'quiet'
  return {
    title: `${t.disclosures.receipt} · ${model.case.pseudonym}`,
    place: 'cases',
    trail: trailTo(model.case, language),
    body: (
      <>
        <h1>
          {t.disclosures.title} <Tag tone={tone} text={t.disclosureStates[model.state as keyof typeof t.disclosureStates]} />
        </h1>
        <Receipt title={title} reference={model.id.slice(0, 8)} at={model.decidedAt} rows={rowsOf(model, page)} language={language} />
        {model.mode === 'snapshot' && model.state === 'sent' ? <p class="govuk-body">{t.disclosures.cannotRecall}</p> : null}
        {model.maySend ? <ButtonLink href={casePaths.sendDisclosure(model.case.id, model.id)}>{t.disclosures.continue}</ButtonLink> : null}{' '}
        {model.mayRevoke ? (
          <ButtonLink href={casePaths.revokeDisclosure(model.case.id, model.id)} tone="danger">
            {t.disclosures.revoke}
          </ButtonLink>
        ) : null}
      </>
    ),
  }
}

export function revokePage(model: DisclosureModel, form: FormState, page: Page): Shown {
  const { language } = page
  const t = casesWords[language]
  return {
    title: `${t.disclosures.revokeTitle} · ${model.case.pseudonym}`,
    place: 'cases',
    trail: [...trailTo(model.case, language), { href: casePaths.disclosure(model.case.id, model.id), text: t.disclosures.receipt }],
    body: (
      <>
        <h1>{t.disclosures.revokeTitle}</h1>
        <Confirm
          page={page}
          form={form}
          gone={t.disclosures.gone}
          forWhom={sayZone(model.names, model.toZone)}
          action={casePaths.revokeDisclosure(model.case.id, model.id)}
          submit={t.disclosures.revokeSubmit}
          back={casePaths.disclosure(model.case.id, model.id)}
        >
          <Radios form={form} name="why" legend={t.disclosures.revokeWhy} options={optionsFrom(['decision', 'mistake'], t.disclosures.revokeReasons)} />
        </Confirm>
      </>
    ),
  }
}
