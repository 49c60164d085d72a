import type { VNode } from 'preact'
import type { Page, Shown } from '#ui/page.ts'
import { ButtonLink } from '#ui/components/button-link.tsx'
import { DataTable } from '#ui/components/data-table.tsx'
import { Panel } from '#ui/components/panel.tsx'
import { SmallForm } from '#ui/components/small-form.tsx'
import { State } from '#ui/components/state.tsx'
import { Time } from '#ui/components/time.tsx'
import type { Urgency } from '#capabilities/contact/domain/call.ts'
import { contactPaths, linePaths } from '#capabilities/contact/paths.ts'
import type { CallList, CallRow, HandOverRow, Show } from '#capabilities/contact/queries/list-calls.ts'
import { workWords } from '#capabilities/contact/words.line.ts'
import { contactWords } from '#capabilities/contact/words.ts'

type Words = (typeof contactWords)['sv']

export const urgencyTone = (urgency: Urgency): 'late' | 'soon' | 'quiet' =>
  urgency === 'acute' || urgency === 'danger' ? 'late' : urgency === 'unknown' ? 'soon' : 'quiet'

const CallTable = ({
  rows,
  title,
  empty,
  page,
  words,
}: {
  readonly rows: readonly CallRow[]
  readonly title: string
  readonly empty: string
  readonly page: Page
  readonly words: Words
}): VNode => (
  <DataTable
    caption={title}
    quietCaption
    language={page.language}
    sorted={words.list.newest}
    empty={empty}
    columns={[
      { key: 'when', text: words.list.when },
      { key: 'urgent', text: words.list.urgent },
      { key: 'taker', text: words.list.taker },
      { key: 'state', text: words.list.state },
    ]}
    rows={rows.map((row) => ({
      key: row.id,
      cells: {
        when: (
          <a href={contactPaths.one(row.id)}>
            <Time at={row.takenAt} now={page.now} language={page.language} as="both" />
          </a>
        ),
        urgent: <State tone={urgencyTone(row.urgency)} text={words.urgency[row.urgency]} />,
        taker: row.mine ? words.list.me : words.list.colleague,
        state: words.states[row.state],
      },
    }))}
  />
)

const HandOverTable = ({
  rows,
  to,
  empty,
  page,
  words,
}: {
  readonly rows: readonly HandOverRow[]
  readonly to: boolean
  readonly empty: string
  readonly page: Page
  readonly words: Words
}): VNode => (
  <DataTable
    caption={to ? words.list.sent : words.list.toAnswer}
    quietCaption
    language={page.language}
    empty={empty}
    columns={[
      { key: 'when', text: words.list.when },
      { key: 'urgent', text: words.list.urgent },
      { key: 'other', text: to ? words.list.to : words.list.from },
      { key: 'answer', text: words.list.answer },
    ]}
    rows={rows.map((row) => ({
      key: row.id,
      cells: {
        when: (
          <a href={to || row.answer !== null ? contactPaths.receipt(row.id) : contactPaths.answer(row.id)}>
            <Time at={row.sentAt} now={page.now} language={page.language} as="both" />
          </a>
        ),
        urgent: row.urgency ? <State tone={urgencyTone(row.urgency)} text={words.urgency[row.urgency]} /> : '',
        other: row.zone ?? (row.line ? words.lines[row.line] : ''),
        answer: row.answer ? (
          <State tone={row.answer === 'received' ? 'done' : 'soon'} text={words.handOver[row.answer]} />
        ) : (
          <State tone="soon" text={words.handOver.waiting} />
        ),
      },
    }))}
  />
)

const Tally = ({ model, page, words }: { readonly model: CallList; readonly page: Page; readonly words: Words }): VNode => (
  <Panel title={words.tally.title} tone="mist">
    <p>{words.tally.lead}</p>
    <DataTable
      caption={words.tally.title}
      quietCaption
      language={page.language}
      columns={[
        { key: 'kind', text: words.tally.kind },
        { key: 'today', text: words.tally.count, numeric: true },
        { key: 'add', text: words.tally.add },
        { key: 'back', text: words.tally.back },
      ]}
      rows={model.tally.map(({ kind, today }) => ({
        key: kind,
        cells: {
          kind: words.nonData[kind],
          today: words.tally.today(today),
          add: <SmallForm page={page} action={contactPaths.tally} fields={{ kind, step: 'add' }} submit={words.tally.add} about={words.nonData[kind]} />,
          back:
            today > 0 ? (
              <SmallForm page={page} action={contactPaths.tally} fields={{ kind, step: 'take_back' }} submit={words.tally.back} about={words.nonData[kind]} />
            ) : null,
        },
      }))}
    />
  </Panel>
)

/** Mine and my zone's calls, hand-overs, and calls that leave only a number. */
export function callsPage(model: CallList, page: Page): Shown {
  const words = contactWords[page.language]
  const on = (section: Show): boolean => model.show === null || model.show === section
  return {
    title: words.calls,
    place: 'calls',
    body: (
      <>
        <h1>{words.calls}</h1>
        <p>{words.list.lead}</p>
        <p class="l-actions">
          <ButtonLink href={contactPaths.new}>{words.list.new}</ButtonLink>
          <ButtonLink href={linePaths.queue} tone="quiet">
            {workWords[page.language].title}
          </ButtonLink>
        </p>
        {on('to-answer') && (model.toAnswer.length > 0 || model.show !== null) ? (
          <Panel title={words.list.toAnswer} id="to-answer">
            <HandOverTable rows={model.toAnswer} to={false} empty={words.list.noneToAnswer} page={page} words={words} />
          </Panel>
        ) : null}
        {on('mine') ? (
          <Panel title={words.list.mine} id="mine">
            <CallTable rows={model.mine} title={words.list.mine} empty={words.list.noneMine} page={page} words={words} />
          </Panel>
        ) : null}
        {on('zone') ? (
          <Panel title={words.list.zone} id="zone">
            <CallTable rows={model.zone} title={words.list.zone} empty={words.list.noneZone} page={page} words={words} />
          </Panel>
        ) : null}
        {model.show === null ? <Tally model={model} page={page} words={words} /> : null}
        {on('sent') && (model.sent.length > 0 || model.show !== null) ? (
          <Panel title={words.list.sent} id="sent">
            <HandOverTable rows={model.sent} to empty={words.list.noneSent} page={page} words={words} />
          </Panel>
        ) : null}
        {model.show === null ? (
          <Panel title={words.list.settled}>
            <CallTable rows={model.settled} title={words.list.settled} empty={words.list.noneSettled} page={page} words={words} />
          </Panel>
        ) : null}
        {model.show === null ? null : (
          <p>
            <a href={contactPaths.list}>{words.one.back}</a>
          </p>
        )}
      </>
    ),
  }
}
