import type { VNode } from 'preact'
import type { FormState, Page, Shown } from '#ui/page.ts'
import { ButtonLink } from '#ui/components/button-link.tsx'
import { Columns } from '#ui/components/columns.tsx'
import { MatrixTable } from '#ui/components/matrix-table.tsx'
import type { Sees } from '#ui/components/matrix-table.tsx'
import { Panel } from '#ui/components/panel.tsx'
import { SmallForm } from '#ui/components/small-form.tsx'
import { State } from '#ui/components/state.tsx'
import { SummaryList } from '#ui/components/summary-list.tsx'
import { Tag } from '#ui/components/tag.tsx'
import { Time } from '#ui/components/time.tsx'
import { casePaths } from '#capabilities/cases/contract.ts'
import { functionWords } from '#capabilities/directory/contract.ts'
import { modes } from '#capabilities/cooperation/domain/modes.ts'
import type { Reach } from '#capabilities/cooperation/domain/modes.ts'
import { DecisionFields } from '#capabilities/cooperation/pages/decision-page.tsx'
import { clockTone } from '#capabilities/cooperation/pages/meetings-page.tsx'
import { cooperationPaths } from '#capabilities/cooperation/paths.ts'
import type { MeetingAnswer } from '#capabilities/cooperation/queries/show-meeting.ts'
import { cooperationWords, wordFor } from '#capabilities/cooperation/words.ts'

type Words = (typeof cooperationWords)['sv']
type Parts = { readonly model: MeetingAnswer; readonly page: Page; readonly words: Words }
type Row = MeetingAnswer['who'][number]

const seesOf: Readonly<Record<Reach, Sees>> = { all: 'yes', by_disclosure: 'part', never: 'no' }
const answerTone = (row: Row): 'late' | 'soon' | 'done' | 'quiet' => (row.answer === 'accept' ? 'done' : row.answer === 'decline' || row.late ? 'late' : 'soon')

const AnswerOf = ({ row, model, page, words }: Parts & { readonly row: Row }): VNode => (
  <>
    <State tone={answerTone(row)} text={row.late ? words.page.late : words.answers[row.answer]} />
    {row.reason ? ` · ${words.reasons[row.reason]}` : null}{' '}
    {row.answer === 'none' && !row.late ? (
      <>
        {words.list.answerBy} <Time at={row.answerBy} now={page.now} language={page.language} as="both" />
      </>
    ) : row.answeredAt ? (
      <Time at={row.answeredAt} now={page.now} language={page.language} />
    ) : null}
    {row.attended ? (
      <>
        {' · '}
        <State tone="done" text={words.page.came} />
      </>
    ) : null}
    {model.may.lead && row.next ? (
      <SmallForm
        page={page}
        action={cooperationPaths.ask(model.id)}
        fields={{ chair: row.next.value }}
        submit={`${words.page.askNext} ${row.next.zone}`}
        about={functionWords(row.next.function, page.language)}
      />
    ) : null}
  </>
)

const Who = (parts: Parts): VNode => {
  const { model, page, words } = parts
  return (
    <Panel title={words.page.who} {...(model.may.lead ? { action: { href: cooperationPaths.ask(model.id), text: words.page.askAnother } } : {})}>
      <SummaryList
        rows={model.who.map((row) => ({
          key: row.id,
          text: `${functionWords(row.function, page.language)} · ${row.zone} (${words.convene[row.wish]}${row.standsIn ? `, ${words.page.standsIn}` : ''})`,
          value: <AnswerOf row={row} {...parts} />,
        }))}
      />
    </Panel>
  )
}

