import type { Page, Shown } from '#ui/page.ts'
import { ButtonLink } from '#ui/components/button-link.tsx'
import { Notice } from '#ui/components/notice.tsx'
import { SealedText } from '#ui/components/sealed-text.tsx'
import { SummaryList } from '#ui/components/summary-list.tsx'
import { isoMinute } from '#ui/when.ts'
import { lawPaths } from '#capabilities/support/law-paths.ts'
import { lawTrail } from '#capabilities/support/pages/law-parts.tsx'
import type { ConcernModel } from '#capabilities/support/queries/show-child.ts'
import { lawWords } from '#capabilities/support/words.law.ts'

const sayParts = (parts: NonNullable<ConcernModel['parts']>, page: Page): string =>
  parts.map(({ part, text }) => `${lawWords[page.language].children.concernParts[part]}\n${text}`).join('\n\n')

export function concernPage(model: ConcernModel, page: Page): Shown {
  const t = lawWords[page.language].children
  const { concern, case: head } = model
  return {
    title: `${t.tabs.concern} · ${head.pseudonym}`,
    place: 'cases',
    trail: lawTrail(head, { href: lawPaths.child(head.id), text: t.title }),
    body: (
      <>
        <h1>{t.concerns}</h1>
        {concern.danger === 'yes' && concern.sentAt === null ? <Notice tone="danger">{t.dangers.yes}</Notice> : null}
        {model.clock || concern.sentAt !== null ? null : (
          <Notice tone="warn">
            {t.noClockNotice} <a href={lawPaths.deadlines(head.id)}>{lawWords[page.language].clocks.title}</a>
          </Notice>
        )}
        <SummaryList
          rows={[
            { key: 'on', text: t.suspectedOn, value: concern.suspectedOn },
            { key: 'danger', text: t.danger, value: t.dangers[concern.danger] },
            { key: 'custodian', text: t.custodian, value: t.custodians[concern.custodian] },
            {
              key: 'sent',
              text: t.sentAt,
              value: concern.sentAt === null ? t.notSent : `${isoMinute(concern.sentAt)}${concern.sentHow === null ? '' : ` · ${t.sendWays[concern.sentHow]}`}`,
            },
            { key: 'received', text: t.receivedOn, value: concern.receivedOn ?? '–' },
          ]}
        />
        {model.parts === null ? null : <SealedText text={sayParts(model.parts, page)} open label={t.concerns} language={page.language} />}
        <p class="l-actions">
          {model.parts === null ? null : <ButtonLink href={lawPaths.concernSheet(head.id, concern.id)}>{t.sheet}</ButtonLink>}
          {model.mayWrite && concern.sentAt === null ? (
            <ButtonLink href={lawPaths.concernSent(head.id, concern.id)} tone="quiet">
              {t.sent}
            </ButtonLink>
          ) : null}
          {model.mayWrite && concern.sentAt !== null && concern.receivedOn === null ? (
            <ButtonLink href={lawPaths.concernReceived(head.id, concern.id)} tone="quiet">
              {t.received}
            </ButtonLink>
          ) : null}
        </p>
      </>
    ),
  }
}

/** For the board's hands, in one language: what is needed, no name, no place, and no sender where the name of it would tell. */
export function concernSheet(model: ConcernModel, page: Page): Shown {
  const t = lawWords[page.language].children
  const { concern } = model
  return {
    title: t.tabs.concern,
    bare: true,
    body: (
      <article class="l-sheet">
        <h1>{t.sheetTitle}</h1>
        <p>{t.sheetLaw}</p>
        <dl>
          <dt>{t.sheetFrom}</dt>
          <dd>{model.sender ?? t.sheetUnnamed}</dd>
          <dt>{t.sheetAbout}</dt>
          <dd>{t.bands[model.band]}</dd>
          <dt>{t.suspectedOn}</dt>
          <dd>{concern.suspectedOn}</dd>
          <dt>{t.danger}</dt>
          <dd>{t.dangers[concern.danger]}</dd>
          <dt>{t.custodian}</dt>
          <dd>{t.custodians[concern.custodian]}</dd>
        </dl>
        {(model.parts ?? []).map(({ part, text }) => (
          <section key={part}>
            <h2>{t.concernParts[part]}</h2>
            <p class="l-sheet__words">{text}</p>
          </section>
        ))}
        <p>{t.sheetName}</p>
        <p>{t.sheetWhere}</p>
      </article>
    ),
  }
}
