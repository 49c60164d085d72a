import type { VNode } from 'preact'
import type { Page, Shown } from '#ui/page.ts'
import { DataTable } from '#ui/components/data-table.tsx'
import { Panel } from '#ui/components/panel.tsx'
import { SmallForm } from '#ui/components/small-form.tsx'
import { State } from '#ui/components/state.tsx'
import { Time } from '#ui/components/time.tsx'
import { casePaths } from '#capabilities/cases/contract.ts'
import { functionWords } from '#capabilities/directory/contract.ts'
import type { ClockState } from '#capabilities/cooperation/domain/clocks.ts'
import { cooperationPaths } from '#capabilities/cooperation/paths.ts'
import type { ClockRow, InvitationRow, MeetingList, MeetingRow, Show } from '#capabilities/cooperation/queries/list-meetings.ts'
import { cooperationWords } from '#capabilities/cooperation/words.ts'

type Words = (typeof cooperationWords)['sv']
type Shared = { readonly page: Page; readonly words: Words }

export const clockTone = (state: ClockState): 'late' | 'soon' | 'done' | 'quiet' =>
  state === 'late' ? 'late' : state === 'soon' ? 'soon' : state === 'running' ? 'quiet' : 'done'

const Invitations = ({ rows, ours, page, words }: Shared & { readonly rows: readonly InvitationRow[]; readonly ours: boolean }): VNode => (
  <DataTable
    caption={ours ? words.list.toAnswer : words.list.unanswered}
    quietCaption
    language={page.language}
    sorted={words.list.nearest}
    empty={ours ? words.list.noneToAnswer : words.list.noneUnanswered}
    columns={[
      { key: 'when', text: words.list.when },
      { key: 'word', text: words.list.word },
      { key: 'zone', text: ours ? words.list.from : words.list.asked },
      { key: 'by', text: words.list.answerBy },
    ]}
    rows={rows.map((row) => ({
      key: row.id,
      ...(row.late ? { tone: 'late' as const } : {}),
      cells: {
        when: (
          <a href={ours ? cooperationPaths.invitation(row.id) : cooperationPaths.one(row.meetingId)}>
            <Time at={row.at} now={page.now} language={page.language} as="both" />
          </a>
        ),
        word: row.word,
        zone: ours || row.function === null ? row.zone : `${functionWords(row.function, page.language)} · ${row.zone}`,
        by: row.late ? <State tone="late" text={words.page.late} /> : <Time at={row.answerBy} now={page.now} language={page.language} as="until" />,
      },
    }))}
  />
)

const Meetings = ({
  rows,
  title,
  empty,
  page,
  words,
}: Shared & { readonly rows: readonly MeetingRow[]; readonly title: string; readonly empty: string }): VNode => (
  <DataTable
    caption={title}
    quietCaption
    language={page.language}
    sorted={words.list.nearest}
    empty={empty}
    columns={[
      { key: 'when', text: words.list.when },
      { key: 'case', text: words.list.case },
      { key: 'word', text: words.list.word },
      { key: 'mode', text: words.mode.title },
    ]}
    rows={rows.map((row) => ({
      key: row.id,
      cells: {
        when: (
          <a href={cooperationPaths.one(row.id)}>
            <Time at={row.at} now={page.now} language={page.language} as="both" />
          </a>
        ),
        case: row.pseudonym,
        word: row.word,
        mode: words.mode[row.mode],
      },
    }))}
  />
)

const Clocks = ({ rows, page, words }: Shared & { readonly rows: readonly ClockRow[] }): VNode => (
  <DataTable
    caption={words.list.clocks}
    quietCaption
    language={page.language}
    sorted={words.list.nearest}
    empty={words.list.noneClocks}
    columns={[
      { key: 'what', text: words.list.what },
      { key: 'due', text: words.list.due },
      { key: 'state', text: words.list.state },
      { key: 'case', text: words.list.case },
      { key: 'stop', text: words.list.stop },
    ]}
    rows={rows.map((row) => ({
      key: row.id,
      ...(row.state === 'late' || row.state === 'soon' ? { tone: row.state } : {}),
      cells: {
        what: words.clocks[row.code],
        due: <Time at={row.dueAt} now={page.now} language={page.language} as="both" />,
        state: (
          <State tone={clockTone(row.state)} text={row.standingIn ? `${words.clockStates[row.state]}, ${words.list.deputy}` : words.clockStates[row.state]} />
        ),
        case: row.caseId && row.pseudonym ? <a href={casePaths.one(row.caseId)}>{row.pseudonym}</a> : null,
        stop: <SmallForm page={page} action={cooperationPaths.clock(row.id)} submit={words.list.stop} about={words.clocks[row.code]} />,
      },
    }))}
  />
)

/** Invitations to answer, meetings and clocks. Asked for with `show`, only that list. */
export function meetingsPage(model: MeetingList, page: Page): Shown {
  const words = cooperationWords[page.language]
  const shared = { page, words }
  const on = (...sections: readonly Show[]): boolean => model.show === null || sections.includes(model.show)
  return {
    title: words.meetings,
    place: 'meetings',
    body: (
      <>
        <h1>{words.meetings}</h1>
        <p>{words.list.lead}</p>
        {on('to-answer') ? (
          <Panel title={words.list.toAnswer} id="to-answer">
            <Invitations rows={model.toAnswer} ours {...shared} />
          </Panel>
        ) : null}
        {on('today') ? (
          <Panel title={words.list.today} id="today">
            <Meetings rows={model.today} title={words.list.today} empty={words.list.noneToday} {...shared} />
          </Panel>
        ) : null}
        {on('unanswered') && (model.unanswered.length > 0 || model.show !== null) ? (
          <Panel title={words.list.unanswered} id="unanswered" tone="late">
            <Invitations rows={model.unanswered} ours={false} {...shared} />
          </Panel>
        ) : null}
        {on('late', 'running') ? (
          <Panel title={words.list.clocks} id="clocks">
            <Clocks rows={model.clocks} {...shared} />
          </Panel>
        ) : null}
        {model.show === null ? (
          <Panel title={words.list.coming}>
            <Meetings rows={model.coming} title={words.list.coming} empty={words.list.noneComing} {...shared} />
          </Panel>
        ) : (
          <p>
            <a href={cooperationPaths.list}>{words.list.all}</a>
          </p>
        )}
      </>
    ),
  }
}