const Agenda = ({ model, page, words, form }: Parts & { readonly form: FormState }): VNode => (
  <Panel title={words.page.agenda}>
    <ol>
      {model.agenda.map(({ item, decisions }) => (
        <li key={item}>
          <h3>{words.agenda[item]}</h3>
          {decisions.length === 0 ? <p class="l-quiet">{words.page.noDecisions}</p> : null}
          <ul>
            {decisions.map((each) => (
              <li key={each.id}>
                {words.decisions[each.code]} · {functionWords(each.function, page.language)}, {each.zone} ·{' '}
                <Time at={each.dueAt} now={page.now} language={page.language} as="both" />{' '}
                <State
                  tone={each.state === 'done' ? 'done' : each.state === 'late' ? 'late' : 'quiet'}
                  text={each.state === 'late' ? words.clockStates.late : words.page[each.state]}
                />{' '}
                <a href={casePaths.task(model.caseId, each.taskId)}>
                  {words.page.toTask}
                  <span class="govuk-visually-hidden"> {words.decisions[each.code]}</span>
                </a>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
    {model.may.decide ? (
      <>
        <h3>{words.page.newDecision}</h3>
        <DecisionFields model={model} form={form} page={page} />
      </>
    ) : null}
  </Panel>
)

const Matrix = ({ model, page, words }: Parts): VNode => (
  <Panel title={words.page.matrix} {...(model.may.lead ? { action: { href: cooperationPaths.mode(model.id), text: words.mode.change } } : {})}>
    <p>
      <Tag tone={model.mode === 'anonymised' ? 'quiet' : 'soon'} text={words.mode[model.mode]} /> {model.ground ? wordFor(words.grounds, model.ground) : null}
    </p>
    <MatrixTable
      caption={words.matrix.caption}
      language={page.language}
      part={words.matrix.part}
      corner={words.matrix.corner}
      columns={modes.filter((mode) => mode === model.mode).map((mode) => ({ key: mode, text: `${words.mode[mode]}, ${words.matrix.now}` }))}
      rows={model.matrix.map(({ matter, reach }) => ({
        key: matter,
        text: words.matters[matter],
        sees: { anonymised: seesOf[reach.anonymised], consented: seesOf[reach.consented], statutory: seesOf[reach.statutory] },
      }))}
    />
    <p class="l-quiet">{words.mode.hint}</p>
    <p>
      <ButtonLink href={casePaths.newDisclosure(model.caseId)} tone="quiet">
        {words.mode.disclose}
      </ButtonLink>
    </p>
  </Panel>
)

const Clocks = ({ model, page, words }: Parts): VNode => (
  <Panel title={words.page.clocks}>
    <SummaryList
      rows={model.clocks.map((clock) => {
        const met = clock.state === 'met' || clock.state === 'met_late'
        return {
          key: clock.id,
          text: words.clocks[clock.code],
          value: (
            <>
              <State tone={clockTone(clock.state)} text={words.clockStates[clock.state]} />{' '}
              {met ? null : <Time at={clock.dueAt} now={page.now} language={page.language} as="both" />}
              {met || !clock.own ? null : (
                <SmallForm page={page} action={cooperationPaths.clock(clock.id)} submit={words.list.stop} about={words.clocks[clock.code]} />
              )}
            </>
          ),
        }
      })}
    />
  </Panel>
)

const Minutes = ({ model, page, words }: Parts): VNode => (
  <Panel title={words.page.minutes} {...(model.may.minutes ? { action: { href: cooperationPaths.minutes(model.id), text: words.page.writeMinutes } } : {})}>
    <p>{words.page.minutesHint}</p>
    {model.minutes.length === 0 ? <p class="l-quiet">{words.page.noMinutes}</p> : null}
    <ul>
      {model.minutes.map((each) => (
        <li key={each.recordId}>
          <a href={casePaths.record(model.caseId, each.recordId)}>
            {words.page.toRecord} <Time at={each.writtenAt} now={page.now} language={page.language} />
          </a>
        </li>
      ))}
    </ul>
  </Panel>
)

/** Left who, in the middle what is decided, right what this meeting shows to whom. Nobody sees a name here in any mode. */
export function meetingPage(
  model: MeetingAnswer,
  page: Page,
  form: FormState = { values: {}, errors: [], notice: null, key: page.newKey(), conflict: null },
): Shown {
  const words = cooperationWords[page.language]
  const parts = { model, page, words }
  return {
    title: words.meeting,
    place: 'meetings',
    wide: true,
    trail: [
      { href: cooperationPaths.list, text: words.meetings },
      { href: casePaths.one(model.caseId), text: model.pseudonym },
    ],
    body: (
      <>
        <h1>{words.acuteMeeting}</h1>
        <p>
          <strong>{model.pseudonym}</strong> · {model.word} · <Time at={model.at} now={page.now} language={page.language} as="both" />{' '}
          <Tag tone={model.state === 'called' ? 'new' : model.state === 'held' ? 'done' : 'quiet'} text={words.states[model.state]} />
          {model.nextAt ? (
            <>
              {' '}
              · {words.page.next}: <Time at={model.nextAt} now={page.now} language={page.language} as="both" />
            </>
          ) : null}
        </p>
        <Columns count={3}>
          <Who {...parts} />
          <Agenda {...parts} form={form} />
          <Matrix {...parts} />
        </Columns>
        <Columns count={2}>
          <Minutes {...parts} />
          <Clocks {...parts} />
        </Columns>
        {model.may.lead ? (
          <p class="l-actions">
            <ButtonLink href={cooperationPaths.held(model.id)}>{words.page.hold}</ButtonLink>
            <ButtonLink href={cooperationPaths.cancel(model.id)} tone="quiet">
              {words.page.cancel}
            </ButtonLink>
          </p>
        ) : null}
        <p>
          <a href={casePaths.one(model.caseId)}>{words.page.toCase}</a>
        </p>
      </>
    ),
  }
}
